"""Rules about the log as a whole: whether its files fit together."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import rule
from ..findings import quoted
from ..references import RESERVED, slug
from ..source import Document, Path
from .context import Context, Problem

Found = Iterator[tuple[Document, Problem]]


@rule("DL401", "log")
def reference_used_twice(context: Context) -> Found:
    """A reference stands for one response. FOI 16-19, foi16-19 and Gov/FOI 16-19 are the same reference."""
    first: dict[str, str] = {}
    for document, path, reference in _references(context):
        name = context.normal(reference)
        if name in first:
            where = "in this file" if first[name] == document.path else f"in {first[name]}"
            yield document, Problem(path, f"this reference is {where} already", "check both against their letters; a reference stands for one response", also=(first[name],))
        first.setdefault(name, document.path)


@rule("DL402", "log")
def address_used_twice(context: Context) -> Found:
    """Two entries at one address: one of them would vanish without a word."""
    taken = {path.removesuffix(".yml"): path for path in context.records}
    for document, path, reference in _references(context):
        if path == ("reference",):
            continue
        name = slug(reference)
        address = f"{document.path.rsplit('/', 1)[0]}/{name}"
        if name in RESERVED:
            yield document, Problem(path, "this reference would give the entry a reserved name", "check the reference against the letter")
        elif address in taken:
            yield document, Problem(path, f"the address of this reference belongs to {taken[address]} already", "delete it here, or delete the other record", also=(taken[address],))
        taken.setdefault(address, document.path)


@rule("DL403", "log")
def unknown_topic(context: Context) -> Found:
    """An entry in a topic that does not exist would be in no list."""
    yield from _unknown(context, "topics", lambda record: ((("topics", n), topic) for n, topic in enumerate(record.topics or ())))


@rule("DL404", "log")
def unknown_publication(context: Context) -> Found:
    """The publication scheme lists the entries that cite each publication."""
    yield from _unknown(
        context, "publications", lambda record: ((("parts", n, "cites", m), cited) for n, part in enumerate(record.parts or ()) if part for m, cited in enumerate(part.cites))
    )


@rule("DL405", "log")
def id_used_twice(context: Context) -> Found:
    """Two topics or publications of one id cannot be told apart."""
    for name in ("topics", "publications"):
        parsed = context.settings.get(f"disclosures/{name}.yml")
        seen: set[str] = set()
        for position, item in enumerate(parsed.value.root if parsed and parsed.value else ()):
            if item.id in seen:
                yield parsed.document, Problem((position, "id"), f"the id {quoted(item.id)} is used twice", "give one of the two another id")
            seen.add(item.id)


@rule("DL406", "log")
def merged_into_unknown(context: Context) -> Found:
    """The address of a merged entry must lead to an entry that stands."""
    standing = {context.normal(p.partial.reference) for p in context.records.values() if p.partial and p.partial.reference and p.partial.status != "merged"}
    for parsed in context.records.values():
        record = parsed.partial
        if record and record.merged_into and context.normal(record.merged_into) not in standing:
            yield parsed.document, Problem(("merged_into",), "there is no published entry with this reference", "use the reference of an entry that is not itself merged")


def _references(context: Context) -> Iterator[tuple[Document, Path, str]]:
    """Every reference and former reference, with its place; proper references first, so that they win."""
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
                yield parsed.document, Problem(path, f"{quoted(item)} is not in {name}.yml", f"use one of: {', '.join(sorted(ids)) or 'none yet'}; or add it to disclosures/{name}.yml")
