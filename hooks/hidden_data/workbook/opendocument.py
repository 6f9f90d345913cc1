"""OpenDocument spreadsheets: which of their sheets a reader sees, and what is left behind."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hidden_data.faults import UNSEEN_CELLS
from hidden_data.package import Package
from hidden_data.report import Rebuilt

from .grid import MAX_COLUMN, MAX_ROW, NotUnderstood, Sheet
from .open_drawings import OFFICE, TABLE
from .open_sheets import TEXT, SheetReader
from .open_styles import OpenStyles

_CONFIG = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
_CLEAR_RULES = "Format, Conditional, Manage: delete the rules; save, and try again"
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER_VERSION = re.compile(
    "urn:oasis:names:tc:opendocument:xmlns:"
    r"(office|table|text|style|drawing|svg-compatible|xsl-fo-compatible|datastyle):(?!1\.0$).*"
)
"""Names that LibreOffice takes for those of version 1.0, and other programs for none."""
_LEFT = {
    f"{TABLE}tracked-changes": "list of tracked changes",
    f"{TABLE}named-range": "defined name",
    f"{TABLE}named-expression": "defined name",
    f"{TABLE}content-validation": "list or rule of allowed values",
    f"{TABLE}data-pilot-table": "pivot table, of which the figures stay",
    f"{TABLE}dde-link": "link to another workbook",
    f"{TABLE}scenario": "scenario",
    f"{OFFICE}annotation": "comment",
    f"{TABLE}table-source": "link to another workbook",
    f"{TABLE}cell-range-source": "link to another workbook",
    f"{OFFICE}event-listeners": "macro or other action",
}


def is_opendocument(package: Package) -> bool:
    return "mimetype" in package.names and package.read("mimetype").strip() == _MIMETYPE


def read_opendocument(package: Package, made: Rebuilt) -> list[Sheet]:
    """The sheets of a spreadsheet, the hidden ones too; what stands in the way goes into *made*.

    Raises :class:`NotUnderstood`.
    """
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise NotUnderstood("it is locked with a password")
    for part in ("content.xml", "styles.xml"):
        if part in package.names and any(map(_OTHER_VERSION.match, _namespaces(package, part))):
            raise NotUnderstood("its parts have names that programs read differently")
    root = package.xml("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if body is None:
        raise NotUnderstood("it holds no sheets")
    others = package.xml("styles.xml") if "styles.xml" in package.names else None
    styles = OpenStyles([part for part in (others, root) if part is not None])
    reader = SheetReader(styles, package)
    tables = list(body.iterchildren(f"{TABLE}table"))
    # Copies of cells of other files, kept as sheets that no program shows.
    copies = [table for table in tables if "'#" in table.get(f"{TABLE}name", "")]
    # Other values for some cells of the sheet before, to be put there on demand.
    scenarios = [table for table in tables if table.find(f"{TABLE}scenario") is not None]
    sheets = [
        reader.read(Sheet(number, table.get(f"{TABLE}name", "")), table)
        for number, table in enumerate((t for t in tables if t not in copies + scenarios), 1)
    ]
    _keep_what_can_be_reached(package, sheets)
    if reader.can_vanish(root):
        message = "a rule of conditional formatting can make cells invisible"
        made.refuse(UNSEEN_CELLS, "", message, _CLEAR_RULES)
    left = Counter(_LEFT[e.tag] for e in root.iter(*_LEFT))
    left["copy of cells of another file"] = len(copies)
    left["header or footer"] = sum(
        1 for e in (others.iter(f"{TEXT}p") if others is not None else ()) if any(e.itertext())
    )
    made.left.update({what: count for what, count in left.items() if count})
    return sheets


def _namespaces(package: Package, part: str) -> Iterator[str]:
    """The names of the vocabularies that a part is written in."""
    parsed = etree.iterparse(
        io.BytesIO(package.read(part)), events=("start-ns",), resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False,
    )  # fmt: skip
    return (name for _, (_, name) in parsed)


def _keep_what_can_be_reached(package: Package, sheets: list[Sheet]) -> None:
    """Leave behind what nobody can get to on the screen: sheets without a tab, and what was
    scrolled away when rows or columns were frozen."""
    if "settings.xml" not in package.names:
        return
    settings = package.xml("settings.xml")
    tabs = [_said(e) for e in _items(settings, "HasSheetTabs")]
    active = {_said(e) for e in _items(settings, "ActiveTable")}
    for sheet in sheets:
        sheet.hidden = sheet.hidden or ("false" in tabs and sheet.name not in active)
    kind = "cell before the frozen rows or columns, out of reach"
    for view in settings.iter(f"{_CONFIG}config-item-map-entry"):
        for sheet in (each for each in sheets if each.name == view.get(f"{_CONFIG}name")):
            said = {
                e.get(f"{_CONFIG}name", ""): _said(e)
                for e in view.iterchildren(f"{_CONFIG}config-item")
            }
            if said.get("VerticalSplitMode") == "2":
                above = range(1, int(said.get("PositionTop", 0)) + 1)
                sheet.drop(kind, above, range(1, MAX_COLUMN + 1))
            if said.get("HorizontalSplitMode") == "2":
                before = range(1, int(said.get("PositionLeft", 0)) + 1)
                sheet.drop(kind, range(1, MAX_ROW + 1), before)


def _items(settings: etree._Element, name: str) -> Iterator[etree._Element]:
    return (e for e in settings.iter(f"{_CONFIG}config-item") if e.get(f"{_CONFIG}name") == name)


def _said(item: etree._Element) -> str:
    return (item.text or "").strip()
