"""How the cells of an OpenDocument spreadsheet look, and what of it is shown."""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from hidden_data.colours import Colour, written

from .looks import Look

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _TABLE, _TEXT = (f"{_OASIS}{name}:1.0}}" for name in ("style", "table", "text"))
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_NUMBER = f"{_OASIS}datastyle:1.0}}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_PLAIN = {f"{_NUMBER}text", f"{_NUMBER}fill-character", f"{_NUMBER}currency-symbol"}
"""What a format shows beside a value."""
_UNITS = {"in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16, "px": 1}


class OpenStyles:
    """The styles of a spreadsheet, those of all its parts together."""

    def __init__(self, parts: list[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._formats: dict[str, etree._Element] = {}
        self._names: dict[str, str] = {}
        kinds = (f"{_STYLE}style", f"{_STYLE}default-style", f"{_NUMBER}*")
        for element in (element for part in parts for element in part.iter(*kinds)):
            name = element.get(f"{_STYLE}name", "")
            if element.tag == f"{_STYLE}style":
                self._styles[element.get(f"{_STYLE}family", ""), name] = element
                self._names[element.get(f"{_STYLE}display-name", name)] = name
            elif element.tag == f"{_STYLE}default-style":
                self._styles[element.get(f"{_STYLE}family", ""), ""] = element
            elif name:
                self._formats[name] = element
        # Most cells of a sheet are of a few styles.
        self.look = cache(self._look)
        self.can_be_seen = cache(self._can_be_seen)
        self.literals = cache(self._literals)
        self.is_locked_away = cache(self._is_locked_away)

    def shows_table(self, name: str) -> bool:
        return self._first("table", name, "table-properties", f"{_TABLE}display") in ("", "true")

    def size(self, name: str, what: str) -> int | None:
        """The height or width that a style gives a row or column, in pixels."""
        family = "table-row" if what == "row-height" else "table-column"
        return pixels(self._first(family, name, f"{family}-properties", _STYLE + what))

    def _look(self, name: str, family: str = "table-cell") -> Look:
        """How text in a style looks; the family ``rule`` is that of a rule's styles, which change
        only what they say themselves."""

        def said(attribute: str, kind: str = "text-properties") -> str:
            return self._first(family, name, kind, attribute)

        automatic = said(f"{_STYLE}use-window-font-color") == "true"
        clear = said(f"{_LOEXT}opacity") == "0%" or said(f"{_FO}color") == "transparent"
        fill = written(said(f"{_FO}background-color", "table-cell-properties"))
        size, weight = said(f"{_FO}font-size"), said(f"{_FO}font-weight")
        font = said(f"{_FO}font-family") or said(f"{_STYLE}font-name")
        if clear:
            size = "0pt"
        return Look(
            colour=None if automatic else written(said(f"{_FO}color")),
            fills=(fill,) if fill else None,
            size=(pixels(size) or 0) * 0.75 if re.search("[a-z]", size) else None,
            bold=weight == "bold" or weight in ("600", "700", "800", "900"),
            font=re.sub(r"['\"]|[0-9]$", "", font) or None,
        )

    def _can_be_seen(self, cell: str, span: str) -> bool:
        """Whether letters of the style *span* in a cell of the style *cell* can be seen."""
        if span and self._first("text", span, "text-properties", f"{_TEXT}display") in (
            "none",
            "true",
        ):
            return False
        look = self.look(cell)
        # The colour of a format goes before that of the cell.
        own = [Look(colour=colour) for colour in self._colours_of(cell)]
        looks = [self.look(span, "text")] if span else own or [Look()]
        return not any(each.over(look).unseen for each in looks)

    def font(self, cell: str, span: str) -> str:
        """The font of letters of the style *span* in a cell of the style *cell*."""
        return (self.look(span, "text").font if span else None) or self.look(cell).font or ""

    def _literals(self, name: str) -> list[str]:
        """The words that the formats of a cell of a style show beside its value."""
        kinds = (f"{_NUMBER}text", f"{_NUMBER}currency-symbol", f"{_NUMBER}embedded-text")
        return [
            element.text or "" for each in self._formats_of(name) for element in each.iter(*kinds)
        ]

    def _formats_of(self, name: str) -> list[etree._Element]:
        """The format of a cell of a style, and those for the numbers of one kind."""
        format_ = self._formats.get(self._first("table-cell", name, "", f"{_STYLE}data-style-name"))
        if format_ is None:
            return []
        names = [
            rule.get(f"{_STYLE}apply-style-name", "")
            for rule in format_.iterchildren(f"{_STYLE}map")
        ]
        return [format_, *(self._formats[each] for each in names if each in self._formats)]

    def _colours_of(self, name: str) -> list[Colour]:
        """The colours in which the formats of a style show some values."""
        return [
            colour
            for each in self._formats_of(name)
            for properties in each.iterchildren(f"{_STYLE}text-properties")
            if (colour := written(properties.get(f"{_FO}color")))
        ]

    def _hides_values(self, name: str) -> bool:
        """Whether a format of a style has no place for the value. Nought may be a dash."""
        formats = self._formats_of(name)
        rules = [
            (rule.get(f"{_STYLE}condition", ""), rule.get(f"{_STYLE}apply-style-name"))
            for rule in (formats[0].iterchildren(f"{_STYLE}map") if formats else ())
        ]
        noughts = {each for condition, each in rules if condition == "value()=0"}
        if {"value()>0", "value()<0"} <= {condition for condition, _ in rules}:
            noughts.add(formats[0].get(f"{_STYLE}name"))
        return any(
            each.get(f"{_STYLE}name") not in noughts
            and not any(
                str(element.tag).startswith(_NUMBER) and element.tag not in _PLAIN
                for element in each
            )
            for each in formats
        )

    def is_filled(self, name: str) -> bool:
        return bool(self.look(name).fills)

    def _is_locked_away(self, name: str, protected: bool) -> bool:
        """Whether the protection of a cell keeps it from being shown, or printed."""
        protect = self._first("table-cell", name, "table-cell-properties", f"{_STYLE}cell-protect")
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
        names = {self._names.get(name, name) for name in names if name}
        bars = any(
            bar.get(f"{_CALC}show-value") == "false"
            for bar in root.iter(f"{_CALC}data-bar", f"{_CALC}icon-set")
        )
        looks = [self.look(name) for name in used]
        return bars or any(
            self._hides_values(name)
            or any(
                Look(colour=colour).over(self.look(name, "rule")).over(look).unseen
                for colour in (None, *self._colours_of(name))
                for look in looks
                if not look.unseen
            )
            for name in names
        )

    def _first(self, family: str, name: str, kind: str, attribute: str) -> str:
        """What a style says, of itself or of properties of a *kind*, or else the one it is derived
        from; empty when none of them does."""
        name = name or "Default"
        for _ in range(20):
            if family == "rule" and name == "Default":
                return ""
            style = self._styles.get(("table-cell" if family == "rule" else family, name))
            if style is not None:
                for place in style.iterchildren(_STYLE + kind) if kind else (style,):
                    if (value := place.get(attribute)) is not None:
                        return value
            if not name:
                return ""
            parent = style.get(f"{_STYLE}parent-style-name", "") if style is not None else ""
            name = parent or ("Default" if name != "Default" else "")
        return ""


def pixels(length: str) -> int | None:
    """A length such as ``2.5cm`` in pixels; ``None`` for what is no length."""
    match = re.fullmatch(r"(-?[0-9.]+)(in|cm|mm|pt|pc|px)", length)
    return round(float(match[1]) * _UNITS[match[2]]) if match else None
