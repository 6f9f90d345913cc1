"""A released web page as a part of a page of the site."""

from __future__ import annotations

import nh3
from lxml import etree

from hidden_data.page.markup import ATTRIBUTES, HEADINGS, WITHIN, picture_of, read, written

_ATTRIBUTES = {
    "*": set(),  # the star removes those that nh3 allows on every tag by default
    **{tag: set(names) for tag, names in ATTRIBUTES.items()},
    "table": {"class"},
    "div": {"aria-label", "class", "role", "tabindex"},
}
_BOX = {"class": "dl-scroll", "tabindex": "0", "role": "region"}


def document_html(content: bytes) -> tuple[str, dict[str, bytes]]:
    """The HTML of a released page, to stand below a heading, and its pictures by their names.

    Raises ``ValueError`` if it is not a page that may be released, which the checks find first.
    """
    body = read(content).body
    pictures: dict[str, bytes] = {}
    for number, picture in enumerate(body.iter("img"), 1):
        ending = "png" if picture.get("src", "").startswith("data:image/png") else "jpg"
        name = f"picture-{number}.{ending}"
        pictures[name] = picture_of(picture)
        picture.set("src", name)
    for heading in body.iter(*HEADINGS):
        heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"
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


def _scrolling(table: etree._Element, label: str) -> None:
    """Put a table into a box in which it scrolls."""
    table.set("class", "dl-table")
    parent = table.getparent()
    box = etree.Element("div", {**_BOX, "aria-label": label})
    if parent is not None:
        parent.replace(table, box)
    table.tail = None
    box.append(table)
