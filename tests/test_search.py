"""The index of the search: it holds what the log says, leads to places that exist, and is the same
whoever makes it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import lxml.etree
import pytest

from building import built, tree
from conftest import A_RECORD, add_record, checkout, rendered
from conftest import places as places_of_findings
from disclosure_log.search import POINTER, addresses, facets, postings
from disclosure_log.search.related import GENERAL
from disclosure_log.search.stems import stem
from disclosure_log.search.tokens import words
from disclosure_log.site.audit import audit
from disclosure_log.site.audit.expected import Expected
from specimens import published

WITHDRAWN = """\
reference: {reference}
title: Quokkas in Elder Lane
responded: 2016-03-01
topics: [streets]
summary: How many quokkas were seen.
parts:
  - asked: How many?
    answered: {answered}
status: withdrawn
changes: [{date: 2016-04-01, note: It was wrong.}]
"""

REVIEWED = """\
review:
  responded: 2016-04-01
  outcome: partly-upheld
  answered: The reviewer looked again.
  questions: [{question: 1, result: changed, outcome: not-held, answered: None are held.}]
"""

RELEASED = (
    A_RECORD + "documents: [{file: {name}, title: Lamps by lane, read_by_second_person: yes}]\n"
)


def index_of(site: Path) -> dict[str, bytes]:
    """The files of the index in a built site."""
    paths = (path for path in (site / "search").rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def indexed(log: Path) -> dict[str, bytes]:
    return {
        path: output.content
        for path, output in rendered(log).outputs.items()
        if path.startswith("search/") and path.endswith((".json", ".txt"))
    }


def pages(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The pages of the index by address; those of the publication scheme by their title too."""
    found = (json.loads(files[path]) for path in sorted(files) if "/pages/" in path)
    return {
        page["url"] + (page["title"] if page["kind"] == "publication" else ""): page
        for page in found
    }


def lines(files: dict[str, bytes]) -> dict[str, list[str]]:
    """The line of each stem, in its parts."""
    texts = [content.decode() for path, content in files.items() if "/stems/" in path]
    return {line.split(" ")[0]: line.split(" ") for text in texts for line in text.split("\n")}


def pointer(files: dict[str, bytes]) -> dict[str, Any]:
    settings: dict[str, Any] = json.loads(files[POINTER])
    return settings


def numbers(files: dict[str, bytes]) -> dict[str, int]:
    """The number of each page by its address, in their order."""
    paths = sorted(
        (int(path.rpartition("/")[2].removesuffix(".json")), path)
        for path in files
        if "/pages/" in path
    )
    return {json.loads(files[path])["url"]: number for number, path in paths}


def file(files: dict[str, bytes], path: str) -> str:
    return next(content.decode() for name, content in files.items() if name.endswith(path))


def plain(page: dict[str, Any]) -> str:
    """What a page of the index says."""
    return " ".join(f"{heading} {text}" for _, _, _, heading, text in page["sections"])


def places(page: dict[str, Any]) -> set[str]:
    return {id for _, id, *_ in page["sections"]}


def test_each_question_is_in_the_index_with_its_answer_and_outcome(log: Path) -> None:
    add_record(log, "FH 16-2", answered="The *heron* was counted, see below.")
    page = pages(indexed(log))["disclosures/2016/fh-16-2/"]
    assert page["sections"] == [
        [
            "question",
            "question-1",
            "provided",
            "How many lamps are there?",
            "The heron was counted, see below.",
        ]
    ]


def with_document(log: Path, name: str, content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    add_record(log, "FH 16-2", RELEASED.replace("{name}", name))
    (log / "disclosures/2016/fh-16-2").mkdir()
    (log / "disclosures/2016/fh-16-2" / name).write_bytes(content)
    files = indexed(log)
    return pages(files)["disclosures/2016/fh-16-2/"], files


@pytest.mark.parametrize("name", ["lanes.csv", "lanes.html", "lanes.pdf"])
def test_the_words_of_a_released_document_are_in_the_index_under_its_title(
    log: Path, name: str
) -> None:
    content = {
        "csv": b"lane,lamps\nElder Lane,15\n",
        "html": published("plain_letter"),
        "pdf": published("plain_pdf"),
    }[name.rpartition(".")[2]]
    page, _ = with_document(log, name, content)
    assert "released-documents" in places(page)
    assert re.search(r"Lamps by lane .*\b15\b", plain(page))


def test_a_late_word_of_a_long_document_is_found_and_not_shown(log: Path) -> None:
    table = "lane,note\n" + "".join(
        f"Lane {number},{'quokka' if number > 600 else 'lamp'}\n" for number in range(700)
    )
    page, files = with_document(log, "lanes.csv", table.encode())
    assert plain(page).count("lamp") > 50 and "quokka" not in plain(page)
    assert "quokka" in lines(files)


def test_what_a_document_says_out_of_sight_is_not_in_the_index(log: Path) -> None:
    content = published("report_with_everything")
    assert b'alt="A plan of the lane' in content
    page, _ = with_document(log, "lanes.html", content)
    assert "A plan of the lane" not in plain(page)


def test_an_entry_that_was_withdrawn_is_found_by_its_reference_alone(log: Path) -> None:
    add_record(log, "FH 16-2", WITHDRAWN)
    files = indexed(log)
    assert pages(files)["disclosures/2016/fh-16-2/"] == {
        "url": "disclosures/2016/fh-16-2/",
        "kind": "notice",
        "title": "Withdrawn: FH 16-2",
        "sections": [],
    }
    assert not any("uokka" in plain(page) for page in pages(files).values())
    assert "quokka" not in lines(files) and "#fh16-2" in lines(files)


def test_a_list_is_not_found(log: Path) -> None:
    assert not set(pages(indexed(log))) & {
        "",
        "publication-scheme/",
        "checks/",
        "topics/",
        "disclosures/",
        "disclosures/2016/",
    }


def test_every_address_of_the_index_exists_in_the_site(site: Path) -> None:
    found = list(addresses(index_of(site)))
    assert len(found) > 3
    for _, address, ids in found:
        there = set(tree((site / address / "index.html").read_text()).xpath("//@id"))
        assert ids <= there, address


# ---- words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Lamps' light", ["the", "lamps", "light"]),
        ("parent/carer", ["parent", "carer", "parentcarer"]),
        ("A&E, B & B and a GP's", ["ae", "bb", "and", "a", "gp"]),
        ("GPs and PAs", ["gp", "and", "pa"]),
        ("café – tŷ", ["cafe", "ty"]),
        ("section 40(2)", ["section", "40", "402"]),
        ("https://lamps.example/a/b/lane", ["https", "lamps", "example", "lane"]),
        ("\u201clamps\u2019\u201d o\u2019clock", ["lamps", "oclock"]),
    ],
)
def test_a_text_is_read_as_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_stop_words_are_not_in_the_index_and_others_are_by_their_stem(log: Path) -> None:
    add_record(log, "FH 16-2", answered="They were barred.")
    found = lines(indexed(log))
    assert "bar" in found and not {"they", "were", "barred"} & set(found)


def test_a_short_word_and_one_of_an_unknown_language_has_no_stem() -> None:
    assert (stem("gas"), stem("lamps"), stem("lamps", "cy")) == ("gas", "lamp", "lamps")


def test_the_stems_do_not_depend_on_what_else_is_installed() -> None:
    from snowballstemmer import english_stemmer

    assert stem.__globals__["EnglishStemmer"] is english_stemmer.EnglishStemmer


def test_a_word_weighs_more_in_a_title_than_in_an_answer(log: Path) -> None:
    add_record(log, "FH 16-2", answered="A heron and some lamps.")
    found = lines(indexed(log))
    heads = {word: re.findall("[A-P]", found[word][2]) for word in ("heron", "lamp")}
    assert heads["heron"] == ["A"] and min(heads["lamp"]) > "A"


def test_a_list_of_pages_that_is_too_long_is_cut_to_the_heaviest(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "MOST", 3)
    for number in range(2, 8):
        add_record(log, f"FH 16-{number}", answered="Herons." if number == 4 else "15.")
    found = lines(files := indexed(log))
    _, count, kept, where = found["lamp"]
    assert int(count) > 3
    letters = "[A-P](?:[0-9a-z]*[Q-Z])*"
    assert len(re.findall(letters, kept)) == 3
    assert len(re.findall(letters, file(files, f"/all/{where}.txt"))) == int(count)
    assert len(found["heron"]) == 3


def test_the_references_of_an_entry_are_in_the_index_the_former_ones_too(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + "also_known_as: [FH 16-2a]\n")
    assert {"#fh16-2", "#fh16-2a"} <= set(lines(indexed(log)))


def test_the_reference_of_a_merged_entry_leads_to_the_entry_it_was_merged_into(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + "status: merged\nmerged_into: FH 16-1\n")
    files = indexed(log)
    found = lines(files)
    assert "disclosures/2016/fh-16-2/" not in pages(files)
    assert found["#fh16-2"] == ["#fh16-2", *found["#fh16-1"][1:]]


def test_a_question_shows_how_its_outcome_came_about(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + REVIEWED)
    [question, review] = pages(indexed(log))["disclosures/2016/fh-16-2/"]["sections"]
    assert question[2:3] + question[5:] == ["not-held", "after an internal review; first provided"]
    assert len(review) == 5


def test_pages_of_a_facet_are_written_as_ranges() -> None:
    assert postings.ranges([4, 5, 6, 9]) == "4.2,2"


def test_pages_are_numbered_so_that_a_new_entry_comes_last(log: Path) -> None:
    older = A_RECORD.replace("2016-02-09", "2015-02-09")
    add_record(log, "FH 15-9", older, year=2015, responded="2015-03-01")
    add_record(log, "FH 16-2", WITHDRAWN)
    add_record(log, "FH 16-3", A_RECORD + "status: merged\nmerged_into: FH 16-1\n")
    before = numbers(indexed(log))
    add_record(log, "FH 17-2", A_RECORD, year=2017, responded="2017-03-01")
    after = numbers(files := indexed(log))
    entries = ["2015/fh-15-9", "2016/fh-16-2", "2016/fh-16-1", "2017/fh-17-2"]
    assert list(after)[-4:] == [f"disclosures/{each}/" for each in entries]
    assert list(after.items())[:-1] == list(before.items())
    about = pointer(files)
    assert about["pages"] - about["guidance"] - about["publications"] == 4
    assert about["notices"] == postings.ranges([after["disclosures/2016/fh-16-2/"]])


def test_a_facet_has_the_pages_of_each_value(log: Path) -> None:
    add_record(
        log,
        "FH 17-2",
        A_RECORD.replace("[streets]", "[libraries]"),
        year=2017,
        responded="2017-03-01",
    )
    files = indexed(log)
    known = pointer(files)["facets"]
    assert (known["year"], known["topic"]) == (["2016", "2017"], ["libraries", "streets"])
    old, new = (numbers(files)[f"disclosures/{each}/"] for each in ("2016/fh-16-1", "2017/fh-17-2"))
    old_text, new_text = postings.ranges([old]), postings.ranges([new])
    assert [file(files, f"/facets/year/{n}.txt") for n in (0, 1)] == [old_text, new_text]
    assert [file(files, f"/facets/topic/{n}.txt") for n in (0, 1)] == [new_text, old_text]


def test_the_values_of_the_pages_of_a_block_stand_in_one_file(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "BLOCK", 2)
    both = A_RECORD.replace("[streets]", "[libraries, streets]")
    for number, text in ((2, both), (3, A_RECORD), (4, A_RECORD), (5, both)):
        add_record(log, f"FH 16-{number}", text, responded=f"2016-03-{number:02}")
    files = indexed(log)
    found = []
    for number in range((len(numbers(files)) + 1) // 2):
        combinations, digits = file(files, f"/values/topic/{number}.txt").split("\n")
        found += [combinations.split(" ")[int(digit)] for digit in digits]
    assert (found[-5:], set(found[:-5])) == (["1", "0.1", "1", "1", "0.1"], {""})


def test_a_facet_that_no_entry_has_is_not_in_the_index(log: Path) -> None:
    files = indexed(log)
    assert "documents" not in pointer(files)["facets"]
    assert not [path for path in files if "/documents/" in path]


def test_the_words_a_log_is_written_in_are_known_with_how_common_they_are(log: Path) -> None:
    add_record(log, "FH 16-2", answered="Herons and a heronry, no heron.")
    assert [line[-1] for line in file(indexed(log), "/words/68.txt").split("\n")].count("A") > 2
    assert "5ryA" in file(indexed(log), "/words/68.txt").split("\n")


# ---- related terms


OWN_TERMS = "- same: [quokka, little lamp]\n  also: [lane]\n"


def test_the_related_terms_of_the_authority_are_in_the_index(log: Path) -> None:
    (log / "disclosures/related-terms.yml").write_text(OWN_TERMS)
    assert "-quokka|-little lamp|+lane" in pointer(indexed(log))["related"]


def test_a_related_term_that_the_log_has_is_found_and_finds(log: Path) -> None:
    add_record(log, "FH 16-2", answered="A quokka.")
    (log / "disclosures/related-terms.yml").write_text(OWN_TERMS)
    assert "quokka|-little lamp|+lane" in pointer(indexed(log))["related"]


def test_a_group_of_which_the_log_has_nothing_is_left_out(log: Path) -> None:
    (log / "disclosures/related-terms.yml").write_text("- same: [quokka, wallaby]\n")
    assert not [group for group in pointer(indexed(log))["related"] if "wallaby" in group]


def test_the_list_of_the_program_would_pass_the_checks_of_an_authority(log: Path) -> None:
    shutil.copy(GENERAL, log / "disclosures/related-terms.yml")
    assert places_of_findings(log) == []


# ---- the same everywhere


def test_two_indexes_of_one_log_are_the_same(log: Path) -> None:
    add_record(log, "FH 16-2")
    assert indexed(log) == indexed(log)


def test_another_word_gives_another_folder(log: Path) -> None:
    before = set(indexed(log))
    add_record(log, "FH 16-2", answered="A heron.")
    assert before & set(indexed(log)) <= {POINTER}


@pytest.mark.long
@pytest.mark.parametrize("seed", ["1", "2"])
def test_an_index_is_the_same_whatever_order_python_gives_to_sets(log: Path, seed: str) -> None:
    add_record(log, "FH 16-2", answered="Herons, lamps and a heronry.")
    out = log / "pages"
    subprocess.run(
        [sys.executable, "-m", "disclosure_log", "pages", "--out", str(out)],
        cwd=log,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )
    written = {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in (out / "search").rglob("*")
        if path.suffix in (".json", ".txt")
    }
    assert written == indexed(log)


def test_every_file_of_the_index_is_text(log: Path) -> None:
    for content in indexed(log).values():
        content.decode("utf-8")


# ---- the last net


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(checkout(tmp_path_factory.mktemp("once") / "log"))


@pytest.fixture
def site(made_once: Path, tmp_path: Path) -> Path:
    """The site of the log, which a test may damage."""
    return Path(shutil.copytree(made_once, tmp_path / "site"))


def found(log: Path, site: Path) -> set[str]:
    made = rendered(log)
    return {finding.code for finding in audit(site, made.log, Expected.of(made.outputs))}


@pytest.mark.parametrize("name", ["secret.txt", "pages/zz.json"])
def test_a_file_put_into_the_index_is_found(log: Path, site: Path, name: str) -> None:
    assert found(log, site) == set()
    next(site.glob("search/*/")).joinpath(name).write_text("x")
    assert "DL708" in found(log, site)


def test_a_changed_file_of_the_index_is_found(log: Path, site: Path) -> None:
    path = next(site.glob("search/*/stems/0.txt"))
    path.write_text(path.read_text() + "\nquokka 1 AS")
    assert "DL708" in found(log, site)


def test_an_index_without_an_entry_is_found(log: Path, site: Path) -> None:
    add_record(log, "FH 16-2")
    made = rendered(log)
    assert "site/search/index.json" in {
        f.path for f in audit(site, made.log, Expected.of(made.outputs)) if f.code == "DL708"
    }


def test_no_page_may_run_a_compiled_program(site: Path) -> None:
    assert not [path for path in site.rglob("*.html") if "wasm" in path.read_text("utf-8")]


def test_a_browser_is_told_how_to_search_from_every_page(site: Path) -> None:
    for path in site.rglob("index.html"):
        (link,) = tree(path.read_text("utf-8")).xpath("//link[@rel='search']/@href")
        assert (path.parent / link).resolve() == (site / "search/description.xml").resolve()


def test_the_description_of_the_search_names_the_site(site: Path) -> None:
    root = lxml.etree.parse(site / "search/description.xml").getroot()
    (url,) = root.iterfind("{*}Url")
    assert (url.get("template") or "").endswith("/search/?q={searchTerms}")
    name = root.findtext("{*}ShortName")
    assert name and len(name) <= 16


@pytest.mark.long
def test_a_plain_build_of_mkdocs_has_the_search_too(log: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=log, check=True, capture_output=True
    )
    assert {page for _, page, _ in addresses(index_of(log / "site"))} >= {
        "disclosures/2016/fh-16-1/"
    }
