"""The publishable version of a document. What it makes is looked into like any other document; the original is never changed."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections import Counter

from .faults import AUTHOR_NAMED, HIDDEN_PACKAGE_TEXT, LIVE_FORMULA, PICTURE_METADATA, UNKNOWN_PART, WRONG_KIND
from .recognise import KINDS, inspect, kind_of
from .report import Cleaned, Fault

_NOT_CARRIED_OVER = {AUTHOR_NAMED, HIDDEN_PACKAGE_TEXT, UNKNOWN_PART, PICTURE_METADATA}
"""Faults of a Word document that a web page made from its text does not have."""


def clean(data: bytes, ending: str) -> Cleaned:
    """Make the publishable version of a document whose name has an *ending* of :data:`.KINDS`. Raises whatever a broken document makes a library raise."""
    kind = kind_of(data)
    if kind != ending:
        return Cleaned(faults=inspect(data, ending).faults)
    done = {"csv": _table, "xlsx": _workbook, "docx": _word, "pdf": _pdf, "png": _picture, "jpg": _picture}[kind](data)
    for name, content in done.files.items():
        result = name.rsplit(".", 1)[1]
        if result in KINDS:
            done.faults += [Fault(f.code, f"{name}, {f.where}".strip(" ,"), f.message, f.fix, f.line) for f in inspect(content, result).faults]
    if done.faults:
        done.files = {}
    return done


def _table(data: bytes) -> Cleaned:
    """The table in its one form: UTF-8, commas, rows of one width."""
    from .table.layout import Unclear, canonical

    try:
        content, changed = canonical(data)
    except Unclear:
        return Cleaned(faults=inspect(data, "csv").faults)
    return Cleaned(files={"-clean.csv": content}, changed=dict(changed))


def _workbook(data: bytes) -> Cleaned:
    """One table for each visible sheet, from its visible cells."""
    from .workbook import visible_tables
    from .workbook.worksheet import CALCULATE

    tables, dropped, changed = visible_tables(data)
    if missing := dropped.pop("formula without a result", 0):
        return Cleaned(faults=[Fault(LIVE_FORMULA, "", f"the result of {missing} formula(s) was never calculated, so a figure would be missing", CALCULATE)])
    if not tables:
        return Cleaned(dropped=dict(dropped), faults=[Fault(WRONG_KIND, "", "no visible cell holds anything", "show the sheet that is to be published; save")])
    names = [".csv"] if len(tables) == 1 else [f"-{number}.csv" for number in range(1, len(tables) + 1)]
    return Cleaned(files={name: table.csv for name, table in zip(names, tables, strict=True)}, dropped=dict(dropped), changed=dict(changed))


def _word(data: bytes) -> Cleaned:
    """A web page to be printed to PDF, from a document in which nothing is hidden."""
    import mammoth
    import nh3

    found = inspect(data, "docx")
    if faults := [fault for fault in found.faults if fault.code not in _NOT_CARRIED_OVER]:
        return Cleaned(faults=faults)

    def without_picture(image: object) -> dict[str, str]:
        dropped["picture"] += 1
        return {}

    dropped = Counter(fault.message for fault in found.faults)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        dropped["header or footer"] += sum(bool(re.match(r"word/(header|footer)[0-9]*\.xml", name)) for name in package.namelist())
    body = mammoth.convert_to_html(io.BytesIO(data), convert_image=mammoth.images.img_element(without_picture)).value
    body = nh3.clean(
        body.replace("<img />", ""),
        tags=_TAGS,
        attributes={"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}},
        url_schemes={"https", "mailto"},
        link_rel=None,
    )
    title = re.search("<h[1-6]>(.*?)</h[1-6]>", body)
    name = html.escape(html.unescape(re.sub("<[^>]*>", "", title[1]))) if title else "Released document"
    page = f'<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n<title>{name}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n'
    return Cleaned(files={".html": page.encode()}, dropped=dict(+dropped))


_TAGS = set("p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr th td strong em u s sup sub br a blockquote".split())
_STYLE = "body{font:11pt/1.5 sans-serif;max-width:42em;margin:2em auto;padding:0 1em}table{border-collapse:collapse}th,td{border:1px solid #555;padding:.3em .6em;text-align:left}"


def _pdf(data: bytes) -> Cleaned:
    """The same pages without what the file says of its making, written anew so that nothing older stays in it."""
    import pikepdf

    dropped: Counter[str] = Counter()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if len(data.split(b"%%EOF")) > 2 and not pdf.is_linearized:
            dropped["older version"] += len(data.split(b"%%EOF")) - 2
        if "/Info" in pdf.trailer:
            dropped["property (author, program, dates)"] += len(pdf.docinfo.keys())
            del pdf.trailer["/Info"]
        for holder in (pdf.Root, *(page.obj for page in pdf.pages), *(o for o in pdf.objects if isinstance(o, pikepdf.Stream))):
            for key, what in (
                ("/Metadata", "description (XMP)"),
                ("/PieceInfo", "private data of a program"),
                ("/Thumb", "thumbnail"),
                ("/LastModified", "date"),
            ):
                if key in holder:
                    del holder[key]
                    dropped[what] += 1
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True, preserve_pdfa=False)
    return Cleaned(files={"-clean.pdf": written.getvalue()}, dropped=dict(dropped))


def _picture(data: bytes) -> Cleaned:
    """The same picture without any note about it, the right way up."""
    from PIL import Image, ImageOps

    from .picture import too_large

    if fault := too_large(data):
        return Cleaned(faults=[fault])
    found = inspect(data, kind_of(data)).faults
    dropped = Counter(fault.message for fault in found)
    written = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        turned = picture.getexif().get(0x0112, 1) not in (0, 1)
        kind = "PNG" if picture.format == "PNG" else "JPEG"
        if kind == "JPEG" and not turned:
            # A camera's file of several pictures is read as one of its own kind; its first picture is an ordinary one.
            picture.format, picture.info = kind, {}
            picture.save(written, "JPEG", quality="keep", comment=b"", exif=b"")
            return Cleaned(files={"-clean.jpg": written.getvalue()}, dropped=dict(dropped))
        kept = {key: picture.info[key] for key in ("transparency",) if key in picture.info}
        upright = ImageOps.exif_transpose(picture)
        upright.load()
        if upright.mode == "P" and "transparency" in kept:
            upright, kept = upright.convert("RGBA"), {}
        upright.info = kept
        if upright.mode in ("RGBA", "LA"):
            # What is wholly transparent must not hold a picture any more.
            blank = Image.new(upright.mode, upright.size)
            upright = Image.composite(upright, blank, upright.getchannel("A").point(lambda alpha: 255 if alpha else 0))
        upright.save(written, kind, **({"quality": 92} if kind == "JPEG" else {}))
    return Cleaned(files={"-clean.jpg" if kind == "JPEG" else "-clean.png": written.getvalue()}, dropped=dict(dropped))
