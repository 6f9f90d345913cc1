"""What the tests of texts and pages share: records with any characters, the site MkDocs makes of
them, and its parts."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
from hypothesis import settings

from conftest import A_RECORD, TODAY, add_record
from disclosure_log.findings.finding import Finding
from disclosure_log.markdown.allowed import problems
from disclosure_log.publisher import Publisher
from disclosure_log.rules import Checked, check
from disclosure_log.site.assemble import assemble
from disclosure_log.site.site_folder import SiteFolder

TAGS = set(
    "a p br em strong ul ol li blockquote code pre h3 h4 h5 h6 hr table thead tbody tr th td div".split()
)
ATTRIBUTES = {"href", "title", "class", "scope", "start", "tabindex", "role", "aria-label"}

A_PAGE = """\
---
title: About this log
description: What is published here.
reviewed: 2026-01-05
---

{body}

The last words of the page.
"""


patient = settings(deadline=None, max_examples=300)
"""For properties: more examples than usual, however slow the machine."""


def at(offset: int, code: str, message: str, fix: str) -> Finding:
    """A finding about a text that stands in no file: its column is the offset."""
    return Finding("", 1, offset, code, message, fix)


def accepted(text: str) -> bool:
    return not list(problems(text, at))


def tree(page: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(
        page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
    )


def words(html: str) -> str:
    """What a visitor reads, with one space between words."""
    return " ".join(tree(f"<body>{html}</body>").text_content().split())


def write(
    folder: Path,
    answered: str,
    *,
    reference: str = "FH 16-9",
    title: str = "Lamps",
    summary: str = "How many lamps there are.",
) -> None:
    """A record with any characters in its fields: JSON is YAML that needs no rules for quoting."""
    quoted = {
        name: json.dumps(value, ensure_ascii=False)
        for name, value in {"title": title, "summary": summary, "answered": answered}.items()
    }
    text = A_RECORD.replace("Lamps in Elder Lane", quoted["title"])
    text = text.replace("How many lamps there are.", quoted["summary"])
    add_record(folder, reference, text, answered=quoted["answered"])


def built(folder: Path, checked: Checked | None = None) -> Path:
    """The finished site of the log in *folder*, or of what was *checked* of it."""
    into = folder / "site"
    publisher = Publisher(folder, into.with_name("by-mkdocs"))
    assemble(checked or check(folder, TODAY), publisher, SiteFolder(into))
    return into


def article(page: Path) -> lxml.html.HtmlElement:
    return tree(page.read_text("utf-8")).xpath("//article")[0]


def answer(page: Path) -> lxml.html.HtmlElement:
    return tree(page.read_text("utf-8")).xpath("//div[@class='dl-answered']")[0]
