"""What is read from the web is read whole, and from nowhere that the first address could not be."""

from __future__ import annotations

import gc
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import program, serving
from disclosure_log.exports import published


@contextmanager
def answering(*answers: bytes) -> Iterator[str]:
    """A server that gives one of *answers* after another."""
    left = list(answers)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while self.rfile.readline().strip():
                pass
            self.wfile.write(left.pop(0))

    with serving(socketserver.TCPServer(("127.0.0.1", 0), Handler)) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(autouse=True)
def left_open() -> Iterator[None]:
    """Python tells of an answer that was left open when it is collected."""
    yield
    gc.collect()


def said(folder: Path, where: str) -> str:
    done = program(folder, "validate", where)
    assert done.returncode == 2 and "Traceback" not in done.stderr, done.stdout + done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("ftp://127.0.0.1/log.json", "leads to another address, which is no address of the web"),
        ("http://foi.authority.example/log.json", "leads to another address, which is not encr"),
        ("file:///etc/hostname", "cannot be read"),
        ("http://[::1", "cannot be read"),
    ],
)
def test_an_answer_that_leads_where_nothing_is_encrypted_is_not_followed(
    tmp_path: Path, target: str, expected: str
) -> None:
    with answering(f"HTTP/1.0 302 Found\r\nLocation: {target}\r\n\r\n".encode()) as address:
        assert f"{address}log.json {expected}" in said(tmp_path, f"{address}log.json")


def test_an_answer_that_leads_elsewhere_on_this_machine_is_followed(tmp_path: Path) -> None:
    whole = b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n[]"
    with answering(b"HTTP/1.0 302 Found\r\nLocation: /other.json\r\n\r\n", whole) as address:
        done = program(tmp_path, "validate", f"{address}log.json")
    assert done.returncode == 1 and "DF002" in done.stdout


def test_an_answer_that_was_cut_off_is_told(tmp_path: Path) -> None:
    with answering(b"HTTP/1.0 200 OK\r\nContent-Length: 9\r\n\r\n[]") as address:
        assert "was cut off" in said(tmp_path, f"{address}log.json")


def test_an_answer_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with answering(b"HTTP/1.0 200 OK\r\nContent-Length: 300000001\r\n\r\n[]") as address:
        assert "larger than any log" in said(tmp_path, f"{address}log.json")


def test_an_answer_that_turns_out_too_large_is_not_read_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "MOST", 10)
    with answering(b"HTTP/1.0 200 OK\r\n\r\n" + b"[" * 11) as address:
        assert "larger than any log" in said(tmp_path, f"{address}log.json")


def test_an_answer_that_takes_too_long_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "DEADLINE", -1)
    with answering(b"HTTP/1.0 200 OK\r\n\r\n[]") as address:
        assert "was not there after" in said(tmp_path, f"{address}log.json")


def test_an_answer_that_is_not_http_is_told(tmp_path: Path) -> None:
    with answering(b"hello\r\n\r\n") as address:
        assert "does not speak HTTP" in said(tmp_path, f"{address}log.json")


@pytest.mark.parametrize("where", ["https://a b/", "http://[::1", "https:///log.json", "a\0b.json"])
@pytest.mark.parametrize("command", ["validate", "verify"])
def test_what_is_no_address_is_told(tmp_path: Path, command: str, where: str) -> None:
    done = program(tmp_path, command, where)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "itself failed" not in done.stderr
