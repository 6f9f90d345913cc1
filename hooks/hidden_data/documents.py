"""A document of any kind: its publishable version, and what that version holds.

Each kind has a package of its own with two functions: ``rebuild(data) -> Rebuilt`` in its
``rebuild`` module, and ``inspect(data) -> Inspection``, which sees only what ``rebuild`` has made.
Both may raise anything: the sandbox takes an exception for a refusal.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .faults import ORIGINAL, TOO_LARGE, WRONG_KIND
from .recognise import KINDS, kind_of
from .report import Inspection, Rebuilt, in_lines

MAX_BYTES = 20 * 1024 * 1024
"""Of an original, and of what is made from it."""
SMALLER = "split it by year or by subject, or make its pictures smaller"

_PACKAGES = {
    "csv": "table",
    "xlsx": "workbook",
    "ods": "workbook",
    "docx": "word",
    "html": "page",
    "pdf": "pdf",
    "png": "picture",
    "jpg": "picture",
}


def rebuild(data: bytes, ending: str) -> Rebuilt:
    """Write a document anew from what a reader can see. Its name has an *ending* of :data:`.KINDS`.

    Raises whatever a broken document makes a library raise.
    """
    made = _rebuilt(data, ending)
    if not made.faults:
        found = _inspected(made.content, made.ending)
        made.faults, made.unread = found.faults, found.unread
        made.undescribed = found.undescribed
    if made.faults:
        made.content = b""
    return made


def inspect(data: bytes, ending: str) -> Inspection:
    """Look into a document that is to be published. Refuses all but what :func:`rebuild` makes.

    Raises whatever a broken document makes a library raise.
    """
    made = _rebuilt(data, ending)
    if made.faults:
        return Inspection(made.faults)
    found = _inspected(made.content, made.ending)
    if not found.faults and made.content != data:
        found.refuse(ORIGINAL, "", _what_differs(made), "run: disclosure-log add-file")
    return found


def load(ending: str) -> None:
    """Load the libraries for one kind of document ahead of the first."""
    _package(ending)
    _package(ending, ".rebuild")


def _rebuilt(data: bytes, ending: str) -> Rebuilt:
    kind, cure = kind_of(data)
    if kind != ending:
        made = Rebuilt(ending=ending)
        made.refuse(
            WRONG_KIND,
            "",
            f"the name says {KINDS[ending]}, but it is {KINDS.get(kind, kind)}",
            cure,
        )
        return made
    result: Rebuilt = _package(kind, ".rebuild").rebuild(data)
    if not result.faults and len(result.content) > MAX_BYTES:
        result.refuse(
            TOO_LARGE, "", f"the new file would be larger than {MAX_BYTES // 1024**2} MB", SMALLER
        )
    return result


def _inspected(data: bytes, ending: str) -> Inspection:
    found: Inspection = _package(ending).inspect(data)
    return found


def _package(kind: str, module: str = "") -> Any:
    # To load the libraries of every kind would take longer than to look into a document of one.
    return import_module(f".{_PACKAGES[kind]}{module}", __package__)


def _what_differs(made: Rebuilt) -> str:
    parts = ["this is an original, and not the version that is published"]
    for what, counts in (("leaves behind", made.left), ("shows in another way", made.changed)):
        if counts:
            parts.append(f"that {what}: {', '.join(in_lines(counts))}")
    return "; ".join(parts)
