"""Guidance pages: the pages written by hand."""

from disclosure_log.findings.rule import Rule

NO_FRONT_MATTER = Rule(
    "DL601",
    "no-front-matter",
    "Lists, browsers and search engines need the title and description of a page.",
)
UNKNOWN_FACT = Rule(
    "DL602",
    "unknown-fact",
    "The name of a fact that does not exist would stay on the page in its braces.",
)
DEAD_LINK = Rule(
    "DL603",
    "dead-link",
    "A visitor who follows a link to a missing page gets nothing.",
)
MISSING_PAGE = Rule(
    "DL604",
    "missing-page",
    "Other pages of the site link to this one.",
)
ADDRESS_TAKEN = Rule(
    "DL605",
    "address-taken",
    "A hand-written page with the same address as a generated one would hide it.",
)
BLOCK_IN_TEXT = Rule(
    "DL606",
    "block-in-text",
    "A list of entries in the middle of a sentence would break the page.",
)
