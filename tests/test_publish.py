"""The publisher: it publishes what the library renders, and nothing else decides."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from lxml import html

from conftest import checkout, rendered


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=False,
    )


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log with the site that a plain, strict build of MkDocs makes of it."""
    log = checkout(tmp_path_factory.mktemp("published") / "log")
    done = mkdocs(log, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return log


@pytest.mark.long
def test_pages_writes_what_the_hook_publishes_file_by_file(log: Path, tmp_path: Path) -> None:
    from mkdocs.config import load_config
    from mkdocs.structure.files import InclusionLevel, get_files

    subprocess.run(
        [sys.executable, "-m", "disclosure_log", "pages", "--out", str(tmp_path / "pages")],
        cwd=log,
        check=True,
        capture_output=True,
    )
    written = {
        p.relative_to(tmp_path / "pages").as_posix(): p.read_bytes()
        for p in (tmp_path / "pages").rglob("*")
        if p.is_file()
    }
    config = load_config(str(log / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    published = {
        file.src_uri: file.content_bytes
        for file in files
        if file.inclusion is not InclusionLevel.EXCLUDED
    }
    published = {
        path: content for path, content in published.items() if not path.startswith("theme/")
    }
    assert written == published


def test_a_plain_strict_build_of_mkdocs_succeeds(published: Path) -> None:
    assert (published / "site/disclosures/2016/fh-16-1/index.html").exists()


@pytest.mark.long
def test_a_plain_build_of_mkdocs_with_findings_stops_and_says_them(log: Path) -> None:
    (log / "disclosures/2016/fh-16-1.yml").write_text("reference: FH 16-1\n")
    done = mkdocs(log, "build")
    assert done.returncode == 1
    assert "DL101" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.long
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plugins: []", "plugins: []\ndocs_dir: disclosures"),
        ("name: material", "name: material\n  custom_dir: disclosures"),
    ],
)
def test_a_folder_that_is_not_checked_is_not_published(log: Path, old: str, new: str) -> None:
    edit(log / "mkdocs.yml", old, new)
    for done in (
        mkdocs(log, "build"),
        subprocess.run(
            [sys.executable, "-m", "disclosure_log"],
            cwd=log,
            capture_output=True,
            text=True,
            check=False,
        ),
    ):
        assert done.returncode != 0
        assert "docs_dir must be docs" in done.stderr and "Traceback" not in done.stderr
    assert not (log / "site/index.html").exists()


def test_every_page_has_its_policy_in_a_plain_build_too(published: Path) -> None:
    for path in (published / "site").rglob("*.html"):
        assert html.parse(path).xpath("//meta[@http-equiv='Content-Security-Policy']"), path


def test_the_search_names_all_that_it_needs_before_anything_that_waits(published: Path) -> None:
    """A browser looks ahead no further than the policy, and waits for style sheets and scripts."""
    page = html.parse(published / "site/search/index.html")
    first = page.xpath("//head/*[@src or @rel='stylesheet'][1]")[0]
    named = set(first.xpath("preceding-sibling::link[contains(@rel, 'preload')]/@href"))
    needed = page.xpath("//link[@rel='stylesheet']/@href | //script[@type='module']/@src")
    assert needed and named.issuperset(needed)
    assert any("whole_search" in path for path in named)


def test_a_site_holds_no_script_and_no_search_but_the_log_s_own(published: Path) -> None:
    found = {
        re.sub(r"\.[0-9a-f]{8}\.", ".", path.relative_to(published / "site").as_posix())
        for path in (published / "site").rglob("*.js*")
        if path.parts[-4] != "search"
        and not {"data", "feeds", "statistics"}.intersection(path.parts)
        and path.name != "record.json"
    }
    names = "ask ask_composer composer moved query_flag search site whole_search".split()
    assert found == {f"assets/javascripts/{name}.js" for name in names} | {"search/index.json"}


@pytest.mark.long
def test_an_authority_may_lay_its_own_files_over_the_theme(log: Path) -> None:
    edit(log / "mkdocs.yml", "name: material", "name: material\n  custom_dir: docs/theme")
    (log / "docs/theme/partials").mkdir(parents=True)
    (log / "docs/theme/partials/copyright.html").write_text("<p>Our own footer</p>")
    mkdocs(log, "build", "--strict")
    assert "Our own footer" in (log / "site/index.html").read_text()
    assert not (log / "site/theme").exists()


@pytest.mark.long
def test_what_an_authority_adds_follows_the_theme_in_its_order_and_is_named_after_what_it_holds(
    log: Path,
) -> None:
    edit(
        log / "mkdocs.yml",
        "name: material",
        "name: material\n  custom_dir: docs/theme\n  favicon: assets/own.svg",
    )
    with (log / "mkdocs.yml").open("a") as settings:
        settings.write(
            "extra_css: [assets/own/b.css, assets/own/a.css]\n"
            "extra_javascript: [assets/own/b.js, {path: assets/own/a.js, type: module, defer: true}]\n"
        )
    own = log / "docs/theme/assets/own"
    own.mkdir(parents=True)
    (own.parent / "own.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    for name in ("a", "b"):
        (own / f"{name}.css").write_text(f".{name} {{ background: url(../own.svg); }}")
        (own / f"{name}.js").write_text(f'console.log("{name}");')
    replaced = log / "docs/theme/assets/stylesheets/lists.css"
    replaced.parent.mkdir()
    replaced.write_text(".of-our-own { color: var(--md-default-fg-color) }")
    assert mkdocs(log, "build", "--strict").returncode == 0
    page = html.parse(log / "site/disclosures/index.html")
    sheets = page.xpath("//link[@rel='stylesheet']/@href")
    scripts = page.xpath("//script/@src")
    assert [re.sub("[0-9a-f]{8}", "#", path) for path in sheets + scripts] == [
        "../assets/stylesheets/whole.#.css",
        "../assets/own/b.#.css",
        "../assets/own/a.#.css",
        "../assets/javascripts/site.#.js",
        "../assets/own/b.#.js",
        "../assets/own/a.#.js",
    ]
    for path in [*sheets, *scripts, *page.xpath("//link[@rel='icon']/@href")]:
        content = (log / "site/disclosures" / path).read_bytes()
        assert hashlib.sha256(content).hexdigest()[:8] == path.split(".")[-2]
    joined = (log / "site/disclosures" / sheets[0]).read_text()
    assert ".of-our-own" in joined and ".dl-cards" not in joined
    assert page.xpath("//script[@type='module']/@src") == scripts[2:]


@pytest.mark.long
def test_two_builds_name_every_file_alike(published: Path, log: Path) -> None:
    mkdocs(log, "build", "--strict")
    first, second = (
        {path.relative_to(each) for path in each.rglob("*")}
        for each in (published / "site", log / "site")
    )
    assert first == second


def test_only_an_entry_leads_to_its_source_and_only_at_its_end(published: Path) -> None:
    page = html.parse(published / "site/disclosures/2016/fh-16-1/index.html")
    record = "https://git.fernhollow.example/council/log/edit/main/disclosures/2016/fh-16-1.yml"
    assert page.xpath("//a[contains(@href, '/edit/')]/@href") == [record]
    assert record in page.xpath("//div[@class='dl-about']//a/@href")
    for other in ("about", "disclosures/2016"):
        assert not html.parse(published / f"site/{other}/index.html").xpath(
            "//a[contains(@href, '/edit/')]"
        )


@pytest.mark.long
def test_a_preview_shows_an_edit_of_a_record_and_of_a_page(log: Path) -> None:
    port = 8000 + os.getpid() % 1000 + 500
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    output = log.parent / "serve.txt"
    with open(output, "w") as sink:
        process = subprocess.Popen(
            [sys.executable, "-m", "disclosure_log", "serve", "--address", f"127.0.0.1:{port}"],
            cwd=log,
            stdout=sink,
            stderr=sink,
            env=environment,
        )
    try:
        base = f"http://127.0.0.1:{port}"
        assert appears(f"{base}/disclosures/2016/fh-16-1/", "15 of 16"), output.read_text()
        edit(log / "disclosures/2016/fh-16-1.yml", "15 of 16", "Fifteen of sixteen")
        assert appears(f"{base}/disclosures/2016/fh-16-1/", "Fifteen of sixteen"), (
            output.read_text()
        )
        edit(log / "docs/about.md", "## What is published", "## What stands here")
        assert appears(f"{base}/about/", "What stands here"), output.read_text()
    finally:
        process.terminate()
        process.wait()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def appears(url: str, text: str, seconds: float = 30) -> bool:
    """Whether a page shows *text* before the time is up."""
    import urllib.request

    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as response:
                if text in response.read().decode():
                    return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


def test_rendering_twice_gives_the_same_files(log: Path) -> None:
    assert rendered(log).outputs == rendered(log).outputs
