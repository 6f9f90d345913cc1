"""The fields of a record or a settings file."""

from disclosure_log.findings.rule import Rule

MISSING_FIELD = Rule(
    "DL101",
    "missing-field",
    "Without it the entry cannot be shown, found or counted.",
)
UNKNOWN_FIELD = Rule(
    "DL102",
    "unknown-field",
    "A misspelt field would be left out without a word.",
)
WRONG_SHAPE = Rule(
    "DL103",
    "wrong-shape",
    "A list where text belongs, or text where a list belongs, cannot be shown.",
)
NOT_A_DATE = Rule(
    "DL104",
    "not-a-date",
    "Due dates and years are computed from dates, so each must be a real day, written in one way.",
)
NOT_A_CHOICE = Rule(
    "DL105",
    "not-one-of-the-choices",
    "Counts and labels depend on everyone using the same words.",
)
MALFORMED = Rule(
    "DL106",
    "wrong-form",
    "Addresses, references and links only work when they are written exactly.",
)
TOO_LONG = Rule(
    "DL107",
    "too-long",
    "Long titles are cut off in lists and search results; very long text belongs in a"
    " released document.",
)
