"""How long the reader takes to refuse input made to stop it, beside an ordinary record of 30 KB.

python tests/benchmarks/hostile_input.py
"""

from __future__ import annotations

from measuring import seconds

from building import at
from disclosure_log.markdown.allowed import problems
from disclosure_log.reading.yaml_reader import read
from hostile import STRUCTURE, WORDS
from test_source import HOSTILE

ORDINARY = (
    "reference: FH 16-1\nparts:\n  - asked: How many?\n    answered: |\n"
    + "      Lamps were repaired; see [the plan](https://plan.example/) for more.\n" * 420
)


def main() -> None:
    print(
        f"{seconds(lambda data: read('x.yml', data), ORDINARY.encode()):8.3f} s  an ordinary record of {len(ORDINARY) // 1000} KB, read"
    )
    print(
        f"{seconds(lambda text: list(problems(text, at)), ORDINARY):8.3f} s  its text, checked as Markdown"
    )
    for what, data in HOSTILE.items():
        print(f"{seconds(lambda data: read('x.yml', data), data):8.3f} s  {what}, read")
    for what, text in (STRUCTURE | WORDS).items():
        print(
            f"{seconds(lambda text: list(problems(text, at)), text):8.3f} s  {what}, checked as Markdown"
        )


if __name__ == "__main__":
    main()
