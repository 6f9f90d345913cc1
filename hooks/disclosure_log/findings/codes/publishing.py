"""What can be previewed but not published yet."""

from disclosure_log.findings.rule import Rule

LEFT_OPEN = Rule(
    "DL901",
    "left-open",
    "A statement about this site (when a page was reviewed, when the accessibility statement"
    " was prepared, when the contact details were checked) is true only once somebody has done"
    " it here. The example in a new log is not a real answer.",
)
PLACEHOLDER_ADDRESS = Rule(
    "DL902",
    "placeholder-address",
    "An address that ends in .example leads nowhere, so the public could not use it.",
)
