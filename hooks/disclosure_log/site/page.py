"""A page of the site as Markdown with front matter."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from disclosure_log.log.entries import Log


@dataclass(frozen=True)
class Page:
    """One Markdown page of the site."""

    address: str
    """Relative to the site, with a slash at the end; empty for the home page."""
    title: str
    description: str
    body: str
    date: date | None = None
    """The day its content last changed, as the records say."""
    source: str | None = None
    """The file to edit to change it."""
    redirect: str | None = None
    """Where it redirects to, relative to itself."""
    keeps_place: bool = False
    """Whether its questions are those of the page it redirects to, so that the address of one leads
    to the same one."""
    outline: bool = True
    """Whether its headings are worth a table of contents."""

    @property
    def path(self) -> str:
        """The path of its Markdown file.

        A list is the index of its folder; an entry is beside the folder of its released documents.
        """
        if self.source and self.source.startswith("docs/"):
            return self.source.removeprefix("docs/")
        return f"{self.address.rstrip('/')}.md" if self.source else f"{self.address}index.md"

    @property
    def markdown(self) -> str:
        """The page with its front matter.

        Titles are escaped because MkDocs does not escape them. Values are JSON, which is valid
        YAML.
        """
        meta: dict[str, Any] = {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
        }
        meta |= {"date": self.date.isoformat()} if self.date else {}
        meta |= {"redirect": self.redirect} if self.redirect else {}
        meta |= {"keeps_place": True} if self.keeps_place else {}
        meta["hide"] = ["navigation"] if self.outline else ["navigation", "toc"]
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
        return "---\n" + "\n".join(lines) + "\n---\n\n" + self.body.strip() + "\n"


def relative(address: str, target: str) -> str:
    """The relative link from the page at *address* to *target*, both relative to the site."""
    return "../" * address.count("/") + target or "./"


def inert(text: str) -> str:
    """Finished HTML, escaped so that neither a Markdown parser nor a template engine changes it."""
    # In CommonMark, a blank line in code would end the block of HTML.
    text = re.sub(
        "<pre>.*?</pre>", lambda code: code[0].replace("\n", "&#10;"), text, flags=re.DOTALL
    )
    return re.sub(
        "[`~{}\t]|(?m:^ +$)",
        lambda mark: "".join(f"&#{ord(character)};" for character in mark[0]),
        text,
    )


def edit_address(log: Log, source: str) -> str:
    """Where to edit the *source* of a page."""
    site = log.authority.site
    return f"{site.repository}/edit/{site.branch}/{source}"
