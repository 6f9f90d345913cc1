"""Notes about what must be finished before the site is published. It can be built before that."""

from __future__ import annotations

import re
from dataclasses import replace

from disclosure_log.findings.codes.addresses import ADDRESS_NOT_LISTED
from disclosure_log.findings.codes.publishing import LEFT_OPEN, PLACEHOLDER_ADDRESS
from disclosure_log.findings.finding import Finding
from disclosure_log.law.vocabulary import COMPLIANCE
from disclosure_log.records.paths import AUTHORITY, is_example
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds

BEFORE_PUBLISHING = (LEFT_OPEN, PLACEHOLDER_ADDRESS, ADDRESS_NOT_LISTED)
"""Notes that prevent publication."""
_EXAMPLE = re.compile(r"(?:://|@)[^/\s]*\.example(?![\w.-])", re.IGNORECASE)


@finds(LEFT_OPEN, scope="log")
def left_open(context: Context) -> Findings:
    authority = context.authority
    if authority and authority.checked is None:
        yield _open(
            context,
            ("checked",),
            "when the contact details were checked",
            "compare them with their source",
        )
    if authority and authority.accessibility.prepared is None:
        yield _open(
            context,
            ("accessibility", "prepared"),
            "when the accessibility statement was prepared",
            "go through the site, make docs/accessibility.md true",
        )
    if authority and authority.accessibility.compliance is None:
        yield _open(
            context,
            ("accessibility", "compliance"),
            "how far the site meets the guidelines, which the law asks for",
            "make docs/accessibility.md true",
            f"choose one of: {', '.join(COMPLIANCE)}",
        )
    for page in context.pages.values():
        if page.front and page.front.reviewed is None:
            finding = page.document.finding(
                LEFT_OPEN,
                ("reviewed",),
                "nobody has reviewed this page yet",
                "read it, make it true for your authority, and give the date, for example"
                " reviewed: 2026-11-21",
                key=True,
            )
            yield replace(finding, note=True)
    for path, parsed in context.records.items():
        if is_example(path):
            finding = parsed.document.finding(
                LEFT_OPEN,
                ("reference",),
                "this is the invented example, not a real answer",
                "delete the file once you have seen its page",
            )
            yield replace(finding, note=True)


def _open(
    context: Context, path: tuple[str, ...], what: str, task: str, answer: str = ""
) -> Finding:
    name = " ".join(path)
    answer = answer or f"give the date, for example {path[-1]}: 2026-11-21"
    finding = context.settings[AUTHORITY].document.finding(
        LEFT_OPEN,
        path,
        f"{name} does not say {what}",
        f"{task}, and {answer}",
        key=True,
    )
    return replace(finding, note=True)


@finds(PLACEHOLDER_ADDRESS, scope="log")
def placeholder_address(context: Context) -> Findings:
    if AUTHORITY not in context.settings:
        return
    document = context.settings[AUTHORITY].document
    for path, text in document.strings():
        if _EXAMPLE.search(text):
            finding = document.finding(
                PLACEHOLDER_ADDRESS,
                path,
                "this address is a placeholder, because it ends in .example",
                "give the real address",
            )
            yield replace(finding, note=True)
