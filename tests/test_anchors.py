"""A link to a section of a page that was published once still finds its section."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import built, tree
from conftest import A_RECORD, ROOT, SKELETON, add_record, places, rendered
from disclosure_log.site.render import Site

PUBLISHED = {
    "": "newest-answers topics years",
    "about/": "what-is-published what-is-left-out what-the-outcomes-mean"
    " how-working-days-are-counted corrections privacy",
    "accessibility/": "compliance-status what-may-not-meet-the-standard feedback-and-contact"
    " enforcement how-this-statement-was-made",
    "checks/": "personal-data-in-text released-documents-what-they-hide"
    " one-record-dates-outcomes-grounds the-log-as-a-whole"
    " text-what-would-be-unsafe-or-would-not-show-as-written guidance-pages"
    " the-fields-of-a-record files-and-how-they-are-written"
    " the-finished-site-before-it-is-published what-can-be-previewed-but-not-published-yet",
    "how-to-request/": "has-it-been-answered-already what-you-can-ask-for before-you-ask"
    " write-your-request where-to-send-it what-it-costs how-long-it-takes if-something-is-withheld"
    " if-no-answer-comes-in-time if-you-are-not-satisfied",
    "publication-scheme/": "how-to-get-it what-it-costs datasets how-the-scheme-is-kept"
    " 1-who-we-are-and-what-we-do 2-what-we-spend-and-how-we-spend-it"
    " 3-what-our-priorities-are-and-how-we-are-doing 4-how-we-make-decisions"
    " 5-our-policies-and-procedures 6-lists-and-registers 7-the-services-we-offer",
    "disclosures/": "by-year by-topic newest-answers answers-that-are-not-published-here",
    "disclosures/2016/fh-16-2/": "question-1 internal-review complaint-to-the-regulator"
    " further-disclosure released-documents what-the-answers-cite related-answers about-this-entry",
}
"""The ids of the sections that the first published pages had."""

WITH_EVERY_SECTION = (
    A_RECORD
    + """\
    cites: [street-plan]
documents: [{file: lamps.csv, title: Lamps}]
review: {responded: 2016-04-01, outcome: upheld, answered: The reviewer agreed.}
regulator:
  - {step: decision-notice, date: 2016-09-01, reference: FS50123456,
    result: not-upheld}
further: [{date: 2016-10-01, reason: More was found.}]
"""
)


@pytest.mark.parametrize("guidance", [SKELETON, ROOT], ids=["of a new log", "of this log"])
def test_each_section_that_was_published_is_still_found(log: Path, guidance: Path) -> None:
    for page in (guidance / "docs").iterdir():
        text = re.sub("\nreviewed:.*\n", "\nreviewed: 2026-11-21\n", page.read_text("utf-8"))
        (log / "docs" / page.name).write_text(text, "utf-8")
    add_record(log, "FH 16-2", WITH_EVERY_SECTION)
    file = log / "disclosures/2016/fh-16-2/lamps.csv"
    file.parent.mkdir()
    file.write_text("lane,lamps\nElder Lane,7\n")
    (log / "disclosures/not-published.yml").write_text(
        "- quarter: 2016-Q1\n  not_published: [{count: 2, reason: They name a child.}]\n"
    )
    assert not places(log)
    site = built(log)
    for address, ids in PUBLISHED.items():
        page = tree((site / address / "index.html").read_text("utf-8"))
        assert not set(ids.split()) - set(page.xpath("//@id"))


def anchors_of_months(site: Site) -> list[str]:
    page = tree(site.outputs["documents/index.md"].content.decode())
    found: list[str] = page.xpath("//h2/@id")
    return found


def test_the_anchor_of_a_group_stays_when_it_grows(log: Path) -> None:
    anchors = []
    for number in (2, 3):
        add_record(log, f"FH 16-{number}", A_RECORD + "documents: [{file: a.csv, title: Lamps}]\n")
        file = log / f"disclosures/2016/fh-16-{number}/a.csv"
        file.parent.mkdir()
        file.write_text(f"lane,lamps\nElder Lane,{number}\n")
        anchors.append(anchors_of_months(rendered(log)))
    assert anchors[0] and anchors == anchors[:1] * len(anchors)
