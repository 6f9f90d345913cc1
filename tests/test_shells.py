"""Pages that are finished in a shell of the theme are those that MkDocs makes of them."""

from __future__ import annotations

import json
import re
import shutil
from functools import partial
from pathlib import Path
from urllib.parse import urljoin

import pytest

from building import built
from conftest import A_RECORD, CAFCASS, TODAY, add_record, checkout
from disclosure_log.findings.finding import as_text
from disclosure_log.rules import check
from specimens import published
from test_publish import mkdocs

GOLDEN = Path(__file__).parent / "golden/records"
HOSTILE = """Lamps & bins <5 "new" 'old' > 5"""


def pages(folder: Path) -> dict[str, str | bytes]:
    """Every file of a site but the sitemap; of a page, without blank lines and the space at the
    ends of lines, and with the whole addresses that its links lead to."""
    found: dict[str, str | bytes] = {}
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        # MkDocs alone does not know what it has written.
        if path.is_file() and not name.startswith(("sitemap", "data/checksums")):
            found[name] = path.read_bytes()
            if path.suffix == ".html":
                lines = (line.strip() for line in path.read_text("utf-8").splitlines())
                text = "\n".join(filter(None, lines))
                found[name] = re.sub('(href|src)="([^"]*)"', partial(whole_address, name), text)
    return found


def whole_address(page: str, link: re.Match[str]) -> str:
    return f'{link[1]}="{urljoin(f"https://foi.example/{page}", link[2])}"'


def differences(log: Path) -> list[str]:
    """The files in which the site of a log and that of MkDocs differ, each with the first line."""
    ours = pages(built(log, check(log, TODAY)))
    shutil.rmtree(log / "site")
    done = mkdocs(log, "build", "--strict")
    assert done.returncode == 0, done.stderr
    theirs = pages(log / "site")
    return [
        f"{name}: {first_difference(ours.get(name), theirs.get(name))}"
        for name in sorted(ours.keys() | theirs.keys())
        if ours.get(name) != theirs.get(name)
    ]


def first_difference(one: str | bytes | None, other: str | bytes | None) -> str:
    if not isinstance(one, str) or not isinstance(other, str):
        return f"{type(one).__name__} and {type(other).__name__}"
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    return next((f"{a!r} and {b!r}" for a, b in pairs if a != b), "one is longer")


def in_order(log: Path) -> None:
    findings = check(log, TODAY).findings
    assert not findings, as_text(findings)


def write(log: Path, number: int, title: str, asked: str, answered: str, more: str = "") -> None:
    """A record with any characters in its texts: JSON is YAML that needs no rules for quoting."""
    texts = {
        "title": title,
        "summary": f"{title}.",
        "parts": [{"asked": asked, "answered": answered}],
    }
    lines = (f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in texts.items())
    head = f"reference: FH 16-{number}\nreceived: 2016-02-09\nresponded: 2016-03-01\n"
    path = log / f"disclosures/2016/fh-16-{number}.yml"
    path.write_text(f"{head}topics: [streets]\n{''.join(lines)}{more}")


@pytest.fixture
def every_kind(log: Path) -> Path:
    """A log with every kind of page."""
    shutil.copytree(GOLDEN, log / "disclosures", dirs_exist_ok=True)
    document = "documents: [{file: reply.html, title: The reply, read_by_second_person: yes}]\n"
    write(log, 40, "A reply", "What was said?", "It is below.", document)
    (log / "disclosures/2016/fh-16-40").mkdir()
    reply = published("report_with_everything")
    (log / "disclosures/2016/fh-16-40/reply.html").write_bytes(reply)
    return log


@pytest.mark.long
def test_every_kind_of_page_is_the_one_of_mkdocs(every_kind: Path) -> None:
    in_order(every_kind)
    assert differences(every_kind) == []


@pytest.mark.long
def test_pages_of_real_records_are_those_of_mkdocs(tmp_path: Path) -> None:
    assert differences(checkout(tmp_path / "log", CAFCASS)) == []


@pytest.mark.long
def test_the_parts_of_a_long_list_are_those_of_mkdocs(log: Path) -> None:
    for number in range(2, 130):
        month = 1 + number % 9
        add_record(log, f"FH 16-{number}", responded=f"2016-{month + 2:02}-04")
    in_order(log)
    assert differences(log) == []


@pytest.mark.long
def test_texts_with_marks_of_html_are_those_of_mkdocs(log: Path) -> None:
    write(log, 41, HOSTILE, f"Which {HOSTILE}?", f"These: {HOSTILE}, as in FH 16-42.")
    write(
        log,
        42,
        "data-search",
        'Is `<form class="dl-search">` data-search?',
        'The text `<form class="dl-search" data-search>` and `<h1`, `{{ page.title }}`.',
    )
    in_order(log)
    assert differences(log) == []


@pytest.mark.parametrize(
    "text",
    [
        "\\## Not a heading\n\n## A heading",
        "### By lane\n\n#### Elder\n\n### By bin",
        '<h2 id="x">A heading</h2>',
        '<h1 id="page-title">Another title</h1>',
        "One\n===\n\nTwo\n---",
        "```\n## In code\n\n\n<h1>x</h1>\n```",
        "    ## Indented\n\n\n    twice",
        "[a](https://www.fernhollow.example/?q=<h1&x=1)",
        "&#xE000;title&#xE001; and \ue000title\ue001",
        "\ue000content\ue001",
        "{{ content }} {% raw %} {# x #}",
    ],
)
@pytest.mark.long
def test_what_looks_like_a_part_of_a_page_is_refused_or_as_mkdocs_makes_it(
    log: Path, text: str
) -> None:
    write(log, 41, "Lamps", "How many?", text)
    if not check(log, TODAY).findings:
        assert differences(log) == []


@pytest.mark.parametrize("place", ["title", "asked", "answered"])
def test_the_marks_of_a_hole_stand_in_no_text_that_is_published(log: Path, place: str) -> None:
    texts = {"title": "Lamps", "asked": "How many?", "answered": "Nine."}
    texts[place] += " \ue000description\ue001"
    write(log, 41, texts["title"], texts["asked"], texts["answered"])
    assert check(log, TODAY).findings


@pytest.mark.long
def test_no_page_has_a_hole(every_kind: Path) -> None:
    in_order(every_kind)
    for name, page in pages(built(every_kind, check(every_kind, TODAY))).items():
        if isinstance(page, str):
            assert not re.search("[\ue000\ue001]", page), name


@pytest.mark.long
@pytest.mark.parametrize(
    "more", ["", "  - Lamps: disclosures/2016/index.md\n  - One: disclosures/2016/fh-16-1.md\n"]
)
def test_whatever_the_navigation_names_the_pages_are_those_of_mkdocs(log: Path, more: str) -> None:
    text = (log / "mkdocs.yml").read_text()
    for line in ("  - Disclosure log: disclosures/index.md\n", "  - Topics: topics/index.md\n"):
        assert line in text
        text = text.replace(line, more)
        more = ""
    (log / "mkdocs.yml").write_text(text)
    add_record(log, "FH 16-2", A_RECORD + "also_known_as: [FH 16-7]\n")
    in_order(log)
    assert differences(log) == []


OWN = """<p>{{ page.title | upper if page }} {{ page.url if page }} {{ page.meta.date if page }}</p>"""


@pytest.mark.long
def test_what_an_authority_s_own_template_does_with_a_page_it_does_with_that_page(
    log: Path,
) -> None:
    text = (log / "mkdocs.yml").read_text()
    own = text.replace("name: material", "name: material\n  custom_dir: docs/theme")
    (log / "mkdocs.yml").write_text(own)
    (log / "docs/theme/partials").mkdir(parents=True)
    (log / "docs/theme/partials/copyright.html").write_text(OWN)
    add_record(log, "FH 16-2")
    in_order(log)
    page = built(log, check(log, TODAY)) / "disclosures/2016/fh-16-2/index.html"
    assert "LAMPS IN ELDER LANE disclosures/2016/fh-16-2/ 2016-03-01" in page.read_text()
    assert differences(log) == []


def test_what_an_authority_s_own_hook_does_to_a_page_it_does_to_every_page(log: Path) -> None:
    text = (log / "mkdocs.yml").read_text()
    own = text.replace("[hooks/publish.py]", "[hooks/publish.py, hooks/own.py]")
    (log / "mkdocs.yml").write_text(own)
    (log / "hooks/own.py").write_text(
        "def on_post_page(output, page, config):\n"
        "    return output.replace('</body>', f'<p>Seen: {page.title}</p></body>')\n"
    )
    page = built(log, check(log, TODAY)) / "disclosures/2016/fh-16-1/index.html"
    assert "Seen: Bins emptied on time in Elder Lane" in page.read_text()
