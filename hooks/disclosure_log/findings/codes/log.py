"""The log as a whole: whether its files fit together."""

from disclosure_log.findings.rule import Rule

REFERENCE_USED_TWICE = Rule(
    "DL401",
    "reference-used-twice",
    "A reference stands for one response. FOI 16-19, foi16-19 and Gov/FOI 16-19 are the same"
    " reference.",
)
ADDRESS_USED_TWICE = Rule(
    "DL402",
    "address-used-twice",
    "Two entries at one address: one of them would vanish without a word.",
)
UNKNOWN_TOPIC = Rule(
    "DL403",
    "unknown-topic",
    "An entry in a topic that does not exist would be in no list.",
)
UNKNOWN_PUBLICATION = Rule(
    "DL404",
    "unknown-publication",
    "The publication scheme lists the entries that cite each publication.",
)
ID_USED_TWICE = Rule(
    "DL405",
    "id-used-twice",
    "Two topics or publications of one id cannot be told apart.",
)
MERGED_INTO_UNKNOWN = Rule(
    "DL406",
    "merged-into-unknown",
    "The address of a merged entry must lead to an entry that stands.",
)
UNKNOWN_PAGE = Rule(
    "DL407",
    "unknown-page",
    "A publication that is a page of this site must lead to it.",
)
UNKNOWN_PREFIX = Rule(
    "DL408",
    "unknown-prefix",
    "A reference is found in texts, and by the search, by the letters it begins with.",
)
