"""The private list of people: every usual way to write a name is found, and nothing else is."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from building import patient
from disclosure_log.privacy.deny_list import DenyList
from disclosure_log.privacy.name_variants import Unusable, ways
from disclosure_log.records.people_list import add
from listed_people import JANE, KEY, MARKER, found, listed

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


@pytest.mark.long
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
