"""The package of an Office file: an archive of XML parts that refer to one another.

A rebuilt document takes from it what is understood, and nothing else. So refused is only what two
programs could read differently: an archive that is built in an unusual way, and XML that instructs
its reader.
"""

from __future__ import annotations

import io
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import BinaryIO, cast
from urllib.parse import unquote

from lxml import etree

from .archive import inflated
from .faults import UNSAFE_ARCHIVE, UNSAFE_XML
from .report import Rebuilt

Refusal = tuple[str, str, str]
"""Why something is refused: code, message, cure."""

MAX_PARTS, MAX_UNPACKED, MAX_RATIO = 2_000, 100 * 1024**2, 120
_RATIO_COUNTS_FROM = 5 * 1024**2
"""Unpacked bytes below which a part may be packed as tightly as it likes."""
_SAVE_ANEW = "open it in Office or LibreOffice, save it under another name, and release that file"


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
        self._written = {name.casefold(): name for name in self.names}

    def read(self, name: str) -> bytes:
        return self._archive.read(name)

    def open(self, name: str) -> BinaryIO:
        """A part as a stream, for those too large to hold as a tree."""
        return cast(BinaryIO, self._archive.open(name))

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.read(name), _parser())

    def relations(self, name: str = "") -> list[Relation]:
        """What a part refers to; for no name, what the package itself does."""
        return self._relations.get(name, [])

    @cached_property
    def _relations(self) -> dict[str, list[Relation]]:
        found: dict[str, list[Relation]] = {}
        for name in self.names:
            if match := re.fullmatch(r"(?:(.*)/)?_rels/([^/]*)\.rels", name, re.IGNORECASE):
                folder = match[1] or ""
                owner = posixpath.join(folder, match[2]) if match[2] else ""
                found[self._as_written(owner)] = [
                    self._relation(element, folder) for element in self.xml(name)
                ]
        return found

    def _relation(self, element: etree._Element, folder: str) -> Relation:
        relation = _relation(element, folder)
        if relation.external:
            return relation
        return replace(relation, target=self._as_written(relation.target))

    def _as_written(self, name: str) -> str:
        """The name of a part as the archive has it: small letters and capitals are the same."""
        return self._written.get(name.casefold(), name)


def _relation(element: etree._Element, folder: str) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        target = unquote(target)
        inside = posixpath.join(folder, target) if not target.startswith("/") else target[1:]
        target = posixpath.normpath(inside)
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    return Relation(element.get("Id", ""), kind, target, external)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_blank_text=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip


def opened(data: bytes, made: Rebuilt) -> Package | None:
    """The package in *data*, of which only what is understood is read; ``None``, with a fault, when
    two programs could read it differently."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    if trick := next(_tricks(archive, data), ""):
        made.refuse(UNSAFE_ARCHIVE, "", trick, _SAVE_ANEW)
        return None
    if archive.comment or any(info.comment for info in archive.infolist()):
        made.left["remark in the archive"] = 1
    package = Package(archive)
    for name in package.names:
        if not re.search(r"\.(xml|rels)$", name, re.IGNORECASE):
            continue
        if what := _misleading(package.read(name)):
            made.refuse(UNSAFE_XML, "", f"a part holds {what}", _SAVE_ANEW)
            return None
    return package


def _misleading(xml: bytes) -> str:
    """What in an XML part two programs could read differently, in words; empty when nothing."""
    head = xml[:200].removeprefix(b"\xef\xbb\xbf")
    declared = re.match(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", head)
    if b"\0" in head or (declared and declared[1].lower() not in (b"utf-8", b"us-ascii")):
        return "text that is not UTF-8"
    return "a document type of its own" if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml else ""


def _tricks(archive: zipfile.ZipFile, data: bytes) -> Iterator[str]:
    """What is unusual about an archive, in words."""
    entries = sorted(archive.infolist(), key=lambda info: info.header_offset)
    names = [info.filename.casefold() for info in entries]
    if len(entries) > MAX_PARTS:
        yield f"it has more than {MAX_PARTS:,} parts"
    if sum(info.file_size for info in entries) > MAX_UNPACKED:
        yield f"it unpacks to more than {MAX_UNPACKED // 1024**2} MB"
    if any(
        info.file_size > max(_RATIO_COUNTS_FROM, MAX_RATIO * info.compress_size) for info in entries
    ):
        yield "a part unpacks to an unreasonable size"
    if len(set(names)) < len(names):
        yield "two of its parts have the same name"
    elsewhere = re.compile(r"^/|\\|(^|/)\.\.(/|$)|[\x00-\x1f]|^[A-Za-z]:")
    if any(elsewhere.search(info.orig_filename) for info in entries):
        yield "a part has a name that leads elsewhere"
    if any(info.flag_bits & 0x1 for info in entries):
        yield "a part is locked with a password"
    usual = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
    if any(info.compress_type not in usual for info in entries):
        yield "a part is packed in an unusual way"
    if any(stat.S_ISLNK(info.external_attr >> 16) for info in entries):
        yield "a part is a link to another file"
    yield from _gaps(archive, entries, data)


def _gaps(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], data: bytes) -> Iterator[str]:
    """Where the parts do not fill the file: another archive could lie there."""
    position = 0
    for info in entries:
        if info.header_offset != position or data[position : position + 4] != b"PK\x03\x04":
            yield "there is something between its parts"
            return
        name, extra = struct.unpack("<HH", data[position + 26 : position + 30])
        start = position + 30 + name
        letters = "utf-8" if info.flag_bits & 0x800 else "cp437"
        if data[position + 30 : start] != info.orig_filename.encode(letters):
            yield "a part has two names"
        position = start + extra + info.compress_size
        if not _is_sound(data[start + extra : position], info):
            yield "a part is damaged, or holds more than it says"
            return
        if info.flag_bits & 0x8:
            position += 4 if data[position : position + 4] == b"PK\x07\x08" else 0
            large = data[position + 12 : position + 16] not in (b"PK\x03\x04", b"PK\x01\x02")
            position += 20 if large else 12
    if position != archive.start_dir:
        yield "there is something behind its last part"
    end = data.rfind(b"PK\x05\x06", 0, len(data) - len(archive.comment) - 18)
    if end < 0 or end + 22 + len(archive.comment) != len(data):
        yield "there is something behind its end"
    elif archive.start_dir + struct.unpack("<I", data[end + 12 : end + 16])[0] != end:
        yield "there is something before its end"


def _is_sound(packed: bytes, info: zipfile.ZipInfo) -> bool:
    """Whether a part is one packed stream of the size and sum it claims, with nothing behind it."""
    stored = info.compress_type == zipfile.ZIP_STORED
    plain = packed if stored else inflated(packed, info.file_size)
    return plain is not None and len(plain) == info.file_size and zlib.crc32(plain) == info.CRC
