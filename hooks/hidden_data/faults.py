"""Every fault a released document can have, all in one place: to know them, nobody needs the
libraries that look into documents."""

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
    "Other kinds of file can run programs, hide what they hold, or open differently for everyone."
    " What counts is what a file holds, not what it is called.",
)
UNSOUND_CSV = fault(
    "DL504",
    "unsound-csv",
    "A table must open the same way for everyone,"
    " and must not run a formula on the visitor's computer.",
)
TOO_LARGE = fault(
    "DL506",
    "too-large-document",
    "A file that takes minutes to check cannot be checked before every publication,"
    " and few people can download it.",
)
NOT_UNDERSTOOD = fault(
    "DL507",
    "document-not-understood",
    "A file that cannot be read to its end may hold anything."
    " What is not understood is not published.",
)
UNREAD_DOCUMENT = fault(
    "DL508",
    "unread-document",
    "A check reads text. Where the text is only a picture, a second person has to read it.",
)
ORIGINAL = fault(
    "DL509",
    "original-document",
    "An original can hold what nobody sees."
    " Only a new version, made from what a reader can see, is published.",
)

# The package: a workbook and a Word document are archives of XML parts.
UNSAFE_ARCHIVE = fault(
    "DL510",
    "unsafe-archive",
    "An Office file is an archive."
    " One that is built in an unusual way can show one thing to a check and another to a reader.",
)
UNSAFE_XML = fault(
    "DL512",
    "unsafe-xml",
    "Instructions to the reading program have no place in a document,"
    " and can make it read other files.",
)
EMBEDDED_FILE = fault(
    "DL515",
    "embedded-file",
    "A file inside a file is released with it:"
    " the whole workbook behind a chart, the email behind an icon.",
)

# Workbooks.
UNSEEN_CELLS = fault(
    "DL522",
    "unseen-cells",
    "White text, a format that shows nothing, or a picture laid over a cell"
    " hides it from the eye, but anyone can still copy it.",
)
LIVE_FORMULA = fault(
    "DL530",
    "live-formula",
    "A formula shows how a figure was made and what it was made from,"
    " and can change or fetch something when it is opened.",
)

# Word documents.
COVERED_TEXT = fault(
    "DL538",
    "covered-text",
    "Black on black and white on white look like redaction, but can be copied out.",
)

# PDF.
ENCRYPTED_PDF = fault("DL545", "encrypted-pdf", "A file locked with a password cannot be checked.")
PDF_ANNOTATION = fault(
    "DL547",
    "annotations",
    "A redaction that was marked but not applied hides nothing,"
    " and a link can show one address and lead to another.",
)
PDF_FORM = fault(
    "DL548",
    "form-fields",
    "In some programs, a newer kind of form shows something different from its pages.",
)
PDF_LAYERS = fault(
    "DL550", "layers", "What a layer shows can depend on the program, and on whether it is printed."
)
UNSEEN_PDF_TEXT = fault(
    "DL552",
    "text-nobody-can-see",
    "Text under a black box, in white or off the page can be selected and copied.",
)
COVERED_PICTURE = fault(
    "DL553",
    "covered-picture",
    "A box drawn over a picture can be lifted off; the whole picture is still inside.",
)

# Pictures.
TOO_MANY_PIXELS = fault(
    "DL567", "too-many-pixels", "A picture with very many pixels can stop a reader's phone."
)
