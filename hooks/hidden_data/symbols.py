"""Letters in fonts of symbols: the page shows a sign where the text has an ordinary letter."""

from __future__ import annotations

import re

from hidden_data.characters import forbidden

UNKNOWN = "[symbol]"
_OWN = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]+")
_WINGDINGS = dict(
    zip(
        'nlJKLmoqrsuvwxyzü\xfbýþ¨§à\xdf\xe1âèØÄ\xb7\x9f\x9eptFEGH!"(*+,>?QvÐ',
        "■●☺😐☹❍□❑❒⬧◆❖⬥⌧⮹⌘✓✗☒☑☐▪→←↑↓➔➢⮨•••",
        strict=False,
    )
)
_SYMBOL = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ·®¬­¯°±£³´¸¹»¥¶å×",
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ•→←↑↓°±≤≥×÷≠≈∞∂∑⋅",
        strict=True,
    )
)
_WINGDINGS_2 = {"P": "✓", "R": "☑", "O": "✗", "Q": "☒", "S": "☒", "T": "☒", "£": "☐"}
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL, "wingdings 2": _WINGDINGS_2}
_OTHERS = frozenset(
    ("wingdings 3", "webdings", "zapf dingbats", "marlett", "mt extra", "bookshelf symbol 7")
)
_ANYWHERE = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "☐",
    "\uf0e0": "→",
    "\uf0fc": "✓",
    "\uf0d8": "➢",
    "\uf06f": "□",
}
"""Signs that programs write in the wrong font, so often that every reader shows them."""


_LIKE_OTHERS = re.compile(
    r"\b(?:\w*(?:wingdings|webdings|dingbats|barcode)\w*|bar codes?|code ?(?:39|93|128|11|25)\w*"
    r"|(?:ean|upc|itf|msi|c) ?\d+\w*|[23] ?of ?[59]\w*|pdf ?417|qr ?code|datamatrix|codabar\w*"
    r"|id ?automation\w*|font ?awesome|glyphicons|material (?:icons|symbols)|mdl2 assets"
    r"|fluent icons|braille)\b"
)
"""How other fonts of signs are called, bar codes among them."""
_NO_LETTERS = re.compile(
    r"\b(?:adobe ?blank|blank|invisible|glyph ?less|hidden ?horz|redact(?:ed|ion|o)?|blokk\w*"
    r"|flow (?:block|circular|rounded)|last ?resort|no ?tofu|password|text ?security|dotsies"
    r"|skeleton|no ?glyphs?)(?:\d*|font|ocr|neue)*\b"
)
"""How fonts are called that show nothing, the same mark for every letter, or bars."""


def _parted(font: str) -> str:
    """The name of a font in small letters, with its words apart."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|[-_ ]+", " ", font).casefold().strip()


def shows_no_letters(font: str) -> bool:
    """Whether a font is known to show nothing in the place of letters, or bars."""
    return bool(_NO_LETTERS.search(_parted(font)))


def is_of_symbols(font: str) -> bool:
    known = font.casefold() in _FONTS or font.casefold() in _OTHERS
    return known or bool(_LIKE_OTHERS.search(_parted(font)))


def as_shown(text: str, font: str, of_signs: bool = False) -> tuple[str, int]:
    """The signs that a page shows for *text* in a *font*, and how many of them are not known. A
    caller can know that the font has signs only."""
    signs = _FONTS.get(font.casefold(), {} if of_signs or is_of_symbols(font) else None)
    if signs is not None:
        low = (chr(ord(sign) - 0xF000) if "\uf020" <= sign <= "\uf0ff" else sign for sign in text)
        # The font Symbol has figures and signs as other fonts have them.
        usual = "" if signs is not _SYMBOL else "0123456789.,;:()[]{}+=<>/%&!?|_"
        text = "".join(
            sign if sign.isspace() or sign in usual else signs.get(sign, "\ue000") for sign in low
        )
    text = "".join(_ANYWHERE.get(sign, sign) for sign in text)
    return _OWN.sub(UNKNOWN, text), len(_OWN.findall(text))


def visible(text: str) -> tuple[str, int]:
    """*text* without characters that nobody sees, and how many there were."""
    kept, lost = list(text), 0
    for at, kind, _ in forbidden(text):
        if kind != "private-use":
            kept[at] = " " if kind == "line-separator" else ""
            lost += 1
    return "".join(kept), lost
