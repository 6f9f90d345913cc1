"""Links whose text shows the name of a host and that lead to another.

:mod:`disclosure_log.markdown.allowed` refuses this where the text is a whole address, with https.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from disclosure_log.findings.codes.text import UNSAFE_LINK
from disclosure_log.privacy.normalise import NormalisedText
from disclosure_log.records.fields import PROSE
from disclosure_log.records.guidance_page import GuidancePage
from disclosure_log.records.schema import Parsed
from disclosure_log.rules.context import Context
from disclosure_log.rules.declare import Findings, finds

_LINK = re.compile(
    r"\[((?:[^\[\]\\]|\\.){1,300})\](?:\(\s{0,9}<?(https?:[^\s)>]+)|\[([^\[\]]{0,99})\])?"
)
_TARGET = re.compile(r"^ {0,3}\[([^\[\]]{1,99})\]: {0,9}<?(https?:[^\s>]+)", re.MULTILINE)
_HOST = re.compile(r"(?<![\w.@/:-])(?P<host>(?:[\w-]+\.)+(?P<last>[a-z]{2,}))(?![\w@-]|\.[a-z])")
_ENDINGS = frozenset(
    "uk com org net edu gov int info eu ie scot wales cymru london biz nhs police example".split()
)
_MESSAGE = "this link shows one address and leads to another"
_FIX = "let the text say what is there, or link to the address that it shows"


@finds(UNSAFE_LINK, scope="file")
def link_that_shows_another_host(file: Parsed[Any], context: Context) -> Findings:
    for path, kind, value in file.texts:
        for offset in _false_links(value) if kind is PROSE else ():
            yield file.document.finding(UNSAFE_LINK, path, _MESSAGE, _FIX, offset=offset)


@finds(UNSAFE_LINK, scope="page")
def link_of_a_page_that_shows_another_host(page: GuidancePage, context: Context) -> Findings:
    for offset in _false_links(page.body):
        yield page.finding(offset, UNSAFE_LINK, _MESSAGE, _FIX)


def _false_links(text: str) -> Iterator[int]:
    """The offset of every link in *text* that shows one host and leads to another."""
    if "](" not in text and "]:" not in text:
        return
    targets = {name.casefold(): target for name, target in _TARGET.findall(text)}
    for link in _LINK.finditer(text):
        target = link[2] or targets.get((link[3] or link[1]).casefold())
        shown = NormalisedText(link[1]).folded
        for said in _HOST.finditer(shown) if target else ():
            if said["last"] in _ENDINGS and not _leads_to(target or "", said["host"]):
                yield link.start()
                break


def _leads_to(target: str, shown: str) -> bool:
    """Whether a *target* is at the host *shown*, or at one of its own."""
    try:
        host = urlsplit(NormalisedText(target).folded).hostname or ""
    except ValueError:
        return True  # refused by another rule
    host, shown = host.removeprefix("www."), shown.removeprefix("www.")
    return host == shown or host.endswith(f".{shown}")
