"""The commands a page or a drawing of a PDF is drawn with, one by one.

Readers pass over remarks, commands they do not know, and whatever stands before a command that does
not need it. So does this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from .objects import number

_END = rb"(?![^\0\t\n\f\r ()<>\[\]{}/%])"
_BLANK = rb"[\0\t\n\f\r ]"
_NUMBER = rb"[-+]*(?:\d+(?:\.[\d-]*)?|\.[\d-]+)"
_OPERANDS = {
    "": "b B b* B* f F f* h n q Q S s W W* BT ET T* EMC",
    "n": "w j J M i g G Tc Tw Tz TL Ts Tr",
    "nn": "m l Td TD d0",
    "nnn": "rg RG",
    "nnnn": "re k K v y",
    "nnnnnn": "c cm Tm d1",
    "n{0,32}N?": "sc scn SC SCN",
    "an": "d",
    "N": "gs cs CS sh Do ri BMC",
    "Nn": "Tf",
    "s": "Tj '",
    "nns": '"',
    "[at]": "TJ",
    "N[Nd]": "BDC",
}
"""What stands before each command: a number (n), a Name, a string, an array of numbers (a) or of
texts too (t), a dictionary (d)."""
_EXPECTED = {
    command.encode(): re.compile(f"(?:{before})$")
    for before, commands in _OPERANDS.items()
    for command in commands.split()
}
_PLAIN = re.compile(
    rb"%b*((?:%b%b+)*)(%b)%b"
    % (
        _BLANK,
        _NUMBER,
        _BLANK,
        b"|".join(
            re.escape(command.encode())
            for before, commands in sorted(_OPERANDS.items(), key=lambda pair: -len(pair[0]))
            if set(before) <= {"n"}
            for command in sorted(commands.split(), key=len, reverse=True)
        ),
        _END,
    )
)
"""Commands with numbers only: most of any drawing."""
_COUNT = {
    command.encode(): len(before)
    for before, commands in _OPERANDS.items()
    if set(before) <= {"n"}
    for command in commands.split()
}
_TOKEN = re.compile(
    rb"(?P<blank>%b+)|%%(?P<remark>[^\r\n]*)|(?P<open><<|\[)|(?P<close>>>|\])|<(?P<hex>[^>]*)>"
    rb"|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%%]*)|(?P<number>%b)%b"
    rb"|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%%]+)|(?P<string>\()|(?P<other>.)"
    % (_BLANK, _NUMBER, _END),
    re.DOTALL,
)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_END_OF_PICTURE = re.compile(rb"%b?EI%b(?=[\t\n\f\r -~]{0,20}(?s:.))" % (_BLANK, _END))
MAX_DEPTH = 50


class Unreadable(ValueError):
    """Commands that cannot be told apart."""


@dataclass(slots=True)
class Operand:
    kind: str
    """As in :data:`_OPERANDS`."""
    value: Any
    """A number or a string as bytes, a name as text, a list of operands, or a dictionary of
    them."""


@dataclass(slots=True)
class Command:
    operator: bytes
    operands: list[Operand]
    """As many as it needs, and of the kinds it needs."""
    picture: bytes = b""
    """For ``BI``, a small picture among the commands: its bytes, and what may come after them."""


class Reader:
    """Reads commands. The reader of a small picture sets :attr:`at` to where it ends."""

    def __init__(self, commands: bytes) -> None:
        self.commands = commands
        self.at = 0

    def __iter__(self) -> Iterator[Command]:
        commands = self.commands
        before: list[Operand] = []
        opened: list[tuple[bytes, list[Operand]]] = []
        while self.at < len(commands):
            if not before and not opened and (plain := _PLAIN.match(commands, self.at)):
                self.at = plain.end()
                numbers, needed = plain[1].split(), _COUNT[plain[2]]
                if len(numbers) >= needed:
                    kept = numbers[len(numbers) - needed :]
                    yield Command(plain[2], [Operand("n", plain_number(each)) for each in kept])
                continue
            token = _TOKEN.match(commands, self.at)
            assert token is not None
            self.at, kind = token.end(), token.lastgroup
            if kind == "open":
                if len(opened) == MAX_DEPTH:
                    raise Unreadable("lists within lists")
                opened.append((token[0], before))
                before = []
            elif kind == "close":
                begun, outer = opened.pop() if opened else (b"", [])
                outer.append(_gathered(begun, before))
                before = outer
            elif kind == "name":
                before.append(Operand("N", _plain_name(token["name"])))
            elif kind == "number":
                before.append(Operand("n", plain_number(token[0])))
            elif kind == "hex":
                digits = re.sub(rb"[^0-9A-Fa-f]", b"", token["hex"])
                text = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
                before.append(Operand("s", text))
            elif kind == "string":
                self.at = _after_string(commands, token.start())
                before.append(Operand("s", unescaped(commands[token.start() + 1 : self.at - 1])))
            elif kind == "word" and not opened and token[0] == b"ID":
                yield Command(b"BI", [_gathered(b"<<", before)], commands[self.at + 1 :])
                before = []
            elif kind == "word" and token[0] in (b"true", b"false", b"null"):
                before.append(Operand("b", token[0]))
            elif kind == "word" and not opened:
                expected = _EXPECTED.get(token[0])
                match = expected and expected.search("".join(each.kind for each in before))
                if match:
                    yield Command(token[0], before[match.start() :])
                before = []


@lru_cache(65536)
def plain_number(text: bytes) -> bytes:
    # Some programs write 12.-5 or --5; readers take what stands before the second sign.
    text = b"-"[: text[:1] == b"-"] + text.lstrip(b"+-").partition(b"-")[0]
    return number(float((text.strip(b".") and text) or b"0") if text not in (b"-", b"") else 0.0)


def unescaped(text: bytes) -> bytes:
    """A string as it is meant."""
    if b"\\" not in text and b"\r" not in text:
        return text

    def plain(match: re.Match[bytes]) -> bytes:
        sign = match[1]
        if sign is None:
            return b"\n"
        if sign[:1].isdigit() and sign[:1] in b"01234567":
            return bytes([int(sign, 8) & 255])
        return b"" if sign in (b"\n", b"\r", b"\r\n") else _ESCAPES.get(sign, sign)

    return _ESCAPE.sub(plain, text)


def picture_ends(commands: bytes, start: int) -> Iterator[int]:
    """Where a small picture may end whose bytes begin at *start*, and where what follows begins."""
    for match in _END_OF_PICTURE.finditer(commands, start):
        if all(
            sign in b"\t\n\f\r" or 32 <= sign < 127
            for sign in commands[match.end() : match.end() + 20]
        ):
            yield match.start()


def after_picture(commands: bytes, end: int) -> int:
    match = _END_OF_PICTURE.match(commands, end)
    return match.end() if match else len(commands)


def _plain_name(text: bytes) -> str:
    plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda digits: bytes.fromhex(digits[1].decode()), text)
    # As pikepdf reads the names of what is drawn.
    return plain.decode("utf-8", "surrogateescape")


def _gathered(begun: bytes, inside: list[Operand]) -> Operand:
    if begun == b"<<":
        keys = range(0, len(inside) - 1, 2)
        return Operand(
            "d", {inside[at].value: inside[at + 1] for at in keys if inside[at].kind == "N"}
        )
    kinds = {each.kind for each in inside}
    if begun == b"[" and kinds <= {"n", "s"}:
        return Operand("t" if "s" in kinds else "a", inside)
    return Operand("x", inside)


def _after_string(commands: bytes, at: int) -> int:
    if plain := _STRING.match(commands, at):
        return plain.end()
    depth = 0
    for match in _IN_STRING.finditer(commands, at):
        depth += (match[0] == b"(") - (match[0] == b")")
        if depth == 0:
            return match.end()
    return len(commands) + 1
