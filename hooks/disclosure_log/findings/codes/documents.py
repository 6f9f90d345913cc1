"""Released documents: the files beside a record.

``hidden_data`` checks what is inside a document, and has its own codes."""

from disclosure_log.findings.rule import Rule

MISSING_DOCUMENT = Rule(
    "DL501",
    "missing-document",
    "A visitor who follows a link to a missing file gets nothing.",
)
UNNAMED_DOCUMENT = Rule(
    "DL502",
    "unnamed-document",
    "A file that no record names was probably put there by mistake, and may not be fit to publish.",
)
UNDESCRIBED_PICTURE = Rule(
    "DL517",
    "undescribed-picture",
    "People who use a screen reader get nothing from a picture that is not described in words.",
)
DOCUMENT_NAMED_TWICE = Rule(
    "DL505",
    "document-named-twice",
    "The same file would be listed twice.",
)
