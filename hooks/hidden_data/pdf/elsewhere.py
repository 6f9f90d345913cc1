"""Letters that are cut off on one page and seen on another, as those of a chart that is printed
over several pages: a program draws all of it on each, and shows a part."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from .letters import Letter

TOGETHER = 24
"""Letters in a row, at the same distances from one another, by which a drawing is the same on two
pages. A name is shorter, and who it belongs to stands beside it."""
STILL = 0.5
"""Points by which a letter may be out of its place among the others."""
MOST = 20
"""Places of the same letters in a row; those of more count as seen nowhere."""


@dataclass(slots=True)
class _Page:
    signs: str
    """Its letters, seen or unseen, in the order of the file."""
    across: array[float]
    down: array[float]
    """Where each of them stands, in points."""
    seen: bytes
    cut: set[int] = field(default_factory=set)
    """Those that lie outside of what their frames show."""

    def rows_of_cut(self) -> Iterator[int]:
        """Where rows of letters begin in which at least one is cut off."""
        starts = {at for cut in self.cut for at in range(cut - TOGETHER + 1, cut + 1) if at >= 0}
        yield from sorted(at for at in starts if at + TOGETHER <= len(self.signs))


class Elsewhere:
    """Collects the letters of all pages, and says which of those that are cut off are seen."""

    def __init__(self) -> None:
        self._pages: list[_Page] = []

    def add(self, letters: list[Letter], unseen: set[int], cut: set[int], scale: float) -> None:
        """A page, with the addresses of the letters that are *unseen*, and of those of them that
        are *cut* off."""
        self._pages.append(
            _Page(
                "".join(letter.sign[0] for letter in letters),
                array("f", (letter.tight[0] / scale for letter in letters)),
                array("f", (letter.tight[3] / scale for letter in letters)),
                bytes(id(letter) not in unseen for letter in letters),
                {at for at, letter in enumerate(letters) if id(letter) in cut},
            )
        )

    def seen_nowhere(self) -> list[int]:
        """For each page, how many of the letters that are cut off are seen on no other."""
        rows: dict[str, list[tuple[_Page, int]]] = {}
        for page in self._pages:
            for at in page.rows_of_cut():
                rows.setdefault(page.signs[at : at + TOGETHER], []).append((page, at))
        missing = {id(page): set(page.cut) for page in self._pages}
        for other in self._pages if rows else ():
            for start in range(len(other.signs) - TOGETHER + 1):
                same = rows.get(other.signs[start : start + TOGETHER], ())
                for page, at in same if len(same) <= MOST else ():
                    if page is not other and _is_moved(page, at, other, start):
                        missing[id(page)] -= {
                            at + step for step in range(TOGETHER) if other.seen[start + step]
                        }
        return [len(missing[id(page)]) for page in self._pages]


def _is_moved(page: _Page, at: int, other: _Page, start: int) -> bool:
    """Whether a row of letters stands on another page as a whole."""
    for places, others in ((page.across, other.across), (page.down, other.down)):
        moves = [others[start + step] - places[at + step] for step in range(TOGETHER)]
        if max(moves) - min(moves) > STILL:
            return False
    return True
