"""The text of a PDF, and whether all of it can be seen.

Each page is drawn twice, with its text and without. A letter whose place looks the same both times
is there only for those who select and copy: it lies under a box or a photograph, is white on white,
off the page, or of no size. A letter of which a good part is missing counts as one that nobody
sees: the box that was to redact it was drawn too small. Letters that are invisible on purpose
belong over a picture of themselves, as a scanner puts them; what is invisible over nothing, or over
a box that was burned into the picture, is refused as well. A letter that is invisible over another
part of a picture cannot be told from an honest one.
"""

from __future__ import annotations

from PIL import Image

from hidden_data.faults import UNSEEN_PDF_TEXT
from hidden_data.report import Inspection, Passage

from .elsewhere import Elsewhere
from .letters import Letter, has_size, letters_of, without_size
from .page import Sheet, whole
from .visible import is_clipped, unseen_letters

MOSTLY = 0.3
"""Share of the letters of a page that mean nothing to a program, from which on the page counts as
unread."""
_UNSEEN_FIX = (
    "a black box or white letters do not redact; take the words out of the original and export it "
    "anew, or in Acrobat: All tools, Redact a PDF, Apply, then Sanitise document; where nothing "
    "was to be hidden, make the column wider that cuts a cell off, "
    "or the letters darker or larger"
)


class Reader:
    """Reads a document page by page, and at the end says what of it cannot be seen."""

    def __init__(self, found: Inspection) -> None:
        self.found = found
        self._seen: dict[str, set[int]] = {}
        """For each piece of text, which of its letters are seen on some page."""
        self._unseen: list[tuple[str, int, list[tuple[str, list[int]]]]] = []
        """Where, how many letters nobody sees, and which letters of which pieces were perhaps only
        cut off: for each page with letters."""
        self._elsewhere = Elsewhere()

    def read(self, sheet: Sheet, where: str, bare: Image.Image) -> tuple[list[Letter], bool]:
        """Hand on the text of a page; *bare* is the page without it. Gives back its letters, and
        whether they mean nothing to a program."""
        text_page = sheet.page.get_textpage()
        try:
            text = text_page.get_text_range() if text_page.count_chars() else ""
            letters = list(letters_of(sheet, text_page.raw))
            slight = without_size(sheet, text_page.raw)
        finally:
            text_page.close()
        if text.strip():
            self.found.passages.append(
                Passage(where, text.replace("\r\n", "\n").replace("\r", "\n"), shown=True)
            )
        if slight:
            pieces = "a piece of text has" if slight == 1 else f"{slight} pieces of text have"
            message = f"{pieces} no size, so nobody sees what can be taken out of the file"
            self.found.refuse(UNSEEN_PDF_TEXT, where, message, _UNSEEN_FIX)
        if letters:
            unseen = [
                letter
                for letter in unseen_letters(sheet, letters, bare)
                if letter.sign.isalnum()
                or (letter.unknown and has_size(letter.tight) and not letter.is_line)
            ]
            self._note(sheet, where, letters, {id(letter) for letter in unseen}, bare)
        unknown = sum(letter.unknown for letter in letters)
        return letters, unknown > MOSTLY * len(letters) and unknown > 5

    def _note(
        self,
        sheet: Sheet,
        where: str,
        letters: list[Letter],
        unseen: set[int],
        bare: Image.Image,
    ) -> None:
        pieces: dict[int, list[Letter]] = {}
        for letter in letters:
            pieces.setdefault(id(letter.thing), []).append(letter)
        cut_off = []
        clipped: set[int] = set()
        certain = len(unseen)
        for piece in pieces.values():
            text = "".join(letter.sign for letter in piece)
            self._seen.setdefault(text, set()).update(
                index for index, letter in enumerate(piece) if id(letter) not in unseen
            )
            hidden = [index for index, letter in enumerate(piece) if id(letter) in unseen]
            # A table's program cuts at its margin, which lies on the page.
            cut = (
                hidden
                if 0 < len(hidden) < len(piece)
                else [index for index in hidden if whole(piece[index].tight, bare) is None]
            )
            if cut:
                cut_off.append((text, cut))
                certain -= len(cut)
            if len(cut) < len(hidden) and is_clipped(sheet, piece):
                clipped |= {id(piece[index]) for index in hidden if index not in cut}
        self._unseen.append((where, certain - len(clipped), cut_off))
        self._elsewhere.add(letters, unseen, clipped, sheet.scale)

    def report(self) -> None:
        """Refuse what cannot be seen. A wide table runs over several pages and repeats its texts on
        each, cut off: they are seen elsewhere. So are parts of a chart that lies over several
        pages."""
        nowhere = self._elsewhere.seen_nowhere()
        for (where, certain, cut_off), clipped in zip(self._unseen, nowhere, strict=True):
            count = (
                certain
                + clipped
                + sum(
                    index not in self._seen[text] for text, indexes in cut_off for index in indexes
                )
            )
            if count:
                one = count == 1
                self.found.refuse(
                    UNSEEN_PDF_TEXT,
                    where,
                    f"{count} character{'' if one else 's'} cannot be seen but can be copied",
                    _UNSEEN_FIX,
                )
