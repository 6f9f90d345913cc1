"""What a check can use besides the file it looks at."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from disclosure_log.findings.finding import Finding
from disclosure_log.markdown.placeholders import facts
from disclosure_log.privacy.deny_list import KEY_VARIABLE
from disclosure_log.records.addresses import Standing
from disclosure_log.records.guidance_page import GuidancePage
from disclosure_log.records.model import Record
from disclosure_log.records.paths import AUTHORITY
from disclosure_log.records.published import Published
from disclosure_log.records.references import normal
from disclosure_log.records.repository import Tree
from disclosure_log.records.schema import Parsed
from disclosure_log.records.settings import Authority
from disclosure_log.store import Store, digest
from hidden_data.report import Inspection

T = TypeVar("T")


class Asked(Container[str]):
    """References that are known, and which of them somebody asked for: with the same answers the
    result is the same."""

    def __init__(
        self, known: Container[str], yes: Iterable[str] = (), no: Iterable[str] = ()
    ) -> None:
        self._known = known
        self.yes, self.no = set(yes), set(no)

    def __reduce__(self) -> tuple[Any, ...]:
        # What was asked goes to another process, and not everything that is known.
        return Asked, ((), self.yes, self.no)

    def __contains__(self, name: object) -> bool:
        answer = name in self._known
        (self.yes if answer else self.no).add(str(name))
        return answer


class Documents(Mapping[str, Inspection]):
    """What was found in the released documents, by path."""

    def __init__(self) -> None:
        self._found: dict[str, Inspection | Callable[[], Inspection]] = {}
        self._kept: dict[str, Callable[[], Inspection]] = {}

    def __getitem__(self, path: str) -> Inspection:
        found = self._found[path]
        return found if isinstance(found, Inspection) else found()

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def add(self, path: str, found: Inspection | Callable[[], Inspection]) -> None:
        """Add what was *found*, or how to find it when somebody asks."""
        self._found[path] = found

    def is_kept(self, path: str, find: Callable[[], Inspection]) -> None:
        """Say how to *find* again what was found in the document at a *path*."""
        self._kept[path] = find

    def forget(self) -> None:
        """Let go of everything that can be found again: it is large, and few documents are asked
        for after the checks."""
        self._found |= self._kept


@dataclass
class InOrder:
    """What is kept of a record in which nothing was found, its documents included."""

    record: Record
    notes: list[Finding]
    day: date
    """When it was checked. Later days are in order too: no day of it is to come."""
    links: tuple[str, ...]
    """The references in its texts that become links."""
    yes: set[str]
    no: set[str]
    """The references that the checks asked for, and found to be known or not."""
    files: frozenset[str]
    """The names under which its documents are published."""

    def holds(self, today: date, references: Set[str]) -> bool:
        """Whether the checks would find the same *today*, with other *references* in the log."""
        return self.day <= today and self.yes <= references and self.no.isdisjoint(references)


@dataclass
class Context:
    """Everything that was read, the date of the check, and what was found so far."""

    today: date
    tree: Tree
    settings: dict[str, Parsed[Any]]
    records: dict[str, Parsed[Record]]
    pages: dict[str, GuidancePage]
    theme: dict[str, str]
    """The authority's own scripts, style sheets and templates, and the settings of the site, by
    path."""
    wanted: Callable[[str], bool]
    """Whether the file at a path is checked for personal data and inspected as a document."""
    published: Published | None = None
    """What differs from the published state, if that is known."""
    documents: Documents = field(default_factory=Documents)
    findings: list[Finding] = field(default_factory=list)
    unnameable: set[str] = field(default_factory=set)
    """Names of files that give something away. No finding repeats them."""
    in_order: dict[str, InOrder] = field(default_factory=dict)
    """The records that were checked before, by path. They are not checked again by themselves."""
    checked: dict[str, tuple[list[Finding], Asked | None]] = field(default_factory=dict)
    """What was found in each of the other records by itself, and the references that were asked
    for when it was screened."""
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The references that become links in the texts of each record that is in order."""
    store: Store | None = None
    _normal: dict[int, dict[str, str]] = field(default_factory=dict)
    """The normal forms that were asked for."""
    authority_at_fault: bool = False
    standing: Standing | None = None
    """Where every address leads, once a check has asked."""

    def report(self, findings: Iterable[Finding]) -> None:
        """Keep *findings*."""
        for finding in findings:
            self.findings.append(finding)
            self.authority_at_fault |= finding.path == AUTHORITY and not finding.note

    def reported(self, path: str, findings: list[Finding], asked: Asked | None = None) -> None:
        """Keep what was found in the record at a *path* by itself."""
        self.report(findings)
        before, _ = self.checked.get(path, ([], None))
        self.checked[path] = ([*before, *findings], asked)

    def value(self, path: str) -> Any:
        """A settings file as its model; ``None`` if it is missing or at fault."""
        return self.settings[path].value if path in self.settings else None

    @property
    def authority(self) -> Authority | None:
        """The authority, if its file has no findings at all, because every page repeats its
        facts."""
        return None if self.authority_at_fault else self.value(AUTHORITY)

    @cached_property
    def facts(self) -> dict[str, str]:
        """Every fact that a page may name, for an authority that is in order."""
        assert self.authority
        return facts(self.authority, self.today)

    def ids(self, path: str) -> set[str] | None:
        """The ids in the file of topics or publications; ``None`` if the file is at fault, so that
        no id is reported as unknown."""
        value = self.value(path)
        return None if value is None else {item.id for item in value.root}

    @cached_property
    def references(self) -> frozenset[str]:
        """The normal forms of the references of all records, as far as they are sound."""
        return frozenset(
            self.normal(reference)
            for parsed in self.records.values()
            if parsed.partial
            for reference in (parsed.partial.reference, *(parsed.partial.also_known_as or ()))
            if reference
        )

    @cached_property
    def digest_of_settings(self) -> bytes:
        """By which the settings are known again, and the key of the list of people, without which
        nobody is compared with it."""
        return digest(sorted(self.tree.settings.items()), os.environ.get(KEY_VARIABLE))

    def normal(self, reference: str) -> str:
        spelling = self.authority.references if self.authority else None
        known = self._normal.setdefault(id(spelling), {})
        if reference not in known:
            known[reference] = normal(reference, spelling)
        return known[reference]


def items(items: Iterable[T | None]) -> Iterator[tuple[int, T]]:
    """The sound items of a list, with their positions."""
    return ((number, item) for number, item in enumerate(items) if item is not None)
