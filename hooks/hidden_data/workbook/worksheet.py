"""What stands around the cells of a sheet: how it is viewed, its rules and filters, its headers, links and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ..faults import EMBEDDED_FILE, HIDDEN_CELLS, HIDDEN_RULES, LIVE_FORMULA, NOT_UNDERSTOOD, UNKNOWN_PART, UNSEEN_CELLS, WORKBOOK_COMMENT
from ..package import Package
from ..report import Inspection, Passage
from .formats import can_hide
from .grid import Sheet, area_of, is_true
from .looks import MAIN, Styles
from .unseen import header_unseen
from .vocabulary import SHEET, TABLE, loose, strangers, words_in

_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
_RULES = f"{_X14}conditionalFormattings", f"{_X14}dataValidations", f"{_X14}sparklineGroups", f"{_X14}ignoredErrors"
_HARMLESS_FORMULA = re.compile(r"[^\"\[!#{]*")

NEW_WORKBOOK = "copy the cells into a new workbook (Paste Special, Values, then Formats); save that; or run: disclosure-log clean FILE"
CLEAR_RULES = "Home, Conditional Formatting, Clear Rules from Entire Sheet; colour the cells themselves where needed"
CLEAR_LISTS = "select the whole sheet; Data, Data Validation, Clear All"
CLEAR_FILTERS = "Data, Clear, so that all rows show; then Data, Filter, to take the filter off; delete rows that are not to be published"
CALCULATE = "open it once in Excel or LibreOffice, which works the results out; save it, and try again"

_DELETE = "delete what is not to be published"
_KINDS = {
    "hidden row": (HIDDEN_CELLS, "hidden row(s) with content", f"select all, right-click a row number, Unhide; Data, Clear for filters; {_DELETE}"),
    "hidden column": (HIDDEN_CELLS, "hidden column(s) with content", f"select all, right-click a column letter, Unhide; {_DELETE}"),
    "unseen cell": (
        UNSEEN_CELLS,
        "cell(s) that nobody can see, or only in part",
        f"select all; Font Colour Automatic, No Fill, Font Size 11, Number Format General; read what appears, {_DELETE}",
    ),
    "shortened date": (
        UNSEEN_CELLS,
        "date(s) that hold a day while only the month or the year is shown",
        "type the month or the year as text (2016-03) in the place of the date",
    ),
    "cell under a merged cell": (UNSEEN_CELLS, "cell(s) with content under a merged cell", f"Home, Merge & Center, Unmerge Cells; {_DELETE}"),
    "covered cell": (UNSEEN_CELLS, "cell(s) under a picture, shape or chart", f"move the picture or chart beside the cells; {_DELETE}"),
    "far cell": (UNSEEN_CELLS, "cell(s) far away from the rest", "press Ctrl+End and look at what is there; delete it, or move it to the rest"),
    "formula": (LIVE_FORMULA, "formula(s)", "select all, Copy, then Paste Special, Values, on every sheet"),
    "formula without a result": (
        LIVE_FORMULA,
        "formula(s) whose result was never calculated",
        CALCULATE,
    ),
}


def check_cells(sheet: Sheet, found: Inspection) -> None:
    """Refuse what the reader of a *sheet* found no reader sees."""
    for kind, (code, words, fix) in _KINDS.items():
        if (sheet.hidden and kind != "formula") or (kind == "formula" and sheet.left.get("formula without a result")):
            continue
        if count := sheet.left.get(kind, 0):
            first = f", the first is {sheet.first[kind]}" if kind in sheet.first else ""
            found.refuse(code, f"sheet {sheet.number}", f"{count} {words}{first}", fix)


def check_frame(sheet: Sheet, styles: Styles, package: Package, found: Inspection) -> None:
    """Refuse what stands around the cells of a *sheet* and is not shown, and keep its words."""
    frame, where = sheet.frame, f"sheet {sheet.number}"
    assert frame is not None
    for code, message, fix in dict.fromkeys(_frame_faults(sheet, frame, styles)):
        found.refuse(code, where, message, fix)
    for child in frame:
        if child.tag != MAIN + "sheetData":
            found.passages += [Passage(f"{where}, {_place(child)}", text) for text in words_in(child)]
    for relation in package.relations(sheet.part):
        if relation.external or relation.target not in package.names:
            continue
        if relation.kind == "table":
            _check_table(sheet, package.xml(relation.target), found)
        elif relation.kind in ("comments", "threadedComment"):
            _check_comments(package.xml(relation.target), where, relation.kind, found)
        elif relation.kind == "vmlDrawing" and not any(r.kind == "comments" for r in package.relations(sheet.part)):
            fix = "Page Layout, Page Setup, Header/Footer: take pictures out; Developer, Insert: delete form controls; or run: disclosure-log clean FILE"
            found.refuse(WORKBOOK_COMMENT, where, "it holds drawings of an old kind, as for notes, buttons and pictures in headers", fix)


def _place(child: etree._Element) -> str:
    name = etree.QName(child.tag).localname
    return {
        "headerFooter": "header and footer",
        "hyperlinks": "links",
        "dataValidations": "lists of allowed values",
        "conditionalFormatting": "conditional formats",
    }.get(name, "settings")


def _frame_faults(sheet: Sheet, frame: etree._Element, styles: Styles) -> Iterator[tuple[str, str, str]]:
    # Refused below by a better name than that of an unknown element.
    named = {
        "scenarios": (HIDDEN_RULES, "it holds scenarios, with values that are in no cell", "Data, What-If Analysis, Scenario Manager: delete them"),
        "customSheetViews": (HIDDEN_RULES, "it holds custom views", "View, Custom Views: delete them"),
        "dataConsolidate": (HIDDEN_RULES, "it names the tables it was consolidated from", NEW_WORKBOOK),
        "protectedRanges": (HIDDEN_RULES, "it holds ranges protected for certain people", "Review, Allow Edit Ranges: delete them"),
        "legacyDrawing": None,
        "legacyDrawingHF": None,
        "oleObjects": (EMBEDDED_FILE, "it holds objects of other programs", "delete them, or paste them as pictures"),
        "controls": (EMBEDDED_FILE, "it holds buttons or other controls", "Developer, Design Mode: delete them"),
        "customProperties": (UNKNOWN_PART, "it holds data that a program put beside the cells", NEW_WORKBOOK),
    }
    if loose(frame):
        yield NOT_UNDERSTOOD, "it holds a text or an attribute that ordinary workbooks do not", NEW_WORKBOOK
    for child in frame:
        name = etree.QName(child.tag).localname
        if name in named:
            if named[name]:
                yield named[name]  # type: ignore[misc]
        elif name == "extLst":
            yield from _extension_faults(child, styles, sheet)
        elif name == "AlternateContent" and child.find(f".//{MAIN}controls") is not None:
            yield named["controls"]  # type: ignore[misc]
        elif name != "sheetData":
            if name == "autoFilter" and child.find(f"{MAIN}filterColumn") is not None:
                yield HIDDEN_RULES, "it holds a saved filter", CLEAR_FILTERS
            elif what := next(strangers(child, SHEET), ""):
                yield NOT_UNDERSTOOD, f"it holds {what} that ordinary workbooks do not", NEW_WORKBOOK
    if header_unseen(frame, styles):
        yield (
            UNSEEN_CELLS,
            "a header or footer has letters that are white or too small to be read",
            "Page Layout, Page Setup, Header/Footer: empty it, or make its letters black and of size 8 or more",
        )
    yield from _view_faults(frame, sheet)
    for condition in frame.iter(f"{MAIN}sortCondition"):
        if condition.get("customList"):
            yield HIDDEN_RULES, "it holds a list of words it was sorted by", CLEAR_FILTERS
    for check in frame.iterfind(f"{MAIN}dataValidations/{MAIN}dataValidation"):
        formulas = [e.text or "" for e in check]
        if _holds_words(check, formulas):
            yield HIDDEN_RULES, "it holds lists of allowed values, or hints for whoever types", CLEAR_LISTS
    yield from _condition_faults(frame.iter(f"{MAIN}cfRule"), f"{MAIN}formula", styles, sheet)


def _holds_words(check: etree._Element, formulas: list[str]) -> bool:
    hints = any(check.get(name) for name in ("prompt", "promptTitle", "error", "errorTitle"))
    return hints or check.get("type") in ("list", "custom") or not all(re.fullmatch(r"[-+0-9.E]*", text) for text in formulas)


def _condition_faults(rules: Iterator[etree._Element], formula: str, styles: Styles, sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    for rule in rules:
        if rule.get("text") or not all(_HARMLESS_FORMULA.fullmatch(e.text or "") for e in rule.iter(formula)):
            yield HIDDEN_RULES, "its conditional formats hold texts, or look at other sheets", CLEAR_RULES
        if any(e.get("showValue") in ("0", "false") for e in rule):
            yield UNSEEN_CELLS, "a conditional format shows bars or signs in the place of values", CLEAR_RULES
        number, inner = rule.get("dxfId"), rule.find(f"{_X14}dxf")
        change = (
            styles.conditional[int(number)] if number and int(number) < len(styles.conditional) else styles.differential(inner) if inner is not None else None
        )
        if change is not None:
            looks = [change.over(styles.cell(style)) for style in sheet.styles]
            if (change.format is not None and can_hide(change.format)) or any(look.unseen for look in looks):
                yield UNSEEN_CELLS, "a conditional format can make cells invisible", CLEAR_RULES


def _extension_faults(extensions: etree._Element, styles: Styles, sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    for extension in extensions:
        for content in extension:
            if content.tag not in _RULES:
                slicer = "slicer" in content.tag.lower() or "timeline" in content.tag.lower()
                yield (
                    (HIDDEN_RULES, "it holds slicers or timelines, which keep values", "delete them; convert tables to ranges; " + NEW_WORKBOOK)
                    if slicer
                    else (NOT_UNDERSTOOD, "it holds something that ordinary workbooks do not", NEW_WORKBOOK)
                )
            yield from _condition_faults(content.iter(f"{_X14}cfRule"), f"{_XM}f", styles, sheet)
            for check in content.iter(f"{_X14}dataValidation"):
                if _holds_words(check, [e.text or "" for e in check.iter(f"{_XM}f")]):
                    yield HIDDEN_RULES, "it holds lists of allowed values, or hints for whoever types", CLEAR_LISTS


def _view_faults(frame: etree._Element, sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    """A frozen pane on a sheet that is scrolled keeps the rows and columns before it out of reach."""
    for view in frame.iterfind(f"{MAIN}sheetViews/{MAIN}sheetView"):
        pane, corner = view.find(f"{MAIN}pane"), area_of(view.get("topLeftCell", "A1"))
        if pane is None or pane.get("state", "split") == "split" or corner is None:
            continue
        top, left = corner[0].start, corner[1].start
        rows = float(pane.get("ySplit", 0)) > 0 and any(row < top for row, cells in sheet.rows.items() if cells)
        columns = float(pane.get("xSplit", 0)) > 0 and any(column < left for cells in sheet.rows.values() for column in cells)
        if rows or columns:
            yield HIDDEN_CELLS, "rows or columns with content lie before the frozen ones, out of reach", "View, Freeze Panes, Unfreeze Panes; save"


def _check_comments(root: etree._Element, where: str, kind: str, found: Inspection) -> None:
    count = sum(1 for element in root.iter(etree.Element) if etree.QName(element.tag).localname in ("comment", "threadedComment"))
    found.passages += [Passage(f"{where}, comments", text) for text in words_in(root)]
    what = "comment(s) or note(s)" if kind == "comments" else "comment(s) of a conversation"
    found.refuse(WORKBOOK_COMMENT, where, f"{count} {what}", "select all; Review, Delete, for comments and for notes; then File, Info, Inspect Document; save")


def _check_table(sheet: Sheet, root: etree._Element, found: Inspection) -> None:
    """A table knows the words of its header and totals; they have to be those in the cells."""
    where, convert = f"sheet {sheet.number}", "click into the table; Table Design, Convert to Range; save"
    found.passages += [Passage(f"{where}, settings", text) for text in words_in(root)]
    if root.find(f".//{MAIN}filterColumn") is not None:
        found.refuse(HIDDEN_RULES, where, "a table holds a saved filter", CLEAR_FILTERS)
    formulas = f"{MAIN}calculatedColumnFormula", f"{MAIN}totalsRowFormula"
    columns = list(root.iterfind(f"{MAIN}tableColumns/{MAIN}tableColumn"))
    totals = any(column.get("totalsRowLabel") or column.get("totalsRowFunction", "none") != "none" for column in columns)
    if totals or next(root.iter(*formulas), None) is not None or root.get("comment") or is_true(root.get("insertRow")):
        found.refuse(HIDDEN_RULES, where, "a table keeps formulas, totals or remarks of its own", convert)
    elif any(element.get("customList") for element in root.iter(f"{MAIN}sortCondition")) or next(strangers(root, TABLE), ""):
        found.refuse(HIDDEN_RULES, where, "a table keeps more than its cells", convert)
    area = area_of(root.get("ref", ""))
    headers = sheet.rows.get(area[0].start, {}) if area and root.get("headerRowCount", "1") != "0" else {}
    shown = [" ".join(headers.get(area[1].start + n, "").split()) for n in range(len(columns))] if area else []
    names = [" ".join(re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), column.get("name", "")).split()) for column in columns]
    if shown != names and not (not headers and all(re.fullmatch("(Column|Spalte|Colonne)[0-9]+", name) for name in names)):
        found.refuse(HIDDEN_RULES, where, "a table keeps names of columns that are in no visible cell", convert)
