"""Checks for personal data: every text of every file is screened, and compared with the list of
people who must not be named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from disclosure_log.findings.codes.personal_data import (
    LISTED_PERSON,
    NEEDLESS_CONTACT,
    NO_KEY,
    UNUSED_ACCEPTANCE,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.law.dated import regulator_contacts
from disclosure_log.privacy.deny_list import KEY_VARIABLE, DenyList, WrongKey, key_from_environment
from disclosure_log.privacy.detector import Hit, Public, screen, small_numbers
from disclosure_log.privacy.kinds import KINDS, SMALL_NUMBER, Kind, Strength
from disclosure_log.privacy.normalise import BOUNDARY
from disclosure_log.records.model import Accepted, Record
from disclosure_log.records.paths import AUTHORITY, PEOPLE
from disclosure_log.records.people_list import People
from disclosure_log.records.references import mentioned
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.personal_texts import (
    CONSECUTIVE,
    FILE_NAME,
    Text,
    rows,
    tables,
    texts_by_file,
)


@dataclass
class Found:
    """Everything of one kind in one place."""

    line: int
    column: int
    times: int = 0


@finds(NEEDLESS_CONTACT, scope="log")
def needless_public_contact(context: Context) -> Findings:
    _, listed = _public_values(context)
    for number in Public.of(listed.values()).needless:
        yield context.settings[AUTHORITY].document.finding(
            NEEDLESS_CONTACT,
            ("public_contacts", list(listed)[number], "value"),
            "this does not look like personal data, so it needs no exception",
            "delete it from public_contacts",
        )


@finds(
    *(kind.code for kind in (*KINDS, SMALL_NUMBER)),
    UNUSED_ACCEPTANCE,
    LISTED_PERSON,
    NO_KEY,
    scope="log",
)
def personal_data(context: Context) -> Findings:
    # All in one pass, because the texts of a long log are large and the list is slow to open.
    own, listed = _public_values(context)
    public = Public.of([*own, *listed.values()])
    people = _people(context)
    if isinstance(people, Finding):
        yield people
    unused: dict[str, list[Accepted]] = {
        path: [a for _, a in items((parsed.partial and parsed.partial.accepted) or ())]
        for path, parsed in context.records.items()
    }
    for path, texts in texts_by_file(context):
        if not context.wanted(path):
            continue
        record = path if path in context.records else f"{path.rsplit('/', 1)[0]}.yml"
        in_record = path == record or record not in context.records
        prefix = "" if in_record else f"{path.rsplit('/', 1)[1]}: "
        for (kind, where), found in _found(path, texts, public, context).items():
            place = prefix + where
            if not _is_accepted(kind, place, found, unused.get(record, [])):
                yield _finding(_shown(path, where), kind, where, place, found)
        if isinstance(people, DenyList):
            yield from _listed_people(path, [*texts, *rows(path, context)], people)
    for path, left in unused.items():
        if context.wanted(path):
            yield from _unused(context.records[path], left)


def _shown(path: str, where: str) -> str:
    """The path for a finding: the folder, if the file name itself gives something away."""
    return path.rsplit("/", 1)[0] if where == FILE_NAME else path


def _found(
    path: str, texts: list[Text], public: Public, context: Context
) -> dict[tuple[Kind, str], Found]:
    """What the screen finds in the texts of one file, by kind and place."""
    found: dict[tuple[Kind, str], Found] = {}
    for hit in screen([text.words for text in texts], public):
        text = texts[hit.passage]
        if text.where == CONSECUTIVE and "\n" not in text.words[hit.start : hit.end]:
            continue
        if _is_reference(text.words, hit, context):
            continue
        found.setdefault((hit.kind, text.where), Found(*text.at(hit.start))).times += 1
    for table in tables(path, texts, context):
        if times := len(small_numbers(table.rows)):
            found[SMALL_NUMBER, table.where] = Found(*table.place, times)
    return found


def _is_reference(words: str, hit: Hit, context: Context) -> bool:
    """Whether what looks like personal data is a reference: all its digits are those of an entry,
    or it looks like the number of a case and has a prefix of the authority's."""
    if not context.authority:
        return False
    spelling = context.authority.references
    case = re.search(r"([A-Za-z]{3,4})[ /-]?[0-9]+/[0-9]+$", words[hit.start : hit.end])
    if hit.kind.code == "DL811" and case and case[1].casefold() in spelling.regimes:
        return True
    spans = list(mentioned(words, spelling, context.references))
    digits = [n for n in range(hit.start, hit.end) if words[n].isdigit()]
    return bool(digits) and all(any(a <= n < b for a, b, _ in spans) for n in digits)


def _finding(path: str, kind: Kind, where: str, place: str, found: Found) -> Finding:
    if kind.strength is Strength.STOP:
        fix = (
            f"{kind.advice}; if it is a public contact of an organisation, add to {AUTHORITY}:"
            " public_contacts: [{value: exactly as in the text, reason: why it is public}]"
        )
    else:
        times = f", times: {found.times}" if found.times > 1 else ""
        fix = (
            f"{kind.advice}; if it can be public, add under accepted: {{kind: {kind.id}, place:"
            f" '{place}'{times}, reason: in your own words}}"
        )
    looks = f"{where}: looks like {kind.label} ({found.times})"
    if kind is SMALL_NUMBER:
        looks = (
            f"{where}: {found.times} cell{'s' if found.times > 1 else ''} with a small number of"
            " people"
        )
    note = kind.strength is Strength.NOTE
    return Finding(path, found.line, found.column, kind.code, looks, fix, note=note)


# What is allowed


def _public_values(context: Context) -> tuple[list[str], dict[int, str]]:
    """What the authority allows everywhere: its own contacts and the regulator's, and the values of
    ``public_contacts`` by their position in the list."""
    # Use the raw values, so that a fault elsewhere in the file does not turn the authority's own
    # address into a finding.
    own: dict[object, str] = {}
    listed: dict[int, str] = {}
    strings = (
        context.settings[AUTHORITY].document.strings() if AUTHORITY in context.settings else ()
    )
    for path, value in strings:
        match path:
            case ("contact" | "regulator", _, *_):
                own[path[:2]] = ", ".join(filter(None, (own.get(path[:2]), value)))
            case ("public_contacts", int(number), "value"):
                listed[number] = value
    return [*own.values(), *regulator_contacts()], listed


def _is_accepted(kind: Kind, place: str, found: Found, unused: list[Accepted]) -> bool:
    """Whether the record accepts everything that was found. If so, that item leaves *unused*."""
    match = next((a for a in unused if (a.kind, a.place) == (kind.id, place)), None)
    if match is None or match.times < found.times or kind.strength is Strength.STOP:
        return False
    if match.times == found.times:
        unused.remove(match)
    return True


def _unused(record: Parsed[Record], unused: list[Accepted]) -> Findings:
    for position, item in enumerate((record.partial and record.partial.accepted) or ()):
        if any(item is other for other in unused):
            yield record.document.finding(
                UNUSED_ACCEPTANCE,
                ("accepted", position),
                "there is nothing of this kind in this place, or it is there fewer times",
                "delete it, or copy kind, place and times from the finding",
            )


# The list of people who must not be named


def _people(context: Context) -> DenyList | Finding | None:
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


def _listed_people(path: str, texts: list[Text], people: DenyList) -> Findings:
    for text, offset in _names(texts, people):
        yield Finding(
            _shown(path, text.where),
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
