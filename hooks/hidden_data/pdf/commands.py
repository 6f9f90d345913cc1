"""The commands a page of a PDF is drawn with, read one by one, for the words among them that nobody is shown.

Readers pass over remarks, commands they do not know, and whatever stands before a command that does not need it.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

import pikepdf

_END = rb"(?![^\0\t\n\f\r ()<>\[\]{}/%])"
_BLANK = rb"[\0\t\n\f\r ]"
_NUMBER = rb"[-+]?(?:\d{1,6}(?:\.\d{0,12})?|\.\d{1,12})"
"""As large as a drawing needs. Longer ones may be meant for people."""

_OPERANDS = {
    "": "b B b* B* f F f* h n q Q S s W W* BT ET T* EMC BX EX",
    "n": "w j J M i g G Tc Tw Tz TL Ts Tr",
    "nn": "m l Td TD d0",
    "nnn": "rg RG",
    "nnnn": "re k K v y",
    "nnnnnn": "c cm Tm d1",
    "n{1,32}N?|N": "sc scn SC SCN",
    "an": "d",
    "N": "gs cs CS sh Do ri MP BMC",
    "Nn": "Tf",
    "s": "Tj '",
    "nns": '"',
    "[at]": "TJ",
    "N[Nd]": "BDC DP",
}
"""What stands before each command: a number (n), a Name, a string, an array of numbers (a) or of texts too (t), a dictionary (d)."""
_EXPECTED = {command.encode(): re.compile(before) for before, commands in _OPERANDS.items() for command in commands.split()}
_SHOWING = {b"Tj", b"'", b'"', b"TJ"}


def _plain() -> re.Pattern[bytes]:
    kinds = []
    for before, commands in _OPERANDS.items():
        if set(before) <= {"n"}:
            names = sorted((re.escape(name.encode()) for name in commands.split() if name not in "qQ"), key=len, reverse=True)
            kinds.append(rb"(?:%b%b++){%d}(?:%b)%b" % (_NUMBER, _BLANK, len(before), b"|".join(names), _END))
    return re.compile(rb"(?:%b*+(?:%b))++" % (_BLANK, b"|".join(kinds)))


_PLAIN = _plain()
"""Commands with numbers only, as many as they need: most of any drawing, and nothing to be read in them."""
_TOKEN = re.compile(
    rb"(?P<blank>%b+)|%%(?P<remark>[^\r\n]*)|(?P<open><<|\[)|(?P<close>>>|\])|(?P<hex><[0-9A-Fa-f\0\t\n\f\r ]*>)|/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%%]*)"
    rb"|(?P<number>%b%b)|(?P<word>[^\0\t\n\f\r ()<>\[\]{}/%%]+)|(?P<string>\()|(?P<other>.)" % (_BLANK, _NUMBER, _END),
    re.DOTALL,
)
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*+\)", re.DOTALL)
_IN_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_END_OF_PICTURE = re.compile(rb"%bEI%b" % (_BLANK, _END))
_RUN = re.compile(rb"[ -~]{6,}")
_RUN_OF_PAIRS = re.compile(rb"(?:\0[ -~]){6,}|(?:[ -~]\0){6,}")
# Colours beside each other are alike, so dark ones run through signs, digits and capitals that look like addresses and numbers. Only text leaps:
# from a letter to a blank and back, from a small letter to an @ and back, from nothing or a small letter to digits and back.
_LEAP = rb"[A-Za-z0-9][.,:;]? [+(]?[A-Za-z0-9]|[a-z]\d?@[a-z]|(?<![ -`])[+(]?\d{7,}+(?![ -`])"
_LIKE_TEXT = re.compile(rb"(?:.{0,24}?(?:%b))++.{0,24}" % _LEAP)
MAX_DEPTH = 50
MAX_PICTURE = 4 * 1024**2
"""Bytes of a small picture among the commands, unpacked."""

Operand = tuple[str, list[str]]
"""Its kind, as in :data:`_OPERANDS`, and the words in it."""


class Commands:
    """What the *commands* of one page or drawing say besides what they draw. *shown* is whether what they write can be read on the page.

    Raises :class:`ValueError` for lists within lists without end, and for a small picture packed in a way that cannot be undone here.
    """

    def __init__(self, commands: bytes, shown: bool) -> None:
        self.drawn: set[str] = set()
        """The names of the pictures and drawings they draw."""
        self.words: dict[str, None] = {}
        """What is said out of sight."""
        self.shown = shown
        """Whether it is certain that a reader shows what is written. Where a small picture ends among commands is not."""
        self._commands = commands
        self._font, self._fonts = False, [False]
        self._read()

    def _say(self, *words: str) -> None:
        for word in words:
            if says_something(word):
                self.words[word] = None

    def _read(self) -> None:
        commands, at = self._commands, 0
        before: list[Operand] = []
        opened: list[tuple[bytes, list[Operand]]] = []
        while at < len(commands):
            if not before and not opened and (plain := _PLAIN.match(commands, at)):
                at = plain.end()
                continue
            token = _TOKEN.match(commands, at)
            assert token is not None
            at, kind = token.end(), token.lastgroup
            if kind == "remark":
                self._say(_text(token["remark"]))
            elif kind == "open":
                if len(opened) == MAX_DEPTH:
                    raise ValueError("lists within lists")
                opened.append((token[0], before))
                before = []
            elif kind == "close":
                begun, outer = opened.pop() if opened else (b"", [])
                outer.append(_gathered(begun, before))
                before = outer
            elif kind == "name":
                name = plain_name(token["name"])
                self._say(name)
                before.append(("N", [name]))
            elif kind == "number":
                before.append(("n", [token[0].decode()]))
            elif kind == "hex":
                before.append(("s", [_decoded(token[0])]))
            elif kind == "string":
                at = _after_string(commands, token.start())
                before.append(("s", [_decoded(commands[token.start() : at])]))
            elif kind == "word" and not opened and token[0] == b"ID":
                at = self._picture(at, before)
                before = []
            elif kind == "word" and (opened or re.fullmatch(rb"true|false|null|[-+.\d]+", token[0])):
                before.append(("n" if token[0] in (b"true", b"false", b"null") else "x", [_text(token[0])]))
            elif kind == "word":
                self._command(token[0], before)
                before = []
            elif kind == "other":
                before.append(("x", [_text(token[0])]))
        for operands in (*(outer for _, outer in opened), before):
            self._say_all(operands)

    def _command(self, command: bytes, before: list[Operand]) -> None:
        if command in (b"q", b"Q"):
            if command == b"q":
                self._fonts.append(self._font)
            elif self._fonts:
                self._font = self._fonts.pop()
        elif command == b"Tf":
            self._font = True
        elif command == b"BI":
            self._say_all(before)
            return
        elif command not in _EXPECTED:
            self._say_all([*before, ("x", [_text(command)])])
            return
        if not _EXPECTED[command].fullmatch("".join(kind for kind, _ in before)):
            self._say_all(before)
        elif command in _SHOWING and not (self.shown and self._font):
            self._say("".join(word for word in before[-1][1] if before[-1][0] == "s" or not re.fullmatch(_NUMBER.decode(), word)))
        elif command in (b"BDC", b"DP"):
            self._say_all(operand for operand in before if operand[0] == "d")
        if command == b"Do" and before and before[-1][0] == "N":
            self.drawn.add("/" + before[-1][1][0])

    def _say_all(self, operands: list[Operand] | Iterator[Operand]) -> None:
        """Say each of the words, and all of them together, because a number may be spread over several."""
        words = [word for _, words in operands for word in words]
        if len(words) > 1:
            self._say(*(word for word in words if not re.fullmatch(_NUMBER.decode(), word)))
        self._say(" ".join(words))

    def _picture(self, at: int, facts: list[Operand]) -> int:
        """Where the small picture ends whose bytes begin *at*. What comes after may still be part of it for another reader."""
        self.shown = False
        self._say_all(operand for operand in facts if operand[0] not in "nN")
        end = _END_OF_PICTURE.search(self._commands, at)
        stored = self._commands[at + 1 : end.start() if end else len(self._commands)]
        for name in _filters(facts):
            if name in _OF_PHOTOGRAPHS:
                break
            if name not in _UNPACK:
                raise ValueError(f"a small picture is packed in a way that is not read: {name}")
            try:
                stored, rest = _UNPACK[name](stored)
            except (ValueError, zlib.error):
                break
            self._say(*runs(rest))
        # Only what comes out at last: letters that stand for packed colours look like addresses by chance.
        self._say(*runs(stored))
        return end.end() if end else len(self._commands)


def _filters(facts: list[Operand]) -> list[str]:
    """The ways in which a small picture is packed, the last one first."""
    return [word for before, (_, words) in pairwise(facts) if before in (("N", ["F"]), ("N", ["Filter"])) for word in words]


# Each gives what comes out, and what stands after its end.


def _unhexed(stored: bytes) -> tuple[bytes, bytes]:
    packed, _, rest = stored.partition(b">")
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", packed)
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2)), rest


def _inflated(stored: bytes) -> tuple[bytes, bytes]:
    inflating = zlib.decompressobj()
    return inflating.decompress(stored, MAX_PICTURE), inflating.unused_data


def _un85ed(stored: bytes) -> tuple[bytes, bytes]:
    packed, _, rest = stored.partition(b"~")
    return base64.a85decode(packed), rest


def _unrun(stored: bytes) -> tuple[bytes, bytes]:
    out, at = bytearray(), 0
    while at < len(stored) and stored[at] != 128 and len(out) < MAX_PICTURE:
        count = stored[at]
        out += stored[at + 1 : at + 2 + count] if count < 128 else stored[at + 1 : at + 2] * (257 - count)
        at += 2 + count if count < 128 else 2
    return bytes(out), stored[at:]


_OF_PHOTOGRAPHS = ("DCT", "DCTDecode", "CCF", "CCITTFaxDecode")
_UNPACK = {
    **dict.fromkeys(("AHx", "ASCIIHexDecode"), _unhexed),
    **dict.fromkeys(("Fl", "FlateDecode"), _inflated),
    **dict.fromkeys(("A85", "ASCII85Decode"), _un85ed),
    **dict.fromkeys(("RL", "RunLengthDecode"), _unrun),
}


def says_something(text: str) -> bool:
    """Whether there is a word or a number of some length in a text."""
    return re.search(r"[^\W\d_]{2}|\d{3}", text) is not None


def runs(data: bytes) -> Iterator[str]:
    """What reads like text among bytes that stand for colours."""
    for run in (*_RUN.findall(data), *(pairs.replace(b"\0", b"") for pairs in _RUN_OF_PAIRS.findall(data))):
        for text in _LIKE_TEXT.findall(run):
            yield text.decode("ascii")


def plain_name(name: bytes) -> str:
    """A name without the escapes in it."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), name).decode("utf-8", "replace")


def _gathered(begun: bytes, inside: list[Operand]) -> Operand:
    words = [word for _, words in inside for word in words]
    kinds = {kind for kind, _ in inside}
    if begun == b"<<":
        # Numbers of an ordinary size count and measure.
        return "d", [word for kind, words in inside for word in words if kind not in "nN"]
    if begun == b"[" and kinds <= {"n", "s"}:
        return "t" if "s" in kinds else "a", words
    return "x", words


def _after_string(commands: bytes, at: int) -> int:
    if plain := _STRING.match(commands, at):
        return plain.end()
    depth = 0
    for match in _IN_STRING.finditer(commands, at):
        depth += (match[0] == b"(") - (match[0] == b")")
        if depth == 0:
            return match.end()
    return len(commands)


def _decoded(text: bytes) -> str:
    try:
        return str(pikepdf.Object.parse(text))
    except (pikepdf.PdfError, ValueError):
        return _text(text)


def _text(data: bytes) -> str:
    return data.decode("latin-1")
