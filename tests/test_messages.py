"""What people who know no programming write, and whether they are told what is wrong and how to
mend it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import add_record, checked, program

RECORD = """\
reference: FH 16-9
title: Lamps in Elder Lane
received: 2016-02-09
responded: 2016-03-01
topics: [streets]
summary: How many lamps there are.
parts:
  - asked: How many lamps are there?
    answered: 15 in total.
    outcome: provided
"""


def told(log: Path, text: str) -> list[str]:
    """What is found in a record of that *text*, without its place and code."""
    path = add_record(log, "FH 16-9", text)
    return [
        f"{f.message}; {f.fix}"
        for f in checked(log).findings
        if f.path == path.relative_to(log).as_posix()
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("    answered", "\tanswered", ["indented with a tab", "use spaces"]),
        ("title: ", "title ", ["no colon", "write `name: value`"]),
        ("title: ", "title:", ["no space behind it", "with a space behind the colon"]),
        ("title: ", "title; ", ["not with this sign", "write `name: value`"]),
        ("title: ", "title = ", ["not with this sign", "write `name: value`"]),
        ("title: ", "title\uff1a ", ["not with this sign", "write `name: value`"]),
        ("title: ", "title:\u00a0", ["no-break space", "type it again"]),
        ("    answered", "\u00a0\u00a0\u00a0 answered", ["no-break space", "type them again"]),
        ("received:", " received:", ["indented further", "same column"]),
        ("    answered", "   answered", ["does not line up", "same column"]),
        ("  - asked", "  \u2013 asked", ["a hyphen and a space", "write `- `"]),
        ("  - asked", "  \u2022 asked", ["a hyphen and a space", "write `- `"]),
        ("  - asked", "  * asked", ["a hyphen and a space", "write `- `"]),
        ("  - asked", "  -asked", ["has no space behind it", "write `- `"]),
        ("  - asked", "    asked", ["must be a list", "as in `- asked: \u2026`"]),
        ("[streets]", "streets", ["must be a list", "[child-contact]"]),
        ("[streets]", "[streets", ["never closed", "close it with ]"]),
        ("Lamps in", "Lamps: in", ["inside text", 'title: "Lamps: a list"']),
        ("15 in total.", "The lamps are:", ["a colon at the end", "below a `|`"]),
        ("15 in total.", '"15 in total.', ["never closed", "close it"]),
        ("15 in total.", '"Fifteen" in all.', ["behind a closing quotation mark", "below a `|`"]),
        ("15 in total.", "'Fifteen' in all.", ["behind a closing quotation mark", "below a `|`"]),
        ("15 in total.", "[15] in total.", ["behind a closing bracket", "in quotes"]),
        ("15 in total.", "*15* in total.", ["cannot begin with *", "in quotes"]),
        ("15 in total.", "? 15", ["cannot begin with a ?", "in quotes"]),
        ("15 in total.", "#15", ["what follows a # is left out", "fill in answered"]),
        ("15 in total.", "15 # in total", ["the # on this line", "in quotes"]),
        ("15 in total.", '"C:\\temp\\x"', ["a \\ inside double quotes", "use single quotes"]),
        ("15 in total.", "|\n15 in total.", ["not indented like text", "two spaces more"]),
        ("15 in total.", "15.\n\nThey are new.", ["not indented like text", "two spaces more"]),
        ("received:", "title: Lamps\nreceived:", ["duplicate field", "keep one"]),
        ("2016-03-01", "1 March 2016", ["not a date", "write it as 2016-03-01 (1 March 2016)"]),
        ("2016-03-01", "1st Mar. 2016", ["not a date", "write it as 2016-03-01 (1 March 2016)"]),
        ("2016-03-01", "31.3.2016", ["not a date", "write it as 2016-03-31 (31 March 2016)"]),
        ("2016-03-01", "2016/3/1", ["not a date", "write it as 2016-03-01 (1 March 2016)"]),
        (
            "2016-03-01",
            "1/3/2016",
            ["2016-03-01 if it is 1 March 2016", "2016-01-03 if it is 3 January 2016"],
        ),
        ("2016-03-01", "31 February 2016", ["not a date", "for example 2016-03-01"]),
        ("title:", "Title:", ["not written as it should be", "write title"]),
        ("parts:", "Also Known As: [FH 16-8]\nparts:", ["write also_known_as", "small letters"]),
        ("parts:", "name: A resident\nparts:", ["never holds who asked", "delete the line"]),
        ("parts:", "exemptions: none\nparts:", ["unknown field", "grounds is a field below parts"]),
        ("    outcome", "    keywords: [lamp]\n    outcome", ["wrong place", "the first column"]),
        ("answered:", "answer:", ["unknown field 'answer'", "did you mean answered?"]),
        ("asked:", "question:", ["unknown field 'question'", "did you mean asked?"]),
        ("outcome: provided", "outcome: \u201cprovided\u201d", ["did you mean provided?"]),
        (
            "outcome: provided",
            "outcome: withheld\n    grounds: [{section: \u201c40(2)\u201d}]",
            ["quotation mark that is curly", 'write section: "40(2)" with straight'],
        ),
        (
            "outcome: provided",
            'outcome: withheld\n    grounds: "40(2)"',
            ["must be a list", 'grounds: [{section: "40(2)"}]'],
        ),
    ],
)
def test_a_mistake_is_told_as_a_person_sees_it(
    log: Path, right: str, wrong: str, words: list[str]
) -> None:
    assert right in RECORD
    (found,) = [
        text
        for text in told(log, RECORD.replace(right, wrong, 1))
        if all(word in text for word in words)
    ]
    assert found


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Partially refused", "partly-provided"),
        ("partially disclosed", "partly-provided"),
        ("Part-refused", "partly-provided"),
        ("granted", "provided"),
        ("Full disclosure", "provided"),
        ("Disclosed in full", "provided"),
        ("refused", "withheld"),
        ("Exempt", "withheld"),
        ("No information held", "not-held"),
        ("NCND", "neither-confirmed-nor-denied"),
        ("section 21", "already-available"),
        ("Partly Provided", "partly-provided"),
        ("provded", "provided"),
    ],
)
def test_an_outcome_is_suggested_by_what_its_word_means(log: Path, said: str, meant: str) -> None:
    (found,) = told(log, RECORD.replace("outcome: provided", f"outcome: {said}"))
    assert f"did you mean {meant}?" in found


@pytest.mark.parametrize("said", ["provided / withheld", "unknown", "A. Placeholder"])
def test_no_outcome_is_suggested_for_a_word_that_means_none(log: Path, said: str) -> None:
    (found,) = told(log, RECORD.replace("outcome: provided", f"outcome: {said}"))
    assert "did you mean" not in found


@pytest.mark.parametrize(
    "text",
    [
        RECORD.replace("\n", "\r\n"),
        RECORD.replace("15 in total.", "yes"),
        RECORD.replace("title: ", "title:\t"),
        RECORD.replace("15 in total.", "15\u00a0in total."),
        RECORD.replace("    answered: 15 in total.", "    answered: 15\n      in total."),
        RECORD.replace("  - asked", "- asked").replace("\n    ", "\n  "),
        RECORD.replace("15 in total.", '"15: in total"'),
        RECORD.replace("15 in total.", "15 - in total, at 12:30"),
    ],
)
def test_what_is_unusual_and_means_one_thing_is_let_through(log: Path, text: str) -> None:
    assert told(log, text) == []


def test_the_faults_of_several_files_come_in_one_run(log: Path) -> None:
    for number in (8, 9):
        add_record(log, f"FH 16-{number}", RECORD.replace("16-9", f"16-{number}: x"))
    paths = {f.path for f in checked(log).findings}
    assert paths == {"disclosures/2016/fh-16-8.yml", "disclosures/2016/fh-16-9.yml"}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("9/4/2026", "2026-04-09 if it is 9 April 2026, or as 2026-09-04 if it is 4 September"),
        ("30/1/2026", "write it as 2026-01-30 (30 January 2026)"),
        ("30 January 2026", "write it as 2026-01-30 (30 January 2026)"),
        ("yesterday", "for example 2016-03-01"),
        ("2026-02-30", "no day in the calendar"),
    ],
)
def test_new_says_how_to_write_a_day(log: Path, said: str, words: str) -> None:
    done = program(log, "new", "FH 26-101", "--responded", said)
    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert not (log / "disclosures/2026").exists()


def test_new_refuses_a_reference_with_a_foreign_prefix_and_says_what_to_set(log: Path) -> None:
    done = program(log, "new", "FOI 26-203")
    assert done.returncode == 2
    assert "not with 'FOI'" in done.stderr and "other_prefixes: [FOI]" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "regime", "ground", "other"),
    [
        (["FH 26-101"], "#regime: foi\n", "section", "regulation"),
        (["EIR 26-7"], "\nregime: eir\n", "regulation", "section"),
        (["EIR 26-7", "--regime", "foi"], "#regime: foi\n", "section", "regulation"),
        (["FH 26-101", "--regime", "eir"], "\nregime: eir\n", "regulation", "section"),
    ],
)
def test_a_new_record_has_the_law_of_its_prefix_unless_told(
    log: Path, arguments: list[str], regime: str, ground: str, other: str
) -> None:
    done = program(log, "new", *arguments, "--responded", "2026-01-30")
    text = (log / done.stdout.strip()).read_text(encoding="utf-8")
    assert regime in text
    assert f"- {ground}:" in text and f"{other}:" not in text


def test_new_refuses_a_bare_number_and_says_what_to_type(log: Path) -> None:
    done = program(log, "new", "26-101", "--responded", "2026-01-30")
    assert done.returncode == 2
    assert 'disclosure-log new "FH 26-101"' in done.stderr
    assert not (log / "disclosures/2026").exists()


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("lamps.xlsx", 'run: disclosure-log add-file "FH 16-9" "{}"'),
        ("LAMPS.JPEG", 'run: disclosure-log add-file "FH 16-9" "{}"'),
        ("lamps.pptx", "save it as PDF or DOCX and add that, or move it out of the repository"),
        ("~$lamps.xlsx", "delete it"),
        (".~lock.lamps.ods#", "delete it"),
    ],
)
def test_a_file_that_no_record_names_says_what_becomes_of_it(
    log: Path, name: str, fix: str
) -> None:
    file = f"disclosures/2016/fh-16-9/{name}"
    add_record(log, "FH 16-9", RECORD)
    (log / file).parent.mkdir()
    (log / file).write_text("")
    [finding] = checked(log).findings
    assert (finding.code, finding.path) == ("DL502", file)
    assert fix.format(file) in finding.fix
    assert ("add-file" in fix) == ("add-file" in finding.fix)


@pytest.mark.parametrize("listed", [True, False], ids=["listed", "not listed"])
@pytest.mark.parametrize(
    "content", ["lane,lamps\nElder,7\n", "lane,who\nElder,Mr Fictional\n", "\x00", None]
)
@pytest.mark.parametrize("name", ["Mrs Placeholder.csv", "to-mrs-placeholder.csv", "jane-placeholder.csv", "Mrs_Placeholder.exe"])  # fmt: skip
def test_no_finding_repeats_the_name_of_a_file_that_names_a_person(
    log: Path, name: str, content: str | None, listed: bool
) -> None:
    documents = f"documents:\n  - {{file: {name}, title: Lamps}}\n" if listed else ""
    add_record(log, "FH 16-9", RECORD + documents)
    folder = log / "disclosures/2016/fh-16-9"
    folder.mkdir()
    if content is not None:
        (folder / name).write_text(content, encoding="utf-8")
    said = program(log, "check", "--format", "json").stdout
    assert not re.search("mrs|jane", said, re.IGNORECASE)
