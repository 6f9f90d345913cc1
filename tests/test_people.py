"""The private list of people: every usual way to write a name is found, nothing else is, and nobody
can read a name out of it."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from building import patient
from conftest import checked
from disclosure_log.cli.people import people as people_command
from disclosure_log.privacy.deny_list import (
    KEY_VARIABLE,
    DenyList,
    Marker,
    WrongKey,
    key_from_environment,
)
from disclosure_log.privacy.name_variants import Unusable, ways
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.people_list import People, add, as_yaml, remove
from disclosure_log.records.schema import parse

KEY = b"not-a-secret-0123456789-abcdefghij"
MARKER = Marker(KEY)
PATH = "disclosures/people.yml"


def listed(*names: str) -> DenyList:
    return add(None, "fh-16-1", names, MARKER).deny_list(KEY)


JANE = listed("Jane Placeholder")
EVERYONE = listed(
    "Jane Mary Placeholder", "Zoë Fictional", "Colin Fictional", "Mary-Anne McDonald-O'Brien", "Anna Street", "Peter Price", "Ed Ward", "Amy Shepherd",
    "Ludwig van der Specimen", "Søren Müllgaard", "Łucja Żółtko", "Ms Notional", "Pseudonymia", "lampy", "Jo Li", "Minh Van Le",
)  # fmt: skip


def found(text: str, people: DenyList = EVERYONE) -> list[str]:
    return [text[start:end] for start, end, _ in people.find(text)]


# ---- what is found


@pytest.mark.parametrize(
    "text",
    [
        "Jane Placeholder", "PLACEHOLDER, JANE", "placeholder jane", "J. Placeholder", "J Placeholder", "j placeholder", "Placeholder J", "Placeholder, J",
        "J. M. Placeholder", "JM Placeholder", "J.M.Placeholder", "Placeholder, J. M", "Placeholder JM", "Jane M. Placeholder", "Jane Mary Placeholder",
        "Mary Placeholder", "Placeholder, Mary", "Ms Placeholder", "Mrs Placeholder", "Mr. Placeholder", "Miss Placeholder", "Mx Placeholder",
        "DR PLACEHOLDER", "ms placeholder", "Placeholder (Ms", "Professor Placeholder", "JanePlaceholder", "janeplaceholder", "JPlaceholder", "jplaceholder",
        "jane.placeholder", "jane-placeholder", "jane_placeholder", "Jane_M_Placeholder", "j.placeholder", "placeholder_jane", "PlaceholderJane",
        "Jane Place-\nholder", "Jane\nPlaceholder", "Jane\u00a0Placeholder", "Jane\r\n\r\n> Placeholder", "Jane** Placeholder", "Jane_ Placeholder",
        "Jane | Placeholder", "Jane &#80;laceholder", "Jane&nbsp;Placeholder", "Jane Place\u200bholder", "Ja\u00adne Placeholder", "Ｊａｎｅ Placeholder",
        "Jane%20Placeholder", "Jane+Placeholder", "Zoë Fictional", "Zoe Fictional", "Zoe\u0308 Fictional", "ZOE FICTIONAL", "Zo&euml; Fictional",
        "Colin** Fictional", "C Fictional", "Mary-Anne McDonald-O'Brien", "Mary Anne McDonald O Brien", "MARYANNE MCDONALD-OBRIEN", "Mary-Anne McDonald",
        "Mary-Anne O’Brien", "Ms McDonald-O'Brien", "O&#39;Brien, Mary-Anne", "mary-anne.mcdonald-obrien", "Mary‑Anne Mc Donald", "Anna Street",
        "STREET, Anna", "anna street", "A Street", "A. Street", "Street, A", "Ms Street", "MS STREET", "Peter Price", "P. Price", "Mr Price", "Ed Ward",
        "EdWard", "ed_ward", "A Shepherd", "Shepherd A", "Ludwig van der Specimen", "L. van der Specimen", "Specimen, Ludwig", "Van der Specimen, L",
        "Mr van der Specimen", "Ludwig Vanderspecimen", "Ludwig Specimen", "Soren Mullgaard", "Soeren Muellgård", "SØREN MÜLLGAARD", "Lucja Zoltko",
        "Ł. Żółtko", "Ms Notional", "Mr Notional", "Pseudonymia", "PSEUDONYMIA", "pseudonymia", "lampy", "Lampy", "Jo Li", "Joe Li", "J. Li",
        "Jane Q. Placeholder", "Jane and Colin Placeholder", "J\u0430ne Pl\u0430cehold\u0435r", "J a n e P l a c e h o l d e r",
        "Li, Jo", "Mr Li", "Minh Le", "Minh Van Le", "Le, Minh",
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    for around in (
        "{}",
        "We wrote to {}, who asked.",
        "<{}@lamps.example>",
        "({})",
        "| 15 | {} |",
        "x\x1e{}\x1ey",
        "/2016/{}.pdf",
        "“{}”",
        "{}'s",
        "{}’s lamps",
    ):
        assert found(around.format(text)) == [text]


def test_each_of_several_names_is_found_at_its_place() -> None:
    text = "Dear Ms Placeholder, **Zoe** Fictional and\nC. Fictional wrote, and so did Jane Mary Placeholder."
    assert found(text) == [
        "Ms Placeholder",
        "Zoe** Fictional",
        "C. Fictional",
        "Jane Mary Placeholder",
    ]


def test_a_name_says_whose_request_it_is_from() -> None:
    people = add(
        add(None, "fh-16-1", ["Jane Placeholder"], MARKER), "fh-16-2", ["Colin Fictional"], MARKER
    )
    assert [
        request for _, _, request in people.deny_list(KEY).find("Colin Fictional, Jane Placeholder")
    ] == ["fh-16-2", "fh-16-1"]


# ---- what is nearly a name

NEARLY = listed("Jane Placeholder", "Zuzu Tesselby-Rhosgoch", "Anna Street", "Michael Specimen")


def nearly(text: str, people: DenyList = NEARLY) -> list[str]:
    return [text[each.start : each.end] for each in people.search(text) if not each.sure]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Placehodler", "Jane Placholder", "Jane Plaaceholdeer", "Jane Pleceholder", "Jnae Placeholder", "Mrs Placehlder", "J. Placehoder",
        "PLACEHODLER, JANE", "Jane M. Placehodler", "Jane\nPlaceholdre", "Jane Placeholders", "Anna Streat", "Annna Street",
        "Micahel Specimen", "Zuzu Rosgoch",
    ],
)  # fmt: skip
def test_a_name_with_one_typing_error_is_nearly_the_name(text: str) -> None:
    assert nearly(text) == [text]
    assert nearly(f"We wrote to {text}, who asked.") == [text]


@pytest.mark.parametrize("text", ["Tesselby", "RHOSGOCH", "Zuzu"])
def test_a_rare_forename_or_surname_alone_is_nearly_a_name(text: str) -> None:
    assert nearly(f"It was {text} who asked.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Placeholder", "Jane", "Street", "Specimen", "tesselby", "June Placeholder", "Ana Street", "Jane Plcehodler", "Jane Place", "jane placehodler",
        "Placehodler", "Tesselbys", "Michael\x1eSpecimne", "Jane Holder", "Elder Street", "A Streat", "Ms Streat",
    ],
)  # fmt: skip
def test_other_names_common_words_and_two_typing_errors_are_not(text: str) -> None:
    assert nearly(f"It was {text} again.") == []


def test_a_name_is_not_also_nearly_one() -> None:
    assert nearly("Jane Placeholder, Zuzu Tesselby, Anna Street") == []


# ---- what is not found


@pytest.mark.parametrize(
    "text",
    [
        "the placeholder text", "Placeholder", "Placeholders", "Jane", "Tom Placeholder", "T. Placeholder", "Placeholder, Tom", "Jane Fictional",
        "Zoe Placeholder", "Jane Place", "Jane\x1ePlaceholder", "Jane 15 Placeholder", "Jane asked for the placeholder", "fictional lamps",
        "a fictional Jane", "Mary, Anne and Colin", "a street", "a shepherd", "the shepherd a day later", "I saw a street of lamps",
        "down the street a lamp", "the price", "p price", "rice price", "Edward", "edward", "down the street, Anna said", "any street", "long streets",
        "the price. Mr Tom said", "peter, prices", "van der", "der Specimen", "a specimen", "Brien", "McDonald", "notional", "Li", "like", "joli", "jolly",
        "children", "", " ", "\x1e", "'", "O'", "'s", "Does", "lamps", "Strait", "ASTREET",
    ],
)  # fmt: skip
def test_other_people_and_ordinary_words_are_not_found(text: str) -> None:
    assert found(text) == []


def test_the_pages_and_records_of_this_repository_name_nobody_by_chance() -> None:
    root = Path(__file__).parent.parent
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("docs", "disclosures", "tests/authorities")
        for path in (root / folder).rglob("*")
        if path.suffix in (".md", ".yml")
    ]
    people = listed(
        "Anna Street",
        "Ian May",
        "Peter Price",
        "Faith Long",
        "Rose Day",
        "Mark Young",
        "Sam Case",
        "Chris Court",
        "Hope Child",
        "Dee Date",
        "Will Law",
        "Ivy Page",
        "An Do",
    )
    assert found("\x1e".join(texts), people) == []


# ---- names that cannot be used


@pytest.mark.parametrize(
    "name",
    [
        "", " ", "J", "J P", "123", "---", "Ms", "Mr.", "\u200b", "😀", "&#8203;", ",", "Dr J", "Jane " * 20 + "Placeholder", "A B C D E F G Hi", "x" * 65,
        "Jane Placeholder (Fictional)", "Jane Placeholder née Fictional", "Jane Placeholder and Colin Fictional", "Jane Placeholder / Fictional",
        "Placeholder, Jane, Fictional, Colin", "jane@lamps.example", "Jane Placeholder, 15 Elder Lane",
    ],
)  # fmt: skip
def test_a_name_that_could_not_be_found_is_refused(name: str) -> None:
    with pytest.raises(Unusable) as refused:
        ways(name)
    assert not name.strip() or name not in str(refused.value)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Placeholder, Jane Mary", "Jane Mary Placeholder"), ("Ms Jane Placeholder", "Jane Placeholder"), ("PLACEHOLDER, Ms JANE", "Jane Placeholder"),
        ("Jane Placeholder, OBE", "Jane Placeholder"), ("J.P. Placeholder", "J P Placeholder"), ("Placeholder, Dr Jane OBE", "Jane Placeholder"),
        ("Jane Placeholder jr.", "Jane Placeholder"), ("  jane   placeholder ", "Jane Placeholder"), ("Zoe Fictional", "Zoë Fictional"),
    ],
)  # fmt: skip
def test_a_name_may_be_entered_in_other_forms(name: str, same: str) -> None:
    assert ways(name) == ways(same)


# ---- the key


def test_another_key_is_refused_and_not_silently_of_no_use() -> None:
    with pytest.raises(WrongKey):
        add(None, "fh-16-1", ["Jane Placeholder"], MARKER).deny_list(KEY + b"x")


def test_without_a_key_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert key_from_environment() is None
    # What a request to merge from another repository gets for a secret.
    monkeypatch.setenv(KEY_VARIABLE, "")
    assert key_from_environment() is None


@pytest.mark.parametrize(
    "key",
    [
        "short",
        "x" * 40,
        "with blanks in it, but long enough to be a key",
        "ä" * 40,
        "0123456789" * 60,
    ],
)
def test_a_key_that_is_none_is_refused_and_not_repeated(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, key)
    with pytest.raises(ValueError, match=KEY_VARIABLE) as refused:
        key_from_environment()
    assert key not in str(refused.value)


@pytest.mark.parametrize(("key", "codes"), [("", []), (KEY.decode(), ["DL834"])])
def test_a_log_without_a_list_needs_no_key_and_a_key_needs_a_list(
    log: Path, monkeypatch: pytest.MonkeyPatch, key: str, codes: list[str]
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, key)
    assert [finding.code for finding in checked(log).findings] == codes


# ---- the file

NAMES = ["Jane Mary Placeholder", "Colin Fictional"]


def marks(people: People, request: str) -> set[str]:
    return {
        mark for each in people.requests if each.request == request for mark in each.marks.split()
    }


def test_the_file_is_read_back_as_it_was() -> None:
    people = add(add(None, "fh-16-1", NAMES, MARKER), "fh-15-2", ["Zoë Fictional"], MARKER)
    parsed = parse(read(PATH, as_yaml(people).encode()), People)
    assert (parsed.value, parsed.document.findings) == (people, [])


def test_a_list_without_requests_is_read_back_too() -> None:
    people = remove(add(None, "fh-16-1", NAMES, MARKER), "fh-16-1")
    assert parse(read(PATH, as_yaml(people).encode()), People).value == people


def test_nothing_in_the_file_says_a_name() -> None:
    text = as_yaml(add(None, "fh-16-1", NAMES, MARKER))
    assert "names: 2" in text
    assert not re.search("jane|mary|placeholder|colin|fictional", text, re.IGNORECASE)
    assert set("".join(marks(add(None, "fh-16-1", NAMES, MARKER), "fh-16-1"))) <= set(
        "0123456789abcdef"
    )


def test_the_order_of_the_names_does_not_show() -> None:
    assert as_yaml(add(None, "fh-16-1", NAMES, MARKER)) == as_yaml(
        add(None, "fh-16-1", NAMES[::-1], MARKER)
    )


def test_another_key_makes_other_marks() -> None:
    other = add(None, "fh-16-1", NAMES, Marker(KEY + b"x"))
    assert not marks(other, "fh-16-1") & marks(add(None, "fh-16-1", NAMES, MARKER), "fh-16-1")


def test_an_entry_changes_no_other_line_of_the_file() -> None:
    before = add(add(None, "fh-16-1", NAMES, MARKER), "fh-16-3", ["Zoë Fictional"], MARKER)
    after = add(before, "fh-16-2", ["Jane Placeholder"], MARKER)
    lines, more = as_yaml(before).splitlines(), as_yaml(after).splitlines()
    new = more.index("  - request: fh-16-2")
    assert more[:new] + more[new + len(more) - len(lines) :] == lines
    assert as_yaml(remove(after, "fh-16-2")) == f"{as_yaml(before)}removed:\n  - fh-16-2\n"


def test_a_name_that_is_there_already_changes_nothing() -> None:
    people = add(None, "fh-16-1", NAMES, MARKER)
    assert as_yaml(add(people, "fh-16-1", NAMES, MARKER)) == as_yaml(people)


def test_the_same_person_in_eight_requests_does_not_show_without_the_key() -> None:
    people = add(None, "fh-16-1", NAMES, MARKER)
    for number in range(2, 9):
        people = add(people, f"fh-16-{number}", NAMES, MARKER)
    every = [mark for number in range(1, 9) for mark in marks(people, f"fh-16-{number}")]
    assert len(every) == len(set(every)) == 8 * len(marks(people, "fh-16-1"))


@pytest.mark.parametrize("kept", range(1, 11))
def test_a_person_of_several_requests_is_found_whichever_of_them_is_left(kept: int) -> None:
    people = add(None, "fh-16-1", ["Jane Placeholder"], MARKER)
    for number in range(2, 11):
        people = add(people, f"fh-16-{number}", ["Jane Placeholder"], MARKER)
    for number in set(range(1, 11)) - {kept}:
        people = remove(people, f"fh-16-{number}")
    assert [request for _, _, request in people.deny_list(KEY).find("J. Placeholder")] == [
        f"fh-16-{kept}"
    ]


def test_entries_of_one_request_from_two_branches_become_one() -> None:
    one, other = (add(None, "fh-16-1", [name], MARKER) for name in NAMES)
    both = People(key_check=one.key_check, requests=one.requests + other.requests)
    assert found("Jane Placeholder, Colin Fictional", both.deny_list(KEY)) == [
        "Jane Placeholder",
        "Colin Fictional",
    ]
    assert as_yaml(add(both, "fh-16-1", NAMES, MARKER)) == as_yaml(
        add(None, "fh-16-1", NAMES, MARKER)
    )


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("key_check: ", "key_check: x", "3:12 DL106"),
        ("key_check: ", "key-check: ", "3:1 DL102"),
        ("    names: 2", "    names: two", "6:12 DL106"),
        ("request: fh-16-1", "request: FH 16-1", "5:14 DL106"),
        ("      ", "      Jane Placeholder ", "7:12 DL106"),
    ],
)
def test_a_file_that_was_changed_by_hand_is_a_finding_that_repeats_nothing(
    old: str, new: str, place: str
) -> None:
    text = as_yaml(add(None, "fh-16-1", NAMES, MARKER)).replace(old, new, 1)
    findings = parse(read(PATH, text.encode()), People).document.findings
    assert place in [f"{f.line}:{f.column} {f.code}" for f in findings]
    assert not any("Jane" in f.message + f.fix for f in findings)


# ---- any text, any name


@patient
@given(st.text(), st.text())
def test_no_text_and_no_name_stops_it(text: str, name: str) -> None:
    for start, end, _ in JANE.find(text):
        assert 0 <= start < end <= len(text)
    with contextlib.suppress(Unusable):
        assert ways(name)


NAME = st.lists(
    st.sampled_from("ba ce dé fi gí hu jö kü lø ñu ça ße łi mor raz styn wy xé žu".split()),
    min_size=2,
    max_size=5,
).map(lambda parts: "".join(parts).capitalize())
SPELLINGS = [
    "{f} {s}", "{s}, {f}", "{i}. {s}", "{s} {i}", "Ms {s}", "MR {S}", "{F} {S}", "{S}, {F}", "**{f}** {s}", "{f}\n{s}", "{f}\u00a0{s}", "{f}_{s}", "{f}-{s}",
    "{f}{s}", "{f} {i}. {s}",
]  # fmt: skip


@patient
@example("Baba", "Baba", "Baba", "{s} {i}", "", "A A A A A")
@given(NAME, NAME, NAME, st.sampled_from(SPELLINGS), st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_found_in_any_text(
    first: str, second: str, last: str, spelling: str, before: str, after: str
) -> None:
    written = spelling.format(
        f=first,
        s=last,
        i=second[0] if "{f} {i}" in spelling else first[0],
        F=first.upper(),
        S=last.upper(),
    )
    text = f"{before}; {written} {after}"
    begin = len(before) + 2
    assert any(
        start < begin + len(written) and end > begin
        for start, end, _ in listed(f"{first} {second} {last}").find(text)
    )


# ---- the commands


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "disclosures").mkdir()
    monkeypatch.setenv(KEY_VARIABLE, KEY.decode())
    return tmp_path


def run(root: Path, *arguments: str, typed: str | bytes = "") -> Result:
    result = CliRunner().invoke(people_command, arguments, typed, obj=root)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_names_are_entered_and_not_kept(root: Path) -> None:
    done = run(root, "add", "FH 16-1", typed="Jane Placeholder\nFictional, Zoë\n\nTom Behind\n")
    assert done.exit_code == 0 and "fh-16-1: 2 names added, as 47 marks" in done.stderr
    people = parse(read(PATH, (root / PATH).read_bytes()), People).value
    assert people
    assert found("J. Placeholder; Zoe Fictional; Tom Behind", people.deny_list(KEY)) == [
        "J. Placeholder",
        "Zoe Fictional",
    ]
    for path in root.rglob("*"):
        assert not path.is_file() or not re.search(
            b"jane|placeholder|zo|fictional", path.read_bytes(), re.IGNORECASE
        )
    assert not re.search("jane|placeholder|fictional", done.output, re.IGNORECASE)


@pytest.mark.parametrize(("answer", "alone"), [("y", ["Placeholder"]), ("n", [])])
def test_a_common_surname_is_looked_for_alone_if_somebody_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, answer: str, alone: list[str]
) -> None:
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-1", typed=f"Jane Placeholder\n{answer}\n\n")
    assert "common or an ordinary word" in done.stderr
    people = parse(read(PATH, (root / PATH).read_bytes()), People).value
    assert people
    assert found("Placeholder said; a placeholder", people.deny_list(KEY)) == alone


def test_nobody_is_asked_about_a_rare_surname(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-1", typed="Jane Tesselby\n\n")
    assert done.exit_code == 0 and "ordinary word" not in done.stderr


def test_more_names_are_added_to_a_request(root: Path) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    assert (
        "1 name added"
        in run(root, "add", "fh 16-1", typed="\ufeffColin Fictional\r\n\r\n".encode()).stderr
    )
    assert "0 names added" in run(root, "add", "FH 16-1", typed="Fictional, Colin").stderr
    run(root, "add", "FH 15-9", typed="Jane Placeholder")
    assert run(root, "list").stdout == "fh-15-9: 1 name\nfh-16-1: 2 names\n"


def test_a_request_is_removed(root: Path) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    assert run(root, "remove", "FH 16-1").exit_code == 0
    assert run(root, "list").stdout == ""
    assert run(root, "remove", "FH 16-1").exit_code == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Jane Placeholder\nJ\n", "line 2 has no surname"),
        ("Jane Placeholder\n123\n", "line 2 has no surname"),
        ("jane.placeholder@lamps.example", "line 1 has signs"),
        (b"Jane Placeholder\n\xff\n", "not UTF-8"),
        ("", "no names"),
        ("\nJane Placeholder\n", "no names"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_line_and_nothing_is_written(
    root: Path, typed: str | bytes, why: str
) -> None:
    done = run(root, "add", "FH 16-1", typed=typed)
    assert done.exit_code == 2 and why in done.stderr and "nothing was written" in done.stderr
    assert not (root / PATH).exists() and "Jane" not in done.output


def test_a_name_at_a_prompt_is_asked_for_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-1", typed="7\nJane Placeholder\nn\n\n")
    assert done.exit_code == 0 and "two letters" in done.stderr and "1 name added" in done.stderr


@pytest.mark.parametrize("key", ["", "short", KEY.decode() + "x"])
def test_without_the_right_key_nothing_is_asked_or_written(
    root: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    before = (root / PATH).read_bytes()
    monkeypatch.setenv(KEY_VARIABLE, key)
    monkeypatch.setattr("disclosure_log.cli.people.by_hand", lambda: True)
    done = run(root, "add", "FH 16-2", typed="Colin Fictional\n\n")
    assert done.exit_code == 2 and KEY_VARIABLE in done.stderr and "press Enter" not in done.output
    assert (root / PATH).read_bytes() == before


def test_a_name_given_as_an_argument_is_refused_and_not_repeated(root: Path) -> None:
    done = run(root, "add", "FH 16-1", "Placeholder")
    assert done.exit_code == 2 and not (root / PATH).exists()


def test_a_reference_that_is_none_is_refused(root: Path) -> None:
    assert run(root, "add", "../x", typed="Jane Placeholder").exit_code == 2


def test_a_file_at_fault_is_reported_and_left_as_it_is(root: Path) -> None:
    (root / PATH).write_text("key_check: x\n")
    done = run(root, "add", "FH 16-1", typed="Jane Placeholder")
    assert done.exit_code == 1 and done.stdout.startswith(f"{PATH}:1:12: DL106")
    assert (root / PATH).read_text() == "key_check: x\n"


def test_a_list_that_would_grow_too_large_is_refused(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(root, "add", "FH 16-1", typed="Jane Placeholder")
    before = (root / PATH).read_bytes()
    monkeypatch.setattr("disclosure_log.reading.yaml_reader.MAX_BYTES", (len(before) + 50) // 100)
    assert run(root, "add", "FH 16-2", typed="Colin Fictional").exit_code == 2
    assert (root / PATH).read_bytes() == before


def test_a_new_key_can_be_used_and_is_never_the_same(
    monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    first, second = run(root, "key").stdout.strip(), run(root, "key").stdout.strip()
    monkeypatch.setenv(KEY_VARIABLE, first)
    assert key_from_environment() == first.encode() != second.encode()
