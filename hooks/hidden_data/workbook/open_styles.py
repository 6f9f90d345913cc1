"""How the cells of an OpenDocument spreadsheet look, and what of it is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lxml import etree

from hidden_data.colours import written

from .grid import NotUnderstood
from .looks import SMALLEST_FONT, Look
from .open_formats import NUMBER, STYLE, OpenFormats
from .shown import Setting

_OASIS = "{urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT = (f"{_OASIS}{name}:1.0}}" for name in ("table", "text"))
_FO = f"{_OASIS}xsl-fo-compatible:1.0}}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ACROSS = {"start": "left", "left": "left", "end": "right", "right": "right", "center": "center"}
_USUAL_FONT = 10.0
FAINT = 0.2
"""How much of a colour must be there to be seen, or to hide what is behind it."""
_LENGTH = re.compile(r"\s*([-+]?[0-9]*\.?[0-9]+)\s*(in|inch|cm|mm|pt|pc|px|)\s*", re.IGNORECASE)
_UNITS = {"inch": 96, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4, "pt": 96 / 72, "pc": 16, "px": 1}


class OpenStyles:
    """The styles of a spreadsheet, those of all its parts together."""

    def __init__(self, parts: list[etree._Element]) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._formats = OpenFormats()
        self._names: dict[str, str] = {}
        kinds = (f"{STYLE}style", f"{STYLE}default-style", f"{NUMBER}*")
        for element in (element for part in parts for element in part.iter(*kinds)):
            name = element.get(f"{STYLE}name", "")
            if element.tag == f"{STYLE}style":
                self._styles[element.get(f"{STYLE}family", ""), name] = element
                self._names[element.get(f"{STYLE}display-name", name)] = name
            elif element.tag == f"{STYLE}default-style":
                self._styles[element.get(f"{STYLE}family", ""), ""] = element
            elif name:
                self._formats.add(name, element)
        # Most cells of a sheet are of a few styles.
        self.look = cache(self._look)
        self.can_be_seen = cache(self._can_be_seen)
        self.literals = cache(self._literals)
        self.setting = cache(self._setting)
        self.is_locked_away = cache(self._is_locked_away)

    def shows_table(self, name: str) -> bool:
        return self._first("table", name, "table-properties", f"{_TABLE}display") in ("", "true")

    def size(self, name: str, what: str) -> int | None:
        """The height or width that a style gives a row or column, in pixels."""
        family = "table-row" if what == "row-height" else "table-column"
        return pixels(self._first(family, name, f"{family}-properties", STYLE + what))

    def _look(self, name: str, family: str = "table-cell") -> Look:
        """How text in a style looks; the family ``rule`` is that of a rule's styles, which change
        only what they say themselves."""

        def said(attribute: str, kind: str = "text-properties") -> str:
            return self._first(family, name, kind, attribute)

        automatic = said(f"{STYLE}use-window-font-color") == "true"
        opacity = percent(said(f"{_LOEXT}opacity"))
        clear = (opacity is not None and opacity < FAINT) or said(f"{_FO}color") == "transparent"
        fill = written(said(f"{_FO}background-color", "table-cell-properties"))
        weight = said(f"{_FO}font-weight")
        font = said(f"{_FO}font-family") or said(f"{STYLE}font-name")
        raised = percent(said(f"{STYLE}text-position").rpartition(" ")[2])
        size = _font_size(said(f"{_FO}font-size"), said(f"{STYLE}font-size-rel"))
        if clear:
            size = 0
        elif raised is not None:
            size = (size or _USUAL_FONT) * raised
        return Look(
            colour=None if automatic else written(said(f"{_FO}color")),
            fills=(fill,) if fill else None,
            size=size,
            bold=weight == "bold" or weight in ("600", "700", "800", "900"),
            font=re.sub(r"['\"]|[0-9]$", "", font) or None,
        )

    def _can_be_seen(self, cell: str, span: str, family: str = "text") -> bool:
        """Whether letters of the style *span* in a cell of the style *cell* can be seen."""
        display = f"{_TEXT}display"
        if self._first("table-cell", cell, "text-properties", display) not in ("", "true") or (
            span and self._first(family, span, "text-properties", display)
        ):
            return False
        look = self.look(cell)
        # The colour of a format goes before that of the cell.
        colours = self._formats.colours(self._format_of(cell))
        looks = [self.look(span, family)] if span else [Look(colour=each) for each in colours]
        # Not every program paints the ground of letters.
        given = self._first(family, span, "text-properties", f"{_FO}background-color")
        ground = [Look(fills=(fill,)) for fill in (written(given),) if span and fill]
        seen = [each.over(look) for each in looks or [Look()]]
        return not any(
            each.unseen for each in (*seen, *(g.over(each) for g in ground for each in seen))
        )

    def font(self, cell: str, span: str) -> str:
        """The font of letters of the style *span* in a cell of the style *cell*."""
        return (self.look(span, "text").font if span else None) or self.look(cell).font or ""

    def format_for(
        self, name: str, kind: str, attributes: Mapping[str, str]
    ) -> etree._Element | None:
        """What the format of a cell has for its value; ``None`` when it is like any other."""
        return self._formats.for_value(self._format_of(name), kind, attributes)

    def _literals(self, name: str) -> list[str]:
        """The words that the formats of a cell of a style show beside its value."""
        return self._formats.literals(self._format_of(name))

    def _format_of(self, name: str) -> str:
        return self._first("table-cell", name, "", f"{STYLE}data-style-name")

    def _setting(self, name: str) -> Setting:
        """How a cell of a style sets its text."""

        def said(attribute: str) -> str:
            return self._first("table-cell", name, "table-cell-properties", attribute)

        def of_paragraph(attribute: str) -> str:
            return self._first("table-cell", name, "paragraph-properties", attribute)

        across = _ACROSS.get(of_paragraph(f"{_FO}text-align"), "")
        if said(f"{STYLE}text-align-source") == "value-type":
            across = ""
        before, after = (
            pixels(said(f"{_FO}padding-{side}") or said(f"{_FO}padding")) or 0
            for side in ("left", "right")
        )
        indents = (pixels(of_paragraph(f"{_FO}margin-{side}")) or 0 for side in ("left", "right"))
        indent = 0 if across == "center" else sum(indents)
        angle = re.match("[0-9]+", said(f"{STYLE}rotation-angle"))
        return Setting(
            size=self.look(name).size or _USUAL_FONT,
            across=across,
            down={"top": "top", "middle": "center"}.get(said(f"{STYLE}vertical-align"), ""),
            before=before + (indent if across != "right" else 0),
            after=after + (indent if across == "right" else 0),
            bound="wrap" in said(f"{_FO}wrap-option").split("-")
            or said(f"{STYLE}repeat-content") == "true",
            turned=said(f"{STYLE}direction") == "ttb"
            or bool(angle and 45 < int(angle[0]) % 180 < 136),
            shrinks=said(f"{STYLE}shrink-to-fit") == "true",
        )

    def graphic(self, name: str, attribute: str) -> str:
        """What the style of something drawn says."""
        return self._first("graphic", name, "graphic-properties", attribute)

    def is_filled(self, name: str) -> bool:
        return bool(self.look(name).fills)

    def _is_locked_away(self, name: str, protected: bool) -> bool:
        """Whether the protection of a cell keeps it from being shown, or printed."""
        protect = self._first("table-cell", name, "table-cell-properties", f"{STYLE}cell-protect")
        return protected and protect == "hidden-and-protected"

    def can_vanish(self, root: etree._Element, used: set[str]) -> bool:
        """Whether a rule of formatting can make a cell of the styles *used* invisible."""
        names = {
            rule.get(f"{_CALC}apply-style-name", "")
            for rule in root.iter(f"{_CALC}condition", f"{_CALC}date-is")
        }
        for style in self._styles.values():
            names |= {
                rule.get(f"{STYLE}apply-style-name", "") for rule in style.iter(f"{STYLE}map")
            }
        names = {self._names.get(name, name) for name in names if name}
        bars = any(
            bar.get(f"{_CALC}show-value") == "false"
            for bar in root.iter(f"{_CALC}data-bar", f"{_CALC}icon-set")
        )
        looks = [self.look(name) for name in used]
        return bars or any(
            self._formats.hides_values(self._format_of(name))
            or any(
                Look(colour=colour).over(self.look(name, "rule")).over(look).unseen
                for colour in (None, *self._formats.colours(self._format_of(name)))
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
                for place in style.iterchildren(STYLE + kind) if kind else (style,):
                    if (value := place.get(attribute)) is not None:
                        return value
            if not name:
                return ""
            parent = style.get(f"{STYLE}parent-style-name", "") if style is not None else ""
            name = parent or ("Default" if name != "Default" else "")
        return ""


def _font_size(size: str, relative: str) -> float | None:
    """A size of letters in points; ``None`` for the usual one. What is no size may be too small."""
    if not size and not relative:
        return None
    if (share := percent(size)) is not None and not relative:
        return share * _USUAL_FONT if share * _USUAL_FONT < SMALLEST_FONT else None
    match = _LENGTH.fullmatch(size)
    return (
        float(match[1]) * _UNITS[match[2].lower() or "pt"] * 0.75 if match and not relative else 0
    )


def percent(text: str) -> float | None:
    """A share such as ``58%``, of 1; ``None`` for what is none."""
    match = re.fullmatch(r"\s*([0-9]*\.?[0-9]+)\s*%\s*", text)
    return float(match[1]) / 100 if match else None


def pixels(length: str) -> int | None:
    """A length such as ``2.5cm`` in pixels; ``None`` for none.

    Raises :class:`NotUnderstood` for what two programs could read differently.
    """
    if not length:
        return None
    match = _LENGTH.fullmatch(length)
    if not match or not (match[2] or float(match[1]) == 0):
        raise NotUnderstood("a length is written in an unusual way")
    return round(float(match[1]) * _UNITS[match[2].lower() or "px"])
