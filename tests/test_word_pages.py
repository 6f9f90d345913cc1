"""The page that a Word document became is published as it is, and not when somebody changed it."""

from __future__ import annotations

import base64
from functools import cache

import pytest
from PIL import Image

from hidden_data.documents import inspect, rebuild
from specimens import made
from specimens.word_texts import picture_bytes


def test_the_page_is_handed_out_place_by_place() -> None:
    found = inspect(rebuild(made("report_with_everything"), "docx").content, "html")
    texts = {passage.where: passage.text for passage in found.passages}
    assert texts["heading 1"] == "Lamps in Elder Lane"
    assert texts["paragraph 1"] == "Fernhollow Council"
    assert texts["picture 1, its alternative text"].startswith("A plan of the lane")
    assert "https://lamps.example/list" in texts.values()
    assert any(where.startswith("table 1, row 2") for where in texts)


@cache
def a_page() -> str:
    return rebuild(made("report_with_everything"), "docx").content.decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<p>Lighting", "<p onclick='x'>Lighting"),
        ("<p>Lighting", "<p hidden=''>Lighting"),
        ("<p>Lighting", "<script>x</script><p>Lighting"),
        ("<p>Lighting", "<!-- Jane Placeholder --><p>Lighting"),
        ("<p>Lighting", "Jane Placeholder<p>Lighting"),
        ("<p>Lighting", "<p><p>Jane</p>Lighting"),
        ("</body>", "</body><p>Jane</p>"),
        ("<title>Lamps", "<title>Jane"),
        ("https://lamps.example/list", "javascript:alert(1)"),
        (">the list of lamps<", ">https://fernhollow.example/list<"),
        ("#note-1", "#note-2"),
        ("data:image/png;base64,", "https://lamps.example/a.png?"),
        ("data:image/png;base64,iVBOR", "data:image/png;base64,\niVBOR"),
        ("<h2>", "<h2 >"),
        ("Ask the office", "Ask &#116;he office"),
    ],
)
def test_a_page_that_was_changed_by_hand_is_not_published(old: str, new: str) -> None:
    page = a_page()
    assert old in page
    found = inspect(page.replace(old, new, 1).encode(), "html")
    assert [fault.code for fault in found.faults] in (["DL507"], ["DL509"])


def test_another_web_page_is_refused() -> None:
    found = rebuild(b"<!DOCTYPE html>\n<html lang='en'><body><p>Lamps</p></body></html>", "html")
    assert [fault.code for fault in found.faults] == ["DL503"]


def test_a_picture_put_into_a_page_by_hand_is_not_published() -> None:
    notes = Image.Exif()
    notes[0x013B] = "Jane Placeholder"
    page = a_page()
    start = page.index("base64,") + 7
    end = page.index('"', start)
    encoded = base64.b64encode(picture_bytes("JPEG", exif=notes)).decode()
    changed = (page[:start] + encoded + page[end:]).replace("image/png", "image/jpeg")
    assert [fault.code for fault in inspect(changed.encode(), "html").faults] == ["DL509"]
