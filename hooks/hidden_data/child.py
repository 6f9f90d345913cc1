"""The process inside the sandbox: a document comes in, what was found goes out as JSON."""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from .sandbox import MEMORY, SECONDS


def main() -> None:
    """Do the task named by the arguments to the document on standard input."""
    set_limits(MEMORY, SECONDS)
    task, ending = sys.argv[1:]
    data = sys.stdin.buffer.read()
    from .documents import inspect, rebuild

    if task == "contact_sheet":
        from .to_read import contact_sheet  # it needs libraries that the others do not

        answer: dict[str, Any] = {"to_read": contact_sheet(data, ending)}
    else:
        answer = vars((rebuild if task == "rebuild" else inspect)(data, ending))
    sys.stdout.buffer.write(json.dumps(answer, default=_as_json).encode())


def _as_json(value: Any) -> Any:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else vars(value)


def set_limits(memory: int, seconds: int) -> None:
    """Limit this process to so many bytes of address space and seconds of computing. When it dies,
    it leaves no copy of its memory behind."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the limit of time holds everywhere
        return
    for what, wanted in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # some systems have no such limit; the limit of time holds everywhere


if __name__ == "__main__":
    main()
