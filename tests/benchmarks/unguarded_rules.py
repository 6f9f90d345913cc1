"""Switches every rule off once, and says which of them no test misses.

Usage: python tests/benchmarks/unguarded_rules.py [CODE …]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import TESTS

from disclosure_log.findings.codes.addresses import LOST_ADDRESS
from disclosure_log.findings.registry import RULES
from test_cases import CASES, KEY, findings_of

OFF = "RULE_SWITCHED_OFF"
"""Names the rule that a run of tests has to do without."""


def pytest_configure() -> None:
    """As a plugin of pytest: take the findings of one rule out of what the program reports."""
    from disclosure_log.site import audit

    code, whole = os.environ[OFF], audit.audit
    audit.audit = lambda *arguments: [each for each in whole(*arguments) if each.code != code]


def missed_by_cases(code: str) -> bool:
    """Whether a case of a rule expects what the rule finds."""
    for case in CASES:
        if case.code == code and any(f" {code}" in line for line in case.expected):
            with tempfile.TemporaryDirectory() as folder:
                if case.with_key:
                    os.environ["DISCLOSURE_LOG_PEOPLE_KEY"] = KEY
                else:
                    os.environ.pop("DISCLOSURE_LOG_PEOPLE_KEY", None)
                result = findings_of(case, Path(folder))
                found = [*result.findings, *(note for note in result.notes if note.code == code)]
                without = sorted(f"{each.place} {each.code}" for each in found if each.code != code)
                if without != sorted(" ".join(line.split()[:2]) for line in case.expected):
                    return True
    return False


def missed_by_tests(code: str) -> bool:
    """Whether the tests of the finished site fail without a rule."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", Path(__file__).stem),
            str(TESTS / "test_audit.py"),
        ],
        cwd=TESTS.parent,
        capture_output=True,
        check=False,
        env=os.environ
        | {OFF: code, "PYTHONPATH": os.pathsep.join(map(str, (Path(__file__).parent, TESTS)))},
    )
    return done.returncode == 1


def unguarded(codes: list[str]) -> Iterator[str]:
    for code in codes:
        of_the_site = code.startswith("DL7") and code != LOST_ADDRESS
        missed = missed_by_tests(code) if of_the_site else missed_by_cases(code)
        print(code, RULES[code].name, "" if missed else "NOT MISSED", flush=True)
        if not missed:
            yield code


if __name__ == "__main__":
    left = list(unguarded(sys.argv[1:] or sorted(RULES)))
    print(f"{len(left)} rules that no test misses")
    raise SystemExit(bool(left))
