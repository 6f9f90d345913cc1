"""The preview: the last site that was in order, with the newest edit in it."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import add_record
from disclosure_log.cli import serve
from disclosure_log.site.preview import Preview


@pytest.fixture
def preview(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Preview]:
    """A preview of a site of two pages and a file."""
    monkeypatch.setattr("disclosure_log.site.preview.WAIT", 0.2)
    with Preview("127.0.0.1", 0, "/log/") as server:
        server.show(a_site(tmp_path / "1", "first"))
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def a_site(folder: Path, word: str) -> Path:
    (folder / "about").mkdir(parents=True)
    for name in ("index.html", "about/index.html", "404.html"):
        (folder / name).write_text(f"<html><body>{word} {name}</body></html>")
    (folder / "lamps.csv").write_text("Lane,Lamps\n")
    return folder


def got(server: Preview, path: str) -> tuple[int, str]:
    """The status and the text of what is served at a *path*."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_a_page_has_the_script_that_reloads_it(preview: Preview) -> None:
    for path in ("/", "/about/", "/about/index.html"):
        assert (
            '<script src="/~reload.js" data-version="1"></script></body>' in got(preview, path)[1]
        )
    assert "/~version" in got(preview, "/~reload.js")[1]


def test_a_page_stands_below_the_path_of_the_site_too(preview: Preview) -> None:
    assert "first about" in got(preview, "/log/about/")[1]


def test_a_file_is_served_as_it_is(preview: Preview) -> None:
    assert got(preview, "/lamps.csv") == (200, "Lane,Lamps\n")


def test_where_nothing_is_there_is_the_page_of_the_site_for_that(preview: Preview) -> None:
    status, text = got(preview, "/nothing/")
    assert status == 404 and "first 404.html" in text and "/~reload.js" in text


@pytest.mark.parametrize(
    "path", ["/../secret", "/..%2fsecret", "/%2e%2e/secret", "/log/../../secret", "/log//../secret"]
)
def test_nothing_outside_of_the_site_is_served(preview: Preview, tmp_path: Path, path: str) -> None:
    (tmp_path / "secret").write_text("secret words")
    assert "secret words" not in got(preview, path)[1]


def test_a_browser_is_told_of_another_version_and_gets_it(preview: Preview, tmp_path: Path) -> None:
    assert got(preview, "/~version?1")[1] == "1"
    preview.show(a_site(tmp_path / "2", "second"))
    assert got(preview, "/~version?1")[1] == "2"
    assert "second" in got(preview, "/")[1]


class Ended(Exception):
    pass


def test_an_edit_appears_and_findings_and_failures_do_not_replace_the_last_site(
    log: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    page = "disclosures/2016/fh-16-2/index.html"
    shown: list[str] = []

    def show(server: Preview, folder: Path) -> None:
        text = (folder / page).read_text()
        shown.append(next(word for word in ("Nine", "Ten", "Eleven") if word in text))

    def edits(root: Path) -> Iterator[None]:
        settings = (log / "mkdocs.yml").read_text()
        add_record(log, "FH 16-2", answered="Nine lamps.")
        yield
        add_record(log, "FH 16-2", answered="Ten lamps.")
        yield
        add_record(log, "FH 16-2", answered="Write to somebody@mail.example, or 07700 900123.")
        yield
        assert "DL802" in capsys.readouterr().out
        add_record(log, "FH 16-2", answered="Eleven lamps.")
        own = settings.replace("name: material", "name: material\n  custom_dir: docs/theme")
        (log / "mkdocs.yml").write_text(own)
        (log / "docs/theme/partials").mkdir(parents=True)
        (log / "docs/theme/partials/copyright.html").write_text("{% if %}")
        yield
        assert len(shown) == 2
        (log / "docs/theme/partials/copyright.html").write_text("<p>Our own</p>")
        yield

    monkeypatch.setattr(Preview, "show", show)
    monkeypatch.setattr(serve, "_changes", edits)
    serve.show(log, f"127.0.0.1:{free_port()}")
    assert shown == ["Nine", "Ten", "Eleven"]


def free_port() -> int:
    with Preview("127.0.0.1", 0, "/") as server:
        return int(server.server_port)


def test_every_change_of_a_file_is_seen(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "PAUSE", 0.01)
    changes = serve._changes(log)
    next(changes)
    path = add_record(log, "FH 16-2")
    next(changes)
    path.unlink()
    next(changes)
    (log / "docs/about.md").rename(log / "docs/around.md")
    next(changes)


def test_the_settings_of_the_site_may_be_gone_for_a_moment(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As while an editor saves them."""
    monkeypatch.setattr(serve, "PAUSE", 0.01)
    changes = serve._changes(log)
    next(changes)
    text = (log / "mkdocs.yml").read_text()
    (log / "mkdocs.yml").unlink()

    def back() -> None:
        time.sleep(0.1)
        (log / "mkdocs.yml").write_text(f"{text}\n")

    thread = threading.Thread(target=back)
    thread.start()
    next(changes)
    thread.join()


def test_who_asks_for_the_head_only_gets_no_page(preview: Preview) -> None:
    with socket.create_connection(("127.0.0.1", preview.server_port)) as line:
        line.sendall(b"HEAD /about/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: line.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"\r\n\r\n")
