"""Every kind of page is valid HTML, as the Nu checker of the W3C sees it, but for what Material alone
decides."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError

import pytest

from workshop import install, installed

from .conftest import LARGE_TABLE, PAGES
from .sites import Server

pytestmark = pytest.mark.browser

OF_THE_THEME = {
    # base.html of Material: the boxes that keep its menu and its search open.
    "Attribute “autocomplete” is only allowed when the input type is": 2,
}
"""The beginning of each message about HTML that only Material can change, and how often a page has
it."""
NO_ERROR = (
    # The checker reads a page as a file, which is of no host.
    "Resource violates Content Security Policy (meta tag)",
    # Safari calls a list without marks no list unless it says so.
    "The “list” role is unnecessary for element",
    # Linked data is no script, and no policy stops it.
    "Inline script violates Content Security Policy",
)


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The command that checks files."""
    java = installed("java", "default-jre-headless")
    jar = install(tmp_path_factory.mktemp("workshop")) / "vnu-jar/build/dist/vnu.jar"
    return [java, "-jar", str(jar), "--format", "json", "--exit-zero-always"]


def messages(checker: list[str], folder: Path) -> dict[str, Counter[str]]:
    """What the checker says, by the name of the file, and how often."""
    done = subprocess.run([*checker, str(folder)], capture_output=True, text=True, check=True)
    found: dict[str, Counter[str]] = {}
    for message in json.loads(done.stderr)["messages"]:
        if not message["message"].startswith(NO_ERROR):
            said = f"{message['message']} ({message.get('extract', '').strip()})"
            known = next((known for known in OF_THE_THEME if said.startswith(known)), said)
            found.setdefault(Path(message["url"]).stem, Counter())[known] += 1
    return found


def test_every_kind_of_page_is_valid(checker: list[str], site: Server, tmp_path: Path) -> None:
    pages = PAGES | {"large table": LARGE_TABLE}
    for kind, address in pages.items():
        try:
            with urllib.request.urlopen(site.url(address), timeout=10) as answer:
                content = answer.read()
        except HTTPError as missing:
            with missing:
                content = missing.read()
        (tmp_path / f"{kind.replace(' ', '-')}.html").write_bytes(content)
    expected = {kind.replace(" ", "-"): Counter(OF_THE_THEME) for kind in pages}
    assert messages(checker, tmp_path) == expected


def test_these_tests_notice_a_fault(checker: list[str], tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>x</title><label for=y>z</label></html>"
    (tmp_path / "bad.html").write_text(page, encoding="utf-8")
    [message] = messages(checker, tmp_path)["bad"]
    assert "“for” attribute" in message
