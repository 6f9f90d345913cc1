"""Files and how they are written."""

from disclosure_log.findings.rule import Rule

TOO_LARGE = Rule(
    "DL001",
    "too-large",
    "A record is a few pages of text. A much larger file is a mistake or an attack, and"
    " could stop the build.",
)
NOT_UTF8 = Rule(
    "DL002",
    "not-utf-8-text",
    "Text in another encoding shows wrong letters.",
)
HIDDEN_CHARACTER = Rule(
    "DL003",
    "hidden-character",
    "Characters nobody can see can hide text from the person who reviews it.",
)
NOT_YAML = Rule(
    "DL004",
    "not-yaml",
    "The file cannot be read, so nothing in it can be checked.",
)
EMPTY_FILE = Rule(
    "DL005",
    "empty-file",
    "There is nothing to publish.",
)
DUPLICATE_KEY = Rule(
    "DL006",
    "duplicate-field",
    "Of two fields of one name YAML keeps only one; the other would vanish without a word.",
)
ANCHOR = Rule(
    "DL007",
    "anchor-or-alias",
    "An alias repeats text from elsewhere in the file, where a reviewer does not see it.",
)
TAG = Rule(
    "DL008",
    "tag",
    "A tag tells the reader to treat text as something else, which can run a program.",
)
MERGE_KEY = Rule(
    "DL009",
    "merge-key",
    "A merge key brings in fields from elsewhere, where a reviewer does not see them.",
)
SECOND_DOCUMENT = Rule(
    "DL010",
    "second-document",
    "What stands after a second `---` would be left out without a word.",
)
TOO_DEEP = Rule(
    "DL011",
    "too-deep",
    "No record needs so many levels; very deep files can stop the build.",
)
TOO_MANY_VALUES = Rule(
    "DL012",
    "too-many-values",
    "No record needs so many values; very long lists can stop the build.",
)
ODD_KEY = Rule(
    "DL013",
    "odd-field-name",
    "A list or a group of fields cannot be the name of a field.",
)
RESERVED_NAME = Rule(
    "DL014",
    "reserved-name",
    "Some names mean something else to a web server or to Windows, and the page could be lost.",
)
SYMLINK = Rule(
    "DL015",
    "symbolic-link",
    "A link can point outside the folder and publish any file of the machine that builds the site.",
)
STRAY_FILE = Rule(
    "DL016",
    "stray-file",
    "A file that is no record and belongs to none was put there by mistake, and may not be"
    " fit to publish.",
)
UNREADABLE = Rule(
    "DL017",
    "unreadable-file",
    "A file that cannot be read cannot be checked.",
)
MISSING_FILE = Rule(
    "DL018",
    "missing-file",
    "Without it nothing else can be checked.",
)
