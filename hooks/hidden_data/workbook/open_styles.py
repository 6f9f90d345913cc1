"""How the cells of an OpenDocument spreadsheet look, and what of it is shown."""

from __future__ import annotations

import re

from lxml import etree

from .looks import WHITE, Colour, Look

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _TABLE, _TEXT = (f"{_OASIS}{name}:1.0}}" for name in ("style", "table", "text"))
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_UNITS = {"in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16, "px": 1}


class OpenStyles:
    """The styles of a spreadsheet, those of all its parts together."""

    def __init__(self, parts: list[etree._Element]) -> None:
        self._styles = {
            style.get(f"{_STYLE}name", ""): style
            for part in parts
            for style in part.iter(f"{_STYLE}style")
        }
        self._looks: dict[str, Look] = {}

    def shows_table(self, name: str) -> bool:
        return self._first(name, "table-properties", f"{_TABLE}display") != "false"

    def size(self, name: str, what: str) -> int | None:
        """The height or width that a style gives a row or column, in pixels."""
        kind = "table-row-properties" if what == "row-height" else "table-column-properties"
        return pixels(self._first(name, kind, _STYLE + what))

    def look(self, name: str) -> Look:
        if name not in self._looks:
            colour = self._first(name, "text-properties", f"{_FO}color")
            automatic = self._first(name, "text-properties", f"{_STYLE}use-window-font-color")
            fill = _colour(self._first(name, "table-cell-properties", f"{_FO}background-color"))
            size = self._first(name, "text-properties", f"{_FO}font-size")
            weight = self._first(name, "text-properties", f"{_FO}font-weight")
            self._looks[name] = Look(
                colour=None if automatic == "true" else _colour(colour),
                fills=(fill,) if fill else None,
                size=(pixels(size) or 0) * 0.75 if re.search("[a-z]", size) else None,
                bold=weight == "bold" or weight in ("600", "700", "800", "900"),
            )
        return self._looks[name]

    def can_be_seen(self, cell: str, span: str) -> bool:
        """Whether letters of the style *span* in a cell of the style *cell* can be seen."""
        if span and self._first(span, "text-properties", f"{_TEXT}display") in ("none", "true"):
            return False
        look = self.look(cell)
        return not (self.look(span).over(look) if span else look).unseen

    def is_filled(self, name: str) -> bool:
        return bool(self.look(name).fills)

    def is_locked_away(self, name: str, protected: bool) -> bool:
        """Whether the protection of a cell keeps it from being shown, or printed."""
        protect = self._first(name, "table-cell-properties", f"{_STYLE}cell-protect")
        return protected and protect == "hidden-and-protected"

    def can_vanish(self, root: etree._Element, used: set[str]) -> bool:
        """Whether a rule of formatting can make a cell of the styles *used* invisible."""
        names = {
            rule.get(f"{_CALC}apply-style-name", "")
            for rule in root.iter(f"{_CALC}condition", f"{_CALC}date-is")
        }
        for style in self._styles.values():
            names |= {
                rule.get(f"{_STYLE}apply-style-name", "") for rule in style.iter(f"{_STYLE}map")
            }
        bars = any(
            bar.get(f"{_CALC}show-value") == "false"
            for bar in root.iter(f"{_CALC}data-bar", f"{_CALC}icon-set")
        )
        looks = [self.look(name) for name in used]
        return bars or any(
            self.look(name).over(look).unseen and not look.unseen
            for name in names if name
            for look in looks
        )  # fmt: skip

    def _first(self, name: str, kind: str, attribute: str) -> str:
        """What a style says, or else the one it is derived from; empty when none of them does."""
        for _ in range(20):
            style = self._styles.get(name)
            if style is None:
                return ""
            for properties in style.iterchildren(_STYLE + kind):
                if (value := properties.get(attribute)) is not None:
                    return value
            name = style.get(f"{_STYLE}parent-style-name", "")
        return ""


def pixels(length: str) -> int | None:
    """A length such as ``2.5cm`` in pixels; ``None`` for what is no length."""
    match = re.fullmatch(r"(-?[0-9.]+)(in|cm|mm|pt|pc|px)", length)
    return round(float(match[1]) * _UNITS[match[2]]) if match else None


def _colour(text: str) -> Colour | None:
    match = re.fullmatch("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", text)
    if not match:
        return WHITE if text == "white" else None
    return int(match[1], 16), int(match[2], 16), int(match[3], 16)
