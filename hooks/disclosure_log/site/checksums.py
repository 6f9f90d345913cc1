"""The hashes of every file of every entry, as ``sha256sum`` reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure_log.exports.files import CHECKSUMS
from disclosure_log.log.entries import Log
from disclosure_log.records.paths import entry_of
from disclosure_log.site.output import Output
from disclosure_log.site.pages import File
from disclosure_log.site.site_folder import SiteFolder


def checksums(log: Log, folder: SiteFolder, digests: Mapping[str, str | None]) -> Iterator[File]:
    """The list of the pages and files of all entries that stand, in the site that stands in a
    *folder*. *digests* are those of its files by path, ``None`` where only the folder knows."""
    stand = {entry.path for entry in log.entries}
    lines = [
        f"{digest or folder.digests[path]}  {path}\n"
        for path, digest in sorted(digests.items())
        if entry_of(path) in stand
    ]
    yield CHECKSUMS, Output("".join(lines).encode())
