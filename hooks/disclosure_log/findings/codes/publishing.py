"""What may be looked at but not published yet."""

from disclosure_log.findings.rule import Rule

LEFT_OPEN = Rule(
    "DL901",
    "left-open",
    "A statement about this site (the day a page was reviewed, the accessibility statement"
    " prepared, the contact details checked) is only true once somebody has done it here, and the"
    " example that a new log comes with is no answer.",
)
PLACEHOLDER_ADDRESS = Rule(
    "DL902",
    "placeholder-address",
    "An address that ends in .example leads nowhere. The public would follow it in vain.",
)
