"""Compares every text with the list of people who must not be named."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from disclosure_log.findings.codes.personal_data import LIST_LOST, LISTED_PERSON, NO_KEY
from disclosure_log.findings.finding import Finding
from disclosure_log.privacy.deny_list import KEY_VARIABLE, DenyList, WrongKey, key_from_environment
from disclosure_log.privacy.kinds import NEARLY_LISTED
from disclosure_log.privacy.normalise import BOUNDARY
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.paths import PEOPLE, room
from disclosure_log.records.people_list import People
from disclosure_log.records.schema import Parsed, parse
from disclosure_log.rules.accepting import Found, Place
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.personal_texts import Text, alike


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


@finds(LIST_LOST, scope="log")
def people_taken_off(context: Context) -> Findings:
    """Compares the list with the published one, whether or not there is a key."""
    published = context.published.files.get(PEOPLE) if context.published else None
    if published is None:
        if os.environ.get(KEY_VARIABLE) and PEOPLE not in context.settings:
            yield Finding(
                PEOPLE,
                1,
                1,
                LIST_LOST,
                f"{KEY_VARIABLE} is set, but there is no list of people, so no name is looked for",
                "bring the list back, or make it: disclosure-log people add; if you need none,"
                " unset the key",
            )
        return
    before = parse(read(PEOPLE, published, room(PEOPLE)), People).partial
    parsed: Parsed[People] | None = context.settings.get(PEOPLE)
    now = parsed.partial if parsed else None
    kept, same_key = _entries(now), bool(now and before and now.key_check == before.key_check)
    removed = (now and now.removed) or ()
    lost = []
    for request, (names, marks) in sorted(_entries(before).items()):
        count, own = kept.get(request, (0, set()))
        # Made anew with another key, the list has other marks of as many names.
        if request not in removed and (count < names or (same_key and not marks <= own)):
            lost.append(f"{request} ({count} of {names} names left)")
    if lost:
        several = "s" if lost[1:] else ""
        more = f" and {len(lost) - _MOST_NAMED} more" if len(lost) > _MOST_NAMED else ""
        yield Finding(
            PEOPLE,
            1,
            1,
            LIST_LOST,
            f"names of {len(lost)} request{several} are no longer on the list:"
            f" {', '.join(lost[:_MOST_NAMED])}{more}",
            "bring the entries back from the published file; if they may go, take them off with:"
            " disclosure-log people remove, which keeps a record of it",
        )


_MOST_NAMED = 10


def _entries(people: People | None) -> dict[str, tuple[int, set[str]]]:
    """The number of names and the marks of each request, as far as the list can be read."""
    entries: dict[str, tuple[int, set[str]]] = {}
    for _, each in items((people and people.requests) or ()):
        if each.request and each.marks:
            count, marks = entries.get(each.request, (0, set()))
            entries[each.request] = count + (each.names or 0), marks | set(each.marks.split())
    return entries


def listed_name(path: str, text: Text, offset: int) -> Finding:
    """The finding of a name on the list."""
    return Finding(
        path,
        *text.at(offset),
        LISTED_PERSON,
        f"{text.where}: a name from the list of people",
        "remove the name; give a post or a role instead",
    )


def listed_names(
    texts: Iterable[Text], people: DenyList | Finding | None
) -> tuple[list[tuple[Text, int]], list[Found]]:
    """(text, offset in it) of every name on the list, and what is nearly one, if the list can be
    read."""
    if not isinstance(people, DenyList):
        return [], []
    groups = alike(texts)
    words = [group[0].words for group in groups]
    starts = [0, *accumulate(len(each) + 1 for each in words)]
    names, nearly = [], []
    for match in people.search(BOUNDARY.join(words)):
        number = bisect_right(starts, match.start) - 1
        offset = match.start - starts[number]
        for text in groups[number]:
            if match.sure:
                names.append((text, offset))
            else:
                place = Place(text.where, text.column)
                nearly.append(Found(NEARLY_LISTED, place, *text.at(offset), 1, number))
    return names, nearly
