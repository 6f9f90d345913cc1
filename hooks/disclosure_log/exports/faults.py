"""What can be wrong with files of data. The codes are those of the format, not of the checks."""

from __future__ import annotations

from disclosure_log.findings.rule import Rule

NOT_READABLE = Rule("DF001", "not-readable", "A file that cannot be read says nothing.")
OTHER_FORMAT = Rule(
    "DF002", "other-format", "A file in another format, or another version of it, may be misread."
)
WRONG_FIELD = Rule(
    "DF003", "wrong-field", "Programs rely on every field being what the format says."
)
WRONG_ID = Rule("DF004", "wrong-id", "Ids tell entries of all logs apart, so each must be unique.")
UNKNOWN_CODE = Rule("DF005", "unknown-code", "What is named must be in the file, or a list.")
OTHER_VERSION = Rule(
    "DF101", "other-version", "An entry that is not the version it is said to be was changed."
)
OTHER_ROOT = Rule(
    "DF102", "other-root", "The root stands for all versions: another one, and something changed."
)
OTHER_FILE = Rule(
    "DF103", "other-file", "A page or file that is not the one that was published was changed."
)
GONE = Rule("DF104", "gone", "An entry that is not there any more was withdrawn or lost.")
