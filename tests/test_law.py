"""What a page says of the law: of the law of its request, as it was on its day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from building import tree
from conftest import add_record, checked, program, rendered
from disclosure_log.law import dated
from disclosure_log.law.calendar import TimeLimit, due_date
from test_init import OPTIONS

RECORD = """\
reference: FH {name}
title: Trees in Elder Lane
received: {received}
responded: {responded}
regime: {regime}
topics: [streets]
summary: How many trees there are.
parts:
  - asked: How many trees are there?
    answered: 15.
{more}
"""


def page(
    log: Path, responded: str, more: str = "", regime: str = "foi", received: str = "2016-02-09"
) -> str:
    """The words of an entry's page."""
    name = f"{responded[2:4]}-2"
    text = RECORD.format(
        name=name, received=received, responded=responded, regime=regime, more=more
    )
    path = f"disclosures/{responded[:4]}/fh-{name}.md"
    add_record(log, f"FH {name}", text, year=int(responded[:4]))
    body = rendered(log).outputs[path].content.decode().split("---", 2)[2]
    return " ".join(" ".join(tree(body).itertext()).split())


def setting(log: Path, line: str) -> None:
    path = log / "disclosures/authority.yml"
    text = path.read_text("utf-8").replace("kind: central-government\n", "")
    path.write_text(text + line + "\n", "utf-8")


def commissioner(log: Path) -> None:
    """Leave the regulator to the law."""
    path = log / "disclosures/authority.yml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("regulator:")] + text[text.index("source:") :], "utf-8")


# An internal review


REVIEW = "review: {{requested: 2020-02-03, responded: {responded}, outcome: upheld, answered: It stands.}}"


@pytest.mark.parametrize(
    ("regime", "responded", "said"),
    [
        ("foi", "2020-03-02", "20 working days, within the usual 20"),
        (
            "foi",
            "2020-03-03",
            "21 working days, more than the usual 20, within the 40 allowed in exceptional cases",
        ),
        (
            "foi",
            "2020-03-31",
            "40 working days, more than the usual 20, within the 40 allowed in exceptional cases",
        ),
        ("foi", "2020-04-01", "41 working days, more than the 40 allowed in exceptional cases"),
        ("eir", "2020-03-16", "30 working days, within the 40 allowed by regulation 11(4)"),
        ("eir", "2020-03-31", "40 working days, within the 40 allowed by regulation 11(4)"),
        ("eir", "2020-04-01", "41 working days, more than the 40 allowed by regulation 11(4)"),
        (
            "foi-and-eir",
            "2020-03-16",
            "30 working days, within the 40 that regulation 11(4) allows",
        ),
    ],
)
def test_a_review_is_compared_with_the_time_its_own_law_gives(
    log: Path, regime: str, responded: str, said: str
) -> None:
    more = REVIEW.format(responded=responded)
    assert said in page(log, "2020-01-31", more, regime, "2020-01-06")


def test_before_the_code_of_2018_a_review_is_compared_with_nothing(log: Path) -> None:
    more = "review: {requested: 2016-03-02, responded: 2016-06-01, outcome: upheld, answered: Yes.}"
    shown = page(log, "2016-03-01", more)
    assert "more than" not in shown and "within the" not in shown


def test_after_a_review_the_page_says_where_a_complaint_goes(log: Path) -> None:
    more = "review: {requested: 2026-03-02, responded: 2026-03-20, outcome: upheld, answered: Yes.}"
    shown = page(log, "2026-02-27", more, received="2026-02-02")
    assert "Information Commissioner (section 50 of the Act)" in shown


@pytest.mark.parametrize(
    ("responded", "said"),
    [
        ("2026-03-20", "within 6 weeks of the result: here by 1 May 2026"),
        ("2019-03-20", "Information Commissioner (section 50 of the Act)."),
    ],
)
def test_the_six_weeks_to_complain_are_said_where_they_are_known_to_have_held(
    log: Path, responded: str, said: str
) -> None:
    commissioner(log)
    more = f"review: {{responded: {responded}, outcome: upheld, answered: It stands.}}"
    shown = page(log, f"{responded[:4]}-02-27", more, received=f"{responded[:4]}-02-04")
    assert said in shown
    assert ("weeks" in shown) == ("weeks" in said)


@pytest.mark.parametrize(
    "later",
    [
        "regulator: [{step: complaint, date: 2026-04-01, reference: IC-1}]",
        (
            "further: [{date: 2026-04-01, reason: More was found., questions: [{question: 1,"
            " result: changed, outcome: provided, answered: 16.}]}]"
        ),
    ],
)
def test_where_to_complain_is_said_only_while_nothing_was_complained_of(
    log: Path, later: str
) -> None:
    review = "review: {responded: 2026-03-20, outcome: upheld, answered: It stands.}"
    shown = page(log, "2026-02-27", f"{review}\n{later}", received="2026-02-04")
    assert ("you can complain to" in shown) == later.startswith("further")


def test_after_a_second_review_a_complaint_is_counted_from_that(log: Path) -> None:
    commissioner(log)
    reviews = (
        "review: [{responded: 2026-03-20, outcome: upheld, answered: It stands.},"
        " {responded: 2026-04-20, outcome: upheld, answered: It stands.}]"
    )
    shown = page(log, "2026-02-27", reviews, received="2026-02-04")
    assert shown.count("you can complain to") == 1
    assert "here by 1 June 2026" in shown


# The last day to ask for a review


def test_an_answer_older_than_the_code_of_practice_has_no_last_day(log: Path) -> None:
    assert "Asking for a review" not in page(log, "2016-03-01")
    assert "Asking for a review" not in page(log, "2018-07-03", received="2018-06-20")


def test_the_code_of_practice_gives_a_usual_last_day(log: Path) -> None:
    shown = page(log, "2026-02-02", received="2026-01-05")
    assert "usually within 40 working days, by 31 March 2026" in shown
    assert (
        "The authority does not have to accept a later request (Code of Practice, paragraph 5.3)"
        in shown
    )


def test_the_regulations_have_given_a_last_day_from_the_start(log: Path) -> None:
    shown = page(log, "2016-03-01", regime="eir")
    assert "Asking for a review within 40 working days, by 29 April 2016" in shown


def test_the_last_day_that_the_letter_names_goes_before_the_law(log: Path) -> None:
    shown = page(log, "2016-03-01", "ask_review_by: 2016-05-31")
    assert "by 31 May 2016, as the letter says" in shown


@pytest.mark.parametrize("more", ["", "ask_review_by: 2026-04-30\n"])
def test_once_a_review_was_done_no_last_day_is_shown(log: Path, more: str) -> None:
    more += "review: {responded: 2026-03-02, outcome: upheld, answered: It stands.}"
    shown = page(log, "2026-02-02", more, received="2026-01-05")
    assert "Asking for a review" not in shown


# What an event rests on


EVENTS = """\
clock:
  - {event: clarification-sought, date: 2016-02-11}
  - {event: clarification-received, date: 2016-02-18}
  - {event: fees-notice, date: 2016-02-22}
  - {event: fee-paid, date: 2016-02-24}
  - {event: extended, date: 2016-03-01, until: 2016-04-01}"""


@pytest.mark.parametrize(
    ("regime", "said", "unsaid"),
    [
        ("foi", ["section 1(3)", "section 10(2)", "section 10(3)"], "regulation"),
        ("eir", ["regulation 9", "regulation 8", "regulation 7(1)"], "section"),
    ],
)
def test_the_days_are_explained_by_the_law_of_the_request(
    log: Path, regime: str, said: list[str], unsaid: str
) -> None:
    shown = page(log, "2016-03-04", EVENTS, regime)
    days = shown[shown.index("The day of receipt") : shown.index("About this entry")]
    assert [each for each in said if each not in days] == [] and unsaid not in days


# Kinds of authority


SCHOOL = "kind: school\nno_school: [{first: 2026-03-30, last: 2026-04-10}, {first: 2026-05-25, last: 2026-05-29}]"


def test_a_school_answers_within_twenty_school_days(log: Path) -> None:
    setting(log, SCHOOL)
    shown = page(log, "2026-04-16", received="2026-03-09")
    # Without St Patrick's Day, the holidays, Good Friday and Easter Monday.
    assert "Due 21 April 2026" in shown
    assert "due by school day 20, or by working day 60 if that is earlier" in shown


def test_a_school_counts_its_holidays_under_the_regulations(log: Path) -> None:
    setting(log, SCHOOL)
    assert "Due 9 April 2026" in page(log, "2026-04-09", regime="eir", received="2026-03-09")


def test_an_authority_that_is_no_school_counts_every_working_day(log: Path) -> None:
    assert "Due 9 April 2026" in page(log, "2026-04-09", received="2026-03-09")


def test_the_sixtieth_working_day_ends_the_time_of_a_school() -> None:
    long = frozenset(date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), 740000))
    limit = TimeLimit(20, long, 60)
    assert due_date(date(2026, 3, 9), limit) == due_date(date(2026, 3, 9), TimeLimit(60))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kind: public-authority", "£450"),
        ("kind: central-government", "£600"),
        ("kind: armed-forces", "£600"),
        ("kind: school", "£450"),
    ],
)
def test_the_limit_of_cost_is_that_of_the_kind_of_authority(
    log: Path, line: str, said: str
) -> None:
    setting(log, line)
    assert said in rendered(log).outputs["how-to-request.md"].content.decode()


def test_a_school_is_told_its_own_time_limit_in_the_guidance(log: Path) -> None:
    setting(log, "kind: school")
    guidance = rendered(log).outputs["how-to-request.md"].content.decode()
    assert "by school day 20, or by working day 60 if that is earlier" in guidance


def test_an_archive_names_the_regulation_under_which_it_took_longer(log: Path) -> None:
    setting(log, "kind: archive")
    assert "or regulation 4 of SI 2004/3364" in page(log, "2016-03-04", EVENTS)


def composer(log: Path) -> dict[str, str]:
    """What the form that helps to write a request is told."""
    guidance = tree(rendered(log).outputs["how-to-request.md"].content.decode().split("---", 2)[2])
    [form] = guidance.xpath("//*[@data-composer]")
    return dict(form.attrib)


def test_the_form_counts_the_days_of_an_authority_that_is_no_school(log: Path) -> None:
    told = composer(log)
    assert (told["data-days"], told["data-due"]) == ("20", "by working day 20")
    assert "2026-12-25" in told["data-closed"]


def test_the_form_names_no_day_for_a_school_whose_holidays_are_not_known_yet(log: Path) -> None:
    setting(log, SCHOOL)
    told = composer(log)
    assert told["data-due"] == "by school day 20, or by working day 60 if that is earlier"
    assert not told["data-closed"]


# Law with a date


def test_a_change_of_law_alters_no_older_page_by_a_byte(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commissioner(log)
    for year in (2020, 2025):
        review = f"review: {{responded: {year}-03-02, outcome: upheld, answered: It stands.}}"
        page(log, f"{year}-02-03", review, received=f"{year}-01-06")
    before = rendered(log).outputs
    moved = {
        "from": "2025-01-01",
        "name": "Information Commission",
        "complaints": "https://regulator.example/complain",
        "post": ["New House", "Otherplace"],
    }
    rows = sorted([*dated.DATED["regulator"], moved], key=lambda row: row["from"])
    monkeypatch.setattr(dated, "DATED", {**dated.DATED, "regulator": rows})
    after = rendered(log).outputs
    changed = {n for n in before if n.endswith(".md") and before[n] != after[n]}
    assert changed == {
        "disclosures/2025/fh-25-2.md",
        "how-to-request.md",
        "publication-scheme.md",
    }
    assert b"New House" in after["how-to-request.md"].content
    assert b"https://regulator.example/complain" in after["disclosures/2025/fh-25-2.md"].content


def test_the_rows_of_every_dated_fact_are_in_order_of_their_days() -> None:
    lists = [*dated.DATED["limits"].values()]
    lists += [dated.DATED[name] for name in ("cost", "words", "regulator")]
    for rows in lists:
        days = [date.fromisoformat(row["from"]) for row in rows]
        assert days == sorted(set(days))


# Scotland


def test_init_refuses_a_scottish_authority_and_says_what_it_can_do(tmp_path: Path) -> None:
    done = program(tmp_path, "init", "log", *OPTIONS, "--nation", "scotland")
    assert done.returncode == 2 and not list(tmp_path.iterdir())
    assert "Freedom of Information (Scotland) Act 2002" in done.stderr
    assert "publish your log in another way" in done.stderr


def test_init_writes_the_nation_and_the_kind(tmp_path: Path) -> None:
    done = program(tmp_path, "init", "log", *OPTIONS, "--nation", "wales", "--kind", "school")
    assert done.returncode == 0, done.stdout + done.stderr
    settings = (tmp_path / "log/disclosures/authority.yml").read_text("utf-8")
    assert "\nnation: wales\n" in settings and "\nkind: school\n" in settings
    assert not checked(tmp_path / "log").findings


def test_the_address_of_the_commissioner_may_stand_in_any_text(log: Path) -> None:
    address = "Wycliffe House, Water Lane, Wilmslow, Cheshire, SK9 5AF"
    add_record(log, "FH 16-3", answered=f"The Commissioner is at {address}.")
    assert not checked(log).findings
    add_record(log, "FH 16-4", answered="It is at Elder House, SK9 5AG.")
    assert checked(log).findings
