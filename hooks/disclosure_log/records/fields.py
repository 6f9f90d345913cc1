"""The kinds of value a field can have.

Everything arrives as text; each kind says what text it accepts, and how to fix anything else.
Errors are raised as ``PydanticCustomError``, whose type is the code of the rule and whose context
holds the message and the fix; ``schema`` makes findings of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import PydanticCustomError

from disclosure_log.findings.codes.fields import MALFORMED, NOT_A_CHOICE, NOT_A_DATE, TOO_LONG
from disclosure_log.findings.finding import DATE, shown
from disclosure_log.records.dates import write_it_as
from disclosure_log.records.in_schema import After, Before, choices

LINE_MAX, PROSE_MAX = 300, 60_000
DASHES = "\u2010-\u2015\u2212"
"""Dashes that word processors put in the place of a hyphen, as a range for a regular expression."""


def dash_hint(text: str) -> str:
    """What to add to a fix when *text* has a dash where a hyphen should be."""
    return (
        "; this has a long dash where a hyphen should be" if re.search(f"[{DASHES}]", text) else ""
    )


class Model(BaseModel):
    """A group of fields. Unknown fields are refused, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    @classmethod
    def stand_ins(cls, data: Mapping[str, Any]) -> Mapping[str, Any]:
        """What stands for required fields that *data* may go without."""
        return {}


class TextKind:
    """Marks a field that holds text, for the checks of text."""

    def __init__(self, name: str) -> None:
        self.name = name


LINE, PROSE = TextKind("line"), TextKind("prose")


def problem(code: str, message: str, fix: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{message}", {"message": message, "fix": fix})


def day(text: str) -> date:
    """A date written YYYY-MM-DD and in no other way: ``date.fromisoformat`` alone takes 20230612
    and 2023-W24-1 too."""
    if isinstance(text, date):
        return text
    text = _as_text(text).strip()
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise problem(
            NOT_A_DATE,
            f"{shown(text, DATE)} is not a date",
            write_it_as(text),
        )
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise problem(
            NOT_A_DATE,
            f"{shown(text, DATE)} is no day in the calendar",
            "check it against the letter; write it as year-month-day",
        ) from None


def _as_text(value: Any) -> str:
    """*value*, if it is text: what is parsed into another type arrives as text too."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "not text")
    return value


def _at_most(limit: int, what: str) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > limit:
            raise problem(
                TOO_LONG, f"the text has {len(text):,} characters; {limit:,} is the most", what
            )
        return text

    return After(check, accepts={"maxLength": limit})


def one_of(terms: Mapping[str, Any]) -> AfterValidator:
    """A word of a vocabulary."""

    def check(text: str) -> str:
        word = text.strip()
        if word not in terms:
            near = _meant(word, terms)
            hint = f"did you mean {near}? " if near else ""
            raise problem(
                NOT_A_CHOICE,
                f"{f'{word!r}' if near else 'this'} is not one of the choices",
                f"{hint}use one of: {', '.join(terms)}",
            )
        return word

    return After(check, accepts=choices(terms))


def _meant(word: str, terms: Mapping[str, Any]) -> str | None:
    """The term that somebody means by a *word*: one called so, or spelt nearly so."""
    called = {_plain(name): id for id in terms for name in getattr(terms[id], "also_called", ())}
    called |= {_plain(getattr(terms[id], "label", id)): id for id in terms}
    called |= {_plain(id): id for id in terms}
    near = get_close_matches(_plain(word), called, 1, 0.8)
    return called[near[0]] if near else None


def _plain(words: str) -> str:
    return " ".join(re.findall("[a-z0-9]+", words.casefold()))


def written_as(pattern: str, what: str, fix: str) -> AfterValidator:
    """Text of one exact form."""

    def check(text: str) -> str:
        if not re.fullmatch(pattern, text.strip()):
            raise problem(MALFORMED, f"this is not {what}", fix + dash_hint(text))
        return text.strip()

    return After(check, accepts={"pattern": rf"^\s*(?:{pattern})\s*$"})


def whole_number(least: int, most: int) -> BeforeValidator:
    """A whole number in digits, with or without commas between thousands. JSON has it as a number
    already."""

    def check(text: Any) -> int:
        plain = str(text) if type(text) is int else _as_text(text).strip()
        if (
            not re.fullmatch("[0-9]{1,3}(,[0-9]{3}){1,2}|[0-9]{1,9}", plain)
            or not least <= int(plain.replace(",", "")) <= most
        ):
            raise problem(
                MALFORMED,
                f"this is not a whole number from {least} to {most:,}",
                f"write a number from {least} to {most:,} in digits, without a point or a unit",
            )
        return int(plain.replace(",", ""))

    return Before(check, accepts={"minimum": least, "maximum": most})


def _yes_or_no(text: Any) -> bool:
    word = _as_text(text).strip().lower()
    if word not in ("yes", "no", "true", "false"):
        raise problem(NOT_A_CHOICE, "this is neither yes nor no", "write yes or no")
    return word in ("yes", "true")


YesNo = Annotated[
    bool, BeforeValidator(lambda value: value if isinstance(value, bool) else _yes_or_no(value))
]


def _one_line(text: str) -> str:
    return " ".join(text.split())


Day = Annotated[date, BeforeValidator(day)]
Line = Annotated[
    str,
    LINE,
    AfterValidator(_one_line),
    _at_most(LINE_MAX, "say it in fewer words; details belong in the questions and answers"),
]


def _reason(text: str) -> str:
    if (
        len(text.split()) < 3
        or "\u2026" in text
        or "..." in text
        or text in ("in your own words", "why it is public")
    ):
        raise problem(
            MALFORMED,
            "this is no reason yet",
            "say in a few words why it may be public, so that a second person can judge it",
        )
    return text


Reason = Annotated[Line, AfterValidator(_reason)]
Paragraph = Annotated[
    str,
    LINE,
    AfterValidator(_one_line),
    _at_most(800, "one or two plain sentences are enough here"),
]
Prose = Annotated[
    str,
    PROSE,
    # A tab at the end is an empty cell of a table that was pasted.
    AfterValidator(lambda text: text.rstrip(" \r\n")),
    _at_most(PROSE_MAX, "put long material into a released document"),
]
Slug = Annotated[
    str,
    written_as(
        "[a-z0-9]+(-[a-z0-9]+)*",
        "a plain id",
        "use small letters, digits and single hyphens, for example child-contact",
    ),
]
Reference = Annotated[
    str,
    written_as(
        "[A-Za-z0-9](?:[A-Za-z0-9 ./_-]{0,38}[A-Za-z0-9])?",
        "a reference",
        "write it as the letter does, for example FOI 16-19: letters, digits, spaces, dots, slashes"
        " and hyphens, at most 40",
    ),
]


def is_reference(text: str) -> bool:
    """Whether *text* could be a reference."""
    try:
        TypeAdapter(Reference).validate_python(text)
    except ValidationError:
        return False
    return True


Pounds = Annotated[
    str,
    written_as(
        "[0-9]{1,6}([.][0-9]{2})?",
        "an amount in pounds",
        "write pounds and pence in figures, without a sign, for example 25.00",
    ),
]
Language = Annotated[
    str,
    written_as(
        "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
        "the code of a language",
        "write its two-letter code: cy for Welsh, ga for Irish, gd for Scottish Gaelic, pl for"
        " Polish",
    ),
]
FileName = Annotated[
    str,
    written_as(
        r"[A-Za-z0-9][A-Za-z0-9 _-]{0,99}\.[A-Za-z0-9]{2,5}",
        "a file name",
        "name only the file itself, without folders; letters, digits, spaces, - and _, then a dot"
        " and the ending",
    ),
]
Email = Annotated[
    str,
    written_as(
        r"[A-Za-z0-9._+'-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+",
        "an email address",
        "write name@host, nothing else",
    ),
]
Link = Annotated[
    str,
    written_as(
        r"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~%!$&'()*+,;=:@/?#-]*)?",
        "a link",
        "write the whole address in small letters, beginning with https://, without blanks",
    ),
]
PageAddress = Annotated[
    str,
    written_as(
        "[a-z0-9-]+(/[a-z0-9-]+)*/",
        "the address of a page of this site",
        "for example disclosures/",
    ),
]
