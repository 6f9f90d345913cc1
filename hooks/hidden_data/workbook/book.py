"""An Excel workbook: what a reader sees of each sheet, and how much is left behind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hidden_data.faults import UNSEEN_CELLS
from hidden_data.package import Package
from hidden_data.report import Rebuilt

from .cells import Reader
from .drawings import cover_cells
from .formats import can_hide
from .grid import NotUnderstood, Sheet, area_of, is_true
from .looks import MAIN, Look, Styles
from .room import drop_unreadable
from .shown import FORMULA
from .texts import Words, words_of

_BOOK, _STRINGS, _STYLES = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_VANISHING = (
    "a rule of conditional formatting can make cells invisible, or show signs in place of values"
)
_CLEAR_RULES = (
    "Home, Conditional Formatting, Clear Rules from Entire Sheet; colour the cells themselves"
    " where needed; save, and try again"
)
_PLAIN_TABLE = "Table Design, Table Styles, Clear; save, and try again"
_LEFT_PARTS = {
    r"xl/pivotTables/.*\.xml": "pivot table, of which the figures stay",
    r"xl/pivotCache/pivotCacheDefinition.*\.xml": "copy of the rows behind a pivot table",
    r"xl/pivotCache/.*|.*\.(rels|vml)|xl/persons/.*|\[Content_Types\]\.xml": "",
    r"xl/(slicer|timeline).*": "slicer",
    r"xl/externalLinks/[^/]*\.xml": "link to another workbook",
    r"xl/(connections\.xml|queryTables/.*)": "connection to a database",
    r"xl/(model|customData|richData)/.*": "data model",
    r"xl/embeddings/.*": "embedded file",
    r"xl/(ctrlProps|activeX)/.*\.xml": "button or other control",
    r"xl/revisions/.*|xl/userNames\.xml": "history of a shared workbook",
    r"customXml/itemProps.*": "",
    r"customXml/.*|docProps/custom\.xml": "data of another program",
    r"xl/printerSettings/.*": "settings of a printer",
    r"docProps/thumbnail\..*": "picture of its first page",
    # Read, or counted by what refers to them, or nothing but looks.
    r"xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml": "",
    r"xl/(theme|worksheets|chartsheets|tables|drawings|charts|media)/.*": "",
    r"xl/(comments|threadedComments).*": "",
    r"docProps/(core|app)\.xml|package/.*\.psmdcp": "",
    r".*": "part of a kind that is not known here",
}
"""What is left behind, by the names of its parts. The first that fits counts."""
_PROPERTIES = frozenset(
    "creator lastModifiedBy title subject description keywords category Manager Company".split()
)
_LEFT_ELEMENTS = {
    "headerFooter/*": "header or footer", "conditionalFormatting": "rule of conditional formatting",
    "dataValidations/dataValidation": "list or rule of allowed values",
    "scenarios/scenario": "scenario", "autoFilter/filterColumn": "saved filter",
}  # fmt: skip
"""What is left behind, by the names of its elements in a sheet."""


def read_workbook(package: Package, made: Rebuilt) -> list[Sheet]:
    """The sheets of a workbook, the hidden ones too; what stands in the way goes into *made*.

    Raises :class:`NotUnderstood`.
    """
    root = package.xml(_BOOK)
    if root.tag != f"{MAIN}workbook":
        raise NotUnderstood("it is in the strict form of its format, or in none")
    theme = next((name for name in package.names if name.startswith("xl/theme/theme")), "")
    styles = Styles(_part(package, _STYLES), _part(package, theme))
    shared = _part(package, _STRINGS)
    strings = (
        [words_of(e, styles) for e in shared.iterchildren(f"{MAIN}si")]
        if shared is not None
        else []
    )
    settings = root.find(f"{MAIN}workbookPr")
    since_1904 = settings is not None and is_true(settings.get("date1904"))
    reader = Reader(styles, strings, since_1904)
    sheets = []
    for part, sheet in _sheets(package, root):
        with package.open(part) as stream:
            frame = reader.read(sheet, stream)
        cover_cells(package, part, sheet)
        _cut_off_before_the_frozen(frame, sheet)
        drop_unreadable(sheet)
        sheet.cut_off_far_cells()
        if not sheet.hidden and _can_vanish(frame, styles, reader.styles_of[sheet.number]):
            made.refuse(UNSEEN_CELLS, f"sheet {sheet.number}", _VANISHING, _CLEAR_RULES)
        if not sheet.hidden and _table_can_vanish(package, part, styles):
            message = "the style of a table can make cells invisible"
            made.refuse(UNSEEN_CELLS, f"sheet {sheet.number}", message, _PLAIN_TABLE)
        _count_around(package, part, frame, sheet)
        if sheet.left[FORMULA] and not sheet.uncalculated and not _calculated(root):
            sheet.uncalculated = "no program that calculates has saved it"
        sheets.append(sheet)
    _count(package, root, strings, reader, made)
    return sheets


def _part(package: Package, name: str) -> etree._Element | None:
    return package.xml(name) if name in package.names else None


def _sheets(package: Package, root: etree._Element) -> Iterator[tuple[str, Sheet]]:
    """Each sheet with the name of its part."""
    relations = {relation.id: relation for relation in package.relations(_BOOK)}
    windows = list(root.iterfind(f"{MAIN}bookViews/{MAIN}workbookView"))
    closed = any(window.get("visibility", "visible") != "visible" for window in windows)
    no_tabs = any(
        not is_true(window.get("showSheetTabs"), usual=True) or window.get("tabRatio") == "0"
        for window in windows
    )
    active = int(windows[0].get("activeTab", 0)) if windows else 0
    for position, element in enumerate(root.iterfind(f"{MAIN}sheets/{MAIN}sheet")):
        relation = relations.get(element.get(_R_ID, ""))
        known = relation is not None and relation.kind in ("worksheet", "chartsheet")
        if relation is None or not known or relation.target not in package.names:
            raise NotUnderstood("a sheet is of a kind that is not understood")
        # Without tabs, only the sheet that is open when the workbook is opened can be reached.
        unreachable = closed or (no_tabs and position != active)
        hidden = element.get("state", "visible") != "visible" or unreachable
        yield relation.target, Sheet(position + 1, element.get("name", ""), hidden)


def _calculated(root: etree._Element) -> bool:
    """Whether a program that calculates has saved the workbook last.

    Libraries write formulas without a result, or with 0 in its place, and ask whoever opens the
    file to work them out; Excel and LibreOffice always say how they calculate.
    """
    settings = root.find(f"{MAIN}calcPr")
    asked = settings is None or is_true(settings.get("fullCalcOnLoad"))
    return settings is not None and not asked and is_true(settings.get("calcCompleted"), usual=True)


def _cut_off_before_the_frozen(frame: etree._Element, sheet: Sheet) -> None:
    """A frozen pane on a sheet that is scrolled keeps what lies before it out of reach."""
    for view in frame.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView"):
        pane, corner = view.find(f"{MAIN}pane"), area_of(view.get("topLeftCell", "A1"))
        if pane is None or pane.get("state", "split") == "split" or corner is None:
            continue
        kind = "cell before the frozen rows or columns, out of reach"
        if float(pane.get("ySplit", 0)) > 0:
            sheet.drop(kind, range(1, corner[0].start), range(1, 16_385))
        if float(pane.get("xSplit", 0)) > 0:
            sheet.drop(kind, range(1, 1_048_577), range(1, corner[1].start))


def _can_vanish(frame: etree._Element, styles: Styles, used: set[str]) -> bool:
    """Whether a rule can make cells invisible, or show something in the place of their values."""
    looks = [styles.cell(style) for style in used]
    for rule in frame.iter(f"{MAIN}cfRule", f"{_X14}cfRule"):
        if any(not is_true(e.get("showValue"), usual=True) for e in rule):
            return True
        change = _change(rule, styles)
        hides = change.format is not None and can_hide(change.format)
        if hides or any(change.over(look).unseen and not look.unseen for look in looks):
            return True
    return False


def _table_can_vanish(package: Package, part: str, styles: Styles) -> bool:
    """Whether a table of a sheet, kept in a *part*, has a style that paints texts like what is
    behind them."""
    tables = (relation.target for relation in package.relations(part) if relation.kind == "table")
    return any(
        info.get("name") in styles.vanishing_tables
        for name in tables
        if name in package.names
        for info in package.xml(name).iter(f"{MAIN}tableStyleInfo")
    )


def _change(rule: etree._Element, styles: Styles) -> Look:
    number, inner = rule.get("dxfId"), rule.find(f"{_X14}dxf")
    if number and int(number) < len(styles.conditional):
        return styles.conditional[int(number)]
    return styles.differential(inner) if inner is not None else Look()


def _count_around(package: Package, part: str, frame: etree._Element, sheet: Sheet) -> None:
    """Count what stands around the cells of a *sheet* and is left behind."""
    for path, what in _LEFT_ELEMENTS.items():
        steps = "/".join(step if step == "*" else MAIN + step for step in path.split("/"))
        step_is_text = path == "headerFooter/*"
        found = [e for e in frame.iterfind(steps) if not step_is_text or (e.text or "").strip()]
        sheet.left[what] += len(found)
    targets = {r.id: r.target for r in package.relations(part) if r.kind == "hyperlink"}
    for link in frame.iterfind(f"{MAIN}hyperlinks/{MAIN}hyperlink"):
        area, target = area_of(link.get("ref", "")), targets.get(link.get(_R_ID, ""), "")
        if area and target:
            shown = sheet.rows.get(area[0].start, {}).get(area[1].start)
            same = shown is not None and _bare(shown.text) == _bare(target)
            sheet.left["address of a link, which its text does not say"] += not same
    for relation in package.relations(part):
        if relation.kind in ("comments", "threadedComment") and relation.target in package.names:
            names = [
                etree.QName(e).localname for e in package.xml(relation.target).iter(etree.Element)
            ]
            sheet.left["comment"] += names.count("comment") + names.count("threadedComment")
    if frame.tag == f"{MAIN}chartsheet":
        sheet.left["chart"] = max(sheet.left["chart"], 1)


def _bare(address: str) -> str:
    return re.sub(r"^(https?://|mailto:)|/$", "", address.strip(), flags=re.IGNORECASE).casefold()


def _count(
    package: Package, root: etree._Element, strings: list[Words], reader: Reader, made: Rebuilt
) -> None:
    """Count what belongs to no sheet and is left behind."""
    orphans = sum(
        1
        for number, words in enumerate(strings)
        if words.phonetic or (number not in reader.used_strings and words.text.strip())
    )
    counts = Counter(
        next(what for pattern, what in _LEFT_PARTS.items() if re.fullmatch(pattern, name))
        for name in package.names
    )
    counts["text in no cell"] += orphans
    counts["defined name"] += _count_of(root, "definedNames/definedName")
    counts["custom view"] += _count_of(root, "customWorkbookViews/customWorkbookView")
    for name in package.names:
        if re.fullmatch(r"docProps/(core|app)\.xml|package/.*\.psmdcp", name):
            counts["property, such as author or title"] += sum(
                1
                for e in package.xml(name).iter(etree.Element)
                if etree.QName(e).localname in _PROPERTIES and (e.text or "").strip()
            )
    custom = "docProps/custom.xml"
    if custom in package.names and not len(package.xml(custom)):
        counts["data of another program"] -= 1  # LibreOffice writes an empty list
    counts["folder it was kept in"] += sum(1 for e in root.iter("{*}absPath"))
    made.left.update({what: count for what, count in counts.items() if what and count > 0})


def _count_of(root: etree._Element, path: str) -> int:
    return sum(1 for _ in root.iterfind("/".join(MAIN + step for step in path.split("/"))))
