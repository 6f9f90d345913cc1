"""The checks on words: titles and labels as plain lines, questions and answers as a safe part of
Markdown."""

from __future__ import annotations

from itertools import islice
from typing import Any

from disclosure_log.findings.registry import fault
from disclosure_log.markdown.allowed import line_problems, problems
from disclosure_log.reading.yaml_document import YamlDocument
from disclosure_log.records.fields import PROSE, PROSE_MAX
from disclosure_log.records.schema import texts

TEXT_AFTER_HASH = fault(
    "DL308",
    "text-after-hash",
    "A # after a space begins a comment, so the rest of the line would be left out without a word.",
)


def check(document: YamlDocument, model: Any) -> None:
    """Look at every text of a file, also when other fields of it are at fault."""
    for path, kind, value in texts(model, document.data):
        # Longer text was reported for its length; and whoever has a hundred faults in one text
        # starts anew.
        found = problems(value) if kind is PROSE else line_problems(value)
        for problem in islice(found, 100) if len(value) <= PROSE_MAX else ():
            document.report(problem.code, path, problem.message, problem.fix, offset=problem.offset)
        if document.cut_short(path):
            document.report(
                TEXT_AFTER_HASH,
                path,
                "what follows the # on this line would be left out",
                "put the text in quotes, or the comment on a line of its own",
            )
