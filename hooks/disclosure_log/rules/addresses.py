"""Checks of what was published once: each address still leads somewhere, and each question still
stands at its own.

Why each fault matters is in ``findings/codes/addresses.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from disclosure_log.findings.codes.addresses import (
    ADDRESS_NOT_LISTED,
    LOST_ADDRESS,
    LOST_QUESTION,
    UNSOUND_ADDRESS_LIST,
)
from disclosure_log.findings.codes.log import ADDRESS_USED_TWICE
from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.addresses import AddressList, Standing
from disclosure_log.records.paths import (
    ADDRESSES,
    GENERATED,
    PAGES,
    RECORDS,
    TOPICS,
    address_of_page,
    address_of_record,
    entry_of,
)
from disclosure_log.records.published import Was
from disclosure_log.records.references import normal
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.kept import published_files

COMMAND = "disclosure-log addresses"
LOST = (LOST_ADDRESS, LOST_QUESTION, UNSOUND_ADDRESS_LIST)
"""What the command that writes the list may find, and yet write it."""


def standing(context: Context) -> Standing:
    """What the log publishes now, as far as its files are sound."""
    if context.standing is None:
        context.standing = _standing(context)
    return context.standing


def _standing(context: Context) -> Standing:
    topics = context.value(TOPICS)
    moved = {
        f"topics/{old}/": f"topics/{topic.id}/"
        for topic in (topics.root if topics else ())
        for old in topic.former
    }
    for path, page in context.pages.items():
        moved |= {old: address_of_page(path) for old in (page.front.former if page.front else ())}
    records = {path: file.partial for path, file in context.records.items() if file.partial}
    return Standing(
        records,
        {
            address_of_record(path): published_files(path, each, context)
            for path, each in records.items()
        },
        frozenset(
            [
                *(f"{name}/" for name in GENERATED),
                *map(address_of_page, context.pages),
                *(f"topics/{topic.id}/" for topic in (topics.root if topics else ())),
            ]
        ),
        moved,
        partial(normal, spelling=context.authority.references if context.authority else None),
    )


@finds(UNSOUND_ADDRESS_LIST, scope="log")
def unsound_address_list(context: Context) -> Findings:
    for line in _list(context).faults:
        yield Finding(
            ADDRESSES,
            line,
            1,
            UNSOUND_ADDRESS_LIST,
            "this line is not an address with the number of its questions",
            "remove what a merge conflict left, and correct or delete the line",
        )


@finds(LOST_ADDRESS, scope="log")
def lost_address(context: Context) -> Findings:
    stands, listed = standing(context), _list(context)
    all_readable = all(
        file.partial and file.sound.issuperset(("reference", "also_known_as", "merged_into"))
        for file in context.records.values()
    )
    before = _before(context)
    for address in sorted({*listed.addresses, *before}):
        if stands.target(address) is not None or _is_below_a_lost_entry(address, stands):
            continue
        # The record or the topics that cannot be read may be what answers there.
        top = address.partition("/")[0]
        if (top == RECORDS and not all_readable) or (
            top == "topics" and context.value(TOPICS) is None
        ):
            continue
        was = before.get(address)
        line = listed.addresses.get(address)
        path = was.path if was and not line else ADDRESSES
        of = f" of {was.reference}" if was and was.reference else ""
        yield Finding(
            path,
            line.line if line else 1,
            1,
            LOST_ADDRESS,
            f"{address}{of} {'was' if was else 'is listed as'} published and would lead nowhere",
            _cure(address, stands) + ("" if was else _never_published()),
            also=tuple(filter(None, (was.path if was else None, entry_of(address)))),
        )


@finds(LOST_QUESTION, scope="log")
def lost_question(context: Context) -> Findings:
    stands, listed, before = standing(context), _list(context), _before(context)
    for address in sorted({*listed.addresses, *before}):
        line, was = listed.addresses.get(address), before.get(address)
        count = max((line and line.questions) or 0, (was and was.questions) or 0)
        path = stands.answering(address) if count else None
        record = stands.records[path] if path else None
        if not (path and record and record.parts is not None) or record.status in (
            "merged",
            "published-in-error",
        ):
            continue
        # Where another record took the place of one, its questions are its own.
        own = path.rsplit("/", 1)[1] == f"{address.rstrip('/').rsplit('/', 1)[1]}.yml"
        if own and len(record.parts) < count:
            yield context.records[path].document.finding(
                LOST_QUESTION,
                ("parts",),
                f"{address}#question-{len(record.parts) + 1} was published, and this record has"
                f" only {len(record.parts)} of {count} questions",
                "bring the question back in its old place; if its answer no longer holds, say so"
                " there" + ("" if was else f"; if it was never published, correct {ADDRESSES}"),
                key=True,
                also=(ADDRESSES,),
            )


@finds(ADDRESS_USED_TWICE, scope="log")
def former_address_that_is_taken(context: Context) -> Findings:
    taken = {*standing(context).pages}
    for document, place, address in _former(context):
        if address in taken or address.split("/")[0] in {*GENERATED, "assets"} - {"topics"}:
            yield document.finding(
                ADDRESS_USED_TWICE,
                place,
                f"{address} has a page of its own",
                "delete it here; only an address that no other page has can lead here",
            )
        taken.add(address)


@finds(ADDRESS_NOT_LISTED, scope="log")
def address_not_listed(context: Context) -> Findings:
    listed = _list(context).addresses
    if not listed and _is_placeholder(context):
        return
    missing = sorted(
        address
        for address, questions in standing(context).addresses(at_fault(context.findings))
        if address not in listed or (listed[address].questions or 0) < (questions or 0)
    )
    if not missing:
        return
    others = len(missing) - 1
    finding = Finding(
        ADDRESSES,
        1,
        1,
        ADDRESS_NOT_LISTED,
        f"{missing[0]}{f' and {others:,} more' if others else ''}"
        f" {'are' if others else 'is'} not in this list, or with too few questions",
        f"run: {COMMAND}",
        also=tuple({path for address in missing if (path := entry_of(address))}),
    )
    yield replace(finding, note=True)


def at_fault(findings: Iterable[Finding]) -> set[str]:
    """The records with *findings*, in them or in their documents. Their addresses are not listed
    before they are finished."""
    return {
        path
        for finding in findings
        if not finding.note and finding.code not in LOST and (path := entry_of(finding.path))
    }


def _is_placeholder(context: Context) -> bool:
    """Whether the site has no address yet, so that nothing was published."""
    authority = context.authority
    return not authority or authority.site.is_placeholder


def _former(context: Context) -> Iterator[tuple[YamlDocument, Path, str]]:
    """Every former address of a page or topic, with its place."""
    for page in context.pages.values():
        for position, address in enumerate(page.front.former if page.front else ()):
            yield page.document, ("former", position), address
    topics = context.value(TOPICS)
    for number, topic in enumerate(topics.root if topics else ()):
        for position, id in enumerate(topic.former):
            document = context.settings[TOPICS].document
            yield document, (number, "former", position), f"topics/{id}/"


def _list(context: Context) -> AddressList:
    return AddressList.read(context.tree.addresses.get(ADDRESSES, b""))


def _before(context: Context) -> Mapping[str, Was]:
    return context.published.addresses if context.published else {}


def _is_below_a_lost_entry(address: str, stands: Standing) -> bool:
    """Whether an address is that of a file or table of an entry that is itself lost."""
    parts = address.rstrip("/").split("/")
    return (
        parts[0] == RECORDS and len(parts) > 3 and stands.target("/".join(parts[:3]) + "/") is None
    )


def _cure(address: str, stands: Standing) -> str:
    top, *rest = address.rstrip("/").split("/")
    if top == "topics":
        return f"bring the topic back, or name its id under former of another topic in {TOPICS}"
    if top != RECORDS:
        return (
            f"bring {PAGES}/{address.rstrip('/')}.md back, or name {address} under former at the"
            " top of another page"
        )
    if len(rest) > 2:
        return (
            f"bring the file back, or say under changes of {RECORDS}/{rest[0]}/{rest[1]}.yml what"
            f" became of {rest[-1]}, by that name; its address then leads to the entry"
        )
    if other := stands.in_another_year(address):
        return f"say under changes of {other} why its year changed; the address then leads there"
    return (
        "bring the record back, with status: withdrawn if it no longer holds; or name its reference"
        " under also_known_as of the record that replaces it; or make it status: merged with"
        " merged_into"
    )


def _never_published() -> str:
    return f"; if it was never published, take its line out of {ADDRESSES} (run: {COMMAND})"
