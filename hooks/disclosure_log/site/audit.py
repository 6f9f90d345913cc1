"""The last net: a walk over the finished site, before anybody can see it.

What is found here should be impossible. The audit looks at what a browser will get and not at how
it was made, so that a mistake in the theme, the publisher or this library is caught as well as one
in a record.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.etree
import lxml.html

from disclosure_log.findings.codes.site import (
    BROKEN_PAGE,
    DEAD_ADDRESS,
    FOREIGN_SOURCE,
    LOST_ENTRY,
    NO_POLICY,
    SAME_ID_TWICE,
    SCRIPT_IN_PAGE,
    UNKNOWN_FILE,
)
from disclosure_log.findings.finding import Finding
from disclosure_log.log.entries import Log
from disclosure_log.search import addresses
from disclosure_log.site.content_security_policy import SEARCHING, inline_scripts, policy_for
from disclosure_log.site.output import Output

FIX = (
    "this is a fault of the site's program or theme, not of a record: tell the maintainers, and"
    " publish nothing until it is mended"
)
_CONTENT = set(
    "a blockquote br caption code dd details div dl dt em h1 h2 h3 h4 h5 h6 hr li nav ol p path pre"
    " span strong summary svg table tbody td th thead tr ul".split()
)
"""What the text of a page may consist of; the theme adds a pencil to it."""
_FORM = set("button fieldset form input label legend noscript".split())
"""And besides, where something is looked for."""
_OF_THE_INDEX = {"keywords", "title", "reference", "summary", "top"}
"""Parts of a page the search knows that have no place of their own."""
_REFRESH = re.compile(r"0; url=(?:\.\./)*[a-z0-9/-]+/")
_THEME_FILES = {".css", ".js", ".map", ".svg", ".png", ".ico", ".woff", ".woff2"}
_FETCHES = re.compile(
    r"@import|url\(\s*[\"']?(?:[a-z]+:)?//|<script|<foreignobject|\son[a-z]+\s*=|(?:href|src)\s*=\s*[\"']\s*(?!#|data:image)",
    re.IGNORECASE,
)
_FORBIDDEN_TAGS = ("iframe", "object", "embed", "base", "frame", "applet", "video", "audio")
_FETCHING = {
    "script": "src",
    "img": "src",
    "link": "href",
    "source": "src",
    "input": "src",
    "use": "href",
}
_LINKS_THAT_DO_NOT_FETCH = {"canonical", "prev", "next", "alternate"}


@dataclass
class _Seen:
    """What has to be remembered of a page until all have been read."""

    ids: set[str] = field(default_factory=set)
    links: list[tuple[int, str, str]] = field(default_factory=list)
    """(line, file it leads to, place in it)."""
    rows: list[str] = field(default_factory=list)
    """The entries its lists show."""


def audit(folder: Path, log: Log, outputs: Mapping[str, Output]) -> list[Finding]:
    """Everything wrong with a finished site in a *folder*, in the order of its files.

    *outputs* are what it was made from, by path.
    """
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}
    # The page for addresses that do not exist has no content, so its scripts are the theme's own.
    empty = folder / "404.html"
    own = {
        _without_depth(script)
        for script in inline_scripts(empty.read_text("utf-8") if empty.exists() else "")
    }
    home = urlsplit(log.authority.site.address).path
    findings = list(_files(folder, files, outputs))
    pages: dict[str, _Seen] = {}
    for path in sorted(f for f in files if f.endswith(".html")):
        text = (folder / path).read_text("utf-8")
        tree = lxml.html.document_fromstring(
            text.encode(), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
        findings += _page(path, text, tree, own, home)
        pages[path] = seen = _Seen(
            rows=[row.get("data-entry", "") for row in tree.iterfind(".//li[@data-entry]")]
        )
        for element in tree.iter("*"):
            if (name := element.get("id")) and name in seen.ids:
                findings.append(
                    _finding(
                        path, element, SAME_ID_TWICE, f"the id {name} stands twice in this page"
                    )
                )
            seen.ids |= {element.get("id") or element.get("name") or ""}
        seen.links += _links(path, tree, home)
    for path, seen in pages.items():
        for line, target, place in seen.links:
            if target not in files or (
                place and target in pages and place not in pages[target].ids
            ):
                where = f"#{place} of {target}" if place else target
                findings.append(
                    Finding(
                        f"site/{path}",
                        line,
                        1,
                        DEAD_ADDRESS,
                        f"a link leads to {where}, which does not exist",
                        FIX,
                    )
                )
    findings += _entries(pages, log)
    findings += _search({path: output.content for path, output in outputs.items()}, pages, log)
    return sorted(set(findings))


def _files(folder: Path, files: set[str], outputs: Mapping[str, Output]) -> Iterator[Finding]:
    """Files that are neither a page of the site, nor a released document, nor a part of the theme
    that can do no harm."""
    wanted = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
    for path, output in outputs.items():
        address = (
            path.removesuffix("index.md")
            if path.endswith("/index.md") or path == "index.md"
            else path.removesuffix(".md") + "/"
        )
        wanted.add(f"{address}index.html" if path.endswith(".md") else path)
        if path.endswith(".md"):
            continue
        if path not in files:
            yield Finding(f"site/{path}", 1, 1, LOST_ENTRY, "the file is missing", FIX)
        elif (folder / path).read_bytes() != output.content:
            message = "this file is not the one that was made"
            yield Finding(f"site/{path}", 1, 1, UNKNOWN_FILE, message, FIX)
    for path in sorted(files - wanted):
        if not path.startswith("assets/") or Path(path).suffix not in _THEME_FILES:
            yield Finding(
                f"site/{path}",
                1,
                1,
                UNKNOWN_FILE,
                "nobody accounts for this file",
                "take it out of docs/theme; released files lie beside their record",
            )
        elif path.endswith((".css", ".svg")) and _FETCHES.search(
            (folder / path).read_text("utf-8", "replace")
        ):
            yield Finding(
                f"site/{path}",
                1,
                1,
                FOREIGN_SOURCE,
                "this part of the theme runs a script or fetches from another host",
                "take that out of it",
            )


def _page(
    path: str, text: str, tree: lxml.html.HtmlElement, own: set[str], home: str
) -> Iterator[Finding]:
    address = path.removesuffix("index.html")
    policies = tree.xpath("//head/meta[@http-equiv='Content-Security-Policy']/@content")
    first_script = text.find("<script")
    if policies != [policy_for(text, address)] or text.find("Content-Security-Policy") > (
        first_script if first_script >= 0 else len(text)
    ):
        yield Finding(
            f"site/{path}",
            1,
            1,
            NO_POLICY,
            "the page has no policy, or not the one that fits it",
            FIX,
        )
    for script in inline_scripts(text):
        if _without_depth(script) not in own:
            yield Finding(
                f"site/{path}",
                1,
                1,
                SCRIPT_IN_PAGE,
                "a script that is not the theme's stands in the page",
                FIX,
            )
    for element in tree.iter("*"):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _FORBIDDEN_TAGS or (tag == "form" and not _only_searches(path, element, home)):
            yield _finding(path, element, SCRIPT_IN_PAGE, f"a <{tag}> stands in the page")
        if (
            tag == "meta"
            and element.get("http-equiv", "").lower() == "refresh"
            and not _REFRESH.fullmatch(element.get("content", ""))
        ):
            yield _finding(path, element, FOREIGN_SOURCE, "the page sends its visitor elsewhere")
        for name, value in element.attrib.items():
            if name.startswith("on") or name in (
                "style",
                "srcdoc",
                "srcset",
                "formaction",
                "background",
                "ping",
            ):
                yield _finding(path, element, SCRIPT_IN_PAGE, f"a <{tag}> has the attribute {name}")
            way = urlsplit(value.strip())
            if name in ("href", "src", "action", "xlink:href") and (
                way.scheme.lower() not in ("", "https", "mailto") or (way.netloc and not way.scheme)
            ):
                yield _finding(
                    path,
                    element,
                    SCRIPT_IN_PAGE,
                    f"a <{tag}> has an address that is neither of the web nor of mail",
                )
        fetched = element.get(_FETCHING[tag], "") if tag in _FETCHING else ""
        if (urlsplit(fetched).scheme or fetched.startswith("//")) and element.get(
            "rel"
        ) not in _LINKS_THAT_DO_NOT_FETCH:
            yield _finding(path, element, FOREIGN_SOURCE, f"a <{tag}> fetches from another host")
    for element in tree.xpath("//article//*"):
        if element.tag not in _CONTENT and not (address in SEARCHING and element.tag in _FORM):
            yield _finding(
                path, element, SCRIPT_IN_PAGE, f"a <{element.tag}> stands in the text of the page"
            )
    if (
        len(tree.xpath("//article")) != 1
        or len(tree.xpath("//h1")) != 1
        or tree.xpath("//body//title | //body//meta | //body//style")
    ):
        yield Finding(
            f"site/{path}",
            1,
            1,
            BROKEN_PAGE,
            "the page does not have one text with one heading",
            FIX,
        )


def _only_searches(path: str, form: lxml.html.HtmlElement, home: str) -> bool:
    """Whether a form can send nothing anywhere but to the page of the search of this site."""
    way = urlsplit(form.get("action") or "")
    if not form.get("action"):
        return True
    return (
        not (way.scheme or way.netloc or way.query)
        and form.get("method") == "get"
        and _file(path, way.path, home) == "search/index.html"
    )


def _links(path: str, tree: lxml.html.HtmlElement, home: str) -> Iterator[tuple[int, str, str]]:
    """Where the page's links into the site lead: (line, file, place in it)."""
    for element in tree.iter("a", "link", "script", "img"):
        address = urlsplit(element.get("href") or element.get("src") or "")
        if not (address.scheme or address.netloc):
            yield (
                element.sourceline or 1,
                _file(path, unquote(address.path), home),
                unquote(address.fragment),
            )


def _file(path: str, way: str, home: str) -> str:
    """The file that a *way* leads to from the page at *path*."""
    if way.startswith("/"):
        # Only the page for missing addresses, which is shown at any depth, uses addresses from the
        # root.
        target = posixpath.normpath("./" + way.removeprefix(home).removeprefix("/"))
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way else path
    if way and (target == "." or way.endswith(("/", "/..", "/.")) or way in (".", "..")):
        target = posixpath.normpath(f"{target}/index.html")
    return target


def _entries(pages: dict[str, _Seen], log: Log) -> Iterator[Finding]:
    """Records in, pages out, rows in lists: the three must agree."""
    expected = {f"{entry.address}index.html" for entry in log.all} | {
        f"{address}index.html" for address, _ in log.redirects()
    }
    for missing in sorted(expected - set(pages)):
        yield Finding(f"site/{missing}", 1, 1, LOST_ENTRY, "the page is missing", FIX)
    lists = {f"disclosures/{year}/": entries for year, entries in log.years.items()} | {
        f"topics/{id}/": entries for id, entries in log.by_topic.items()
    }
    shown: dict[str, set[str]] = {address: set() for address in lists}
    for path, seen in pages.items():
        address = "/".join(path.split("/")[:2]) + "/"
        if address in shown:
            shown[address].update(seen.rows)
    for address, entries in lists.items():
        if shown[address] != {entry.address for entry in entries}:
            yield Finding(
                f"site/{address}index.html",
                1,
                1,
                LOST_ENTRY,
                f"the list shows {len(shown[address])} entries where the log has {len(entries)}",
                FIX,
            )


def _search(files: Mapping[str, bytes], pages: dict[str, _Seen], log: Log) -> Iterator[Finding]:
    """Whatever can be found is there, and every entry that stands can be found."""
    found = set()
    for address, places in addresses(files):
        page, _, place = address.partition("#")
        found.add(page)
        seen = pages.get(f"{page}index.html", _Seen())
        if lost := ({place} if place else places - _OF_THE_INDEX) - seen.ids:
            yield Finding(
                "site/search/index.json",
                1,
                1,
                DEAD_ADDRESS,
                f"the search leads to {', '.join(sorted(lost))} of {page}, which does not exist",
                FIX,
            )
    if {page for page in found if page.startswith("disclosures/")} != {
        entry.address for entry in log.entries
    }:
        yield Finding(
            "site/search/index.json",
            1,
            1,
            LOST_ENTRY,
            "the search does not find exactly the entries of the log",
            FIX,
        )


def _without_depth(script: str) -> str:
    """A script of the theme with the way to the site's root taken out, which differs from page to
    page."""
    start, found, rest = script.partition('new URL("')
    return f"{start}{found}{rest[rest.index(chr(34)) :]}" if found else script


def _finding(path: str, element: lxml.html.HtmlElement, code: str, message: str) -> Finding:
    return Finding(f"site/{path}", element.sourceline or 1, 1, code, message, FIX)
