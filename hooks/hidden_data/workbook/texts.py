"""The texts of the cells of an Excel sheet, in parts that may look different."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from hidden_data.symbols import as_shown, is_of_symbols

from .formats import show_text
from .looks import MAIN, Look, Styles
from .shown import SIGNS, UNKNOWN_SIGN, UNSEEN, Shown

_TEXT = f"{MAIN}t"


@dataclass(frozen=True, eq=False)
class Words:
    """A text of a cell: in pieces, where parts of it look different."""

    text: str
    runs: tuple[tuple[str, Look], ...] = ()
    phonetic: bool = False


def words_of(element: etree._Element, styles: Styles) -> Words:
    """The text of a shared or an inline string, with the look of its parts."""
    if len(element) == 1 and element[0].tag == _TEXT:
        return Words(unescaped(element[0].text or ""))
    runs: list[tuple[str, Look]] = []
    for child in element:
        if child.tag == _TEXT:
            runs.append((unescaped(child.text or ""), Look()))
        elif child.tag == f"{MAIN}r":
            look = styles.font(child.find(f"{MAIN}rPr"))
            runs.append((unescaped(child.findtext(_TEXT) or ""), look))
    text = "".join(piece for piece, _ in runs)
    return Words(text, tuple(runs), element.find(f"{MAIN}rPh") is not None)


def visible(words: Words, look: Look, numeric: bool) -> Shown:
    if not words.text.strip():
        return Shown("")
    if numeric and look.shows_nothing:
        return Shown("", UNSEEN)
    shown = Shown(words.text) if numeric else show_text(look.format or "General", words.text)
    if shown.hides:
        return shown
    if not words.runs:
        return Shown("", UNSEEN) if look.unseen else with_signs(shown, look)
    seen = "".join(text for text, run in words.runs if not run.over(look).unseen)
    if seen.split() != words.text.split():
        return Shown(seen, UNSEEN)
    parts = [with_signs(Shown(text), run.over(look)) for text, run in words.runs]
    changed = max(part.changed for part in parts)
    return Shown("".join(part.text for part in parts), changed=changed) if changed else shown


def with_signs(shown: Shown, look: Look) -> Shown:
    """*shown* with the signs of a font of symbols in the place of letters."""
    if not is_of_symbols(look.font or ""):
        return shown
    text, unknown = as_shown(shown.text, look.font or "")
    return Shown(text, shown.hides, changed=UNKNOWN_SIGN if unknown else SIGNS)


def unescaped(text: str) -> str:
    """*text* with the characters for which Excel writes ``_x000D_``."""
    if "_x" not in text:
        return text
    plain = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
    # Excel ends a line with both, and shows one line end.
    return plain.replace("\r\n", "\n").replace("\r", "\n")
