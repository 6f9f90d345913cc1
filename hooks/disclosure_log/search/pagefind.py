"""Runs Pagefind, the program that makes the index, as a subprocess.

Pagefind's Python package waits a tenth of a second for each answer, and its command line takes
pages in directory order, so that builds would differ. This module sends all pages at once, and
Pagefind numbers them in that order.
"""

from __future__ import annotations

import base64
import json
import subprocess
import threading
from typing import Any

from pagefind_bin import get_executable


class SearchError(Exception):
    """The search index could not be made."""


class Pagefind:
    """One run of the program."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [get_executable(), "--service"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._sent = 0
        self._answered = 0
        self._faults: list[str] = []
        self._files: dict[str, bytes] = {}
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self._send(type="NewIndex", config={"force_language": "en"})

    def add(self, address: str, page: str) -> None:
        self._send(type="AddFile", index_id=0, url=f"/{address}", file_contents=page)

    def finish(self) -> dict[str, bytes]:
        """The files of the index, by path. Raises :class:`SearchError` if anything went wrong."""
        # If Pagefind writes the files itself, it may answer before the last one is on the disk.
        self._send(type="GetFiles", index_id=0)
        self._stdin.flush()
        # Pagefind stops when its input closes, so wait for the answers first.
        while self._answered < self._sent and self._reader.is_alive():
            self._reader.join(0.01)
        self._stdin.close()
        self._process.wait()
        self._reader.join()
        self._stdout.close()
        if self._faults or self._answered < self._sent:
            raise SearchError(
                "Pagefind could not make the search index:"
                f" {self._faults[0] if self._faults else 'it ended too early'}"
            )
        return self._files

    def _send(self, **payload: Any) -> None:
        message = json.dumps({"message_id": self._sent, "payload": payload}, ensure_ascii=False)
        try:
            self._stdin.write(base64.b64encode(message.encode()) + b",")
        except BrokenPipeError:
            raise SearchError(
                "Pagefind could not make the search index: it ended too early"
            ) from None
        self._sent += 1

    def _read(self) -> None:
        answer = bytearray()
        while piece := self._stdout.read1(1 << 20):
            first, *others = piece.split(b",")
            answer += first
            for other in others:
                self._take(json.loads(base64.b64decode(answer))["payload"])
                answer = bytearray(other)

    def _take(self, payload: dict[str, Any]) -> None:
        if payload["type"] == "Error":
            self._faults.append(payload["message"])
        for file in payload.get("files", ()):
            self._files[file["path"]] = base64.b64decode(file["content"])
        self._answered += 1

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    @property
    def _stdout(self) -> Any:
        return self._process.stdout
