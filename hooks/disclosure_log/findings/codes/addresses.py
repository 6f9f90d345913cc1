"""What was published once: its addresses, and what is said of it now."""

from disclosure_log.findings.rule import Rule

LOST_ADDRESS = Rule(
    "DL709",
    "lost-address",
    "People keep links to published pages, so every address must lead somewhere for ever.",
)
LOST_QUESTION = Rule(
    "DL410",
    "lost-question",
    "Every question has an address of its own. People who follow it must still find the question.",
)
UNSOUND_ADDRESS_LIST = Rule(
    "DL411",
    "unsound-address-list",
    "If a line of the list cannot be read, nothing protects its address.",
)
ADDRESS_NOT_LISTED = Rule(
    "DL412",
    "address-not-listed",
    "Only an address in the list is protected against being lost where there is no history to"
    " compare with.",
)
NOTE_SAYS_NOTHING = Rule(
    "DL418",
    "note-says-nothing",
    "People who have the old answer read a public note. One word tells them nothing.",
)
NOTE_REPEATS_WHAT_WAS_REMOVED = Rule(
    "DL419",
    "note-repeats-what-was-removed",
    "What was published in error is taken down to the last word. A note that repeats it would"
    " publish it again.",
)
CHANGED_WITHOUT_A_NOTE = Rule(
    "DL413",
    "changed-without-a-note",
    "Anyone who read or cited an answer must be able to see that it changed, when and why.",
)
