"""What is said of a request as a whole: from how its questions were answered, and from what became
of them after a review, a decision or a further disclosure."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import cast

import pytest

from conftest import add_record, rendered
from disclosure_log.law.vocabulary import OUTCOMES, PROVISIONS, QUESTION_OUTCOMES, Outcome
from disclosure_log.log.outcome import outcome_of

TABLE = """
provided                                          | Provided | all was given
partly-provided                                   | Partly provided | one question decides
partly-held                                       | Provided as far as held | one question decides
partly-available                                  | Provided or already available | one question decides
withheld                                          | Withheld | one question decides
not-held                                          | Not held | one question decides
already-available                                 | Already available | one question decides
over-cost-limit                                   | Over the cost limit | one question decides
vexatious                                         | Vexatious | one question decides
repeated                                          | Repeated | one question decides
neither-confirmed-nor-denied                      | Neither confirmed nor denied | one question decides
advice                                            | Advice given | nothing else was asked for
advice advice                                     | Advice given | nothing else was asked for
provided provided                                 | Provided | all was given
withheld withheld                                 | Withheld | all was refused, in the same way
over-cost-limit over-cost-limit                   | Over the cost limit | all was refused, in the same way
advice provided                                   | Provided | advice asked for no information
advice withheld                                   | Withheld | advice asked for no information
advice not-held                                   | Not held | advice asked for no information
provided withheld                                 | Partly provided | some given, some refused
provided over-cost-limit                          | Partly provided | some given, some refused
provided vexatious                                | Partly provided | some given, some refused
provided repeated                                 | Partly provided | some given, some refused
provided neither-confirmed-nor-denied             | Partly provided | some given, some refused; not a word on whether it is held
partly-held withheld                              | Partly provided | some given, some refused
partly-available withheld                         | Partly provided | some given, some refused
provided partly-provided                          | Partly provided | some given, some refused
provided not-held withheld                        | Partly provided | some given, some refused
provided already-available withheld               | Partly provided | some given, some refused
provided not-held already-available withheld      | Partly provided | some given, some refused
provided not-held                                 | Provided as far as held | all that is held was given
provided partly-held                              | Provided as far as held | all that is held was given
partly-available not-held                         | Provided as far as held | all that is held was given or is public
provided not-held already-available               | Provided as far as held | all that is held was given or is public
provided already-available                        | Provided or already available | given or public; not all was sent
provided partly-available                         | Provided or already available | given or public; not all was sent
withheld not-held                                 | Not provided | "Withheld" would say that all is held, "Not held" that nothing was refused
withheld already-available                        | Not provided | nothing was sent; "Withheld" would hide that some is public
not-held already-available                        | Not provided | nothing was sent; "Not held" would hide that some is public
withheld not-held already-available               | Not provided | nothing was sent, for three reasons
withheld over-cost-limit                          | Not provided | two refusals of different kinds, counted apart
withheld vexatious                                | Not provided | two refusals of different kinds, counted apart
vexatious repeated                                | Not provided | section 14(1) and 14(2) are counted apart
over-cost-limit repeated                          | Not provided | two refusals of different kinds, counted apart
over-cost-limit not-held                          | Not provided | "Over the cost limit" would say that there is something to find
withheld neither-confirmed-nor-denied             | Not provided | "Withheld" would say that the second is held too
not-held neither-confirmed-nor-denied             | Not provided | "Not held" would say that the second is not
already-available neither-confirmed-nor-denied    | Not provided | nothing was sent, and nothing said of the second
"""
"""Questions, the outcome of the whole, and why."""
ROWS = [[cell.strip() for cell in row.split("|")] for row in TABLE.strip().splitlines()]
GROUNDS = {
    "withheld": ', grounds: [{section: "40(2)"}]',
    "partly-provided": ', grounds: [{section: "40(2)"}]',
    "neither-confirmed-nor-denied": ', grounds: [{section: "40(5)"}]',
}
A_HEAD = "title: Lamps\nresponded: 2016-03-01\ntopics: [streets]\nsummary: Lamps.\n"


def question(outcome: str) -> str:
    where = ", cites: [street-plan]" if OUTCOMES[outcome].elsewhere else ""
    return f"  - {{asked: Lamps?, answered: Here., outcome: {outcome}{GROUNDS.get(outcome, '')}{where}}}\n"


def add(folder: Path, number: int, questions: str, later: str = "") -> str:
    """Write a record with these *questions*, and what came *later*; the path of its page."""
    text = f"reference: FH 16-{number}\n{A_HEAD}parts:\n{questions}{later}"
    add_record(folder, f"FH 16-{number}", text)
    return f"disclosures/2016/fh-16-{number}.md"


def outcome_shown(page: str) -> str:
    """The text beside *Outcome* on a page of an entry."""
    shown = page.split("<dt>Outcome</dt><dd>")[1].split("</dd>")[0]
    return shown.split('">')[1].replace("</span>", "")


def test_every_combination_of_questions_has_the_outcome_of_the_table(log: Path) -> None:
    pages = [
        add(log, number, "".join(question(each) for each in outcomes.split()))
        for number, (outcomes, _, _) in enumerate(ROWS, 100)
    ]
    outputs = rendered(log).outputs
    shown = [outcome_shown(outputs[page].content.decode()) for page in pages]
    assert shown == [whole for _, whole, _ in ROWS]


ALL = [
    found
    for size in range(1, len(QUESTION_OUTCOMES) + 1)
    for found in combinations(QUESTION_OUTCOMES.values(), size)
]
"""Every set of outcomes that the questions of a request can have."""


def test_provided_is_said_only_of_what_was_given_in_full() -> None:
    assert {
        frozenset(outcome.id for outcome in found) - {"advice"}
        for found in ALL
        if outcome_of(found).id == "provided"
    } == {frozenset({"provided"})}


def test_a_request_of_which_something_was_given_never_reads_as_refused() -> None:
    gave = [found for found in ALL if any(outcome.gives for outcome in found)]
    assert all(outcome_of(found).gives for found in gave)


def test_a_request_of_which_nothing_was_given_never_reads_as_given() -> None:
    gave_nothing = [found for found in ALL if not any(outcome.gives for outcome in found)]
    assert not any(outcome_of(found).gives for found in gave_nothing)


def test_no_mix_with_neither_confirmed_nor_denied_says_whether_information_is_held() -> None:
    silent = OUTCOMES["neither-confirmed-nor-denied"]
    told = {outcome_of(found).id for found in ALL if silent in found}
    assert told == {"neither-confirmed-nor-denied", "not-provided", "partly-provided"}
    assert not any("held" in OUTCOMES[id].meaning for id in told - {silent.id})


def test_an_outcome_of_refusal_that_is_new_to_the_vocabulary_needs_no_change_of_the_program(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = Outcome("under-review", "Under review", "Refused for now.", refuses=True)
    for vocabulary in (OUTCOMES, QUESTION_OUTCOMES):
        monkeypatch.setitem(cast("dict[str, Outcome]", vocabulary), new.id, new)
    alone, mixed = (
        add(log, 2, question("under-review")),
        add(log, 3, question("under-review") + question("provided")),
    )
    outputs = rendered(log).outputs
    assert outcome_shown(outputs[alone].content.decode()) == "Under review"
    assert outcome_shown(outputs[mixed].content.decode()) == "Partly provided"


THREE = question("provided") + question("withheld") + question("not-held")
A_REVIEW = """\
review:
  responded: 2016-04-01
  outcome: partly-upheld
  answered: The reviewer changed the second answer.
  questions:
    - {question: 2, result: changed, outcome: provided, answered: There are 15 lamps.}
"""
A_NOTICE = """\
regulator:
  - step: decision-notice
    date: 2016-06-01
    reference: FS50123456
    result: partly-upheld
    comply_by: 2016-07-06
    questions:
      - {question: 3, result: changed, outcome: provided, answered: There are 7 posts.}
"""


def page_of(log: Path, later: str, questions: str = THREE) -> str:
    page = add(log, 9, questions, later)
    return rendered(log).outputs[page].content.decode()


def test_a_review_that_changes_one_question_changes_the_headline_and_says_so(log: Path) -> None:
    assert (
        outcome_shown(page_of(log, A_REVIEW))
        == "Provided as far as held after an internal review; first partly provided"
    )


def test_the_first_answer_stays_readable_beside_what_a_review_made_of_it(log: Path) -> None:
    page = page_of(log, A_REVIEW)
    second = page.split('id="question-2"')[1].split('id="question-3"')[0]
    assert second.index("We first answered") < second.index("Here.")
    assert second.index("Here.") < second.index("There are 15 lamps.")


def test_a_list_shows_the_outcome_that_stands_and_how_it_came_about(log: Path) -> None:
    add(log, 9, THREE, A_REVIEW)
    page = rendered(log).outputs["disclosures/2016/index.md"].content.decode()
    row = page.split('data-entry="disclosures/2016/fh-16-9/"')[1].split("</li>")[0]
    assert "Provided as far as held</span> <span>after an internal review; first" in row


def test_the_counts_of_a_list_are_of_the_outcomes_that_stand(log: Path) -> None:
    add(log, 9, question("withheld"), A_REVIEW.replace("question: 2", "question: 1"))
    page = rendered(log).outputs["disclosures/2016/index.md"].content.decode()
    assert "Withheld" not in page.split("<caption>How they were answered")[-1].split("</table>")[0]


def test_a_decision_that_was_not_acted_on_yet_leaves_the_first_answer_standing(log: Path) -> None:
    page = page_of(log, A_NOTICE)
    assert outcome_shown(page) == "Partly provided"
    assert "the first answer still stands" in page


def test_a_decision_that_was_acted_on_changes_what_stands(log: Path) -> None:
    complied = A_NOTICE.replace("comply_by:", "complied: 2016-07-01\n    comply_by:")
    page = page_of(
        log, complied, question("withheld") + question("provided") + question("not-held")
    )
    assert outcome_shown(page).startswith("Partly provided after a decision notice")
    assert "did so on 1 July 2016." in page


A_TRIBUNAL = """\
  - step: tribunal-decision
    date: 2016-09-01
    reference: EA/2016/0001
    result: appeal-allowed
    questions: [{question: NUMBER, result: changed, outcome: withheld, grounds: [{section: "41(1)"}]}]
"""
COMPLIED = A_NOTICE.replace("comply_by:", "complied: 2016-07-01\n    comply_by:")


def test_of_two_decisions_about_a_question_the_later_one_stands(log: Path) -> None:
    later = A_REVIEW + COMPLIED + A_TRIBUNAL.replace("NUMBER", "2")
    page = page_of(log, later)
    assert "<dd>2 provided, 1 withheld</dd>" in page


def test_only_a_step_that_changed_an_outcome_is_named_beside_the_headline(log: Path) -> None:
    later = A_REVIEW + COMPLIED + A_TRIBUNAL.replace("NUMBER", "2")
    shown = outcome_shown(page_of(log, later))
    assert shown == "Partly provided after a decision notice changed part of the answer"


def test_an_order_that_a_tribunal_overruled_is_not_shown_as_one_to_obey(log: Path) -> None:
    page = page_of(log, A_NOTICE + A_TRIBUNAL.replace("NUMBER", "3"))
    assert "A later decision replaced this one." in page
    assert "the first answer still stands" not in page
    assert "the record does not yet say that it has" not in page


def test_a_further_disclosure_changes_what_stands(log: Path) -> None:
    later = """\
further:
  - date: 2016-12-01
    reason: The report has been published since.
    questions: [{question: 1, result: changed, outcome: provided, answered: It is 15.}]
"""
    page = page_of(log, later, question("withheld"))
    assert outcome_shown(page) == "Provided after a further disclosure; first withheld"


def test_what_was_given_as_goodwill_leaves_a_request_over_the_cost_limit(log: Path) -> None:
    gift = question("provided").replace("}", ", goodwill: The figures for one year.}")
    page = page_of(log, "", question("over-cost-limit") + gift)
    assert outcome_shown(page) == "Over the cost limit; something was given as goodwill"


def test_questions_with_several_outcomes_are_counted_beside_the_headline(log: Path) -> None:
    page = page_of(log, "")
    assert "<dd>1 provided, 1 withheld, 1 not held</dd>" in page


def test_an_answer_that_neither_confirms_nor_denies_weighs_only_whether_to_say_so(
    log: Path,
) -> None:
    silent = question("neither-confirmed-nor-denied").replace(
        '"40(5)"', '"31(3)", public_interest: stay-silent'
    )
    why = page_of(log, "", silent).split("We answered")[1].split("<h2 ")[0]
    assert "in not saying whether any information is held was stronger" in why
    assert "withholding the information" not in why


def test_the_name_of_an_exemption_ends_with_one_full_stop(log: Path) -> None:
    page = page_of(log, "", question("withheld").replace('"40(2)"', '"32"'))
    assert "Section 32: Court records, etc.</strong>" in page


@pytest.mark.parametrize("section", ["30(1)", "41(1)", "40(2)", "23(1)", "43(2)"])
def test_no_ground_for_neither_confirming_nor_denying_says_that_information_is_held(
    log: Path, section: str
) -> None:
    silent = question("neither-confirmed-nor-denied").replace(
        '"40(5)"', f'"{section}"}}, {{section: "40(5)"'
    )
    page = page_of(log, "", silent)
    why = page.split("dl-why")[1].split("<h2 ")[0]
    assert "can refuse to say whether it holds any such information" in why
    assert not any(law.meaning in why for law in PROVISIONS.values())
