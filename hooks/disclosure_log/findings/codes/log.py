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
    "If two entries had the same address, one of them would be lost without warning.",
)
UNKNOWN_TOPIC = Rule(
    "DL403",
    "unknown-topic",
    "An entry with a topic that does not exist would be missing from the lists of topics.",
)
UNKNOWN_PUBLICATION = Rule(
    "DL404",
    "unknown-publication",
    "The publication scheme lists the entries that cite each publication, so the publication"
    " must exist.",
)
ID_USED_TWICE = Rule(
    "DL405",
    "id-used-twice",
    "Two topics or publications with the same id cannot be told apart.",
)
MERGED_INTO_UNKNOWN = Rule(
    "DL406",
    "merged-into-unknown",
    "The address of a merged entry must lead to an entry that is published.",
)
UNKNOWN_PAGE = Rule(
    "DL407",
    "unknown-page",
    "A publication that is a page of this site must link to a page that exists.",
)
QUARTER_NAMED_TWICE = Rule(
    "DL415",
    "quarter-named-twice",
    "Each quarter is counted once.",
)
QUARTER_OF_THE_FUTURE = Rule(
    "DL416",
    "quarter-of-the-future",
    "Nobody knows yet what will be left out.",
)
QUARTER_SAYS_NOTHING = Rule(
    "DL417",
    "quarter-says-nothing",
    "A quarter either had answers that are not published, or had nothing to report. The log must"
    " not say both, nor contradict its entries.",
)
UNKNOWN_PREFIX = Rule(
    "DL408",
    "unknown-prefix",
    "A reference is found in texts, and by the search, by the letters it begins with.",
)
RELATED_TO_NOTHING = Rule(
    "DL420",
    "related-to-nothing",
    "A group of one term adds nothing to a search.",
)
TERM_NAMED_TWICE = Rule(
    "DL421",
    "term-named-twice",
    "A term listed twice in one group is a mistake. A different term may have been meant.",
)
FEWER_RECEIVED = Rule(
    "DL422",
    "fewer-received",
    "The figures say how many of all requests that arrived are published. No more can be published"
    " than arrived.",
)
LOG_GONE_QUIET = Rule(
    "DL423",
    "log-gone-quiet",
    "A log without new answers looks abandoned. A quarter in which there was nothing to publish can"
    " say so.",
)
