"""Tables that say which letters the codes of a font stand for, or which shapes they show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .objects import Stream

MAX_CODES = 70_000
MOST_LETTERS = 8
"""Letters that one shape may stand for. A ligature has three, and a word in Arabic somewhat
more."""
UNKNOWN = "\ufffd"

_TOKEN = re.compile(
    rb"%[^\r\n]*|<<|>>|<([0-9A-Fa-f\s]*)>|(\[)|(\])|\((?:[^()\\]|\\.)*\)"
    rb"|(-?\d+)|/[^\s<>\[\]()/%]*|([A-Za-z]+)",
    re.DOTALL,
)


class CMap:
    """What a table says. Raises :class:`ValueError` when it says too much."""

    def __init__(self, table: bytes) -> None:
        self.spaces: list[tuple[int, int, int]] = []
        """(bytes, first, last) of codes."""
        self.texts: dict[int, str] = {}
        self.shapes: dict[int, int] = {}
        self.vertical = re.search(rb"/WMode\s+1\s+def", table) is not None
        stack: list[bytes | int | list[bytes]] = []
        inside: list[bytes] | None = None
        for match in _TOKEN.finditer(table):
            if match[1] is not None:
                code = (
                    bytes.fromhex(re.sub(rb"\s", b"", match[1]).decode().ljust(2, "0"))
                    if len(re.sub(rb"\s", b"", match[1])) % 2 == 0
                    else b"\0"
                )
                stack.append(code) if inside is None else inside.append(code)
            elif match[2]:
                inside = []
            elif match[3] and inside is not None:
                stack.append(inside)
                inside = None
            elif match[4]:
                stack.append(int(match[4]))
            elif match[5]:
                word = match[5].decode()
                if word in _TAKE:
                    getattr(self, _TAKE[word])(stack)
                elif word == "usecmap":
                    raise ValueError("a table that leans on another")
                stack = []
            if (
                len(stack) > MAX_CODES
                or len(self.texts) > MAX_CODES
                or len(self.shapes) > MAX_CODES
            ):
                raise ValueError("too many codes")

    def _take_spaces(self, stack: list[bytes | int | list[bytes]]) -> None:
        for low, high in _groups(stack, 2):
            if isinstance(low, bytes) and isinstance(high, bytes):
                self.spaces.append((len(low), int.from_bytes(low), int.from_bytes(high)))

    def _take_letters(self, stack: list[bytes | int | list[bytes]]) -> None:
        for code, text in _groups(stack, 2):
            if isinstance(code, bytes) and isinstance(text, bytes):
                self.texts[int.from_bytes(code)] = _text(text)

    def _take_rows_of_letters(self, stack: list[bytes | int | list[bytes]]) -> None:
        for low, high, text in _groups(stack, 3):
            if not isinstance(low, bytes) or not isinstance(high, bytes):
                continue
            first, last = int.from_bytes(low), int.from_bytes(high)
            last = min(last, first + MAX_CODES)
            if isinstance(text, list):
                for code, each in zip(range(first, last + 1), text, strict=False):
                    self.texts[code] = _text(each)
            elif isinstance(text, bytes) and text:
                start = int.from_bytes(text)
                for code in range(first, last + 1):
                    letters = (start + code - first) & ((1 << 8 * len(text)) - 1)
                    self.texts[code] = _text(letters.to_bytes(len(text)))

    def _take_shapes(self, stack: list[bytes | int | list[bytes]]) -> None:
        for code, shape in _groups(stack, 2):
            if isinstance(code, bytes) and isinstance(shape, int):
                self.shapes[int.from_bytes(code)] = shape

    def _take_rows_of_shapes(self, stack: list[bytes | int | list[bytes]]) -> None:
        for low, high, shape in _groups(stack, 3):
            if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(shape, int):
                first, last = int.from_bytes(low), int.from_bytes(high)
                for code in range(first, min(last, first + MAX_CODES) + 1):
                    self.shapes[code] = shape + code - first

    def codes(self, text: bytes) -> Iterator[int]:
        """The codes that a text consists of."""
        at, lengths = 0, sorted({length for length, _, _ in self.spaces}) or [2]
        while at < len(text):
            for length in lengths:
                code = int.from_bytes(text[at : at + length])
                if any(size == length and low <= code <= high for size, low, high in self.spaces):
                    break
            else:
                length = lengths[0]
                code = int.from_bytes(text[at : at + length])
            yield code
            at += length


_TAKE = {
    "endcodespacerange": "_take_spaces",
    "endbfchar": "_take_letters",
    "endbfrange": "_take_rows_of_letters",
    "endcidchar": "_take_shapes",
    "endcidrange": "_take_rows_of_shapes",
}


def _groups(
    stack: list[bytes | int | list[bytes]], size: int
) -> Iterator[tuple[bytes | int | list[bytes], ...]]:
    # A number before the first says how many there are.
    start = len(stack) % size
    return zip(*(stack[start + at :: size] for at in range(size)), strict=False)


def _text(code: bytes) -> str:
    text = code.decode("utf-16-be", "replace") if len(code) > 1 else code.decode("latin-1")
    return plain_text(text)


def plain_text(text: str) -> str:
    """The letters that a shape stands for, or the sign for a letter that is not known."""
    text = text.replace("\0", "")
    return text if 0 < len(text) <= MOST_LETTERS else UNKNOWN


def to_unicode(texts: dict[int, str], size: int) -> Stream:
    """A table of what the codes, of so many bytes, stand for."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Text def /CMapType 2 def",
        "1 begincodespacerange",
        f"<{'00' * size}> <{'FF' * size}>",
        "endcodespacerange",
    ]
    codes = sorted(texts)
    for start in range(0, len(codes), 100):
        some = codes[start : start + 100]
        lines.append(f"{len(some)} beginbfchar")
        lines += [
            f"<{code:0{2 * size}X}> <{texts[code].encode('utf-16-be', 'replace').hex().upper()}>"
            for code in some
        ]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return Stream({}, "\n".join(lines).encode())
