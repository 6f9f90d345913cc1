"""The process inside the sandbox: a document comes in, what was found goes out as JSON."""

from __future__ import annotations

import base64
import json
import sys

from .sandbox import MEMORY, SECONDS


def main() -> None:
    """Do the task named by the arguments to the document on standard input."""
    set_limits(MEMORY, SECONDS)
    task, ending = sys.argv[1:]
    data = sys.stdin.buffer.read()
    if task == "clean":
        from .cleaning import clean

        done = clean(data, ending)
        answer = vars(done) | {"files": {name: base64.b64encode(content).decode() for name, content in done.files.items()}}
    else:
        from .recognise import inspect

        answer = vars(inspect(data, ending))
    sys.stdout.buffer.write(json.dumps(answer, default=vars).encode())


def set_limits(memory: int, seconds: int) -> None:
    """Limit this process to so many bytes of address space and seconds of computing, and let it leave no memory behind when it dies."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; the limit of time holds everywhere
        return
    for what, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # some systems have no such limit; the limit of time holds everywhere


if __name__ == "__main__":
    main()
