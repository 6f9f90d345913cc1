"""Excel workbooks: what readers see of them, and everything else refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ..faults import (
    AUTHOR_NAMED,
    CHART_CACHE,
    DATA_MODEL,
    DEFINED_NAMES,
    HIDDEN_RULES,
    HIDDEN_SHEET,
    LINKED_WORKBOOK,
    LIVE_FORMULA,
    NOT_UNDERSTOOD,
    ORPHAN_TEXT,
    PIVOT_CACHE,
    TOO_LARGE,
    UNKNOWN_PART,
    UNSEEN_CELLS,
    WORKBOOK_COMMENT,
)
from ..package import INSPECT_DOCUMENT, Package, check_properties, open_package
from ..report import Inspection, Passage, Table
from .cells import Reader, Words, words_of
from .drawings import charts, check_drawings, check_picture, cover_cells
from .formats import can_hide
from .grid import NotUnderstood, Sheet, TooLarge, area_of, is_true
from .looks import MAIN, Styles
from .vocabulary import CALC_CHAIN, METADATA, STRINGS, STYLES, WORKBOOK, loose, only_looks, strangers, words_in
from .worksheet import NEW_WORKBOOK, check_cells, check_frame

BOOK, STRING_PART, STYLE_PART, THEME = "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/theme1.xml"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CLEAN = "; or run: disclosure-log clean FILE"
_LINK = (
    LINKED_WORKBOOK,
    "it holds links to other workbooks, databases or web pages, with copies of their data",
    "Data, Edit Links, Break Link; Data, Queries & Connections, delete all; save" + _CLEAN,
)
_PIVOT = (
    PIVOT_CACHE,
    "it holds a pivot table, or slicers, with a copy of every row behind them",
    "copy the pivot table, Paste Special, Values; then delete it and its slicers; save" + _CLEAN,
)
_MODEL = (DATA_MODEL, "it holds a data model or data types with whole records behind the cells", NEW_WORKBOOK)
_CHART = (CHART_CACHE, "it holds a chart of a kind that keeps copies which cannot be compared", "paste the chart as a picture (PNG)")
_HISTORY = (UNKNOWN_PART, "it holds the history of a shared workbook", "Review, Unshare Workbook; save" + _CLEAN)
_ADD_IN = (UNKNOWN_PART, "it holds what an add-in, a web service or an old kind of sheet left in it", NEW_WORKBOOK)

PARTS = {
    r"xl/(workbook|styles|sharedStrings|calcChain|metadata)\.xml": None,
    r"xl/theme/theme[0-9]*\.xml": None,
    r"xl/(worksheets|chartsheets)/[^/]+\.xml": None,
    r"xl/tables/[^/]+\.xml": None,
    r"xl/drawings/(drawing[0-9]+\.xml|[^/]+\.vml)": None,
    r"xl/charts/(chart|style|colors)[0-9]*\.xml": None,
    r"xl/media/[^/]+": None,
    r"xl/(comments[^/]*\.xml|comments/[^/]+\.xml|threadedComments/[^/]+\.xml|persons/[^/]+\.xml)": None,
    r"xl/charts/chartEx[0-9]*\.xml": _CHART,
    r"xl/externalLinks/.*|xl/connections\.xml|xl/queryTables/.*|xl/xmlMaps\.xml|xl/tables/tableSingleCells.*|xl/customXmlMappings.*": _LINK,
    r"xl/(pivotCache|pivotTables|slicers|slicerCaches|timelines|timelineCaches)/.*": _PIVOT,
    r"xl/(model|customData|richData|powerPivot)/.*|xl/volatileDependencies\.xml": _MODEL,
    r"xl/revisions/.*|xl/userNames\.xml": _HISTORY,
    r"xl/webextensions/.*|xl/metadata|xl/dialogsheets/.*": _ADD_IN,
}
_HARMLESS_BOOK = frozenset(
    (
        "{140A7094-0E35-4892-8432-C4D2E57EDEB5}",  # how charts follow their cells
        "{B58B0392-4F1F-4190-BB64-5DF3571DCE5F}",  # what calculating needs
        "{7626C862-2A13-11E5-B345-FEFF819CDC9F}",  # the same of LibreOffice
        "{79F54976-1DA5-4618-B147-4CDE4B953A38}",  # the style of slicers to come
    )
)
_HARMLESS_STYLES = frozenset(("{EB79DEF2-80B8-43e5-95BD-54CBDDF9020C}", "{9260A510-F301-46a8-8635-F512D64BE5F5}"))


class Book:
    """A workbook with its sheets read."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.root = package.xml(BOOK)
        if self.root.tag != MAIN + "workbook":
            raise NotUnderstood("it is in the strict form of its format, or in none")
        self.styles = Styles(self._part(STYLE_PART), self._part(THEME))
        strings = self._part(STRING_PART)
        self.strings: list[Words] = [words_of(element, self.styles) for element in strings] if strings is not None else []
        settings = self.root.find(f"{MAIN}workbookPr")
        since_1904 = settings is not None and is_true(settings.get("date1904"))
        self.reader = Reader(self.styles, self.strings, since_1904, keep_numbers=bool(charts(package)), calculated=_calculated(self.root))
        self.sheets = list(self._list_sheets())
        for sheet in self.sheets:
            with package.open(sheet.part) as stream:
                self.reader.read(sheet, stream)  # type: ignore[arg-type]
            cover_cells(package, sheet)
            sheet.cut_off_far_cells()

    def _part(self, name: str) -> etree._Element | None:
        return self.package.xml(name) if name in self.package.names else None

    def _list_sheets(self) -> Iterator[Sheet]:
        relations = {relation.id: relation for relation in self.package.relations(BOOK)}
        windows = list(self.root.iterfind(f"{MAIN}bookViews/{MAIN}workbookView"))
        no_tabs = any(window.get("showSheetTabs") in ("0", "false") or window.get("tabRatio") == "0" for window in windows)
        active = int(windows[0].get("activeTab", 0)) if windows else 0
        for position, element in enumerate(self.root.iterfind(f"{MAIN}sheets/{MAIN}sheet")):
            relation = relations.get(element.get(_R_ID, ""))
            if relation is None or relation.external or relation.target not in self.package.names or relation.kind not in ("worksheet", "chartsheet"):
                raise NotUnderstood("a sheet is of a kind that is not understood")
            hidden = element.get("state", "visible")
            # Without tabs, only the sheet that is open when the workbook is opened can be reached.
            reached = hidden == "visible" and not (no_tabs and position != active)
            yield Sheet(position + 1, element.get("name", ""), relation.target, "" if reached else hidden if hidden != "visible" else "without a tab")


def _calculated(root: etree._Element) -> bool:
    """Whether a program that calculates has saved the workbook last. Libraries write formulas without a result, or with 0 in its place, and ask
    whoever opens the file to work them out; Excel and LibreOffice always say how they calculate."""
    settings = root.find(f"{MAIN}calcPr")
    return settings is not None and not is_true(settings.get("fullCalcOnLoad")) and settings.get("calcCompleted") not in ("0", "false")


def inspect(data: bytes) -> Inspection:
    """Everything in the workbook *data* that may not be published, its text, and its tables as readers see them."""
    found = Inspection()
    package = open_package(data, found, PARTS)
    if package is None:
        return found
    check_properties(package, found)
    try:
        book = Book(package)
        found.tables = _tables(book)
    except NotUnderstood as error:
        too_large = isinstance(error, TooLarge)
        cure = "split it by year or by subject" if too_large else "open it in Excel, and save it anew as 'Excel Workbook (*.xlsx)'"
        found.refuse(TOO_LARGE if too_large else NOT_UNDERSTOOD, "", str(error), cure)
        return found
    _check_book(book, found)
    for sheet in book.sheets:
        check_cells(sheet, found)
        check_frame(sheet, book.styles, package, found)
        for relation in package.relations(sheet.part):
            if relation.kind == "image" and not relation.external:
                check_picture(package.read(relation.target), f"sheet {sheet.number}, background", found)
    check_drawings(package, book.sheets, found)
    _check_texts(book, found)
    found.passages += book.reader.passages()
    found.faults = list(dict.fromkeys(found.faults))
    return found


def visible_tables(data: bytes) -> tuple[list[Table], Counter[str], Counter[str]]:
    """The tables of a workbook that need not be fit to publish: only what a reader sees, how much of what kind was left out, and what is shown in another way.

    Raises :class:`ValueError` when it cannot be read.
    """
    package = open_package(data, Inspection(), PARTS)
    if package is None:
        raise ValueError("the file is not built as a workbook")
    book = Book(package)
    left: Counter[str] = Counter()
    for sheet in book.sheets:
        if sheet.hidden:
            left["hidden sheet"] += 1
        else:
            left.update({kind: count for kind, count in sheet.left.items() if not kind.startswith("cell in a hidden")})
    counted = {
        "comment": r"xl/(threadedC|c)omments.*\.xml", "pivot table": r"xl/pivotTables/.*\.xml", "pivot cache": r"xl/pivotCache/pivotCacheDefinition.*\.xml",
        "chart": r"xl/charts/chart.*\.xml", "picture": r"xl/media/.*", "link to another workbook": r"xl/externalLinks/[^/]*\.xml",
        "embedded file": r"xl/embeddings/.*", "connection": r"xl/connections\.xml", "data model": r"xl/model/.*",
    }  # fmt: skip
    for kind, pattern in counted.items():
        left[kind] += sum(1 for name in package.names if re.fullmatch(pattern, name))
    left["defined name"] += sum(1 for element in book.root.iter(f"{MAIN}definedName") if _name_fault(element, book.sheets))
    left["text in no cell"] += len(_orphans(book))
    tables = _tables(book)
    return tables, +left, sum((sheet.changed for sheet in book.sheets if not sheet.hidden), Counter())


def _tables(book: Book) -> list[Table]:
    return [table for sheet in book.sheets if not sheet.hidden and (table := sheet.table())]


def _check_book(book: Book, found: Inspection) -> None:
    """The workbook itself: its sheets, names, and settings."""
    for sheet in book.sheets:
        found.passages.append(Passage(f"sheet {sheet.number}, its name", sheet.name))
        if sheet.hidden:
            how = {"hidden": "it is hidden", "veryHidden": "it is hidden so that Excel does not list it (very hidden)"}.get(
                sheet.hidden, "its tab is not shown"
            )
            fix = "right-click a tab, Unhide (a very hidden one: Alt+F11, Properties, Visible); delete the sheet if it is not to be published" + _CLEAN
            found.refuse(HIDDEN_SHEET, f"sheet {sheet.number}", how, fix)
    if any(window.get("visibility", "visible") != "visible" for window in book.root.iter(f"{MAIN}workbookView")):
        found.refuse(HIDDEN_SHEET, "", "its window is hidden", "View, Unhide; save")
    names = list(book.root.iterfind(f"{MAIN}definedNames/{MAIN}definedName"))
    found.passages += [Passage("defined names", text) for element in names for text in words_in(element)]
    if refused := sum(1 for element in names if _name_fault(element, book.sheets)):
        found.refuse(DEFINED_NAMES, "", f"{refused} defined name(s), other than print areas and filters", "Formulas, Name Manager: delete them" + _CLEAN)
    if loose(book.root):
        found.refuse(NOT_UNDERSTOOD, "", "it holds a text or an attribute that ordinary workbooks do not", NEW_WORKBOOK)
    for child in book.root:
        name = etree.QName(child.tag).localname
        if fault := _book_fault(child, name):
            found.refuse(fault[0], "", *fault[1:])
    people = [name for name in book.package.names if name.startswith("xl/persons/")]
    if any(len(book.package.xml(name)) for name in people):
        found.passages += [Passage("people who wrote comments", text) for name in people for text in words_in(book.package.xml(name))]
        found.refuse(WORKBOOK_COMMENT, "", "it names people who wrote comments", INSPECT_DOCUMENT)
    for part, known in (("xl/calcChain.xml", CALC_CHAIN), ("xl/metadata.xml", METADATA)):
        if part in book.package.names:
            root = book.package.xml(part)
            kinds = {element.get("name") for element in root.iter(f"{MAIN}metadataType")}
            if next(strangers(root, known), "") or kinds - {"XLDAPR"}:
                found.refuse(DATA_MODEL, "", "it describes values of cells in a way that is not understood", NEW_WORKBOOK)
    if "xl/calcChain.xml" in book.package.names and not any(sheet.left.get("formula") for sheet in book.sheets):
        found.refuse(LIVE_FORMULA, "", "it lists formulas that are in no cell", "open it in Excel and save it anew")


def _book_fault(child: etree._Element, name: str) -> tuple[str, str, str] | None:
    if name == "AlternateContent" and any(etree.QName(e.tag).localname == "absPath" for e in child.iter(etree.Element)):
        return AUTHOR_NAMED, "it notes the folder it was kept in, which can name its author", INSPECT_DOCUMENT
    if name == "fileSharing":
        return AUTHOR_NAMED, "it notes who reserved it for writing", "Save As, Tools, General Options: empty all fields"
    if name == "customWorkbookViews":
        return HIDDEN_RULES, "it holds custom views, with the names of people", "View, Custom Views: delete them" + _CLEAN
    if name == "externalReferences":
        return _LINK if len(child) else None
    if name == "pivotCaches":
        return _PIVOT if len(child) else None
    if name == "extLst":
        unknown = [extension for extension in child if extension.get("uri", "") not in _HARMLESS_BOOK]
        words = " ".join(etree.QName(e.tag).localname.lower() for extension in unknown for e in extension.iter(etree.Element))
        return None if not unknown else _PIVOT if "pivot" in words or "slicer" in words or "timeline" in words else _MODEL
    if what := next(strangers(child, WORKBOOK), ""):
        return NOT_UNDERSTOOD, f"it holds {what} that ordinary workbooks do not", NEW_WORKBOOK
    return None


def _name_fault(element: etree._Element, sheets: list[Sheet]) -> bool:
    """Whether a defined name is more than the print area, the titles or the filter of a sheet that is shown."""
    name, value = element.get("name", ""), element.text or ""
    if re.fullmatch(r"_xl(fn|ws|pm)\.[A-Za-z0-9._]+", name) and value == "#NAME?":
        return False
    local = element.get("localSheetId", "")
    if not re.fullmatch(r"_xlnm\.(Print_Area|Print_Titles|_FilterDatabase|Sheet_Title)(_[0-9]+)*", name) or not local.isdigit() or int(local) >= len(sheets):
        return True
    if set(element.keys()) - {"name", "localSheetId", "hidden", "function", "vbProcedure", "xlm", "publishToServer", "workbookParameter"}:
        return True
    sheet = sheets[int(local)]
    shown_name = sheet.name if re.fullmatch(r"[^\W\d]\w*", sheet.name) else "'" + sheet.name.replace("'", "''") + "'"
    pieces = value.replace("'" + sheet.name.replace("'", "''") + "'", shown_name).split(shown_name + "!")
    return bool(sheet.hidden) or pieces[0] != "" or not all(piece in ("#REF!", "#REF!,") or area_of(piece.rstrip(",")) for piece in pieces[1:])


def _orphans(book: Book) -> list[str]:
    return [words.text for number, words in enumerate(book.strings) if number not in book.reader.used_strings and words.text.strip()]


def _check_texts(book: Book, found: Inspection) -> None:
    """The texts and styles that all sheets share."""
    orphans = _orphans(book)
    found.passages += [Passage("texts in no cell", text) for text in orphans]
    if orphans:
        found.refuse(ORPHAN_TEXT, "", f"{len(orphans)} text(s) that are in no cell", "open it in Excel or LibreOffice and save it under another name" + _CLEAN)
    if phonetic := sum(words.phonetic for words in book.strings):
        found.refuse(ORPHAN_TEXT, "", f"{phonetic} text(s) with a reading aid (furigana) that is not shown", "Home, Phonetic Guide: delete it" + _CLEAN)
    for part, known in ((STRING_PART, STRINGS), (STYLE_PART, STYLES)):
        root = book._part(part)
        if root is None:
            continue
        unknown = next(strangers(root, known), "")
        if not unknown and part == STYLE_PART:
            unknown = next(("an extension" for e in root.iter(f"{MAIN}ext") if e.get("uri") not in _HARMLESS_STYLES), "")
            found.passages += [Passage("styles", text) for text in words_in(root) if text != "General"]
        if unknown:
            found.refuse(NOT_UNDERSTOOD, "", f"it holds {unknown} that ordinary workbooks do not", NEW_WORKBOOK)
    for name in book.package.names:
        if re.fullmatch(r"xl/(theme/.*|charts/(style|colors)[0-9]*)\.xml", name):
            root = book.package.xml(name)
            found.passages += [Passage("theme", text) for text in words_in(root)]
            if not only_looks(root) or book.package.relations(name):
                found.refuse(NOT_UNDERSTOOD, "", "its theme, or the style of a chart, holds more than looks", NEW_WORKBOOK)
    styles = book._part(STYLE_PART)
    used = [int(e.get("dxfId", -1)) for e in styles.iter(f"{MAIN}tableStyleElement")] if styles is not None else []
    if any(
        0 <= number < len(book.styles.conditional) and (book.styles.conditional[number].unseen or can_hide(book.styles.conditional[number].format or "General"))
        for number in used
    ):
        found.refuse(UNSEEN_CELLS, "", "a style of tables makes cells invisible", "Table Design: choose another style, delete the custom one")
