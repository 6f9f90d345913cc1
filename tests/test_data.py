"""The files of data: they hold the log, all of it, and nothing that does not stand."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.etree
import pytest
from lxml import html

from conftest import A_RECORD, add_record, checkout, plain_record, program, rendered
from disclosure_log.exports.log_model import LogData, RecordData
from disclosure_log.site.render import Site
from rebuilt_log import with_every_field

ID = "foi.fernhollow.example/log:FH "


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A log with every field there is, and with entries of every status."""
    folder = with_every_field(tmp_path_factory.mktemp("data") / "log")
    add_record(folder, "FH 16-2", answered="=1+1 lamps; see FH 20-7 and FH 16-1.")
    return rendered(folder)


WEIGHED_AGAIN = """\
    outcome: partly-provided
    grounds:
      - section: "43(2)"
        covers: the tenders
        public_interest: withhold
        reasons_to_disclose: Spending should be open.
        reasons_to_withhold: Bids would be higher.
      - {section: "40(2)", covers: the rates}
review:
  - requested: 2016-03-10
    responded: 2016-03-20
    outcome: partly-upheld
    answered: The reviewer weighed it again.
    questions:
      - question: 1
        result: changed
        outcome: partly-provided
        answered: The rates are given.
        grounds:
          - section: "43(2)"
            covers: the tenders
            public_interest: withhold
            reasons_to_disclose: Nothing else is known of it.
            reasons_to_withhold: Bids would be higher.
          - {section: "40(2)", covers: the names}
"""


def data(site: Site, name: str = "log.json") -> Any:
    return json.loads(site.outputs[f"data/{name}"].content)


def rows(site: Site, name: str = "log.csv") -> list[dict[str, str]]:
    text = site.outputs[f"data/{name}"].content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def base(site: Site) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(site.outputs["data/log.sqlite"].content)
    yield connection
    connection.close()


def test_the_settings_and_the_scheme_are_in_the_json_of_the_whole_log(site: Site) -> None:
    found, log = data(site), site.log
    assert found["authority"]["name"] == log.authority.name
    assert [topic["id"] for topic in found["topics"]] == [topic.id for topic in log.topics]
    titles = [publication.title for publication in log.publications]
    assert [each["title"] for each in found["publications"]] == titles
    assert data(site, "publication-scheme.json") == found["publications"]


def test_entries_rows_pages_and_what_the_search_finds_agree_in_number(
    site: Site, base: sqlite3.Connection
) -> None:
    entries = data(site)["entries"]
    questions = sum(len(entry["questions"]) for entry in entries)
    pages = [e for e in site.log.entries if f"{e.address.rstrip('/')}.md" in site.outputs]
    found = [
        json.loads(output.content)
        for path, output in site.outputs.items()
        if re.fullmatch("search/[^/]+/pages/.*", path)
    ]
    answers = [page for page in found if page["kind"] == "answer"]
    sections = [section for page in answers for section in page["sections"]]
    records = [path for path in site.outputs if path.endswith("/record.json")]
    assert len(entries) == len(pages) == len(answers) == len(records) == 4
    in_atom = lxml.etree.fromstring(site.outputs["feeds/log.xml"].content)
    assert len(in_atom.findall("{http://www.w3.org/2005/Atom}entry")) == len(entries)
    assert len(json.loads(site.outputs["feeds/log.json"].content)["items"]) == len(entries)
    assert questions == len(rows(site)) == sum(section[0] == "question" for section in sections)
    assert base.execute("SELECT count(*) FROM entries").fetchone() == (len(entries),)
    assert base.execute("SELECT count(*) FROM questions").fetchone() == (questions,)
    assert len(site.outputs["data/log.jsonl"].content.splitlines()) == len(entries)


def test_the_years_together_are_the_log(site: Site) -> None:
    parts = [data(site, f"years/{year}.json")["entries"] for year in site.log.years]
    assert [entry for part in parts for entry in part] == data(site)["entries"]
    assert [row for year in site.log.years for row in rows(site, f"years/{year}.csv")] == rows(site)


def test_a_topic_has_its_entries_and_no_others(site: Site) -> None:
    ids = [entry["id"] for entry in data(site, "topics/libraries.json")["entries"]]
    assert ids == [f"{ID}20-7"]
    assert {row["entry"] for row in rows(site, "topics/libraries.csv")} == {f"{ID}20-7"}


def test_an_entry_has_its_own_file(site: Site) -> None:
    record = json.loads(site.outputs["disclosures/2020/fh-20-7/record.json"].content)
    assert RecordData.model_validate(record).entry.reference == "FH 20-7"
    assert record["entry"] in data(site)["entries"]


@pytest.mark.parametrize("number", ["20-9", "20-10", "20-11"])
def test_an_entry_that_does_not_stand_is_in_no_file_of_data(site: Site, number: str) -> None:
    record = next(e.record for e in site.log.all if e.record.reference == f"FH {number}")
    words = [f"{ID}{number}", record.title, record.summary, f"fh-{number}/"]
    for path, output in site.outputs.items():
        if path.startswith("data/"):
            assert not [word for word in words if word.encode() in output.content], path
    assert f"disclosures/2020/fh-{number}/record.json" not in site.outputs


def test_the_text_of_an_entry_published_in_error_is_in_no_table_of_the_database(
    base: sqlite3.Connection,
) -> None:
    assert "Canary" not in "\n".join(base.iterdump())


def test_each_field_of_the_data_is_one_of_the_model_in_its_order(site: Site) -> None:
    found = data(site)
    fits = LogData.model_validate(found)
    assert fits.model_dump(mode="json", by_alias=True) == found
    assert json.dumps(fits.model_dump(mode="json", by_alias=True)) == json.dumps(found)


def test_an_id_is_the_address_of_the_log_and_the_reference(site: Site) -> None:
    entry = data(site)["entries"][0]
    assert entry["id"] == f"{ID}20-7"
    assert entry["questions"][1]["id"] == f"{ID}20-7#question-2"
    assert entry["questions"][1]["address"] == f"{entry['address']}#question-2"


def test_an_entry_names_the_ids_of_those_that_it_mentions(site: Site) -> None:
    (entry,) = [each for each in data(site)["entries"] if each["id"] == f"{ID}16-2"]
    assert entry["mentions"] == [f"{ID}20-7", f"{ID}16-1"]


def test_a_date_says_what_it_is_known_from(site: Site) -> None:
    known = [tuple(each.values()) for each in data(site)["entries"][0]["dates"]]
    assert ("received", "2020-03-30", "response-letter") in known
    assert ("review-requested", "2020-07-01", "review-letter") in known
    assert ("review-requested", None, "not-recorded") in known
    assert ("due", "2020-06-26", "law") in known
    assert ("changed", "2021-02-01", "log") in known


def test_a_day_of_receipt_that_no_letter_says_is_not_recorded(log: Path) -> None:
    add_record(log, "FH 16-3", plain_record("FH 16-3", without=["received"]))
    entry = data(rendered(log))["entries"][1]
    assert (entry["received"], entry["due"], entry["timeliness"]) == (None, None, "not-recorded")
    assert {"what": "received", "date": None, "known_from": "not-recorded"} in entry["dates"]


def test_the_outcome_that_stands_and_the_first_one_are_both_there(site: Site) -> None:
    question = data(site)["entries"][0]["questions"][1]
    assert (question["first_outcome"], question["outcome"]) == ("partly-provided", "provided")
    assert [ground["section"] for ground in question["first_grounds"]] == ["43(2)", "36(2)(c)"]
    assert question["grounds"] == []


def test_a_released_file_has_its_size_and_its_hash(site: Site) -> None:
    document = data(site)["entries"][0]["documents"][0]
    (file,) = document["files"]
    content = site.outputs[file["address"].split("/log/")[1]].content
    assert file["bytes"] == len(content)
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    assert document["tables"][0]["rows"] == 2


def test_no_cell_is_taken_for_a_formula(site: Site) -> None:
    (row,) = [each for each in rows(site) if each["entry"] == f"{ID}16-2"]
    assert row["answered"] == "'=1+1 lamps; see FH 20-7 and FH 16-1."
    assert not [
        cell
        for each in rows(site)
        for cell in each.values()
        if cell.startswith(("=", "+", "-", "@"))
    ]


def test_a_csv_file_begins_with_a_mark_for_excel_if_it_needs_one(site: Site) -> None:
    for path, output in site.outputs.items():
        if path.startswith("data/") and path.endswith(".csv"):
            marked = output.content.startswith(b"\xef\xbb\xbf")
            assert marked is not output.content.isascii(), path


def test_the_database_finds_an_answer_by_another_form_of_a_word(base: sqlite3.Connection) -> None:
    query = (
        "SELECT id FROM questions WHERE rowid IN"
        " (SELECT rowid FROM questions_fts WHERE questions_fts MATCH 'lamplighters')"
    )
    assert base.execute(query).fetchall() == [(f"{ID}20-7#question-8",)]


def test_no_row_of_the_database_names_one_that_is_not_there(base: sqlite3.Connection) -> None:
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_database_counts_a_ground_that_stands_apart_from_one_that_stood(
    base: sqlite3.Connection,
) -> None:
    query = "SELECT provision, stands, first FROM grounds WHERE question LIKE ? ORDER BY provision"
    found = base.execute(query, (f"{ID}20-7#question-2",)).fetchall()
    assert found == [("foi 36(2)(c)", 0, 1), ("foi 43(2)", 0, 1)]


def test_a_ground_that_was_weighed_again_still_is_the_first_one(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    with add_record(folder, "FH 16-2", answered="Not the tenders.").open("a") as record:
        record.write(WEIGHED_AGAIN)
    base = sqlite3.connect(":memory:")
    base.deserialize(rendered(folder).outputs["data/log.sqlite"].content)
    query = "SELECT provision, stands, first, covers FROM grounds WHERE question LIKE '%FH 16-2#%'"
    found = sorted(base.execute(query).fetchall())
    base.close()
    assert found == [
        ("foi 40(2)", 0, 1, "the rates"),
        ("foi 40(2)", 1, 0, "the names"),
        ("foi 43(2)", 1, 1, "the tenders"),
    ]


def test_the_same_log_gives_the_same_files(site: Site, tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    first, second = rendered(folder), rendered(folder)
    assert {p: o.digest for p, o in first.outputs.items()} == {
        p: o.digest for p, o in second.outputs.items()
    }


def test_a_log_without_entries_has_files_too(log: Path) -> None:
    shutil.rmtree(log / "disclosures/2016")
    found = rendered(log)
    assert data(found)["entries"] == []
    assert rows(found) == []


def test_the_page_about_the_data_says_what_every_field_means(site: Site) -> None:
    page = site.outputs["data/index.md"].content.decode().replace("<wbr>", "")
    for model in (LogData, RecordData):
        assert all(f"<code>{name}</code>" in page for name in model.model_fields)
    assert "The outcome that stands today, after any review or decision;" in page
    assert 'href="#format-question">list of question</a>' in page


def test_the_page_about_the_data_leads_to_every_file(site: Site) -> None:
    page = site.outputs["data/index.md"].content.decode()
    files = [path.removeprefix("data/") for path in site.outputs if path.startswith("data/")]
    assert [file for file in files if f'data/{file}"' not in page] == ["index.md"]


def test_a_new_entry_changes_only_the_files_that_have_it(log: Path) -> None:
    before = rendered(log).outputs
    add_record(log, "FH 16-2", A_RECORD.replace("streets", "libraries"))
    after = rendered(log).outputs
    changed = {path for path in after if path not in before or after[path] != before[path]}
    assert {path for path in changed if path.startswith("data/") or "record.json" in path} == {
        "disclosures/2016/fh-16-2/record.json",
        "data/catalogue.jsonld",
        "data/index.md",
        "data/log.csv",
        "data/log.json",
        "data/log.jsonl",
        "data/log.sqlite",
        "data/topics/libraries.csv",
        "data/topics/libraries.json",
        "data/versions.json",
        "data/years/2016.csv",
        "data/years/2016.json",
    }


def test_a_changed_entry_changes_only_the_files_that_have_it(log: Path) -> None:
    add_record(
        log, "FH 17-1", A_RECORD.replace("streets", "libraries"), year=2017, responded="2017-03-01"
    )
    before = rendered(log).outputs
    path = log / "disclosures/2016/fh-16-1.yml"
    path.write_text(path.read_text().replace("15 of 16", "14 of 16"))
    after = rendered(log).outputs
    changed = {p for p in after if p not in before or after[p].digest != before[p].digest}
    assert {path for path in changed if not path.startswith("search/")} == {
        "disclosures/2016/fh-16-1.md",
        "disclosures/2016/fh-16-1/record.json",
        "data/index.md",
        "data/log.csv",
        "data/log.json",
        "data/log.jsonl",
        "data/log.sqlite",
        "data/topics/streets.csv",
        "data/topics/streets.json",
        "data/versions.json",
        "data/years/2016.csv",
        "data/years/2016.json",
        # They tell the root of all versions.
        "feeds/log.json",
        "feeds/log.xml",
    }


def test_an_entry_says_in_linked_data_what_it_is(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD.replace("Lamps in Elder Lane", "Lamps <5 years old & bins"))
    done = program(log)
    assert done.returncode == 0, done.stdout
    page = html.parse(log / "site/disclosures/2016/fh-16-2/index.html")
    (script,) = page.xpath("//head/script[@type='application/ld+json']")
    found = json.loads(script.text)
    assert (found["@type"], found["name"]) == ("DigitalDocument", "Lamps <5 years old & bins")
    assert found["encoding"]["contentUrl"].endswith("disclosures/2016/fh-16-2/record.json")
    (whole,) = html.parse(log / "site/data/index.html").xpath(
        "//script[@type='application/ld+json']"
    )
    assert found["isPartOf"]["@id"] == json.loads(whole.text)["@id"]
    assert len(json.loads(whole.text)["distribution"]) == 4


def test_a_withdrawn_entry_has_no_linked_data(site: Site) -> None:
    text = site.outputs["disclosures/2020/fh-20-9.md"].content
    assert b"linked_data" not in text
    assert b"linked_data" in site.outputs["disclosures/2020/fh-20-7.md"].content
