"""The package of an Office file: an archive of XML parts that refer to one another. Workbooks and Word documents share it.

Refused are archives built so that two programs could read them differently, parts nobody knows, parts nothing refers to, XML that
instructs its reader, and whatever leads outside.
"""

from __future__ import annotations

import io
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from lxml import etree

from .faults import AUTHOR_NAMED, EMBEDDED_FILE, HIDDEN_PACKAGE_TEXT, OUTSIDE_LINK, UNKNOWN_PART, UNSAFE_ARCHIVE, UNSAFE_XML, WRONG_KIND
from .makers import names_nobody
from .report import Inspection, Passage

Refusal = tuple[str, str, str]
"""Why a known kind of part is refused: code, message, cure."""

MAX_PARTS, MAX_UNPACKED, MAX_RATIO = 2_000, 100 * 1024**2, 120
_RATIO_COUNTS_FROM = 5 * 1024**2
"""Unpacked bytes below which a part may be packed as tightly as it likes."""

INSPECT_DOCUMENT = "in Office: File, Info, Check for Issues, Inspect Document; inspect, Remove All, save; or run: disclosure-log clean FILE"
_SAVE_ANEW = "open it in Office or LibreOffice, save it under another name, and release that file"

_PROPERTIES_ELSEWHERE = r"package/services/metadata/core-properties/[0-9a-f]+\.psmdcp"
"""Where programs that use Microsoft's library for packages keep what Office keeps in ``docProps/core.xml``."""
_EVERY_PACKAGE: dict[str, Refusal | None] = {
    r"\[Content_Types\]\.xml": None,
    r"(.*/)?_rels/[^/]*\.rels": None,
    r"docProps/(core|app|custom)\.xml": None,
    _PROPERTIES_ELSEWHERE: None,
    r"docProps/thumbnail\..*": (HIDDEN_PACKAGE_TEXT, "it carries a small picture of an earlier state of its first page", INSPECT_DOCUMENT),
    r"docMetadata/.*": (
        AUTHOR_NAMED,
        "it carries a sensitivity label, which names the organisation's account",
        "in Office: Home, Sensitivity, take the label off; save",
    ),
    r"_xmlsignatures/.*": (AUTHOR_NAMED, "it is signed, and a signature names the signer", "in Office: File, Info, View Signatures, remove them; save"),
    r"(.*/)?customXml/.*": (HIDDEN_PACKAGE_TEXT, "it carries custom XML data", INSPECT_DOCUMENT),
    r".*/printerSettings/.*": (
        UNKNOWN_PART,
        "it carries the settings of a printer, which can name the printer and its owner",
        "run: disclosure-log clean FILE; or open it in LibreOffice and save it as .xlsx or .docx again",
    ),
    r".*vbaProject.*|.*vbaData.*|.*/macrosheets/.*": (WRONG_KIND, "it holds macros", "save it without macros"),
    r".*/(embeddings|activeX|ctrlProps)/.*": (
        EMBEDDED_FILE,
        "another file or a control is embedded in it",
        "delete the embedded object, or paste it as a picture; save",
    ),
}


@dataclass(frozen=True)
class Relation:
    """That one part refers to another, or to something outside."""

    id: str
    kind: str
    """The last word of its type: ``worksheet``, ``hyperlink``."""
    target: str
    """The name of a part, or the address outside."""
    external: bool


class Package:
    """The parts of an Office file that was found to be built as usual."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names: list[str] = [info.filename for info in archive.infolist() if not info.is_dir()]

    def read(self, name: str) -> bytes:
        return self._archive.read(name)

    def open(self, name: str) -> io.BufferedIOBase:
        """A part as a stream, for those too large to hold as a tree."""
        return self._archive.open(name)  # type: ignore[return-value]

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.read(name), _parser())

    def relations(self, name: str = "") -> list[Relation]:
        """What a part refers to; for no name, what the package itself does."""
        return self._relations.get(name, [])

    @cached_property
    def _relations(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for name in self.names:
            if match := re.fullmatch(r"(?:(.*)/)?_rels/([^/]*)\.rels", name):
                folder = match[1] or ""
                owner = posixpath.join(folder, match[2]) if match[2] else ""
                found[owner] = [_relation(element, folder) for element in self.xml(name) if isinstance(element.tag, str)]
        return found

    def unreferred(self) -> list[str]:
        """Parts that nothing leads to from the package itself."""
        reached, waiting = {""}, [""]
        while waiting:
            for relation in self.relations(waiting.pop()):
                if not relation.external and relation.target not in reached:
                    reached.add(relation.target)
                    waiting.append(relation.target)
        known = {name.casefold() for name in reached}
        return [name for name in self.names if name.casefold() not in known and name != "[Content_Types].xml" and not _is_relations(name)]


def _is_relations(name: str) -> bool:
    return bool(re.fullmatch(r"(.*/)?_rels/[^/]*\.rels", name))


def _relation(element: etree._Element, folder: str) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        target = unquote(target)
        target = posixpath.normpath(posixpath.join(folder, target) if not target.startswith("/") else target[1:])
    return Relation(element.get("Id", ""), element.get("Type", "").rsplit("/", 1)[-1], target, external)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_blank_text=False)


def open_package(data: bytes, found: Inspection, known: Mapping[str, Refusal | None]) -> Package | None:
    """The package in *data*, after everything unusual about it was refused; ``None`` when looking further makes no sense.

    *known* gives the names of the parts a kind of document may have, as patterns; with a refusal for those that are known and unwanted.
    """
    archive = zipfile.ZipFile(io.BytesIO(data))
    if trick := next(_tricks(archive, data), ""):
        found.refuse(UNSAFE_ARCHIVE, "", trick, _SAVE_ANEW)
        return None
    package = Package(archive)
    patterns = {**_EVERY_PACKAGE, **known}
    seen: set[Refusal] = set()
    unknown = 0
    for name in package.names:
        # What a kind of document says of a part goes before what holds for all.
        refusal = next((r for pattern, r in reversed(patterns.items()) if re.fullmatch(pattern, name, re.IGNORECASE)), False)
        if refusal is False:
            unknown += 1
        elif refusal and refusal not in seen:
            seen.add(refusal)
            found.refuse(refusal[0], "", *refusal[1:])
    if unknown:
        found.refuse(
            UNKNOWN_PART,
            "",
            f"it holds {unknown} part{'s' if unknown > 1 else ''} of a kind that is not understood here",
            f"{INSPECT_DOCUMENT}; or {_SAVE_ANEW}",
        )
    for name in package.names:
        if re.search(r"\.(xml|rels|vml|psmdcp)$", name, re.IGNORECASE) and (what := _unsafe(package.read(name))):
            found.refuse(UNSAFE_XML, "", f"a part holds {what}", _SAVE_ANEW)
            return None
    if lost := len(package.unreferred()):
        found.refuse(HIDDEN_PACKAGE_TEXT, "", f"it holds {lost} part{'s' if lost > 1 else ''} that nothing in it refers to", _SAVE_ANEW)
    _check_outside(package, found)
    return package


def _tricks(archive: zipfile.ZipFile, data: bytes) -> Iterator[str]:
    """What is unusual about an archive, in words."""
    entries = sorted(archive.infolist(), key=lambda info: info.header_offset)
    names = [info.filename.casefold() for info in entries]
    if len(entries) > MAX_PARTS:
        yield f"it has more than {MAX_PARTS:,} parts"
    if sum(info.file_size for info in entries) > MAX_UNPACKED:
        yield f"it unpacks to more than {MAX_UNPACKED // 1024**2} MB"
    if any(info.file_size > _RATIO_COUNTS_FROM and info.file_size > MAX_RATIO * info.compress_size for info in entries):
        yield "a part unpacks to an unreasonable size"
    if len(set(names)) < len(names):
        yield "two of its parts have the same name"
    if any(re.search(r"^/|\\|(^|/)\.\.(/|$)|[\x00-\x1f]|^[A-Za-z]:", info.orig_filename) for info in entries):
        yield "a part has a name that leads elsewhere"
    if any(info.flag_bits & 0x1 for info in entries):
        yield "a part is locked with a password"
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in entries):
        yield "a part is packed in an unusual way"
    if any(stat.S_ISLNK(info.external_attr >> 16) for info in entries):
        yield "a part is a link to another file"
    if archive.comment or any(info.comment for info in entries):
        yield "the archive carries a comment"
    if any(_odd_extra(info.extra) for info in entries):
        yield "the archive carries extra fields"
    # The parts have to fill the file without a gap, in which anything could lie.
    position = 0
    for info in entries:
        if info.header_offset != position or data[position : position + 4] != b"PK\x03\x04":
            yield "there is something between its parts"
            return
        name, extra = struct.unpack("<HH", data[position + 26 : position + 30])
        start = position + 30 + name
        if data[position + 30 : start] != info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437") or _odd_extra(data[start : start + extra]):
            yield "a part has two names"
        position = start + extra + info.compress_size
        if not _unpacks(data[start + extra : position], info):
            yield "a part is damaged, or holds more than it says"
            return
        if info.flag_bits & 0x8:
            position += 4 if data[position : position + 4] == b"PK\x07\x08" else 0
            large = data[position + 12 : position + 16] not in (b"PK\x03\x04", b"PK\x01\x02")
            position += 20 if large else 12
    if position != archive.start_dir:
        yield "there is something behind its last part"
    end = data.rfind(b"PK\x05\x06")
    if end < 0 or end + 22 != len(data):
        yield "there is something behind its end"
    elif archive.start_dir + struct.unpack("<I", data[end + 12 : end + 16])[0] != end:
        yield "there is something before its end"


def _unpacks(packed: bytes, info: zipfile.ZipInfo) -> bool:
    """Whether a part is one packed stream of the size and sum it claims, with nothing behind the stream."""
    if info.compress_type == zipfile.ZIP_STORED:
        plain = packed
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            plain = stream.decompress(packed, info.file_size + 1)
        except zlib.error:
            return False
        if not stream.eof or stream.unused_data or stream.unconsumed_tail:
            return False
    return len(plain) == info.file_size and zlib.crc32(plain) == info.CRC


def _odd_extra(extra: bytes) -> bool:
    """Whether the extra field of an entry holds more than times, sizes or the empty room Office leaves."""
    position = 0
    while position + 4 <= len(extra):
        kind, size = struct.unpack("<HH", extra[position : position + 4])
        body = extra[position + 4 : position + 4 + size]
        if not (kind in (0x0001, 0x5455, 0x000A, 0x7875) and size <= 40) and not (kind in (0xA220, 0xA028) and not body[4:].strip(b"\0")):
            return True
        position += 4 + size
    return bool(extra[position:].strip(b"\0"))


def _unsafe(xml: bytes) -> str:
    """What an XML part holds besides elements and text, in words; empty when nothing."""
    head = xml[:200].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head:
        return "text that is not UTF-8"
    declared = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", head)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        return "text that is not UTF-8"
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return "a document type of its own"
    if b"<!--" in xml:
        return "remarks that no reader sees"
    if re.search(rb"<\?(?!xml[ \t\r\n]|mso-application )", xml):
        return "instructions to a program"
    return ""


def _check_outside(package: Package, found: Inspection) -> None:
    """Links people can follow go through the screen; whatever a program would fetch by itself is refused."""
    fetched = files = 0
    for relations in package._relations.values():
        for relation in relations:
            if not relation.external:
                continue
            found_text = unquote(relation.target)
            if relation.kind != "hyperlink":
                fetched += 1
            elif re.match(r"(https?|mailto|tel):|#", relation.target, re.IGNORECASE):
                _add(found, "a link", found_text)
            else:
                files += 1
    if fetched:
        found.refuse(
            OUTSIDE_LINK,
            "",
            f"it fetches {fetched} thing{'s' if fetched > 1 else ''} from elsewhere when it is opened",
            "break the links: in Office, File, Info, Edit Links to Files; a template in Word: File, Options, Add-ins, Manage: Templates, Go, empty Document template",
        )
    if files:
        found.refuse(
            OUTSIDE_LINK,
            "",
            f"{files} of its links lead{'s' if files == 1 else ''} to a file or a server of the authority",
            "take these links off the text; save",
        )


def _add(found: Inspection, where: str, text: str | None) -> None:
    if text and text.strip():
        found.passages.append(Passage(where, text))


def check_properties(package: Package, found: Inspection) -> None:
    """What a document says of itself: nobody may be named in it, and the rest of its words go through the screen."""
    named = 0
    elsewhere = [name for name in package.names if re.fullmatch(_PROPERTIES_ELSEWHERE, name, re.IGNORECASE)]
    for name in ("docProps/core.xml", "docProps/app.xml", *elsewhere):
        if name not in package.names:
            continue
        for element in package.xml(name).iter():
            text = (element.text or "").strip()
            if not isinstance(element.tag, str) or not text:
                continue
            what = etree.QName(element).localname
            if what in ("creator", "lastModifiedBy", "Manager") and not names_nobody(text):
                named += 1
            elif what == "HyperlinkBase" or (what == "Template" and re.search(r"[/\\:]", text)):
                found.refuse(
                    OUTSIDE_LINK,
                    "properties",
                    "they name a folder or a server",
                    "in Office: File, Info, Properties, Advanced Properties, Summary; empty the field",
                )
            else:
                _add(found, "properties", text)
    # LibreOffice writes an empty list of them.
    if "docProps/custom.xml" in package.names and (len(custom := package.xml("docProps/custom.xml")) or (custom.text or "").strip()):
        for text in custom.itertext():
            _add(found, "custom properties", text)
        found.refuse(AUTHOR_NAMED, "properties", "it carries custom properties", INSPECT_DOCUMENT)
    if named:
        found.refuse(AUTHOR_NAMED, "properties", f"{named} of them (author, last saved by, manager) may name a person", INSPECT_DOCUMENT)
