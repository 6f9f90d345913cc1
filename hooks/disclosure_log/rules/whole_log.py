"""Rules about the log as a whole: whether its files fit together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from disclosure_log.findings.registry import rule
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.references import RESERVED, slug
from disclosure_log.rules.context import Context, Problem

Found = Iterator[tuple[YamlDocument, Problem]]


@rule("DL401", "log")
def reference_used_twice(context: Context) -> Found:
    """A reference stands for one response.

    FOI 16-19, foi16-19 and Gov/FOI 16-19 are the same reference.
    """
    first: dict[str, tuple[str, set[str]]] = {}
    seen: set[tuple[str, Any, str]] = set()
    for document, path, reference in _references(context):
        name = context.normal(reference)
        owner, slugs = first.setdefault(name, (document.path, set()))
        if (document.path, path[0], reference) in seen:
            continue
        seen.add((document.path, path[0], reference))
        # An older spelling of an entry's own reference keeps its old address.
        if slugs and (owner != document.path or slug(reference) in slugs):
            former = path[0] == "also_known_as"
            what = (
                "this reference is this entry's own"
                if owner == document.path
                else f"this reference belongs to {owner} already"
            )
            fix = (
                "delete it here; that entry has a page of its own"
                if former and owner != document.path
                else (
                    "delete it here"
                    if former
                    else "check both against their letters; a reference stands for one response"
                )
            )
            yield document, Problem(path, what, fix, also=(owner,))
        slugs.add(slug(reference))


@rule("DL402", "log")
def address_used_twice(context: Context) -> Found:
    """Two entries at one address: one of them would vanish without a word."""
    taken: dict[str, tuple[str, str]] = {}
    for document, path, reference in _references(context):
        name, spelt = slug(reference), context.normal(reference)
        address = (
            f"{document.path.rsplit('/', 1)[0]}/{name}"
            if path[0] == "also_known_as"
            else document.path.removesuffix(".yml")
        )
        owner, other = taken.setdefault(address, (document.path, spelt))
        if path[0] == "reference":
            continue
        if name in RESERVED:
            yield (
                document,
                Problem(
                    path,
                    f"with this reference a page would be called {name}, which means something else"
                    " to a web server or to Windows",
                    "check the reference against the letter",
                ),
            )
        elif other != spelt:
            yield (
                document,
                Problem(
                    path,
                    f"the page of this reference would have the address of {owner}",
                    "delete it here; differing only in signs, the two cannot be told apart",
                    also=(owner,),
                ),
            )


@rule("DL403", "log")
def unknown_topic(context: Context) -> Found:
    """An entry in a topic that does not exist would be in no list."""
    yield from _unknown(
        context,
        "topics",
        lambda record: ((("topics", n), topic) for n, topic in enumerate(record.topics or ())),
    )


@rule("DL404", "log")
def unknown_publication(context: Context) -> Found:
    """The publication scheme lists the entries that cite each publication."""
    yield from _unknown(
        context,
        "publications",
        lambda record: (
            (("parts", n, "cites", m), cited)
            for n, part in enumerate(record.parts or ())
            if part
            for m, cited in enumerate(part.cites)
        ),
    )


@rule("DL405", "log")
def id_used_twice(context: Context) -> Found:
    """Two topics or publications of one id cannot be told apart."""
    for name in ("topics", "publications"):
        parsed = context.settings.get(f"disclosures/{name}.yml")
        seen: set[str] = set()
        for position, item in enumerate(parsed.value.root if parsed and parsed.value else ()):
            if item.id in seen:
                yield (
                    parsed.document,
                    Problem(
                        (position, "id"),
                        f"the id {item.id} is used twice",
                        "give one of the two another id",
                    ),
                )
            seen.add(item.id)


@rule("DL407", "log")
def unknown_page(context: Context) -> Found:
    """A publication that is a page of this site must lead to it."""
    pages = {
        re.sub("(^|/)index$", "", path.removeprefix("docs/").removesuffix(".md"))
        for path in context.tree.pages
    } | {"disclosures", "topics"}
    parsed = context.settings.get("disclosures/publications.yml")
    for position, item in enumerate(parsed.value.root if parsed and parsed.value else ()):
        if item.page and item.page.rstrip("/") not in pages:
            yield (
                parsed.document,
                Problem(
                    (position, "page"),
                    "there is no such page",
                    f"use one of: {', '.join(f'{page}/' for page in sorted(pages) if page)}",
                ),
            )


@rule("DL406", "log")
def merged_into_unknown(context: Context) -> Found:
    """The address of a merged entry must lead to an entry that stands."""
    records = [parsed.partial for parsed in context.records.values()]
    if any(record is None or not record.reference for record in records):
        # Which reference the unreadable record has, nobody knows.
        return
    standing = {
        context.normal(reference)
        for r in records
        if r and r.status != "merged"
        for reference in (r.reference, *(r.also_known_as or ()))
    }
    for parsed in context.records.values():
        record = parsed.partial
        if record and record.merged_into and context.normal(record.merged_into) not in standing:
            yield (
                parsed.document,
                Problem(
                    ("merged_into",),
                    "there is no entry with this reference, or it is itself merged",
                    "use the reference of the entry that now holds the answer",
                ),
            )


def _references(context: Context) -> Iterator[tuple[YamlDocument, Path, str]]:
    """Every reference and former reference, with its place; proper references first, so that they
    win."""
    sound = [p for p in context.records.values() if p.partial]
    for parsed in sound:
        if parsed.partial.reference:
            yield parsed.document, ("reference",), parsed.partial.reference
    for parsed in sound:
        for position, reference in enumerate(parsed.partial.also_known_as or ()):
            yield parsed.document, ("also_known_as", position), reference


def _unknown(context: Context, name: str, used) -> Found:
    ids = context.ids(name)
    for parsed in context.records.values() if ids is not None else ():
        for path, item in used(parsed.partial) if parsed.partial else ():
            if item not in ids:
                near = get_close_matches(item, ids, 1)
                hint = f"did you mean {near[0]}? " if near else ""
                yield (
                    parsed.document,
                    Problem(
                        path,
                        f"this id is not in {name}.yml",
                        f"{hint}use one of: {', '.join(sorted(ids)) or 'none yet'}; or add it to"
                        f" disclosures/{name}.yml",
                    ),
                )
