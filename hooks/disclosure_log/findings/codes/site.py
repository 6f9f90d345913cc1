"""The finished site, before it is published."""

from disclosure_log.findings.rule import Rule

SCRIPT_IN_PAGE = Rule(
    "DL701",
    "script-in-page",
    "A script that is not the theme's own could do anything with the visitor's browser.",
)
FOREIGN_SOURCE = Rule(
    "DL702",
    "foreign-source",
    "A page that fetches from another host tells that host who reads it.",
)
DEAD_ADDRESS = Rule(
    "DL703",
    "dead-address",
    "A link inside the site must lead somewhere.",
)
NO_POLICY = Rule(
    "DL704",
    "no-policy",
    "The Content-Security-Policy is what stops a script that got past everything else.",
)
LOST_ENTRY = Rule(
    "DL705",
    "lost-entry",
    "Every record has its page and stands in the list of its year and of each of its topics.",
)
SAME_ID_TWICE = Rule(
    "DL706",
    "same-id-twice",
    "An address inside a page must mean one place.",
)
BROKEN_PAGE = Rule(
    "DL707",
    "broken-page",
    "A tag that is never closed can swallow the rest of a page.",
)
UNKNOWN_FILE = Rule(
    "DL708",
    "unknown-file",
    "A file that nobody put there on purpose may not be fit to publish, and nobody looked into it.",
)
