"""References, however a letter spells them.

``FOI 18-172``, ``foi18/172`` and ``Gov/FOI 18-172`` are the same reference. Signs, spaces and
capitals do not tell two references apart; letters and digits do, and so does where a number ends.
``FOI/2024/31`` and ``FOI/24/0031`` may be two responses, so they are never taken for one: an entry
that has both says so under ``also_known_as``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from functools import lru_cache

from disclosure_log.findings.finding import shown
from disclosure_log.records.fields import DASHES
from disclosure_log.records.settings import References

RESERVED = frozenset("index search assets 404 sitemap robots con prn aux nul".split()) | {
    f"{port}{n}" for port in ("com", "lpt") for n in range(10)
}
"""Names that mean something else to a publisher or to Windows, and so cannot be an address."""

LAWS = frozenset(["foi2000", "foia2000", "foi2002", "eir2004", "eirs2004"])
"""What in a text is an Act or Regulations with their year, whatever the authority numbers."""


def normal(reference: str, spelling: References | None = None) -> str:
    """The form in which references are compared: ``foi18-172``. The first number may stand right
    after the letters, as they cannot run together; the others are kept apart."""
    text = unicodedata.normalize("NFKC", reference).casefold().strip()
    for lead_in in spelling.lead_ins if spelling else ():
        text = text.removeprefix(lead_in.casefold())
    return re.sub("^([a-z]+)-(?=[0-9])", r"\1", "-".join(re.findall("[0-9a-z]+", text)))


def without_lead_in(reference: str, spelling: References) -> str:
    """*reference* as the log writes it: ``FOI 16-19`` for ``Gov/FOI 16-19``."""
    for lead_in in spelling.lead_ins:
        if reference.casefold().startswith(lead_in.casefold()):
            return reference[len(lead_in) :].strip()
    return reference


def slug(reference: str) -> str:
    """The reference as part of an address: ``FOI 16-19`` is ``foi-16-19``."""
    return re.sub("[^a-z0-9]+", "-", unicodedata.normalize("NFKC", reference).casefold()).strip("-")


def foreign_prefix(reference: str, spelling: References) -> tuple[str, str] | None:
    """What is wrong, and the fix, where a *reference* has a number and letters that the authority's
    do not begin with. Without either there is no prefix to judge."""
    letters = _letters(reference, spelling)
    if not letters or letters in spelling.regimes or not re.search("[0-9]", reference):
        return None
    prefix = shown(letters.upper(), "[A-Z]{1,5}")
    other = "PREFIX" if prefix == "this" else prefix.strip("'")
    ours = " or ".join([spelling.prefix, *(item.prefix for item in spelling.other_prefixes)])
    what = f"a reference of this authority begins with {ours}, not with {prefix}"
    fix = (
        "correct it; if the authority uses this prefix too, or did once, add it below references in"
        f" authority.yml, for example other_prefixes: [{other}]"
    )
    return what, fix


def law_of(reference: str, spelling: References) -> str:
    """The law under which a request with a *reference* was answered, as far as its prefix says."""
    return spelling.regimes.get(_letters(reference, spelling), "foi")


def _letters(reference: str, spelling: References) -> str:
    found = re.search("[a-z]+", normal(reference, spelling))
    return found[0] if found else ""


def mentioned(
    text: str, spelling: References, known: Container[str]
) -> Iterator[tuple[int, int, str]]:
    """(start, end, normal form) of every reference in *text* whose normal form is *known*.

    Where two readings are both known, as in ``FOI 24 31``, neither counts.
    """
    # Most texts hold no prefix, and to see that is much quicker than to look for references.
    if not _has_prefix(text.casefold(), spelling):
        return
    first, further = _patterns(spelling)
    position = done = 0
    while match := first.search(text, position):
        position = match.end("prefix")
        if text[match.start() - 1 : match.start()] == "/" and done != match.start() - 1:
            continue
        ends = [match.end()]
        while len(ends) < _MOST_NUMBERS and (more := further.match(text, ends[-1])):
            ends.append(more.end())
        found = [
            (end, name)
            for end in ends
            if (name := normal(text[match.start() : end], spelling)) in known
            and name not in LAWS
            and not _GOES_ON.match(text, end)
        ]
        if len(found) == 1:
            position, name = found[0]
            done = position
            yield match.start(), position, name


def _has_prefix(folded: str, spelling: References) -> bool:
    """Whether a prefix stands somewhere in a text in small letters, and not within a word as in
    *their*."""
    for prefix in spelling.regimes:
        start = folded.find(prefix)
        while start >= 0:
            before, end = folded[start - 1 : start], start + len(prefix)
            if not folded[end : end + 1].isalpha() and (
                not before.isalpha() or folded.endswith(_lead_ins(spelling), 0, start)
            ):
                return True
            start = folded.find(prefix, end)
    return False


def unwrapped(text: str, spelling: References, known: Container[str]) -> str:
    """*text* with each *known* reference that a line break had split joined on one line."""
    if "\n" not in text:
        return text
    for start, end, _ in [*mentioned(text, spelling, known)][::-1]:
        if "\n" not in text[start:end]:
            continue
        joined = re.sub(rf"(?<={_SIGN})\s*\n\s*", "", text[start:end])
        text = text[:start] + re.sub(r"\s*\n\s*", " ", joined) + text[end:]
    return text


_MOST_NUMBERS = 4
"""Into how many pieces spaces may part a reference."""
_SIGN = f"[-/_{DASHES}]"
_SPACE = r"[^\S\n]{0,4}(?:\n[^\S\n]{0,8})?"
_BREAK = rf"(?:[^\S\n]{{0,4}}{_SIGN}{_SPACE}|(?=\s){_SPACE})"
"""A sign at the beginning of a line would be the mark of a list."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_GOES_ON = re.compile(rf"[\w@]|\.[0-9A-Za-z]|,[0-9]|\s?%|\s+(?:{_MONTHS})\b", re.IGNORECASE)
"""What follows a number that is no reference: an amount, a date, an address, a longer word."""


@lru_cache
def _lead_ins(spelling: References) -> tuple[str, ...]:
    return tuple(each.casefold() for each in spelling.lead_ins)


@lru_cache
def _patterns(spelling: References) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Finds a prefix with the number behind it; finds a further number, parted by a space."""
    lead_ins = "|".join(map(re.escape, spelling.lead_ins))
    head = rf"(?:{lead_ins})?(?P<prefix>{'|'.join(sorted(spelling.regimes, key=len)[::-1])})"
    another = head.replace("?P<prefix>", "?:")
    number = f"[0-9A-Za-z]+(?:{_SIGN}(?!{another}(?![A-Za-z]))[0-9A-Za-z]+)*"
    return (
        re.compile(
            rf"(?:(?<![\w/-])|(?<=[0-9]/)){head}(?:{_BREAK}|(?=[0-9])){number}", re.IGNORECASE
        ),
        re.compile(rf"{_BREAK}(?=[A-Za-z]*[0-9]){number}", re.IGNORECASE),
    )
