"""Texts without any mark, which most are: their page can only be the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape
from itertools import pairwise

from disclosure_log.markdown.as_written.lines import ends

Linker = Callable[[str], Iterator[tuple[int, int, str]]]
"""Finds (start, end, address) of what should become a link in plain text: the references of other
entries."""

_ORDINARY = re.compile(
    r"\n*(?![0-9]+[.)](?:\s|\Z))[\w(£€$'\"‘“][\w\n ,.;:()'\"?!%£€$/+=@’‘“”–—…-]*"
)
_MARKED_LINE = re.compile(r"\n(?!\Z|[^\W\d_]|[\n(£€$'\"‘“])")
_OF_WORD = ("HYPERLINK", "INCLUDE", "REF", "\\", "Error!")
"""One of them is in all that Word leaves in copied text."""


def is_plain(text: str) -> bool:
    """Whether nothing in a *text* could be a mark or be shown in another way, so that its page can
    only be the same words: letters, figures and stops, with one blank between words, in lines that
    begin with a letter, a bracket or a quotation mark."""
    return bool(
        _ORDINARY.fullmatch(text)
        and not any(sign in text for sign in ("_", "  ", " \n", "\n ", "//"))
        and not _MARKED_LINE.search(text)
        and "www." not in text.lower()
        and not looks_like_word_field(text)
    )


def looks_like_word_field(text: str) -> bool:
    """Whether what Word leaves in copied text could be in a *text*."""
    return any(map(text.__contains__, _OF_WORD))


def plain_html(text: str, linker: Linker | None = None) -> str:
    """A *text* that :func:`is_plain` as clean HTML, without the parser, which makes the same of
    it."""
    paragraphs = re.split("\n{2,}", text.strip())
    return "\n".join(f"<p>{_paragraph(each, linker)}</p>" for each in paragraphs)


def _paragraph(text: str, linker: Linker | None) -> str:
    if "\n" not in text:
        return _line(text, linker)
    lines = text.split("\n")
    whole = [_line(lines[0], linker)]
    for line, following in pairwise(lines):
        whole.append("<br>\n" if ends(line, following) else "\n")
        whole.append(_line(following, linker))
    return "".join(whole)


def _line(text: str, linker: Linker | None) -> str:
    done, pieces = 0, []
    for start, end, address in linker(text) if linker else ():
        pieces += [
            escape(text[done:start], quote=False),
            f'<a href="{escape(address)}">{escape(text[start:end], quote=False)}</a>',
        ]
        done = end
    pieces.append(escape(text[done:], quote=False))
    return "".join(pieces)
