"""What a rule may know beside the one file it looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from disclosure_log.findings.finding import Finding
from disclosure_log.reading.yaml_document import Path
from disclosure_log.records.model import Record
from disclosure_log.records.references import normal
from disclosure_log.records.repository import Tree
from disclosure_log.records.schema import Parsed
from disclosure_log.records.settings import Authority
from hidden_data.report import Inspection


@dataclass(frozen=True)
class Problem:
    """A fault in one file, before it is given its line and column."""

    path: Path
    message: str
    fix: str
    offset: int | None = None
    key: bool = False
    also: tuple[str, ...] = ()


@dataclass
class Context:
    """Everything that was read, and the day of the check."""

    today: date
    tree: Tree
    settings: dict[str, Parsed[Any]]
    records: dict[str, Parsed[Record]]
    documents: dict[str, Inspection] = field(default_factory=dict)
    """What was found in the released documents, by path."""
    findings: list[Finding] = field(default_factory=list)
    """Findings about files that are not YAML."""

    def value(self, path: str) -> Any:
        """A settings file as its model; ``None`` when it is missing or at fault."""
        return self.settings[path].value if path in self.settings else None

    @property
    def authority(self) -> Authority | None:
        """The authority, when nothing at all was found in its file: every page repeats what it
        says."""
        path = "disclosures/authority.yml"
        return (
            None
            if path in self.settings and self.settings[path].document.findings
            else self.value(path)
        )

    def ids(self, name: str) -> set[str] | None:
        """The ids in ``topics.yml`` or ``publications.yml``; ``None`` when the file is at fault, so
        that nobody asks for one."""
        value = self.value(f"disclosures/{name}.yml")
        return None if value is None else {item.id for item in value.root}

    def normal(self, reference: str) -> str:
        return normal(reference, self.authority.references if self.authority else None)


def items(items: tuple[Any, ...]) -> Iterator[tuple[int, Any]]:
    """The sound items of a list, with their positions."""
    return ((number, item) for number, item in enumerate(items) if item is not None)
