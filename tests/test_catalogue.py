"""The rules are numbered for good, and every change of them is a new version, which entries of the
log name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from disclosure_log.findings.registry import RULES, SUBJECTS, VERSION, by_code
from disclosure_log.findings.rule import Rule
from disclosure_log.rules.scheduler import CHECKS

GOLDEN = Path(__file__).parent / "golden/rules.txt"


def listed() -> str:
    return f"version {VERSION}\n" + "".join(
        f"{code} {rule.name}\n" for code, rule in sorted(RULES.items())
    )


def test_the_rules_are_those_of_the_version() -> None:
    """A new rule, or one that is gone: raise ``VERSION``, then ``UPDATE_GOLDEN=1 pytest
    tests/test_catalogue.py``."""
    before = GOLDEN.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN") and before.split("\n")[0] != f"version {VERSION}":
        GOLDEN.write_text(listed(), encoding="utf-8")
    assert listed() == GOLDEN.read_text(encoding="utf-8")


def test_every_rule_says_why_it_matters_in_a_sentence() -> None:
    assert not [
        code
        for code, rule in RULES.items()
        if not rule.why.endswith((".", ")")) or len(rule.why) < 20
    ]


def test_every_rule_belongs_to_a_subject() -> None:
    assert not [code for code in RULES if code[:3] not in SUBJECTS]


FOUND_ELSEWHERE = ("DL0", "DL1", "DL601", "DL7")
"""What is found while files are read and parsed, and by the audit of the finished site."""


def test_every_rule_has_a_check_that_finds_it() -> None:
    found = {code for check in CHECKS for code in check.codes}
    assert not [
        code for code in RULES if code not in found and not code.startswith(FOUND_ELSEWHERE)
    ]


def test_two_rules_cannot_have_one_code() -> None:
    with pytest.raises(ValueError, match="DL001"):
        by_code([Rule("DL001", "too-large", "One."), Rule("DL001", "too-small", "Another.")])
