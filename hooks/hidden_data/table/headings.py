"""Headings of tables: columns that are about people.

What the cells say counts, not only what stands above them: a column that counts addresses is no column of addresses.
"""

from __future__ import annotations

import re
import unicodedata

from ..faults import IDENTIFYING_COLUMN
from ..report import Inspection

LONGEST_HEADING = 160
FIRST_ROWS = 20
"""Rows among which the headings are looked for, below a title and remarks."""
MOST_COLUMNS = 16_384
MOST_SIDEWAYS = 200
"""Rows of a table that is laid on its side, with headings in its first column."""

_CURE = (
    "take them out: in a spreadsheet, select the column, right-click, Delete, and save again; number the rows anew if they must be told apart. "
    "If they are not about people, say so in the heading: Name of school, Address of premises, Postcode district"
)
_PEOPLE = (
    "(?:child(?:ren)?|pupil|student|parent|mother|father|carer|guardian|family|patient|client|customer|claimant|complainant|applicant|requesters?|requestor|"
    "respondent|tenant|resident|witness|victim|suspect|offender|employee|staff|staff member|member of staff|worker|social worker|officer|caseworker|case worker|"
    "practitioner|user|service user|data subject|person|individual|contact|next of kin|spouse|partner|relative|emergency contact|home|personal|private)s?"
)
_NUMBER = "(?:numbers?|nos?|nums?|ids?|identifiers?|ref(?:erence)?s?|ref(?:erence)? (?:numbers?|nos?))"
_ALWAYS = (
    "(?:sur|fore) ?names?|(?:first|last|family|given|middle|maiden|full|previous|birth|christian) ?names?|nick ?names?|user ?names?|"
    "d ?o ?b|(?:date|day) of birth|birth ?(?:date|day)s?|nhs (?:no|num|number|id)s?|nhsnumber|chi numbers?|"
    "n ?i ?(?:no|num|number)s?|nino|national insurance(?: (?:no|num|number)s?)?|passport (?:no|num|number)s?|"
    "u ?p ?n|unique pupil numbers?|u ?l ?n|unique learner numbers?|u ?t ?r|driv(?:ing|ers?|er s) licen[cs]e (?:no|num|number)s?|ip ?address(?:es)?"
)
"""Names of identifiers that mean nothing else, also in the middle of a longer heading."""
_ALONE = (
    f"names?|initials|alias(?:es)?|signatures?|signed(?: by)?|(?:postal |correspondence |residential |street )?address(?: ?lines?)?(?:es)?|post ?codes?|"
    f"e ?mails?|e ?mail address(?:es)?|tel|(?:tele|mobile |mobile tele)?phones?|mobiles?|(?:tel|(?:tele|mobile |mobile tele)?phone|mobile) {_NUMBER}|"
    f"passports?|ip|(?:court )?case {_NUMBER}|(?:hospital|payroll|employee|staff|client|patient|pupil|student|customer|service user) {_NUMBER}|"
    f"(?:bank )?account numbers?|sort codes?|iban|card numbers?|number plates?|vehicle registration(?: (?:numbers?|marks?))?|v ?r ?[mn]"
)
"""Names of identifiers when they are the whole heading, or one of several in it."""
_GLUE = "and|or|of|the|full|in|for|s|[0-9]"
_ANYWHERE = re.compile(rf"\b(?:{_ALWAYS})\b")
_WHOLE = re.compile(rf"(?:(?:{_PEOPLE}|{_GLUE}) )*(?:{_ALWAYS}|{_ALONE})(?: (?:{_ALWAYS}|{_ALONE}|{_PEOPLE}|{_GLUE}))*")
_SHORT_NUMBERS = re.compile(rf".*\b(?:case|payroll|employee|staff|client|customer|service user) {_NUMBER}")
_COUNT = re.compile(r"[<>≤≥~]? ?[+-]?[£$€]?(?:[0-9] ?,?){0,7}(?:\.[0-9]*)? ?%?")
_SAYS_NOTHING = re.compile(
    r"[-–—.*x?/]*|yes|no|y|n|true|false|n/?a|not (?:applicable|held|known|recorded|provided)|none|nil|unknown|total|mandatory|optional|required|text|"
    r"[\[(]?(?:redacted|withheld|removed|deleted|exempt)[\])]?|\[?(?:s|section|§)\.? ?40.{0,20}|[a-z]{1,2}[0-9][0-9a-z]?(?: [0-9])?",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"[0-9]{1,4}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2,4}|(?:[^0-9]{0,3}[0-9]){8,}|[A-Z]{2}(?: ?[0-9]){6} ?[A-Z]|[^\W\d_a-z][\w'’.-]*(?:,? [^\W\d_a-z][\w'’.-]*){0,3}"
)


def refuse_identifying(found: Inspection, where: str, rows: list[list[str]], line: int = 1) -> None:
    """Refuse a table that has columns, or rows, about people. *where* is the table's place in its document, empty when it is all of it."""
    for name, numbers in (("column", identifying_columns(rows)), ("row", identifying_rows(rows))):
        if numbers:
            several = "s" if numbers[1:] else ""
            place = f"{name}{several} {', '.join(str(number + 1) for number in numbers[:FIRST_ROWS])}"
            message = f"headed as a name, an address, a date of birth or another detail of people ({len(numbers)} {name}{several})"
            found.refuse(IDENTIFYING_COLUMN, f"{where}, {place}" if where else place, message, _CURE, line)


def identifying_columns(rows: list[list[str]]) -> list[int]:
    """The columns, from 0, of a table whose headings name details of people and whose cells are not just counts or blanks."""
    found = set()
    for number, row in enumerate(rows[: _heading_rows(rows)]):
        for column, cell in enumerate(row[:MOST_COLUMNS]):
            if column not in found and _names_identifier(cell):
                number_ok = not _SHORT_NUMBERS.fullmatch(_plain(cell))
                below = (other[column] for other in rows[number + 1 :] if column < len(other))
                if any(not _says_nothing(value, number_ok) for value in below):
                    found.add(column)
    return sorted(found)


def identifying_rows(rows: list[list[str]]) -> list[int]:
    """The rows, from 0, of a table laid on its side: a detail of people in the first cell, and behind it what looks like one."""
    above = _heading_rows(rows)
    return [
        number
        for number, row in enumerate(rows[above:MOST_SIDEWAYS], above)
        if row and len(row[0]) <= LONGEST_HEADING and _ANYWHERE.fullmatch(_plain(row[0])) and any(map(_is_detail, row[1:]))
    ]


def _heading_rows(rows: list[list[str]]) -> int:
    """How many rows stand above the cells: titles, and the headings as the first row that is as full as any."""
    counts = [sum(1 for cell in row if cell.strip()) for row in rows[:FIRST_ROWS]]
    return counts.index(max(counts)) + 1 if counts else 0


def _names_identifier(heading: str) -> bool:
    if not 0 < len(heading) <= LONGEST_HEADING:
        return False
    # Where a program took semicolons or tabs for text, several headings stand in one cell.
    return any(_ANYWHERE.search(plain) or (len(plain) <= LONGEST_HEADING // 2 and _WHOLE.fullmatch(plain)) for plain in map(_plain, re.split("[;\t]", heading)))


def _plain(heading: str) -> str:
    """A heading in small letters and single spaces: ``Child's first name(s)``, ``child_first_names`` and ``ChildFirstNames`` are alike."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", unicodedata.normalize("NFKC", heading))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['’]", "", words)).casefold().split())


def _is_detail(cell: str) -> bool:
    """Whether a cell looks like a date, a long number or a name."""
    return len(cell) <= LONGEST_HEADING and bool(_PERSONAL.fullmatch(cell.strip())) and not _says_nothing(cell)


def _says_nothing(cell: str, number_ok: bool = True) -> bool:
    """Whether a cell tells nothing of one person: blank, a count, yes or no, or that something was taken out."""
    cell = cell.strip()
    return bool(_SAYS_NOTHING.fullmatch(cell) or (number_ok and _COUNT.fullmatch(cell)))
