"""How the cells of a workbook look: whether a reader can see what they hold."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass, fields, replace
from functools import cached_property

from lxml import etree

from .formats import BUILT_IN
from .grid import NotUnderstood, is_true
from .shown import Setting

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Colour = tuple[int, int, int]
BLACK, WHITE = (0, 0, 0), (255, 255, 255)

SMALLEST_FONT = 3.0
"""Points below which nobody can read a letter."""
INDENT = 9
"""The width in pixels of a step by which a text is indented."""
NEAR = 24
"""How far two colours may differ in red, green and blue, of 255, and still look alike."""

_OFFICE_THEME = (
    "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split()
)
_PALETTE = """
    000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 800000 008000 000080 808000 800080
    008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF 000080 FF00FF
    FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF
    FFCC99 3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300
    993300 993366 333399 333333
""".split()


@dataclass(frozen=True)
class Look:
    """The look of a cell, or of a part of its text. What a rule does not change is ``None``."""

    colour: Colour | None = None
    fills: tuple[Colour, ...] | None = None
    size: float | None = None
    format: str | None = None
    bold: bool | None = None
    font: str | None = None
    setting: Setting | None = None

    def over(self, below: Look) -> Look:
        """This look laid over another."""
        mine = {each.name: getattr(self, each.name) for each in fields(self)}
        return replace(below, **{name: value for name, value in mine.items() if value is not None})

    @cached_property
    def unseen(self) -> bool:
        """Whether nobody can see a text that looks like this."""
        if self.size is not None and self.size < SMALLEST_FONT:
            return True
        return all(alike(self.colour or BLACK, fill) for fill in self.fills or (WHITE,))

    @property
    def shows_nothing(self) -> bool:
        """Whether its format shows nothing of any value."""
        return (
            self.format is not None and self.format.count(";") >= 2 and not self.format.strip("; ")
        )


def alike(one: Colour, other: Colour) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) <= NEAR


class Styles:
    """The styles of a workbook, from its parts ``styles`` and ``theme``."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = _theme_colours(theme)
        self._indexed = _PALETTE[:8] + _PALETTE[:8] + _PALETTE[8:]
        self.cells: list[Look] = []
        self.conditional: list[Look] = []
        self.vanishing_tables: set[str] = set()
        """The styles of tables that paint texts like what is behind them."""
        if styles is None:
            return
        if custom := [
            e.get("rgb", "")[-6:]
            for e in styles.iterfind(f"{MAIN}colors/{MAIN}indexedColors/{MAIN}rgbColor")
        ]:
            self._indexed = custom
        if len(styles.findall(f"{MAIN}colors")) > 1:
            raise NotUnderstood("it has two lists of colours")
        codes = {
            **BUILT_IN,
            **{
                int(e.get("numFmtId", 0)): e.get("formatCode", "")
                for e in styles.iterfind(f"{MAIN}numFmts/{MAIN}numFmt")
            },
        }
        fonts = [self.font(e) for e in styles.iterfind(f"{MAIN}fonts/{MAIN}font")]
        fills = [self._fills(e) for e in styles.iterfind(f"{MAIN}fills/{MAIN}fill")]
        for xf in styles.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
            font = _at(fonts, xf.get("fontId"), Look())
            self.cells.append(
                replace(
                    font,
                    fills=_at(fills, xf.get("fillId"), None),
                    format=self._named(codes.get(int(xf.get("numFmtId", 0)), "General")),
                    setting=_setting(xf.find(f"{MAIN}alignment")),
                )
            )
        self.conditional = [
            self.differential(dxf) for dxf in styles.iterfind(f"{MAIN}dxfs/{MAIN}dxf")
        ]
        for style in styles.iterfind(f"{MAIN}tableStyles/{MAIN}tableStyle"):
            parts = {
                part.get("type"): _at(self.conditional, part.get("dxfId"), Look())
                for part in style.iterchildren(f"{MAIN}tableStyleElement")
            }
            whole = parts.get("wholeTable", Look())
            if any(look.over(whole).unseen for look in parts.values()):
                self.vanishing_tables.add(style.get("name", ""))

    def cell(self, style: str | None) -> Look:
        """The look of a cell of the numbered *style*."""
        look: Look = _at(self.cells, style or "0", Look(format="General"))
        return look

    def font(self, font: etree._Element | None) -> Look:
        """The look of a font, or of the properties of a run of text."""
        if font is None:
            return Look()
        size, bold = font.find(f"{MAIN}sz"), font.find(f"{MAIN}b")
        name = next(font.iterchildren(f"{MAIN}name", f"{MAIN}rFont"), None)
        return Look(
            colour=self.colour(font.find(f"{MAIN}color")),
            size=float(size.get("val", 11)) if size is not None else None,
            bold=is_true(bold.get("val"), usual=True) if bold is not None else None,
            font=name.get("val") if name is not None else None,
        )

    def differential(self, dxf: etree._Element) -> Look:
        """The changes a conditional format or the style of a table makes."""
        fill, code = dxf.find(f"{MAIN}fill"), dxf.find(f"{MAIN}numFmt")
        fills = self._fills(fill, differential=True) if fill is not None else None
        return replace(
            self.font(dxf.find(f"{MAIN}font")),
            fills=fills,
            format=self._named(code.get("formatCode", "")) if code is not None else None,
        )

    def _named(self, code: str) -> str:
        """A number format with the white ones among its numbered colours called by their name."""

        def name(match: re.Match[str]) -> str:
            place = int(match[1]) + 7
            colour = self._indexed[place] if place < len(self._indexed) else "000000"
            return "[White]" if alike(_written(colour), WHITE) else match[0]

        return re.sub(r"\[\s*colou?r\s*([0-9]{1,2})\s*\]", name, code, flags=re.IGNORECASE)

    def _fills(self, fill: etree._Element, differential: bool = False) -> tuple[Colour, ...] | None:
        pattern = fill.find(f"{MAIN}patternFill")
        if pattern is None:
            stops = [
                self.colour(e) or BLACK
                for e in fill.iterfind(f"{MAIN}gradientFill/{MAIN}stop/{MAIN}color")
            ]
            return tuple(stops) or None
        kind = pattern.get("patternType", "solid" if differential else "none")
        if kind == "none":
            return None
        front, back = (
            self.colour(pattern.find(f"{MAIN}fgColor")),
            self.colour(pattern.find(f"{MAIN}bgColor")),
        )
        if kind != "solid":
            return (front or BLACK, back or WHITE)
        # A rule keeps the colour of a solid fill where a cell keeps that of the pattern's ground.
        colour = (back or front) if differential else front
        return (colour,) if colour else ((BLACK,) if not differential else None)

    def colour(self, element: etree._Element | None) -> Colour | None:
        """The colour an element names; ``None`` for the automatic one."""
        if element is None or element.get("auto") in ("1", "true"):
            return None
        try:
            if rgb := element.get("rgb"):
                colour = rgb[-6:]
            elif theme := element.get("theme"):
                colour = self._theme[int(theme)]
            elif indexed := element.get("indexed"):
                if int(indexed) in (64, 65, 81):
                    return WHITE if indexed == "65" else None
                colour = self._indexed[int(indexed)]
            else:
                return None
            return _tinted(_written(colour), float(element.get("tint", 0)))
        except (IndexError, ValueError):
            return None


def _setting(alignment: etree._Element | None) -> Setting | None:
    if alignment is None:
        return None
    across, indent = alignment.get("horizontal", ""), int(alignment.get("indent", 0)) * INDENT
    both = across in ("distributed", "justify")
    return Setting(
        across=across if across in ("left", "center", "right") else "",
        down={"top": "top", "center": "center"}.get(alignment.get("vertical", ""), ""),
        before=0 if across in ("right", "center") else indent,
        after=indent if across == "right" or both else 0,
        bound=both or across == "fill" or is_true(alignment.get("wrapText")),
        turned=int(alignment.get("textRotation", 0)) % 180 > 45,
        shrinks=is_true(alignment.get("shrinkToFit")),
    )


def _at(items: list, position: str | None, missing):  # type: ignore[no-untyped-def,type-arg]
    number = int(position or 0)
    return items[number] if 0 <= number < len(items) else missing


def _written(colour: str) -> Colour:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


def _theme_colours(theme: etree._Element | None) -> list[str]:
    scheme = theme.find(f".//{_DRAWING}clrScheme") if theme is not None else None
    if scheme is None:
        return _OFFICE_THEME
    colours = [_theme_colour(child[0]) for child in scheme if len(child)]
    # Cells count light before dark, the theme dark before light.
    return [colours[n] for n in (1, 0, 3, 2)] + colours[4:] if len(colours) >= 4 else _OFFICE_THEME


def _theme_colour(one: etree._Element) -> str:
    """The colour of a theme. Raises :class:`NotUnderstood` when programs could differ about it."""
    name = one.get("val", "000000")
    given = one.get("lastClr", name)
    system = {"window": "FFFFFF", "windowText": "000000"}.get(name, given)
    if given not in (system, name):
        raise NotUnderstood("its theme gives one colour in two ways")
    return system


def _tinted(colour: Colour, tint: float) -> Colour:
    if not tint:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), full)
    return round(red * 255), round(green * 255), round(blue * 255)
