"""What lies over the cells of a workbook: pictures, shapes and charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ..colours import Palette
from ..faults import CHART_CACHE, HIDDEN_PACKAGE_TEXT, LIVE_FORMULA, NOT_UNDERSTOOD, OUTSIDE_LINK, UNKNOWN_PART, UNSEEN_CELLS
from ..package import Package, Relation
from ..report import Inspection, Passage
from .charts import chart_faults
from .grid import Sheet
from .unseen import anchor_unseen, chart_unseen
from .vocabulary import short, words_in

XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHART_NAME = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"

_ELEMENTS = frozenset(
    """wsDr twoCellAnchor oneCellAnchor absoluteAnchor from to col colOff row rowOff pos ext clientData pic nvPicPr cNvPr cNvPicPr blipFill spPr sp nvSpPr
    cNvSpPr style txBody graphicFrame nvGraphicFramePr cNvGraphicFramePr xfrm grpSp nvGrpSpPr cNvGrpSpPr grpSpPr cxnSp nvCxnSpPr cNvCxnSpPr""".split()
)
_KNOWN_EXTENSIONS = frozenset(
    (
        "{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}",  # the number an object was created under
        "{28A0092B-C50C-407E-A947-70E740481C1C}",  # the resolution of a picture
        "{C183D7F6-B498-43B3-948B-1728B52AA6E4}",  # that an object is decoration
        "{909E8E84-426E-40DD-AFC4-6F175D3DCCD1}",  # no fill
        "{91240B29-F687-4F45-9708-019B960494DF}",  # no line
    )
)
REDRAW = "delete it, and if it is needed make it anew from the visible cells; or put a picture of it (PNG) in its place"


def check_drawings(package: Package, sheets: list[Sheet], found: Inspection) -> None:
    """Look at every drawing of every *sheet*, and take the cells under it off the visible ones."""
    for sheet in sheets:
        for relation in package.relations(sheet.part):
            if relation.kind == "drawing" and not relation.external and relation.target in package.names:
                _check_drawing(package, sheet, sheets, relation.target, found)


def cover_cells(package: Package, sheet: Sheet) -> None:
    """Take what lies wholly under a picture, shape or chart off the visible cells of a *sheet*."""
    for relation in package.relations(sheet.part):
        if relation.kind == "drawing" and not relation.external and relation.target in package.names:
            for anchor in package.xml(relation.target).iter(XDR + "twoCellAnchor"):
                if any(_draws_over(child) for child in anchor):
                    (top, left), (bottom, right) = _corner(anchor, "from"), _corner(anchor, "to")
                    sheet.drop("covered cell", range(top, bottom), range(left, right))


def charts(package: Package) -> list[str]:
    """The names of the charts in a package."""
    return [name for name in package.names if name.startswith("xl/charts/chart")]


def _draws_over(child: etree._Element) -> bool:
    if child.tag in (XDR + "pic", XDR + "graphicFrame", XDR + "grpSp"):
        return True
    # A shape without a fill of its own kind lets the cells below be read; text in it may still cover them.
    return child.tag == XDR + "sp" and child.find(f"{XDR}spPr/{_A}noFill") is None


def _corner(anchor: etree._Element, name: str) -> tuple[int, int]:
    """Row and column, from 1, of the first cell that lies wholly behind a corner of an object."""
    corner = anchor.find(XDR + name)
    if corner is None:
        return 0, 0
    place = {etree.QName(child.tag).localname: int(child.text or 0) for child in corner}
    partly = name == "from"
    return (
        place.get("row", 0) + 1 + (partly and place.get("rowOff", 0) > 0),
        place.get("col", 0) + 1 + (partly and place.get("colOff", 0) > 0),
    )


def _check_drawing(package: Package, sheet: Sheet, sheets: list[Sheet], part: str, found: Inspection) -> None:
    root = package.xml(part)
    where = f"sheet {sheet.number}"
    found.passages += [Passage(f"{where}, drawing", text) for text in words_in(root)]
    for message, code, fix in dict.fromkeys(_drawing_faults(root)):
        found.refuse(code, where, message, fix)
    for message in dict.fromkeys(anchor_unseen(anchor, sheet) for anchor in root):
        if message:
            found.refuse(UNSEEN_CELLS, where, message, "select it, move it beside the cells, and draw it larger; or delete it")
    relations = {relation.id: relation for relation in package.relations(part)}
    theme = next((package.xml(name) for name in package.names if name.startswith("xl/theme/theme")), None)
    palette = Palette(theme, {})
    numbers: Counter[str] = Counter()
    used = []
    for element in root.iter(_A + "blip", _CHART_NAME):
        for attribute in (_R + "embed", _R + "id", _R + "link"):
            if (relation := relations.get(element.get(attribute, ""))) and not relation.external:
                used.append(relation.id)
                kind = "chart" if relation.kind == "chart" else "picture"
                numbers[kind] += 1
                _check_target(package, relation, f"{where}, {kind} {numbers[kind]}", sheets, found)
                if kind == "chart" and relation.target in package.names and chart_unseen(package.xml(relation.target), palette):
                    message = "words typed into it are in the colour of what is behind them, too small to be read, or off the chart"
                    found.refuse(
                        UNSEEN_CELLS, f"{where}, chart {numbers[kind]}", message, "right-click the words, Font: choose black and size 10; or delete them"
                    )
    if any(relation.kind not in ("hyperlink",) and relation.id not in used and not relation.external for relation in relations.values()):
        found.refuse(
            UNKNOWN_PART, where, "a drawing refers to something that it does not show", "copy the cells into a new workbook (Paste Special, Values); save that"
        )


def _drawing_faults(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    anew = "select it (Home, Find & Select, Selection Pane), and delete it or make it anew"
    for element in root.iter(etree.Element):
        prefix, _, name = short(element.tag).partition(":")
        if prefix == "xdr":
            if name not in _ELEMENTS:
                yield "a drawing holds something that is not understood", NOT_UNDERSTOOD, anew
            if element.get("textlink"):
                yield "a shape shows the value of a formula", LIVE_FORMULA, "type its text into the shape"
            if element.get("macro"):
                yield "a shape runs a macro", NOT_UNDERSTOOD, anew
            if name == "cNvPr" and element.get("hidden") in ("1", "true"):
                yield (
                    "a drawing is hidden",
                    UNSEEN_CELLS,
                    "Home, Find & Select, Selection Pane: show it, look at it, and delete it if it is not to be published",
                )
            if name == "clientData" and element.get("fPrintsWithSheet") is None and element.keys():
                continue
        elif prefix == "a":
            # Its letters may be white, tiny, or beyond its edge; no simple rule would tell whether they are seen.
            if name == "t" and (element.text or "").strip():
                yield "a text box or shape holds text", UNSEEN_CELLS, "type the text into a cell, and delete the text box or shape"
            if name == "ext" and element.get("uri") and element.get("uri") not in _KNOWN_EXTENSIONS:
                yield "a drawing holds something that is not understood", NOT_UNDERSTOOD, anew
            if name == "srcRect" and any(value not in ("0", "0%") for value in element.attrib.values()):
                fix = "Picture Format, Compress Pictures, with 'Delete cropped areas of pictures' ticked; save"
                yield "a picture is cropped, and the part that was cut off is still inside", UNSEEN_CELLS, fix
            if name == "blip" and element.get(_R + "link"):
                yield "a picture is fetched from elsewhere", OUTSIDE_LINK, "insert the picture itself"
        elif prefix == "mc" or (prefix == "?" and not _in_extension(element)):
            yield "a drawing holds something that is not understood", NOT_UNDERSTOOD, anew
        if element.tail and element.tail.strip():
            yield "a drawing holds text where no text is shown", HIDDEN_PACKAGE_TEXT, anew


def _in_extension(element: etree._Element) -> bool:
    return any(parent.tag == _A + "ext" for parent in element.iterancestors())


def _check_target(package: Package, relation: Relation, where: str, sheets: list[Sheet], found: Inspection) -> None:
    if relation.target not in package.names:
        return
    if relation.kind == "chart":
        root = package.xml(relation.target)
        found.passages += [Passage(where, text) for text in words_in(root)]
        for message in dict.fromkeys(chart_faults(root, sheets)):
            found.refuse(CHART_CACHE, where, message, REDRAW)
        beside = [r for r in package.relations(relation.target) if r.kind not in ("chartStyle", "chartColorStyle", "hyperlink")]
        if beside:
            found.refuse(CHART_CACHE, where, "it brings a workbook, a drawing or a picture of its own", REDRAW)
        return
    check_picture(package.read(relation.target), where, found)


def check_picture(data: bytes, where: str, found: Inspection) -> None:
    """Look into a picture of a workbook as into one that is released by itself."""
    if not data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        found.refuse(UNKNOWN_PART, where, "it is neither a PNG nor a JPEG picture", "cut it, and use Paste Special, Picture (PNG)")
        return
    from ..picture import inspect

    inside = inspect(data)
    for fault in inside.faults:
        found.refuse(fault.code, where, fault.message, fault.fix)
    found.passages += [Passage(where, passage.text) for passage in inside.passages]
    unread = inside.unread or "a picture"
    found.unread = "; ".join(filter(None, (found.unread, f"{where}: {unread}")))
