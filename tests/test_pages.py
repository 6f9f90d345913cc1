"""Pages, compared with golden ones.

``UPDATE_GOLDEN=1 pytest tests/test_pages.py`` writes them anew; then read the difference.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import A_RECORD, TODAY, add_record, checkout, rendered
from disclosure_log.log.listings import FEW, LONG
from disclosure_log.rules import check
from disclosure_log.site.render import Site, render

GOLDEN = Path(__file__).parent / "golden"
PAGES = sorted(p.relative_to(GOLDEN / "pages").as_posix() for p in (GOLDEN / "pages").rglob("*.md"))
WANTED = [
    "index.md",
    "publication-scheme.md",
    "disclosures/index.md",
    "disclosures/2020/index.md",
    "disclosures/2020/fh-20-7.md",
    "disclosures/2020/fh-20-7/lamps-by-lane.md",
    "disclosures/2020/fh-20-8.md",
    "disclosures/2020/fh-20-9.md",
    "disclosures/2020/fh-20-10.md",
    "disclosures/2020/fh-20-11.md",
    "changes/index.md",
    "topics/index.md",
    "topics/streets/index.md",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = checkout(tmp_path_factory.mktemp("golden") / "log")
    shutil.copytree(GOLDEN / "records", folder / "disclosures", dirs_exist_ok=True)
    return rendered(folder)


@pytest.mark.parametrize("path", WANTED)
def test_a_page_is_the_golden_one(site: Site, path: str) -> None:
    golden = GOLDEN / "pages" / path
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(site.outputs[path].content)
    assert site.outputs[path].content.decode() == golden.read_text(encoding="utf-8")


def test_there_is_no_golden_page_that_nobody_compares() -> None:
    assert sorted(WANTED) == PAGES


def test_a_released_document_is_published_as_it_is(site: Site) -> None:
    assert (
        site.outputs["disclosures/2020/fh-20-7/lamps-by-lane.csv"].content
        == (GOLDEN / "records/2020/fh-20-7/lamps-by-lane.csv").read_bytes()
    )


def test_the_text_of_an_entry_published_in_error_is_nowhere(site: Site) -> None:
    assert not [
        path
        for path, output in site.outputs.items()
        if b"Canary" in output.content or b"should not be named" in output.content
    ]


@pytest.mark.parametrize("reference", ["FH 20-9", "FH 20-10", "FH 20-11"])
def test_an_entry_that_does_not_stand_is_in_no_list(site: Site, reference: str) -> None:
    address = f"disclosures/2020/{reference.lower().replace(' ', '-')}/"
    lists = [
        output.content.decode()
        for path, output in site.outputs.items()
        if path.endswith("index.md")
    ]
    assert not [page for page in lists if f'data-entry="{address}"' in page]


def many(folder: Path, number: int, changes: str = "") -> dict[str, bytes]:
    """The pages of a log with a *number* of entries, every third one with *changes*."""
    for each in range(2, number + 1):
        add_record(
            folder,
            f"FH 16-{each}",
            A_RECORD + ("" if each % 3 else changes),
            responded="2016-03-01" if each % 2 else "2016-04-04",
        )
    return {path: output.content for path, output in rendered(folder).outputs.items()}


@pytest.mark.long
def test_a_list_of_five_hundred_is_one_page(log: Path) -> None:
    outputs = many(log, LONG)
    assert "disclosures/2016/month-03/index.md" not in outputs
    assert outputs["disclosures/2016/index.md"].count(b"data-entry=") == LONG


@pytest.mark.long
def test_a_longer_list_is_split_and_loses_nobody(log: Path) -> None:
    outputs = many(log, LONG + 1, "    outcome: not-held\n")
    for list_ in ("disclosures/2016", "topics/streets/2016"):
        months = [
            outputs[f"{list_}/month-{month}/index.md"].count(b"data-entry=")
            for month in ("03", "04")
        ]
        assert sum(months) == LONG + 1
    assert outputs["disclosures/2016/index.md"].count(b"data-entry=") == 10
    for list_ in ("disclosures/2016", "topics/streets"):
        link = f'href="../../{list_}/outcome-not-held/"'
        assert link.encode() in outputs[f"{list_}/index.md"]
        part = outputs[f"{list_}/outcome-not-held/index.md"]
        assert part.count(b"data-entry=") == (LONG + 1) // 3


def test_a_list_that_fills_more_than_a_screen_can_be_read_in_three_orders(log: Path) -> None:
    titles = {2: "Éclairs", 3: "eggs", 4: "“Zebras”", 5: "15 lamps"}
    for number in range(2, FEW + 2):
        title = titles.get(number, f"Lamp {number}")
        outcome = "    outcome: not-held\n" if number == 3 else ""
        add_record(log, f"FH 16-{number}", A_RECORD.replace("Lamps in Elder Lane", title) + outcome)
    outputs = rendered(log).outputs

    def headings(page: str) -> list[str]:
        content = outputs[f"disclosures/2016/{page}index.md"].content.decode()
        assert content.count("data-entry=") == FEW + 1
        return re.findall('<h2 id="([^"]+)">', content)

    assert headings("") == ["march-2016"]
    assert headings("by-title/") == ["0-to-9", "b", "e", "l", "z"]
    assert headings("by-outcome/") == ["provided", "not-held"]
    by_title = outputs["disclosures/2016/by-title/index.md"].content.decode()
    assert by_title.index("Éclairs") < by_title.index("eggs")
    assert '<a href="../../../disclosures/2016/by-outcome/#not-held">' in by_title


def test_a_list_that_is_seen_at_a_glance_has_one_order(log: Path) -> None:
    for number in range(2, FEW + 1):
        add_record(log, f"FH 16-{number}")
    assert "disclosures/2016/by-title/index.md" not in rendered(log).outputs


def test_entries_of_one_day_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    for number in (10, 9, 105):
        add_record(folder, f"FH 16-{number}", responded="2016-03-02")
    page = rendered(folder).outputs["disclosures/2016/index.md"].content.decode()
    places = [
        page.index(f'data-entry="disclosures/2016/fh-16-{number}/"') for number in (9, 10, 105)
    ]
    assert places == sorted(places)


def test_newest_entries_come_first(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    add_record(folder, "FH 16-3", responded="2016-02-29")
    add_record(folder, "FH 16-2", responded="2016-03-02")
    page = rendered(folder).outputs["disclosures/2016/index.md"].content.decode()
    order = [line.split('"')[1] for line in page.splitlines() if line.startswith("<li data-entry=")]
    assert order == [
        "disclosures/2016/fh-16-2/",
        "disclosures/2016/fh-16-1/",
        "disclosures/2016/fh-16-3/",
    ]


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2017-05-29", "26 June 2017"),
        ("2019-01-20", "15 February 2019"),
        ("2026-03-02", "31 March 2026"),
        ("2026-06-01", "30 June 2026"),
        ("2026-07-01", "30 July 2026"),
    ],
)
def test_an_entry_shows_its_due_date(log: Path, received: str, due: str) -> None:
    year = int(received[:4])
    path = add_record(log, f"FH {year % 100}-5", year=year, responded=received)
    path.write_text(path.read_text().replace("received: 2016-02-09", f"received: {received}"))
    page = rendered(log).outputs[f"disclosures/{year}/fh-{year % 100}-5.md"].content.decode()
    assert f"<dt>Due</dt><dd>{due}</dd>" in page


def test_a_late_answer_is_shown_as_late(log: Path) -> None:
    add_record(log, "FH 16-5", responded="2016-03-10")
    page = rendered(log).outputs["disclosures/2016/fh-16-5.md"].content.decode()
    assert '<span class="dl-late">22 working days, 2 late</span>' in page


def test_no_page_depends_on_the_day_of_the_build(log: Path) -> None:
    assert render(check(log, TODAY)).outputs == render(check(log, date(2031, 12, 24))).outputs
