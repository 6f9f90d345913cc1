"""Checks of what was weighed: the public interest test, its reasons, and the opinion of the
qualified person.

Why each fault matters is in ``findings/codes/record.py``.
"""

from __future__ import annotations

import re

from disclosure_log.findings.codes.record import (
    NO_PUBLIC_INTEREST_TEST,
    OPINION_OF_ANOTHER_SECTION,
    POST_NOT_A_NAME,
    REASONS_WITHOUT_RESULT,
    TEST_OF_ANOTHER_OUTCOME,
)
from disclosure_log.law.vocabulary import ABOUT_SAYING
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.model import Record
from disclosure_log.rules.cited import every_ground, provision_of
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds

_POST = re.compile(
    r"\b[a-z]|(?i:\b(?:chief|executive|director|secretary|minister|commissioner|chair\w*|officer"
    r"|head|governor|president|\w*chancellor|general|principal|mayor|leader|clerk|treasurer|provost"
    r"|rector|superintendent|constable|marshal|registrar|manager|dean|keeper|speaker)\b)"
)
"""What a post has and a name has not: a word that begins with a small letter, or a rank."""


@finds(NO_PUBLIC_INTEREST_TEST, scope="record", needs=("parts",))
def no_public_interest_test(record: Record, document: YamlDocument, context: Context) -> Findings:
    for _each, path, ground in every_ground(record):
        provision = provision_of(ground)
        if (
            provision
            and ground.public_interest
            and provision.public_interest == "does-not-apply"
            and bool(ground.section) != bool(ground.regulation)
        ):
            yield document.finding(
                NO_PUBLIC_INTEREST_TEST,
                (*path, "public_interest"),
                f"{provision.cited} has no public interest test",
                "delete public_interest, or correct the ground",
            )


@finds(TEST_OF_ANOTHER_OUTCOME, scope="record", needs=("parts",))
def test_of_another_outcome(record: Record, document: YamlDocument, context: Context) -> Findings:
    for each, path, ground in every_ground(record):
        about_saying = ground.public_interest in ABOUT_SAYING
        silent = each.outcome == "neither-confirmed-nor-denied"
        # Of an answer given in part, one ground may be about saying whether something is held.
        if (
            not ground.public_interest
            or about_saying == silent
            or (about_saying and each.outcome == "partly-provided")
        ):
            continue
        fix = (
            f"write {' or '.join(ABOUT_SAYING)}: the test was whether to say that information is"
            " held"
            if silent
            else "write withhold or disclose, or make the outcome neither-confirmed-nor-denied"
        )
        yield document.finding(
            TEST_OF_ANOTHER_OUTCOME,
            (*path, "public_interest"),
            f"{ground.public_interest} does not go with the outcome {each.outcome}",
            fix,
        )


@finds(REASONS_WITHOUT_RESULT, scope="record", needs=("parts",))
def reasons_without_result(record: Record, document: YamlDocument, context: Context) -> Findings:
    for _, path, ground in every_ground(record):
        for field in ("reasons_to_disclose", "reasons_to_withhold"):
            if getattr(ground, field) and not ground.public_interest:
                yield document.finding(
                    REASONS_WITHOUT_RESULT,
                    (*path, field),
                    "these reasons belong to a public interest test, but its result is not given",
                    "add public_interest with the way the test came out",
                )


@finds(OPINION_OF_ANOTHER_SECTION, scope="record", needs=("parts",))
def opinion_of_another_section(
    record: Record, document: YamlDocument, context: Context
) -> Findings:
    for _, path, ground in every_ground(record):
        for field in ("qualified_person", "opinion"):
            if getattr(ground, field) and not re.match(r"36(\(|$)", ground.section or ""):
                yield document.finding(
                    OPINION_OF_ANOTHER_SECTION,
                    (*path, field),
                    "only section 36 rests on the opinion of a qualified person",
                    f"delete {field}, or correct the section",
                )


@finds(POST_NOT_A_NAME, scope="record", needs=("parts",))
def post_not_a_name(record: Record, document: YamlDocument, context: Context) -> Findings:
    for _, path, ground in every_ground(record):
        if ground.qualified_person and not _POST.search(ground.qualified_person):
            yield document.finding(
                POST_NOT_A_NAME,
                (*path, "qualified_person"),
                "this does not look like a post",
                "write the post and no name, for example the Chief Executive",
            )
