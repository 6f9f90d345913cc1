"""Which files a finished site may consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path

from disclosure_log.exports.files import CHECKSUMS
from disclosure_log.findings.codes.site import FOREIGN_SOURCE, LOST_ENTRY, UNKNOWN_FILE
from disclosure_log.findings.finding import Finding
from disclosure_log.site.audit.fault import fault
from disclosure_log.site.output import Output

_THEME_FILES = {".css", ".js", ".map", ".svg", ".png", ".ico", ".woff", ".woff2"}
_FETCHES = re.compile(
    r"@import|url\(\s*[\"']?(?:[a-z]+:)?//|<script|<foreignobject|\son[a-z]+\s*="
    r"|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image)",
    re.IGNORECASE,
)


def unexpected_files(
    folder: Path, files: set[str], digests: Mapping[str, str | None], unchanged: Set[str]
) -> Iterator[Finding]:
    """Files that are missing or changed, and those that are neither a page, nor a released
    document, nor a harmless part of the theme."""
    expected = {"404.html", "sitemap.xml", "sitemap.xml.gz", CHECKSUMS}
    for path, digest in digests.items():
        expected.add(path)
        if path not in files:
            yield fault(path, LOST_ENTRY, "the file is missing")
        elif (
            digest
            and path not in unchanged
            and Output((folder / path).read_bytes()).digest != digest
        ):
            yield fault(path, UNKNOWN_FILE, "this file is not the one that was made")
    for path in sorted(files - expected):
        if not path.startswith("assets/") or Path(path).suffix not in _THEME_FILES:
            yield fault(
                path,
                UNKNOWN_FILE,
                "nothing in the program made this file",
                fix="take it out of docs/theme; released files lie beside their record",
            )
        elif path.endswith((".css", ".svg")) and _FETCHES.search(
            (folder / path).read_text("utf-8", "replace")
        ):
            yield fault(
                path,
                FOREIGN_SOURCE,
                "this part of the theme runs a script or fetches from another host",
                fix="take that out of it",
            )
