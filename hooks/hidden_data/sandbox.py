"""The sandbox: for each document a process with limits of time and memory. A failure in it is a
refusal. ``servers.py`` starts the processes, and ``child.py`` is what they do."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from . import servers
from .documents import MAX_BYTES, SMALLER
from .faults import NOT_UNDERSTOOD, TOO_LARGE
from .report import Fault, Inspection, Passage, Rebuilt, Table, ToRead

SECONDS = 120
"""Of computing. By the clock it may take twice as long, because other work may be running."""
MEMORY = 2 * 1024**3
"""Bytes of address space; libraries count in before they hold anything."""
_SIMPLER = (
    "open it in its program and save it anew, or print it to PDF;"
    " if that does not help, put its content into a CSV table or into the answer"
)


def inspect(path: Path | bytes, ending: str) -> Inspection:
    """Look into the document at *path*, whose name has an *ending* of :data:`.KINDS`; or into one
    that was read already.

    Raises :class:`OSError` when the file cannot be read, and nothing for what it holds.
    """
    data = _read(path)
    answer = _ask("inspect", data, ending)
    if isinstance(answer, Fault):
        return Inspection([answer])
    return Inspection(
        [Fault(**fault) for fault in answer["faults"]],
        [Passage(**passage) for passage in answer["passages"]],
        [Table(**table) for table in answer["tables"]],
        answer["unread"],
        answer["undescribed"],
        hashlib.sha256(data).hexdigest(),
    )


def rebuild(path: Path | bytes, ending: str) -> Rebuilt:
    """Make the publishable version of the document at *path*, which stays as it is.

    Raises as :func:`inspect`.
    """
    answer = _ask("rebuild", _read(path), ending)
    if isinstance(answer, Fault):
        return Rebuilt(ending=ending, faults=[answer])
    return Rebuilt(
        base64.b64decode(answer["content"]),
        answer["ending"],
        answer["left"],
        answer["changed"],
        [Fault(**fault) for fault in answer["faults"]],
        answer["unread"],
        answer["undescribed"],
    )


def contact_sheet(path: Path | bytes, ending: str) -> list[ToRead]:
    """What a person must read in the document at *path*, drawn. Raises as :func:`inspect`."""
    answer = _ask("contact_sheet", _read(path), ending)
    if isinstance(answer, Fault):
        return [ToRead("the whole, which could not be drawn")]
    return [
        ToRead(
            each["where"],
            base64.b64decode(each["picture"]),
            base64.b64decode(each["stretched"]),
            each["words"],
        )
        for each in answer["to_read"]
    ]


def _read(path: Path | bytes) -> bytes:
    """A document, or enough of it to see that it is too large."""
    if isinstance(path, bytes):
        return path
    with open(path, "rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _ask(task: str, data: bytes, ending: str) -> dict[str, Any] | Fault:
    if len(data) > MAX_BYTES:
        return Fault(TOO_LARGE, "", f"the file is larger than {MAX_BYTES // 1024**2} MB", SMALLER)
    try:
        answer: dict[str, Any] = json.loads(servers.ask(task, ending, data, 2 * SECONDS))
        return answer
    except TimeoutError:
        return Fault(
            NOT_UNDERSTOOD, "", f"it could not be looked into within {SECONDS} seconds", _SIMPLER
        )
    except ValueError:
        return Fault(
            NOT_UNDERSTOOD,
            "",
            "it could not be read to its end:"
            " it is damaged, or built in a way that is not understood here",
            _SIMPLER,
        )
