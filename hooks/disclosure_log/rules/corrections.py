"""Checks of what was changed after publication: a dated note says so, and questions stay in their
places.

Why it matters is in ``findings/codes/addresses.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from disclosure_log.findings.codes.addresses import (
    CHANGED_WITHOUT_A_NOTE,
    LOST_QUESTION,
    NOTE_REPEATS_WHAT_WAS_REMOVED,
    NOTE_SAYS_NOTHING,
)
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.field_paths import named
from disclosure_log.records.model import Record
from disclosure_log.records.paths import address_of_record, folder_of, record_beside
from disclosure_log.records.published import RECORD_FILE, Published
from disclosure_log.rules.addresses import standing
from disclosure_log.rules.context import Context, items
from disclosure_log.rules.declare import Findings, finds

NO_SUBSTANCE = {
    *("reference", "also_known_as", "keywords", "topics"),
    *("accepted", "changes", "status", "merged_into"),
}
"""Fields of a record that help to find or to check an answer and are not part of it, or have a rule
of their own."""
ONLY_FIGURES = ("title", "summary")
"""Fields in which only figures are of substance: other words for the same may help to find it."""
ANSWER = {"title", "summary", "received", "responded", "regime", "parts", "documents", "clock"}
"""Fields of the answer. The others hold what came after it, such as a review; they may be added
without a note, and not changed."""
MOST_NAMED = 4
FEWEST_WORDS = 3
_NAMES = re.compile(r"(?<![^\W\d_])[A-Z][\w'’-]+(?=\s+([A-Z][\w'’-]+))\s+\1")
_NUMBERS = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d,]{2,}\d(?![\d.,]*\d)")


@finds(NOTE_SAYS_NOTHING, scope="record", needs=("changes",))
def note_says_nothing(record: Record, document: YamlDocument, context: Context) -> Findings:
    for number, change in items(record.changes):
        if len(change.note.split()) < FEWEST_WORDS:
            yield document.finding(
                NOTE_SAYS_NOTHING,
                ("changes", number, "note"),
                "the note does not say what was changed and why",
                "say it in one sentence, for example: A wrong date was corrected.",
            )


@finds(NOTE_REPEATS_WHAT_WAS_REMOVED, scope="log")
def note_repeats_what_was_removed(context: Context) -> Findings:
    if not context.published:
        return
    for before, now in _pairs(context, context.published):
        if now.data.get("status") != "published-in-error":
            continue
        removed = {
            name
            for path, text in _texts(before.data)
            if path[0] != "changes"
            for name in _telling(text)
        }
        for path, text in _texts(now.data):
            if path[0] == "changes" and not removed.isdisjoint(_telling(text)):
                yield now.finding(
                    NOTE_REPEATS_WHAT_WAS_REMOVED,
                    path,
                    "the note has words, a name or a number of what was removed",
                    "say only why it was removed, for example: It should not have been published.",
                )


def _texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a record that visitors read, with its path."""
    if isinstance(value, dict):
        for key, given in value.items():
            if path or key in ("title", "summary", "keywords", "parts", "documents", "changes"):
                yield from _texts(given, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _texts(item, (*path, position))
    elif isinstance(value, str):
        yield path, value


def _telling(text: str) -> Iterator[str]:
    """What tells a *text* from others: words in capitals side by side, numbers that are no year,
    and five words in a row."""
    yield from (name[0].casefold() for name in _NAMES.finditer(text))
    yield from _NUMBERS.findall(text)
    words = re.findall(r"\w+", text.casefold())
    yield from (" ".join(words[at : at + 5]) for at in range(len(words) - 4))


@finds(LOST_QUESTION, scope="log")
def moved_question(context: Context) -> Findings:
    if not context.published:
        return
    for before, now in _pairs(context, context.published):
        # A record that took the place of another has questions of its own.
        if before.path != now.path:
            continue
        was, asked = _asked(before), _asked(now)
        for number, question in enumerate(was):
            if question in asked and asked[number : number + 1] != [question]:
                place = asked.index(question)
                yield now.finding(
                    LOST_QUESTION,
                    ("parts", place),
                    f"this question was published as question {number + 1}, and its address leads"
                    " there",
                    f"make it question {number + 1} again; add new questions at the end",
                )


def _asked(document: YamlDocument) -> list[str]:
    """The questions of a record. White space does not count."""
    parts = document.data.get("parts")
    found = [part.get("asked") for part in parts or () if isinstance(part, dict)]
    return [" ".join(asked.split()) for asked in found if isinstance(asked, str)]


@finds(CHANGED_WITHOUT_A_NOTE, scope="log")
def changed_without_a_note(context: Context) -> Findings:
    if not context.published:
        return
    for before, now in _pairs(context, context.published):
        places = list(_changed(before, now, context.published))
        notes = len(now.data.get("changes") or ()) - len(before.data.get("changes") or ())
        if notes < 0:
            yield now.finding(
                CHANGED_WITHOUT_A_NOTE,
                ("changes",),
                "a note on a change was taken out",
                "bring it back; add another note if it was wrong",
                key=True,
            )
        elif places and not notes:
            named_ = ", ".join(map(named, places[:MOST_NAMED]))
            more = f" and {len(places) - MOST_NAMED} more" if len(places) > MOST_NAMED else ""
            yield now.finding(
                CHANGED_WITHOUT_A_NOTE,
                places[0],
                f"not as published, and changes has no new note on it: {named_}{more}",
                "add the day and, in one sentence, what was changed and why to changes; or bring"
                " back what was published",
            )


def _pairs(context: Context, published: Published) -> Iterator[tuple[YamlDocument, YamlDocument]]:
    """Each record that may be changed, as it was published and as it is now."""
    for path in sorted({*published.files, *map(record_beside, published.changed)}):
        if not RECORD_FILE.fullmatch(path) or published.added(path):
            continue
        now = _now(path, context, published)
        before = published.record(path) or now
        if before and now and isinstance(before.data, dict) and isinstance(now.data, dict):
            yield before, now


def _now(path: str, context: Context, published: Published) -> YamlDocument | None:
    """The record that now stands for one that was published: the same file, or a new one that
    took its place."""
    if path in context.records:
        return context.records[path].document
    other = standing(context).answering(address_of_record(path))
    return context.records[other].document if other and published.added(other) else None


def _changed(before: YamlDocument, now: YamlDocument, published: Published) -> Iterator[Path]:
    """Where what was answered differs. White space does not count."""
    status = [document.data.get("status") or "published" for document in (before, now)]
    if status[1] == "merged":
        return
    if status[0] != status[1]:
        yield ("status",)
    if "published-in-error" in status:
        # Its texts are taken out of the record, which is what the note of its status is about.
        return
    old, new = dict(_values(before.data)), dict(_values(now.data))
    for path in sorted({*old, *new}, key=str):
        added_later = path[0] not in ANSWER and path not in old
        if old.get(path) != new.get(path) and not added_later:
            yield path
    folder = f"{folder_of(now.path)}/"
    if before.path == now.path and any(path.startswith(folder) for path in published.changed):
        yield ("documents",)


def _values(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every value of a record that is of substance, with its path."""
    if isinstance(value, dict):
        for key, given in (_defaults(path) | value).items():
            if _is_of_substance(path, key):
                yield from _values(given, (*path, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from _values(item, (*path, position))
    elif value is not None:
        words = (
            re.findall(r"\d[\d.,]*", str(value))
            if path and path[0] in ONLY_FIGURES
            else str(value).split()
        )
        yield path, " ".join(words)


def _defaults(path: Path) -> dict[str, Any]:
    """What a group of fields says where it says nothing."""
    if not path:
        return {"regime": "foi"}
    return {"outcome": "provided"} if path[0] == "parts" and len(path) == 2 else {}


def _is_of_substance(path: Path, key: str) -> bool:
    if not path:
        return key not in NO_SUBSTANCE
    return key == "file" if path[0] == "documents" else key != "cites"
