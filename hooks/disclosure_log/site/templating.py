"""The templates of the pages, and what they can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from disclosure_log.findings.registry import VERSION
from disclosure_log.language import counted, in_words, number
from disclosure_log.law.calendar import closed_weekdays
from disclosure_log.law.dated import words
from disclosure_log.law.vocabulary import (
    ABOUT_SAYING,
    CLOCK_EVENTS,
    KINDS,
    OUTCOMES,
    REGULATOR_RESULTS,
    REGULATOR_STEPS,
    REVIEW_OUTCOMES,
)
from disclosure_log.log import headings
from disclosure_log.log.answer import provision, provision_of_outcome
from disclosure_log.log.changes import changes_of
from disclosure_log.log.downloads import DocumentPage
from disclosure_log.log.entries import Log, counts
from disclosure_log.log.entry import Entry
from disclosure_log.log.time_taken import in_sentences, in_short
from disclosure_log.log.timeline import timeline
from disclosure_log.markdown.html import to_html
from disclosure_log.privacy.kinds.forenames import FORENAMES
from disclosure_log.site.page import inert, relative
from disclosure_log.site.question_heading import QuestionHeading, question_heading

MOST_ROWS = 500
"""The most rows of a released table that its page shows; the file has all."""
FEW_QUESTIONS = 3
"""With more, an entry has a list of its questions on a narrow screen."""
WIDEST = 8
"""The most columns of a table that paper and a desktop have room for."""
LONG_CELL = 40
"""With more letters, a cell of a table needs a wide column."""
NEWEST = 10
"""How many of the newest entries an overview shows."""

YEARS_AHEAD = 10
"""For how many years ahead a page knows the bank holidays: longer than a log goes without a new
entry or a check of its settings."""

_FIGURE = re.compile(
    r"[-+\u2212]?\(?[-+\u2212]?(?:[£$€¥₹] ?)?[-+\u2212]?"
    r"(?:[0-9][0-9.,:/-]*(?: ?%| [0-9:]+)?|\.[0-9]+)(?: ?[£$€])?\)?"
    r"|[0-9]{1,2}[ -](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
    r"(?:[ -][0-9]{2,4})?"
)
"""A number with its signs, an amount, a date or a time, which are not divided between two lines."""

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.filters["day"] = in_words
_environment.filters["sentence"] = lambda text: f"{text.removesuffix('.')}."
_environment.filters["number"] = number
_environment.filters["count"] = counted
# A line end in the Markdown of a page would be a blank, and two would end the table.
_environment.filters["lines"] = lambda text: Markup("<br>").join(text.splitlines())
_environment.tests["figure"] = lambda cell: bool(_FIGURE.fullmatch(cell))
_environment.filters["columns_of_figures"] = lambda rows: {
    number
    for number, column in enumerate(zip(*rows, strict=True))
    if all(not cell or _FIGURE.fullmatch(cell) for cell in column)
}
_environment.globals |= {
    "outcomes": OUTCOMES,
    "review_outcomes": REVIEW_OUTCOMES,
    "regulator_steps": REGULATOR_STEPS,
    "regulator_results": REGULATOR_RESULTS,
    "about_saying": ABOUT_SAYING,
    "clock_events": CLOCK_EVENTS,
    "working_day": lambda entry: words(entry.record.responded).working_day,
    "counts": counts,
    "provision": provision,
    "provision_of_outcome": provision_of_outcome,
    "timeline": timeline,
    "in_sentences": in_sentences,
    "in_short": in_short,
    "changes_of": changes_of,
    # A school's own days are known for a year or so: too few to name a day in the future.
    "closed_weekdays": lambda log: (
        [] if KINDS[log.authority.kind].longest_days else closed_weekdays(log.day.year, YEARS_AHEAD)
    ),
    "headings": headings,
    "newest": NEWEST,
    "few": FEW_QUESTIONS,
    "most": MOST_ROWS,
    "widest": WIDEST,
    "long": LONG_CELL,
    "rules_version": VERSION,
    "forenames": FORENAMES,
}


def render_template(template: str, log: Log, address: str, **values: Any) -> str:
    """The page at *address* as a template of ``site/templates`` makes it."""

    def link(target: str) -> str:
        return relative(address, target)

    def prose(text: str, entry: Entry) -> Markup:
        def linker(words: str) -> Iterator[tuple[int, int, str]]:
            return (
                (start, end, link(other.address))
                for start, end, other in log.references_in(words)
                if other.path != entry.path
            )

        # The checks refuse what this would have to sanitise. Nothing else in a template may be
        # marked as safe.
        return Markup(to_html(log.unwrapped(text), linker))

    def questions_of(entry: Entry) -> list[QuestionHeading]:
        return [question_heading(prose(answer.part.asked, entry)) for answer in entry.answers]

    def released(page: DocumentPage) -> Markup:
        # Sanitised where it was made.
        return Markup(page.content)

    return inert(
        _environment.get_template(template).render(
            log=log,
            authority=log.authority,
            address=address,
            link=link,
            prose=prose,
            questions_of=questions_of,
            released=released,
            **values,
        )
    )
