"""A fault of the finished site, as a finding."""

from __future__ import annotations

import lxml.html

from disclosure_log.findings.finding import Finding

_FIX = (
    "this is a fault of the site's program or theme, not of a record: tell the maintainers, and"
    " publish nothing until it is mended"
)


def fault(
    path: str,
    code: str,
    message: str,
    where: lxml.html.HtmlElement | int | None = 1,
    fix: str = _FIX,
) -> Finding:
    """A finding for the file at *path* of the site. *where* is an element of it, or a line."""
    line = where if isinstance(where, int) or where is None else where.sourceline
    return Finding(f"site/{path}", line or 1, 1, code, message, fix)
