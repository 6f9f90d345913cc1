"""The audit of the finished site, before it replaces the published one.

What it finds should be impossible. It looks at the files a browser will get, and not at how they
were made, so it catches a mistake in the theme, the publisher or this library as well as one in a
record.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urlsplit

from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.files import unexpected_files
from disclosure_log.site.audit.page import look_at, own_scripts
from disclosure_log.site.audit.whole import judge

NONE: Mapping[str, PageFacts] = MappingProxyType({})


def audit(
    folder: Path,
    log: Log,
    expected: Expected,
    looked_at: Mapping[str, PageFacts] = NONE,
    unchanged: Set[str] = frozenset(),
) -> list[Finding]:
    """Everything wrong with the finished site in a *folder*, in the order of its files.

    *expected* is what it was made from. *looked_at* are facts that ``look_at`` has already
    made of pages of this folder, by path: these pages are not read again. Nor are the files that
    are *unchanged* since they were.
    """
    files = {*_files(str(folder))}
    empty = folder / "404.html"
    own = own_scripts(empty.read_text("utf-8") if empty.exists() else "")
    home = urlsplit(log.authority.site.address).path
    pages = {
        path: looked_at.get(path) or look_at(path, (folder / path).read_text("utf-8"), own, home)
        for path in sorted(f for f in files if f.endswith(".html"))
    }
    findings = {
        *unexpected_files(folder, files, expected.digests, unchanged),
        *judge(pages, files, log, expected.found),
    }
    return sorted(findings)


def _files(folder: str, path: str = "") -> Iterator[str]:
    """The paths of all files below a *folder*, whose own path begins with *path*."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{path}{entry.name}/")
            else:
                yield f"{path}{entry.name}"
