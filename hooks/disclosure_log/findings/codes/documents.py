"""Released documents: the files beside a record.

What is inside a document is judged by ``hidden_data``, which has its own codes."""

from disclosure_log.findings.rule import Rule

MISSING_DOCUMENT = Rule(
    "DL501",
    "missing-document",
    "A link to a file that is not there helps nobody.",
)
UNNAMED_DOCUMENT = Rule(
    "DL502",
    "unnamed-document",
    "A file that no record names was put there by mistake, and may not be fit to publish.",
)
DOCUMENT_NAMED_TWICE = Rule(
    "DL505",
    "document-named-twice",
    "The same file would be listed twice.",
)
