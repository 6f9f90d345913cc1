"""The hashes of every file of every entry and of the data, as ``sha256sum`` reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from disclosure_log.exports.files import CHECKSUMS, FOLDER
from disclosure_log.log.entries import Log
from disclosure_log.records.paths import entry_of
from disclosure_log.site.output import File, Output
from disclosure_log.site.site_folder import SiteFolder


def checksums(log: Log, folder: SiteFolder, digests: Mapping[str, str | None]) -> Iterator[File]:
    """The list of the files of all entries that stand, and of the data, in the site in a *folder*.
    *digests* are those of its files by path, ``None`` where only the folder knows."""
    stand = {entry.path for entry in log.entries}
    lines = [
        f"{digest or folder.digests[path]}  {path}\n"
        for path, digest in sorted(digests.items())
        if entry_of(path) in stand or path.startswith(FOLDER)
    ]
    yield CHECKSUMS, Output("".join(lines).encode())
