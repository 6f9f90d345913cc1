"""The templates of the pages, and what they can use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from disclosure_log.findings.registry import VERSION
from disclosure_log.language import counted, in_words, number
from disclosure_log.law.calendar import closed_weekdays
from disclosure_log.law.dated import words
from disclosure_log.law.vocabulary import (
    ABOUT_SAYING,
    CLOCK_EVENTS,
    GLOSSARY,
    KINDS,
    OUTCOMES,
    REGULATOR_RESULTS,
    REGULATOR_STEPS,
    REVIEW_OUTCOMES,
)
from disclosure_log.log import headings
from disclosure_log.log.changes import changes_of
from disclosure_log.log.downloads import DocumentPage
from disclosure_log.log.entries import Log, counts
from disclosure_log.log.entry import Entry
from disclosure_log.log.time_taken import in_sentences, in_short
from disclosure_log.log.timeline import timeline
from disclosure_log.markdown.html import to_html, words_of
from disclosure_log.privacy.kinds.forenames import FORENAMES
from disclosure_log.records.cited import provision, provision_of_outcome
from disclosure_log.site.page import inert, relative
from disclosure_log.site.question_heading import QuestionHeading, question_heading
from disclosure_log.store import Store

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

EXCERPT = 200
"""The most characters of a question that a list shows."""
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

TEMPLATE = "template"
"""What the store calls a compiled template."""
_MARK = re.compile(r"[\\*_`#>|\[\]&]|^\s*([-+]|\d+[.)])\s", re.MULTILINE)
"""What may be markup in a Markdown text."""

_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
_environment.filters["day"] = in_words
_environment.filters["written"] = lambda day: in_words(date.fromisoformat(day))
_environment.filters["sentence"] = lambda text: f"{text.removesuffix('.')}."
_environment.filters["number"] = number
_environment.filters["count"] = counted
# A line end in the Markdown of a page would be a blank, and two would end the table.
_environment.filters["lines"] = lambda text: Markup("<br>").join(text.splitlines())
_environment.tests["cited"] = lambda publication, log: bool(log.by_publication[publication])
_environment.tests["figure"] = lambda cell: bool(_FIGURE.fullmatch(cell))
_environment.filters["breakable"] = lambda name: Markup("_<wbr>").join(name.split("_"))
_environment.filters["columns_of_figures"] = lambda rows: {
    number
    for number, column in enumerate(zip(*rows, strict=True))
    if all(not cell or _FIGURE.fullmatch(cell) for cell in column)
}
_environment.globals |= {
    "outcomes": OUTCOMES,
    "glossary": GLOSSARY,
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


class Compiled(BytecodeCache):
    """The templates that this process has compiled, because a preview uses them again and again,
    or that the store has as code. Its seal says who compiled them."""

    _here: ClassVar[dict[tuple[str, str], bytes]] = {}

    def __init__(self, store: Store | None = None) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        key = bucket.key, bucket.checksum
        code = self._here.get(key) or (self._store and self._store.get(TEMPLATE, *key))
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        key = bucket.key, bucket.checksum
        self._here[key] = bucket.bytecode_to_string()
        if self._store:
            self._store.put(TEMPLATE, self._here[key], *key)


def keep_compiled(store: Store | None) -> None:
    """Take compiled templates from the *store*."""
    _environment.bytecode_cache = Compiled(store)


def _excerpt(text: str) -> str:
    """The first words of a Markdown *text*, for a list."""
    words = words_of(to_html(text)) if _MARK.search(text) else " ".join(text.split())
    return words if len(words) <= EXCERPT else words[:EXCERPT].rsplit(" ", 1)[0] + " …"


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


_environment.filters["excerpt"] = _excerpt
_environment.filters["figure"] = lambda measure, figures, quarter: figures.number(measure, quarter)
