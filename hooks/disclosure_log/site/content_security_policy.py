"""The Content-Security-Policy of every page: nothing from another host, and no scripts but the
theme's own.

A policy holds a hash of each script in the finished page, so a publisher applies
:func:`with_policy` to the HTML it has made.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE
)
_SEARCHES = re.compile(r"<(?:form|div)\b[^>]*\sdata-(?:search|ask-first)[\s>=]")
"""What a page that searches has in it. No record and no guidance can write such an element."""
_CHARSET = '<meta charset="utf-8">'


def inline_scripts(page: str) -> list[str]:
    """The text of every inline script that a browser would run."""
    return [
        m["text"]
        for m in _SCRIPT.finditer(page)
        if not re.search(r"\ssrc=|\stype=\"application/(?:ld\+)?json\"", m["attributes"])
    ]


def searches(page: str) -> bool:
    """Whether a finished page looks things up in the index of the search."""
    return _SEARCHES.search(page) is not None


def policy_for(scripts: Iterable[str]) -> str:
    """The policy for a finished page with these inline *scripts*."""
    hashes = sorted(
        {
            f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
            for s in scripts
        }
    )
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *hashes]),
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def with_policy(page: str) -> str:
    """A finished page with its policy before everything that it governs.

    Raises ``ValueError`` if the page does not declare its character set as UTF-8, because the
    policy goes right behind that.
    """
    if _CHARSET not in page:
        raise ValueError("a page without a charset has no place for its policy")
    policy = policy_for(inline_scripts(page))
    meta = (
        f'{_CHARSET}<meta http-equiv="Content-Security-Policy"'
        f' content="{policy}"><meta name="referrer" content="no-referrer">'
    )
    return page.replace(_CHARSET, meta, 1)
