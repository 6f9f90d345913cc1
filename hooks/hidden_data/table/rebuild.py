"""A CSV table in its one form: UTF-8, commas, rows of one width, no formulas."""

from __future__ import annotations

from hidden_data.characters import visible_only
from hidden_data.faults import UNSOUND_CSV
from hidden_data.report import Rebuilt, as_csv

from .layout import INSTRUCTION, SEPARATORS, Unclear, around, decoded, mend, read


def rebuild(data: bytes) -> Rebuilt:
    """Write a table anew. One that is in order keeps its quotation marks and line ends: nothing can
    hide in plain text."""
    made = Rebuilt(ending="csv")
    try:
        text, encoding = decoded(data)
    except Unclear as unclear:
        message = "the file is not UTF-8 text, and what it is cannot be told for certain"
        made.refuse(UNSOUND_CSV, "", message, "save it again as CSV UTF-8", unclear.line)
        return made
    if encoding:
        made.changed[f"letters of {encoding}, now UTF-8; look at one accent and one pound sign"] = 1
    text, invisible = visible_only(text)
    if invisible:
        made.left["character that nobody sees"] = invisible
    if instruction := INSTRUCTION.match(text):
        text = text[instruction.end() :]
        made.left["instruction to Excel"] = 1
    separator, rows, broken = read(text)
    if separator != ",":
        made.changed[f"cells divided by {SEPARATORS[separator]}, now by commas"] = 1
    cells = [row for _, row in rows]
    if outside := around(rows):
        made.changed["line above or below the table, now as wide as the table"] = sum(outside)
        width = max(map(len, cells))
        cells = [row + [""] * (width - len(row)) for row in cells]
    mended = [[mend(cell) for cell in row] for row in cells]
    if count := sum(
        one != other
        for row, new in zip(cells, mended, strict=True)
        for one, other in zip(row, new, strict=True)
    ):
        made.changed["cell that a spreadsheet would take for a formula, now text"] = count
    changed = not broken and (made.changed or made.left)
    made.content = as_csv(mended) if changed else data if not encoding else text.encode()
    return made
