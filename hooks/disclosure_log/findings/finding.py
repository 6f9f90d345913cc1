"""What a check reports: one fault in one place, and how to fix it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Finding:
    """One fault. Findings sort by place, so every run reports them in the same order."""

    path: str
    """The file, relative to the repository, with forward slashes."""
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    code: str
    message: str
    """What is wrong. Never repeats a value that could be personal data."""
    fix: str
    """What to do about it."""
    also: tuple[str, ...] = field(default=(), compare=False)
    """Other files that the fault concerns. A check of one of them shows it too."""
    note: bool = False
    """Whether it is only for a person to look at, because a check cannot tell if it is wrong."""

    @property
    def place(self) -> str:
        return f"{printable(self.path)}:{self.line}:{self.column}"


FindingAt = Callable[[int, str, str, str], Finding]
"""Makes a finding about a text whose place only the caller knows: (offset of the character in the
text, code, message, fix)."""


def printable(text: str) -> str:
    """*text* made safe for a terminal or a CI log: control characters, line ends and lone
    surrogates are escaped."""
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode()
        for c in text
    )


DATE = "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
PROVISION = r"[0-9]{1,3}[A-Z]?(?:\([0-9A-Za-z]{1,4}\))*"
NAME = "[a-z_.]{1,24}"


def shown(value: str, form: str) -> str:
    """*value* in quotes when it matches a harmless *form*, otherwise ``this``.

    Reports are public, and what was typed into the wrong field may be a person's name, number or
    address. The place is enough to find it.
    """
    return f"'{value}'" if re.fullmatch(form, value) else "this"


def as_text(findings: Iterable[Finding]) -> str:
    """For people: one line says what is wrong and where, the next how to fix it."""
    return "".join(
        f"{f.place}: {'note ' if f.note else ''}{f.code} {printable(f.message)}\n  fix:"
        f" {printable(f.fix)}\n"
        for f in findings
    )


def as_github(findings: Iterable[Finding]) -> str:
    """One GitHub annotation for each finding (workflow commands ``::error`` and, for notes,
    ``::notice``)."""

    def data(text: str) -> str:
        return printable(text).replace("%", "%25")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    return "".join(
        f"::{'notice' if f.note else 'error'} file={value(f.path)},line={f.line},col={f.column},"
        f"title={value(f.code)}::{data(f.message)}. Fix: {data(f.fix)}\n"
        for f in findings
    )


def as_json(findings: Iterable[Finding]) -> str:
    """A JSON list of objects with ``path``, ``line``, ``column``, ``code``, ``message``, ``fix``
    and ``note``."""
    keys = ("path", "line", "column", "code", "message", "fix", "note")
    return (
        json.dumps(
            [
                {k: printable(v) if isinstance(v := getattr(f, k), str) else v for k in keys}
                for f in findings
            ],
            indent=2,
        )
        + "\n"
    )


FORMATS = {"text": as_text, "github": as_github, "json": as_json}
