"""The fields of a record or a settings file."""

from disclosure_log.findings.rule import Rule

MISSING_FIELD = Rule(
    "DL101",
    "missing-field",
    "Without this field the entry cannot be shown, found or counted.",
)
UNKNOWN_FIELD = Rule(
    "DL102",
    "unknown-field",
    "A misspelt field would be ignored without warning.",
)
WRONG_SHAPE = Rule(
    "DL103",
    "wrong-shape",
    "Text in place of a list, or a list in place of text, cannot be shown.",
)
NOT_A_DATE = Rule(
    "DL104",
    "not-a-date",
    "Due dates and years are worked out from dates, so each must be a real day, always"
    " written in the same way.",
)
NOT_A_CHOICE = Rule(
    "DL105",
    "not-one-of-the-choices",
    "Counts and labels work only if everyone uses the same words.",
)
MALFORMED = Rule(
    "DL106",
    "wrong-format",
    "Addresses, references and links work only if they are written exactly.",
)
TOO_LONG = Rule(
    "DL107",
    "too-long",
    "Long titles are cut off in lists and search results. Very long text belongs in a"
    " released document.",
)
