"""What one finished page may consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html

from disclosure_log.findings.codes.site import (
    BROKEN_PAGE,
    FOREIGN_SOURCE,
    NO_POLICY,
    SCRIPT_IN_PAGE,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.site.audit.fault import fault
from disclosure_log.site.audit.links import target_file
from disclosure_log.site.content_security_policy import inline_scripts, policy_for, searches

_CONTENT = set(
    "a blockquote br caption code dd details div dl dt em h1 h2 h3 h4 h5 h6 hr img li nav ol p path"
    " pre s span strong sub summary sup svg table tbody td th thead tr u ul".split()
)
"""What the text of a page may consist of, the theme's edit link included."""
_FORM = set("button fieldset form input label legend noscript".split())
"""What it may consist of besides on a page that searches."""
_REFRESH = re.compile(r"0; url=(?:(?:\.\./)+|(?:\.\./)*[a-z0-9/-]+/)")
_FORBIDDEN_TAGS = ("iframe", "object", "embed", "base", "frame", "applet", "video", "audio")
_FORBIDDEN_ATTRIBUTES = ("style", "srcdoc", "srcset", "formaction", "background", "ping")
_LINKING = ("href", "src", "action", "xlink:href")
_FETCHING = {
    "script": "src",
    "img": "src",
    "link": "href",
    "source": "src",
    "input": "src",
    "use": "href",
}
_LINKS_THAT_DO_NOT_FETCH = {"canonical", "prev", "next", "alternate"}


def faults_of_page(
    path: str, text: str, tree: lxml.html.HtmlElement, own: set[str], home: str
) -> Iterator[Finding]:
    """What is wrong with the page at *path*, which is *text* and parsed as *tree*.

    *own* are the theme's inline scripts, without the way to the root; *home* is the path of the
    site's address.
    """
    yield from _policy(path, text, tree)
    for script in inline_scripts(text):
        if without_depth(script) not in own:
            message = "a script that is not the theme's stands in the page"
            yield fault(path, SCRIPT_IN_PAGE, message)
    for element in tree.iter("*"):
        yield from _element(path, element, home)
        yield from _attributes(path, element)
    allowed = _CONTENT | _FORM if searches(text) else _CONTENT
    for element in tree.iterfind(".//article//*"):
        if element.tag not in allowed:
            message = f"a <{element.tag}> stands in the text of the page"
            yield fault(path, SCRIPT_IN_PAGE, message, element)
    if (
        len(tree.findall(".//article")) != 1
        or len(tree.findall(".//h1")) != 1
        or tree.xpath("//body//title | //body//meta | //body//style")
    ):
        yield fault(path, BROKEN_PAGE, "the page does not have one text with one heading")


def _policy(path: str, text: str, tree: lxml.html.HtmlElement) -> Iterator[Finding]:
    """The page has one policy, the one that fits it, before its first script."""
    policies = tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    before, _, _ = text.partition("<script")
    if policies != [policy_for(text)] or "Content-Security-Policy" not in before:
        yield fault(path, NO_POLICY, "the page has no policy, or not the one that fits it")


def _element(path: str, element: lxml.html.HtmlElement, home: str) -> Iterator[Finding]:
    tag = element.tag
    if tag in _FORBIDDEN_TAGS or (tag == "form" and not _only_searches(path, element, home)):
        yield fault(path, SCRIPT_IN_PAGE, f"a <{tag}> stands in the page", element)
    if (
        tag == "meta"
        and element.get("http-equiv", "").lower() == "refresh"
        and not _REFRESH.fullmatch(element.get("content", ""))
    ):
        yield fault(path, FOREIGN_SOURCE, "the page sends its visitor elsewhere", element)
    fetched = element.get(_FETCHING[tag], "") if tag in _FETCHING else ""
    if (urlsplit(fetched).scheme or fetched.startswith("//")) and element.get(
        "rel"
    ) not in _LINKS_THAT_DO_NOT_FETCH:
        yield fault(path, FOREIGN_SOURCE, f"a <{tag}> fetches from another host", element)


def _attributes(path: str, element: lxml.html.HtmlElement) -> Iterator[Finding]:
    tag = element.tag
    for name, value in element.items():
        if name.startswith("on") or name in _FORBIDDEN_ATTRIBUTES:
            yield fault(path, SCRIPT_IN_PAGE, f"a <{tag}> has the attribute {name}", element)
        address = urlsplit(value.strip())
        # A released document may lead its readers to a site that has no encryption.
        allowed = ("", "https", "mailto", *(["http"] if tag == "a" else []))
        if name in _LINKING and (
            address.scheme.lower() not in allowed or (address.netloc and not address.scheme)
        ):
            message = f"a <{tag}> has an address that is neither of the web nor of mail"
            yield fault(path, SCRIPT_IN_PAGE, message, element)


def _only_searches(path: str, form: lxml.html.HtmlElement, home: str) -> bool:
    """Whether a form can send nothing anywhere but to the search page of this site."""
    action = form.get("action")
    if not action:
        return True
    address = urlsplit(action)
    return (
        not (address.scheme or address.netloc or address.query)
        and form.get("method") == "get"
        and target_file(path, address.path, home) == "search/index.html"
    )


def without_depth(script: str) -> str:
    """A script of the theme without the way to the site's root, which differs from page to page."""
    start, found, rest = script.partition('new URL("')
    return f"{start}{found}{rest[rest.index(chr(34)) :]}" if found else script
