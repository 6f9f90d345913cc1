"""Documents that only a person can read."""

from __future__ import annotations

from disclosure_log.records.paths import folder_of
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds
from disclosure_log.rules.documents import inspected
from hidden_data.faults import UNREAD_DOCUMENT


@finds(UNREAD_DOCUMENT, scope="log")
def unread_document(context: Context) -> Findings:
    # Nobody is asked to read what may still be replaced.
    at_fault = {finding.path for finding in context.findings if not finding.note}
    for path, parsed in context.records.items():
        for position, item, inspection in inspected(path, context):
            file = f"{folder_of(path)}/{item.file}"
            if inspection.unread and not item.read_by_second_person and file not in at_fault:
                yield parsed.document.finding(
                    UNREAD_DOCUMENT,
                    ("documents", position),
                    f"no check can read this document: {inspection.unread}",
                    f'run: disclosure-log contact-sheet "{file}", ask a second person to read every'
                    " word on it, then add read_by_second_person: yes",
                )
