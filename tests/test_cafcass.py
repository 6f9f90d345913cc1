"""Four real records, kept here as they were: they are in order, and their pages say what the
letters say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

import building
from conftest import CAFCASS, checkout, rendered
from disclosure_log.site.audit import audit
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.render import Site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return checkout(tmp_path_factory.mktemp("cafcass") / "log", CAFCASS)


@pytest.fixture(scope="module")
def site(folder: Path) -> Site:
    return rendered(folder)


@pytest.fixture(scope="module")
def built(folder: Path, site: Site) -> Path:
    return building.built(folder)


def facts(built: Path, address: str, section: str = "dl-details") -> dict[str, str]:
    """The details of an entry, or of its internal review."""
    boxes = html.parse(built / address / "index.html").xpath(
        f"//div[@class='{section}']/dl[@class='dl-facts']/div"
    )
    return {box[0].text_content(): " ".join(box[1].text_content().split()) for box in boxes}


def days(built: Path, address: str) -> dict[str, str]:
    """The line of an entry's days."""
    points = html.parse(built / address / "index.html").xpath(
        "//dl[starts-with(@class, 'dl-line')]/div"
    )
    return {point[0].text_content(): point[1].text_content() for point in points}


def text(built: Path, address: str) -> str:
    return " ".join(
        html.parse(built / address / "index.html").xpath("//article")[0].text_content().split()
    )


def test_the_site_passes_its_audit(site: Site, built: Path) -> None:
    assert audit(built, site.log, Expected.of(site.outputs)) == []


def test_the_log_holds_the_four_entries_in_three_years(site: Site) -> None:
    assert [entry.record.reference for entry in site.log.entries] == [
        "CAF 18-172",
        "CAF 16-19",
        "CAF 15-189",
        "CAF 15-105",
    ]
    assert list(site.log.years) == [2019, 2016, 2015]


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("disclosures/2015/caf-15-105", 7),
        ("disclosures/2015/caf-15-189", 5),
        ("disclosures/2016/caf-16-19", 3),
        ("disclosures/2019/caf-18-172", 2),
    ],
)
def test_every_question_has_an_address_of_its_own(built: Path, address: str, number: int) -> None:
    ids = html.parse(built / address / "index.html").xpath("//h2/@id")
    assert [id for id in ids if id.startswith("question-")] == [
        f"question-{n}" for n in range(1, number + 1)
    ]


@pytest.mark.parametrize(
    ("address", "received", "due", "answered", "used"),
    [
        (
            "disclosures/2015/caf-15-105",
            "8 June 2015",
            "6 July 2015",
            "12 June 2015",
            "4 working days, on time",
        ),
        (
            "disclosures/2015/caf-15-189",
            "9 November 2015",
            "8 December 2015",
            "18 November 2015",
            "7 working days, on time",
        ),
        (
            "disclosures/2016/caf-16-19",
            "9 February 2016",
            "8 March 2016",
            "1 March 2016",
            "15 working days, on time",
        ),
        ("disclosures/2019/caf-18-172", "not recorded", None, "8 January 2019", "not recorded"),
    ],
)
def test_an_entry_shows_its_clock(
    built: Path, address: str, received: str, due: str | None, answered: str, used: str
) -> None:
    shown = facts(built, address) | days(built, address)
    assert (shown["Received"], shown.get("Due"), shown["Answered"], shown["Time taken"]) == (
        received,
        due,
        answered,
        used,
    )


def test_the_review_of_caf_18_172_took_15_working_days(built: Path) -> None:
    shown = facts(built, "disclosures/2019/caf-18-172", "dl-qa")
    assert shown["Answered in"] == "15 working days, within the usual 20"
    assert (shown["Result"], shown["Decided by"]) == ("Upheld", "Head of Legal")


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("disclosures/2015/caf-15-105", "Provided"),
        ("disclosures/2015/caf-15-189", "Provided"),
        ("disclosures/2016/caf-16-19", "Provided as far as held"),
        ("disclosures/2019/caf-18-172", "Not held"),
    ],
)
def test_an_entry_shows_the_outcome_of_the_whole_request(
    built: Path, address: str, outcome: str
) -> None:
    assert facts(built, address)["Outcome"] == outcome


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (
            "disclosures/2015/caf-15-105",
            [
                "page 4",
                "April 2015",
                "at most 12 hours",
                "at most 4 hours",
                "four blocks of one hour",
                "page 2",
                "NACCC",
                "Worcester",
            ],
        ),
        (
            "disclosures/2015/caf-15-189",
            [
                "Section 6",
                "Rule 12.73",
                "Practice Direction 12G",
                "1.16 to 1.29",
                "section 8.5",
                "paragraph 13.3",
                "2.4, 4.1, 4.7, 4.21, 8.23 and 8.24, and Appendix 4",
            ],
        ),
        (
            "disclosures/2016/caf-16-19",
            ["15 numbers", "Head of Service", "8.17 to 8.19", "CAF 15-194 of 17 December 2015"],
        ),
        (
            "how-to-request",
            [
                "£450",
                "2.5 days",
                "20 working days",
                "governance@cafcass.gov.uk",
                "70 Gray's Inn Road",
                "WC1X 8NH",
                "February 2019",
                "Information Commissioner",
                "SK9 5AF",
            ],
        ),
    ],
)
def test_the_facts_of_the_letters_are_on_the_page(
    built: Path, address: str, said: list[str]
) -> None:
    shown = text(built, address)
    assert [fact for fact in said if fact not in shown] == []


def test_a_reference_to_an_entry_that_is_not_there_stays_text(built: Path) -> None:
    assert not html.parse(built / "disclosures/2016/caf-16-19/index.html").xpath(
        "//a[contains(., '15-194')]"
    )


def test_the_scheme_has_its_seven_classes_and_the_entries_that_cite_each_item(built: Path) -> None:
    page = html.parse(built / "publication-scheme/index.html")
    assert len([h for h in page.xpath("//h2") if re.match(r"[1-7]\. ", h.text_content())]) == 7
    assert page.xpath("//li[@id='operating-framework']//p[@class='dl-citing']/a/text()") == [
        "CAF 16-19",
        "CAF 15-189",
    ]


def test_an_item_of_the_scheme_without_an_address_says_how_to_ask(built: Path) -> None:
    [asking] = html.parse(built / "publication-scheme/index.html").xpath(
        "//ul[li/@id='operating-framework']/preceding-sibling::p[@class='dl-ask'][1]"
    )
    assert "governance@cafcass.gov.uk" in asking.text_content()


@pytest.mark.parametrize(
    "gone", ["gsi.gov.uk", "Bloomsbury", "informationcommissioner.gov.uk", "01625", "0300 456"]
)
def test_contact_details_that_were_overtaken_are_on_no_page(built: Path, gone: str) -> None:
    for path in built.rglob("*.html"):
        assert gone not in path.read_text(), path
