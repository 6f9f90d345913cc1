"""The reading age of the site's own words, page by page.

    python tests/benchmarks/reading_age.py [SITE]

Measures a finished site, or one that it builds from the tests' own log, with textstat: the reading age
is the grade of Flesch and Kincaid with five years added. Counted are the sentences that the program and
the pages of guidance bring. What a record says is the authority's, so titles, summaries, questions and
answers are left out, and so are addresses and names. With Chromium it also measures what the composer
and the search say. Then it measures each vocabulary and the reasons of the checks. It prints each age
with the number of words, and ends with 1 if one is above 12, or the meaning of any one ground.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import measuring  # noqa: F401
import textstat
from lxml import html
from playwright.sync_api import Page, sync_playwright
from slow_phone import served

from conftest import CAFCASS, checkout
from disclosure_log.findings.registry import RULES
from disclosure_log.law.vocabulary import GLOSSARY, OUTCOMES, PROVISIONS, SCHEME_CLASSES

OLDEST = 12.0
"""Years."""
LEAST = 40
"""Words: of fewer no age can be told."""

_OTHERS = (
    "nav script style form noscript table svg blockquote .headerlink .dl-list .dl-index .dl-cards .dl-scheme"
    " .dl-related .dl-cited .dl-documents .dl-asked .dl-answered .dl-notice .dl-facts .dl-line .dl-letter"
    " .dl-tally .dl-document .dl-weighed .dl-events .dl-question .dl-counted .dl-cite .dl-printed"
).split()
"""What is no sentence of the program: navigation, addresses, and the texts of records."""
_ENTRY = re.compile(r"disclosures/\d{4}/[^/]+/")
_BLOCKS = "p li dd dt h1 h2 h3 h4 label legend summary button".split()
REQUESTS = (
    "Please send me everything about my son and the name of the social worker.",
    "Why was Rowan Ashdown’s case 22/1234 closed? I want to complain.",
    "Any documents about lamps, and every email in each case",
)
"""Between them they get all advice that the composer gives."""


def age(sentences: Iterable[str]) -> float:
    """The reading age of *sentences*, in years."""
    return float(textstat.flesch_kincaid_grade(" ".join(sentences))) + 5


def sentences(element: html.HtmlElement) -> list[str]:
    """The sentences of the program in a part of a page, each block of the page ended by a stop."""
    for other in _OTHERS:
        found = f"descendant::{other}"
        if other.startswith("."):
            name = other[1:]
            found = f"descendant::*[contains(concat(' ', @class, ' '), ' {name} ')]"
        for each in element.xpath(found):
            each.drop_tree()
    return list(_blocks(element))


def _blocks(element: html.HtmlElement) -> Iterator[str]:
    tags = " or ".join(f"self::{tag}" for tag in _BLOCKS)
    for block in element.xpath(f".//*[{tags}][not(ancestor::*[{tags}])]"):
        words = re.sub(r"https?://\S+|\S+@\S+|“[^”]*”", "", block.text_content()).split()
        text = " ".join(words)
        if len(words) > 3:
            yield text if text[-1] in ".?!" else f"{text}."


def pages(site: Path) -> Iterator[tuple[str, list[str]]]:
    """The address and the sentences of each page of a *site* that has enough words."""
    for path in sorted(site.rglob("*.html")):
        [content, *_] = html.parse(path).getroot().xpath("//article") or [None]
        if content is not None:
            name = path.relative_to(site).as_posix().removesuffix("index.html")
            if _ENTRY.match(name):  # a title and a summary of the record
                for own in content.xpath(".//h1 | .//*[contains(@class, 'dl-lead')]"):
                    own.drop_tree()
            yield f"/{name}", sentences(content)


def vocabularies() -> dict[str, list[str]]:
    """The meanings of each vocabulary that a page shows."""
    return {
        "grounds": [each.meaning for each in PROVISIONS.values()],
        "grounds: public interest": [
            each.about_public_interest for each in PROVISIONS.values() if each.about_public_interest
        ],
        "outcomes": [each.meaning for each in OUTCOMES.values()],
        "glossary": [each.meaning for each in GLOSSARY if each.meaning],
        "classes of the scheme": [each.meaning for each in SCHEME_CLASSES.values()],
        "reasons of the checks": [rule.why for rule in RULES.values()],
    }


def _said(page: Page, selector: str) -> list[str]:
    parts = page.locator(selector).evaluate_all("all => all.map(part => part.outerHTML)")
    return [
        sentence
        for part in parts
        for sentence in _blocks(html.fragment_fromstring(part, create_parent="div"))
    ]


def scripts(site: Path) -> Iterator[tuple[str, list[str]]]:
    """What the composer and the search say to a visitor."""
    chromium = shutil.which("chromium")
    if not chromium:
        return
    with (
        served(site) as origin,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"]) as browser,
    ):
        page = browser.new_page()
        page.goto(f"{origin}how-to-request/")
        said = _said(page, ".dl-first, .dl-form")
        for request in REQUESTS:
            page.locator("#dl-information").fill(request)
            page.locator("#dl-name").fill("Ada Elder")
            page.locator("#dl-email").fill("ada@elder.example")
            page.get_by_role("button", name="Check my request").click()
            said += _said(page, ".dl-finished > :not(.dl-letter)")
        yield "composer", said
        said = []
        for words in ("aeroplane maintenance", "policy", "of the"):
            page.goto(f"{origin}search/?q={words}")
            page.wait_for_function(
                "() => !['', 'Searching…'].includes(document.querySelector('#dl-said').textContent)"
            )
            said += _said(
                page, ".dl-search, .dl-said, #dl-notes, #dl-nothing:not([hidden]), .dl-hint"
            )
        yield "search", said


def build(folder: Path) -> Path:
    log = checkout(folder / "log", CAFCASS)
    subprocess.run(
        [sys.executable, "-m", "disclosure_log"], cwd=log, check=True, capture_output=True
    )
    return log / "site"


def main(arguments: list[str]) -> int:
    worst = 0.0
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(arguments[0]) if arguments else build(Path(temporary))
        measured = dict([*pages(site), *scripts(site)])
    for name, said in (measured | vocabularies()).items():
        words = len(" ".join(said).split())
        if words < LEAST:
            continue
        years = age(said)
        worst = max(worst, years)
        print(f"{years:5.1f} years  {words:5} words  {name}{'  TOO HIGH' * (years > OLDEST)}")
    each = [age([meaning]) for meaning in vocabularies()["grounds"]]
    above = sum(years > OLDEST for years in each)
    print(
        f"{max(each):5.1f} years: the hardest of {len(each)} grounds; {above} are above {OLDEST:.0f}"
    )
    return int(max(worst, *each) > OLDEST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
