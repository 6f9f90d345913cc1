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


def is_of_symbols(font: str) -> bool:
    return font.casefold() in _FONTS or font.casefold() in _OTHERS


def as_shown(text: str, font: str) -> tuple[str, int]:
    """The signs that a page shows for *text* in a *font*, and how many of them are not known."""
    signs = _FONTS.get(font.casefold(), {} if font.casefold() in _OTHERS else None)
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
