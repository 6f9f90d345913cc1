"""Fonts of the kind TrueType: the outlines of the letters that are used, and nothing else of the
program."""

from __future__ import annotations

import struct

_HEAD = struct.Struct(">HHIIIHHqqhhhhHHhhh")


class Damaged(ValueError):
    """A font that cannot be read."""


class TrueType:
    """A font program. Raises :class:`Damaged`, :class:`struct.error` or IndexError."""

    def __init__(self, data: bytes) -> None:
        if data[:4] == b"ttcf":
            raise Damaged
        self.tables: dict[bytes, bytes] = {}
        for at in range(12, 12 + 16 * int.from_bytes(data[4:6]), 16):
            tag, _, start, size = struct.unpack(">4sIII", data[at : at + 16])
            self.tables.setdefault(tag, data[start : start + size])
        if b"glyf" not in self.tables:
            raise Damaged
        head = _HEAD.unpack(self.tables[b"head"][: _HEAD.size])
        self._head = head
        self.count = int.from_bytes(self.tables[b"maxp"][4:6])
        loca = self.tables[b"loca"]
        if head[16]:
            self._places = list(struct.unpack(f">{len(loca) // 4}I", loca[: len(loca) // 4 * 4]))
        else:
            halves = struct.unpack(f">{len(loca) // 2}H", loca[: len(loca) // 2 * 2])
            self._places = [2 * half for half in halves]
        self.maps = dict(self._maps())
        """(platform, encoding) to a table of codes and letters."""

    def _maps(self) -> list[tuple[tuple[int, int], dict[int, int]]]:
        table = self.tables.get(b"cmap", b"")
        found = []
        for at in range(4, 4 + 8 * int.from_bytes(table[2:4]), 8):
            platform, encoding, start = struct.unpack(">HHI", table[at : at + 8])
            try:
                found.append(((platform, encoding), _codes(table[start:])))
            except (struct.error, IndexError):
                continue
        return found

    def names(self) -> dict[str, int]:
        """The letters by the names that some fonts give them."""
        post = self.tables.get(b"post", b"")
        if post[:4] != b"\0\2\0\0":
            return {}
        count = int.from_bytes(post[32:34])
        indices = struct.unpack(f">{count}H", post[34 : 34 + 2 * count])
        own, at = [], 34 + 2 * count
        while at < len(post):
            own.append(post[at + 1 : at + 1 + post[at]].decode("latin-1"))
            at += 1 + post[at]
        named = {}
        for glyph, index in enumerate(indices):
            if index < 258:
                named[_STANDARD_ORDER[index]] = glyph
            elif index - 258 < len(own):
                named[own[index - 258]] = glyph
        return named

    def _outline(self, glyph: int) -> bytes:
        if not 0 <= glyph < len(self._places) - 1:
            return b""
        return self.tables[b"glyf"][self._places[glyph] : self._places[glyph + 1]]

    def program(self, glyphs: set[int], codes: dict[int, int] | None = None) -> bytes:
        """A font of these *glyphs* under their own numbers; with *codes*, the one for each code."""
        outlines: dict[int, bytes] = {}
        waiting = [0, *glyphs]
        while waiting:
            glyph = waiting.pop()
            if glyph not in outlines and 0 <= glyph < 65_536:
                outlines[glyph], parts = _plain(self._outline(glyph))
                waiting += parts
        # What is not drawn by the font is not drawn by readers either.
        count = min(max(outlines) + 1, max(self.count, 1))
        glyf, loca = bytearray(), [0]
        for glyph in range(count):
            outline = outlines.get(glyph, b"")
            glyf += outline + bytes(-len(outline) % 4)
            loca.append(len(glyf))
        hhea = self.tables[b"hhea"]
        wide, metrics = int.from_bytes(hhea[34:36]), self.tables[b"hmtx"]
        hmtx = bytearray(4 * count)
        for glyph in outlines:
            if glyph < count and wide:
                last = min(glyph, wide - 1)
                side = 4 * glyph + 2 if glyph < wide else 4 * wide + 2 * (glyph - wide)
                hmtx[4 * glyph : 4 * glyph + 2] = metrics[4 * last : 4 * last + 2].ljust(2, b"\0")
                hmtx[4 * glyph + 2 : 4 * glyph + 4] = metrics[side : side + 2].ljust(2, b"\0")
        _, _, _, _, magic, flags, units, _, _, *box, style, smallest, _, _, _ = self._head
        head = _HEAD.pack(
            1, 0, 0, 0, magic, flags & 0x0B, units, 0, 0, *box, style, smallest, 2, 1, 0
        )
        maxp = self.tables[b"maxp"].ljust(32, b"\0")
        depth = maxp[6:14] + struct.pack(">HHHHHHH", 1, 0, 0, 0, 0, 64, 0) + maxp[28:32]
        tables = {
            b"glyf": bytes(glyf),
            b"head": head,
            b"hhea": b"\0\1\0\0" + hhea[4:10] + hhea[10:24] + bytes(10) + count.to_bytes(2),
            b"hmtx": bytes(hmtx),
            b"loca": struct.pack(f">{len(loca)}I", *loca),
            b"maxp": b"\0\1\0\0" + count.to_bytes(2) + depth,
        }
        if codes is not None:
            tables[b"cmap"] = _cmap({code: glyph for code, glyph in codes.items() if glyph < count})
        return _font(tables)


def _plain(outline: bytes) -> tuple[bytes, list[int]]:
    """An outline without its instructions, and the letters it is put together from."""
    if len(outline) < 10:
        return b"", []
    contours = int.from_bytes(outline[:2], signed=True)
    if contours < 0:
        return _put_together(outline)
    if contours == 0:
        return b"", []
    at = 10 + 2 * contours
    points = int.from_bytes(outline[at - 2 : at]) + 1
    start = at + 2 + int.from_bytes(outline[at : at + 2])
    at, flags, size = start, 0, 0
    while flags < points:
        flag = outline[at]
        times = 1
        if flag & 8:
            times += outline[at + 1]
            at += 1
        at += 1
        flags += times
        size += times * (
            (1 if flag & 2 else 0 if flag & 16 else 2) + (1 if flag & 4 else 0 if flag & 32 else 2)
        )
    if flags != points or at + size > len(outline):
        raise Damaged
    return outline[: 10 + 2 * contours] + b"\0\0" + outline[start : at + size], []


def _put_together(outline: bytes) -> tuple[bytes, list[int]]:
    at, kept, parts = 10, bytearray(outline[:10]), []
    while True:
        flags, glyph = struct.unpack(">HH", outline[at : at + 4])
        size = (
            4
            + (4 if flags & 1 else 2)
            + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        )
        if at + size > len(outline):
            raise Damaged
        kept += struct.pack(">H", flags & ~0x0100) + outline[at + 2 : at + size]
        parts.append(glyph)
        at += size
        if not flags & 0x20:
            return bytes(kept), parts


def _codes(table: bytes) -> dict[int, int]:
    kind = int.from_bytes(table[:2])
    if kind == 0:
        return {code: glyph for code, glyph in enumerate(table[6:262]) if glyph}
    if kind == 6:
        first, count = struct.unpack(">HH", table[6:10])
        return dict(enumerate(struct.unpack(f">{count}H", table[10 : 10 + 2 * count]), first))
    if kind == 12:
        found: dict[int, int] = {}
        for at in range(16, 16 + 12 * min(int.from_bytes(table[12:16]), 20_000), 12):
            first, last, glyph = struct.unpack(">III", table[at : at + 12])
            found.update(
                zip(
                    range(first, min(last, first + 65_535) + 1),
                    range(glyph, glyph + 65_536),
                    strict=False,
                )
            )
        return found
    if kind != 4:
        return {}
    count = int.from_bytes(table[6:8]) // 2
    ends = struct.unpack(f">{count}H", table[14 : 14 + 2 * count])
    rest = table[16 + 2 * count :]
    starts = struct.unpack(f">{count}H", rest[: 2 * count])
    deltas = struct.unpack(f">{count}H", rest[2 * count : 4 * count])
    ranges = struct.unpack(f">{count}H", rest[4 * count : 6 * count])
    found = {}
    for index, (start, end, delta, offset) in enumerate(
        zip(starts, ends, deltas, ranges, strict=True)
    ):
        for code in range(start, end + 1):
            glyph = code
            if offset:
                at = 4 * count + 2 * index + offset + 2 * (code - start)
                glyph = int.from_bytes(rest[at : at + 2])
            if (glyph or not offset) and code != 0xFFFF:
                found[code] = (glyph + delta) & 0xFFFF
    return found


def _cmap(codes: dict[int, int]) -> bytes:
    """Two tables, for readers that ask in one way or in the other: a glyph for each of 256
    codes."""
    segments = [
        (0xF000 + code, (glyph - 0xF000 - code) & 0xFFFF) for code, glyph in sorted(codes.items())
    ]
    segments.append((0xFFFF, 1))
    count = len(segments)
    power = 1 << (count.bit_length() - 1)
    symbols = struct.pack(
        ">HHHHHHH",
        4,
        16 + 8 * count,
        0,
        2 * count,
        2 * power,
        power.bit_length() - 1,
        2 * (count - power),
    )
    ends = struct.pack(f">{count}H", *(code for code, _ in segments))
    symbols += (
        ends
        + b"\0\0"
        + ends
        + struct.pack(f">{count}H", *(delta for _, delta in segments))
        + bytes(2 * count)
    )
    low = struct.pack(">HHHHH", 6, 10 + 512, 0, 0, 256) + struct.pack(
        ">256H", *(codes.get(code, 0) for code in range(256))
    )
    head = (
        struct.pack(">HH", 0, 2)
        + struct.pack(">HHI", 1, 0, 20)
        + struct.pack(">HHI", 3, 0, 20 + len(low))
    )
    return head + low + symbols


def _font(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    out = b"\0\1\0\0" + struct.pack(
        ">HHHH", count, 16 * power, power.bit_length() - 1, 16 * (count - power)
    )
    at, body = 12 + 16 * count, b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        out += struct.pack(">4sIII", tag, total, at + len(body), len(table))
        body += padded
    return out + body


_STANDARD_ORDER = (
    ".notdef .null nonmarkingreturn space exclam quotedbl numbersign dollar percent ampersand "
    "quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three "
    "four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H "
    "I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore "
    "grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde "
    "Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex "
    "adieresis atilde aring ccedilla eacute egrave ecircumflex edieresis iacute igrave icircumflex "
    "idieresis ntilde oacute ograve ocircumflex odieresis otilde uacute ugrave ucircumflex "
    "udieresis dagger degree cent sterling section bullet paragraph germandbls registered "
    "copyright trademark acute dieresis notequal AE Oslash infinity plusminus lessequal "
    "greaterequal yen mu "
    "partialdiff summation product pi integral ordfeminine ordmasculine Omega ae oslash "
    "questiondown exclamdown logicalnot radical florin approxequal Delta guillemotleft "
    "guillemotright ellipsis nonbreakingspace Agrave Atilde Otilde OE oe endash emdash "
    "quotedblleft quotedblright quoteleft quoteright divide lozenge ydieresis Ydieresis fraction "
    "currency guilsinglleft guilsinglright fi fl daggerdbl periodcentered quotesinglbase "
    "quotedblbase perthousand Acircumflex Ecircumflex Aacute Edieresis Egrave Iacute Icircumflex "
    "Idieresis Igrave Oacute Ocircumflex apple Ograve Uacute Ucircumflex Ugrave dotlessi "
    "circumflex tilde macron breve dotaccent ring cedilla hungarumlaut ogonek caron Lslash lslash "
    "Scaron scaron Zcaron zcaron brokenbar Eth eth Yacute yacute Thorn thorn minus multiply "
    "onesuperior twosuperior threesuperior onehalf onequarter threequarters franc Gbreve gbreve "
    "Idotaccent Scedilla scedilla Cacute cacute Ccaron ccaron dcroat"
).split()
