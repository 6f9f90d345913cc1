"""One record: whether what it says fits together."""

from disclosure_log.findings.rule import Rule

FOLDER_OF_ANOTHER_YEAR = Rule(
    "DL201",
    "folder-of-another-year",
    "The year in the address of an entry is the year of its response. People cite the"
    " address, so the two must agree.",
)
NAME_OF_ANOTHER_REFERENCE = Rule(
    "DL202",
    "name-of-another-reference",
    "The name of the file is the address of the entry; whoever knows the reference must be"
    " able to find it.",
)
RESPONDED_BEFORE_RECEIVED = Rule(
    "DL203",
    "responded-before-received",
    "An answer cannot be older than its request; the working days shown would be nonsense.",
)
DATE_IN_THE_FUTURE = Rule(
    "DL204",
    "date-in-the-future",
    "A date that has not come yet is a slip of the pen; published, it would mislead.",
)
DATE_BEFORE_THE_ACT = Rule(
    "DL205",
    "date-before-the-act",
    "The right to ask began on 1 January 2005. An earlier date is a slip of the pen.",
)
REFERENCE_IN_TITLE = Rule(
    "DL206",
    "reference-in-title",
    "The reference stands beside every title already. Repeating it pushes what the entry is"
    " about out of sight.",
)
TITLE_SAYS_FOI_REQUEST = Rule(
    "DL207",
    "title-says-foi-request",
    "Every entry is a freedom of information request, so the words tell a visitor nothing.",
)
GROUNDS_MISSING = Rule(
    "DL208",
    "grounds-missing",
    "A refusal must name the exemption or exception it rests on (FOIA s.17(1), EIR reg.14).",
)
GROUNDS_WITHOUT_REFUSAL = Rule(
    "DL209",
    "grounds-without-refusal",
    "Grounds are why something was not given. Beside an answer that gave everything they mislead.",
)
GROUND_NOT_ONE_PROVISION = Rule(
    "DL210",
    "ground-not-one-provision",
    "A ground is one section of the Act or one regulation, so that it can be counted and"
    " explained.",
)
UNKNOWN_GROUND = Rule(
    "DL211",
    "unknown-ground",
    "Only sections and regulations that exist can be explained to a visitor.",
)
GROUND_OF_ANOTHER_LAW = Rule(
    "DL212",
    "ground-of-another-law",
    "A request under the Act is refused by sections, one under the Regulations by"
    " regulations. The rights that follow differ.",
)
PUBLIC_INTEREST_NOT_WEIGHED = Rule(
    "DL213",
    "public-interest-not-weighed",
    "Absolute exemptions have no public-interest test (FOIA s.2(3)); showing its result"
    " would be wrong.",
)
GROUND_OF_ANOTHER_OUTCOME = Rule(
    "DL214",
    "ground-of-another-outcome",
    "Refusals for cost (section 12) and vexatious or repeated requests (section 14) are"
    " counted apart in the official statistics.",
)
CLOCK_OUT_OF_ORDER = Rule(
    "DL215",
    "clock-out-of-order",
    "The clock is computed from its events in the order they happened, between receipt and answer.",
)
CLOCK_EVENT_WITHOUT_ITS_PAIR = Rule(
    "DL216",
    "clock-event-without-its-pair",
    "A question to the requester and its answer, a fees notice and its payment, come in"
    " pairs; with one alone no due date can be computed.",
)
EXTENSION_WITHOUT_ITS_DATE = Rule(
    "DL217",
    "extension-without-its-date",
    "An extension must tell the requester the new date (FOIA s.17(2), EIR reg.14(4)); only"
    " an extension has one.",
)
EXTENSION_TOO_LONG = Rule(
    "DL218",
    "extension-too-long",
    "Where the law says how long an answer may take at most, as the Environmental Information"
    " Regulations do, no extension goes beyond it.",
)
REVIEW_OUT_OF_ORDER = Rule(
    "DL219",
    "review-out-of-order",
    "A review is answered after it was asked for. It may be asked for before the response: a"
    " review can be about delay.",
)
LATER_EVENT_TOO_EARLY = Rule(
    "DL220",
    "later-event-too-early",
    "A change is made after the response. A complaint may come before it, about silence, but"
    " not before the request.",
)
STATUS_WITHOUT_A_NOTE = Rule(
    "DL221",
    "status-without-a-note",
    "Whoever followed a link to an entry that no longer stands must be told why.",
)
MERGED_INTO_NOTHING = Rule(
    "DL222",
    "merged-into-nothing",
    "The address of a merged entry leads to the entry it became part of.",
)
SAID_TWICE = Rule(
    "DL223",
    "said-twice",
    "The same thing twice in a list would be shown and counted twice.",
)
