"""Where the links of a finished page lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import lxml.html


class Link(NamedTuple):
    """A link to somewhere in the site."""

    line: int
    file: str
    """The file it leads to, below the site's folder."""
    id: str
    """The place in that file, or nothing."""


def links_of(path: str, tree: lxml.html.HtmlElement, home: str) -> Iterator[Link]:
    """The links into the site of the page at *path*. *home* is the path of the site's address."""
    for element in tree.iter("a", "link", "script", "img"):
        address = urlsplit(element.get("href") or element.get("src") or "")
        if not (address.scheme or address.netloc):
            yield Link(
                element.sourceline or 1,
                target_file(path, unquote(address.path), home),
                unquote(address.fragment),
            )


def target_file(path: str, target: str, home: str) -> str:
    """The file that the path *target* of a link leads to from the page at *path*."""
    if not target:
        return path
    if target.startswith("/"):
        # Only the page for missing addresses, which is shown at any depth, uses addresses from the
        # root.
        file = posixpath.normpath("./" + target.removeprefix(home).removeprefix("/"))
    else:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if file == "." or target.endswith(("/", "/..", "/.")) or target in (".", ".."):
        return posixpath.normpath(f"{file}/index.html")
    return file
