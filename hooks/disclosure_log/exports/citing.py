"""How to cite an entry or one of its questions: as plain text, in the manner of OSCOLA, and as
BibTeX."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosure_log.language import in_words
from disclosure_log.log.entry import Entry
from disclosure_log.log.headings import question_id
from disclosure_log.records.references import slug

SHOWN = 12
"""How many digits of a version are shown. More would tell no two versions of an entry apart."""
_MARKS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


@dataclass(frozen=True)
class Citation:
    """One thing to cite, in each form."""

    name: str
    """``This entry`` or ``Question 2``."""
    address: str
    plain: str
    oscola: str
    bibtex: str

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """(what it is, text) of each form."""
        return (
            ("Link", self.address),
            ("Plain text", self.plain),
            ("Footnote (OSCOLA)", self.oscola),
            ("BibTeX", self.bibtex),
        )


def citations(entry: Entry, version: str | None) -> list[Citation]:
    """The citation of an *entry* and, if it has several, of each of its questions. *version* is
    that of the data; an entry that does not stand has none."""
    numbers = range(1, len(entry.answers) + 1) if len(entry.answers) > 1 else ()
    short = version[:SHOWN] if version else ""
    return [_citation(entry, number, short) for number in (0, *numbers)]


def _citation(entry: Entry, number: int, version: str) -> Citation:
    record, authority = entry.record, entry.authority
    question = f"Question {number}" if number else ""
    address = authority.site.address + entry.address
    address += f"#{question_id(number)}" if number else ""
    day = in_words(record.responded)
    part = f", {question.lower()}" if question else ""
    said = f", version {version}" if version else ""
    key = slug(f"{authority.short_name}-{record.reference}") + (f"-q{number}" if number else "")
    note = f"Response {record.reference} of {day}{part}{said}"
    fields = (
        ("author", f"{{{_tex(authority.name)}}}"),
        ("title", f"{{{_tex(entry.title)}}}"),
        ("year", str(record.responded.year)),
        ("date", str(record.responded)),
        ("note", _tex(note)),
        ("url", address),
    )
    written = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
    return Citation(
        question or "This entry",
        address,
        f"{authority.name}, “{entry.title}”, response {record.reference} of {day}{part}, {address}"
        + (f" (version {version})" if version else ""),
        f"{authority.name}, ‘{entry.title}’ (response {record.reference}, {day}{said})"
        f"{part} <{address}>",
        f"@misc{{{key},\n{written}\n}}",
    )


def _tex(text: str) -> str:
    """A *text* whose signs mean nothing to TeX."""
    return re.sub(r"[\\~^&%$#_{}]", lambda sign: _MARKS.get(sign[0]) or f"\\{sign[0]}", text)
