"""Compares every text with the list of people who must not be named."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from disclosure_log.findings.codes.personal_data import LISTED_PERSON, NO_KEY
from disclosure_log.findings.finding import Finding
from disclosure_log.privacy.deny_list import KEY_VARIABLE, DenyList, WrongKey, key_from_environment
from disclosure_log.privacy.normalise import BOUNDARY
from disclosure_log.records.paths import PEOPLE
from disclosure_log.records.people_list import People
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings
from disclosure_log.rules.personal_texts import Text, shown


def list_of_people(context: Context) -> DenyList | Finding | None:
    """The list, if there is one, or a finding if its key is missing or wrong."""
    parsed: Parsed[People] | None = context.settings.get(PEOPLE)
    if not parsed or not parsed.value:
        return None
    fix = (
        f"set {KEY_VARIABLE} to the key of the list, which is in the team's password safe; in a"
        " pipeline, save it as a secret of the repository"
    )
    wrong = f"{KEY_VARIABLE} is not the key this list was made with"
    missing = (
        f"there is a list of people, but {KEY_VARIABLE} is not set, so nothing can be compared with"
        " the list"
    )
    try:
        key = key_from_environment()
        if key is not None:
            return parsed.value.deny_list(key)
    except (ValueError, WrongKey):
        return parsed.document.finding(NO_KEY, (), wrong, fix)
    return parsed.document.finding(NO_KEY, (), missing, fix)


def listed_people(path: str, texts: list[Text], people: DenyList) -> Findings:
    for text, offset in _names(texts, people):
        yield Finding(
            shown(path, text.where),
            *text.at(offset),
            LISTED_PERSON,
            f"{text.where}: a name from the list of people",
            "remove the name; give a post or a role instead",
        )


def _names(texts: list[Text], people: DenyList) -> Iterator[tuple[Text, int]]:
    """(text, offset in it) of every name on the list."""
    starts = [0, *accumulate(len(text.words) + 1 for text in texts)]
    for start, *_ in people.find(BOUNDARY.join(text.words for text in texts)):
        number = bisect_right(starts, start) - 1
        yield texts[number], start - starts[number]
