"""The figures of the log: how requests were answered, how long it took, what reviews made of them.

They count what is published here. A withdrawn entry is in none of them. A request is counted by
its first answer, as official statistics are; what changed later is counted with the reviews and
decisions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from operator import attrgetter

from disclosure_log.law.figures import MEASURES, NOT_RESOLVABLE
from disclosure_log.law.vocabulary import OUTCOMES
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.grouped import Grouped, grouped
from disclosure_log.log.headings import INTERNAL_REVIEW, REGULATOR, id_of, numbered
from disclosure_log.records.cited import provision
from disclosure_log.records.quarters import Quarter, quarter_of, words_of_quarter
from disclosure_log.store import Store, digest, runs

FOLDER = "statistics/"
COUNTED = "lines of figures"
"""What the store calls where entries are counted."""
TOGETHER = 160
"""About so many entries are kept together."""
_DAYS = ((5, "days-0-5"), (10, "days-6-10"), (15, "days-11-15"), (20, "days-16-20"))
_REASONS = {
    "over-cost-limit": "by-cost",
    "vexatious": "as-vexatious",
    "repeated": "as-repeated",
    "neither-confirmed-nor-denied": "by-silence",
}
"""The reasons that an outcome gives by itself."""
_CITED = {"12": "by-cost", "14(1)": "as-vexatious", "14(2)": "as-repeated", "14": "as-vexatious"}


_path = attrgetter("path")


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that is counted on one line: a request, a review, a decision."""

    measure: str
    entry: Entry
    day: date
    """In whose quarter it is counted."""
    section: str = ""
    """The id of its section in the page of the entry."""

    @property
    def place(self) -> str:
        return f"{self.entry.address}#{self.section}" if self.section else self.entry.address


@dataclass(frozen=True)
class QuarterFigures:
    """The figures of three months."""

    name: str
    """``2016-Q1``."""
    note: Quarter | None
    """What the authority says of it besides."""

    @property
    def slug(self) -> str:
        return self.name.lower()

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.slug}/"

    @property
    def label(self) -> str:
        return words_of_quarter(self.name)


@dataclass(frozen=True)
class Figures:
    """Every figure, with the list of what is behind it."""

    lists: dict[str, Grouped[Counted]]
    """By the id of the line: what it counts, in groups by quarter. None is empty."""
    quarters: Sequence[QuarterFigures]
    """Newest first: those in which something is counted, or of which the authority says
    something."""

    def number(self, measure: str, quarter: str = "") -> int:
        """The figure of a line, in all or in one quarter (``2016-q1``)."""
        found = self.lists.get(measure)
        if found is None:
            return 0
        return found.number_of(quarter) if quarter else len(found.items)

    def place(self, measure: str, quarter: str = "") -> str:
        """Where exactly what a figure counts is listed."""
        found = self.lists[measure]
        return found.place_of(quarter) if quarter else found.address

    @cached_property
    def by_quarter(self) -> dict[str, list[Counted]]:
        """What is counted in each quarter."""
        found: dict[str, list[Counted]] = {quarter.slug: [] for quarter in self.quarters}
        for list_ in self.lists.values():
            for counted in list_.items:
                found[quarter_of(counted.day).lower()].append(counted)
        return found


def figures(log: Log, store: Store | None = None) -> Figures:
    """The figures of all entries of the *log* that stand. What the *store* knows is not counted
    anew: to run the clocks of 10,000 requests takes a second."""
    found: dict[str, list[Counted]] = {id: [] for id in MEASURES}
    settings = digest(log.authority)
    for run in runs(sorted(log.entries, key=_path), _path, TOGETHER):
        for entry, lines in zip(run, _lines(settings, run, store), strict=True):
            for counted in _counted(entry, lines):
                found[counted.measure].append(counted)
    lists = {}
    for id, items in found.items():
        if items:
            items.sort(key=lambda each: each.day, reverse=True)
            lists[id] = grouped(MEASURES[id].label, f"{FOLDER}{id}/", items, _by_quarter)
    notes = {each.quarter: each for each in log.quarters}
    names = {quarter_of(each.day) for list_ in lists.values() for each in list_.items}
    # A quarter keeps its page even if all its entries were withdrawn.
    names |= {*notes, *(quarter_of(entry.record.responded) for entry in log.all)}
    quarters = [QuarterFigures(name, notes.get(name)) for name in sorted(names, reverse=True)]
    return Figures(lists, quarters)


@cache
def _quarter(name: str) -> tuple[str, str]:
    return words_of_quarter(name), name.lower()


def _by_quarter(counted: Counted) -> tuple[str, str]:
    return _quarter(quarter_of(counted.day))


def _lines(settings: bytes, run: Sequence[Entry], store: Store | None) -> list[str]:
    """The lines that count each request of a *run* by the day of its answer, with blanks between
    them."""
    if not all(entry.digest for entry in run):
        store = None
    key = (settings, *(entry.digest for entry in run))
    known: list[str] | None = store.get(COUNTED, *key) if store else None
    if known is None:
        known = [" ".join(_measures(entry)) for entry in run]
        if store:
            store.put(COUNTED, known, *key)
    return known


def _counted(entry: Entry, lines: str) -> Iterator[Counted]:
    """Everything that is counted of an *entry*: the request on its *lines*, reviews, decisions."""
    record = entry.record
    if record.received:
        yield Counted("received", entry, record.received)
    for measure in lines.split():
        yield Counted(measure, entry, record.responded)
    for number, review in enumerate(record.review, 1):
        section = id_of(numbered(INTERNAL_REVIEW, number))
        yield Counted(f"review-{review.outcome}", entry, review.responded, section)
    for step in record.regulator:
        if step.step != "complaint" or step.result:
            yield Counted(_decision(step.result), entry, step.date, id_of(REGULATOR))


def _measures(entry: Entry) -> Iterator[str]:
    """The lines that count the request by the day of its answer."""
    line = line_of(entry)
    yield "answered"
    if "eir" in entry.regime.acts:
        yield "regulations"
    yield line
    if line in NOT_RESOLVABLE:
        yield "not-resolvable"
    elif line != "section-21-only":
        yield "resolvable"
    if line == "fully-withheld":
        yield "refused-in-full"
    if line in ("fully-withheld", "partly-withheld"):
        yield from sorted(_reasons(entry))
    yield from _times(entry)


def line_of(entry: Entry) -> str:
    """The line of the Cabinet Office's statistics: see ``law/data/figures.yml``."""
    whole = entry.first_outcome
    if whole.gives:
        return "partly-withheld" if whole.refuses else "granted-in-full"
    questions = [OUTCOMES[part.outcome] for part in entry.record.parts]
    if any(question.refuses for question in questions):
        return "fully-withheld"
    if any(question.elsewhere for question in questions):
        return "section-21-only"
    return "not-held" if any(question.lacks for question in questions) else "advice"


def _reasons(entry: Entry) -> set[str]:
    """Why something was refused, by the first answers."""
    found = set()
    for part in entry.record.parts:
        if not OUTCOMES[part.outcome].refuses:
            continue
        if part.outcome in _REASONS:
            found.add(_REASONS[part.outcome])
        for ground in part.grounds:
            law = provision(ground)
            known = next((_CITED[cited] for cited in _CITED if law.provision.startswith(cited)), "")
            found.add(known if known and law.act == "foi" else "by-exemption")
    return found


def _times(entry: Entry) -> Iterator[str]:
    clock = entry.clock
    if clock.used is None:
        yield "date-missing"
        return
    yield "both-dates"
    if clock.late:
        yield "late"
    elif entry.extension_used:
        yield "extended"
    else:
        yield "on-time"
    usual = next((measure for days, measure in _DAYS if clock.used <= days), None)
    yield usual or ("days-21-40" if clock.used <= 40 else "days-over-40")


def _decision(result: str | None) -> str:
    if result is None:
        return "result-missing"
    if result.startswith("appeal"):
        return result
    return f"complaint-{'closed' if result in ('withdrawn', 'resolved') else result}"
