"""Judges what was found in a table by the whole column it stands in, and by what stands above it.

One in eleven numbers of ten digits passes the checksum of NHS numbers by chance, and one in ten
that of payment cards. In a column of such numbers, all of them pass; in a column of counts or of
document numbers, a few do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from stdnum.gb import nhs

from disclosure_log.privacy.headings import plain_heading

_MOST_PASS = 0.8
"""The share of the numbers of one shape that must look like personal data."""
_FEW = 3
"""Below this many numbers of one shape a share says nothing."""
_BY_CHECKSUM = frozenset(("nhs-number", "card-number"))
_BY_SHAPE = frozenset(("phone", "vehicle", "family-court-case"))
_PATIENTS = re.compile(r"\b(?:nhs|chi|patients?|h ?(?:and )?c|service users?|hospital numbers?)\b")
_CARDS = re.compile(r"\b(?:cards?|pan)\b")
_OTHER_NUMBER = re.compile(
    r"\b(?:document|doc|transactions?|trans|invoices?|vouchers?|orders?|purchase|po|contracts?"
    r"|suppliers?|vendors?|urn|laestab|estab|establishment|company|charity|registered|uprn|usrn"
    r"|asset|batch|barcode|serial|isbn|issn|code|cost centre|ledger|journal|gl|account code"
    r"|reference|ref|refs|ids?|identifier|payment|expense|batch|meter|mpan|mprn|tag|licen[cs]e)\b"
)
"""Words above a column of numbers that are given to things."""
_VERSIONS = re.compile(r"\b(?:versions?|releases?|builds?|firmware|software|editions?|patch)\b")
_COMPUTERS = re.compile(r"\b(?:ip|address(?:es)?|hosts?|servers?|dns|vpn|networks?|routers?|log)\b")
_FIGURES = re.compile(r"[0-9][0-9 ,./_-]*")
_TEN = re.compile(r"[0-9](?:[ /_,-]?[0-9]){9}")

LABEL = re.compile(
    r"(?:(?:the|his|her|child'?s|patient'?s) )?(?:"
    r"d\.? ?o\.? ?b\.?|date of birth|birth ?date|born|dyddiad geni"
    r"|(?:nhs|chi|national insurance|ni|passport|driving licen[cs]e|utr|tax reference|upn|uprn"
    r"|unique pupil|bank account|account|acc|case|h ?& ?c|tel|telephone|phone|mobile|fax|brp)"
    r" ?(?:numbers?|no\.?|ref(?:erence)?|id)|sort ?-?code|utr|nino|upn|uprn|iban|mobile) ?:?",
    re.IGNORECASE,
)
"""A cell that says what number or date stands in the next one."""


def chance(kind: str, above: Sequence[str], column: Sequence[str], hits: Sequence[int]) -> set[int]:
    """Those of the *hits*, as positions in a *column*, that look like a *kind* by chance.

    *above* is what stands at the top of the column.
    """
    headings = [plain_heading(text) for text in above]
    if kind == "ip-address":
        versions = any(_VERSIONS.search(said) and not _COMPUTERS.search(said) for said in headings)
        return set(hits) if versions else set()
    named = _PATIENTS if kind == "nhs-number" else _CARDS if kind == "card-number" else None
    if named and any(map(named.search, headings)):
        return set()
    about_things = any(map(_OTHER_NUMBER.search, headings))
    if not (kind in _BY_CHECKSUM or (kind in _BY_SHAPE and about_things)):
        return set()
    shapes = Counter(_shape(value) for value in column)
    passed = Counter(_shape(column[hit]) for hit in hits)
    found = set()
    for hit in hits:
        shape = _shape(column[hit])
        all_of_it = passed[shape] >= _MOST_PASS * shapes[shape]
        if kind in _BY_CHECKSUM and not _FIGURES.fullmatch(column[hit].strip()):
            continue
        if not all_of_it or (about_things and shapes[shape] < _FEW):
            found.add(hit)
    return found


def nhs_numbers(above: Sequence[str], column: Sequence[str]) -> Iterator[int]:
    """The positions in a *column* of NHS numbers without blanks: all or nearly all numbers of ten
    digits in it pass the checksum, or what stands above says that they are."""
    ten = [number for number, value in enumerate(column) if _TEN.fullmatch(value.strip())]
    valid = [number for number in ten if nhs.is_valid(re.sub("[^0-9]", "", column[number]))]
    said = any(_PATIENTS.search(plain_heading(text)) for text in above)
    if said or (len(ten) >= _FEW and len(valid) >= _MOST_PASS * len(ten)):
        yield from valid


_SAID = {
    "nhs-number": _PATIENTS,
    "card-number": _CARDS,
    "family-court-case": re.compile(r"\b(?:cases?|courts?|hmcts|applications?|proceedings|famil)"),
    "phone": re.compile(
        r"\b(?:tel|telephone|phones?|mobiles?|call|ring|contacts?|fax|text|ff[oô]n)\b"
    ),
}
_MANY = {"nhs-number": 3, "card-number": 3, "family-court-case": 3, "phone": 6}


def chance_in_text(
    kind: str, text: str, hits: Sequence[str], is_such: Callable[[str], bool]
) -> set[str]:
    """Those of the *hits* in a *text* that look like a *kind* by chance, because most other numbers
    of the same shape in it do not, or because it speaks of versions of programs. *is_such* tells
    of any number whether it looks like one, public or not."""
    if kind == "ip-address" and "\n" in text and _VERSIONS.search(text.casefold()):
        return set() if _COMPUTERS.search(text.casefold()) else set(hits)
    if kind not in _SAID or _SAID[kind].search(text.casefold()):
        return set()
    found: set[str] = set()
    for shape in {_shape(hit) for hit in hits}:
        if shape.strip("0 -./"):
            continue
        alike = re.compile(rf"(?<![0-9]){re.escape(shape).replace('0', '[0-9]')}(?![0-9])")
        # Organisations have these numbers, and they are never found.
        others = [other for other in alike.findall(text) if not re.match("0[38]", other)]
        count, such = len(others), sum(map(is_such, others))
        # Most numbers that begin with nought could be telephone numbers, and one of a list of
        # them may be mistyped.
        enough = min(0.95 * count, count - 1) if kind == "phone" else _MOST_PASS * count
        if count >= _MANY[kind] and such < enough:
            found.update(hit for hit in hits if _shape(hit) == shape)
    return found


def _shape(value: str) -> str:
    return re.sub("[0-9]", "0", value.strip())
