"""A fault of the finished site, as a finding."""

from __future__ import annotations

from disclosure_log.findings.finding import Finding

_FIX = (
    "this is a fault of the site's program or theme, not of a record: tell the maintainers, and"
    " do not publish until it is fixed"
)


def fault(path: str, code: str, message: str, line: int = 1, fix: str = _FIX) -> Finding:
    """A finding for the file at *path* of the site."""
    return Finding(f"site/{path}", line, 1, code, message, fix)
