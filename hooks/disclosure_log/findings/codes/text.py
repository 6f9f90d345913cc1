"""Text: what would be unsafe, or would not show as it was written."""

from disclosure_log.findings.rule import Rule

RAW_HTML = Rule(
    "DL301",
    "raw-html",
    "HTML in a record can run a program in the visitor's browser, or break the page.",
)
UNSAFE_LINK = Rule(
    "DL302",
    "unsafe-link",
    "A link that is not a plain web or mail address can run a program, or lead nowhere.",
)
PICTURE = Rule(
    "DL303",
    "picture",
    "A picture in the text would load from another host, or show something that nobody checked.",
)
SITE_SYNTAX = Rule(
    "DL304",
    "site-syntax",
    "The program that builds the site reads these characters as instructions. They could"
    " bring another file into the page.",
)
HIGH_HEADING = Rule(
    "DL305",
    "heading-too-high",
    "The page itself uses the two highest levels of heading. Another would break its outline"
    " for a screen reader.",
)
UNCLOSED_FENCE = Rule(
    "DL306",
    "unclosed-fence",
    "A code block that is opened and never closed takes in everything after it.",
)
TOO_MUCH_MARKUP = Rule(
    "DL307",
    "too-much-markup",
    "Thousands of formatting characters are not text, and could stop the build.",
)
TEXT_AFTER_HASH = Rule(
    "DL308",
    "text-after-hash",
    "A # after a space begins a comment, so the rest of the line would be left out without"
    " warning.",
)
LOST_TEXT = Rule(
    "DL309",
    "text-that-would-not-show",
    "Text that Markdown reads as something else does not appear on the page, and nobody is told.",
)
SHOWN_OTHERWISE = Rule(
    "DL310",
    "shown-otherwise",
    "Each finished text is compared with what was written. A figure or sign that changed on the"
    " way would be published as the authority's word.",
)
UNEVEN_TABLE = Rule(
    "DL311",
    "uneven-table",
    "If rows differ in length, a figure can end up under the wrong heading.",
)
TOO_DEEP = Rule(
    "DL312",
    "nested-too-deep",
    "Lists and quotations nested too deeply are hard to read, and in the end would not be shown.",
)
JOINED_LINES = Rule(
    "DL314",
    "lines-run-together",
    "Without | YAML joins the lines of a text, so a list or a table would become one line.",
)
WORD_FIELD = Rule(
    "DL313",
    "instruction-of-word",
    "Instructions that Word hides come along when text is copied, and mean nothing to a reader.",
)
