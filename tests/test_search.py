"""The index of the search: it holds what the log says, leads to places that exist, and is the same
whoever makes it."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from building import built, tree
from conftest import A_RECORD, add_record, rendered
from disclosure_log.cli.main import main
from disclosure_log.cli.terminal import FAILURE
from disclosure_log.records.settings import References
from disclosure_log.search import POINTER, addresses, documents, index_packing
from disclosure_log.search.tokens import (
    EXCERPT_END,
    INDEXED,
    QUESTION_END,
    Deduplicator,
    indexed_words,
    token,
)
from disclosure_log.site.audit import audit
from specimens import made
from specimens.pdf_parts import plain as pdf

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

RELEASED = A_RECORD + "documents: [{file: {name}, title: Lamps by lane}]\n"


def index_of(site: Path) -> dict[str, bytes]:
    """The files of the index in a built site."""
    paths = (path for path in (site / "search").rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in paths}


def indexed(log: Path) -> dict[str, bytes]:
    return {
        path: output.content
        for path, output in rendered(log).outputs.items()
        if path.startswith("search/") and not path.endswith(".md")
    }


def fragments(files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """The pages of the index by address."""
    pages = (
        json.loads(gzip.decompress(files[path]).removeprefix(index_packing.MARK))
        for path in sorted(files)
        if path.endswith(".pf_fragment")
    )
    return {page["url"].removeprefix("/"): page for page in pages}


def plain(page: dict[str, Any]) -> str:
    """What a page of the index says."""
    return " ".join(text for _, _, text in page["sections"]).replace(INDEXED, "")


def places(page: dict[str, Any]) -> set[str]:
    return {id for id, _, _ in page["sections"]}


def test_each_question_is_in_the_index_with_its_answer(log: Path) -> None:
    add_record(log, "FH 16-2", answered="The *heron* was counted, see below.")
    page = fragments(indexed(log))["disclosures/2016/fh-16-2/"]
    assert "question-1" in places(page)
    assert f"How many lamps are there? {QUESTION_END} The heron was counted, see below." in plain(
        page
    )


def with_document(log: Path, name: str, content: bytes) -> dict[str, Any]:
    add_record(log, "FH 16-2", RELEASED.replace("{name}", name))
    (log / "disclosures/2016/fh-16-2").mkdir()
    (log / "disclosures/2016/fh-16-2" / name).write_bytes(content)
    return fragments(indexed(log))["disclosures/2016/fh-16-2/"]


@pytest.mark.parametrize("name", ["lanes.csv", "lanes.docx", "lanes.pdf"])
def test_the_words_of_a_released_document_are_in_the_index_under_its_title(
    log: Path, name: str
) -> None:
    content = {
        "csv": b"lane,lamps\nElder Lane,15\n",
        "docx": made("plain_letter"),
        "pdf": made("plain_pdf"),
    }[name.rpartition(".")[2]]
    page = with_document(log, name, content)
    assert "released-documents" in places(page)
    assert re.search(r"Lamps by lane\. .*\b15\b", plain(page))


def test_a_late_word_of_a_long_document_is_in_the_index_once_behind_a_sign(log: Path) -> None:
    table = "lane,note\n" + "".join(
        f"Lane {number},{'quokka' if number > 600 else 'lamp'}\n" for number in range(700)
    )
    shown, _, found = plain(with_document(log, "lanes.csv", table.encode())).partition(EXCERPT_END)
    assert shown.count("lamp") > 50
    assert (shown.count("quokka"), found.count("quokka")) == (0, 1)


def test_what_a_document_says_out_of_sight_is_not_in_the_index(log: Path) -> None:
    assert "quokka" not in plain(with_document(log, "lanes.pdf", pdf(title="A quokka")))


def test_a_letter_for_private_use_of_a_document_is_not_in_the_index(log: Path) -> None:
    assert "\uf0b7" not in plain(
        with_document(log, "lanes.docx", made("signs_of_a_font_of_symbols"))
    )


def test_an_entry_that_was_withdrawn_is_not_found(log: Path) -> None:
    add_record(log, "FH 16-2", WITHDRAWN)
    files = indexed(log)
    assert "disclosures/2016/fh-16-2/" not in fragments(files)
    assert not any("uokka" in plain(page) for page in fragments(files).values())


def test_a_list_is_not_found(log: Path) -> None:
    found = {page for page in fragments(indexed(log)) if "#" not in page}
    assert not found & {
        "",
        "publication-scheme/",
        "checks/",
        "topics/",
        "disclosures/",
        "disclosures/2016/",
    }


def test_every_address_of_the_index_exists_in_the_site(log: Path) -> None:
    site = built(log)
    places = dict(addresses(index_of(site)))
    assert len(places) > 3
    for page, ids in places.items():
        address, _, place = page.partition("#")
        there = set(tree((site / address / "index.html").read_text()).xpath("//@id"))
        assert (
            {place} if place else ids - {"keywords", "title", "reference", "summary", "top"}
        ) <= there, page


def test_two_indexes_of_one_log_are_the_same(log: Path) -> None:
    add_record(log, "FH 16-2")
    assert indexed(log) == indexed(log)


def test_another_word_gives_another_folder(log: Path) -> None:
    before = set(indexed(log))
    add_record(log, "FH 16-2", answered="A heron.")
    assert before & set(indexed(log)) <= {POINTER}


@pytest.mark.parametrize(
    "spelling", ["FOI 18-172", "foi18-172", "18-172", "Gov/FOI 18-172", "FOI 18\u2013172"]
)
def test_every_spelling_of_a_reference_is_one_word(spelling: str) -> None:
    assert token(spelling, References(prefix="FOI", lead_ins=("Gov/",))) == "foi18172"


def test_a_word_is_indexed_once_on_a_page_and_a_stop_word_never() -> None:
    text = Deduplicator()("the lamp and a Lamp, lamps by lane")
    assert (text, indexed_words(text)) == (
        f"the {INDEXED}lamp and a Lamp, lamps by {INDEXED}lane",
        "lamp lane",
    )


def test_a_word_that_most_pages_hold_is_common_and_one_of_few_is_not(log: Path) -> None:
    for number in range(2, 30):
        add_record(
            log,
            f"FH 16-{number}",
            answered="Access was given to the heron." if number == 2 else "Access was given.",
        )
    with patch.object(documents, "MANY", 20):
        common = json.loads(indexed(log)[POINTER])["common"]
    assert "access" in common and "heron" not in common
    assert json.loads(indexed(log)[POINTER])["common"] == []


def test_a_build_with_another_pagefind_fails_and_says_what_to_install(
    log: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with patch.object(index_packing, "VERSION", "0.0.1"):
        assert main([], log) == FAILURE
    assert (
        "the search needs Pagefind 0.0.1, but 1.5.2 is installed; run: pip install 'pagefind[bin]==0.0.1'"
        in capfd.readouterr().err
    )
    assert not (log / "site").exists()


# ---- the last net


@pytest.fixture
def site(log: Path) -> Path:
    return built(log)


def found(log: Path, site: Path) -> set[str]:
    made = rendered(log)
    return {finding.code for finding in audit(site, made.log, made.outputs)}


@pytest.mark.parametrize("name", ["secret.txt", "fragment/zz.pf_fragment"])
def test_a_file_put_into_the_index_is_found(log: Path, site: Path, name: str) -> None:
    assert found(log, site) == set()
    next(site.glob("search/*/")).joinpath(name).write_text("x")
    assert "DL708" in found(log, site)


def test_a_changed_file_of_the_index_is_found(log: Path, site: Path) -> None:
    path = next(site.glob("search/*/pagefind.js"))
    path.write_text(path.read_text() + "\nalert(1)")
    assert "DL708" in found(log, site)


def test_an_index_without_an_entry_is_found(log: Path, site: Path) -> None:
    add_record(log, "FH 16-2")
    made = rendered(log)
    assert "site/search/index.json" in {
        f.path for f in audit(site, made.log, made.outputs) if f.code == "DL708"
    }


def test_only_a_page_that_searches_may_run_a_compiled_program(site: Path) -> None:
    allowed = {
        path.parent.name for path in site.rglob("*.html") if "wasm-unsafe-eval" in path.read_text()
    }
    assert allowed == {"search", "how-to-request"}


def test_a_plain_build_of_mkdocs_has_the_search_too(log: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=log, check=True, capture_output=True
    )
    assert {page for page, _ in addresses(index_of(log / "site"))} >= {"disclosures/2016/fh-16-1/"}
