"""What one finished page may consist of."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from disclosure_log.findings.codes.site import (
    BROKEN_PAGE,
    DEAD_ADDRESS,
    FOREIGN_SOURCE,
    NO_POLICY,
    SAME_ID_TWICE,
    SCRIPT_IN_PAGE,
)
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.links import file_and_place, reader_of_links, split
from disclosure_log.site.content_security_policy import inline_scripts, policy_for, searches
from disclosure_log.site.joined_files import SITE_STYLES, is_left_out

CONTENT = set(
    "a blockquote br caption code dd details div dl dt em h1 h2 h3 h4 h5 h6 hr img li nav ol p path"
    " pre s span strong sub summary sup svg table tbody td th thead tr u ul wbr".split()
)
"""What the text of a page may consist of, the theme's edit link included."""
_FORM = set("button fieldset form input label legend noscript option select".split())
"""What it may consist of besides on a page that searches."""
_REFRESH = re.compile(r"0; url=(?:(?:\.\./)+|(?:\.\./)*[a-z0-9/-]+/)")
_FORBIDDEN_TAGS = {"iframe", "object", "embed", "base", "frame", "applet", "video", "audio"}
_FORBIDDEN_ATTRIBUTES = {"style", "srcdoc", "srcset", "formaction", "background", "ping"}
_LINKING = {"href", "src", "action", "xlink:href"}
_SCHEMES = {"", "https", "mailto"}
_FETCHING = {
    "script": "src",
    "img": "src",
    "link": "href",
    "source": "src",
    "input": "src",
    "use": "href",
}
_LINKS_THAT_DO_NOT_FETCH = {"canonical", "prev", "next", "alternate"}
LINKS = {"a", "link", "script", "img"}
_LOOKS = {"class", "dir"}

# An index of the ids would take as long as all the rest of reading a page.
_PARSER = etree.HTMLParser(encoding="utf-8", collect_ids=False)
_POLICIES = etree.XPath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
_LINKED_DATA = etree.XPath("/html/head/script[@type='application/ld+json']")

_is_left_out = lru_cache(1 << 12)(is_left_out)
_Fault = tuple[int, str, str]
_Reader = Callable[[str], str | None]


def look_at(path: str, text: str, own: frozenset[str], home: str) -> PageFacts:
    """The facts of the page at *path*, which is *text*. They depend on nothing else.

    *own* are the theme's inline scripts, as ``own_scripts`` gives them; *home* is the path of the
    site's address.
    """
    tree = parsed(text)
    seen = Seen()
    seen.look_at(tree.iter("*"), reader_of_links(path, home))
    faults = seen.faults
    faults.update(_scripts(text, tree, own))
    faults.update(_content(text, tree))
    if seen.has_own_styles:
        faults.update(unstyled(seen.looks))
    return seen.facts(path)


def parsed(text: str) -> Any:
    """The elements of a *text* in HTML."""
    return etree.fromstring(text.encode(), _PARSER)


@dataclass
class Seen:
    """What was seen of the elements of a page."""

    faults: set[_Fault] = field(default_factory=set)
    ids: dict[str, None] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    """Where links lead, each with the line of the first."""
    rows: dict[str, None] = field(default_factory=dict)
    looks: dict[tuple[str, str], int] = field(default_factory=dict)
    """Attributes that style sheets look for, each with the line of the first."""

    def look_at(self, elements: Iterable[Any], leads_to: _Reader) -> None:
        for element in elements:
            tag, attributes = element.tag, dict(element.items())
            if not attributes and tag not in _FORBIDDEN_TAGS:
                continue
            for code, message in _element(tag, attributes, leads_to):
                self.faults.add((element.sourceline or 1, code, message))
            if id := attributes.get("id"):
                if id in self.ids:
                    message = f"the id {id} is used twice on this page"
                    self.faults.add((element.sourceline or 1, SAME_ID_TWICE, message))
                self.ids[id] = None
            elif name := attributes.get("name"):
                self.ids[name] = None
            for name in _LOOKS & attributes.keys():
                self.looks.setdefault((name, attributes[name]), element.sourceline or 1)
            if tag in LINKS:
                link = leads_to(attributes.get("href") or attributes.get("src") or "")
                if link and link not in self.links:
                    self.links[link] = element.sourceline or 1
            elif tag == "li" and "data-entry" in attributes:
                self.rows[attributes["data-entry"]] = None

    @property
    def has_own_styles(self) -> bool:
        """Whether the page loads the style sheet from which something was left out."""
        return any(SITE_STYLES.removesuffix("css") in link for link in self.links)

    def facts(self, path: str) -> PageFacts:
        """What there is to know of the page at a *path*."""
        for link in [link for link in self.links if link.startswith("#")]:
            _, id = file_and_place(link)
            line = self.links.pop(link)
            if id not in self.ids:
                self.faults.add((line, DEAD_ADDRESS, dead_link(path, id)))
        return PageFacts(
            tuple(sorted((line, str(code), message) for line, code, message in self.faults)),
            tuple(self.ids),
            tuple(self.links),
            tuple(self.links.values()),
            tuple(self.rows),
        )


def own_scripts(empty: str) -> frozenset[str]:
    """The theme's own inline scripts: those of the page for addresses that do not exist, which has
    no content."""
    return frozenset(map(_without_depth, inline_scripts(empty)))


def dead_link(file: str, id: str) -> str:
    """The message about a link to a place, or to no place, in a *file*."""
    where = f"#{id} of {file}" if id else file
    return f"a link leads to {where}, which does not exist"


def _scripts(text: str, tree: Any, own: frozenset[str]) -> Iterator[_Fault]:
    """The page has one policy, the one that fits it, before its first script, and no scripts but
    the theme's."""
    scripts = inline_scripts(text)
    policies = _POLICIES(tree)
    before, _, _ = text.partition("<script")
    if policies != [policy_for(scripts)] or "Content-Security-Policy" not in before:
        yield 1, NO_POLICY, "the page has no policy, or not the one that fits it"
    if not own.issuperset(map(_without_depth, scripts)):
        yield 1, SCRIPT_IN_PAGE, "a script that is not the theme's stands in the page"
    described: Any = _LINKED_DATA(tree)
    for data in described:
        try:
            json.loads(data.text or "")
        except ValueError:
            yield data.sourceline or 1, BROKEN_PAGE, "the linked data of the page is not valid JSON"


def _content(text: str, tree: Any) -> Iterator[_Fault]:
    """The page has one text with one heading, which consists of what a text may hold."""
    articles = list(tree.iter("article"))
    strange = [
        element
        for article in articles
        for element in article.iterdescendants("*")
        if element.tag not in CONTENT
    ]
    allowed = _FORM if strange and searches(text) else ()
    for element in strange:
        if element.tag not in allowed:
            message = f"the text of the page has a <{element.tag}>"
            yield element.sourceline or 1, SCRIPT_IN_PAGE, message
    if (
        len(articles) != 1
        or len(list(tree.iter("h1"))) != 1
        or any(True for body in tree.iter("body") for _ in body.iter("title", "meta", "style"))
    ):
        yield 1, BROKEN_PAGE, "the page does not have one text with one heading"


def _element(tag: str, attributes: Mapping[str, str], leads_to: _Reader) -> list[tuple[str, str]]:
    """(code, message) of what is wrong with one element."""
    found: list[tuple[str, str]] = []
    if tag in _FORBIDDEN_TAGS or (tag == "form" and not _only_searches(attributes, leads_to)):
        found.append((SCRIPT_IN_PAGE, f"the page has a <{tag}>"))
    if (
        tag == "meta"
        and attributes.get("http-equiv", "").lower() == "refresh"
        and not _REFRESH.fullmatch(attributes.get("content", ""))
    ):
        found.append((FOREIGN_SOURCE, "the page sends its visitor elsewhere"))
    if tag in _FETCHING:
        fetched = attributes.get(_FETCHING[tag], "")
        if (split(fetched).scheme or fetched.startswith("//")) and attributes.get(
            "rel"
        ) not in _LINKS_THAT_DO_NOT_FETCH:
            found.append((FOREIGN_SOURCE, f"a <{tag}> fetches from another host"))
    for name, value in attributes.items():
        if name in _LINKING:
            address = split(value.strip())
            # A released document may lead its readers to a site that has no encryption.
            allowed = address.scheme in _SCHEMES or (address.scheme == "http" and tag == "a")
            if not allowed or (address.netloc and not address.scheme):
                message = f"a <{tag}> has an address that is neither a web nor an email address"
                found.append((SCRIPT_IN_PAGE, message))
        elif name.startswith("on") or name in _FORBIDDEN_ATTRIBUTES:
            found.append((SCRIPT_IN_PAGE, f"a <{tag}> has the attribute {name}"))
    return found


def unstyled(looks: Mapping[tuple[str, str], int]) -> Iterator[_Fault]:
    """Nothing of the page needs a rule that was left out of its style sheet. *looks* are attributes
    with the line where each is first."""
    for (name, value), line in looks.items():
        if name == "dir" and value == "rtl":
            yield line, BROKEN_PAGE, "the style sheet is only for left to right"
        for each in filter(_is_left_out, value.split() if name == "class" else ()):
            yield line, BROKEN_PAGE, f"the style sheet has no rules for the class {each}"


def _only_searches(form: Mapping[str, str], leads_to: _Reader) -> bool:
    """Whether a form can send nothing anywhere but to the search page of this site."""
    action = form.get("action")
    if not action:
        return True
    address = split(action)
    return (
        not (address.scheme or address.netloc or address.query)
        and form.get("method") == "get"
        and leads_to(address.path) == "search/index.html"
    )


def _without_depth(script: str) -> str:
    """A script of the theme without the way to the site's root, which differs from page to page."""
    start, found, rest = script.partition('new URL("')
    return f"{start}{found}{rest[rest.index(chr(34)) :]}" if found else script
