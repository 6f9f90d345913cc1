"""The objects of a PDF: everything that can be reached from where a reader begins, each judged by the entry it stands under.

What ordinary programs write is let through; what hides something, does something or is not known is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote

import pikepdf

from ..faults import AUTHOR_NAMED, EMBEDDED_FILE, PDF_ACTION, PDF_ANNOTATION, PDF_FORM, PDF_LAYERS, PDF_LEFTOVERS
from ..report import Inspection, Passage
from .about import SANITISE
from .commands import plain_name, runs, says_something
from .content import traces_of_a_camera
from .file import SAVE_ANEW

MAX_OBJECTS = 300_000
WEB = re.compile(r"(?:https?://|mailto:)[^\s\\]+", re.IGNORECASE)

NO_ATTACHMENT = "in Acrobat: Attachments, delete each; or print the PDF to a new PDF; release the file itself as a document of its own if it may be published"
NO_FORM = "in Acrobat: print to Adobe PDF, or All tools, Print production, Preflight, Flatten form fields; in a browser: print to PDF"
NO_LAYERS = "in Acrobat: Layers, Options, Flatten layers, after deleting those that must not be released; or print the PDF to a new PDF"
_BEGINNING = "in Acrobat: All tools, Redact a PDF, Sanitise document; or print the PDF to a new PDF"

_REFUSED: dict[str, tuple[str, str, str]] = {
    **dict.fromkeys(("/JS", "/JavaScript"), (PDF_ACTION, "it carries a script", _BEGINNING)),
    "/AA": (PDF_ACTION, "it does something when it is opened, printed or closed", _BEGINNING),
    **dict.fromkeys(("/EF", "/EmbeddedFiles", "/AF"), (EMBEDDED_FILE, "another file is embedded in it", NO_ATTACHMENT)),
    "/Collection": (EMBEDDED_FILE, "it is a portfolio, which is an archive of files", NO_ATTACHMENT),
    "/RichMediaContent": (EMBEDDED_FILE, "it carries sound, film or another program's data", NO_ATTACHMENT),
    "/XFA": (PDF_FORM, "it carries a form in another format behind its pages", NO_FORM),
    **dict.fromkeys(("/ByteRange", "/DSS", "/Perms"), (PDF_FORM, "it is signed, and a signature names the signer", NO_FORM)),
    "/OC": (PDF_LAYERS, "part of it is on a layer", NO_LAYERS),
    "/PieceInfo": (PDF_LEFTOVERS, "it carries private data of the program that made it", SANITISE),
    "/Thumb": (PDF_LEFTOVERS, "it carries a small picture of an earlier state of a page", SANITISE),
    "/SpiderInfo": (PDF_LEFTOVERS, "it says from which web pages it was collected", SANITISE),
    "/Alternates": (PDF_LEFTOVERS, "it carries another picture in place of one that is shown", SANITISE),
    "/OPI": (PDF_LEFTOVERS, "it names the file a picture came from", SANITISE),
    "/Metadata": (PDF_LEFTOVERS, "a picture, a font or a page carries a description of its own", SANITISE),
    **dict.fromkeys(("/Legal", "/Requirements", "/Threads"), (PDF_LEFTOVERS, "it carries data that few programs show", SANITISE)),
}
"""Entries that no released document may have, wherever they stand: code, message, cure."""

_CATALOG = {
    *("/Type /Version /Pages /PageLabels /Names /Dests /ViewerPreferences /PageLayout /PageMode /Outlines /OpenAction /URI /Metadata /StructTreeRoot".split()),
    *("/MarkInfo /Lang /OutputIntents /Extensions /AcroForm /OCProperties".split()),
}
_PAGE = {
    *("/Type /Parent /LastModified /Resources /MediaBox /CropBox /BleedBox /TrimBox /ArtBox /Rotate /Contents /Group /Annots /StructParents".split()),
    *("/Tabs /UserUnit /BoxColorInfo /Dur /Trans".split()),
}
_NAMES = {"/Dests", "/EmbeddedFiles", "/JavaScript", "/IDS", "/URLS"}
_STREAMS = {
    *("/Contents /XObject /Pattern /Shading /ColorSpace /CharProcs /FontFile /FontFile2 /FontFile3 /ToUnicode /Encoding /CIDToGIDMap /CIDSet /CMap".split()),
    *(
        "/UseCMap /SMask /Mask /G /TR /TR2 /BG /BG2 /UCR /UCR2 /HT /Function /Functions /DestOutputProfile /Metadata /JBIG2Globals /CS /Colorants /Lookup".split()
    ),
    # Refused by themselves.
    *("/EF /XFA /Thumb /AP /N /D /R".split()),
}
"""Entries under which a stream of bytes belongs; under any other, it is something nobody asked for."""
_NO_WORDS = {"/ID", "/CharSet", "/Registry", "/Ordering", "/Panose", "/CheckSum", "/M", "/LastModified", "/CreationDate", "/ModDate", "/IDTree"}
_ACTIONS = {"/A", "/OpenAction", "/PA", "/Next"}


class Walk:
    """A walk through all objects, each of them once."""

    def __init__(self, found: Inspection, pdf: pikepdf.Pdf, shown: set[tuple[int, int]]) -> None:
        self.found = found
        self.root = pdf.Root.objgen
        self.pages = {page.objgen for page in pdf.pages}
        self.shown = shown
        """The pictures and drawings that some page draws."""
        self.seen: set[tuple[int, int]] = set()
        self.names: set[str] = set()
        self.refusals: Counter[tuple[str, str, str, str]] = Counter()
        """How often there was each (code, place, message, cure)."""

    def reached(self) -> set[int]:
        return {number for number, _ in self.seen}

    def refuse(self, refusal: tuple[str, str, str], where: str) -> None:
        code, message, cure = refusal
        self.refusals[code, where, message, cure] += 1

    def report(self) -> None:
        for (code, where, message, cure), times in self.refusals.items():
            self.found.refuse(code, where, message + (f" ({times} times)" if times > 1 else ""), cure)

    def through(self, start: pikepdf.Object, where: str, under: str = "", skip: frozenset[str] = frozenset()) -> None:
        """Visit *start*, which stands under an entry, and everything it leads to, leaving out its entries *skip*."""
        waiting: list[tuple[object, str, str]] = [(start, under, "")]
        while waiting:
            thing, key, above = waiting.pop()
            if isinstance(thing, pikepdf.Object):
                if thing.is_indirect:
                    if thing.objgen in self.seen:
                        continue
                    self.seen.add(thing.objgen)
                if isinstance(thing, pikepdf.Array):
                    if key != "/ID":
                        self._array(thing, key, above, waiting)
                elif isinstance(thing, pikepdf.Stream):
                    self._check_stream(thing, key, above, where)
                    if key == "/Lookup":
                        self._runs(thing.read_bytes(), where)
                    self._entries(thing, key, above, where, waiting, frozenset())
                elif isinstance(thing, pikepdf.Dictionary):
                    self._entries(thing, key, above, where, waiting, skip if thing is start else frozenset())
                elif isinstance(thing, pikepdf.Name):
                    self._name(str(thing), where)
                elif isinstance(thing, pikepdf.String) and key == "/Lookup":
                    self._runs(bytes(thing), where)
                elif isinstance(thing, pikepdf.String) and key not in _NO_WORDS:
                    self._words(str(thing), where)

    def _array(self, thing: pikepdf.Array, key: str, above: str, waiting: list[tuple[object, str, str]]) -> None:
        indexed = len(thing) and thing[0] == pikepdf.Name.Indexed
        for part in thing:
            if isinstance(part, pikepdf.Object):
                waiting.append((part, "/Lookup" if indexed and isinstance(part, pikepdf.String | pikepdf.Stream) else key, above))

    def _entries(self, thing: pikepdf.Object, key: str, above: str, where: str, waiting: list[tuple[object, str, str]], skip: frozenset[str]) -> None:
        kind = str(thing.get("/Type", ""))
        if kind in ("/OCG", "/OCMD"):
            self.refuse(_REFUSED["/OC"], where)
        if kind == "/Sig" or thing.get("/FT") == pikepdf.Name.Sig:
            self.refuse(_REFUSED["/ByteRange"], where)
        drawn = isinstance(thing.get("/Contents"), pikepdf.Stream | pikepdf.Array)
        if (drawn or kind in ("/Page", "/Template")) and thing.objgen not in self.pages:
            self.refuse((PDF_LEFTOVERS, "it holds a page that is not among its pages", SAVE_ANEW), where)
        if key in _ACTIONS and "/O" not in thing and "/Title" not in thing:
            self._check_action(thing, PDF_ANNOTATION if above == "/Annots" else PDF_ACTION, where)
        for name, value in thing.items():
            if name in skip:
                continue
            refused = _REFUSED.get(name)
            if refused and not (name == "/Metadata" and thing.objgen == self.root) and not (name == "/AF" and _empty(value)):
                self.refuse(refused, where)
            self._name(name, where)
            if isinstance(value, pikepdf.Object):
                waiting.append((value, name, key))

    def _check_stream(self, thing: pikepdf.Stream, key: str, above: str, where: str) -> None:
        if key not in _STREAMS and above not in _STREAMS:
            self.refuse((PDF_LEFTOVERS, "it carries data that few programs show", SANITISE), where)
        if above == "/XObject" and str(thing.get("/Subtype")) not in ("/Form", "/Image"):
            self.refuse((PDF_LEFTOVERS, "it carries data that few programs show", SANITISE), where)
        if "/F" in thing:
            self.refuse((EMBEDDED_FILE, "part of it lies in another file", SAVE_ANEW), where)
        if above == "/XObject" and thing.is_indirect and thing.objgen not in self.shown:
            self.refuse((PDF_LEFTOVERS, "it holds a picture or drawing that no page shows", SANITISE), where)
        if thing.get("/Subtype") == pikepdf.Name.Image and (trace := traces_of_a_camera(thing)):
            self.refuse((AUTHOR_NAMED, f"a picture in it carries {trace}", SANITISE), where)

    def _check_action(self, thing: pikepdf.Object, code: str, where: str) -> None:
        kind = thing.get("/S")
        if kind == pikepdf.Name.GoTo or (kind == pikepdf.Name.URI and WEB.fullmatch(str(thing.get("/URI", "")))):
            return
        what = "a link" if code == PDF_ANNOTATION else "it"
        fix = "in the original, let it lead to a web address (https://…) or to a page, or take it away; export anew"
        self.refuse((code, f"{what} does something else than to turn to a page or to open a web address", fix), where)

    def _runs(self, colours: bytes, where: str) -> None:
        """Hand on what reads like text in a table of colours."""
        for run in runs(colours):
            self._words(run, where)

    def _name(self, name: str, where: str) -> None:
        """Hand on a name that the file gives to something, once."""
        # A sum over the bytes of the file is kept as a name.
        if name not in self.names and not re.fullmatch(r"/[0-9A-Fa-f]{32}", name):
            self.names.add(name)
            self._words(plain_name(name[1:].encode("utf-8", "surrogateescape")), where)

    def _words(self, text: str, where: str) -> None:
        place = "out of sight"
        if WEB.match(text):
            place, text = "a link", _unescaped(re.sub("^mailto:", "", text, flags=re.IGNORECASE))
        if says_something(text) and not re.fullmatch(r"D:[\d'+\-Zz]+", text):
            self.found.passages.append(Passage(f"{where or 'inside the file'}, {place}", text))


def check_catalog(pdf: pikepdf.Pdf, walk: Walk) -> None:
    """Judge what stands at the beginning, and walk from there to everything the pages did not lead to."""
    root = pdf.Root
    unknown = [key for key in root.keys() if key not in _CATALOG and key not in _REFUSED]
    unknown += [key for key in root.get("/Names", {}).keys() if key not in _NAMES]
    if unknown:
        walk.refuse((PDF_LEFTOVERS, "it carries data that few programs show", SANITISE), "")
    form = root.get("/AcroForm")
    if form is not None and not (_empty(form.get("/Fields")) and not form.keys() & {"/XFA", "/CO"}):
        walk.refuse((PDF_FORM, "it is a form, or was one", NO_FORM), "")
    layers = root.get("/OCProperties")
    if layers is not None and not _empty(layers.get("/OCGs")):
        walk.refuse((PDF_LAYERS, "it has layers", NO_LAYERS), "")
    preferences = root.get("/ViewerPreferences", {})
    if any(str(preferences.get(key, "/CropBox")) not in ("/CropBox", "/MediaBox") for key in ("/ViewArea", "/ViewClip", "/PrintArea", "/PrintClip")):
        walk.refuse((PDF_LEFTOVERS, "it tells readers to show only part of each page", SANITISE), "")
    # What the file says of itself is judged elsewhere.
    if "/Info" in pdf.trailer:
        walk.seen.add(pdf.trailer.Info.objgen)
    walk.through(pdf.trailer, "", skip=frozenset({"/Info"}))


def check_page_entries(page: pikepdf.Object, walk: Walk, where: str) -> None:
    if any(key not in _PAGE and key not in _REFUSED for key in page.keys()):
        walk.refuse((PDF_LEFTOVERS, "the page carries data that few programs show", SANITISE), where)


def _unescaped(address: str) -> str:
    """An address as a person reads it; what was escaped more than once, too."""
    for _ in range(3):
        address = unquote(address)
    return address


def _empty(value: object) -> bool:
    return value is None or (isinstance(value, pikepdf.Array) and len(value) == 0)
