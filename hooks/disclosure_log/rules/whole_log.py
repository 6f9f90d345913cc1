"""Checks of the log as a whole: whether its files fit together.

Why each fault matters is in ``findings/codes/log.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from disclosure_log.findings.codes.log import (
    ADDRESS_USED_TWICE,
    ID_USED_TWICE,
    MERGED_INTO_UNKNOWN,
    REFERENCE_USED_TWICE,
    UNKNOWN_PAGE,
    UNKNOWN_PREFIX,
    UNKNOWN_PUBLICATION,
    UNKNOWN_TOPIC,
)
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.model import WITHOUT_TEXTS, Record
from disclosure_log.records.paths import LISTS, PAGES, PUBLICATIONS, RECORDS, TOPICS
from disclosure_log.records.references import RESERVED, foreign_prefix, slug
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds


@finds(REFERENCE_USED_TWICE, scope="log")
def reference_used_twice(context: Context) -> Findings:
    first: dict[str, tuple[str, set[str]]] = {}
    seen: set[tuple[str, Any, str]] = set()
    for file, place, reference in _references(context):
        name = context.normal(reference)
        owner, slugs = first.setdefault(name, (file.path, set()))
        if (file.path, place[0], reference) in seen:
            continue
        seen.add((file.path, place[0], reference))
        # An older spelling of an entry's own reference may be listed, to keep its old address.
        if slugs and (owner != file.path or slug(reference) in slugs):
            former = place[0] == "also_known_as"
            what = (
                "this is the reference of this entry itself"
                if owner == file.path
                else f"this reference already belongs to {owner}"
            )
            fix = (
                "delete it here; that entry has its own page"
                if former and owner != file.path
                else (
                    "delete it here"
                    if former
                    else "check both against their letters; each response has its own reference"
                )
            )
            yield file.document.finding(REFERENCE_USED_TWICE, place, what, fix, also=(owner,))
        slugs.add(slug(reference))


@finds(ADDRESS_USED_TWICE, scope="log")
def address_used_twice(context: Context) -> Findings:
    taken: dict[str, tuple[str, str]] = {}
    for file, place, reference in _references(context):
        name, spelt = slug(reference), context.normal(reference)
        address = (
            f"{file.path.rsplit('/', 1)[0]}/{name}"
            if place[0] == "also_known_as"
            else file.path.removesuffix(".yml")
        )
        owner, other = taken.setdefault(address, (file.path, spelt))
        if place[0] == "reference":
            continue
        if name in RESERVED:
            yield file.document.finding(
                ADDRESS_USED_TWICE,
                place,
                f"the page of this reference would be called {name}, which has a special meaning"
                " for a web server or Windows",
                "check the reference against the letter",
            )
        elif other != spelt:
            yield file.document.finding(
                ADDRESS_USED_TWICE,
                place,
                f"the page of this reference would have the same address as {owner}",
                "delete it here; the two references differ only in punctuation, which an address"
                " leaves out",
                also=(owner,),
            )


@finds(UNKNOWN_PREFIX, scope="log")
def unknown_prefix(context: Context) -> Findings:
    if not context.authority:
        return
    merged = [
        (parsed, ("merged_into",), record.merged_into)
        for parsed, record in _partial(context)
        if record.merged_into
    ]
    for file, path, reference in (*_references(context), *merged):
        foreign = foreign_prefix(reference, context.authority.references)
        if foreign and slug(reference) not in RESERVED:
            yield file.document.finding(UNKNOWN_PREFIX, path, *foreign)


@finds(UNKNOWN_TOPIC, scope="log")
def unknown_topic(context: Context) -> Findings:
    for parsed, record in _partial(context):
        # The topics of a record whose texts were removed are gone with them.
        for number, topic in enumerate(
            record.topics or () if record.status not in WITHOUT_TEXTS else ()
        ):
            yield from _unknown(UNKNOWN_TOPIC, parsed, ("topics", number), topic, TOPICS, context)


@finds(UNKNOWN_PUBLICATION, scope="log")
def unknown_publication(context: Context) -> Findings:
    for parsed, record in _partial(context):
        for number, part in items(record.parts or ()):
            for position, cited in enumerate(part.cites):
                path = ("parts", number, "cites", position)
                yield from _unknown(UNKNOWN_PUBLICATION, parsed, path, cited, PUBLICATIONS, context)


@finds(ID_USED_TWICE, scope="log")
def id_used_twice(context: Context) -> Findings:
    for path in (TOPICS, PUBLICATIONS):
        seen: set[str] = set()
        for document, position, item in _listed(path, context):
            if item.id in seen:
                yield document.finding(
                    ID_USED_TWICE,
                    (position, "id"),
                    f"the id {item.id} is used twice",
                    "give one of the two a different id",
                )
            seen.add(item.id)


@finds(UNKNOWN_PAGE, scope="log")
def unknown_page(context: Context) -> Findings:
    pages = {
        re.sub("(^|/)index$", "", path.removeprefix(f"{PAGES}/").removesuffix(".md"))
        for path in context.tree.pages
    } | {*LISTS}
    for document, position, item in _listed(PUBLICATIONS, context):
        if item.page and item.page.rstrip("/") not in pages:
            yield document.finding(
                UNKNOWN_PAGE,
                (position, "page"),
                "this page does not exist",
                f"use one of: {', '.join(f'{page}/' for page in sorted(pages) if page)}",
            )


@finds(MERGED_INTO_UNKNOWN, scope="log")
def merged_into_unknown(context: Context) -> Findings:
    if any(not file.partial or not file.partial.reference for file in context.records.values()):
        # A record that cannot be read may have this reference.
        return
    standing = {
        context.normal(reference)
        for _, record in _partial(context)
        if record.status != "merged"
        for reference in (record.reference, *(record.also_known_as or ()))
    }
    for parsed, record in _partial(context):
        if record.merged_into and context.normal(record.merged_into) not in standing:
            yield parsed.document.finding(
                MERGED_INTO_UNKNOWN,
                ("merged_into",),
                "no entry has this reference, or that entry is itself merged",
                "use the reference of the entry that now has the answer",
            )


def _partial(context: Context) -> Iterator[tuple[Parsed[Record], Record]]:
    """The sound fields of every record, with its file."""
    return ((file, file.partial) for file in context.records.values() if file.partial)


def _listed(path: str, context: Context) -> Iterator[tuple[YamlDocument, int, Any]]:
    """The items in the file of topics or publications, unless it is missing or at fault."""
    parsed = context.settings.get(path)
    if parsed and parsed.value:
        yield from (
            (parsed.document, number, item) for number, item in enumerate(parsed.value.root)
        )


def _references(context: Context) -> Iterator[tuple[Parsed[Record], Path, str]]:
    """Every reference and former reference, with its place. Current references come first, so that
    they take precedence."""
    sound = list(_partial(context))
    for parsed, record in sound:
        if record.reference:
            yield parsed, ("reference",), record.reference
    for parsed, record in sound:
        for position, reference in enumerate(record.also_known_as or ()):
            yield parsed, ("also_known_as", position), reference


def _unknown(
    code: str, file: Parsed[Any], place: Path, id: str, path: str, context: Context
) -> Findings:
    """A finding if the *id* at a *place* is not in the file at *path*."""
    ids = context.ids(path)
    if ids is not None and id not in ids:
        near = get_close_matches(id, ids, 1)
        hint = f"did you mean {near[0]}? " if near else ""
        yield file.document.finding(
            code,
            place,
            f"this id is not in {path.removeprefix(f'{RECORDS}/')}",
            f"{hint}use one of: {', '.join(sorted(ids)) or 'none yet'}; or add it to {path}",
        )
