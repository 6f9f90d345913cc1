"""The bytes of a PDF: whether each of them belongs to what readers open, and not to an older version or to nothing at all.

A PDF is read from its end: a table there says where each object lies. Whatever the table does not name is still in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from ..faults import NOT_UNDERSTOOD, OLDER_VERSION, PDF_LEFTOVERS
from ..report import Inspection, Passage

SAVE_ANEW = "open the original in the program it was made with and export it as PDF anew, or print the PDF to a new PDF; saving it again is not enough"

_BLANK = rb"[\0\t\n\f\r ]"
_OBJECT = re.compile(rb"(\d{1,10})%b+(\d{1,5})%b+obj(?![A-Za-z0-9])" % (_BLANK, _BLANK))
_TABLE = re.compile(rb"xref%b+(?:\d+ +\d+%b+(?:\d{10} \d{5} [nf]%b{1,4})*)+" % (_BLANK, _BLANK, _BLANK))
_TRAILER = re.compile(rb"trailer%b*" % _BLANK)
_START = re.compile(rb"startxref%b+\d{1,11}%b+" % (_BLANK, _BLANK))
_COMMENT = re.compile(rb"%[^\r\n]*")
_BLANKS = re.compile(_BLANK + rb"*")
_NEXT = re.compile(rb"\(|%%|endobj|>>%b*stream(?:\r\n|\n|\r)" % _BLANK)
_NEXT_IN_TRAILER = re.compile(rb"\(|%%|(?=startxref)")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_LENGTH = re.compile(rb"/Length%b+(\d{1,11})(?:%b+(\d{1,5})%b+R)?" % (_BLANK, _BLANK, _BLANK))
_END_OF_STREAM = re.compile(rb"%b{0,4}endstream%b*endobj" % (_BLANK, _BLANK))


class Unsound(ValueError):
    """The bytes of a PDF cannot be told apart."""


@dataclass
class Layout:
    """What lies in the file, in its order."""

    objects: dict[int, int] = field(default_factory=dict)
    """Where each numbered object begins."""
    twice: int = 0
    """How many numbers are given to more than one object."""
    ends: list[int] = field(default_factory=list)
    """Where the marks for the end of the file stand; one more for each time it was saved with changes added behind."""
    comments: list[str] = field(default_factory=list)
    unaccounted: int = 0
    """Bytes that are none of these."""
    size: int = 0

    @property
    def after_the_first_end(self) -> bool:
        """Whether anything but a table of the same objects follows the first end."""
        return any(place > self.ends[0] for place in self.objects.values())


def layout(data: bytes, pdf: pikepdf.Pdf) -> Layout:
    """Walk through the whole file. Raises :class:`Unsound` where it does not know how to go on."""
    found = Layout(size=len(data))
    at = _BLANKS.match(data, data.index(b"\n") if data[:20].find(b"\n") >= 0 else 8).end()  # type: ignore[union-attr]
    while at < len(data):
        if match := _OBJECT.match(data, at):
            number = int(match[1])
            found.twice += number in found.objects
            found.objects[number] = at
            at = _after_object(data, match.end(), pdf)
        elif match := _COMMENT.match(data, at):
            if match[0].startswith(b"%%EOF"):
                found.ends.append(at)
                if len(match[0].strip()) > 5:
                    found.unaccounted += len(match[0].strip()) - 5
            else:
                found.comments.append(match[0][1:].decode("latin-1"))
            at = match.end()
        elif match := _TABLE.match(data, at) or _START.match(data, at):
            at = match.end()
        elif match := _TRAILER.match(data, at):
            at = _end_of_trailer(data, match.end())
        else:
            step = re.compile(rb"[^\0\t\n\f\r ]+").match(data, at)
            assert step is not None
            found.unaccounted += len(step[0])
            at = step.end()
        at = _BLANKS.match(data, at).end()  # type: ignore[union-attr]
    return found


def _after_object(data: bytes, at: int, pdf: pikepdf.Pdf) -> int:
    """Where the object ends whose content begins *at*."""
    begun = at
    while match := _NEXT.search(data, at):
        if match[0] == b"(":
            at = _after_string(data, match.start())
        elif match[0] == b"%":
            at = _COMMENT.match(data, match.start()).end()  # type: ignore[union-attr]
        elif match[0] == b"endobj":
            return match.end()
        else:
            return _after_stream(data, begun, match.end(), pdf)
    raise Unsound("an object without an end")


def _after_stream(data: bytes, begun: int, at: int, pdf: pikepdf.Pdf) -> int:
    for length in _LENGTH.finditer(data, begun, at):
        size = int(length[1])
        if length[2]:
            stored = pdf.get_object(size, int(length[2]))
            size = stored if isinstance(stored, int) else -1
        if size >= 0 and (end := _END_OF_STREAM.match(data, at + size)):
            return end.end()
    raise Unsound("a stream of another length than it says")


def _after_string(data: bytes, at: int) -> int:
    if plain := _STRING.match(data, at):
        return plain.end()
    depth = 0
    for match in _IN_STRING.finditer(data, at):
        depth += (match[0] == b"(") - (match[0] == b")")
        if depth == 0:
            return match.end()
    raise Unsound("a string without an end")


def _end_of_trailer(data: bytes, at: int) -> int:
    while match := _NEXT_IN_TRAILER.search(data, at):
        if not match[0]:
            return match.start()
        at = _after_string(data, match.start()) if match[0] == b"(" else _COMMENT.match(data, match.start()).end()  # type: ignore[union-attr]
    raise Unsound("a trailer without an end")


def check_file(data: bytes, pdf: pikepdf.Pdf, found: Inspection) -> Layout | None:
    """Refuse older versions, and bytes that belong to nothing; gives back what lies where."""
    try:
        laid = layout(data, pdf)
    except Unsound:
        found.refuse(NOT_UNDERSTOOD, "", "the file is damaged, or built in a way that is not understood here", SAVE_ANEW)
        return None
    packed, twice = _packed(pdf)
    twice += laid.twice + sum(number in laid.objects for number in packed)
    linear = _linearised(pdf, laid) and _first(pdf, laid).get("/L") == laid.size
    if twice or not laid.ends or (laid.after_the_first_end and not (linear and len(laid.ends) == 2)) or len(laid.ends) > 2:
        message = f"the file holds an older version of itself: ends of the file: {len(laid.ends)}, parts that are there more than once: {twice}"
        found.refuse(OLDER_VERSION, "", message, SAVE_ANEW)
    tail = len(data[laid.ends[-1] :].strip(b"\0\t\n\f\r ")) - 5 if laid.ends else 0
    if tail > 0:
        found.refuse(OLDER_VERSION, "", f"data stands behind the end of the file: {tail} bytes", SAVE_ANEW)
    if laid.unaccounted > tail:
        found.refuse(PDF_LEFTOVERS, "", f"data in the file that belongs to nothing in it: {laid.unaccounted - tail} bytes", SAVE_ANEW)
    found.passages += [Passage("a remark inside the file", comment) for comment in laid.comments if re.search("[A-Za-z]{2}|[0-9]{4}", comment)]
    return laid


def _packed(pdf: pikepdf.Pdf) -> tuple[set[int], int]:
    """The numbers of objects that lie inside others, and how many of them are there more than once."""
    numbers: set[int] = set()
    twice = 0
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == pikepdf.Name.ObjStm:
            head = thing.read_bytes()[: int(thing.First)].split()
            for number in map(int, head[0 : 2 * int(thing.N) : 2]):
                twice += number in numbers
                numbers.add(number)
    return numbers, twice


def _first(pdf: pikepdf.Pdf, laid: Layout) -> pikepdf.Object | None:
    """The first object in the file."""
    return pdf.get_object(min(laid.objects, key=laid.objects.__getitem__), 0) if laid.objects else None


def _linearised(pdf: pikepdf.Pdf, laid: Layout) -> bool:
    """Whether the file is arranged to be shown while it loads, which puts one end near its beginning."""
    facts = _first(pdf, laid)
    return isinstance(facts, pikepdf.Dictionary) and "/Linearized" in facts


def leftovers(pdf: pikepdf.Pdf, laid: Layout, reached: set[int]) -> Iterator[pikepdf.Object]:
    """Objects that nothing leads to from where a reader begins, apart from what the file needs for itself and what can say nothing."""
    own: set[int] = set()
    if _linearised(pdf, laid):
        first = _first(pdf, laid)
        hints = [int(place) for place in first.get("/H", [])][::2]
        own = {first.objgen[0]} | {number for number, place in laid.objects.items() if place in hints}
    inside = {thing.objgen[0]: thing for thing in pdf.objects if isinstance(thing, pikepdf.Object)}
    for number in sorted((inside.keys() | laid.objects.keys()) - reached - own):
        thing = inside[number] if number in inside else pdf.get_object(number, 0)
        if thing is None or not _says_nothing(thing):
            yield thing


def _says_nothing(thing: object) -> bool:
    """Whether an object is part of how the file is stored, or holds neither text nor a stream nor anything to be shown."""
    if isinstance(thing, pikepdf.Stream):
        # A program for texts leaves tables of letters of fonts it did not use.
        return thing.get("/Type") in (pikepdf.Name.XRef, pikepdf.Name.ObjStm) or thing.read_bytes().startswith(b"%!PS-Adobe-3.0 Resource-CMap")
    if isinstance(thing, pikepdf.Dictionary):
        return "/Type" not in thing and all(_says_nothing(value) for _, value in thing.items() if not _elsewhere(value))
    if isinstance(thing, pikepdf.Array):
        return all(_says_nothing(value) for value in thing if not _elsewhere(value))
    return not isinstance(thing, pikepdf.String | str | bytes)


def _elsewhere(value: object) -> bool:
    return isinstance(value, pikepdf.Object) and value.is_indirect
