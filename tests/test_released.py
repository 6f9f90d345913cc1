"""What becomes of released documents on the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, checked, program, rendered
from disclosure_log.site.render import DocumentChanged, render
from hidden_data.documents import rebuild
from specimens import made
from specimens.workbook_parts import by_xlsxwriter

RECORD = A_RECORD + "documents:\n"
PLACE = "disclosures/2016/fh-16-9"


def with_document(log: Path, name: str, content: bytes, more: str = "") -> dict[str, bytes]:
    """The site's files below the entry, with one released document."""
    add_record(log, "FH 16-9", RECORD + f"  - file: {name}\n    title: Lamps by lane\n{more}")
    (log / PLACE).mkdir()
    (log / PLACE / name).write_bytes(content)
    return {
        path: output.content
        for path, output in rendered(log).outputs.items()
        if path.startswith(PLACE)
    }


def test_a_table_is_published_as_it_is_and_as_a_page(log: Path) -> None:
    outputs = with_document(log, "lamps.csv", b"lane,lamps\nElder,7\n")
    assert set(outputs) == {f"{PLACE}.md", f"{PLACE}/lamps.csv", f"{PLACE}/lamps.md"}
    assert outputs[f"{PLACE}/lamps.csv"] == b"lane,lamps\nElder,7\n"
    assert (
        b'<th scope="col">lane</th>' in outputs[f"{PLACE}/lamps.md"]
        and b"<td>Elder</td>" in outputs[f"{PLACE}/lamps.md"]
    )


def test_a_document_that_changes_after_its_check_is_not_published(log: Path) -> None:
    with_document(log, "lamps.csv", b"lane,lamps\nElder,7\n")
    result = checked(log)
    (log / PLACE / "lamps.csv").write_bytes(b"lane,lamps\nElder,8\n")
    with pytest.raises(DocumentChanged, match=r"lamps\.csv was changed while it was checked"):
        render(result)


def rebuilt(name: str) -> bytes:
    """A workbook of the specimens as ``add-file`` puts it beside a record."""
    return rebuild(made(name), "xlsx").content


def test_a_workbook_is_published_with_its_tables(log: Path) -> None:
    content = rebuilt("plain_workbook")
    outputs = with_document(log, "Lamps 2016.xlsx", content)
    assert set(outputs) == {
        f"{PLACE}.md",
        f"{PLACE}/Lamps 2016.xlsx",
        f"{PLACE}/lamps-2016.csv",
        f"{PLACE}/lamps-2016.md",
    }
    assert outputs[f"{PLACE}/Lamps 2016.xlsx"] == content


def test_a_text_of_a_workbook_is_no_formula_in_its_csv_file(log: Path) -> None:
    texts = "+more", "=Lamps", "-much"
    original = by_xlsxwriter(
        lambda _, sheet: [sheet.write_string(4, n, text) for n, text in enumerate(texts)]
    )
    outputs = with_document(log, "lamps.xlsx", rebuild(original, "xlsx").content)
    assert outputs[f"{PLACE}/lamps.csv"].endswith(b"'+more,'=Lamps,'-much\r\n")


def test_a_long_table_shows_its_first_rows_and_says_so(log: Path) -> None:
    outputs = with_document(log, "lamps.csv", b"lane,lamps\n" + b"Elder,7\n" * 600)
    page = outputs[f"{PLACE}/lamps.md"].decode()
    assert page.count("<td>Elder</td>") == 500
    assert (
        "600 rows below the headings; the first 500 are shown here, and all are in the file" in page
    )


def test_an_entry_says_what_was_checked_and_claims_no_more(log: Path) -> None:
    entry = with_document(log, "lamps.csv", b"lane,lamps\nElder,7\n")[f"{PLACE}.md"].decode()
    assert "the text of this entry and 1 released document went through" in entry
    assert "Checks can miss something: they prove nothing about what is not there." in entry


@pytest.mark.parametrize("status", ["published-in-error"])
def test_an_entry_published_in_error_takes_its_documents_along(log: Path, status: str) -> None:
    outputs = with_document(
        log,
        "lamps.csv",
        b"lane,lamps\nElder,7\n",
        f"status: {status}\nchanges: [{{date: 2026-11-20, note: It was wrong.}}]\n",
    )
    assert set(outputs) == {f"{PLACE}.md"}
    assert b"lamps.csv" not in outputs[f"{PLACE}.md"]


def test_the_checks_are_explained_rule_by_rule(log: Path) -> None:
    page = rendered(log).outputs["checks.md"].content.decode()
    for code in ("dl101", "dl522", "dl552", "dl701", "dl803"):
        assert f'id="{code}"' in page


def test_a_table_and_a_workbook_of_one_name_are_not_published_over_one_another(log: Path) -> None:
    add_record(
        log,
        "FH 16-9",
        RECORD + "  - {file: lamps.csv, title: Lamps}\n  - {file: Lamps.xlsx, title: Lamps}\n",
    )
    (log / PLACE).mkdir()
    (log / PLACE / "lamps.csv").write_bytes(b"lane,lamps\nElder,7\n")
    (log / PLACE / "Lamps.xlsx").write_bytes(rebuilt("plain_workbook"))
    assert [f.code for f in checked(log).findings] == ["DL505"]


def with_letter(log: Path) -> dict[str, bytes]:
    content = rebuild(made("report_with_everything"), "docx").content
    return with_document(log, "My Report.html", content, "    read_by_second_person: yes\n")


def test_a_word_document_is_published_as_a_page_and_the_files_of_its_pictures(log: Path) -> None:
    outputs = with_letter(log)
    assert set(outputs) == {
        f"{PLACE}.md",
        f"{PLACE}/my-report.md",
        f"{PLACE}/my-report/picture-1.png",
    }
    page = outputs[f"{PLACE}/my-report.md"]
    assert b'src="picture-1.png"' in page and b"base64" not in page
    assert b'fh-16-9/my-report/">Lamps by lane</a>' in outputs[f"{PLACE}.md"]


def test_the_headings_of_a_released_page_stand_below_its_title(log: Path) -> None:
    page = with_letter(log)[f"{PLACE}/my-report.md"].decode()
    assert re.findall("<h([1-6])", page)[:4] == ["1", "2", "3", "3"]


def test_a_table_of_a_released_page_scrolls(log: Path) -> None:
    page = with_letter(log)[f"{PLACE}/my-report.md"].decode()
    assert page.count('class="dl-scroll"') == page.count("<table") == 1


def test_a_released_page_and_a_table_of_one_name_are_not_published_over_one_another(
    log: Path,
) -> None:
    page = rebuild(made("plain_letter"), "docx").content
    documents = "  - {file: lamps.csv, title: Lamps}\n  - {file: Lamps.html, title: Lamps}\n"
    add_record(log, "FH 16-9", RECORD + documents)
    (log / PLACE).mkdir()
    (log / PLACE / "lamps.csv").write_bytes(b"lane,lamps\r\nElder,7\r\n")
    (log / PLACE / "Lamps.html").write_bytes(page)
    assert [f.code for f in checked(log).findings] == ["DL505"]


def test_the_address_of_a_released_page_is_listed(log: Path) -> None:
    with_letter(log)
    assert program(log, "addresses").returncode == 0
    listed = (log / "disclosures/addresses.txt").read_text("utf-8").splitlines()
    assert f"{PLACE}/my-report/" in listed and not [line for line in listed if ".html" in line]
