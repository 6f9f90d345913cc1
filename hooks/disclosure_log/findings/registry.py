"""The catalogue of rules: every fault a check can report, with a code that never changes and the
reason it matters.

A rule that is a function registers itself with :func:`rule`; its name is the fault and its
docstring the reason. A fault found on the way, while a file is being read or parsed, is declared
with :func:`fault`. Codes are grouped by what is looked at: DL0 files and YAML, DL1 fields, DL2 one
record, DL3 text, DL4 the log as a whole, DL5 released documents, DL6 guidance pages, DL7 the
finished site, DL8 personal data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Rule:
    """One kind of fault."""

    code: str
    name: str
    """The fault in a few words, with hyphens: ``responded-before-received``."""
    why: str
    """Plain English: why it matters."""
    scope: str = ""
    """What its function looks at: ``file`` (records and settings alike), ``record``, ``log`` or
    ``page``; nothing for a fault found on the way."""
    check: Callable[..., Any] | None = None
    """The function that looks for it, where there is one of its own."""
    needs: tuple[str, ...] = ()
    """Fields that must be given and sound before the function is asked, so that one mistake is
    reported once."""
    relies_on: tuple[str, ...] = ()
    """Fields that must be sound, whether given or not."""

    @property
    def title(self) -> str:
        """The name as people write it: ``Responded before received``, ``Unsound CSV``."""
        words = [
            (
                word.upper()
                if word in ("csv", "id", "ip", "nhs", "pdf", "utf", "xml", "yaml")
                else word
            )
            for word in self.name.split("-")
        ]
        return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


RULES: dict[str, Rule] = {}
VERSION = 2
"""Raised with every change of the rules, so that an entry can say which it went through."""
SUBJECTS = {
    "DL8": "Personal data in text",
    "DL5": "Released documents: what they hide",
    "DL2": "One record: dates, outcomes, grounds",
    "DL4": "The log as a whole",
    "DL3": "Text: what would be unsafe, or not show as written",
    "DL6": "Guidance pages",
    "DL1": "The fields of a record",
    "DL0": "Files and how they are written",
    "DL7": "The finished site, before anybody sees it",
}
"""What the rules look at, by the beginning of their codes, in the order in which it matters to the
public."""


def fault(code: str, name: str, why: str) -> str:
    """Declare a fault that is found on the way; gives back its code."""
    return _add(Rule(code, name, why)).code


def rule(
    code: str, scope: str, needs: tuple[str, ...] = (), relies_on: tuple[str, ...] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register a function as the rule *code*."""

    def register(check: Callable[..., Any]) -> Callable[..., Any]:
        _add(
            Rule(
                code,
                check.__name__.replace("_", "-"),
                " ".join((check.__doc__ or "").split()),
                scope,
                check,
                needs,
                relies_on,
            )
        )
        return check

    return register


def rules_of(scope: str) -> list[Rule]:
    """The rules that look at one *scope*, in the order of their codes."""
    return [rule for _, rule in sorted(RULES.items()) if rule.scope == scope]


def _add(new: Rule) -> Rule:
    if new.code in RULES:
        raise ValueError(f"two rules have the code {new.code}")
    RULES[new.code] = new
    return new
