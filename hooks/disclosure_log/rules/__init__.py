"""Every check there is.

One run reports every fault of every file, in the order of files and lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path as FilePath

from disclosure_log.findings.finding import Finding
from disclosure_log.findings.registry import rules_of
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.model import Record
from disclosure_log.records.people_list import People
from disclosure_log.records.repository import Tree, scan
from disclosure_log.records.schema import Parsed, parse
from disclosure_log.records.settings import Authority, Publications, Topics

# The modules of rules register them.
from disclosure_log.rules import clock, documents, grounds, guidance, record
from disclosure_log.rules import personal_data as personal
from disclosure_log.rules import whole_log as log
from disclosure_log.rules import words as text
from disclosure_log.rules.context import Context, Problem
from disclosure_log.rules.guidance import GuidancePage
from hidden_data.report import Inspection

SETTINGS_MODELS = {
    "disclosures/authority.yml": Authority,
    "disclosures/topics.yml": Topics,
    "disclosures/publications.yml": Publications,
    "disclosures/people.yml": People,
}


@dataclass
class Checked:
    """The files of a log after every check. Publish nothing while there are findings."""

    tree: Tree
    findings: list[Finding]
    notes: list[Finding] = field(default_factory=list)
    """What somebody should look at, although nothing is wrong as far as a check can tell."""
    documents: dict[str, Inspection] = field(default_factory=dict)
    """What was found in the released documents, by path."""
    authority: Authority | None = None
    topics: Topics | None = None
    publications: Publications | None = None
    records: dict[str, Record] = field(default_factory=dict)
    """The records that are in order, by path."""
    pages: dict[str, GuidancePage] = field(default_factory=dict)
    """The hand-written pages that are in order, by path."""


def check(
    root: FilePath, today: date, wanted: Callable[[str], bool] = lambda path: True
) -> Checked:
    """Read and check everything below *root* as on the day *today*; look into those documents only
    whose paths are *wanted*."""
    tree = scan(root)
    settings = {
        path: parse(read(path, data), SETTINGS_MODELS[path]) for path, data in tree.settings.items()
    }
    records = {path: parse(read(path, data), Record) for path, data in tree.records.items()}
    context = Context(today, tree, settings, records)

    for path, parsed in settings.items():
        text.check(parsed.document, SETTINGS_MODELS[path])
        _run("file", parsed, context)
    for parsed in records.values():
        text.check(parsed.document, Record)
        _run("file", parsed, context)
        _run("record", parsed, context)
    for rule in rules_of("log"):
        for document, problem in rule.check(context):
            _report(rule.code, document, [problem])
    documents.check(context, wanted)
    pages = {path: guidance.read_page(path, data, context) for path, data in tree.pages.items()}
    for page in pages.values():
        _run("file", page.parsed, context)
    guidance.check(pages, context)
    personal.check(context, pages, wanted)

    documents_read: list[YamlDocument] = [
        p.document for p in (*settings.values(), *records.values())
    ]
    findings = sorted(
        {
            *tree.findings,
            *context.findings,
            *(f for d in documents_read for f in d.findings),
            *(f for p in pages.values() for f in p.document.findings),
        }
    )
    return Checked(
        tree,
        [finding for finding in findings if not finding.note],
        [finding for finding in findings if finding.note],
        context.documents,
        context.authority,
        context.value("disclosures/topics.yml"),
        context.value("disclosures/publications.yml"),
        {path: parsed.value for path, parsed in records.items() if parsed.value},
        pages,
    )


def _run(scope: str, parsed: Parsed, context: Context) -> None:
    """Ask every rule of a *scope* about one file, but not those that rely on something at fault
    already."""
    for rule in rules_of(scope) if parsed.partial is not None else ():
        if all(
            getattr(parsed.partial, name) is not None for name in rule.needs
        ) and parsed.sound.issuperset((*rule.needs, *rule.relies_on)):
            _report(
                rule.code, parsed.document, rule.check(parsed.partial, parsed.document, context)
            )


def _report(code: str, document: YamlDocument, problems: Iterable[Problem]) -> None:
    for problem in problems:
        document.report(
            code,
            problem.path,
            problem.message,
            problem.fix,
            offset=problem.offset,
            key=problem.key,
            also=problem.also,
        )
