"""The audit of the finished site: each thing it guards is broken once in a real build, and found."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import building
from conftest import add_record, checkout, rendered
from disclosure_log.findings.codes.addresses import LOST_ADDRESS
from disclosure_log.findings.registry import RULES
from disclosure_log.site.audit import audit
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.page import look_at, own_scripts
from disclosure_log.site.render import Site

ENTRY = "disclosures/2016/fh-16-1/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Site]:
    folder = checkout(tmp_path_factory.mktemp("audit") / "log")
    path = add_record(folder, "FH 16-2")
    path.write_text(path.read_text() + "also_known_as: [FH 15-9]\n")
    site = rendered(folder)
    return building.built(folder), site


@pytest.fixture
def breaking(built: tuple[Path, Site]) -> Callable[[str, str, str], set[str]]:
    """Replace one text by another in a page of the built site, audit it, and put it back; gives the
    codes found."""
    folder, site = built

    def broken(page: str, old: str, new: str) -> set[str]:
        path = folder / page
        before = path.read_text()
        assert old in before
        path.write_text(before.replace(old, new, 1))
        try:
            return {f.code for f in audit(folder, site.log, Expected.of(site.outputs))}
        finally:
            path.write_text(before)

    return broken


def test_a_site_in_order_has_no_findings(built: tuple[Path, Site]) -> None:
    folder, site = built
    assert audit(folder, site.log, Expected.of(site.outputs)) == []


@pytest.mark.parametrize(
    ("what", "new", "code"),
    [
        ("a script", "<script>alert(1)</script>", "DL701"),
        ("a handler", '<p onclick="alert(1)">x</p>', "DL701"),
        ("a script address", '<a href="javascript:alert(1)">x</a>', "DL701"),
        ("a script address in other letters", '<a href=" JaVaScript:alert(1)">x</a>', "DL701"),
        ("a data address", '<a href="data:text/html,x">x</a>', "DL701"),
        ("a frame", '<iframe src="../../../"></iframe>', "DL701"),
        ("a style", '<p style="color:red">x</p>', "DL701"),
        ("a form that sends somewhere", '<form action="../../../"></form>', "DL701"),
        ("a picture from another host", '<img src="https://tracker.example/x.png">', "DL702"),
        (
            "a style sheet from another host",
            '<link rel="stylesheet" href="//tracker.example/x.css">',
            "DL702",
        ),
        (
            "a script from another host",
            '<script src="https://tracker.example/x.js"></script>',
            "DL702",
        ),
        (
            "a way to another host",
            '<meta http-equiv="refresh" content="0; url=https://other.example/">',
            "DL702",
        ),
        ("a dead link", '<a href="../nowhere/">x</a>', "DL703"),
        ("a dead place in a page", '<a href="#nowhere">x</a>', "DL703"),
        ("an id twice", '<p id="question-1">x</p>', "DL706"),
        (
            "a set of pictures from another host",
            '<img srcset="https://tracker.example/x.png">',
            "DL701",
        ),
        (
            "a way to another host in other letters",
            '<meta http-equiv=REFRESH content="0;URL=//other.example">',
            "DL702",
        ),
        (
            "a script that calls itself data",
            '<script data-x="application/json">alert(1)</script>',
            "DL701",
        ),
        ("a link without a scheme", '<a href="//other.example/">x</a>', "DL701"),
        ("a field that swallows the page", "<textarea>", "DL701"),
        ("a style sheet in the page", "<style>p{color:red}</style>", "DL707"),
        ("a second heading of the highest kind", "<h1>x</h1>", "DL707"),
        ("a class without rules", '<p class="admonition">x</p>', "DL707"),
        ("text from right to left", '<p dir="rtl">x</p>', "DL707"),
    ],
)
def test_what_should_be_impossible_is_found(
    breaking: Callable[[str, str, str], set[str]], what: str, new: str, code: str
) -> None:
    assert code in breaking(ENTRY, '<h1 id="page-title"', f'{new}<h1 id="page-title"')


@pytest.mark.parametrize(
    "harmless",
    [
        '<a href="https://other.example/">x</a>',
        '<a href="mailto:foi@fernhollow.example">x</a>',
        '<a href="#question-1">x</a>',
        '<a href="../../">x</a>',
    ],
)
def test_plain_links_are_no_finding(
    breaking: Callable[[str, str, str], set[str]], harmless: str
) -> None:
    assert breaking(ENTRY, '<h1 id="page-title"', f'{harmless}<h1 id="page-title"') == set()


def test_a_page_without_its_policy_is_found(breaking: Callable[[str, str, str], set[str]]) -> None:
    assert breaking(ENTRY, "Content-Security-Policy", "Content-Politeness") == {"DL704"}


def test_a_policy_that_allows_more_is_found(breaking: Callable[[str, str, str], set[str]]) -> None:
    assert breaking(ENTRY, "script-src 'self'", "script-src 'self' 'unsafe-inline'") == {"DL704"}


def test_an_entry_missing_from_the_list_of_its_year_is_found(
    breaking: Callable[[str, str, str], set[str]],
) -> None:
    assert breaking(
        "disclosures/2016/index.html", 'data-entry="disclosures/2016/fh-16-2/"', ""
    ) == {"DL705"}


def test_an_entry_missing_from_the_list_of_its_topic_is_found(
    breaking: Callable[[str, str, str], set[str]],
) -> None:
    assert breaking("topics/streets/index.html", 'data-entry="disclosures/2016/fh-16-2/"', "") == {
        "DL705"
    }


@pytest.mark.parametrize("page", [ENTRY, "disclosures/2016/fh-15-9/index.html"])
def test_a_page_that_got_lost_is_found(built: tuple[Path, Site], page: str) -> None:
    folder, site = built
    (folder / page).rename(folder.parent / "aside")
    try:
        assert f"site/{page}" in {
            f.path for f in audit(folder, site.log, Expected.of(site.outputs)) if f.code == "DL705"
        }
    finally:
        (folder.parent / "aside").rename(folder / page)


@pytest.mark.parametrize(
    "name",
    [
        "secret.txt",
        "evil.htm",
        "disclosures/2016/fh-16-1/evil.xhtml",
        "assets/names.xlsx",
        "CNAME",
        "disclosures/2016/fh-16-3/index.html",
    ],
)
def test_a_file_that_nobody_accounts_for_is_found(built: tuple[Path, Site], name: str) -> None:
    folder, site = built
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text((folder / "404.html").read_text())
    try:
        assert f"site/{name}" in {
            f.path for f in audit(folder, site.log, Expected.of(site.outputs)) if f.code == "DL708"
        }
    finally:
        (folder / name).unlink()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("assets/x.css", "@import 'x.css';"),
        ("assets/x.css", "p{background:url(https://tracker.example/x.png)}"),
        ("assets/x.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("assets/x.svg", "<svg onload='alert(1)'/>"),
    ],
)
def test_a_part_of_the_theme_that_runs_or_fetches_something_is_found(
    built: tuple[Path, Site], name: str, text: str
) -> None:
    folder, site = built
    (folder / name).write_text(text)
    try:
        assert {(f.path, f.code) for f in audit(folder, site.log, Expected.of(site.outputs))} == {
            (f"site/{name}", "DL702")
        }
    finally:
        (folder / name).unlink()


def test_the_facts_of_a_page_may_come_from_another_process_or_a_file(
    built: tuple[Path, Site],
) -> None:
    folder, site = built
    own = own_scripts((folder / "404.html").read_text())
    pages = [path.relative_to(folder).as_posix() for path in folder.rglob("*.html")]
    broken = '<a href="../nowhere/">x</a><iframe></iframe>\n'
    facts = {
        path: look_at(
            path,
            (folder / path).read_text().replace("</article>", f"{broken}</article>"),
            own,
            urlsplit(site.log.authority.site.address).path,
        )
        for path in pages
    }
    stored = {
        path: PageFacts.of_plain(json.loads(json.dumps(each.plain())))
        for path, each in facts.items()
    }
    assert stored == facts == pickle.loads(pickle.dumps(facts))
    # Nothing is wrong with the files: only these facts say so.
    found = audit(folder, site.log, Expected.of(site.outputs), stored)
    assert {(f.path, f.code) for f in found} == {
        (f"site/{path}", code) for path in pages for code in ("DL701", "DL703")
    }


def test_every_rule_of_the_audit_is_tested_here() -> None:
    text = Path(__file__).read_text()
    # What a change would lose is found by another command, with tests of its own.
    codes = [code for code in RULES if code.startswith("DL7") and code != LOST_ADDRESS]
    assert all(code in text for code in codes)
