"""One record: its answers, and what was released with them."""

from disclosure_log.findings.rule import Rule

ANSWER_OUT_OF_ORDER = Rule(
    "DL230",
    "answer-out-of-order",
    "The due date is compared with the day of the last answer. An answer after it would make a late"
    " response look on time.",
)
NOWHERE_AVAILABLE = Rule(
    "DL231",
    "nowhere-available",
    "Section 21 applies only to information that a person can reasonably get, so the authority must"
    " say where (FOIA s.17(1), s.16).",
)
TRANSFER_OF_WHAT_IS_HELD = Rule(
    "DL232",
    "transfer-of-what-is-held",
    "A question is passed on to another authority because this one does not hold the information"
    " (Code of Practice under FOIA s.45, part 2; EIR reg.10).",
)
GOODWILL_WITHIN_THE_LIMIT = Rule(
    "DL233",
    "goodwill-within-the-limit",
    "Goodwill is for requests that were refused for cost (FOIA s.12) but still answered in part."
    " What the law requires is not goodwill.",
)
FEE_OF_ANOTHER_EVENT = Rule(
    "DL234",
    "fee-of-another-event",
    "A fee is asked for in a fees notice (FOIA s.9) or as a charge (EIR reg.8).",
)
GIVEN_WITH_NOTHING = Rule(
    "DL235",
    "given-with-nothing",
    "A file is shown beside the letter it came with.",
)
DOCUMENT_DISAGREES = Rule(
    "DL237",
    "document-disagrees",
    "The page gives the outcome in a word or two. A file released where nothing was given, or"
    " blacked out where everything was given, would contradict it.",
)
TWO_LETTERS = Rule(
    "DL236",
    "two-letters",
    "A visitor who opens the response letter must find the one that was sent.",
)
