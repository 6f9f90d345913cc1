"""A server of the finished site that shows every change of it in the browser."""

from __future__ import annotations

import threading
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

WAIT = 25.0
"""Seconds that a browser waits for the next version before it asks again."""
_RELOADER, _VERSION = "/~reload.js", "/~version"
_SCRIPT = """\
const shown = document.currentScript.dataset.version;
const wait = async () => {
  try {
    const answer = await fetch(`/~version?${shown}`);
    if (answer.ok && (await answer.text()) !== shown) return location.reload();
  } catch {
    await new Promise((done) => setTimeout(done, 1000));
  }
  wait();
};
wait();
"""


class Preview(ThreadingHTTPServer):
    """Serves the newest version of a site."""

    daemon_threads = True

    def __init__(self, host: str, port: int, home: str) -> None:
        """*home* is the path of the address of the site, below which its pages are served too."""
        super().__init__((host, port), _Handler)
        self.home = home
        self._changed = threading.Condition()
        self._version, self._folder = 0, Path()

    @property
    def folder(self) -> Path:
        return self._folder

    @property
    def version(self) -> str:
        return str(self._version)

    def show(self, folder: Path) -> None:
        """Serve the site in *folder* from now on."""
        with self._changed:
            self._folder = folder
            self._version += 1
            self._changed.notify_all()

    def wait_for_other_than(self, version: str) -> str:
        """The newest version, as soon as it is another one."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != version, WAIT)
            return self.version


class _Handler(SimpleHTTPRequestHandler):
    server: Preview
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = urlsplit(self.path)
        if asked.path == _VERSION:
            self._answer(self.server.wait_for_other_than(asked.query).encode(), "text/plain")
        elif asked.path == _RELOADER:
            self._answer(_SCRIPT.encode(), "text/javascript")
        else:
            super().do_GET()

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server.folder)
        home = self.server.home.rstrip("/")
        return super().translate_path(path.removeprefix(home) if home else path)

    def send_head(self):  # type: ignore[no-untyped-def]  # as in the standard library
        path = Path(self.translate_path(self.path))
        page = path / "index.html" if path.is_dir() and self._is_folder else path
        if page.suffix != ".html" or not page.is_file():
            return super().send_head()
        self._page(page)
        return None

    @property
    def _is_folder(self) -> bool:
        return urlsplit(self.path).path.endswith("/")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        empty = self.server.folder / "404.html"
        if code == HTTPStatus.NOT_FOUND and empty.is_file():
            self._page(empty, HTTPStatus.NOT_FOUND)
        else:
            super().send_error(code, message, explain)

    def _page(self, page: Path, status: HTTPStatus = HTTPStatus.OK) -> None:
        """A page with the script that waits for the next version."""
        script = f'<script src="{_RELOADER}" data-version="{self.server.version}"></script></body>'
        text = page.read_text("utf-8").replace("</body>", script, 1)
        self._answer(text.encode(), "text/html; charset=utf-8", status)

    def _answer(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: what happens to the site is told instead."""
