"""A published site as somebody else sees it: a folder, or an address on the web."""

from __future__ import annotations

import time
import urllib.parse
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, HTTPResponse
from pathlib import Path
from typing import IO

MOST = 300_000_000
"""More bytes than the file of any log has."""
PATIENCE, DEADLINE = 60, 600
"""Seconds to wait for a part of an answer, and for the whole of it."""
_PIECE = 1 << 20
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
        return read(f"{self.where.rstrip('/')}/{urllib.parse.quote(path)}")

    def _inside(self, path: str) -> Path:
        """The place of a *path* of the folder. A list that was tampered with may name any."""
        try:
            folder = Path(self.where).resolve()
            place = (folder / path).resolve()
        except (OSError, ValueError, RuntimeError):
            raise Unreachable("a file is named that no folder can have") from None
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
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "this is not a path"
            raise Unreachable(f"{where} cannot be read ({why})") from None
    try:
        if why := _refused(where):
            raise Unreachable(f"{where} {why}")
        with _opener.open(where, timeout=PATIENCE) as answer:
            return _body(answer)
    except Unreachable:
        raise
    except _Answer as wrong:
        raise Unreachable(f"{where} {wrong}") from None
    except HTTPException:
        raise Unreachable(f"{where} cannot be read (the server does not speak HTTP)") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", error)
        raise Unreachable(f"{where} cannot be read ({why})") from None


class _Answer(Exception):
    """What is wrong with an answer."""


def _refused(address: str, near: bool = True) -> str:
    """Why nothing is read from an *address*; empty if it may be. Raises ``ValueError`` if it is
    none. One that is not encrypted has to be *near*: on this machine."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        return "is no address of the web; give one that begins with https://"
    if parts.scheme == "http" and not (near and parts.hostname in _NEAR):
        return "is not encrypted; give an address that begins with https://"
    return ""


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows an answer to another address only if that could have been given at first."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        near = urllib.parse.urlsplit(req.full_url).hostname in _NEAR
        if why := _refused(newurl, near):
            raise _Answer(f"leads to another address, which {why.partition(';')[0]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Refusals(urllib.request.HTTPErrorProcessor):
    """Closes an answer that is refused, or that leads where nobody follows."""

    def http_response(
        self, request: urllib.request.Request, response: HTTPResponse
    ) -> HTTPResponse:
        try:
            answer: HTTPResponse = super().http_response(request, response)
            return answer
        except BaseException:
            response.close()
            raise

    https_response = http_response


_opener = urllib.request.build_opener(_Redirects, _Refusals)


def _body(answer: HTTPResponse) -> bytes:
    """The body of an *answer*, if it is whole, not too large, and comes in time."""
    told = answer.headers.get("Content-Length")
    expected = int(told) if told else None
    if expected is not None and expected > MOST:
        raise _Answer("is larger than any log")
    ends, size, pieces = time.monotonic() + DEADLINE, 0, []
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST:
            raise _Answer("is larger than any log")
        if time.monotonic() > ends:
            raise _Answer(f"was not there after {DEADLINE} seconds")
    if expected is not None and size != expected:
        raise _Answer("was cut off; try again")
    return b"".join(pieces)
