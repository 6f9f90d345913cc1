"""``python build.py``: the program ``disclosure-log`` for the log in this folder."""

import sys
from pathlib import Path

try:
    from disclosure_log.cli.main import program
except ImportError as error:
    print(
        f"build.py: something it needs is not installed ({error.name}). Run first: pip install"
        " -e .",
        file=sys.stderr,
    )
    raise SystemExit(3) from None

if __name__ == "__main__":
    program(Path(__file__).parent.resolve())
