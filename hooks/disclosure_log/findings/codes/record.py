"""One record: whether its fields agree with each other."""

from disclosure_log.findings.rule import Rule

WRONG_YEAR_FOLDER = Rule(
    "DL201",
    "wrong-year-folder",
    "The address of an entry has the year of its response. People cite the address, so the"
    " two must agree.",
)
FILE_NAME_DIFFERS = Rule(
    "DL202",
    "file-name-differs-from-reference",
    "The name of the file becomes the address of the entry. Anyone who knows the reference"
    " must be able to find it.",
)
RESPONDED_BEFORE_RECEIVED = Rule(
    "DL203",
    "responded-before-received",
    "A response cannot be earlier than its request, and the working days shown would be wrong.",
)
DATE_IN_THE_FUTURE = Rule(
    "DL204",
    "date-in-the-future",
    "A date in the future is a typing mistake, and would mislead readers.",
)
DATE_BEFORE_THE_ACT = Rule(
    "DL205",
    "date-before-the-act",
    "The right to ask began on 1 January 2005. An earlier date is a typing mistake.",
)
REFERENCE_IN_TITLE = Rule(
    "DL206",
    "reference-in-title",
    "The reference is already shown next to every title. Repeating it leaves less room for"
    " the subject.",
)
TITLE_SAYS_FOI_REQUEST = Rule(
    "DL207",
    "title-says-foi-request",
    "Every entry is a freedom of information request, so the words tell a visitor nothing.",
)
GROUNDS_MISSING = Rule(
    "DL208",
    "grounds-missing",
    "A refusal must name the exemption or exception it relies on (FOIA s.17(1), EIR reg.14).",
)
GROUNDS_WITHOUT_REFUSAL = Rule(
    "DL209",
    "grounds-without-refusal",
    "Grounds say why something was withheld. Next to an answer that withheld nothing, they"
    " mislead.",
)
GROUND_NOT_ONE_PROVISION = Rule(
    "DL210",
    "ground-not-one-provision",
    "A ground must be one section of the Act or one regulation, so that it can be counted and"
    " explained.",
)
UNKNOWN_GROUND = Rule(
    "DL211",
    "unknown-ground",
    "Only sections and regulations that exist can be explained to a visitor.",
)
GROUND_FROM_ANOTHER_LAW = Rule(
    "DL212",
    "ground-from-another-law",
    "A request under the Act is refused under sections, and one under the Regulations under"
    " regulations. They give the requester different rights.",
)
NO_PUBLIC_INTEREST_TEST = Rule(
    "DL213",
    "no-public-interest-test",
    "Absolute exemptions have no public interest test (FOIA s.2(3)), so a result for one"
    " would be wrong.",
)
GROUND_DOES_NOT_FIT_OUTCOME = Rule(
    "DL214",
    "ground-does-not-fit-outcome",
    "Official statistics count refusals for cost (section 12) and for vexatious or repeated"
    " requests (section 14) separately.",
)
CLOCK_OUT_OF_ORDER = Rule(
    "DL215",
    "clock-out-of-order",
    "Working days are counted from the events in the order in which they happened, between"
    " the request and the answer.",
)
UNPAIRED_CLOCK_EVENT = Rule(
    "DL216",
    "unpaired-clock-event",
    "A question to the requester and its answer, or a fees notice and its payment, come in"
    " pairs. With only one of them, no due date can be worked out.",
)
EXTENSION_WITHOUT_DATE = Rule(
    "DL217",
    "extension-without-date",
    "An extension must tell the requester the new date (FOIA s.17(2), EIR reg.14(4)). No"
    " other event has such a date.",
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
    "A review cannot be answered before it is asked for. It can be asked for before the"
    " response, because a review can be about delay.",
)
LATER_EVENT_TOO_EARLY = Rule(
    "DL220",
    "later-event-too-early",
    "A change is made after the response. A complaint can be made before the response, about"
    " a late answer, but not before the request.",
)
STATUS_WITHOUT_A_NOTE = Rule(
    "DL221",
    "status-without-a-note",
    "Anyone who follows a link to an entry that is no longer published must be told why.",
)
MERGED_INTO_NOTHING = Rule(
    "DL222",
    "merged-into-nothing",
    "The address of a merged entry leads to the entry it became part of.",
)
LISTED_TWICE = Rule(
    "DL223",
    "listed-twice",
    "An item that is in a list twice would be shown and counted twice.",
)
OUTCOME_OF_ANOTHER_LAW = Rule(
    "DL224",
    "outcome-of-another-law",
    "The Environmental Information Regulations have no cost limit and no rule on vexatious"
    " requests. Such a request can be refused as manifestly unreasonable (EIR reg.12(4)(b)).",
)
TEST_OF_ANOTHER_OUTCOME = Rule(
    "DL225",
    "test-of-another-outcome",
    "An answer that neither confirms nor denies weighs whether to say that information is held"
    " (FOIA s.2(1)(b)). A test about withholding it would give away that it is.",
)
REASONS_WITHOUT_RESULT = Rule(
    "DL226",
    "reasons-without-result",
    "Reasons for and against tell a visitor nothing without the side that was found stronger.",
)
GROUND_NOT_YET_LAW = Rule(
    "DL238",
    "ground-not-yet-law",
    "No answer can rest on a provision that Parliament had not yet made.",
)
GROUND_SAYS_IT_IS_HELD = Rule(
    "DL228",
    "ground-says-it-is-held",
    "An exemption for information that is held says that it is. Each law has provisions of its own"
    " for not saying so, such as FOIA s.40(5B), and EIR reg.12(6) and 13(5A).",
)
POST_NOT_A_NAME = Rule(
    "DL229",
    "post-not-a-name",
    "The law gives the opinion to the holder of a post (FOIA s.36(5)). Nobody needs the name.",
)
OPINION_OF_ANOTHER_SECTION = Rule(
    "DL227",
    "opinion-of-another-section",
    "Only section 36 rests on the reasonable opinion of a qualified person (FOIA s.36(2)).",
)
