"""What is done with each element of a Word document, by the level at which it stands."""

from __future__ import annotations

from . import drawings, formulas, links, notes, old_drawings, paragraphs, tables, text, wrappers
from .names import MATH, MC, W
from .story import BLOCKS, INLINES, INSERTED, PIECES, Handler, Level


def _at(names: str, handler: Handler) -> dict[str, Handler]:
    return {W + name: handler for name in names.split()}


_MARKS = _at(
    """
    pPr rPr sdtPr sdtEndPr tcPr tblPr trPr tblGrid sectPr bookmarkStart bookmarkEnd proofErr
    permStart permEnd commentRangeStart commentRangeEnd commentReference annotationRef
    footnoteRef endnoteRef separator continuationSeparator customXmlPr
    smartTagPr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
    customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    pgNum
    """,
    wrappers.nothing,
)
"""Elements that show nothing themselves."""
_CHANGES = _at("del moveFrom", wrappers.deleted)

HANDLERS: dict[Level, dict[str, Handler]] = {
    BLOCKS: {
        **_MARKS,
        **_CHANGES,
        **_at("p", paragraphs.paragraph),
        **_at("tbl", tables.table),
        **_at("sdt", wrappers.control(BLOCKS)),
        **_at("customXml smartTag", wrappers.within(BLOCKS)),
        **_at("ins moveTo", wrappers.within(BLOCKS, INSERTED)),
        **_at("altChunk subDoc", wrappers.taken_in),
        f"{MC}AlternateContent": wrappers.alternative(BLOCKS),
        f"{MATH}oMathPara": formulas.formula,
    },
    INLINES: {
        **_MARKS,
        **_CHANGES,
        **_at("r", text.run),
        **_at("hyperlink", links.hyperlink),
        **_at("fldSimple", links.simple_field),
        **_at("sdt", wrappers.control(INLINES)),
        **_at("smartTag customXml", wrappers.within(INLINES)),
        **_at("dir bdo", wrappers.turned),
        **_at("ins moveTo", wrappers.within(INLINES, INSERTED)),
        **_at("subDoc", wrappers.taken_in),
        **dict.fromkeys((f"{MATH}oMath", f"{MATH}oMathPara"), formulas.formula),
        f"{MC}AlternateContent": wrappers.alternative(INLINES),
    },
    PIECES: {
        **_MARKS,
        **dict.fromkeys((f"{W}t", f"{MATH}t"), text.letters),
        **_at("br cr tab ptab noBreakHyphen softHyphen", text.gap),
        **_at("sym", text.sign),
        **_at("lastRenderedPageBreak", text.next_page),
        **_at("fldChar", links.field_mark),
        **_at("instrText", links.field_code),
        **_at("drawing", drawings.drawing),
        **_at("pict object", old_drawings.old_drawing),
        **_at("footnoteReference endnoteReference", notes.reference),
        **_at("ruby", formulas.ruby),
        **_at("delText delInstrText", wrappers.deleted),
        f"{MC}AlternateContent": wrappers.alternative(PIECES),
    },
}
