"""Checks of what came after the response: reviews, decisions, further disclosure.

Why each fault matters is in ``findings/codes/later.py``.
"""

from __future__ import annotations

from collections.abc import Iterator

from disclosure_log.findings.codes.later import (
    CHANGE_NOT_SAID,
    COMPLIANCE_OUT_OF_ORDER,
    RESULT_DISAGREES,
    RESULT_MISSING,
    RESULT_OF_ANOTHER_STEP,
    UNKNOWN_QUESTION,
)
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.events import QuestionResult
from disclosure_log.records.model import Record
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds

_DECISIONS = {
    "complaint": ("withdrawn", "resolved"),
    "decision-notice": ("upheld", "partly-upheld", "not-upheld"),
    "tribunal-decision": (
        "appeal-allowed",
        "appeal-partly-allowed",
        "appeal-dismissed",
        "withdrawn",
    ),
}
"""The results that a step of the regulator can have."""


def results(record: Record) -> Iterator[tuple[Path, QuestionResult]]:
    """What later steps made of single questions, with the place of each."""
    for field in ("review", "regulator", "further"):
        for number, step in items(getattr(record, field) or ()):
            for position, result in enumerate(step.questions):
                yield (field, number, "questions", position), result


@finds(UNKNOWN_QUESTION, scope="record", needs=("parts",))
def unknown_question(record: Record, document: YamlDocument, context: Context) -> Findings:
    count = len(record.parts)
    named = [((*path, "question"), result.question) for path, result in results(record)]
    for number, each in items(record.documents or ()):
        named += [
            (("documents", number, "questions", place), question)
            for place, question in enumerate(each.questions)
        ]
    seen: set[tuple[Path, int]] = set()
    for path, question in named:
        if question > count:
            only = "only one question" if count == 1 else f"only {count} questions"
            yield document.finding(
                UNKNOWN_QUESTION,
                path,
                f"there is no question {question}; the record has {only}",
                "correct the number: questions count from 1 in the order of parts",
            )
        elif (path[:3], question) in seen:
            yield document.finding(
                UNKNOWN_QUESTION,
                path,
                f"question {question} is named twice here",
                "say in one place what became of it",
            )
        seen.add((path[:3], question))


@finds(CHANGE_NOT_SAID, scope="record")
def change_not_said(record: Record, document: YamlDocument, context: Context) -> Findings:
    for path, result in results(record):
        if result.result == "changed" and not result.outcome:
            yield document.finding(
                CHANGE_NOT_SAID,
                path,
                f"question {result.question} was changed, but not to what",
                "add outcome with how the question stands now, and answered with what was given",
            )
        elif result.result == "stands":
            for field in ("outcome", "grounds"):
                if getattr(result, field):
                    yield document.finding(
                        CHANGE_NOT_SAID,
                        (*path, field),
                        f"question {result.question} stands, but has a new {field}",
                        f"write result: changed, or delete {field}",
                    )


@finds(RESULT_DISAGREES, scope="record", needs=("responded",))
def result_disagrees(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, review in items(record.review or ()):
        if review.responded < record.responded:
            continue  # about silence: there was no answer yet
        whole = review.outcome == "upheld"
        yield from _disagreeing(document, ("review", number), "outcome", whole, review.questions)
    for number, step in items(record.regulator or ()):
        if step.step != "complaint" and step.result and step.date >= record.responded:
            whole = step.result in ("not-upheld", "appeal-dismissed", "withdrawn")
            place = ("regulator", number)
            yield from _disagreeing(document, place, "result", whole, step.questions)


def _disagreeing(
    document: YamlDocument,
    path: Path,
    field: str,
    stands: bool,
    questions: tuple[QuestionResult, ...],
) -> Findings:
    """What is wrong with the *questions* of a step that left the answer as it was (*stands*), or
    did not."""
    changed = [q.question for q in questions if q.result == "changed"]
    if stands and changed:
        yield document.finding(
            RESULT_DISAGREES,
            (*path, field),
            f"this says that the answer stands, but question {changed[0]} was changed",
            f"correct {field}, or the result of the question",
        )
    elif not stands and not questions:
        yield document.finding(
            RESULT_DISAGREES,
            (*path, field),
            "this says that the answer was not right, but not what became of each question",
            "add questions, for example questions: [{question: 1, result: changed, outcome:"
            " provided}]; if no answer changed, say result: stands for each",
        )


@finds(RESULT_MISSING, RESULT_OF_ANOTHER_STEP, scope="record", needs=("regulator",))
def result_of_a_step(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, step in items(record.regulator):
        allowed = _DECISIONS[step.step]
        if step.result and step.result not in allowed:
            yield document.finding(
                RESULT_OF_ANOTHER_STEP,
                ("regulator", number, "result"),
                f"a {step.step} cannot end with {step.result}",
                f"use one of: {', '.join(allowed)}",
            )
        elif not step.result and step.step != "complaint":
            yield document.finding(
                RESULT_MISSING,
                ("regulator", number),
                f"the {step.step} has no result",
                f"add result with one of: {', '.join(allowed)}",
            )


@finds(COMPLIANCE_OUT_OF_ORDER, scope="record", needs=("regulator",))
def compliance_out_of_order(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, step in items(record.regulator):
        for field in ("comply_by", "complied"):
            day = getattr(step, field)
            if day and step.step == "complaint":
                yield document.finding(
                    COMPLIANCE_OUT_OF_ORDER,
                    ("regulator", number, field),
                    "a complaint tells nobody to act",
                    f"put {field} beside the decision",
                )
            elif day and day < step.date:
                yield document.finding(
                    COMPLIANCE_OUT_OF_ORDER,
                    ("regulator", number, field),
                    f"{field} {day} is before the decision of {step.date}",
                    "check both dates against the decision",
                )
