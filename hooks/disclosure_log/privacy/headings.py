"""Headings of tables: columns and rows about people.

What the cells say counts too: a column that counts addresses is not a column of addresses, and a
column headed Manager is about people only if it holds their names. A column full of names is about
people whatever its heading, unless that says what they are the names of.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from disclosure_log.privacy.kinds.institutions import INSTITUTIONS
from disclosure_log.privacy.kinds.name_shapes import is_full_name, seems_personal

LONGEST_HEADING = 160
_FIRST_ROWS = 20
"""Rows among which the headings are looked for, below a title and remarks."""
_MOST_COLUMNS = 16_384
_MOST_SIDEWAYS = 200
"""Rows of a table laid on its side, with headings in its first column."""

_PEOPLE = (
    "(?:child(?:ren)?|pupil|student|learner|parent|mother|father|carer|guardian|family|patient"
    "|client|customer|claimant|complainant|applicant|appellant|requesters?|requestor|respondent"
    "|defendant|detainee|prisoner|tenant|leaseholder|landlord|resident|witness|victim|suspect"
    "|offender|employee|staff|staff member|member of staff|member|worker|social worker|officer"
    "|caseworker|case worker|practitioner|user|service user|data subject|person|individual|contact"
    "|next of kin|spouse|partner|relative|emergency contact|home|personal|private|driver|keeper"
    "|holder|licence holder|licensee|teacher|doctor|nurse|author|manager|owner|nominee|donor"
    "|recipient|payee|deceased)s?"
)
_NUMBER = (
    "(?:numbers?|nos?|nums?|ids?|identifiers?|ref(?:erence)?s?|ref(?:erence)? (?:numbers?|nos?))"
)
_ALWAYS = (
    "(?:sur|fore) ?names?|(?:first|last|family|given|middle|maiden|full|previous|birth|christian"
    "|preferred|known as|legal|married) ?names?|nick ?names?|user ?names?"
    "|d ?o ?b|(?:date|day) of birth|birth ?(?:date|day)s?|born on"
    "|nhs (?:no|num|number|id)s?|nhsnumber|chi (?:no|num|number)s?|h ?(?:and ?)?c numbers?"
    "|n ?i ?(?:no|num|number)s?|nino|national insurance(?: (?:no|num|number)s?)?"
    "|passport (?:no|num|number)s?|u ?p ?n|unique pupil numbers?|u ?l ?n|unique learner numbers?"
    "|u ?t ?r|u ?p ?r ?n|unique property reference(?: numbers?)?"
    "|driv(?:ing|ers?|er s) licen[cs]e (?:no|num|number)s?|ip ?address(?:es)?"
    # Welsh: surname, first name, full name, date of birth, National Insurance, telephone number
    "|cyfenw|enw (?:cyntaf|llawn|teuluol|bedydd|canol)|dyddiad geni|rhif yswiriant gwladol"
    "|rhif (?:y )?gig|rhif ff[oô]n"
)
"""Names of identifiers that mean nothing else, also in the middle of a longer heading."""
_ALONE = (
    "names?|initials|alias(?:es)?|signatures?|signed(?: by)?"
    "|(?:postal |correspondence |residential |street )?address(?: ?lines?)?(?:es)?|post ?codes?"
    "|e ?mails?|e ?mail address(?:es)?|tel"
    "|(?:tele|mobile |mobile tele)?phones?|mobiles?"
    f"|(?:tel|(?:tele|mobile |mobile tele)?phone|mobile) {_NUMBER}|passports?|ip"
    f"|(?:court )?case {_NUMBER}"
    "|(?:hospital|payroll|employee|staff|client|patient|pupil|student|customer|service user)"
    f" {_NUMBER}|(?:bank )?account numbers?|sort codes?|iban|card numbers?|number plates?"
    "|vehicle registration(?: (?:numbers?|marks?))?|v ?r ?[mn]"
    # Welsh: name, names, address, postcode, e-mail, telephone, signature
    "|enw|enwau|cyfeiriad(?:au)?|cod post|e ?bost|ff[oô]n|llofnod"
)
"""Names of identifiers when they are the whole heading, or one of several in it."""
_GLUE = "and|or|of|the|full|in|for|s|a|y|yr|[0-9]"
_ANYWHERE = re.compile(rf"\b(?:{_ALWAYS})\b")
_WHOLE = re.compile(
    rf"(?:(?:{_PEOPLE}|{_GLUE}) )*(?:{_ALWAYS}|{_ALONE})"
    rf"(?: (?:{_ALWAYS}|{_ALONE}|{_PEOPLE}|{_GLUE}))*"
)
_MAY_NAME = re.compile(
    rf"(?:(?:line|case|project|service|team|lead|account|responsible|allocated|assigned|named|key"
    rf"|current|former|new|old|risk|budget|information|asset|head|{_GLUE}) )*"
    rf"(?:{_PEOPLE}|who|whom|lead|leads|postholder|post holder|head|director|directors|chair"
    rf"|councillors?|cllrs?|signatory|attendees?|attended by|present|apologies|participants?"
    rf"|(?:written|prepared|approved|signed|authorised|completed|reviewed|reported|raised"
    rf"|submitted|requested|created|updated|assigned|allocated|sent|made|paid) (?:by|to)"
    rf"|claimed by|cardholder|card holder|cardholders|officer name|supplier|payee|vendor"
    rf"|beneficiary|born|geni|ganwyd|ganed|rheolwr|perchennog|gweithiwr|swyddog|person|aelod"
    rf"|awdur|plentyn|rhiant|pwy|athro|athrawes|meddyg|nyrs|cynghorydd|ymgeisydd|disgybl|claf"
    r"|hawlydd|achwynydd|cyflogai|cyswllt|candidate|interviewer|interviewee|assessor|mentor|tutor"
    r"|supervisor|consultant|clinician|coordinator|trainee|apprentice|volunteer|player|passenger"
    r"|occupant|householder|proprietor|trustee|governor|inspector|investigator|reviewer)"
    r"(?: (?:responsible|name|names|in charge))*"
)
"""Headings of columns that often hold names or dates of birth, and as often posts or counts."""
_BORN = re.compile(r"\b(?:born|geni|ganwyd|ganed)\b")
_MOSTLY_BODIES = re.compile(
    r"\b(?:supplier|payee|vendor|beneficiary|recipient|councillors?|cllrs?)"
)
"""Headings under which sole traders stand among companies, and members who are public figures."""
_SHORT_NUMBERS = re.compile(
    rf".*\b(?:case|payroll|employee|staff|client|customer|service user) {_NUMBER}"
)
_COUNT = re.compile(r"[<>≤≥~]? ?[+-]?[£$€]?(?:[0-9] ?,?){0,7}(?:\.[0-9]*)? ?%?")
_MOSTLY = 0.6
"""The share of full names that makes a column one of people."""
_SAYS_NOTHING = re.compile(
    r"[-–—.*x?/]*|yes|no|y|n|true|false|n/?a|not (?:applicable|held|known|recorded|provided)|none"
    r"|nil|unknown|total|mandatory|optional|required|text|vacant|tbc|various|oes|nac oes|ie|na"
    r"|[\[(]?(?:name |details )?(?:redacted|withheld|removed|deleted|exempt)[\])]?"
    r"|\[?(?:s|section|§)\.? ?40.{0,20}|[a-z]{1,2}[0-9][0-9a-z]?(?: [0-9])?",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"[0-9]{1,4}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2,4}|(?:[^0-9]{0,3}[0-9]){8,}"
    r"|[A-Z]{2}(?: ?[0-9]){6} ?[A-Z]"
    r"|[^\W\d_a-z][\w'’.-]*(?:,? [^\W\d_a-z][\w'’.-]*){0,3}"
)
_DAY = re.compile(
    r"[0-9]{1,2}[-/. ](?:[0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
)


def identifying_columns(rows: Sequence[Sequence[str]]) -> dict[int, list[int]]:
    """The columns, from 0, whose headings name details of people and whose cells are not just
    counts or blanks, each with the rows, from 0, of its cells that say something."""
    found: dict[int, list[int]] = {}
    for number, row in enumerate(rows[: heading_rows(rows)]):
        for column, cell in enumerate(row[:_MOST_COLUMNS]):
            if column in found or not 0 < len(cell) <= LONGEST_HEADING:
                continue
            below = {
                at: other[column].strip()
                for at, other in enumerate(rows[number + 1 :], number + 1)
                if column < len(other)
            }
            heading = plain_heading(cell)
            if names_identifier(cell):
                short = not _SHORT_NUMBERS.fullmatch(heading)
                told = [at for at, value in below.items() if not _says_nothing(value, short)]
            elif _MAY_NAME.fullmatch(heading):
                told = _personal_values(heading, below)
            else:
                told = _names_of_people(heading, below)
            if told:
                found[column] = told
    return dict(sorted(found.items()))


def _personal_values(heading: str, below: dict[int, str]) -> list[int]:
    """Which cells below a *heading* that may be about people are, if that is what it is for."""
    told = {at: value for at, value in below.items() if not _says_nothing(value)}
    is_one = _DAY.fullmatch if _BORN.search(heading) else is_full_name
    personal = [at for at, value in told.items() if is_one(value)]
    enough = 0.9 if _MOSTLY_BODIES.search(heading) else 0.4
    return personal if len(personal) >= enough * len(told) else []


def _names_of_people(heading: str, below: dict[int, str]) -> list[int]:
    """Which cells below any other *heading* are full names, if most are."""
    told = {at: value for at, value in below.items() if not _says_nothing(value)}
    names = [at for at, value in told.items() if is_full_name(value) and seems_personal(value)]
    named_after = not INSTITUTIONS.isdisjoint(heading.removesuffix("s").split())
    return names if not named_after and len(names) >= _MOSTLY * len(told) else []


def identifying_rows(rows: Sequence[Sequence[str]]) -> list[int]:
    """The rows, from 0, of a table laid on its side: a detail of people in the first cell, and
    behind it what looks like one."""
    above = heading_rows(rows)
    return [
        number
        for number, row in enumerate(rows[above:_MOST_SIDEWAYS], above)
        if row
        and len(row[0]) <= LONGEST_HEADING
        and _ANYWHERE.fullmatch(plain_heading(row[0]))
        and any(map(_is_detail, row[1:]))
    ]


def heading_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows stand above the cells: titles, and the headings as the first row that is as
    full as any."""
    counts = [sum(1 for cell in row if cell.strip()) for row in rows[:_FIRST_ROWS]]
    return counts.index(max(counts)) + 1 if counts else 0


def names_identifier(heading: str) -> bool:
    """Whether a heading names a detail of people and nothing else."""
    # Where a program took semicolons or tabs for text, several headings stand in one cell.
    return any(
        _ANYWHERE.search(plain) or (len(plain) <= LONGEST_HEADING // 2 and _WHOLE.fullmatch(plain))
        for plain in map(plain_heading, re.split("[;\t]", heading))
    )


def plain_heading(heading: str) -> str:
    """A heading in small letters and single spaces: ``Child's first name(s)``,
    ``child_first_names`` and ``ChildFirstNames`` are alike."""
    words = re.sub(
        r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", unicodedata.normalize("NFKC", heading)
    )
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['’]", "", words)).casefold().split())


def _is_detail(cell: str) -> bool:
    """Whether a cell looks like a date, a long number or a name."""
    return (
        len(cell) <= LONGEST_HEADING
        and bool(_PERSONAL.fullmatch(cell.strip()))
        and not _says_nothing(cell)
    )


@lru_cache(maxsize=4096)
def _says_nothing(cell: str, number_ok: bool = True) -> bool:
    """Whether a cell says nothing about one person: blank, a count, yes or no, or that something
    was taken out."""
    cell = cell.strip()
    return bool(_SAYS_NOTHING.fullmatch(cell) or (number_ok and _COUNT.fullmatch(cell)))
