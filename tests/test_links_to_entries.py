"""A reference to another entry becomes a link to it, in whatever spelling and wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import tree, write
from conftest import A_RECORD, add_record, rendered


def links_to_entries(folder: Path, text: str) -> list[tuple[str, str]]:
    """(words, address) of the links of an answer in the page that is given to the publisher."""
    write(folder, text)
    page = tree(rendered(folder).outputs["disclosures/2016/fh-16-9.md"].content.decode())
    return [
        (link.text_content(), link.get("href"))
        for link in page.xpath("//div[@class='dl-answered']//a")
    ]


@pytest.mark.parametrize(
    "spelling",
    [
        "FH 16-1",
        "FH16-1",
        "fh 16-1",
        "Fh16-1",
        "Req/FH 16-1",
        "req/fh16-1",
        "FH\u00a016-1",
        "FH 16\u20111",
        "FH 16\u20131",
        "FH 16\u22121",
        "FH 16&#45;1",
        "FH&nbsp;16-1",
    ],
)
def test_a_reference_in_any_spelling_becomes_a_link(log: Path, spelling: str) -> None:
    [(_, address)] = links_to_entries(log, f"As in {spelling}.")
    assert address.endswith("/2016/fh-16-1/")


@pytest.mark.parametrize(
    "around",
    [
        "(FH 16-1)",
        "FH 16-1's",
        "“FH 16-1”",
        "**FH 16-1**",
        "- FH 16-1",
        "> FH 16-1",
        "### FH 16-1",
        "| a |\n|---|\n| FH 16-1 |",
        "see FH 16-1, please",
        "FH 16-1",
    ],
)
def test_a_reference_becomes_a_link_wherever_it_stands(log: Path, around: str) -> None:
    assert [text for text, _ in links_to_entries(log, around)] == ["FH 16-1"]


@pytest.mark.parametrize(
    "both",
    [
        "FH 16-1 and FH 16-1",
        "FH 16-1, FH 16-1",
        "FH 16-1/FH 16-1",
        "FH 16-1–FH 16-1",
        "FH 16-1; FH 16-1",
    ],
)
def test_each_of_two_references_becomes_a_link(log: Path, both: str) -> None:
    assert [text for text, _ in links_to_entries(log, both)] == ["FH 16-1", "FH 16-1"]


@pytest.mark.parametrize(
    "written", ["FH\n16-1", "FH 16-\n1", "FH-16/1", "fh16\u20131", "Req/FH 16 1"]
)
def test_a_reference_becomes_a_link_in_any_spelling_and_over_a_line_end(
    log: Path, written: str
) -> None:
    assert len(links_to_entries(log, f"As in the answer {written}.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "FH 16-2",
        "FH 16-12",
        "FH 16-1a",
        "XFH 16-1",
        "FH 16",
        "16-1",
        "FH 16-9",
        "`FH 16-1`",
        "```\nFH 16-1\n```",
    ],
)
def test_what_is_no_reference_to_another_entry_stays_text(log: Path, text: str) -> None:
    assert links_to_entries(log, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[FH 16-1](https://lamps.example/)",
        "[see **FH 16-1** there](https://lamps.example/)",
        "<https://lamps.example/FH16-1>",
    ],
)
def test_a_reference_inside_a_link_is_no_second_link(log: Path, text: str) -> None:
    [(_, address)] = links_to_entries(log, text)
    assert address.startswith("https://lamps.example/")


def test_an_entry_links_to_itself_by_none_of_its_references(log: Path) -> None:
    add_record(
        log,
        "FH 16-9",
        A_RECORD + "also_known_as: [FH 16-10]\n",
        answered="FH 16-9, FH16-9 and FH 16-10.",
    )
    assert not tree(rendered(log).outputs["disclosures/2016/fh-16-9.md"].content.decode()).xpath(
        "//div[@class='dl-answered']//a"
    )


def test_a_former_reference_becomes_a_link_too(log: Path) -> None:
    add_record(
        log,
        "FH 16-8",
        A_RECORD + "also_known_as: [FH 15-80]\n",
    )
    assert [address for _, address in links_to_entries(log, "As in FH 15-80.")] == [
        "../../../disclosures/2016/fh-16-8/"
    ]
