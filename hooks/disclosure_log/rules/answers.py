"""Checks of the answers of a record, and of what was released with them.

Why each fault matters is in ``findings/codes/answers.py``.
"""

from __future__ import annotations

import re

from disclosure_log.findings.codes.answers import (
    ANSWER_OUT_OF_ORDER,
    DOCUMENT_DISAGREES,
    FEE_OF_ANOTHER_EVENT,
    GIVEN_WITH_NOTHING,
    GOODWILL_WITHIN_THE_LIMIT,
    NOWHERE_AVAILABLE,
    TRANSFER_OF_WHAT_IS_HELD,
    TWO_LETTERS,
)
from disclosure_log.law.vocabulary import GIVEN_WITH, OUTCOMES
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.answers import Part
from disclosure_log.records.model import Record
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds

_LINK = re.compile(r"https://|\bwww\.", re.IGNORECASE)


@finds(ANSWER_OUT_OF_ORDER, scope="record", needs=("parts", "responded"), relies_on=("received",))
def answer_out_of_order(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, part in items(record.parts):
        day = part.responded
        if day and day > record.responded:
            yield document.finding(
                ANSWER_OUT_OF_ORDER,
                ("parts", number, "responded"),
                f"question {number + 1} was answered {day}, after the response of"
                f" {record.responded}",
                "make responded of the record the day of the last answer; what came later than"
                " that belongs under further",
            )
        elif day and record.received and day < record.received:
            yield document.finding(
                ANSWER_OUT_OF_ORDER,
                ("parts", number, "responded"),
                f"question {number + 1} was answered {day}, before the request was received on"
                f" {record.received}",
                "check both dates against the letters",
            )


@finds(NOWHERE_AVAILABLE, scope="record", needs=("parts",))
def nowhere_available(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, part in items(record.parts):
        if not OUTCOMES[part.outcome].elsewhere:
            continue
        if not (part.available or part.cites or _LINK.search(part.answered)):
            yield document.finding(
                NOWHERE_AVAILABLE,
                ("parts", number, "outcome"),
                f"question {number + 1} is {part.outcome}, but the record does not say where",
                "add available with a title and where, cites with the id of a publication, or the"
                " link in the answer",
            )


@finds(TRANSFER_OF_WHAT_IS_HELD, scope="record", needs=("parts",))
def transfer_of_what_is_held(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, part in items(record.parts):
        outcome = OUTCOMES[part.outcome]
        if part.transferred and not (outcome.lacks or outcome.id == "advice"):
            yield document.finding(
                TRANSFER_OF_WHAT_IS_HELD,
                ("parts", number, "transferred"),
                f"question {number + 1} is {part.outcome}, so there was nothing to transfer",
                "make the outcome not-held or partly-held, or delete transferred",
            )


@finds(GOODWILL_WITHIN_THE_LIMIT, scope="record", needs=("parts",))
def goodwill_within_the_limit(record: Record, document: YamlDocument, context: Context) -> Findings:
    if any(part is None or part.outcome == "over-cost-limit" for part in record.parts):
        return
    for number, part in items(record.parts):
        if part.goodwill:
            yield document.finding(
                GOODWILL_WITHIN_THE_LIMIT,
                ("parts", number, "goodwill"),
                "something was given as goodwill, but nothing was over the cost limit",
                "delete goodwill, or make the outcome of the questions that were refused"
                " over-cost-limit",
            )


@finds(FEE_OF_ANOTHER_EVENT, scope="record", needs=("clock",))
def fee_of_another_event(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, event in items(record.clock):
        if event.pounds and event.event != "fees-notice":
            yield document.finding(
                FEE_OF_ANOTHER_EVENT,
                ("clock", number, "pounds"),
                f"{event.event} asks for no fee",
                "put pounds beside the fees-notice",
            )


@finds(
    GIVEN_WITH_NOTHING,
    scope="record",
    needs=("documents",),
    relies_on=("review", "regulator", "further"),
)
def given_with_nothing(record: Record, document: YamlDocument, context: Context) -> Findings:
    there = {"response", *(step.step for _, step in items(record.regulator))}
    there |= {"internal-review"} if record.review else set()
    there |= {"further-disclosure"} if record.further else set()
    for number, each in items(record.documents):
        if each.given_with not in there:
            yield document.finding(
                GIVEN_WITH_NOTHING,
                ("documents", number, "given_with"),
                f"the record has no {GIVEN_WITH[each.given_with].label.lower()}",
                "add it to the record, or correct given_with",
            )


@finds(DOCUMENT_DISAGREES, scope="record", needs=("documents", "parts"))
def document_disagrees(record: Record, document: YamlDocument, context: Context) -> Findings:
    if any(part is None for part in record.parts):
        return
    for number, each in items(record.documents):
        named = [n for n in each.questions if n <= len(record.parts)]
        parts = [record.parts[n - 1] for n in named] or list(record.parts)
        if each.given_with != "response" or each.kind == "response-letter":
            continue
        if each.redactions and all(part.outcome == "provided" for part in parts):
            yield document.finding(
                DOCUMENT_DISAGREES,
                ("documents", number, "redactions"),
                "something was blacked out, but every question it answers was provided in full",
                "make the outcome partly-provided and name the grounds, or delete redactions",
            )
        elif not any(_gave(part) for part in parts):
            yield document.finding(
                DOCUMENT_DISAGREES,
                ("documents", number),
                f"a document was given, but the outcome of what it answers is {parts[0].outcome}",
                "correct the outcome; for the letter itself write kind: response-letter, for what"
                " came later given_with",
            )


def _gave(part: Part) -> bool:
    return bool(OUTCOMES[part.outcome].gives or part.goodwill or part.outcome == "advice")


@finds(TWO_LETTERS, scope="record", needs=("documents",))
def two_letters(record: Record, document: YamlDocument, context: Context) -> Findings:
    letters: set[str] = set()
    for number, each in items(record.documents):
        if each.kind == "response-letter" and not each.questions:
            if each.given_with in letters:
                yield document.finding(
                    TWO_LETTERS,
                    ("documents", number, "kind"),
                    "another file is this letter already",
                    "write kind: document for what was sent with it; for an answer in stages, name"
                    " the questions of each letter",
                )
            letters.add(each.given_with)
