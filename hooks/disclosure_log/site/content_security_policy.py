"""The Content-Security-Policy of every page: nothing from another host, and no script but those the
theme itself wrote into the page.

Only a page that searches may run a compiled program, which is what looks things up in the index.
"""

from __future__ import annotations

import base64
import hashlib
import re

_SCRIPT = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE
)
SEARCHING = ("search/", "how-to-request/")
"""The pages that search, by address."""
_CHARSET = '<meta charset="utf-8">'


def inline_scripts(page: str) -> list[str]:
    """The text of every script a browser would run that stands in the page itself."""
    return [
        m["text"]
        for m in _SCRIPT.finditer(page)
        if not re.search(r"\ssrc=|\stype=\"application/json\"", m["attributes"])
    ]


def policy_for(page: str, address: str) -> str:
    """The policy for one finished page at an *address*, with a hash of each script in it."""
    hashes = sorted(
        {
            f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
            for s in inline_scripts(page)
        }
    )
    programs, workers = (
        (["'wasm-unsafe-eval'"], ["worker-src 'self'"]) if address in SEARCHING else ([], [])
    )
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *programs, *hashes]),
            *workers,
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def with_policy(page: str, address: str) -> str:
    """The page with its policy before anything it governs.

    Raises ``ValueError`` where there is no place for it.
    """
    if _CHARSET not in page:
        raise ValueError("a page without a charset has no place for its policy")
    meta = (
        f'{_CHARSET}<meta http-equiv="Content-Security-Policy"'
        f' content="{policy_for(page, address)}"><meta name="referrer" content="no-referrer">'
    )
    return page.replace(_CHARSET, meta, 1)
