"""Personal data: every text of every file goes through the screen, and is compared with the names
of people who must not be named."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from disclosure_log.findings.finding import Finding
from disclosure_log.findings.registry import fault
from disclosure_log.privacy.deny_list import KEY_VARIABLE, DenyList, WrongKey, key_from_environment
from disclosure_log.privacy.detector import Public, screen, small_numbers
from disclosure_log.privacy.kinds import SMALL_NUMBER, Kind, Strength
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.fields import Model
from disclosure_log.records.model import Accepted
from disclosure_log.records.schema import named
from disclosure_log.rules.context import Context
from disclosure_log.rules.guidance import GuidancePage

UNUSED_ACCEPTANCE = fault(
    "DL830",
    "accepted-without-need",
    "What is accepted and no longer there would let the next thing of its kind through without"
    " anybody deciding it.",
)
NEEDLESS_CONTACT = fault(
    "DL831",
    "needless-public-contact",
    "A list of exceptions is only safe while each of them is needed and understood.",
)
LISTED_PERSON = fault(
    "DL832",
    "listed-person",
    "The people of a request are on a private list, so that no spelling of their names is published"
    " by mistake.",
)
NO_KEY = fault(
    "DL833",
    "no-key-for-the-list",
    "The list of people holds no names, only what a secret key makes of them. Without the key"
    " nothing would be found.",
)

AUTHORITY, PEOPLE = "disclosures/authority.yml", "disclosures/people.yml"
KNOWN = {
    info.alias or name
    for model in Model.__subclasses__()
    for name, info in model.model_fields.items()
}
"""The names of all fields."""
TOGETHER = "paragraphs that follow one another"
FILE_NAME = "the name of the file"
TAKE_OUT = "take the name out; a post or a role says as much"
BOUNDARY = "\x1e"
"""What stands between two texts; no pattern and no name goes across it."""


@dataclass(frozen=True)
class Text:
    """A piece of text: where it stands, in words, and the line and column of each of its
    characters."""

    where: str
    words: str
    at: Callable[[int], tuple[int, int]]


@dataclass
class Found:
    """Everything of one kind in one place."""

    line: int
    column: int
    times: int = 0


def check(context: Context, pages: dict[str, GuidancePage], wanted: Callable[[str], bool]) -> None:
    """Look for personal data in every *wanted* file."""
    public, people = _public(context), _people(context)
    unused: dict[str, list[Accepted]] = {
        path: [a for a in (parsed.partial and parsed.partial.accepted) or () if a]
        for path, parsed in context.records.items()
    }
    for path, texts in _files(context, pages):
        if not wanted(path):
            continue
        record = path if path in context.records else f"{path.rsplit('/', 1)[0]}.yml"
        prefix = (
            "" if path == record or record not in context.records else f"{path.rsplit('/', 1)[1]}: "
        )
        for (kind, where), found in _found(path, texts, public, context).items():
            place = prefix + where
            match = next(
                (a for a in unused.get(record, []) if (a.kind, a.place) == (kind.id, place)), None
            )
            if match and match.times >= found.times and kind.strength is not Strength.STOP:
                if match.times == found.times:
                    unused[record].remove(match)
                continue
            context.findings.append(_finding(_shown(path, where), kind, where, place, found))
        for text, offset in _listed([*texts, *_rows(path, context)], people) if people else ():
            context.findings.append(
                Finding(
                    _shown(path, text.where),
                    *text.at(offset),
                    LISTED_PERSON,
                    f"{text.where}: a name from the list of people",
                    TAKE_OUT,
                )
            )
    for path, items in unused.items():
        if wanted(path):
            _check_needed(context.records[path].document, context.records[path].partial, items)


def _shown(path: str, where: str) -> str:
    """The path of a finding.

    When it is the name of the file that must not be known, that of its folder.
    """
    return path.rsplit("/", 1)[0] if where == FILE_NAME else path


def _check_needed(document: YamlDocument, partial: object, unused: list[Accepted]) -> None:
    for position, item in enumerate(getattr(partial, "accepted", None) or ()):
        if any(item is other for other in unused):
            document.report(
                UNUSED_ACCEPTANCE,
                ("accepted", position),
                "nothing of this kind is in this place, or not so many times",
                "delete it, or write kind, place and times as the finding says them",
            )


# The texts of each file


def _files(context: Context, pages: dict[str, GuidancePage]) -> Iterator[tuple[str, list[Text]]]:
    for path, parsed in (*context.settings.items(), *context.records.items()):
        # The marks of the list of people say nothing, and some look like numbers of people; a
        # comment can say anything.
        yield (
            path,
            (
                list(_comments(parsed.document))
                if path == PEOPLE
                else [_name(path), *_yaml(parsed.document)]
            ),
        )
    for path, page in pages.items():
        yield path, [_name(path), *_yaml(page.document), Text("the page", page.body, page.place)]
    for path, inspection in context.documents.items():
        texts = [
            Text(p.where, p.text, lambda _, line=p.line: (line, 1)) for p in inspection.passages
        ]
        if path.endswith(".docx"):
            # In a letter the name stands in the paragraph below "Yours sincerely".
            texts.append(
                Text(
                    TOGETHER,
                    "\n".join(
                        p.text.strip()
                        for p in inspection.passages
                        if p.where.startswith("paragraph ")
                    ),
                    lambda _: (1, 1),
                )
            )
        yield path, [_name(path), *texts]


def _name(path: str) -> Text:
    stem = path.rsplit("/", 1)[1].rsplit(".", 1)[0]
    return Text(FILE_NAME, re.sub("[-_]", " ", stem), lambda _: (1, 1))


def _where(path: Path) -> str:
    """A path in words. The name of a field nobody knows is not repeated: it can be anything."""
    return (
        named(path) if all(isinstance(step, int) or step in KNOWN for step in path) else "a field"
    )


def _yaml(document: YamlDocument) -> Iterator[Text]:
    for path, value in document.strings():
        yield Text(_where(path), value, lambda offset, path=path: document.place(path, offset))
    yield from _comments(document)


def _comments(document: YamlDocument) -> Iterator[Text]:
    for line, column, comment in document.comments():
        yield Text(
            "a comment", comment, lambda offset, line=line, column=column: (line, column + offset)
        )


# What is found in them


def _found(
    path: str, texts: list[Text], public: Public, context: Context
) -> dict[tuple[Kind, str], Found]:
    """What the screen finds in the texts of one file, by kind and place."""
    found: dict[tuple[Kind, str], Found] = {}
    for hit in screen([text.words for text in texts], public):
        text = texts[hit.passage]
        if text.where == TOGETHER and "\n" not in text.words[hit.start : hit.end]:
            continue
        found.setdefault((hit.kind, text.where), Found(*text.at(hit.start))).times += 1
    for where, rows, place in _tables(path, texts, context):
        if times := len(small_numbers(rows)):
            found[SMALL_NUMBER, where] = Found(*place, times)
    return found


def _tables(
    path: str, texts: list[Text], context: Context
) -> Iterator[tuple[str, list[list[str]], tuple[int, int]]]:
    """(where, rows, place) of every table: those of a document, and those written in Markdown."""
    if path in context.documents:
        for number, table in enumerate(context.documents[path].tables, 1):
            yield f"table {number}", table.rows, (1, 1)
        return
    for text in texts:
        rows = [
            line.strip().strip("|").split("|")
            for line in text.words.split("\n")
            if line.lstrip().startswith("|")
        ]
        if rows:
            yield (
                text.where,
                [
                    [cell.strip() for cell in row]
                    for row in rows
                    if not re.fullmatch(r"[\s:|-]*", "|".join(row))
                ],
                text.at(text.words.find("|")),
            )


def _finding(path: str, kind: Kind, where: str, place: str, found: Found) -> Finding:
    if kind.strength is Strength.STOP:
        fix = (
            f"{kind.advice}; if it is a public contact of an organisation, add in authority.yml: "
            "public_contacts: [{value: as it stands in the text, reason: why it is public}]"
        )
    else:
        times = f", times: {found.times}" if found.times > 1 else ""
        fix = (
            f"{kind.advice}; if it may be public, add under accepted: {{kind: {kind.id}, place:"
            f" '{place}'{times}, reason: in your own words}}"
        )
    looks = f"{where}: looks like {kind.label} ({found.times})"
    if kind is SMALL_NUMBER:
        looks = (
            f"{where}: {found.times} cell{'s' if found.times > 1 else ''} with a small number of"
            " people"
        )
    return Finding(
        path, found.line, found.column, kind.code, looks, fix, note=kind.strength is Strength.NOTE
    )


def _public(context: Context) -> Public:
    """What the authority has said may stand anywhere: its own contacts, those of the regulator, and
    a list. An exception nobody needs is a finding."""
    if AUTHORITY not in context.settings:
        return Public.of([])
    document = context.settings[AUTHORITY].document
    # Read as it stands, so that a fault elsewhere in the file does not make the authority's own
    # address a finding.
    own: dict[object, str] = {}
    listed: dict[int, str] = {}
    for path, value in document.strings():
        match path:
            case ("contact" | "regulator", _, *_):
                own[path[:2]] = ", ".join(filter(None, (own.get(path[:2]), value)))
            case ("public_contacts", int(number), "value"):
                listed[number] = value
    for needless in Public.of(listed.values()).needless:
        document.report(
            NEEDLESS_CONTACT,
            ("public_contacts", list(listed)[needless], "value"),
            "nothing here looks like personal data, so it needs no exception",
            "delete it from public_contacts",
        )
    return Public.of([*own.values(), *listed.values()])


def _people(context: Context) -> DenyList | None:
    """The list of people who must not be named, where there is one.

    Without its key nothing is in order.
    """
    parsed = context.settings.get(PEOPLE)
    if not parsed or not parsed.value:
        return None
    fix = (
        f"set {KEY_VARIABLE} to the key of the list: it is among the secrets of the repository, and"
        " in the team's password safe"
    )
    try:
        key = key_from_environment()
        if key is None:
            parsed.document.report(
                NO_KEY,
                (),
                f"there is a list of people, and {KEY_VARIABLE} is not set, so nothing can be"
                " compared with it",
                fix,
            )
            return None
        return parsed.value.deny_list(key)
    except (ValueError, WrongKey):
        parsed.document.report(
            NO_KEY, (), f"{KEY_VARIABLE} is not the key this list was made with", fix
        )
        return None


def _rows(path: str, context: Context) -> Iterator[Text]:
    """The rows of a document's tables, as one text each: forename and surname often have a column
    of their own."""
    for number, table in enumerate(
        context.documents[path].tables if path in context.documents else (), 1
    ):
        for line, row in enumerate(table.rows, 1):
            yield Text(
                f"table {number}, row {line}",
                " ".join(row),
                lambda _, line=line: (line if path.endswith(".csv") else 1, 1),
            )


def _listed(texts: list[Text], people: DenyList) -> Iterator[tuple[Text, int]]:
    """(text, offset in it) of every name on the list."""
    starts = [0, *accumulate(len(text.words) + 1 for text in texts)]
    for start, *_ in people.find(BOUNDARY.join(text.words for text in texts)):
        number = bisect_right(starts, start) - 1
        yield texts[number], start - starts[number]
