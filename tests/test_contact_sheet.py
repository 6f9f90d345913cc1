"""The page on which everything stands that a second person must read."""

from __future__ import annotations

import base64
import io
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from conftest import add_record, plain_record, program
from hidden_data.documents import rebuild
from specimens import made
from specimens.picture_making import png, saved

PLACE = "disclosures/2016/fh-16-9"


def add_document(log: Path, name: str, original: bytes) -> None:
    """Put a document as it is published beside the plain record, which names it."""
    listed = f"documents:\n  - file: {name}\n    title: Lamps\n"
    add_record(log, "FH 16-9", plain_record("FH 16-9", listed))
    (log / PLACE).mkdir(exist_ok=True)
    ending = name.rpartition(".")[2]
    (log / PLACE / name).write_bytes(rebuild(original, ending).content or original)


def sheet_of(log: Path, *arguments: str) -> str:
    ran = program(log, "contact-sheet", "--out", str(log.parent / "sheet.html"), *arguments)
    assert ran.returncode == 0, ran.stderr
    return (log.parent / "sheet.html").read_text("utf-8")


def pictures(page: str) -> list[Image.Image]:
    found = re.findall(r'<img alt="[^"]+" src="data:image/jpeg;base64,([^"]+)">', page)
    return [Image.open(io.BytesIO(base64.b64decode(each))) for each in found]


def words(paper: int, ink: int) -> bytes:
    image = Image.new("L", (300, 60), paper)
    ImageDraw.Draw(image).text((20, 20), "Jane Placeholder", fill=ink, font_size=20)
    return saved(image, "PNG")


def test_the_sheet_names_the_record_in_which_the_mark_goes(log: Path) -> None:
    add_document(log, "lamps.png", png())
    mark = "<code>read_by_second_person: yes</code>"
    assert f"{mark} below <code>lamps.png</code> in <code>{PLACE}.yml</code>" in sheet_of(log)


def test_of_pictures_alone_the_sheet_says_nothing_about_words_that_no_page_shows(log: Path) -> None:
    add_document(log, "lamps.png", png())
    page = sheet_of(log)
    assert "No check can read what these pictures show" in page and "no page" not in page


def test_words_that_no_page_shows_need_no_mark(log: Path) -> None:
    add_document(log, "lamps.pdf", made("linked_pdf"))
    page = sheet_of(log)
    assert "Words that no page shows" in page
    assert "these pictures" not in page and "read_by_second_person" not in page


def test_a_picture_is_a_link_to_itself_which_shows_it_at_full_size(log: Path) -> None:
    add_document(log, "lamps.png", words(130, 128))
    links = re.findall(r'<a id="(\w+)" href="#(\w+)"><img', sheet_of(log))
    assert len(links) == 2 and links[0] != links[1] and all(a == b for a, b in links)


def test_a_picture_stands_on_the_sheet_as_it_is_published(log: Path) -> None:
    add_document(log, "lamps.png", png())
    page = sheet_of(log)
    assert f"<h2>{PLACE}/lamps.png</h2>" in page
    assert [picture.size for picture in pictures(page)] == [(120, 40)]


def test_the_sheet_fetches_nothing_and_runs_nothing(log: Path) -> None:
    add_document(log, "lamps.png", png())
    page = sheet_of(log)
    assert "default-src 'none'" in page and "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:image/|#)', page)


@pytest.mark.parametrize(
    ("paper", "ink", "drawn"), [(255, 0, 1), (200, 100, 1), (130, 128, 2), (240, 243, 2)]
)
def test_what_is_too_faint_to_see_stands_there_once_more_with_more_contrast(
    log: Path, paper: int, ink: int, drawn: int
) -> None:
    add_document(log, "lamps.png", words(paper, ink))
    found = pictures(sheet_of(log))
    assert len(found) == drawn
    levels = [level for level, count in enumerate(found[-1].convert("L").histogram()) if count]
    assert levels[-1] - levels[0] >= 40


@pytest.mark.long
def test_the_pages_of_a_pdf_that_are_pictures_are_drawn_large_enough_to_read(log: Path) -> None:
    add_document(log, "lamps.pdf", made("scan_without_text"))
    page = sheet_of(log)
    assert re.findall("<figcaption>(.*?)<", page) == ["page 2", "page 4"]
    assert all(picture.width >= 1_000 for picture in pictures(page))


def test_a_large_picture_is_drawn_smaller(log: Path) -> None:
    add_document(log, "lamps.png", saved(Image.new("L", (5_000, 3_000), 99), "PNG"))
    [picture] = pictures(sheet_of(log))
    assert picture.size == (1_400, 840)


def test_a_long_picture_stays_as_wide_as_it_is_and_is_drawn_in_pieces(log: Path) -> None:
    add_document(log, "lamps.png", saved(Image.new("L", (400, 6_000), 99), "PNG"))
    page = sheet_of(log)
    parts = [f"the picture, part {number}" for number in (1, 2, 3)]
    assert re.findall("<figcaption>(.*?)<", page) == parts
    heights = [picture.height for picture in pictures(page)]
    assert heights == [2_800, 2_800, 6_000 - 2 * 2_740]


def test_of_very_many_pictures_the_sheet_says_which_are_not_drawn(log: Path) -> None:
    add_document(log, "lamps.png", saved(Image.new("L", (10, 2_740 * 42), 99), "PNG"))
    page = sheet_of(log)
    assert len(pictures(page)) == 40
    assert "<p>the picture, part 41: not drawn here. Open the document itself.</p>" in page


def test_the_list_says_where_to_read_and_nothing_of_what_stands_there(log: Path) -> None:
    add_document(log, "lamps.png", words(255, 0))
    summary = log.parent / "summary.md"
    sheet_of(log, "--summary", str(summary))
    assert summary.read_text("utf-8") == (
        "**What a second person must read**, as the contact sheet shows it:\n\n"
        f"- {PLACE}/lamps.png: the picture\n\n"
    )


def test_a_document_with_findings_is_not_drawn(log: Path) -> None:
    add_document(log, "lamps.png", png())
    (log / PLACE / "lamps.png").write_bytes(made("photograph"))
    page = sheet_of(log)
    assert not pictures(page) and "not drawn while there are findings about it" in page


def test_without_a_picture_there_is_no_sheet(log: Path) -> None:
    add_document(log, "lamps.csv", b"Lane,Lamps\r\nElder,7\r\n")
    ran = program(log, "contact-sheet", "--out", str(log.parent / "sheet.html"))
    assert (ran.returncode, ran.stdout) == (0, "")
    assert not (log.parent / "sheet.html").exists()


def test_only_what_a_change_brings_is_drawn(log: Path) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@log.example")
        subprocess.run(["git", *who, *arguments], cwd=log, check=True, capture_output=True)

    add_document(log, "lamps.png", png())
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "x")
    (log / PLACE / "new.png").write_bytes((log / PLACE / "lamps.png").read_bytes())
    page = sheet_of(log, "--since", "HEAD")
    assert re.findall("<h2>(.*?)<", page) == [f"{PLACE}/new.png"]
    assert re.findall("<h2>(.*?)<", sheet_of(log, f"{PLACE}/lamps.png")) == [f"{PLACE}/lamps.png"]


def test_the_sheet_is_kept_out_of_the_repository(log: Path) -> None:
    add_document(log, "lamps.png", png())
    assert program(log, "contact-sheet").returncode == 0
    assert (log.parent / "contact-sheet.html").exists()
