"""Dates of birth."""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import Spans, Strength, at_word, kind
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    "|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)"
)
_DATE = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-]{{0,2}}(?:day )?(?:of )?{_MONTH}(?![a-z])"
    r"(?:[ .,/-]{0,3}(?:[0-9]{4}|'?[0-9]{2}))?"
    r"|[0-9]{1,2} ?[./ -] ?[0-9]{1,2} ?[./ -] ?[0-9]{2,4}"
    r"|[0-9]{4}[ ./-][0-9]{1,2}[ ./-][0-9]{1,2}"
    r"|[0-9]{8})"
    r"(?![0-9])"
)
_MONTH_FIRST = rf"{_MONTH}[ .]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? ?[0-9]{{4}})?(?![0-9])"
_BIRTH = re.compile(
    at_word(
        r"d\.? ?o\.? ?b\b\.?",
        "dates? of birth",
        "birth ?dates?",
        "birthday",
        "born",
        "dyddiad geni",
        "ganwyd",
        "ganed",
        r"b\.(?<=\(b\.)",
    )
)
_GROUP_BORN = re.compile(
    r"(?:[0-9][0-9,]*|babies|children|births|pupils|people|those|all|any|anyone|every(?:one)?"
    r"|persons"
    r"|adults|patients|women|men|girls|boys|students|learners|residents|customers|members|staff"
    r"|employees|applicants|claimants|drivers|voters|each|cohort|plant|cases)"
    r"(?: (?:who|that|were|was|are|is|had been|been|live|alive|aged|not|still)){0,3} $"
)
"""What stands before ``born`` where it is said of a group of people."""
_ORDINAL = (
    "(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth"
    "|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    "|nineteenth|twentieth|thirtieth"
)
_IN_WORDS = re.compile(
    rf"[^0-9{BOUNDARY}.;!?]{{0,30}}?\b(?:{_ORDINAL})(?: day)?(?: of)? {_MONTH}(?![a-z])"
    r"(?:,? (?:19|20)[0-9]{2}|,? (?:nineteen|two thousand)(?:[ -](?:and )?[a-z]+){0,3})?"
)
_UP_TO_A_DIGIT = re.compile(rf"([^0-9{BOUNDARY}.;!?]{{0,40}})(?=[0-9])")
_IN_GENERAL = re.compile(
    "before|after|since|between|until|from|prior|later|earlier|request|respon|letter|publish"
)
_BEFORE_BIRTH = re.compile(
    rf"{_DATE}[ (,]{{1,3}}"
    r"(?:(?:is|was|being|as|a|his|her|the|their|my|child's|children's) ){0,3}"
    rf"(?:{_BIRTH.pattern})"
)
_MONTH_BEFORE = re.compile(rf"{_MONTH}[ .]{{1,2}}$")
_MONTH_AND_YEAR = re.compile(rf"{_MONTH} (?:19|20)[0-9]{{2}}(?![0-9])")
_AS_DATE, _AS_MONTH_FIRST = re.compile(_DATE), re.compile(_MONTH_FIRST)
_AGED = re.compile(at_word("aged?") + rf" [0-9]{{1,2}}[ ,]{{0,2}}\({_DATE}")


@kind(
    "DL806",
    "a date of birth",
    Strength.STOP,
    "delete it, or give only the ages of a group of people, in years",
)
def date_of_birth(plain: NormalisedText) -> Spans:
    text = plain.folded
    for label in _BIRTH.finditer(text):
        if label[0] == "born" and _GROUP_BORN.search(
            text, max(label.start() - 45, 0), label.start()
        ):
            continue
        words = _IN_WORDS.match(text, label.end())
        if words and not _IN_GENERAL.search(words[0]):
            yield label.start(), words.end()
            continue
        gap = _UP_TO_A_DIGIT.match(text, label.end())
        if not gap or _IN_GENERAL.search(gap[1]):
            continue
        month = _MONTH_BEFORE.search(gap[1])
        date = (
            _AS_MONTH_FIRST.match(text, gap.start() + month.start())
            if month
            else _AS_DATE.match(text, gap.end())
        )
        if not date and month and label[0] != "born":
            date = _MONTH_AND_YEAR.match(text, gap.start() + month.start())
        if date:
            yield label.start(), date.end()
    if "birth" in text or "dob" in text or "d.o.b" in text:
        yield from (match.span() for match in _BEFORE_BIRTH.finditer(text))
    if "age" in text:
        yield from (match.span() for match in _AGED.finditer(text))
