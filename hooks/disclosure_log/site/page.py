"""A page of the site: what a publisher lays its theme around."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from disclosure_log.log.entries import Log
from disclosure_log.site.output import file_of_page


@dataclass(frozen=True)
class Head:
    """What other pages say of a page."""

    address: str
    title: str
    date: date | None


@dataclass(frozen=True)
class Page:
    """One page of the site."""

    address: str
    """Relative to the site, with a slash at the end; empty for the home page."""
    title: str
    description: str
    body: str
    """Finished HTML; of a page written by hand also Markdown headings."""
    date: date | None = None
    """The day its content last changed, as the records say."""
    source: str | None = None
    """The file to edit to change it."""
    redirect: str | None = None
    """Where it redirects to, relative to itself."""
    keeps_place: bool = False
    """Whether its questions are those of the page it redirects to, so that the address of one leads
    to the same one."""
    feed: str | None = None
    """The address of the feed of what it lists, without its ending."""
    outline: bool = True
    """Whether its headings are worth a table of contents."""
    linked_data: Mapping[str, Any] | None = None
    """What it is, in the words of schema.org."""

    @property
    def head(self) -> Head:
        return Head(self.address, self.title, self.date)

    @property
    def is_by_hand(self) -> bool:
        return bool(self.source and self.source.startswith("docs/"))

    @property
    def path(self) -> str:
        """The path of its Markdown file.

        A list is the index of its folder; an entry is beside the folder of its released documents.
        """
        if self.source and self.is_by_hand:
            return self.source.removeprefix("docs/")
        return f"{self.address.rstrip('/')}.md" if self.source else f"{self.address}index.md"

    @property
    def file(self) -> str:
        """The path of the finished page."""
        return file_of_page(self.path)

    @property
    def escaped_title(self) -> str:
        """The title for a publisher. MkDocs does not escape it."""
        return html.escape(self.title)

    @property
    def escaped_description(self) -> str:
        """The description, as the title."""
        return html.escape(self.description)

    @property
    def escaped_linked_data(self) -> str:
        """Its linked data as JSON that can stand in a script; empty if it has none."""
        if self.linked_data is None:
            return ""
        text = json.dumps(self.linked_data, ensure_ascii=False, separators=(",", ":"))
        return re.sub("[<>&\u2028\u2029]", lambda mark: f"\\u{ord(mark[0]):04x}", text)

    @cached_property
    def sections(self) -> list[tuple[str, str]]:
        """(id, words as HTML) of the headings in its outline."""
        return sections_of(self.body)

    @property
    def own_feed(self) -> str:
        """Its feed, relative to itself."""
        return relative(self.address, self.feed) if self.feed else ""

    @property
    def markdown(self) -> str:
        """The page with its front matter. Values are JSON, which is valid YAML."""
        meta: dict[str, Any] = {
            "title": self.escaped_title,
            "description": self.escaped_description,
        }
        meta |= {"date": self.date.isoformat()} if self.date else {}
        meta |= {"redirect": self.redirect} if self.redirect else {}
        meta |= {"keeps_place": True} if self.keeps_place else {}
        meta |= {"feed": self.own_feed} if self.feed else {}
        meta |= {"linked_data": self.escaped_linked_data} if self.linked_data else {}
        meta["hide"] = ["navigation"] if self.outline else ["navigation", "toc"]
        lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items())
        return "---\n" + "\n".join(lines) + "\n---\n\n" + self.body.strip() + "\n"


_SECTION = re.compile(r'<h2(?: class="[^"]*")? id="([^"]+)"([^>]*)>(.*?)</h2>', re.DOTALL)
_LANGUAGE = re.compile(' lang="[a-z-]+"')


def sections_of(content: str) -> list[tuple[str, str]]:
    """(id, words as HTML) of every section of finished HTML."""
    found = []
    for id, attributes, heading in _SECTION.findall(content):
        words = re.sub("<[^>]*>", "", heading).strip()
        language = _LANGUAGE.search(attributes)
        found.append((id, f"<span{language[0]}>{words}</span>" if language else words))
    return found


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


def history_address(log: Log, source: str) -> str | None:
    """Where everybody can see every version of a *source*; ``None`` if the repository is not
    public."""
    site = log.authority.site
    return f"{site.repository}/commits/{site.branch}/{source}" if site.public else None
