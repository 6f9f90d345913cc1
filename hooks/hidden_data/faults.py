"""Every fault a released document can have. One place for all, so that nobody needs an inspector's libraries to know them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FaultKind:
    """One kind of fault in a document."""

    code: str
    name: str
    """The fault in a few words, with hyphens: ``hidden-sheet``."""
    why: str
    """Plain English: why it matters."""


KINDS_OF_FAULT: list[FaultKind] = []


def fault(code: str, name: str, why: str) -> str:
    """Declare a kind of fault; gives back its code."""
    KINDS_OF_FAULT.append(FaultKind(code, name, why))
    return code


WRONG_KIND = fault(
    "DL503",
    "unsupported-document",
    "Other kinds of file can run programs, hide what they hold, or open differently for everyone. What a file is shows in its content, not in its name.",
)
UNSOUND_CSV = fault("DL504", "unsound-csv", "A table must open the same way for everyone, and must not run a formula on the visitor's computer.")
TOO_LARGE = fault("DL506", "too-large-document", "A file that takes minutes to look into cannot be checked before every publication, and few can download it.")
NOT_UNDERSTOOD = fault("DL507", "document-not-understood", "A file that cannot be read to its end may hold anything. What is not understood is not published.")
UNREAD_DOCUMENT = fault("DL508", "unread-document", "A check reads text. What is only a picture of text, a second person has to read in its place.")

# The package: a workbook and a Word document are archives of XML parts.
UNSAFE_ARCHIVE = fault(
    "DL510", "unsafe-archive", "An Office file is an archive. One that is built in an unusual way can show one thing to a check and another to a reader."
)
UNKNOWN_PART = fault("DL511", "unknown-part", "Office files can carry parts nobody sees when they open the file. Only parts that are understood are published.")
UNSAFE_XML = fault("DL512", "unsafe-xml", "Instructions to the reading program have no place in a document, and can make it read other files.")
OUTSIDE_LINK = fault(
    "DL513", "outside-link", "A document that fetches something from elsewhere tells that place who reads it, and names folders and servers of the authority."
)
AUTHOR_NAMED = fault(
    "DL514", "author-named", "Office and PDF programs note who made a file and where it was kept. That can be a person who was promised not to be named."
)
EMBEDDED_FILE = fault("DL515", "embedded-file", "A file inside a file is released with it: the whole workbook behind a chart, the e-mail behind an icon.")
HIDDEN_PACKAGE_TEXT = fault(
    "DL516", "text-out-of-sight", "Descriptions, links and names inside a document go out with it although no reader sees them on the page."
)

# Workbooks.
HIDDEN_SHEET = fault("DL520", "hidden-sheet", "A hidden sheet is one click away. In 2023 one of them named 9,483 members of a police force.")
HIDDEN_CELLS = fault("DL521", "hidden-rows-or-columns", "Rows and columns that are hidden, filtered out or of no size are still in the file.")
UNSEEN_CELLS = fault(
    "DL522", "unseen-cells", "White text, a format that shows nothing, or a picture laid over it hides a cell from the eye and from nobody else."
)
WORKBOOK_COMMENT = fault("DL523", "comments-in-cells", "Comments are working notes, and carry the names of those who wrote them.")
DEFINED_NAMES = fault("DL524", "defined-names", "Names given to cells can hold texts, paths and addresses of cells nobody shows.")
LINKED_WORKBOOK = fault("DL525", "linked-workbook", "A link to another workbook keeps a copy of that workbook's cells.")
PIVOT_CACHE = fault("DL526", "pivot-cache", "A pivot table keeps a copy of all the rows it was made from, whatever it shows.")
DATA_MODEL = fault("DL527", "data-model", "A data model keeps whole tables that no sheet shows, and how to reach the databases they came from.")
CHART_CACHE = fault("DL528", "chart-cache", "A chart keeps a copy of its figures, also when the cells behind it are gone.")
ORPHAN_TEXT = fault("DL529", "text-in-no-cell", "Workbooks can keep texts whose cells were deleted.")
LIVE_FORMULA = fault(
    "DL530", "live-formula", "A formula shows how a figure was made and what it was made from, and can change or fetch something when it is opened."
)
HIDDEN_RULES = fault("DL531", "hidden-lists", "Lists of allowed values, conditional colours and saved filters hold texts that are in no cell.")

# Word documents.
TRACKED_CHANGES = fault("DL535", "tracked-changes", "What was deleted with changes tracked can be brought back, with the name of whoever deleted it.")
WORD_COMMENT = fault("DL536", "comments-in-text", "Comments are working notes, and carry the names of those who wrote them.")
HIDDEN_TEXT = fault("DL537", "hidden-text", "Text that is marked as hidden is shown by one click.")
COVERED_TEXT = fault("DL538", "covered-text", "Black on black and white on white look like redaction, and can be copied out.")
LEFT_FIELDS = fault("DL539", "fields-and-variables", "Fields, variables and bound data hold texts and paths that the page does not show.")
CROPPED_PICTURE = fault("DL540", "cropped-picture", "What was cut off a picture in Word is still in the file, and comes back with two clicks.")

# PDF.
ENCRYPTED_PDF = fault("DL545", "encrypted-pdf", "What a password locks cannot be checked, and blind readers may be locked out.")
OLDER_VERSION = fault("DL546", "older-version-inside", "A PDF that was changed and saved can still hold what it said before.")
PDF_ANNOTATION = fault(
    "DL547", "annotations", "Notes, highlights and boxes laid over a page can be lifted off. A redaction that was marked but not applied hides nothing."
)
PDF_FORM = fault("DL548", "form-fields", "Form fields keep what was typed into them, also what is not shown.")
PDF_ACTION = fault("DL549", "actions-and-scripts", "A PDF that does something when it is opened can report who reads it.")
PDF_LAYERS = fault("DL550", "layers", "A layer that is switched off can be switched on.")
PDF_CROPPED = fault("DL551", "cropped-page", "What lies outside the visible part of a page is still there.")
UNSEEN_PDF_TEXT = fault("DL552", "text-nobody-can-see", "Text under a black box, in white or off the page can be selected and copied.")
COVERED_PICTURE = fault("DL553", "covered-picture", "A box drawn over a picture can be lifted off; the whole picture is still inside.")
PDF_LEFTOVERS = fault(
    "DL554", "leftovers-in-pdf", "Objects that no page shows go out with the file: thumbnails, old pages, private data of the program that made it."
)

# Pictures.
PICTURE_METADATA = fault("DL565", "picture-metadata", "A photograph notes where and when it was taken, and by whom.")
TRAILING_DATA = fault("DL566", "data-after-the-end", "Whatever is attached behind a picture is published with it.")
TOO_MANY_PIXELS = fault("DL567", "too-many-pixels", "A picture of very many pixels can stop a reader's telephone.")

# Tables.
IDENTIFYING_COLUMN = fault("DL570", "identifying-column", "A column of names, addresses or dates of birth is about people, whatever its cells look like.")
