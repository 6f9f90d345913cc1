"""References, however a letter spells them.

``FOI 18-172``, ``FOI18-172`` and ``Gov/FOI 18-172`` are the same reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from disclosure_log.records.fields import DASHES
from disclosure_log.records.settings import References

RESERVED = frozenset("index search assets 404 sitemap robots con prn aux nul".split()) | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
"""Names that mean something else to a publisher or to Windows, and so cannot be an address."""


def normal(reference: str, spelling: References | None = None) -> str:
    """The form in which references are compared: without spaces, lead-ins or differences of
    case."""
    text = unicodedata.normalize("NFKC", reference).casefold()
    text = re.sub(f"[{DASHES}]", "-", "".join(text.split()))
    for lead_in in spelling.lead_ins if spelling else ():
        text = text.removeprefix(lead_in.casefold())
    return text


def slug(reference: str) -> str:
    """The reference as part of an address: ``FOI 16-19`` is ``foi-16-19``."""
    return re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKC", reference).casefold()).strip("-")


def unwrapped(text: str, spelling: References) -> str:
    """*text* with each reference that a line break had split joined on one line."""
    return re.sub(
        rf"\b({re.escape(spelling.prefix)})[ \t]*\n[ \t]*(?=[0-9])",
        r"\1 ",
        text,
        flags=re.IGNORECASE,
    )


def mentioned(text: str, spelling: References) -> Iterator[tuple[int, int, str]]:
    """(start, end, normal form) of everything in *text* that looks like one of the authority's
    references."""
    lead_ins = "|".join(re.escape(lead_in) for lead_in in spelling.lead_ins)
    before = f"(?:{lead_ins})?" if lead_ins else ""
    number = "[0-9][0-9A-Za-z]*"
    prefix = re.escape(spelling.prefix)
    pattern = rf"(?<!\w){before}{prefix}\s?{number}(?:[-/{DASHES}]{number})*"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        yield match.start(), match.end(), normal(match[0], spelling)
