"""Files and how they are written."""

from disclosure_log.findings.rule import Rule

TOO_LARGE = Rule(
    "DL001",
    "too-large",
    "A record is a few pages of text. A much larger file is a mistake or an attack, and could"
    " stop the build.",
)
NOT_UTF8 = Rule(
    "DL002",
    "not-utf-8-text",
    "Text in another encoding shows the wrong characters.",
)
HIDDEN_CHARACTER = Rule(
    "DL003",
    "hidden-character",
    "Invisible characters can hide text from the person who reviews it.",
)
NOT_YAML = Rule(
    "DL004",
    "not-yaml",
    "A file that cannot be read cannot be checked.",
)
EMPTY_FILE = Rule(
    "DL005",
    "empty-file",
    "An empty file has nothing to publish.",
)
DUPLICATE_KEY = Rule(
    "DL006",
    "duplicate-field",
    "If a field is given twice, YAML keeps only one of them; the other would be lost without"
    " warning.",
)
ANCHOR = Rule(
    "DL007",
    "anchor-or-alias",
    "An alias repeats text from elsewhere in the file, where a reviewer does not see it.",
)
TAG = Rule(
    "DL008",
    "tag",
    "A tag tells the program to treat text as something else, which can run code.",
)
MERGE_KEY = Rule(
    "DL009",
    "merge-key",
    "A merge key brings in fields from elsewhere, where a reviewer does not see them.",
)
SECOND_DOCUMENT = Rule(
    "DL010",
    "second-document",
    "Anything after a second `---` would be left out without warning.",
)
TOO_DEEP = Rule(
    "DL011",
    "too-deep",
    "No record needs so many levels. A very deeply nested file can stop the build.",
)
TOO_MANY_VALUES = Rule(
    "DL012",
    "too-many-values",
    "No record needs so many values. Very long lists can stop the build.",
)
ODD_KEY = Rule(
    "DL013",
    "odd-field-name",
    "The name of a field must be plain text, not a list or a group of fields.",
)
RESERVED_NAME = Rule(
    "DL014",
    "reserved-name",
    "Web servers and Windows give some names a special meaning, so the page could be lost.",
)
SYMLINK = Rule(
    "DL015",
    "symbolic-link",
    "A symbolic link can point outside the folder, and could publish any file from the"
    " machine that builds the site.",
)
STRAY_FILE = Rule(
    "DL016",
    "stray-file",
    "A file that is not a record, and does not belong to one, was probably put there by"
    " mistake, and may not be fit to publish.",
)
UNREADABLE = Rule(
    "DL017",
    "unreadable-file",
    "A file that cannot be read cannot be checked.",
)
MISSING_FILE = Rule(
    "DL018",
    "missing-file",
    "Without this file nothing else can be checked.",
)
