"""Colours in an Office document: what the many ways to write one come to on the page, and whether
text can be told from what is behind it."""

from __future__ import annotations

import colorsys
import operator
import re
from collections.abc import Callable, Mapping

from lxml import etree

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

_HIGHLIGHTS: dict[str, Colour] = {
    "black": BLACK, "blue": (0, 0, 255), "cyan": (0, 255, 255), "green": (0, 255, 0),
    "magenta": (255, 0, 255), "red": (255, 0, 0), "yellow": (255, 255, 0), "white": WHITE,
    "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
_NAMED: dict[str, Colour] = {
    "aqua": (0, 255, 255), "black": BLACK, "blue": (0, 0, 255), "fuchsia": (255, 0, 255),
    "gray": (128, 128, 128), "green": (0, 128, 0), "lime": (0, 255, 0), "maroon": (128, 0, 0),
    "navy": (0, 0, 128), "olive": (128, 128, 0), "purple": (128, 0, 128), "red": (255, 0, 0),
    "silver": (192, 192, 192), "teal": (0, 128, 128), "white": WHITE, "yellow": (255, 255, 0),
    "window": WHITE, "windowText": BLACK,
}  # fmt: skip
_SHORT = {
    "tx1": "t1",
    "tx2": "t2",
    "text1": "t1",
    "text2": "t2",
    "background1": "bg1",
    "background2": "bg2",
    "hlink": "hyperlink",
    "folHlink": "followedHyperlink",
}
_SLOTS = {
    "dark1": "dk1",
    "dark2": "dk2",
    "light1": "lt1",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPING = {"bg1": "light1", "t1": "dark1", "bg2": "light2", "t2": "dark2"}

LEAST_CONTRAST = 1.4
"""Below this contrast (by the formula of the web's accessibility rules) text is as good as
invisible; pale grey on white is just above."""


def covered(ink: Colour, behind: Colour) -> bool:
    """Whether text in the colour *ink* cannot be told from what is *behind* it."""
    high, low = sorted((_luminance(ink), _luminance(behind)), reverse=True)
    near = max(abs(a - b) for a, b in zip(ink, behind, strict=True)) <= 128
    return near and (high + 0.05) / (low + 0.05) < LEAST_CONTRAST


def nearly_black(colour: Colour) -> bool:
    return _luminance(colour) < 0.01


def _luminance(colour: Colour) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = colour
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def written(text: str | None) -> Colour | None:
    """The colour that three or six digits or a name stand for; ``None`` for ``auto`` and whatever
    else is no colour."""
    text = (text or "").strip().lstrip("#")
    if re.fullmatch(r"[0-9A-Fa-f]{6}", text):
        return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)
    if re.fullmatch(r"[0-9A-Fa-f]{3}", text):
        return int(text[0] * 2, 16), int(text[1] * 2, 16), int(text[2] * 2, 16)
    return _NAMED.get(text)


_Change = Callable[[float, float], float]
"""What becomes of a colour's lightness, given an amount."""


def _tinted(light: float, amount: float) -> float:
    return light * amount + 1 - amount


_CHANGES: dict[str, _Change] = {
    "lumMod": operator.mul,
    "shade": operator.mul,
    "lumOff": operator.add,
    "tint": _tinted,
}
"""The changes that drawings make to a colour."""


def _lighter(colour: Colour, change: _Change, amount: float) -> Colour:
    hue, light, full = colorsys.rgb_to_hls(*(channel / 255 for channel in colour))
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, change(light, amount))), full)
    return round(red * 255), round(green * 255), round(blue * 255)


class Palette:
    """The colours of a document's theme, under the names its text uses for them."""

    def __init__(self, theme: etree._Element | None, mapping: Mapping[str, str]) -> None:
        self._slots: dict[str, Colour] = {"dk1": BLACK, "lt1": WHITE}
        scheme = theme.find(f".//{A}clrScheme") if theme is not None else None
        for slot in scheme if scheme is not None else ():
            colour = next((written(one.get("lastClr") or one.get("val")) for one in slot), None)
            if colour and isinstance(slot.tag, str):
                self._slots[etree.QName(slot).localname] = colour
        self._mapping = {**_MAPPING, **mapping}

    def named(self, name: str) -> Colour | None:
        name = _SHORT.get(name, name)
        name = self._mapping.get(name, name)
        return self._slots.get(_SLOTS.get(name, name))

    def of_attributes(
        self, given: Mapping[str, str], value: str, prefix: str = "theme"
    ) -> Colour | None:
        """The colour that attributes like ``val``, ``themeColor``, ``themeTint`` and ``themeShade``
        stand for. The theme goes first, as in Word."""
        name = given.get(f"{prefix}Color" if prefix == "theme" else prefix, "")
        colour = self.named(name) if name and name != "none" else None
        if colour is None:
            return written(given.get(value))
        for change in ("Tint", "Shade"):
            amount = given.get(prefix + change)
            if amount and re.fullmatch(r"[0-9A-Fa-f]{1,2}", amount):
                colour = _lighter(colour, _CHANGES[change.lower()], int(amount, 16) / 255)
        return colour

    def highlight(self, given: Mapping[str, str]) -> Colour | None:
        return _HIGHLIGHTS.get(given.get("val", ""))

    def shading(self, given: Mapping[str, str]) -> Colour | None:
        """What a shading looks like: its fill, its pattern's colour, or a mixture of both. ``None``
        when there is none."""
        pattern = given.get("val", "clear")
        fill = self.of_attributes(given, "fill", "themeFill")
        if pattern in ("clear", "nil", ""):
            return None if pattern == "nil" else fill
        ink = self.of_attributes(given, "color") or BLACK
        share = (
            1.0
            if pattern == "solid"
            else int(pattern[3:]) / 100
            if re.fullmatch(r"pct\d\d?", pattern)
            else 0.5
        )
        return tuple(
            round(share * a + (1 - share) * b) for a, b in zip(ink, fill or WHITE, strict=True)
        )  # type: ignore[return-value]

    def of_drawing(self, holder: etree._Element | None) -> Colour | None:
        """The colour within a ``solidFill``, ``fillRef``, ``gs`` or the like. ``None`` when there
        is none, or one that is as good as transparent."""
        one = (
            next((child for child in holder if isinstance(child.tag, str)), None)
            if holder is not None
            else None
        )
        if one is None:
            return None
        given = {etree.QName(name).localname: str(text) for name, text in one.attrib.items()}
        kind = etree.QName(one).localname
        colour = (
            self.named(given.get("val", ""))
            if kind == "schemeClr"
            else written(given.get("lastClr") or given.get("val"))
        )
        for change in one:
            name = etree.QName(change).localname
            numbers = (v for v in map(str, change.attrib.values()) if re.fullmatch(r"-?\d{1,9}", v))
            amount = int(next(numbers, "0")) / 100_000
            # Word's own effects on letters count transparency where drawings count opacity.
            seen = 1 - amount if "wordml" in change.tag else amount
            if name == "alpha" and seen < 0.2:
                return None
            if colour and name in _CHANGES:
                colour = _lighter(colour, _CHANGES[name], amount)
        return colour
