"""One record: what came after the response."""

from disclosure_log.findings.rule import Rule

UNKNOWN_QUESTION = Rule(
    "DL240",
    "unknown-question",
    "A decision about a question that the record lacks would be shown nowhere. Two decisions about"
    " one question would leave open which of them stands.",
)
CHANGE_NOT_SAID = Rule(
    "DL241",
    "change-not-said",
    "The headline, the lists and the counts show what became of each question. A change without"
    " its outcome would leave the old one standing.",
)
RESULT_DISAGREES = Rule(
    "DL242",
    "result-disagrees",
    "A review or a decision that did not leave the answer as it was must say what became of each"
    " question, or the page would keep saying what no longer holds.",
)
RESULT_MISSING = Rule(
    "DL243",
    "result-missing",
    "A decision without its result tells a visitor nothing.",
)
RESULT_OF_ANOTHER_STEP = Rule(
    "DL244",
    "result-of-another-step",
    "A complaint ends by being settled or withdrawn, a decision notice upholds it or does not, a"
    " tribunal allows an appeal or dismisses it.",
)
COMPLIANCE_OUT_OF_ORDER = Rule(
    "DL245",
    "compliance-out-of-order",
    "An authority acts on a decision after it was made; until it has, the page says that the"
    " information was ordered, not that it was given.",
)
