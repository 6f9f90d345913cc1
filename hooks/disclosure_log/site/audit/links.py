"""Where the links of a finished page lead."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urlsplit

REMEMBERED = 1 << 13
"""How many addresses are remembered. Those of the theme stand on every page, and are a hundred or
so for each depth of folders."""

split: Callable[[str], SplitResult] = lru_cache(REMEMBERED)(urlsplit)


def reader_of_links(path: str, home: str) -> Callable[[str], str | None]:
    """Tells of an address on the page at *path* where it leads in the site.

    It gives the path of a file below the site's folder and, behind ``#``, the place in that file,
    both percent-encoded; without a path it is the page itself. ``None`` is out of the site. *home*
    is the path of the site's address.
    """
    folder, depth = posixpath.dirname(path), path.count("/")
    # What goes by the root leads to the same place from every folder of this depth.
    anywhere, any_folder = ("../" * depth, "#"), "/".join("-" * depth)
    return lambda address: _leads_to(
        any_folder if address.startswith(anywhere) else folder, address, home
    )


@lru_cache(REMEMBERED)
def _leads_to(folder: str, address: str, home: str) -> str | None:
    parts = split(address)
    if parts.scheme or parts.netloc:
        return None
    file = quote(_target_file(folder, unquote(parts.path), home))
    place = quote(unquote(parts.fragment))
    return f"{file}#{place}" if place else file


def file_and_place(link: str) -> tuple[str, str]:
    """The file, and the place in it, of what a reader of links gave."""
    file, _, id = link.partition("#")
    return unquote(file), unquote(id)


def _target_file(folder: str, target: str, home: str) -> str:
    """The file that the path *target* of a link leads to from a page in a *folder*; empty if it is
    the page itself."""
    if not target:
        return ""
    if target.startswith("/"):
        # Only the page for missing addresses, which is shown at any depth, uses addresses from the
        # root.
        file = posixpath.normpath("./" + target.removeprefix(home).removeprefix("/"))
    else:
        file = posixpath.normpath(posixpath.join(folder, target))
    if file == "." or target.endswith(("/", "/..", "/.")) or target in (".", ".."):
        return posixpath.normpath(f"{file}/index.html")
    return file
