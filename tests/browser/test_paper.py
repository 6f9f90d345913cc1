"""An entry on paper is a letter: whose it is, its reference, and each question with its answer."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from .conftest import PAGES, REVIEWED, Visitor
from .sites import Server

pytestmark = pytest.mark.browser

NEXT_SHEET = "\f"
FILLERS = (0, 120, 240, 360, 480, 600)
"""Heights of something that moves the questions down the paper, in pixels."""


def printed(visit: Visitor, address: str, folder: Path, filler: int = 0) -> list[str]:
    """The text of each sheet."""
    page = visit(address).page
    page.evaluate(
        "height => document.querySelector('.dl-head').style.setProperty('margin-bottom', `${height}px`)",
        filler,
    )
    page.pdf(path=folder / "entry.pdf", format="A4", prefer_css_page_size=True)
    with pypdfium2.PdfDocument(folder / "entry.pdf") as document:
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]


def test_the_first_sheet_says_whose_the_letter_is_and_what_it_answers(
    visit: Visitor, site: Server, tmp_path: Path
) -> None:
    first, *_ = printed(visit, REVIEWED, tmp_path)
    address = f"https://foi.fernhollow.example/log/{REVIEWED}"
    for words in (
        "Borough of Fernhollow",
        address,
        "Printed on",
        "FH 17-1",
        "Every day but Sunday",
    ):
        assert words.replace(" ", "") in first.replace(" ", ""), words


def test_every_sheet_has_its_number(visit: Visitor, tmp_path: Path) -> None:
    sheets = printed(visit, PAGES["own entry"], tmp_path)
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet


@pytest.mark.parametrize("filler", FILLERS)
def test_a_question_stays_with_its_answer(visit: Visitor, tmp_path: Path, filler: int) -> None:
    sheets = printed(visit, PAGES["own entry"], tmp_path, filler)
    assert len(sheets) > 1
    text = NEXT_SHEET.join(sheets)
    page, place = visit(PAGES["own entry"]).page, 0
    for heading in page.locator("h2.dl-question").all():
        asked = heading.inner_text().split()
        answer = heading.locator("+ .dl-qa .dl-answered > :nth-child(2)").inner_text().split()
        place = text.index(" ".join(asked[:4]), place)
        assert NEXT_SHEET not in text[place : text.index(" ".join(answer[:4]), place)], asked


def test_a_sheet_has_no_links_that_lead_around_the_page(visit: Visitor, tmp_path: Path) -> None:
    text = " ".join(printed(visit, REVIEWED, tmp_path))
    assert not [words for words in ("Back to top", "Link to this", "Older answer") if words in text]
