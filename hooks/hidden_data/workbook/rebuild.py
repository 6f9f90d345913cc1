"""A workbook of any kind, written anew as an Excel workbook of what a reader saw."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from hidden_data.characters import forbidden, visible_only
from hidden_data.faults import LIVE_FORMULA, NOT_UNDERSTOOD, TOO_LARGE, UNSOUND_CSV, WRONG_KIND
from hidden_data.package import opened
from hidden_data.report import Rebuilt

from .book import read_workbook
from .grid import MAX_LETTERS, NotUnderstood, Page, Sheet, TooLarge, letters
from .opendocument import is_opendocument, read_opendocument
from .write import is_written, write

_CALCULATE = "open it once in Excel or LibreOffice, save it, and try again"
_SPLIT = "split it by year or by subject"
_SHOW_THE_VALUE = (
    "open it in LibreOffice, give the cell a plain format (Format, Cells), save, and try again"
)
_SAVE_ANEW = (
    "open it in Excel or LibreOffice, take any password off, and save it anew as 'Excel Workbook"
    " (*.xlsx)'"
)


def rebuild(data: bytes) -> Rebuilt:
    """Write a workbook anew: the visible cells of its visible sheets, with values as shown."""
    pages, found = read(data)
    made = replace(
        found, left=dict(found.left), changed=dict(found.changed), faults=[*found.faults]
    )
    if made.faults:
        return made
    try:
        made.content = write(pages)
    except TooLarge as error:
        made.refuse(TOO_LARGE, "", str(error), _SPLIT)
        return made
    if is_written(data, made.content):
        made.content = data
    return made


@lru_cache(maxsize=1)
def read(data: bytes) -> tuple[list[Page], Rebuilt]:
    """What a reader sees of a workbook, with what is left behind, is changed, or stands in the way.

    Kept, as a rebuilt workbook is first compared and then looked into.
    """
    made = Rebuilt(ending="xlsx")
    package = opened(data, made)
    if package is None:
        return [], made
    try:
        sheets = read_opendocument if is_opendocument(package) else read_workbook
        return _pages(sheets(package, made), made), made
    except NotUnderstood as error:
        large = isinstance(error, TooLarge)
        code, cure = (TOO_LARGE, _SPLIT) if large else (NOT_UNDERSTOOD, _SAVE_ANEW)
        made.refuse(code, "", str(error), cure)
    return [], made


def _pages(sheets: list[Sheet], made: Rebuilt) -> list[Page]:
    """The visible sheets as a reader sees them; what is left of them is counted in *made*."""
    pages: list[Page] = []
    for sheet in sheets:
        if sheet.hidden:
            made.left["hidden sheet"] = made.left.get("hidden sheet", 0) + 1
            continue
        _clear(sheet, made)
        page = _named(sheet, {page.name.casefold() for page in pages})
        for counts, counted in ((sheet.left, made.left), (sheet.changed, made.changed)):
            for what, count in counts.items():
                if count:
                    counted[what] = counted.get(what, 0) + count
        if page:
            pages.append(page)
            if sheet.uncalculated:
                message = f"formula(s) whose result was never calculated; {sheet.uncalculated}"
                made.refuse(LIVE_FORMULA, f"sheet {sheet.number}", message, _CALCULATE)
        if sheet.untrue:
            where, message = f"sheet {sheet.number}, {sheet.untrue}", "its text is not its value"
            made.refuse(NOT_UNDERSTOOD, where, message, _SHOW_THE_VALUE)
    every = (shown for page in pages for cells in page.rows.values() for shown in cells.values())
    if sum(len(shown.text) for shown in every) > MAX_LETTERS:
        raise TooLarge(f"its cells show more than {MAX_LETTERS:,} characters")
    if not pages and not made.faults:
        message, cure = "no visible cell holds anything", "show the sheet that is to be published"
        made.refuse(WRONG_KIND, "", message, f"{cure}; save")
    return pages


def _clear(sheet: Sheet, made: Rebuilt) -> None:
    """Take the characters that nobody sees out of a *sheet*. Those that change how others are shown
    stand in the way."""
    for row, cells in sheet.rows.items():
        for column, shown in cells.items():
            if shown.text.isascii() and shown.text.isprintable():
                continue
            text, invisible = visible_only(shown.text)
            if invisible:
                cells[column] = replace(shown, text=text)
                sheet.left["character that nobody sees"] += invisible
            if odd := next(forbidden(text), None):
                where = f"sheet {sheet.number}, cell {letters(column)}{row}"
                message = f"a {odd[1]} character ({odd[2]}) does not belong in a table"
                made.refuse(UNSOUND_CSV, where, message, "delete it, and save")


def _named(sheet: Sheet, taken: set[str]) -> Page | None:
    """The page of a *sheet*, with a name that every program takes."""
    page = sheet.page()
    if page is None:
        return None
    name = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", visible_only(page.name)[0]).strip(" '")
    name = name[:31].rstrip(" '") or f"Sheet {sheet.number}"
    if name.casefold() in taken or name.casefold() == "history":
        name = f"{name[:25]} ({sheet.number})"
    if name != page.name:
        sheet.changed["name of a sheet, which not every program would take"] += 1
    return replace(page, name=name)
