"""Guidance pages: the pages written by hand."""

from disclosure_log.findings.rule import Rule

NO_FRONT_MATTER = Rule(
    "DL601",
    "no-front-matter",
    "A page needs a title and a description for lists, browsers and search engines.",
)
UNKNOWN_FACT = Rule(
    "DL602",
    "unknown-fact",
    "A fact that does not exist would leave braces on the page.",
)
DEAD_LINK = Rule(
    "DL603",
    "dead-link",
    "A link to a page that does not exist helps nobody.",
)
MISSING_PAGE = Rule(
    "DL604",
    "missing-page",
    "Other pages of the site lead to this one.",
)
ADDRESS_TAKEN = Rule(
    "DL605",
    "address-taken",
    "A hand-written page at the address of a generated one would hide it.",
)
BLOCK_IN_TEXT = Rule(
    "DL606",
    "part-of-a-page-in-text",
    "A list of entries in the middle of a sentence would break the page.",
)
