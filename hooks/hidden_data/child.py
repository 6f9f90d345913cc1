"""Looking into a document in a process of its own, with limits of time and memory. Whatever goes wrong there is a refusal here."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from .faults import NOT_UNDERSTOOD, TOO_LARGE
from .report import Fault, Inspection, Passage, Table

MAX_BYTES = 20 * 1024 * 1024
SECONDS = 60
MEMORY = 2 * 1024**3
"""Bytes of address space; libraries count in before they hold anything."""
_SIMPLER = "open it in its program and save it anew, or print it to PDF; if that does not help, put its content into a CSV table or into the answer"


def inspect_apart(path: Path, ending: str) -> Inspection:
    """Look into the document at *path*, whose name has an *ending* of :data:`.KINDS`. Never raises for what a document holds.

    Raises :class:`OSError` when the file cannot be read.
    """
    answer = _ask("inspect", path, ending)
    if isinstance(answer, Fault):
        return Inspection([answer])
    return Inspection(
        [Fault(**fault) for fault in answer["faults"]],
        [Passage(**passage) for passage in answer["passages"]],
        [Table(**table) for table in answer["tables"]],
        answer["unread"],
    )


def clean_apart(path: Path, ending: str) -> tuple[dict[str, bytes], dict[str, int], list[Fault]]:
    """The files, what was dropped and what stands in the way, as :class:`.cleaning.Cleaned` has them. Raises as :func:`inspect_apart`."""
    answer = _ask("clean", path, ending)
    if isinstance(answer, Fault):
        return {}, {}, [answer]
    files = {name: base64.b64decode(content) for name, content in answer["files"].items()}
    return files, answer["dropped"], [Fault(**fault) for fault in answer["faults"]]


def _ask(task: str, path: Path, ending: str) -> dict[str, Any] | Fault:
    with open(path, "rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        return Fault(TOO_LARGE, "", f"the file is larger than {MAX_BYTES // 1024**2} MB", "split it by year or by subject, or make its pictures smaller")
    command = [sys.executable, "-I", "-m", "hidden_data.child", task, ending]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
        # A process that died half-way has written half an answer, or none.
        if ended.returncode:
            raise ValueError
        return json.loads(ended.stdout)
    except subprocess.TimeoutExpired:
        return Fault(NOT_UNDERSTOOD, "", f"it could not be looked into within {SECONDS} seconds", _SIMPLER)
    except ValueError:
        return Fault(NOT_UNDERSTOOD, "", "it could not be read to its end: it is damaged, or built in a way that is not understood here", _SIMPLER)


def main() -> None:
    """In the process of its own: the document comes in, what was found goes out as JSON."""
    _set_limits()
    task, ending = sys.argv[1:]
    data = sys.stdin.buffer.read()
    if task == "clean":
        from .cleaning import clean

        done = clean(data, ending)
        answer = vars(done) | {"files": {name: base64.b64encode(content).decode() for name, content in done.files.items()}}
    else:
        from . import inspect

        answer = vars(inspect(data, ending))
    sys.stdout.buffer.write(json.dumps(answer, default=vars).encode())


def _set_limits() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the limit of time holds everywhere
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # some systems have no such limit; the limit of time holds everywhere


if __name__ == "__main__":
    main()
