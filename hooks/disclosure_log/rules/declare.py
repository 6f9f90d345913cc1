"""Declares a check: the codes it finds, what it looks at, and what it relies on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from disclosure_log.findings.finding import Finding

Findings = Iterator[Finding]
Scope = Literal["file", "record", "page", "log"]
"""What a check looks at: every YAML file and front matter, every record, every hand-written page,
or everything together.

The arguments of its function before the context are: for ``file``, a :class:`.Parsed`; for
``record``, the sound fields of the record and its :class:`.YamlDocument`; for ``page``, a
:class:`.GuidancePage`; for ``log``, none.
"""


@dataclass(frozen=True)
class Check:
    """A function that looks for faults."""

    codes: tuple[str, ...]
    scope: Scope
    find: Callable[..., Findings]
    needs: tuple[str, ...] = ()
    """Fields of a record that must be given and sound before the function is called, so that one
    mistake is reported only once."""
    relies_on: tuple[str, ...] = ()
    """Fields of a record that must be sound, whether given or not."""


def finds(
    *codes: str, scope: Scope, needs: tuple[str, ...] = (), relies_on: tuple[str, ...] = ()
) -> Callable[[Callable[..., Findings]], Check]:
    """Declare a function as the check that finds *codes*."""
    return lambda find: Check(codes, scope, find, needs, relies_on)
