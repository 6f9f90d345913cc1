"""Joins files of the theme, so that a page asks the server for few, and names them after what they
hold.

A file whose name says what it holds never changes, so a browser may keep it for long, and no page
meets a file of another version of the site.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import tinycss2
from tinycss2.ast import AtRule, ParseError, QualifiedRule

Node = Any
"""A piece of a style sheet. What it has depends on its ``type``."""

_SCRIPTS, _SHEETS = "assets/javascripts/", "assets/stylesheets/"
SITE_STYLES, SITE_SCRIPT = f"{_SHEETS}site.css", f"{_SCRIPTS}site.js"
"""What every page has."""
WHOLE_STYLES = f"{_SHEETS}whole.css"
"""The same style sheet when nothing is left out of it."""
_STYLES = [
    f"{_SHEETS}{name}.css"
    for name in "colours frame around lists tables entry timeline counted media".split()
]
_EVERYWHERE = ("colours", "menu", "copy_text", "copy_link", "way_back", "printed")
_APART = [
    *(f"{_SHEETS}{name}.css" for name in ("search", "ask")),
    *(f"{_SCRIPTS}{name}.js" for name in ("moved", "query_flag")),
]
"""What only some pages have."""
_MODULES = {
    "whole_search": ["whole_search"],
    "search": ["search"],
    "ask": ["ask"],
    "composer": ["composer"],
    "ask_composer": ["ask", "composer"],
}
"""The modules of a page, each joined with what it imports. The first is imported by others when it
is needed, so it has its name before them."""
_LEFT_OUT = frozenset(
    """abstract admonition admonition-title arithmatex bug card cards critic danger emojione
    example failure focus-visible footnote footnote-backref footnote-ref gemoji giscus grid
    highlight highlighttable info inline katex-html keys linenodiv linenos md-annotation
    md-annotation-list md-author md-banner md-clipboard md-code md-content--post md-draft
    md-feedback md-header__topic md-input md-nav--integrated md-pagination md-path md-pin
    md-post md-profile md-progress md-search md-search-result md-select md-sidebar--post
    md-source-file__fact md-source__fact md-source__facts md-status md-tag md-tag-icon
    md-tag-shadow md-tags md-tooltip md-tooltip2 md-top md-version mermaid note question quote
    success tabbed-block tabbed-button tabbed-content tabbed-control tabbed-labels tabbed-set
    task-list-control task-list-indicator task-list-item tip twemoji warning""".split()
)
"""Classes of Material's that no page has: those of its own scripts and of features, plugins and
extensions of Markdown that are off. The audit proves it for each page."""
_NEVER_SET = re.compile(r"data-md-color-(?:primary|accent)=(?!\"?custom\b)|dir=\"?rtl\b")
"""Material's own colours, where a page has the authority's; and text from right to left."""
_NOTHING = ("whitespace", "comment")
_VARIABLE = re.compile(r"(--md-[\w-]+)(?![\w-]|\s*:)")
_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_NAMES = r'\{((?:\s*\w+\s*,)*\s*\w+,?\s*)\} from "\./(\w+)\.js";$'
_IMPORT = re.compile(f"^import {_NAMES}", re.MULTILINE)
_HANDED_ON = re.compile(f"^export {_NAMES}", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const) (\w+))", re.MULTILINE)
_IMPORT_LATER = re.compile(r'\bimport\("\./(\w+)\.js"\)')
_NOT_UNDERSTOOD = re.compile(
    r"^\s*(?:import|export)\b.*|\bimport\s*\(.*|\bimport\.(?!meta\.url\b).*|\$[a-zA-Z_].*",
    re.MULTILINE,
)


def named_after_content(path: str, content: str | bytes) -> str:
    """The *path* with a part that says what the file holds: ``site.css``, ``site.3f2a91c0.css``."""
    content = content.encode() if isinstance(content, str) else content
    stem, ending = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:8]}{ending}"


def joined_files(
    text: Callable[[str], str], material: Iterable[str], users: str | None
) -> Iterator[tuple[str, str]]:
    """The files of a finished site, each with its path before it is named after its content.

    *text* reads a file of the theme, *material* are the style sheets that stand below its own, and
    *users* is the text of an authority's style sheets, which may use variables of those: ``None``
    if an authority may also have what the theme has not.
    """

    def script(name: str) -> str:
        return without_comments(text(f"{_SCRIPTS}{name}.js"))

    apart = {
        path: without_comments(text(path)) if path.endswith(".js") else text(path)
        for path in _APART
    }
    modules: dict[str, str] = {}
    later: dict[str, str] = {}
    for name, entries in _MODULES.items():
        made = join_modules(entries, script, later)
        modules[f"{_SCRIPTS}{name}.js"] = made
        later[name] = named_after_content(f"{name}.js", made)
    sheets = [text(path) for path in (*material, *_STYLES)]
    site = ";\n".join(map(script, _EVERYWHERE))
    if users is not None:
        users = "".join([users, site, *apart.values(), *modules.values()])
    yield WHOLE_STYLES if users is None else SITE_STYLES, join_styles(sheets, users)
    yield SITE_SCRIPT, site
    yield from modules.items()
    for path, content in apart.items():
        yield path, join_styles([content]) if path.endswith(".css") else content


# ---- style sheets


def join_styles(sheets: Iterable[str], users: str | None = None) -> str:
    """Style sheets in one, in their order, without comments.

    With *users*, the texts of all else that may use them, also without the rules for what no page
    has (:func:`is_left_out`), and without variables of Material's that nothing uses.

    Raises ``ValueError`` for a sheet that is not whole, because it would change what follows it.
    """
    joined = [each for sheet in sheets if (each := _joined(sheet, users is not None))]
    if users is not None:
        used = frozenset(_VARIABLE.findall("".join([*joined, users])))
        joined = [each for sheet in joined if (each := _joined(sheet, True, used))]
    return "\n".join(joined)


# A preview makes the same sheets again and again.
@lru_cache(32)
def _joined(sheet: str, shorter: bool, used: frozenset[str] | None = None) -> str:
    return "\n".join(_rules(sheet, shorter, used))


def _rules(
    sheet: str | Sequence[Node], shorter: bool, used: frozenset[str] | None = None
) -> Iterator[str]:
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if isinstance(rule, ParseError):
            raise ValueError(f"line {rule.source_line} of a style sheet: {rule.message}")
        if isinstance(rule, AtRule):
            if rule.lower_at_keyword in ("media", "supports") and rule.content is not None:
                if inner := "".join(_rules(rule.content, shorter, used)):
                    yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{inner}}}"
            elif rule.lower_at_keyword != "charset":  # the joined sheet is sent as UTF-8
                yield _text([rule])
        elif isinstance(rule, QualifiedRule):
            selectors = list(_parts(rule.prelude, ","))
            if shorter:
                selectors = [each for each in selectors if not _selects_nothing(each)]
            lines = list(_parts(rule.content, ";"))
            if used is not None:
                lines = [line for line in lines if not _is_unused_variable(line, used)]
            if selectors and lines:
                yield f"{','.join(map(_text, selectors))}{{{';'.join(map(_text, lines))}}}"


def _parts(nodes: Sequence[Node], sign: str) -> Iterator[list[Node]]:
    """The nodes between the *signs*, without parts that are empty."""
    part: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and node != sign:
            part.append(node)
            continue
        if any(each.type not in _NOTHING for each in part):
            yield part
        part = []


def _selects_nothing(selector: list[Node]) -> bool:
    """Whether a selector needs what no page has. What stands in the brackets of ``:is()`` and
    ``:not()`` is not looked at."""
    return any(
        (dot == "." and name.type == "ident" and is_left_out(name.value))
        or (name.type == "[] block" and _NEVER_SET.match(tinycss2.serialize(name.content)))
        for dot, name in zip([None, *selector], selector, strict=False)
    )


def _is_unused_variable(line: list[Node], used: frozenset[str]) -> bool:
    first = next(node for node in line if node.type not in _NOTHING)
    return first.type == "ident" and first.value.startswith("--md-") and first.value not in used


def is_left_out(name: str) -> bool:
    """Whether no page has this class, or what it is a part of: ``md-top__x`` is of ``md-top``."""
    parts = re.split("(__|--)", name)
    return any("".join(parts[:n]) in _LEFT_OUT for n in range(1, len(parts) + 1, 2))


def _text(nodes: Iterable[Node]) -> str:
    return str(tinycss2.serialize(list(_short(nodes)))).strip()


def _short(nodes: Iterable[Node]) -> Iterator[Node]:
    """The same without comments, and with one space for any white space."""
    for node in nodes:
        if node.type == "comment":
            continue
        if node.type == "whitespace":
            node.value = " "
        for inside in ("prelude", "content", "arguments"):
            if isinstance(getattr(node, inside, None), list):
                setattr(node, inside, list(_short(getattr(node, inside))))
        yield node


# ---- scripts


def without_comments(script: str) -> str:
    """A script without the lines that hold nothing but a comment: a fifth of what is sent.

    Raises ``ValueError`` for what looks like such a line in a text of several lines.
    """
    *before, last = _COMMENT.split(script)
    if any(text.count("`") % 2 for text in before):
        raise ValueError("a comment, or what looks like one, stands in a text between backticks")
    return "".join([*before, last])


def join_modules(names: Sequence[str], read: Callable[[str], str], later: Mapping[str, str]) -> str:
    """The modules *names*, and all that they import, as one module.

    *read* gives the text of a module by its name, and *later* has the file names of those that are
    imported only when they are needed. Each module becomes a function of its own, so that names of
    one never meet those of another, and gives what it exports. It runs once, after those that it
    imports and in their order, as in a browser.

    Raises ``ValueError`` for whatever is written in another way than the scripts of the theme are.
    """
    joined: list[str] = []
    exports: dict[str, list[str]] = {}

    def add(name: str, importing: tuple[str, ...]) -> None:
        if name in importing:
            raise ValueError(f"{name}.js imports itself, by way of others")
        if name in exports:
            return
        text = read(name)
        imported, handed_on = ([*form.finditer(text)] for form in (_IMPORT, _HANDED_ON))
        for found in sorted([*imported, *handed_on], key=re.Match.start):
            add(found[2], (*importing, name))
            if missing := sorted({*_words(found)} - {*exports[found[2]]}):
                lost = ", ".join(missing)
                raise ValueError(f"{name}.js imports what {found[2]}.js lacks: {lost}")
        body = _EXPORT.sub("", _HANDED_ON.sub("", _IMPORT.sub("", text)))
        if fault := _NOT_UNDERSTOOD.search(_IMPORT_LATER.sub("", body)):
            raise ValueError(f"{name}.js cannot be joined to others: {fault[0].strip()}")
        body = _IMPORT_LATER.sub(lambda m: f'import("./{later[m[1]]}")', body).strip()
        given = {each: each for each in _EXPORT.findall(text)}
        given |= {each: f"${found[2]}.{each}" for found in handed_on for each in _words(found)}
        exports[name] = [*given]
        lines = [
            f"const ${name} = (() => {{",
            *(f"const {{ {', '.join(_words(found))} }} = ${found[2]};" for found in imported),
            body,
            f"return {{ {', '.join(f'{each}: {what}' for each, what in given.items())} }};",
            "})();\n",
        ]
        joined.append("\n".join(lines))

    for name in names:
        add(name, ())
    ends = [f"export const {{ {', '.join(exports[n])} }} = ${n};\n" for n in names if exports[n]]
    return "".join([*joined, *ends])


def _words(found: re.Match[str]) -> list[str]:
    return re.findall(r"\w+", found[1])
