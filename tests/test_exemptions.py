"""The pages that explain exemptions: what each ground means, and every question it was used on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import tree
from conftest import A_RECORD, add_record, checked, program, rendered
from disclosure_log.log.listings import LONG
from disclosure_log.site.render import Site

WITHHELD = "    outcome: withheld\n    grounds: [{section: '40(2)'}]\n"
REVIEWED = """\
review:
  responded: 2016-04-01
  outcome: overturned
  answered: The reviewer gave the number.
  questions: [{question: 1, result: changed, outcome: provided, answered: 15.}]
"""
UPHELD = """\
review: {responded: 2016-04-01, outcome: upheld, answered: The reviewer agreed.}
"""
DECIDED = """\
regulator:
  - step: decision-notice
    date: 2016-09-01
    reference: FS50123456
    result: upheld
    questions: [{question: 1, result: changed, outcome: provided, answered: 15.}]
"""


def page(site: Site, address: str) -> str:
    return site.outputs[f"{address}index.md"].content.decode()


def words(site: Site, address: str) -> str:
    return " ".join(tree(page(site, address)).text_content().split())


def listed(site: Site, address: str) -> list[str]:
    """Where the items of a list lead."""
    found: list[str] = tree(page(site, address)).xpath("//ul[@class='dl-counted']/li/a/@href")
    return [href.replace("../", "") for href in found]


def addresses(site: Site) -> set[str]:
    paths = (path for path in site.outputs if path.startswith("exemptions/"))
    return {path.removesuffix("index.md") for path in paths if path.endswith("index.md")}


def test_each_ground_used_has_a_page_with_the_questions_it_was_used_on(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD)
    site = rendered(log)
    assert listed(site, "exemptions/s40-2/") == ["disclosures/2016/fh-16-2/#question-1"]
    assert "1 question published here." in words(site, "exemptions/s40-2/")


def test_a_ground_that_was_not_used_has_no_page(log: Path) -> None:
    assert addresses(rendered(log)) == {"exemptions/"}


def test_a_section_of_which_several_parts_were_used_has_a_page_with_all_of_them(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD)
    add_record(log, "FH 16-3", A_RECORD + WITHHELD.replace("40(2)", "40(1)"))
    site = rendered(log)
    assert addresses(site) == {
        "exemptions/",
        "exemptions/s40/",
        "exemptions/s40-1/",
        "exemptions/s40-2/",
    }
    assert len(listed(site, "exemptions/s40/")) == 2
    assert len(listed(site, "exemptions/s40-2/")) == 1


def test_a_question_with_two_parts_of_a_section_is_counted_once(log: Path) -> None:
    two = WITHHELD.replace("}]", "}, {section: '40(3A)(a)'}]")
    record = A_RECORD.replace("2016", "2020")
    add_record(log, "FH 20-2", record + two, year=2020, responded="2020-03-01")
    assert len(listed(rendered(log), "exemptions/s40/")) == 1


@pytest.mark.parametrize(
    ("outcome", "address"),
    [
        ("over-cost-limit", "s12"),
        ("vexatious", "s14-1"),
        ("repeated", "s14-2"),
        ("already-available", "s21"),
        ("not-held", "not-held"),
        ("partly-held", "not-held"),
    ],
)
def test_an_outcome_that_rests_on_a_provision_by_itself_is_listed_there(
    log: Path, outcome: str, address: str
) -> None:
    available = (
        "    available: [{title: The plan, where: 'https://www.fernhollow.example/plan/'}]\n"
    )
    more = available if outcome == "already-available" else ""
    add_record(log, "FH 16-2", A_RECORD + f"    outcome: {outcome}\n{more}")
    site = rendered(log)
    assert addresses(site) == {"exemptions/", f"exemptions/{address}/"}
    assert listed(site, f"exemptions/{address}/") == ["disclosures/2016/fh-16-2/#question-1"]


def test_an_answer_already_available_under_the_regulations_rests_on_a_regulation(log: Path) -> None:
    text = A_RECORD.replace("reference: {reference}", "reference: {reference}\nregime: eir")
    available = (
        "    available: [{title: The plan, where: 'https://www.fernhollow.example/plan/'}]\n"
    )
    add_record(log, "EIR 16-2", text + f"    outcome: already-available\n{available}")
    assert "exemptions/r6-1-b/" in addresses(rendered(log))


def test_a_request_that_was_unclear_is_listed_as_a_whole(log: Path) -> None:
    clock = """\
clock:
  - {event: clarification-sought, date: 2016-02-10}
  - {event: clarification-received, date: 2016-02-12}
"""
    add_record(log, "FH 16-2", A_RECORD + clock)
    site = rendered(log)
    assert listed(site, "exemptions/s1-3/") == ["disclosures/2016/fh-16-2/"]
    assert "1 request published here." in words(site, "exemptions/s1-3/")


def test_neither_confirmed_nor_denied_is_kept_apart_from_the_exemption_it_rests_on(
    log: Path,
) -> None:
    silent = "    outcome: neither-confirmed-nor-denied\n    grounds: [{section: '31(3)'}]\n"
    add_record(log, "FH 16-2", A_RECORD + silent)
    assert addresses(rendered(log)) == {
        "exemptions/",
        "exemptions/s31-3/",
        "exemptions/neither-confirm-nor-deny/",
    }


def test_cost_and_vexatious_requests_stand_apart_from_exemptions(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + "    outcome: over-cost-limit\n")
    add_record(log, "FH 16-3", A_RECORD + WITHHELD)
    apart, exemptions = (
        tree(page(rendered(log), "exemptions/")).xpath(f"//{name}//a/@href")
        for name in ("dl[@class='dl-terms']", "ul[@class='dl-cards']")
    )
    assert apart == ["../exemptions/s12/"]
    assert exemptions == ["../exemptions/s40-2/"]


@pytest.mark.parametrize(
    ("regime", "ground", "said"),
    [
        ("foi", "section: '24(1)'", "It has to be needed. The authority must show that"),
        ("foi", "section: '27(4)(a)'", "Harm has to be likely."),
        ("foi", "section: '27(4)(b)'", "The kind of information decides."),
        ("foi", "section: '34'", "Release would break another rule or right."),
        ("foi", "section: '36(2)(c)'", "The qualified person has to think that harm is likely."),
        ("foi", "section: '40(1)'", "The kind of information decides."),
        ("foi", "section: '40(2)'", "Release would break another rule or right."),
        ("foi", "section: '41(1)'", "Release would break another rule or right."),
        ("foi", "section: '43(1)'", "The kind of information decides."),
        ("foi", "section: '43(3)'", "Harm has to be likely."),
        ("foi", "section: '44(1)(a)'", "Release would break another rule or right."),
        ("eir", "regulation: '12(3)'", "Release would break another rule or right."),
        ("eir", "regulation: '12(4)(b)'", "the public interest has to be weighed."),
        ("eir", "regulation: '12(5)(b)'", "Harm has to follow."),
        ("eir", "regulation: '13(1)'", "Release would break another rule or right."),
    ],
)
def test_a_page_says_what_its_ground_takes(log: Path, regime: str, ground: str, said: str) -> None:
    text = A_RECORD.replace("reference: {reference}", f"reference: {{reference}}\nregime: {regime}")
    withheld = f"    outcome: withheld\n    grounds: [{{{ground}}}]\n"
    add_record(log, "EIR 16-2" if regime == "eir" else "FH 16-2", text + withheld)
    site = rendered(log)
    (address,) = addresses(site) - {"exemptions/"}
    assert said in words(site, address).split("What it takes")[1].split("Public interest")[0]


def test_what_stands_under_refusals_without_a_public_interest_test_has_none(log: Path) -> None:
    text = A_RECORD.replace("reference: {reference}", "reference: {reference}\nregime: eir")
    for number, part in enumerate(("12(4)(b)", "12(4)(c)"), 2):
        withheld = f"    outcome: withheld\n    grounds: [{{regulation: '{part}'}}]\n"
        add_record(log, f"EIR 16-{number}", text + withheld)
    exemptions = tree(page(rendered(log), "exemptions/")).xpath("//ul[@class='dl-cards']//a/@href")
    assert exemptions == ["../exemptions/r12-4-b/", "../exemptions/r12-4-c/"]


def test_a_page_says_what_a_review_changed(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + REVIEWED)
    add_record(log, "FH 16-3", A_RECORD + WITHHELD + UPHELD)
    add_record(log, "FH 16-4", A_RECORD + WITHHELD)
    text = words(rendered(log), "exemptions/s40-2/")
    assert "An internal review looked again at 2 questions. It changed 1 answer." in text


def numbers(site: Site, address: str) -> dict[str, str]:
    """The numbers in the head of a page with the words after them, and where they lead."""
    links = tree(page(site, address)).xpath(
        "//div[@class='dl-head']//a[translate(substring(., 1, 1), '0123456789', '') = '']"
    )
    return {" ".join(link.text_content().split()): link.get("href") for link in links}


def test_a_number_of_some_questions_leads_to_a_list_of_just_these(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + REVIEWED)
    add_record(log, "FH 16-3", A_RECORD + WITHHELD + UPHELD)
    add_record(log, "FH 16-4", A_RECORD + WITHHELD)
    site = rendered(log)
    place = "../../exemptions/s40-2/"
    assert numbers(site, "exemptions/s40-2/") == {
        "3 questions": "#listed",
        "1": f"{place}outcome-provided/",
        "2": f"{place}outcome-withheld/",
        "2 questions": f"{place}reviewed/",
        "1 answer": f"{place}changed-by-review/",
    }
    found = {
        part: [href.split("/")[2] for href in listed(site, f"exemptions/s40-2/{part}/")]
        for part in ("outcome-provided", "outcome-withheld", "reviewed", "changed-by-review")
    }
    assert found == {
        "outcome-provided": ["fh-16-2"],
        "outcome-withheld": ["fh-16-3", "fh-16-4"],
        "reviewed": ["fh-16-2", "fh-16-3"],
        "changed-by-review": ["fh-16-2"],
    }


def test_a_number_of_all_questions_leads_to_the_list_on_the_page(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + UPHELD)
    site = rendered(log)
    found = {href.rpartition("/")[2] for href in numbers(site, "exemptions/s40-2/").values()}
    assert found == {"#listed"}
    assert tree(page(site, "exemptions/s40-2/")).xpath("//div[@id='listed']//li")
    assert addresses(site) == {"exemptions/", "exemptions/s40-2/"}


def test_the_lists_of_what_came_of_a_ground_are_published_addresses(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + UPHELD)
    add_record(log, "FH 16-3", A_RECORD + WITHHELD)
    assert program(log, "addresses").returncode == 0
    assert "exemptions/s40-2/reviewed/\n" in (log / "disclosures/addresses.txt").read_text()
    add_record(log, "FH 16-2", A_RECORD + WITHHELD)
    assert not checked(log).findings
    assert 'redirect: "../../../exemptions/"' in page(rendered(log), "exemptions/s40-2/reviewed/")


def test_a_page_says_when_no_review_changed_anything(log: Path) -> None:
    for number in (2, 3):
        add_record(log, f"FH 16-{number}", A_RECORD + WITHHELD + UPHELD)
    text = words(rendered(log), "exemptions/s40-2/")
    assert "looked again at 2 questions. It changed none of the answers." in text


def test_a_page_says_when_the_only_review_changed_nothing(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + UPHELD)
    text = words(rendered(log), "exemptions/s40-2/")
    assert "looked again at 1 question. It did not change the answer." in text


def test_a_page_says_what_the_regulator_changed(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + UPHELD + DECIDED)
    text = words(rendered(log), "exemptions/s40-2/")
    assert "decided on 1 question. It changed 1 answer." in text


def test_a_page_says_how_the_public_interest_came_out(log: Path) -> None:
    weighed = WITHHELD.replace("'40(2)'", "'43(2)', public_interest: withhold")
    add_record(log, "FH 16-2", A_RECORD + weighed)
    text = words(rendered(log), "exemptions/s43-2/")
    assert (
        "The public interest was found to be against"
        " releasing the information for 1 question." in text
    )
    assert "Harm has to be likely." in text


def test_the_public_interest_is_counted_whichever_ground_of_a_question_it_was_weighed_for(
    log: Path,
) -> None:
    weighed = "'43(1)'}, {section: '43(2)', public_interest: withhold"
    add_record(log, "FH 16-2", A_RECORD + WITHHELD.replace("'40(2)'", weighed))
    assert "The public interest was found to be against" in words(rendered(log), "exemptions/s43/")


def test_grounds_of_a_question_that_came_out_alike_are_counted_once(log: Path) -> None:
    weighed = "'43(1)', public_interest: withhold}, {section: '43(2)', public_interest: withhold"
    add_record(log, "FH 16-2", A_RECORD + WITHHELD.replace("'40(2)'", weighed))
    assert "releasing the information for 1 question." in words(rendered(log), "exemptions/s43/")


def test_a_later_outcome_that_rests_on_a_provision_by_itself_is_listed_there(log: Path) -> None:
    costly = REVIEWED.replace("outcome: provided", "outcome: over-cost-limit")
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + costly)
    site = rendered(log)
    assert listed(site, "exemptions/s12/") == ["disclosures/2016/fh-16-2/#question-1"]


def test_a_withdrawn_entry_is_not_counted(log: Path) -> None:
    withdrawn = "status: withdrawn\nchanges: [{date: 2016-04-01, note: It was wrong.}]\n"
    add_record(log, "FH 16-2", A_RECORD + WITHHELD + withdrawn)
    assert addresses(rendered(log)) == {"exemptions/"}


@pytest.mark.long
def test_a_long_list_is_divided_by_year_and_loses_nobody(log: Path) -> None:
    for number in range(2, LONG + 3):
        year = 2016 + number % 2
        record = A_RECORD.replace("2016-02-09", f"{year}-02-09") + WITHHELD
        record += UPHELD.replace("2016", "2018") if number > 2 else ""
        reference = f"FH {year % 100}-{number}"
        add_record(log, reference, record, year=year, responded=f"{year}-03-01")
    site = rendered(log)
    parts = [f"exemptions/s40-2/{year}/" for year in (2016, 2017)]
    assert sum(len(listed(site, part)) for part in parts) == LONG + 1
    assert len(listed(site, "exemptions/s40-2/")) == 10
    assert len(listed(site, "exemptions/s40-2/reviewed/")) == LONG


def test_the_address_of_a_ground_that_is_no_longer_used_leads_to_the_index(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD)
    assert program(log, "addresses").returncode == 0
    assert "exemptions/s40-2/\n" in (log / "disclosures/addresses.txt").read_text()
    add_record(log, "FH 16-2", A_RECORD)
    assert not checked(log).findings
    assert 'redirect: "../../exemptions/"' in page(rendered(log), "exemptions/s40-2/")


def test_the_search_finds_the_page_of_a_ground_by_what_people_call_it(log: Path) -> None:
    add_record(log, "FH 16-2", A_RECORD + WITHHELD)
    outputs = rendered(log).outputs
    page = next(
        output.content.decode()
        for path, output in outputs.items()
        if "/pages/" in path and b'"exemptions/s40-2/"' in output.content
    )
    keywords = re.search('"keywords":"([^"]*)"', page)
    assert keywords
    assert {"section 40(2)", "s40(2)", "section 40", "s40", "personal data"} <= {
        *keywords[1].split(" · ")
    }
