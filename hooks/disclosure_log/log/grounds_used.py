"""Which grounds were used on which questions, with what result, and what reviews made of them.

Kept apart from exemptions: refusals that are about the request (FOIA ss. 12 and 14), and answers
that are no refusals (a question back under s. 1(3), information that is not held).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from disclosure_log.language import month_in_words
from disclosure_log.law.exemptions import (
    APART,
    CLARIFIED,
    Apart,
    Ground,
    ground_of,
    is_exemption,
    is_within,
    pages_of,
    slug_of,
    whole,
)
from disclosure_log.law.vocabulary import OUTCOMES, PROVISIONS, Provision
from disclosure_log.log.answer import Answer
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.grouped import Grouped, grouped
from disclosure_log.records import grounds
from disclosure_log.records.cited import apart_for, asked_back, cited_for

FOLDER = "exemptions/"
_REQUEST = tuple(PROVISIONS["foi", section] for section in ("12", "14(1)", "14(2)"))
"""The refusals about the request that a page always explains."""

WEIGHED = {
    "public-interest-withhold": "against releasing the information",
    "public-interest-disclose": "for releasing the information",
    "public-interest-stay-silent": "against saying whether it is held",
    "public-interest-say": "for saying whether it is held",
}
"""The lists by the result of a public interest test, and their words behind "found to be"."""
_LATER = {
    "reviewed": "With an internal review",
    "changed-by-review": "Changed by an internal review",
    "decided": "With a decision of the regulator or a tribunal",
    "changed-by-decision": "Changed by the regulator or a tribunal",
}
"""The lists by what came after the first answer, and what they are called."""
LISTED = "listed"
"""The id of the list of all uses on the page of a ground."""
_DECISIONS = ("decision-notice", "tribunal-decision")


@dataclass(frozen=True)
class Use:
    """A question on which a ground was used, or that was answered in some way; without an *answer*
    it is the request as a whole."""

    entry: Entry
    answer: Answer | None
    cited: tuple[grounds.Ground, ...] = ()
    """The grounds as the record has them; none where the outcome rests on a provision by itself."""

    @property
    def place(self) -> str:
        """Its address in the site."""
        return (
            f"{self.entry.address}#question-{self.answer.number}"
            if self.answer
            else self.entry.address
        )

    @property
    def covers(self) -> str:
        """What the ground was used for, where that was not all of the question."""
        return "; ".join(dict.fromkeys(each.covers for each in self.cited if each.covers))

    @property
    def tests(self) -> Iterable[str]:
        """How the public interest tests of all its grounds came out, each result once."""
        return dict.fromkeys(each.public_interest for each in self.cited if each.public_interest)

    @property
    def came_of_it(self) -> Iterator[str]:
        """The lists that it is in: see ``GroundPage.lists``."""
        if self.answer:
            yield f"outcome-{self.answer.outcome.id}"
        yield from (f"public-interest-{result}" for result in self.tests)
        record = self.entry.record
        if record.review:
            yield "reviewed"
        if self._changed_by("internal-review"):
            yield "changed-by-review"
        if any(step.step in _DECISIONS for step in record.regulator):
            yield "decided"
        if self._changed_by(*_DECISIONS):
            yield "changed-by-decision"

    def _changed_by(self, *kinds: str) -> bool:
        """Whether a step of one of these kinds changed the answer."""
        decisions = self.answer.decisions if self.answer else ()
        return any(each.changes and each.step.kind in kinds for each in decisions)


@dataclass(frozen=True)
class GroundPage:
    """A ground, or an answer that is often taken for one, and every question it was used on."""

    slug: str
    law: Provision | None
    """``None`` for an answer that rests on no provision that is cited."""
    apart: Apart | None
    uses: Grouped[Use]

    @property
    def address(self) -> str:
        return f"{FOLDER}{self.slug}/"

    @property
    def title(self) -> str:
        if self.apart:
            return self.apart.label
        assert self.law
        return f"{self.law.cited[0].upper()}{self.law.cited[1:]}: {self.law.name}"

    @property
    def meaning(self) -> str:
        return self.apart.meaning if self.apart else self.law.meaning if self.law else ""

    @property
    def ground(self) -> Ground | None:
        return ground_of(self.law) if self.law else None

    @property
    def also_called(self) -> tuple[str, ...]:
        about = self.apart or self.ground
        return about.also_called if about else ()

    @property
    def written(self) -> list[str]:
        """How people write the provision: ``section 40(2)``, ``s40(2)``."""
        return self._written(self.law) if self.law else []

    @property
    def spellings(self) -> list[str]:
        """The same with the section that holds it: ``section 40``, ``s40``."""
        above = self._written(whole(self.law)) if self.law else []
        return [*dict.fromkeys([*self.written, *above])]

    @staticmethod
    def _written(law: Provision) -> list[str]:
        return [law.cited, f"{law.cited[0]}{law.provision}"]

    @property
    def is_exemption(self) -> bool:
        return self.law is not None and is_exemption(self.law)

    @property
    def entries(self) -> list[Entry]:
        """The entries of its uses, each once, newest first."""
        return [*{use.entry.path: use.entry for use in self.uses.items}.values()]

    @cached_property
    def lists(self) -> Mapping[str, Grouped[Use]]:
        """Lists of its uses by what came of them, by the last part of their addresses. None is
        empty."""
        found: dict[str, list[Use]] = {}
        for use in self.uses.items:
            for id in use.came_of_it:
                found.setdefault(id, []).append(use)
        labels = {f"outcome-{each.id}": each.label for each in OUTCOMES.values()}
        labels |= {id: f"Public interest {words}" for id, words in WEIGHED.items()} | _LATER
        return {
            id: grouped(label, f"{self.address}{id}/", found[id], by_year, by_month)
            for id, label in labels.items()
            if id in found
        }

    @property
    def own_lists(self) -> Iterator[Grouped[Use]]:
        """The lists that have a page of their own: those of some of its uses."""
        return (each for each in self.lists.values() if len(each.items) < len(self.uses.items))

    def number(self, list_: str) -> int:
        """How many of its uses a list has."""
        found = self.lists.get(list_)
        return len(found.items) if found else 0

    def place(self, list_: str) -> str:
        """Where exactly those uses are listed: on the page itself if they are all of them."""
        if self.number(list_) == len(self.uses.items):
            return f"{self.address}#{LISTED}"
        return self.lists[list_].address


@dataclass(frozen=True)
class GroundsUsed:
    """The pages of all grounds used, in the order of the law."""

    pages: tuple[GroundPage, ...]

    def of(self, slug: str) -> GroundPage | None:
        return next((page for page in self.pages if page.slug == slug), None)

    @property
    def exemptions(self) -> list[GroundPage]:
        return [page for page in self.pages if page.is_exemption]

    @property
    def about_requests(self) -> list[tuple[Provision, GroundPage | None]]:
        """The refusals that are about the request, with the page of each that was used."""
        used = [page for page in self.pages if page.law and not page.is_exemption]
        laws: dict[Provision, GroundPage | None] = {page.law: page for page in used if page.law}
        laws |= {law: None for law in _REQUEST if not any(is_within(each, law) for each in laws)}
        order = [*PROVISIONS.values()]
        return sorted(laws.items(), key=lambda each: order.index(each[0]))

    @property
    def apart(self) -> list[tuple[Apart, GroundPage | None]]:
        """The answers that are no refusals, or only look like a ground, with their pages."""
        return [(each, self.of(id)) for id, each in APART.items()]


def by_year(use: Use) -> tuple[str, str]:
    return str(use.entry.year), str(use.entry.year)


def by_month(use: Use) -> tuple[str, str]:
    day = use.entry.record.responded
    return month_in_words(day), f"month-{day:%m}"


def grounds_used(log: Log) -> GroundsUsed:
    """Every ground that entries of the *log* used. The page of a provision has all uses of its
    parts."""
    cited: list[_Cited] = []
    apart: dict[str, list[Use]] = {id: [] for id in APART}
    for entry in log.entries:
        if asked_back(entry.record):
            apart[CLARIFIED].append(Use(entry, None))
        for answer in entry.answers:
            later = [each.result for each in answer.decisions]
            for law, ground in cited_for(answer.part, later, entry.record.regime):
                cited.append((law, entry, answer, ground))
            for id in apart_for(answer.part, later):
                apart[id].append(Use(entry, answer))
    pages = [
        _page(slug_of(law), law, None, _uses(each for each in cited if is_within(each[0], law)))
        for law in pages_of({law for law, *_ in cited})
    ]
    pages += [_page(id, None, APART[id], uses) for id, uses in apart.items() if uses]
    return GroundsUsed(tuple(pages))


_Cited = tuple[Provision, Entry, Answer, grounds.Ground | None]


def _page(slug: str, law: Provision | None, apart: Apart | None, uses: list[Use]) -> GroundPage:
    label = apart.label if apart else f"{law.cited[0].upper()}{law.cited[1:]}" if law else ""
    return GroundPage(slug, law, apart, grouped(label, f"{FOLDER}{slug}/", uses, by_year, by_month))


def _uses(cited: Iterable[_Cited]) -> list[Use]:
    """Each question once, with all that it cites."""
    return [
        Use(*each[0][1:3], tuple(ground for *_, ground in each if ground))
        for _, group in groupby(cited, lambda each: (each[1].path, each[2].number))
        if (each := [*group])
    ]
