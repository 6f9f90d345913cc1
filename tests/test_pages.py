"""Pages, compared with golden ones.

``UPDATE_GOLDEN=1 pytest tests/test_pages.py`` writes them anew; then read the difference.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from conftest import A_RECORD, TODAY, add_record, checkout, rendered
from disclosure_log.log.listings import LONG
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


def test_a_list_of_a_hundred_is_one_page(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    for number in range(2, LONG + 1):
        add_record(folder, f"FH 16-{number}")
    outputs = rendered(folder).outputs
    assert "disclosures/2016/month-03/index.md" not in outputs
    assert outputs["disclosures/2016/index.md"].content.count(b"data-entry=") == LONG


def test_a_longer_list_is_split_by_month_and_by_year_and_loses_nobody(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    for number in range(2, LONG + 2):
        add_record(
            folder, f"FH 16-{number}", responded="2016-03-01" if number % 2 else "2016-04-04"
        )
    outputs = rendered(folder).outputs
    months = [
        outputs[f"disclosures/2016/month-{month}/index.md"].content.count(b"data-entry=")
        for month in ("03", "04")
    ]
    assert sum(months) == LONG + 1
    assert outputs["disclosures/2016/index.md"].content.count(b"data-entry=") == 10
    months = [
        outputs[f"topics/streets/2016/month-{month}/index.md"].content.count(b"data-entry=")
        for month in ("03", "04")
    ]
    assert sum(months) == LONG + 1


def test_a_longer_list_leads_to_the_entries_of_each_outcome(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    for number in range(2, LONG + 2):
        add_record(
            folder, f"FH 16-{number}", A_RECORD + ("" if number % 3 else "    outcome: not-held\n")
        )
    outputs = rendered(folder).outputs
    for list_ in ("disclosures/2016", "topics/streets"):
        assert (
            b'href="../../%s/outcome-not-held/"' % list_.encode()
            in outputs[f"{list_}/index.md"].content
        )
        assert (
            outputs[f"{list_}/outcome-not-held/index.md"].content.count(b"data-entry=") == LONG // 3
        )


def test_the_entries_of_one_outcome_are_split_too_when_there_are_many(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    for number in range(2, 2 * LONG + 2):
        add_record(
            folder, f"FH 16-{number}", A_RECORD + ("" if number % 3 else "    outcome: not-held\n")
        )
    assert (
        rendered(folder)
        .outputs["disclosures/2016/outcome-provided/index.md"]
        .content.count(b"data-entry=")
        == 10
    )


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
