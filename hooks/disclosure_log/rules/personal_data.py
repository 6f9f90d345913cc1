"""Checks for personal data: every text of every file is screened, and compared with the list of
people who must not be named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from functools import partial
from itertools import chain, islice

from disclosure_log.findings.codes.personal_data import (
    LISTED_PERSON,
    NEEDLESS_CONTACT,
    NO_KEY,
    UNUSED_ACCEPTANCE,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.law.dated import regulator_contacts
from disclosure_log.privacy.columns import chance, nhs_numbers
from disclosure_log.privacy.deny_list import DenyList
from disclosure_log.privacy.detector import Hit, Public, screen, small_numbers
from disclosure_log.privacy.headings import (
    LONGEST_HEADING,
    identifying_columns,
    identifying_rows,
)
from disclosure_log.privacy.kinds import (
    IDENTIFYING_COLUMN,
    KINDS,
    NEARLY_LISTED,
    NHS_NUMBER,
    SMALL_NUMBER,
    Kind,
)
from disclosure_log.privacy.normalise import BOUNDARY
from disclosure_log.records.model import Record
from disclosure_log.records.paths import AUTHORITY, record_beside
from disclosure_log.records.references import mentioned
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.accepting import Acceptances, Found, Place
from disclosure_log.rules.context import Asked, Context, items
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.listed_people import list_of_people, listed_name, listed_names
from disclosure_log.rules.personal_texts import (
    CONSECUTIVE,
    Text,
    alike,
    column_name,
    file_words,
    rows,
    tables,
    texts_of,
)
from disclosure_log.workers import parallel_map

_TOP = 20
"""Cells at the top of a column among which its heading is."""


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
    *(kind.code for kind in (*KINDS, SMALL_NUMBER, IDENTIFYING_COLUMN, NEARLY_LISTED)),
    UNUSED_ACCEPTANCE,
    LISTED_PERSON,
    NO_KEY,
    scope="log",
)
def personal_data(context: Context) -> Findings:
    # All in one pass, because the texts of a long log are large and the list is slow to open.
    own, listed = _public_values(context)
    public = Public.of([*own, *listed.values()])
    people = list_of_people(context)
    if isinstance(people, Finding):
        yield people
    context.unnameable |= {name for name in _file_names(context) if _tells(name, people)}
    others = (*context.settings, *context.pages, *context.theme)
    groups = {path: [path] for path in (*others, *context.records)}
    for path in context.documents:
        groups.setdefault(record_beside(path), []).append(path)
    wanted = [
        group
        for group in groups.values()
        if group[0] not in context.in_order and any(map(context.wanted, group))
    ]
    look = partial(_in_files, public, people, context)
    for group, (found, asked, links) in zip(wanted, parallel_map(look, wanted), strict=True):
        if group[0] in context.records:
            context.reported(group[0], found, asked)
            context.links[group[0]] = links
        else:
            yield from found


def _in_files(
    public: Public, people: DenyList | Finding | None, context: Context, paths: list[str]
) -> tuple[list[Finding], Asked, tuple[str, ...]]:
    """The findings of a record and its documents, or of another file, the references that were
    asked for, and those that become links."""
    asked = Asked(context.references)
    parsed = context.records.get(paths[0])
    acceptances = Acceptances.of(parsed) if parsed else Acceptances()
    findings: list[Finding] = []
    for path in filter(context.wanted, paths):
        texts = texts_of(path, context)
        file = path.rsplit("/", 1)[1] if parsed and path != paths[0] else ""
        names, nearly = listed_names(chain(texts, rows(path, context)), people)
        found = [*_found(texts, public, context, asked), *_in_tables(path, texts, context)]
        told = path.rsplit("/", 1)[-1] in context.unnameable
        findings += [
            each.finding(path, "" if told else file, bool(file), bool(parsed))
            for each in acceptances.left([*found, *nearly], file)
        ]
        findings += [listed_name(path, *name) for name in names]
    if parsed and context.wanted(paths[0]):
        findings += acceptances.unused(parsed.document)
    return findings, asked, _links(parsed, context, asked)


def _links(
    parsed: Parsed[Record] | None, context: Context, references: Container[str]
) -> tuple[str, ...]:
    """The references that become links in the texts of a record that is in order, each once."""
    if not (parsed and parsed.value and context.authority):
        return ()
    spelling = context.authority.references
    found = (
        name
        for text in parsed.value.texts_with_links
        for _, _, name in mentioned(text, spelling, references)
    )
    return tuple(dict.fromkeys(found))


def _file_names(context: Context) -> set[str]:
    """The names of all files, there or not."""
    listed = (
        document.file
        for parsed in context.records.values()
        for _, document in items((parsed.partial and parsed.partial.documents) or ())
    )
    paths = (*context.tree.documents, *(finding.path for finding in context.findings), *listed)
    return {path.rsplit("/", 1)[-1] for path in paths if path}


def _tells(name: str, people: DenyList | Finding | None) -> bool:
    """Whether the *name* of a file, in which capitals say nothing, gives a person away."""
    words = file_words(name)
    spellings = [words, words.title()]
    return bool(
        screen(spellings, Public.of([]))
        or (isinstance(people, DenyList) and people.search(BOUNDARY.join(spellings)))
    )


def _found(
    texts: list[Text], public: Public, context: Context, references: Container[str]
) -> Iterator[Found]:
    """What the screen finds in the texts of one file, by kind and place."""
    columns: dict[str, list[Text]] = defaultdict(list)
    for text in texts:
        if text.column:
            columns[text.column].append(text)
    found: dict[tuple[Kind, Place], Found] = {}
    in_columns: dict[tuple[Kind, str], list[Text]] = defaultdict(list)
    groups = alike(texts)
    for hit in screen([group[0].words for group in groups], public):
        text = groups[hit.passage][0]
        if text.where == CONSECUTIVE and "\n" not in text.words[hit.start : hit.end]:
            continue
        if _is_reference(text.words, hit, context, references):
            continue
        if text.column:
            in_columns[hit.kind, text.column] += groups[hit.passage]
            continue
        place = Place(text.where)
        found.setdefault((hit.kind, place), Found(hit.kind, place, *text.at(hit.start))).times += 1
    yield from found.values()
    yield from _in_columns(columns, in_columns)


def _in_columns(
    columns: dict[str, list[Text]], hits: dict[tuple[Kind, str], list[Text]]
) -> Iterator[Found]:
    """What was found in columns, without what looks like personal data by chance."""
    for column, texts in columns.items():
        values = [text.words for text in texts]
        first = islice(dict.fromkeys(values), _TOP)
        above = tuple(" ".join(value.split()) for value in first if len(value) <= LONGEST_HEADING)
        numbers = {id(text): number for number, text in enumerate(texts)}
        at: dict[Kind, list[int]] = {
            kind: [numbers[id(text)] for text in found]
            for (kind, where), found in hits.items()
            if where == column
        }
        more = set(nhs_numbers(above[:1], values)) - set(at.get(NHS_NUMBER, ()))
        if more:
            at[NHS_NUMBER] = [*at.get(NHS_NUMBER, ()), *more]
        for kind, positions in at.items():
            by_chance = chance(kind.id, above[:1], values, positions)
            for position in sorted(positions):
                if position not in by_chance:
                    text = texts[position]
                    place = Place(text.where, column, above)
                    yield Found(kind, place, *text.at(0), 1, hash(text.words))


def _in_tables(path: str, texts: list[Text], context: Context) -> Iterator[Found]:
    """Small numbers of people, and columns and rows about people."""
    document = path in context.documents
    found = list(tables(path, texts, context))
    several = len(found) > 1
    for number, table in enumerate(found, 1):
        if times := len(small_numbers(table.rows)):
            yield Found(SMALL_NUMBER, Place(table.where), *table.place, times)
        for column, told in identifying_columns(table.rows).items():
            if not document:
                yield Found(IDENTIFYING_COLUMN, Place(table.where), *table.place, len(told))
                continue
            where = column_name(path, number, column + 1, several)
            above = tuple(
                " ".join(row[column].split()) for row in table.rows[:_TOP] if column < len(row)
            )
            first: dict[str, str] = {}
            for row in told:
                first.setdefault(table.rows[row][column], f"row {row + 1}")
            place = Place(where, where, above)
            rows_of = tuple(first.values())
            yield Found(IDENTIFYING_COLUMN, place, *table.place, len(told), first=rows_of)
        for row in identifying_rows(table.rows):
            whole = f"table {number}, " if number > 1 else ""
            where = f"{whole}row {row + 1}" if document else table.where
            yield Found(IDENTIFYING_COLUMN, Place(where), *table.place, 1)


def _is_reference(words: str, hit: Hit, context: Context, references: Container[str]) -> bool:
    """Whether what looks like personal data is a reference: all its digits are those of an entry,
    or it looks like the number of a case and has a prefix of the authority's."""
    if not context.authority:
        return False
    spelling = context.authority.references
    case = re.search(r"([A-Za-z]{3,4})[ /-]?[0-9]+/[0-9]+$", words[hit.start : hit.end])
    if hit.kind.code == "DL811" and case and case[1].casefold() in spelling.regimes:
        return True
    spans = list(mentioned(words, spelling, references))
    digits = [n for n in range(hit.start, hit.end) if words[n].isdigit()]
    return bool(digits) and all(any(a <= n < b for a, b, _ in spans) for n in digits)


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
