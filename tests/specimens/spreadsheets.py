"""OpenDocument spreadsheets, written by hand: no library offers what hides in them."""

from __future__ import annotations

import io
import zipfile

from . import specimen

CANARY = "QZXCANARYQZX"
_NAMES = {
    "office": "office", "table": "table", "text": "text", "style": "style", "draw": "drawing",
    "svg": "svg-compatible", "fo": "xsl-fo-compatible", "number": "datastyle",
}  # fmt: skip
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in _NAMES.items()
)
STYLES = """\
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="white" style:family="table-cell"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="child" style:family="table-cell" style:parent-style-name="white"/>
<style:style style:name="tiny" style:family="table-cell"><style:text-properties fo:font-size="1pt"/></style:style>
<style:style style:name="unseen" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="locked" style:family="table-cell"><style:table-cell-properties style:cell-protect="hidden-and-protected"/></style:style>
<style:style style:name="low" style:family="table-row"><style:table-row-properties style:row-height="0.1mm"/></style:style>
<style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="0.1mm"/></style:style>
"""
FORMATS = """\
<number:number-style style:name="N1"><number:text>fewer than 9</number:text></number:number-style>
<number:number-style style:name="N2"><number:number/></number:number-style>
<number:number-style style:name="N3"><style:text-properties fo:color="#ffffff"/><number:number/>
<style:map style:condition="value()&gt;=0" style:apply-style-name="N2"/></number:number-style>
<style:style style:name="few" style:family="table-cell" style:data-style-name="N1"/>
<style:style style:name="paper" style:family="table-cell" style:data-style-name="N3"/>
<style:style style:name="ink" style:family="table-cell" style:data-style-name="N2"/>
<style:style style:name="signs" style:family="table-cell"><style:text-properties fo:font-family="Wingdings"/></style:style>
<style:style style:name="green" style:family="table-cell"><style:text-properties fo:color="#00aa00"/></style:style>
<style:style style:name="meadow_5f_1" style:display-name="meadow_1" style:family="table-cell"><style:table-cell-properties fo:background-color="#00aa00"/></style:style>
<style:style style:name="words" style:family="table-cell" style:data-style-name="N1"/>
"""
LAMPS = [("Lane", "Lamps", "Share"), ("Elder Lane", "15", "0.5"), ("Ash Lane", "12", "0.4")]


def text(words: str, attributes: str = "") -> str:
    """A cell with a text."""
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind} {attributes}><text:p>{words}</text:p></table:table-cell>"


def number(value: str, shown: str = "", kind: str = "float", style: str = "") -> str:
    """A cell with a number, a currency or a share."""
    given = f'office:value-type="{kind}" office:value="{value}" table:style-name="{style}"'
    return f"<table:table-cell {given}><text:p>{shown or value}</text:p></table:table-cell>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def rows() -> str:
    """The rows of lamps."""
    head, *others = LAMPS
    return row(*map(text, head)) + "".join(
        row(text(lane), number(lamps), number(share)) for lane, lamps, share in others
    )


def sheet(inside: str, attributes: str = "") -> str:
    return f'<table:table table:name="Lamps" {attributes}>{inside}</table:table>'


def typed(kind: str, given: str, shown: str) -> str:
    """A cell with a date, a time, or yes or no."""
    said = f'office:value-type="{kind}" office:{kind}-value="{given}"'
    return f"<table:table-cell {said}><text:p>{shown}</text:p></table:table-cell>"


def rule(style: str, cell: str = "Lamps.A1") -> str:
    """A conditional format for the last of a sheet's elements."""
    return (
        '<calcext:conditional-formats xmlns:calcext="urn:org:documentfoundation:names:experimental:'
        f'calc:xmlns:calcext:1.0"><calcext:conditional-format calcext:target-range-address="{cell}">'
        f'<calcext:condition calcext:apply-style-name="{style}" calcext:value="&gt;0"/>'
        "</calcext:conditional-format></calcext:conditional-formats>"
    )


def spreadsheet(*sheets: str, around: str = "", manifest: str = "", styles: str = "") -> bytes:
    """The file with these *sheets*."""
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{STYLES}{FORMATS}{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{around}{''.join(sheets)}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
    return to.getvalue()


@specimen
def plain_spreadsheet() -> bytes:
    return spreadsheet(sheet(rows()))


@specimen
def locked_spreadsheet() -> bytes:
    return spreadsheet(sheet(rows()), manifest="<encryption-data/>")


@specimen
def every_hidden_place_of_a_spreadsheet() -> bytes:
    """Visible are the lanes with their lamps; the canary is everywhere else."""
    note = f"<office:annotation><text:p>{CANARY}</text:p></office:annotation>"
    covered = (
        f'<table:covered-table-cell office:value-type="string"><text:p>{CANARY}</text:p>'
        "</table:covered-table-cell>"
    )
    picture = (
        '<draw:custom-shape table:end-cell-address="Lamps.D14" svg:x="0mm" svg:y="0mm">'
        f"<text:p>{CANARY}</text:p></draw:custom-shape>"
    )
    under = f"<table:table-cell>{picture}</table:table-cell>"
    hidden = [
        row(text(CANARY), attributes='table:visibility="collapse"'),
        row(text(CANARY), attributes='table:visibility="filter"'),
        row(text(CANARY), attributes='table:style-name="low"'),
        row(text(CANARY, 'table:style-name="white"'), text(CANARY, 'table:style-name="child"')),
        row(text(CANARY, 'table:style-name="tiny"'), text(CANARY, 'table:style-name="locked"')),
        row(text(f'Yew Lane<text:span text:style-name="unseen">{CANARY}</text:span>')),
        row(text("Both", 'table:number-columns-spanned="2"'), covered),
        f'<table:table-row-group table:display="false">{row(text(CANARY))}</table:table-row-group>',
        row(under, text("")),
        row(text(CANARY), text(CANARY)),
        row(attributes='table:number-rows-repeated="900"'),
        row(text(CANARY)),
    ]
    columns = (
        '<table:table-column table:number-columns-repeated="3"/>'
        '<table:table-column table:visibility="collapse"/><table:table-column table:style-name="narrow"/>'
    )
    first = row(
        *map(text, LAMPS[0]), text(CANARY), text(CANARY),
        f'<table:table-cell office:value-type="string">{note}</table:table-cell>',
    )  # fmt: skip
    lamps = sheet(
        columns + first + rows().partition("</table:table-row>")[2] + "".join(hidden),
        'table:style-name="shown" table:protected="true"',
    )
    around = (
        f"<table:tracked-changes><text:p>{CANARY}</text:p></table:tracked-changes>"
        f'<table:content-validations><table:content-validation table:name="{CANARY}"/></table:content-validations>'
        f'<table:named-expressions><table:named-range table:name="{CANARY}"/></table:named-expressions>'
    )
    other = sheet(row(text(CANARY)), 'table:style-name="gone"')
    return spreadsheet(lamps, other, around=around)
