"""The finished site, before it is published."""

from disclosure_log.findings.rule import Rule

SCRIPT_IN_PAGE = Rule(
    "DL701",
    "script-in-page",
    "A script that does not belong to the theme could do anything in the visitor's browser.",
)
FOREIGN_SOURCE = Rule(
    "DL702",
    "foreign-source",
    "A page that loads something from another host tells that host who is reading it.",
)
DEAD_ADDRESS = Rule(
    "DL703",
    "dead-address",
    "A link inside the site must lead somewhere.",
)
NO_POLICY = Rule(
    "DL704",
    "no-policy",
    "The Content-Security-Policy stops a script that got past every other check.",
)
LOST_ENTRY = Rule(
    "DL705",
    "lost-entry",
    "Every record must have its page, and be in the list of its year and of each of its topics.",
)
SAME_ID_TWICE = Rule(
    "DL706",
    "same-id-twice",
    "An address inside a page must lead to one place only.",
)
BROKEN_PAGE = Rule(
    "DL707",
    "broken-page",
    "A tag that is never closed can hide the rest of a page.",
)
UNKNOWN_FILE = Rule(
    "DL708",
    "unknown-file",
    "A file that nobody added on purpose has not been checked, and may not be fit to publish.",
)
