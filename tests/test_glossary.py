"""One word for one thing: pages, data, scripts and messages keep to the glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from building import article, built
from conftest import ROOT
from disclosure_log.law.vocabulary import GLOSSARY

PROGRAM = ROOT / "hooks/disclosure_log"
SPEAKING = (
    *("site", "findings", "rules", "records", "law", "log", "cli", "publisher", "markdown"),
    "reading",
)
"""The folders whose files speak to users. What people type (search, privacy) may hold any word."""
KINDS = {".py", ".md", ".html", ".js", ".yml", ".txt"}
LEFT_OUT = {PROGRAM / "law/data/glossary.yml"}


def speaking() -> Iterator[Path]:
    """Every file of the program that a user reads something of, the guidance of a new log included."""
    folders = [PROGRAM / name for name in SPEAKING]
    folders += [ROOT / "hooks/hidden_data", ROOT / ".github"]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in KINDS and path not in LEFT_OUT and "__pycache__" not in path.parts:
                yield path
    yield ROOT / "README.md"


def ruled_out(text: str) -> list[str]:
    """The words of a *text* that the glossary rules out, each with the word in its place. Words
    that people write in the place of an outcome are there to be understood."""
    text = re.sub(r"(?m)^ *also_called:.*$", "", text)
    return [
        f"{wrong}: write {word.label}"
        for word in GLOSSARY
        for wrong in word.ruled_out
        if re.search(rf"(?i)(?<![\w-]){re.escape(wrong)}(?![\w-])", text)
    ]


def test_no_file_that_speaks_to_users_holds_a_word_that_is_ruled_out() -> None:
    read = {path: path.read_text("utf-8") for path in speaking()}
    assert len(read) > 150
    found = {str(path.relative_to(ROOT)): ruled_out(text) for path, text in read.items()}
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Send an E-mail.", ["e-mail: write email"]),
        ("There is no public-interest test.", ["public-interest test: write Public interest test"]),
        ("Send an email. e-mailing", []),
        ("also_called: [electronic mail]", []),
    ],
)
def test_a_word_that_is_ruled_out_is_seen_as_a_whole_word(text: str, said: list[str]) -> None:
    assert ruled_out(text) == said


def test_the_glossary_is_in_the_order_of_the_alphabet_and_names_each_word_once() -> None:
    ids = [word.id for word in GLOSSARY]
    assert ids == sorted(set(ids))


def test_no_meaning_holds_a_word_that_is_ruled_out() -> None:
    assert [ruled_out(word.meaning) for word in GLOSSARY if ruled_out(word.meaning)] == []


def test_the_page_about_the_log_explains_every_word_that_has_a_meaning(log: Path) -> None:
    page = article(built(log) / "about/index.html")
    shown = {
        row.get("id"): [part.text_content() for part in row]
        for row in page.xpath(".//dl/div[starts-with(@id, 'word-')]")
    }
    assert shown == {
        f"word-{word.id}": [word.label, word.meaning] for word in GLOSSARY if word.meaning
    }
