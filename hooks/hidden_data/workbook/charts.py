"""Charts: the copies of figures and words they keep must equal the visible cells they point at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from .grid import Sheet, area_of

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_CHART_15 = "{http://schemas.microsoft.com/office/drawing/2012/chart}"
_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\](),:\s]+))!(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)")
_MOST_CELLS = 100_000

_ELEMENTS = frozenset(
    """chartSpace date1904 lang roundedCorners style clrMapOvr chart title tx rich strRef numRef multiLvlStrRef f strCache numCache multiLvlStrCache
    numLit strLit formatCode
    ptCount pt v lvl layout manualLayout layoutTarget xMode yMode wMode hMode x y w h overlay autoTitleDeleted view3D rotX rotY hPercent depthPercent rAngAx
    perspective floor sideWall backWall thickness plotArea barChart bar3DChart lineChart line3DChart pieChart pie3DChart ofPieChart doughnutChart areaChart
    area3DChart scatterChart radarChart bubbleChart stockChart surfaceChart surface3DChart barDir grouping varyColors ser idx order spPr invertIfNegative
    pictureOptions dPt dLbls dLbl delete numFmt txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize separator
    showLeaderLines leaderLines trendline name trendlineType period forward backward intercept dispRSqr dispEq trendlineLbl errBars errDir errBarType
    errValType noEndCap plus minus val cat xVal yVal bubbleSize bubble3D smooth shape gapWidth gapDepth overlap serLines axId dropLines hiLowLines upDownBars
    upBars downBars marker symbol size explosion firstSliceAng holeSize ofPieType splitType splitPos secondPieSize scatterStyle radarStyle bubbleScale
    showNegBubbles sizeRepresents wireframe bandFmts bandFmt fmtId catAx valAx dateAx serAx scaling orientation max min logBase axPos majorGridlines
    minorGridlines majorTickMark minorTickMark tickLblPos crossAx crosses crossesAt auto lblAlgn lblOffset noMultiLvlLbl tickLblSkip tickMarkSkip crossBetween
    majorUnit minorUnit dispUnits builtInUnit dispUnitsLbl custUnit baseTimeUnit majorTimeUnit minorTimeUnit dTable showHorzBorder showVertBorder showOutline
    showKeys legend legendPos legendEntry plotVisOnly dispBlanksAs showDLblsOverMax printSettings headerFooter oddHeader oddFooter pageMargins pageSetup
    protection chartObject data formatting selection userInterface extLst ext bubble3D applyToFront applyToSides applyToEnd pictureFormat""".split()
)
_EXTENSIONS = frozenset(
    """uniqueId uniqueID dispNaAsBlank dataDisplayOptions16 layout showLeaderLines leaderLines numFmt spPr xForSave showDataLabelsRange style pivotOptions
    invertSolidFillFmt dLblFieldTable autoCat""".split()
)


def chart_faults(root: etree._Element, sheets: list[Sheet]) -> Iterator[str]:
    """What is wrong with a chart, in words."""
    if root.tag != CHART + "chartSpace":
        yield "it is of a kind that keeps copies which cannot be compared"
        return
    if not _understood(root):
        yield "it holds something that is not understood"
    if root.find(f".//{CHART}numLit") is not None or root.find(f".//{CHART}strLit") is not None:
        yield "it has figures of its own, which are in no cell"
    for reference in root.iter(CHART + "numRef", CHART + "strRef", CHART + "multiLvlStrRef"):
        cells = _cells(reference.findtext(CHART + "f") or "", sheets)
        if cells is None:
            yield "it points at something that is no range of visible cells"
        elif not _same(reference, cells):
            yield "it keeps figures or words that differ from the visible cells it points at"


def _understood(root: etree._Element) -> bool:
    for element in root.iter(etree.Element):
        name = etree.QName(element.tag)
        space = name.namespace or ""
        if element.tag.startswith(CHART):
            known = name.localname in _ELEMENTS
        elif space.startswith("http://schemas.microsoft.com/office/drawing/20"):
            known = name.localname in _EXTENSIONS
        elif space == "http://schemas.openxmlformats.org/markup-compatibility/2006":
            known = name.localname in ("AlternateContent", "Choice", "Fallback") and all(
                etree.QName(e.tag).localname in ("Choice", "Fallback", "style") for e in element
            )
        else:
            known = space in ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://schemas.microsoft.com/office/drawing/2007/8/2/chart")
        if not known or (element.tail and element.tail.strip()):
            return False
    return True


def _cells(formula: str, sheets: list[Sheet]) -> list[tuple[str, str]] | None:
    """(the raw number or "", the shown text) of each cell of a range, row by row; ``None`` when it is not a range of visible cells."""
    found: list[tuple[str, str]] = []
    inside = formula[1:-1] if formula.startswith("(") and formula.endswith(")") else formula
    position = 0
    while position < len(inside):
        match = _REFERENCE.match(inside, position)
        if not match or (match.end() < len(inside) and inside[match.end()] != ","):
            return None
        position = match.end() + 1
        name = (match[1] or match[2]).replace("''", "'")
        sheet = next((s for s in sheets if s.name.casefold() == name.casefold() and not s.hidden), None)
        area = area_of(match[3])
        if sheet is None or area is None or len(area[0]) * len(area[1]) > _MOST_CELLS:
            return None
        found += [(sheet.numbers.get((r, c), "") if c in sheet.rows.get(r, ()) else "", sheet.rows.get(r, {}).get(c, "")) for r in area[0] for c in area[1]]
    return found or None


def _same(reference: etree._Element, cells: list[tuple[str, str]]) -> bool:
    levels = list(reference.iter(CHART + "lvl"))
    for point in reference.iter(CHART + "pt"):
        value, position = point.findtext(CHART + "v") or "", int(point.get("idx", -1))
        if not value:
            continue
        if levels:
            # Each level is a column or a row of the range, and which one is not said.
            if value not in {text for _, text in cells} and not any(_equal(value, cell) for cell in cells):
                return False
        elif not 0 <= position < len(cells) or not _equal(value, cells[position]):
            return False
    return True


def _equal(value: str, cell: tuple[str, str]) -> bool:
    raw, text = cell
    if value in (raw, text):
        return True
    try:
        return bool(raw) and abs(float(value) - float(raw)) <= 1e-9 * max(abs(float(raw)), 1e-300)
    except ValueError:
        return False
