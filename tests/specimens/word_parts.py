"""Taking Word documents apart and putting parts into them that no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

from docx import Document
from docx.oxml import parse_xml

SPACES = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w10": "urn:schemas-microsoft-com:office:word",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    }.items()
)
"""The namespaces Word declares at the head of its parts."""
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

Changes = dict[str, Callable[[str], str]]


def rebuilt(
    data: bytes,
    changes: Changes | None = None,
    added: Mapping[str, str | bytes] | None = None,
    dropped: tuple[str, ...] = (),
) -> bytes:
    """An archive with some parts changed as text, some added and some left out."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name in dropped:
                continue
            part = old.read(name)
            if changes and name in changes:
                part = changes[name](part.decode()).encode()
            new.writestr(name, part)
        for name, content in (added or {}).items():
            new.writestr(name, content)
    return result.getvalue()


def declared(name: str, kind: str) -> Callable[[str], str]:
    """A change of ``[Content_Types].xml`` that says what kind of part a name is."""
    return lambda text: text.replace(
        "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    )


def related(
    kind: str, target: str, name: str = "rIdX", external: bool = False
) -> Callable[[str], str]:
    """A change of a part's relations that adds one."""
    mode = ' TargetMode="External"' if external else ""
    kind = kind if ":" in kind else f"{KINDS}/{kind}"
    return lambda text: text.replace(
        "</Relationships>",
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"{mode}/></Relationships>',
    )


def with_part(data: bytes, name: str, content: str | bytes, kind: str, relation: str) -> bytes:
    """A Word document with one more part, to which its main text refers as ``rIdX``."""
    changes = {
        "[Content_Types].xml": declared(name, kind),
        "word/_rels/document.xml.rels": related(relation, f"/{name}"),
    }
    return rebuilt(data, changes, {name: content})


def letter(*texts: str) -> Any:
    """A document of python-docx with a heading and some paragraphs."""
    document = Document()
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.title = "Lamps in Elder Lane"
    document.add_heading("Lamps in Elder Lane", 1)
    for text in texts or ("There are 15 lamps in Elder Lane.", "Nine of them are old."):
        document.add_paragraph(text)
    return document


def saved(document: Any, changes: Changes | None = None) -> bytes:
    """The bytes of a document of python-docx, without the little picture that its template carries."""
    result = io.BytesIO()
    document.save(result)
    return rebuilt(
        result.getvalue(),
        {
            **(changes or {}),
            "_rels/.rels": lambda text: "".join(
                part for part in _split(text) if "thumbnail" not in part
            ),
        },
        dropped=("docProps/thumbnail.jpeg",),
    )


def _split(text: str) -> list[str]:
    return text.replace("/>", "/>\n").splitlines()


def put(paragraph: Any, xml: str) -> Any:
    """Add elements, written in the usual prefixes, to a paragraph or another part of a document."""
    owner = (
        paragraph if hasattr(paragraph, "append") and not hasattr(paragraph, "_p") else paragraph._p
    )
    for element in parse_xml(f"<w:x {SPACES}>{xml}</w:x>"):
        owner.append(element)
    return paragraph


def with_xml(xml: str, *texts: str) -> bytes:
    """A letter whose last paragraph goes on with these elements."""
    document = letter(*texts)
    put(document.paragraphs[-1], xml)
    return saved(document)


def in_settings(xml: str) -> Changes:
    """A change that puts these elements into the settings of a document."""
    return {"word/settings.xml": lambda text: text.replace("<w:compat>", f"{xml}<w:compat>", 1)}
