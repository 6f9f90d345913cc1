"""A published site as somebody else sees it: a folder, or an address on the web."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from pathlib import Path

MOST = 2_000_000_000
"""More bytes than the file of any log has."""
PATIENCE = 60
"""Seconds to wait for an answer."""
_NEAR = ("localhost", "127.0.0.1", "::1")
"""Hosts that need no encryption, since nothing leaves the machine."""


class Unreachable(OSError):
    """A file that is not there, or cannot be read. The message says which, and why."""


@dataclass(frozen=True)
class Published:
    """A site."""

    where: str
    """As somebody typed it: an address, or the path of a folder."""

    @property
    def is_folder(self) -> bool:
        return not is_address(self.where)

    def read(self, path: str) -> bytes:
        """The file at a *path* of the site. Raises :class:`Unreachable`."""
        if self.is_folder:
            return read(str(self._inside(path)))
        return read(urllib.parse.urljoin(f"{self.where.rstrip('/')}/", urllib.parse.quote(path)))

    def _inside(self, path: str) -> Path:
        """The place of a *path* of the folder. A list that was tampered with may name any."""
        folder = Path(self.where).resolve()
        place = (folder / path).resolve()
        if not place.is_relative_to(folder):
            raise Unreachable("a file outside of the site is named")
        return place


def is_address(where: str) -> bool:
    return where.startswith(("https://", "http://"))


def read(where: str) -> bytes:
    """The file at an address or a path. Raises :class:`Unreachable`."""
    if not is_address(where):
        try:
            return Path(where).read_bytes()
        except OSError as error:
            raise Unreachable(f"{where} cannot be read ({error.strerror})") from None
    if where.startswith("http://") and urllib.parse.urlsplit(where).hostname not in _NEAR:
        raise Unreachable(f"{where} is not encrypted; give an address that begins with https://")
    try:
        with urllib.request.urlopen(where, timeout=PATIENCE) as answer:
            content: bytes = answer.read(MOST + 1)
    except (urllib.error.URLError, OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        raise Unreachable(f"{where} cannot be read ({why})") from None
    if len(content) > MOST:
        raise Unreachable(f"{where} is larger than any log")
    return content
