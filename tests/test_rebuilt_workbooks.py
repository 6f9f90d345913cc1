"""A workbook that was rebuilt before stays what it is, and nothing can be added to it."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from hidden_data.documents import inspect, rebuild
from rebuilt_workbooks import rebuilt
from specimens import made
from specimens.workbook_parts import parts_of


def test_a_rebuilt_workbook_stays_what_it_is_whichever_zlib_packed_it() -> None:
    content = rebuilt(made("plain_workbook")).content
    assert rebuild(content, "xlsx").content == content
    weaker = repacked(content, level=1)
    assert weaker != content
    assert rebuild(weaker, "xlsx").content == weaker
    assert not inspect(weaker, "xlsx").faults


def test_a_workbook_of_an_older_writer_that_said_less_stays_what_it_is() -> None:
    content = rebuilt(made("plain_workbook")).content
    older = repacked(content, ("xl/workbook.xml", b' lowestEdited="4"', b""))
    assert rebuild(older, "xlsx").content == older
    assert not inspect(older, "xlsx").faults


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b'lowestEdited="4"', b'lowestEdited="5"'),
        ("xl/workbook.xml", b"<sheets>", b"<!--Jane Placeholder--><sheets>"),
        ("xl/worksheets/sheet1.xml", b"</sheetData>", b"</sheetData><!--Jane-->"),
        ("xl/worksheets/sheet1.xml", b"<v>15</v>", b"<v>15</v><note/>"),
        ("xl/worksheets/sheet1.xml", b'spans="1:3"', b'spans="1:9483"'),
        ("xl/sharedStrings.xml", b"</sst>", b"<si><t>Jane Placeholder</t></si></sst>"),
        ("xl/styles.xml", b'val="Calibri"', b'val="Jane"'),
        ("xl/theme/theme1.xml", b'name="Office Theme"', b'name="Jane"'),
        ("docProps/core.xml", b"<dc:creator>", b"<dc:creator>Jane Placeholder"),
        ("docProps/app.xml", b"<Company>", b"<Company>Jane Placeholder"),
    ],
)
def test_nothing_can_be_added_to_a_rebuilt_workbook(part: str, old: bytes, new: bytes) -> None:
    content = rebuilt(made("plain_workbook")).content
    changed = repacked(content, (part, old, new))
    assert [fault.code for fault in inspect(changed, "xlsx").faults] == ["DL509"]


@pytest.mark.parametrize("way", ["extra", "comment", "time", "another part", "stored"])
def test_nothing_can_be_added_to_the_archive_of_a_rebuilt_workbook(way: str) -> None:
    parts = parts_of(rebuilt(made("plain_workbook")).content)
    to = io.BytesIO()
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(
                name, (2016, 3, 1, 0, 0, 0) if way == "time" else (1980, 1, 1, 0, 0, 0)
            )
            info.compress_type = zipfile.ZIP_STORED if way == "stored" else zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr, info.flag_bits = 0, 0, 0x800
            if way == "extra":
                info.extra = b"\x99\x99\x04\x00Jane"
            archive.writestr(info, part)
        if way == "another part":
            archive.writestr("xl/notes.xml", "<notes/>")
        if way == "comment":
            archive.comment = b"Jane Placeholder"
    assert [fault.code for fault in inspect(to.getvalue(), "xlsx").faults] == ["DL509"]


def repacked(content: bytes, *changes: tuple[str, bytes, bytes], level: int | None = None) -> bytes:
    """A rebuilt workbook with changed parts, packed as the program packs it."""
    from hidden_data import archive

    parts = parts_of(content)
    for part, old, new in changes:
        assert old in parts[part]
        parts[part] = parts[part].replace(old, new, 1)
    if level is None:
        return archive.packed(parts)
    with pytest.MonkeyPatch.context() as patch:
        compress = zlib.compressobj
        patch.setattr(zlib, "compressobj", lambda **how: compress(level, **how))
        return archive.packed(parts)
