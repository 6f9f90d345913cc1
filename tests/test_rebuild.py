"""What is published of a document: a new file, written from what a reader could see."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from canary import holds
from hidden_data.documents import inspect, rebuild
from hidden_data.recognise import KINDS, kind_of
from hidden_data.report import Rebuilt
from specimens import FILES, loaded, made

LARGE = {name for name in loaded() if re.match("table_of_(?:more_than|too_many|twenty)_", name)}
"""What they show is where a size ends."""
NAMES = sorted({*loaded(), *(path.name for path in FILES.iterdir())} - LARGE)
HIDING = [
    "every_hidden_place_of_a_workbook",
    "every_hidden_place_of_a_word_document",
    "every_hidden_place_of_a_pdf",
    "every_hidden_place_of_a_png",
    "every_hidden_place_of_a_jpeg",
]


def rebuilt(specimen: str) -> Rebuilt:
    """A specimen rebuilt; with a fault when that raised something."""
    data = made(specimen)
    kind, _ = kind_of(data)
    result = Rebuilt(ending=kind)
    if kind not in KINDS:
        result.refuse("DL503", "", "another kind of file", "")
        return result
    try:
        return rebuild(data, kind)
    except Exception as error:
        result.refuse("DL507", "", type(error).__name__, "")
        return result


@pytest.fixture(scope="module", params=NAMES)
def each(request: pytest.FixtureRequest) -> Rebuilt:
    """Every specimen, rebuilt."""
    return rebuilt(request.param)


@pytest.mark.long
def test_a_document_is_refused_or_rebuilt_once_and_for_all(each: Rebuilt) -> None:
    if each.faults:
        assert each.content == b""
        return
    again = rebuild(each.content, each.ending)
    assert again.content == each.content
    assert (again.left, again.changed, again.faults) == ({}, {}, [])
    assert again.unread == each.unread
    assert not inspect(each.content, each.ending).faults


@pytest.mark.long
def test_no_rebuilt_document_holds_the_word_that_was_hidden(each: Rebuilt) -> None:
    assert each.faults or not holds(each.content)


@pytest.mark.parametrize("specimen", HIDING)
def test_what_is_said_of_a_document_never_repeats_what_it_hides(specimen: str) -> None:
    made_of_it = replace(rebuilt(specimen), content=b"")
    assert not holds(repr(made_of_it).encode())


@pytest.mark.parametrize("specimen", ["plain_workbook", "plain_pdf", "plain_jpeg"])
def test_an_ordinary_document_is_rebuilt_and_loses_nothing(specimen: str) -> None:
    made_of_it = rebuilt(specimen)
    assert not made_of_it.faults
    assert rebuild(made_of_it.content, made_of_it.ending).content == made_of_it.content


def test_an_original_is_not_published() -> None:
    original = made("pdf_with_author")
    assert [fault.code for fault in inspect(original, "pdf").faults] == ["DL509"]
    assert not inspect(rebuild(original, "pdf").content, "pdf").faults


def test_a_file_that_is_not_what_its_name_says_is_refused() -> None:
    assert [f.code for f in rebuild(made("plain_pdf"), "xlsx").faults] == ["DL503"]


PLAIN = b"Lane,Lamps\r\nElder,15\r\nOak,7\r\n"


@pytest.mark.parametrize(
    ("original", "made_of_it"),
    [
        (b"Lane;Lamps\r\nElder;15\r\nOak;7\r\n", PLAIN),
        (b"sep=;\r\nLane;Lamps\r\nElder;15\r\nOak;7\r\n", PLAIN),
        ("Lane\tLamps\r\nElder\t15\r\nOak\t7\r\n".encode("utf-16"), PLAIN),
        (b"Lane,Spent\nCaf\xe9,\xa35\n", "Lane,Spent\r\nCafé,£5\r\n".encode()),
        (
            b"Lamps by lane\n\nLane,Lamps\nElder,15\nOak,7\nSource: the council\n",
            b"Lamps by lane,\r\n" + PLAIN + b"Source: the council,\r\n",
        ),
        (b"Lane;Share\nElder;1,5\nOak;2,5\n", b'Lane,Share\r\nElder,"1,5"\r\nOak,"2,5"\r\n'),
        (
            b'Lane,Code\n- Elder,"=""007"""\n',
            "Lane,Code\r\n– Elder,007\r\n".encode(),
        ),
    ],
)
def test_a_table_gets_the_one_form_in_which_tables_are_published(
    original: bytes, made_of_it: bytes
) -> None:
    table = rebuild(original, "csv")
    assert table.content == made_of_it
    assert table.changed
    assert rebuild(made_of_it, "csv").content == made_of_it


@pytest.mark.parametrize(
    "original", [b"Lane,Lamps\nCaf\x8e,15\n", b"Lane,Lamps\nElder\nOak,7\nAsh,2\n"]
)
def test_a_table_that_cannot_be_read_for_certain_stays_with_its_owner(original: bytes) -> None:
    table = rebuild(original, "csv")
    assert (table.content, [fault.code for fault in table.faults]) == (b"", ["DL504"])


def test_a_table_in_order_keeps_its_mark_line_ends_and_quotation_marks() -> None:
    table = b'\xef\xbb\xbf"Lane",Lamps\nElder,"15"\n'
    assert rebuild(table, "csv").content == table
