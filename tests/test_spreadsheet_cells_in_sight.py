"""Cells and sheets of an OpenDocument spreadsheet that no reader sees: they are left behind."""

from __future__ import annotations

import pytest

from hidden_data.documents import inspect, rebuild
from rebuilt_workbooks import COVERED, LOW, NARROW, SHRUNK, left
from specimens.spreadsheets import number, row, sheet, spreadsheet, text
from specimens.workbook_parts import packed, parts_of


def lanes(data: bytes, ending: str = "xlsx") -> list[str]:
    """The first column of what is published."""
    [table] = inspect(rebuild(data, ending).content, "xlsx").tables
    return [row[0] for row in table.rows]


# Styles of cells and rows, and what lies over them.


def style(name: str, family: str, inside: str) -> str:
    return f'<style:style style:name="{name}" style:family="{family}">{inside}</style:style>'


def cell_of(inside: str, words: str = "Yew Lane") -> bytes:
    """A spreadsheet with a cell of a style between two others, in a row of a height of its own."""
    styles = style("own", "table-cell", inside) + style(
        "fixed", "table-row", '<style:table-row-properties style:row-height="0.45cm"/>'
    )
    cells = row(
        text("x"), text(words, 'table:style-name="own"'), text("y"),
        attributes='table:style-name="fixed"',
    )  # fmt: skip
    columns = '<table:table-column table:number-columns-repeated="3" table:style-name="wide"/>'
    styles += style(
        "wide", "table-column", '<style:table-column-properties style:column-width="3cm"/>'
    )
    return spreadsheet(sheet(columns + cells), styles=styles)


TEXTS, CELLS, PARAGRAPHS = (
    f"<style:{kind}-properties {{}}/>".format for kind in ("text", "table-cell", "paragraph")
)
LOEXT = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (PARAGRAPHS('fo:margin-left="20cm" fo:text-align="start"'), NARROW),
        (PARAGRAPHS('fo:margin-left="20cm" fo:text-align="end"'), NARROW),
        (PARAGRAPHS('fo:margin-left="2mm" fo:text-align="start"'), ""),
        (CELLS('fo:padding="5cm"'), NARROW),
        (CELLS('fo:padding="0.35mm"'), ""),
        (TEXTS('fo:font-size="300pt"'), LOW),
        (TEXTS('fo:font-size="12pt"'), ""),
        (CELLS('style:rotation-angle="90"'), ""),
        (CELLS('style:shrink-to-fit="true"'), ""),
        (TEXTS('fo:font-size="1"'), "unseen cell"),
        (TEXTS('fo:font-size="1%"'), "unseen cell"),
        (TEXTS('fo:font-size="90%"'), ""),
        (TEXTS('fo:font-size="10PT"'), ""),
        (TEXTS('style:text-position="super 1%"'), "unseen cell"),
        (TEXTS('style:text-position="super 58%"'), ""),
        (TEXTS('text:display="none"'), "unseen cell"),
        (TEXTS('text:display="true"'), ""),
        (TEXTS(f'{LOEXT} loext:opacity="5%"'), "unseen cell"),
        (TEXTS(f'{LOEXT} loext:opacity="80%"'), ""),
    ],
)
def test_a_cell_of_a_spreadsheet_is_left_behind_if_its_style_hides_it(
    inside: str, why: str
) -> None:
    assert left(cell_of(inside), "ods") == ({why: 1} if why else {})


def test_a_text_of_a_spreadsheet_shrunk_until_nobody_can_read_it_is_left_behind() -> None:
    data = cell_of(CELLS('style:shrink-to-fit="true"'), "x" * 900)
    assert left(data, "ods") == {SHRUNK: 1}


@pytest.mark.parametrize(
    ("family", "tag"), [("text", "text:span"), ("paragraph", "text:p")], ids=["span", "paragraph"]
)
@pytest.mark.parametrize(("colour", "count"), [("#000000", 1), ("#ffff00", 0)])
def test_letters_on_a_ground_of_their_own_colour_are_left_behind(
    family: str, tag: str, colour: str, count: int
) -> None:
    marked = style("marked", family, TEXTS(f'fo:background-color="{colour}"'))
    words = f'<{tag} text:style-name="marked">Yew Lane</{tag}>'
    inside = f"<text:p>{words}</text:p>" if family == "text" else words
    cell = f'<table:table-cell office:value-type="string">{inside}</table:table-cell>'
    data = spreadsheet(sheet(row(text("x"), cell)), styles=marked)
    assert left(data, "ods").get("unseen cell", 0) == count


HEIGHTS = [("0.001in", 1), ("0.1pt", 1), ("0.1 MM", 1), ("0.4inch", 0), ("12PT", 0), ("1cm", 0)]


@pytest.mark.parametrize(("height", "count"), HEIGHTS)
def test_a_row_of_a_spreadsheet_is_measured_in_every_unit(height: str, count: int) -> None:
    assert left(row_of(f'style:row-height="{height}"'), "ods").get("hidden row", 0) == count


@pytest.mark.parametrize("height", ["1e-5cm", "0%", "0.2em", "0.01"])
def test_a_row_of_a_spreadsheet_of_no_certain_height_is_refused(height: str) -> None:
    faults = rebuild(row_of(f'style:row-height="{height}"'), "ods").faults
    assert [fault.code for fault in faults] == ["DL507"]


def row_of(properties: str) -> bytes:
    styles = style("own", "table-row", f"<style:table-row-properties {properties}/>")
    rows = row(text("x")) + row(text("y"), attributes='table:style-name="own"')
    return spreadsheet(sheet(rows), styles=styles)


@pytest.mark.parametrize(("version", "codes"), [("1.1", ["DL507"]), ("1.0", [])])
def test_a_vocabulary_that_only_some_programs_know_is_refused(
    version: str, codes: list[str]
) -> None:
    table = f'xmlns:other="urn:oasis:names:tc:opendocument:xmlns:table:{version}"'
    rows = row(text("x")) + row(text("y"), attributes=f'{table} other:visibility="collapse"')
    assert [fault.code for fault in rebuild(spreadsheet(sheet(rows)), "ods").faults] == codes


@pytest.mark.parametrize(
    ("drawn", "style_of_it", "count"),
    [
        ("draw:custom-shape", "", 1),
        ("draw:custom-shape", 'draw:fill="none"', 0),
        ("draw:custom-shape", 'draw:fill="solid" draw:opacity="10%"', 0),
        ("draw:custom-shape", 'draw:fill="solid" draw:opacity="70%"', 1),
        ("office:annotation", "", 0),
        ("office:annotation office:display='true'", "", 1),
        ("draw:g", "", 1),
    ],
)
def test_something_drawn_hides_cells_of_a_spreadsheet_unless_it_is_clear(
    drawn: str, style_of_it: str, count: int
) -> None:
    styles = style("own", "graphic", f"<style:graphic-properties {style_of_it}/>")
    place = 'draw:style-name="own" svg:x="0cm" svg:y="0cm" svg:width="2cm" svg:height="4mm"'
    inside = f"<draw:rect {place}/>" if drawn == "draw:g" else ""
    place = "" if drawn == "draw:g" else place
    over = f"<{drawn} {place}>{inside}</{drawn.split()[0]}>"
    cell = f'<table:table-cell office:value-type="string">{over}<text:p>Yew</text:p></table:table-cell>'
    data = spreadsheet(sheet(row(cell) + row(text("x"))), styles=styles)
    assert left(data, "ods").get(COVERED, 0) == count


# Formats of values.

FORMATS = """\
<number:number-style style:name="NX"><number:text/></number:number-style>
<number:text-style style:name="NT"><number:text/><style:map style:condition="value()&gt;0" style:apply-style-name="NX"/></number:text-style>
<number:number-style style:name="NM"><number:number number:decimal-places="2"/><style:map style:condition="value()&lt;0" style:apply-style-name="NX"/></number:number-style>
<number:date-style style:name="NY"><number:year number:style="long"/></number:date-style>
<number:date-style style:name="ND"><number:day/><number:text> </number:text><number:month number:textual="true"/><number:text> </number:text><number:year/></number:date-style>
""" + "".join(
    f'<style:style style:name="{name}" style:family="table-cell" style:data-style-name="N{name}"/>'
    for name in "XTMYD"
)


def formatted(cell: str) -> bytes:
    return spreadsheet(sheet(row(text("x"), cell)), styles=FORMATS)


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (number("5", style="X"), 1),
        (number("5", style="T"), 1),
        (text("Yew Lane", 'table:style-name="T"'), 1),
        (text("Yew Lane", 'table:style-name="X"'), 0),
        (number("-5", style="M"), 1),
        (number("5", style="M"), 0),
    ],
)
def test_a_value_for_which_its_format_has_no_place_is_left_behind(cell: str, count: int) -> None:
    assert left(formatted(cell), "ods").get("unseen cell", 0) == count


def dated(style: str, shown: str) -> str:
    given = 'office:value-type="date" office:date-value="1961-05-17"'
    attributes = f'{given} table:style-name="{style}"'
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        (dated("Y", "17 May 1961"), ["DL507"]),
        (dated("Y", "17.05.1961"), ["DL507"]),
        (dated("Y", "1961"), []),
        (dated("D", "17 May 61"), []),
        (dated("", "17 May 1961"), []),
        (number("5.125", style="M"), ["DL507"]),
        (number("5.125", "5.13", style="M"), []),
        (number("5125", "5,125.00", style="M"), []),
    ],
)
def test_a_text_may_not_say_more_of_a_value_than_its_format(cell: str, codes: list[str]) -> None:
    assert [fault.code for fault in rebuild(formatted(cell), "ods").faults] == codes


# Whole sheets.


def other(element: str) -> bytes:
    """A spreadsheet with a second sheet that begins with an *element*."""
    second = sheet(element + row(text("Yew Lane"))).replace('"Lamps"', '"Plan"')
    return spreadsheet(sheet(row(text("x"))), second)


def test_a_scenario_is_left_behind() -> None:
    data = other('<table:scenario table:scenario-ranges="Plan.A1"/>')
    assert left(data, "ods") == {"scenario": 1}
    assert lanes(data, "ods") == ["x"]


def test_a_sheet_linked_to_another_file_stays_and_its_link_is_left_behind() -> None:
    data = other('<table:table-source table:table-name="x"/>')
    assert left(data, "ods") == {"link to another workbook": 1}
    assert len(inspect(rebuild(data, "ods").content, "xlsx").tables) == 2


CONFIG = 'xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'


def with_settings(data: bytes, **settings: str) -> bytes:
    """A spreadsheet with the settings of the view of its first sheet."""
    items = "".join(
        f'<config:config-item config:name="{name}">{said}</config:config-item>'
        for name, said in settings.items()
    )
    view = (
        f'<config:config-item-map-entry config:name="Lamps">{items}</config:config-item-map-entry>'
    )
    return packed({**parts_of(data), "settings.xml": f"<s {CONFIG}>{view}</s>".encode()})


@pytest.mark.parametrize(("tabs", "count"), [("false", 1), ("true", 0)])
def test_a_sheet_of_a_spreadsheet_without_tabs_cannot_be_reached(tabs: str, count: int) -> None:
    data = with_settings(other(""), HasSheetTabs=tabs, ActiveTable="Lamps")
    assert left(data, "ods").get("hidden sheet", 0) == count


@pytest.mark.parametrize(("mode", "count"), [("2", 1), ("0", 0)])
def test_rows_of_a_spreadsheet_before_the_frozen_ones_are_out_of_reach(
    mode: str, count: int
) -> None:
    data = spreadsheet(sheet(row(text("x")) + row(text("y"))))
    data = with_settings(data, VerticalSplitMode=mode, PositionTop="1")
    kind = "cell before the frozen rows or columns, out of reach"
    assert left(data, "ods").get(kind, 0) == count
