"""What becomes of released documents on the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import A_RECORD, add_record, checked, rendered
from disclosure_log.site.render import DocumentChanged, render
from specimens import made

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


def test_a_workbook_is_published_as_its_tables_only(log: Path) -> None:
    outputs = with_document(log, "Lamps 2016.xlsx", made("plain_workbook"))
    assert set(outputs) == {f"{PLACE}.md", f"{PLACE}/lamps-2016.csv", f"{PLACE}/lamps-2016.md"}


def test_a_workbook_is_published_itself_when_its_record_says_so(log: Path) -> None:
    outputs = with_document(
        log, "lamps.xlsx", made("plain_workbook"), "    publish_original: yes\n"
    )
    assert outputs[f"{PLACE}/lamps.xlsx"] == made("plain_workbook")


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
    for code in ("dl101", "dl520", "dl552", "dl701", "dl803"):
        assert f'id="{code}"' in page


def test_a_table_and_a_workbook_of_one_name_are_not_published_over_one_another(log: Path) -> None:
    add_record(
        log,
        "FH 16-9",
        RECORD + "  - {file: lamps.csv, title: Lamps}\n  - {file: Lamps.xlsx, title: Lamps}\n",
    )
    (log / PLACE).mkdir()
    (log / PLACE / "lamps.csv").write_bytes(b"lane,lamps\nElder,7\n")
    (log / PLACE / "Lamps.xlsx").write_bytes(made("plain_workbook"))
    assert [f.code for f in checked(log).findings] == ["DL505"]
