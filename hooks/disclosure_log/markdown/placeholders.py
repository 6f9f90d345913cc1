"""The facts a hand-written page may name in double braces, such as ``{{ contact.email }}``.

They come from ``authority.yml``, and those of the law from ``law/data/``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import BaseModel

from disclosure_log.language import in_words
from disclosure_log.law.facts import law_facts
from disclosure_log.law.vocabulary import COMPLIANCE
from disclosure_log.records.settings import Authority

MENTION = re.compile(r"\{\{ *([A-Za-z_.]+) *\}\}")

BLOCKS = {
    "newest": "the newest entries of the log",
    "years": "the years of the log, with counts",
    "topics": "the topics, with counts",
    "scheme": "the publication scheme with its items",
    "outcomes": "what each outcome means",
    "glossary": "what the words of this site mean",
    "ask_first": "the question to type before asking, with the answers that exist",
    "composer": "what a request needs, and the form that helps to write one",
    "not_accessible": "the released documents that are not web pages",
    "checks": "what is checked before anything is published, rule by rule",
}
"""Parts of a page that are made from the records. Each stands on a line of its own."""

BLOCK_LINE = re.compile(
    r"(?:\A\n*|(?<=\n\n))\{\{ *(" + "|".join(BLOCKS) + r") *\}\}[ \t]*(?=\n\n|\n?\Z)"
)
"""A part on a line of its own, with a blank line before and after."""


OPEN = "(to be filled in before this is published)"
"""What stands in the place of a fact that was left open."""


def facts(authority: Authority, on: date) -> dict[str, str]:
    """Every fact by name, as on a day: ``limits.cost_pounds`` is ``450``. A postal address has one
    line for each of its lines."""
    found: dict[str, str] = {}
    regulator = authority.regulator_on(on)
    weeks = regulator.complain_within_weeks
    law = law_facts(authority.kind, on) | {
        "regulator.name": regulator.name,
        "regulator.website": regulator.website,
        "regulator.complaints": regulator.complaints,
        "regulator.email": regulator.email,
        "regulator.post": "\n".join(regulator.post),
        "regulator.complain_within": (
            f"within {weeks} weeks of the result" if weeks else "without delay"
        ),
    }
    if authority.limits.staff_time:
        law["limits.staff_time"] = authority.limits.staff_time
    if authority.accessibility.compliance:
        law["accessibility.compliance"] = COMPLIANCE[authority.accessibility.compliance].meaning

    def walk(value: Any, name: str) -> None:
        if isinstance(value, BaseModel):
            for field in type(value).model_fields:
                walk(getattr(value, field), f"{name}.{field}".strip("."))
        elif isinstance(value, tuple):
            # A list of groups cannot be shown as words.
            if all(isinstance(item, str) for item in value):
                found[name] = "\n".join(value)
        else:
            found[name] = in_words(value) if isinstance(value, date) else str(value or OPEN)

    walk(authority, "")
    return found | law


def as_words(text: str) -> str:
    """*text* escaped for Markdown, so that no character in it is markup."""
    return re.sub(r"[!-/:-@\[-`{-~]", lambda mark: f"&#{ord(mark[0])};", text)


def fill(text: str, value: Callable[[str], str]) -> str:
    """*text* with every fact it names filled in."""
    return MENTION.sub(lambda match: value(match[1]), text)


def before_filling(text: str, value: Callable[[str], str], offset: int) -> int:
    """The offset in *text* of the character that is at *offset* once the facts are filled in."""
    shift = 0
    for match in MENTION.finditer(text):
        start, end = match.start() + shift, match.start() + shift + len(value(match[1]))
        if offset < start:
            break
        if offset < end:
            return match.start()
        shift = end - match.end()
    return offset - shift
