"""What becomes of released documents on the site."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from conftest import A_RECORD, add_record, checked, program, rendered
from disclosure_log.site.render import DocumentChanged, render
from hidden_data.documents import rebuild
from hidden_data.page.markup import Page
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
    assert set(outputs) == {
        f"{PLACE}{end}" for end in (".md", "/lamps.csv", "/lamps.md", "/record.json")
    }
    assert outputs[f"{PLACE}/lamps.csv"] == b"lane,lamps\nElder,7\n"
    assert (
        b'<th scope="col" dir="auto">lane</th>' in outputs[f"{PLACE}/lamps.md"]
        and b'<th scope="row" dir="auto">Elder</th>' in outputs[f"{PLACE}/lamps.md"]
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
        f"{PLACE}/record.json",
        f"{PLACE}/Lamps 2016.xlsx",
        f"{PLACE}/lamps-2016.csv",
        f"{PLACE}/lamps-2016.md",
    }
    assert outputs[f"{PLACE}/Lamps 2016.xlsx"] == content


def test_a_csv_file_with_pounds_begins_with_the_mark_that_excel_needs(log: Path) -> None:
    outputs = with_document(log, "lamps.csv", "lane,cost\nElder,£7\n".encode())
    assert outputs[f"{PLACE}/lamps.csv"] == b"\xef\xbb\xbflane,cost\nElder,\xc2\xa37\n"


def test_a_csv_file_that_has_the_mark_gets_no_second_one(log: Path) -> None:
    table = "\ufefflane,cost\nElder,£7\n".encode()
    assert with_document(log, "lamps.csv", table)[f"{PLACE}/lamps.csv"] == table


def test_a_csv_file_in_ascii_loses_the_mark(log: Path) -> None:
    outputs = with_document(log, "lamps.csv", b"\xef\xbb\xbflane,cost\nElder,7\n")
    assert outputs[f"{PLACE}/lamps.csv"] == b"lane,cost\nElder,7\n"


def test_the_mark_is_no_part_of_the_page_of_a_table(log: Path) -> None:
    outputs = with_document(log, "lamps.csv", "\ufefflane,cost\nElder,£7\n".encode())
    assert "\ufeff" not in outputs[f"{PLACE}/lamps.md"].decode()


def test_a_text_of_a_workbook_is_no_formula_in_its_csv_file(log: Path) -> None:
    texts = "+more", "=Lamps", "-much"
    original = by_xlsxwriter(
        lambda _, sheet: [sheet.write_string(4, n, text) for n, text in enumerate(texts)]
    )
    outputs = with_document(log, "lamps.xlsx", rebuild(original, "xlsx").content)
    assert outputs[f"{PLACE}/lamps.csv"].endswith(b"'+more,'=Lamps,'-much\r\n")


def test_a_line_above_the_headings_of_a_table_does_not_run_its_cells_together(log: Path) -> None:
    table = b"Lamps,,\nYear:,2016,\nlane,lamps,share\n"
    page = with_document(log, "lamps.csv", table)
    assert re.findall("<p>(.*)</p>\n", page[f"{PLACE}/lamps.md"].decode())[-2:] == [
        "Lamps",
        "Year: 2016",
    ]


@pytest.mark.parametrize(
    "cell", ["3,825", "-£3,825.50", "(12)", "12.5%", "£ 5", "2016-03-01 12:00", "1 March 2016"]
)
def test_a_figure_stands_at_the_right_in_one_line(log: Path, cell: str) -> None:
    page = with_document(log, "lamps.csv", f'lane,lamps\nElder,"{cell}"\n'.encode())
    assert f'<td class="dl-right dl-figure">{cell}</td>' in page[f"{PLACE}/lamps.md"].decode()


def test_the_lines_of_a_cell_stay_lines_on_its_page(log: Path) -> None:
    table = b'"lane\nor road",lamps\n"<Elder>\n\n# Lane",7\n'
    page = with_document(log, "lamps.csv", table)[f"{PLACE}/lamps.md"].decode()
    assert '<th scope="col" dir="auto">lane<br>or road</th>' in page
    assert '<th scope="row" dir="auto">&lt;Elder&gt;<br><br># Lane</th>' in page


@pytest.mark.parametrize("cell", ["12 lamps", "12 Ash", "N/A", "-"])
def test_what_is_no_figure_stands_at_the_left(log: Path, cell: str) -> None:
    page = with_document(log, "lamps.csv", f"lane,lamps\nElder,{cell}\n".encode())
    assert f'<td dir="auto">{cell}</td>' in page[f"{PLACE}/lamps.md"].decode()


def test_the_links_to_a_workbook_say_in_which_form_and_of_which_sheet(log: Path) -> None:
    def fill(book: Any, _: Any) -> None:
        book.add_worksheet("Lanes").write_row("A1", ("Lane", "Lamps"))

    content = rebuild(by_xlsxwriter(fill), "xlsx").content
    entry = with_document(log, "lamps.xlsx", content)[f"{PLACE}.md"].decode()
    listed = entry[entry.index('<ul class="dl-documents">') :]
    texts = re.findall('aria-label="(.*?)"', listed[: listed.index("</ul>")])
    assert [re.sub(r" \(.*", "", text) for text in texts] == [
        "Lamps by lane: Lamps: view as a web page",
        "Lamps by lane: Lamps: download CSV",
        "Lamps by lane: Lanes: view as a web page",
        "Lamps by lane: Lanes: download CSV",
        "Lamps by lane: download XLSX",
    ]


def test_a_workbook_shows_on_its_page_what_its_csv_file_has_plain(log: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write(4, 1, 3825, book.add_format({"num_format": "#,##0"}))

    outputs = with_document(log, "lamps.xlsx", rebuild(by_xlsxwriter(fill), "xlsx").content)
    assert b">3,825</td>" in outputs[f"{PLACE}/lamps.md"]
    assert b"3825" in outputs[f"{PLACE}/lamps.csv"]


def test_a_long_table_shows_its_first_rows_and_says_so(log: Path) -> None:
    outputs = with_document(log, "lamps.csv", b"lane,lamps\n" + b"Elder,7\n" * 600)
    page = outputs[f"{PLACE}/lamps.md"].decode()
    assert page.count('<th scope="row" dir="auto">Elder</th>') == 500
    assert (
        "600 rows and 2 columns; the first 500 rows are shown here, and all are in the file" in page
    )


def test_an_entry_says_what_was_checked_and_claims_no_more(log: Path) -> None:
    entry = with_document(log, "lamps.csv", b"lane,lamps\nElder,7\n")[f"{PLACE}.md"].decode()
    assert "its text and 1 released document went through" in entry
    assert "Passing the checks does not prove there is no personal data." in entry


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
        f"{PLACE}/record.json",
        f"{PLACE}/my-report.md",
        f"{PLACE}/my-report/picture-1.png",
    }
    page = outputs[f"{PLACE}/my-report.md"]
    assert b'src="picture-1.png"' in page and b"base64" not in page
    assert (
        b'aria-label="Lamps by lane: view as a web page">View as a web page</a>'
        in outputs[f"{PLACE}.md"]
    )


def test_the_headings_of_a_released_page_stand_below_its_title(log: Path) -> None:
    page = with_letter(log)[f"{PLACE}/my-report.md"].decode()
    assert re.findall("<h([1-6])", page)[:4] == ["1", "2", "3", "3"]


def headings_of(log: Path, *headings: str) -> list[str]:
    """The headings on the page of a document with these."""
    body = "\n".join(f"<{each[:2]}>{each[3:]}</{each[:2]}>" for each in headings)
    page = Page(etree.fromstring(f"<body>{body}</body>")).written
    outputs = with_document(log, "My Report.html", page)
    html = outputs[f"{PLACE}/my-report.md"].decode()
    return [f"{tag} {text}" for tag, text in re.findall(r"<(h[1-6])[^>]*>(.*?)</h", html)]


def test_a_released_page_says_its_title_once(log: Path) -> None:
    found = headings_of(log, "h1 LAMPS, by lane", "h2 Old", "h3 Oak", "h2 New")
    assert found == ["h1 Lamps by lane", "h2 Old", "h3 Oak", "h2 New"]


def test_a_released_page_keeps_a_heading_that_says_something_else(log: Path) -> None:
    found = headings_of(log, "h1 Lamps by street", "h2 Old")
    assert found == ["h1 Lamps by lane", "h2 Lamps by street", "h3 Old"]


@pytest.mark.parametrize(("sections", "hidden"), [(2, True), (3, False)])
def test_a_released_page_of_three_sections_has_a_table_of_contents(
    log: Path, sections: int, hidden: bool
) -> None:
    headings_of(log, *["h1 Elder Lane"] * sections)
    page = rendered(log).outputs[f"{PLACE}/my-report.md"].content
    assert (b'hide: ["navigation", "toc"]' in page) == hidden


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
