"""The words a record may use, with what they mean: outcomes, exemptions and exceptions, classes of
the publication scheme, regimes, statuses.

The law behind them is in ``data/``, where one reviewed change corrects it everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from disclosure_log.law.data_files import load, typed


@dataclass(frozen=True)
class Term:
    """One term of a vocabulary."""

    id: str
    label: str
    meaning: str


T = TypeVar("T", bound=Term)


@dataclass(frozen=True)
class Outcome(Term):
    """How a question was answered.

    ``gives``, ``refuses`` and ``lacks`` decide the outcome of a request with several questions.
    """

    gives: str = ""
    """``all``, ``some`` or nothing: how much of the information was given."""
    refuses: bool = False
    elsewhere: bool = False
    """Some of the information could already be had elsewhere."""
    lacks: bool = False
    """Some of the information is not held."""
    needs_grounds: bool = False
    of_request: bool = False
    """Only a request as a whole has this outcome."""
    foi: str = ""
    """The section of the Act that the outcome rests on by itself."""
    eir: str = ""
    """The same as a regulation; empty if the Regulations know no such refusal."""
    also_called: tuple[str, ...] = ()
    """What people write in its place, for a hint."""
    rests_on: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The provisions of which an answer with the outcome cites one, by law; empty for any."""

    def can_rest_on(self, act: str, provision: str) -> bool:
        """Whether an answer with the outcome can cite a *provision*: one that it rests on, a part
        of it, or a section that holds it."""
        if not self.rests_on:
            return True
        return any(
            f"{one}(".startswith(f"{other}(")
            for known in self.rests_on.get(act, ())
            for one, other in ((known, provision), (provision, known))
        )

    @property
    def in_a_sentence(self) -> str:
        """The label in the middle of a sentence."""
        return self.label[0].lower() + self.label[1:]

    @property
    def tone(self) -> str:
        """How it is shown: ``all``, ``some``, ``refused`` or ``other``."""
        return self.gives or ("refused" if self.refuses else "other")


@dataclass(frozen=True)
class Provision:
    """A section of the Act or a regulation by which information may be refused, as an answer cites
    it: ``40(2)``."""

    act: str
    provision: str
    name: str
    meaning: str
    public_interest: str
    """Whether the public interest test applies: ``applies``, ``does-not-apply`` or ``depends``."""
    about_public_interest: str = ""
    in_force: str = ""
    """The day from which it can be cited (``2018-05-25``); empty if it is as old as its law."""

    @property
    def cited(self) -> str:
        return f"{REGIMES[self.act].provision} {self.provision}"


@dataclass(frozen=True)
class Regime(Term):
    """The law under which a request is answered, with the words a page says about it.

    What each field holds is explained in ``data/regimes.yml``.
    """

    acts: tuple[str, ...] = ()
    provision: str = ""
    example: str = ""
    asking: str = ""
    ask_review: str = ""
    about_ask_review: str = ""
    review_in_time: str = ""
    review_longer: str = ""
    review_late: str = ""
    cites: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kind(Term):
    """A kind of public authority, as the law tells them apart: see ``data/kinds.yml``."""

    cost: str = ""
    due: str = ""
    extended: str = ""
    longer_under: tuple[str, ...] = ()
    longest_days: int | None = None


@dataclass(frozen=True)
class Word:
    """A word of the site's own, as ``data/glossary.yml`` has it."""

    id: str
    label: str
    meaning: str = ""
    """Empty where everybody knows the word."""
    ruled_out: tuple[str, ...] = ()
    """What is not written in its place."""


@dataclass(frozen=True)
class Nation(Term):
    """Where an authority works: see ``data/nations.yml``."""

    refused: str = ""
    cure: str = ""
    signs: tuple[str, ...] = ()


def _terms(kind: type[T], rows: list[dict[str, Any]]) -> dict[str, T]:
    """The terms of a vocabulary by id."""
    return {row["id"]: typed(kind, row) for row in rows}


def _provisions(rows: list[dict[str, Any]]) -> dict[tuple[str, str], Provision]:
    found = {}
    for row in rows:
        whole = {k: v.strip() for k, v in row.items() if k != "parts"}
        for part in [{}, *row.get("parts", [])]:
            provision = Provision(**{**whole, **{k: v.strip() for k, v in part.items()}})
            found[provision.act, provision.provision] = provision
    return found


OUTCOMES: Mapping[str, Outcome] = _terms(Outcome, load("outcomes.yml"))
QUESTION_OUTCOMES = {id: outcome for id, outcome in OUTCOMES.items() if not outcome.of_request}
"""The outcomes that one question can have."""
SCHEME_CLASSES: Mapping[str, Term] = _terms(Term, load("scheme.yml"))
PROVISIONS: Mapping[tuple[str, str], Provision] = _provisions(load("grounds.yml"))
REGIMES: Mapping[str, Regime] = _terms(Regime, load("regimes.yml"))
CLOCK_EVENTS: Mapping[str, Term] = _terms(Term, load("events.yml"))
COMPLIANCE: Mapping[str, Term] = _terms(Term, load("accessibility.yml"))
NATIONS: Mapping[str, Nation] = _terms(Nation, load("nations.yml"))
KINDS: Mapping[str, Kind] = _terms(Kind, load("kinds.yml"))


GLOSSARY: tuple[Word, ...] = tuple(
    Word(row["id"], row["label"], row.get("meaning", ""), tuple(row.get("not", ())))
    for row in load("glossary.yml")
)
"""The words of the site's own, in the order of the alphabet."""


def _plain(*rows: tuple[str, str, str]) -> dict[str, Term]:
    return {row[0]: Term(*row) for row in rows}


STATUSES = _plain(
    ("published", "Published", "The entry stands."),
    (
        "withdrawn",
        "Withdrawn",
        "The entry no longer holds. Its text stays, below a notice that says why.",
    ),
    (
        "published-in-error",
        "Published in error",
        (
            "The entry should not have been published. Its text is gone, and a notice takes its"
            " place."
        ),
    ),
    ("merged", "Merged", "The entry is now part of another, and its address leads there."),
)
PUBLIC_INTEREST = _plain(
    (
        "withhold",
        "Withhold",
        "Here the public interest in withholding the information was stronger.",
    ),
    (
        "disclose",
        "Disclose",
        "Here the public interest in releasing the information was stronger.",
    ),
    (
        "stay-silent",
        "Neither confirm nor deny",
        "Here the public interest in not saying whether any information is held was stronger.",
    ),
    (
        "say",
        "Confirm or deny",
        "Here the public interest in saying whether any information is held was stronger.",
    ),
)
ABOUT_SAYING = ("stay-silent", "say")
"""The results of a test about confirming or denying (FOIA s.2(1)(b))."""
REVIEW_OUTCOMES = _plain(
    ("upheld", "Upheld", "The reviewer agreed with the original response."),
    (
        "partly-upheld",
        "Partly upheld",
        "The reviewer agreed with part of the original response and changed the rest.",
    ),
    ("overturned", "Overturned", "The reviewer replaced the original response."),
)
QUESTION_RESULTS = _plain(
    ("stands", "Not changed", "The answer stands as it was."),
    ("changed", "Changed", "The answer was changed."),
)
REGULATOR_RESULTS = _plain(
    ("upheld", "Complaint upheld", "The decision agreed with the person who complained."),
    (
        "partly-upheld",
        "Complaint partly upheld",
        "The decision agreed with part of the complaint.",
    ),
    ("not-upheld", "Complaint not upheld", "The decision agreed with the authority."),
    ("withdrawn", "Complaint withdrawn", "The complaint was withdrawn."),
    ("resolved", "Settled informally", "The complaint was settled without a decision."),
    ("appeal-allowed", "Appeal allowed", "The tribunal replaced the decision."),
    ("appeal-partly-allowed", "Appeal partly allowed", "The tribunal changed the decision."),
    ("appeal-dismissed", "Appeal dismissed", "The tribunal left the decision as it was."),
)
DOCUMENT_KINDS = _plain(
    ("document", "Document", "A file that was asked for."),
    ("response-letter", "Response letter", "The letter itself."),
)
GIVEN_WITH = _plain(
    ("response", "The answer", "Sent with the answer."),
    ("internal-review", "Internal review", "Sent with the result of an internal review."),
    ("decision-notice", "Decision notice", "Sent after a decision notice."),
    ("tribunal-decision", "Tribunal decision", "Sent after a tribunal's decision."),
    ("further-disclosure", "Further disclosure", "Sent later."),
)
REGULATOR_STEPS = _plain(
    ("complaint", "Complaint to the regulator", "A complaint about the answer."),
    ("decision-notice", "Decision notice", "The regulator's decision."),
    ("tribunal-decision", "Tribunal decision", "The decision on an appeal."),
)
