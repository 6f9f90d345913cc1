"""A released web page as a part of a page of the site."""

from __future__ import annotations

import nh3
from lxml import etree

from hidden_data.page.markup import ATTRIBUTES, HEADINGS, WITHIN, picture_of, read, text_of, written

_ATTRIBUTES = {
    "*": set(),  # the star removes those that nh3 allows on every tag by default
    **{tag: set(names) for tag, names in ATTRIBUTES.items()},
    "h2": {"id"},
    "table": {"class"},
    "div": {"aria-label", "class", "role", "tabindex"},
}
_BOX = {"class": "dl-scroll", "tabindex": "0", "role": "region"}


SECTION = "section-"
"""What the id of a section begins with; its number follows."""


def document_html(content: bytes, title: str) -> tuple[str, dict[str, bytes]]:
    """The HTML of a released page, to stand below the heading *title*, and its pictures by their
    names. A first heading that says the same is left out.

    Raises ``ValueError`` if it is not a page that may be released, which the checks find first.
    """
    body = read(content).body
    pictures: dict[str, bytes] = {}
    for number, picture in enumerate(body.iter("img"), 1):
        ending = "png" if picture.get("src", "").startswith("data:image/png") else "jpg"
        name = f"picture-{number}.{ending}"
        pictures[name] = picture_of(picture)
        picture.set("src", name)
    _lower_headings(body, title)
    tables = [each for each in body.iter("table") if not list(each.iterancestors("table"))]
    for number, table in enumerate(tables, 1):
        _scrolling(table, f"Table {number}")
    clean = nh3.clean(
        written(body),
        tags={*WITHIN, "div"} - {"body"},
        attributes=_ATTRIBUTES,
        url_schemes={"https", "http", "mailto"},
        link_rel=None,
    )
    return clean, pictures


def _lower_headings(body: etree._Element, title: str) -> None:
    """Put the headings below *title*, without a gap between their levels."""
    headings = list(body.iter(*HEADINGS))
    if headings and _repeats(headings[0], title):
        body.remove(headings.pop(0))
    around: list[str] = []
    sections = 0
    for heading in headings:
        while around and around[-1] >= heading.tag:
            around.pop()
        around.append(heading.tag)
        heading.tag = f"h{min(len(around) + 1, 6)}"
        if heading.tag == "h2":
            sections += 1
            heading.set("id", f"{SECTION}{sections}")


def _repeats(heading: etree._Element, title: str) -> bool:
    """Whether a *heading* says what the *title* says, and nothing else."""
    return heading.find(".//img") is None and _spoken(text_of(heading)) == _spoken(title)


def _spoken(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _scrolling(table: etree._Element, label: str) -> None:
    """Put a table into a box in which it scrolls."""
    table.set("class", "dl-table")
    parent = table.getparent()
    box = etree.Element("div", {**_BOX, "aria-label": label})
    if parent is not None:
        parent.replace(table, box)
    table.tail = None
    box.append(table)
