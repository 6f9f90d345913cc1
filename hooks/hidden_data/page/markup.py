"""The one form in which a page is published: what may stand in it, and how it is written.

It is well-formed XML and HTML at once, so that a strict parser and a browser see the same. Text
stands in paragraphs and headings only, and every element and attribute is on a list. The form is
written here and not by a library, because released pages are kept for years: it never changes.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from lxml import etree

from hidden_data.recognise import PAGE_BEGINS

LANGUAGE = re.compile("[a-z]{2,3}(-[A-Z]{2})?")
_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:45em;margin:2em auto;padding:0 1em;"
    "overflow-wrap:break-word}p,h1,h2,h3,h4,h5,h6{white-space:pre-wrap}img{max-width:100%;"
    "height:auto}table{border-collapse:collapse}th,td{border:1px solid #555;padding:0 .6em;"
    "text-align:left;vertical-align:top}ol[role=list]{list-style:none;padding-left:1.5em}"
    "li>p,td>p,th>p{margin:.2em 0}"
)
_BEFORE = "<title>"
_BETWEEN = f"</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
_AFTER = "\n</body>\n</html>\n"

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
TEXTS = ("p", *HEADINGS)
_INLINE = frozenset("a strong em u s sub sup br img".split())
_BLOCKS = frozenset([*TEXTS, "ul", "ol", "table", "blockquote", "hr"])
_IN_A_BLOCK = _BLOCKS - {*HEADINGS, "hr"}
WITHIN: dict[str, frozenset[str]] = {
    "body": _BLOCKS,
    **dict.fromkeys(("li", "td", "th", "blockquote"), _IN_A_BLOCK),
    **dict.fromkeys(("ul", "ol"), frozenset(["li"])),
    "table": frozenset(["thead", "tbody"]),
    **dict.fromkeys(("thead", "tbody"), frozenset(["tr"])),
    "tr": frozenset(["td", "th"]),
    **dict.fromkeys((*TEXTS, *_INLINE), _INLINE),
    **dict.fromkeys(("br", "img", "hr"), frozenset()),
}
"""Every element a page may have, and which elements may stand in it."""
_NUMBER = "[1-9][0-9]{0,3}"
_SPAN = {"colspan": _NUMBER, "rowspan": _NUMBER}
WEB = re.compile(
    r"(?i:https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*(?::[0-9]+)?"
    r"(?:[/?#][!#-;=?-\[\]_a-z~]*)?|mailto:[a-z0-9._+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)"
)
"""Where a link may lead."""
ATTRIBUTES: dict[str, dict[str, str]] = {
    "a": {"href": f"{WEB.pattern}|#(?:note|ref)-{_NUMBER}", "id": f"ref-{_NUMBER}"},
    "p": {"id": f"note-{_NUMBER}"},
    "ol": {"role": "list", "start": "-?[0-9]{1,5}", "type": "[aAiI]"},
    "li": {"value": "-?[0-9]{1,5}"},
    "td": _SPAN,
    "th": {**_SPAN, "scope": "col"},
    "img": {
        "alt": "(?s:.{0,4000})",
        "height": _NUMBER,
        "src": r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/]+={0,2}",
        "width": _NUMBER,
    },
}
"""Every attribute, and the form of its value."""
_DEEPEST = 40


@dataclass
class Page:
    """A page as its elements."""

    body: etree._Element
    language: str = "en-GB"

    @property
    def title(self) -> str:
        """Its first heading."""
        first = next(self.body.iter(*HEADINGS), None)
        return (" ".join(text_of(first).split()) if first is not None else "") or "Document"

    @property
    def written(self) -> bytes:
        begins = PAGE_BEGINS.format(self.language)
        title = escape(self.title, quote=False)
        return f"{begins}{_BEFORE}{title}{_BETWEEN}{written(self.body)}{_AFTER}".encode()


def read(data: bytes) -> Page:
    """A page that was written here. Raises ``ValueError`` for any other."""
    begins = re.escape(PAGE_BEGINS).replace(re.escape("{}"), "(.*)")
    form = f"{begins}{_BEFORE}.*{re.escape(_BETWEEN)}((?s:.*)){re.escape(_AFTER)}"
    if not (match := re.fullmatch(form, data.decode())):
        raise ValueError("the page does not begin or end as it should")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_pis=False, huge_tree=True
    )
    try:
        page = Page(etree.fromstring(f"<body>{match[2]}</body>", parser), match[1])
    except etree.XMLSyntaxError as error:
        raise ValueError("the page is not well-formed") from error
    check(page)
    return page


def check(page: Page) -> None:
    """Raise ``ValueError`` unless everything in a page is on the lists."""
    if not LANGUAGE.fullmatch(page.language):
        raise ValueError("the language has another form")
    _check(page.body, 0, False)
    ids = [element.get("id") for element in page.body.iter() if element.get("id")]
    targets = {
        link.get("href", "")[1:] for link in page.body.iter("a") if link.get("href", "")[:1] == "#"
    }
    if len(set(ids)) < len(ids) or not targets <= set(ids):
        raise ValueError("an id is missing, or stands twice")
    if any(map(deceives, page.body.iter("a"))):
        raise ValueError("a link shows another address than the one it leads to")
    for picture in page.body.iter("img"):
        picture_of(picture)


def deceives(link: etree._Element) -> bool:
    """Whether the text of a link shows another host than the one it leads to."""
    shown = re.match(r"\s*(?:https?://|www\.)([^\s/?#]+)", text_of(link), re.IGNORECASE)
    leads_to = urlsplit(link.get("href", "")).netloc.lower()
    return bool(shown) and leads_to.removeprefix("www.") != shown[1].lower().removeprefix("www.")  # type: ignore[index]


def _check(element: etree._Element, depth: int, in_link: bool) -> None:
    if depth > _DEEPEST:
        raise ValueError("elements are too deep within one another")
    allowed = ATTRIBUTES.get(element.tag, {})
    for name, value in element.attrib.items():
        if name not in allowed or not re.fullmatch(allowed[str(name)], str(value)):
            raise ValueError("an attribute does not belong here")
    holds_text = element.tag in TEXTS or element.tag in _INLINE
    for child in element:
        if child.tag not in WITHIN[element.tag] or (child.tag == "a" and in_link):
            raise ValueError("an element does not belong here")
        if not holds_text and (child.tail or "").strip():
            raise ValueError("text stands outside of paragraphs")
        _check(child, depth + 1, in_link or child.tag == "a")
    if not holds_text and (element.text or "").strip():
        raise ValueError("text stands outside of paragraphs")


def written(body: etree._Element) -> str:
    """The blocks in the body of a page as they are written, a line for each."""
    return "\n".join(map(_written, body))


def _written(element: etree._Element) -> str:
    attributes = "".join(
        f' {name}="{escape(" ".join(value.splitlines()))}"'
        for name, value in sorted((str(name), str(value)) for name, value in element.attrib.items())
    )
    if not WITHIN.get(element.tag, _BLOCKS):
        return f"<{element.tag}{attributes}/>"
    if element.tag in TEXTS or element.tag in _INLINE:
        parts = [_text(element.text), *(_written(child) + _text(child.tail) for child in element)]
        return f"<{element.tag}{attributes}>{''.join(parts)}</{element.tag}>"
    lines = "".join(f"{_written(child)}\n" for child in element)
    return f"<{element.tag}{attributes}>{lines and chr(10)}{lines}</{element.tag}>"


def _text(text: str | None) -> str:
    return escape(re.sub("[\r\n]", " ", text or ""), quote=False)


def text_of(block: etree._Element) -> str:
    """What a reader reads in a paragraph or heading."""
    parts = [block.text or ""]
    for child in block:
        parts += ["\n" if child.tag == "br" else text_of(child), child.tail or ""]
    return "".join(parts)


def picture_of(element: etree._Element) -> bytes:
    """The file of the picture that an ``img`` shows. Raises ``ValueError`` if it has none."""
    encoded = element.get("src", "").partition(",")[2]
    try:
        content = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError("a picture is not encoded as it should be") from error
    if not encoded or base64.b64encode(content).decode() != encoded:
        raise ValueError("a picture is not encoded as it should be")
    return content


def source_of(content: bytes, ending: str) -> str:
    """The address (``src``) that holds a picture."""
    kind = "png" if ending == "png" else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
