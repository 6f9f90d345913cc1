"""Telephone numbers, however they are written.

Numbers that only organisations have are allowed: those with 03 or 08, and 111, 116 and 999.
"""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import Spans, Strength, at_word, kind
from disclosure_log.privacy.normalise import NormalisedText

# A digit may be written as the letter O. A gap never holds a digit, so no pattern backtracks.
_DIGIT = "[0-9oO]"
_GAP = r"[ ().\[\]/-]{0,4}"
_ALONE = (
    r"(?<![0-9].)(?<![0-9][.:].)"
    r"(?<!\b[0-9],.)(?<!\b[0-9][0-9],.)(?<!\b[0-9]{3},.)"
    r"(?<![\u00a3$].)"
    r"(?<!\b[0-9][/-].)(?<!\b[0-9][0-9][/-].)"
    r"(?:(?<![^\W0-9_].)|(?<=[Tt]el.)|(?<=[Mm]ob.)|(?<=bile.)|(?<=hone.)|(?<=[Ff]ax.))"
)
"""Comes after the first character of a number, to make sure that this is not inside another number,
a date or a word. There need be no space after a label."""
_END = r"(?![0-9]|\.[0-9]|[,-][1-9]|(?!ext|x)[A-Za-z])"
_EXTENSION = r"(?:[ ,(]{0,3}(?:ext(?:ension|n)?|x)[.: ]{0,2}[0-9]{1,6})?"
_DECIMAL = r"\.[0-9]+(?![0-9 ().-])"

_SHAPES = "11 5,6 5,3,3 4,3,4 3,4,4 4,7 3,8 5,2,4 5,4,2 5,2,2,2 3,3,5 2,9 2,3,3,3 2,3,6 4,4,3 6,5"
_SHORT_SHAPES = "5,5 6,4 4,6 4,3,3 5,2,3 5,3,2"


def _shaped(shapes: str, gap: str) -> str:
    """Patterns for the digits after the first one, grouped as each of *shapes* says."""
    counts = [[int(count) for count in shape.split(",")] for shape in shapes.split()]
    return "|".join(
        gap.join([f"{_DIGIT}{{{first - 1}}}", *(f"{_DIGIT}{{{count}}}" for count in others)])
        for first, *others in counts
    )


_IN_GROUPS = re.compile(
    rf"[0oO]{_ALONE}(?={_GAP}[12579])(?!{_DECIMAL})"
    rf"(?:{_shaped(_SHAPES, _GAP.replace('{0,', '{1,'))}"
    rf"|(?=1)(?:{_shaped(_SHORT_SHAPES, '[ ()-]{1,3}')}))"
    rf"{_END}{_EXTENSION}"
)
_IN_ANY_GROUPS = re.compile(
    rf"[0oO]{_ALONE}(?={_GAP}[12579])(?!{_DECIMAL})"
    rf"(?<![0-9] .)(?:{_GAP}{_DIGIT}){{10}}"
    rf"(?!{_GAP}{_DIGIT})(?!(?!ext|x)[A-Za-z])"
)
_NOUGHT_APART = re.compile(
    rf"[0oO]{_ALONE}(?<![0-9] .)(?!{_DECIMAL}){_GAP.replace('{0,', '{1,')}"
    rf"(?:[127]{_DIGIT}{{9}}"
    rf"|[17]{_DIGIT}{{3}}{_GAP}{_DIGIT}{{3}}{_GAP}{_DIGIT}{{3}}"
    rf"|(?:20[378]|1[1-9]1|11[3-8]){_GAP}{_DIGIT}{{3}}{_GAP}{_DIGIT}{{4}}"
    rf"|2[03489]{_GAP}{_DIGIT}{{4}}{_GAP}{_DIGIT}{{4}})"
    rf"(?! [0-9]){_END}{_EXTENSION}"
)
"""A nought that stands alone is a count, unless the code of an area or a mobile follows, in the
groups people write, and no other figure is beside it."""
_TEN = re.compile(rf"[0oO]{_GAP}[12579](?:{_GAP}{_DIGIT}){{8}}")
"""In every number that begins with nought."""
_NATIONAL = rf"{_GAP}(?:[0oO]{_GAP})?(?=[124-79]){_DIGIT}(?:{_GAP}{_DIGIT}){{8,9}}"
"""The part of a number after the country code of the United Kingdom."""
_WITH_44 = re.compile(rf"\+ ?\(?44{_NATIONAL}{_END}{_EXTENSION}")
_WITH_0044 = re.compile(rf"00(?<![0-9A-Za-z,.]..) ?44{_NATIONAL}{_END}{_EXTENSION}")
_MOBILE_44 = re.compile(
    r"44(?<![0-9A-Za-z+,.]..)[ -]?7"
    r"(?:[0-9]{9}|[0-9]{3}[ -][0-9]{6}|[0-9]{3}[ -][0-9]{3}[ -][0-9]{3})"
    rf"{_END}"
)
_ABROAD = re.compile(
    r"\+(?<![^\W_].)(?! ?\(?44)(?![0-9]+[.,][0-9]+(?![0-9 ()./-]))"
    rf"\(?[1-9](?:{_GAP}[0-9]){{9,14}}{_END}{_EXTENSION}"
)
_ABROAD_00 = re.compile(
    rf"00(?<![0-9A-Za-z,.]..)(?!44)[1-9][0-9]{{0,2}}[ ./-](?:{_GAP}[0-9]){{7,11}}{_END}"
)
_LABELLED = re.compile(
    at_word(
        "tel(?:ephone)?",
        "phone",
        "mob(?:ile)?",
        "fax",
        "direct (?:dial|line)",
        "ddi",
        "whats ?app",
        "landline",
    )
    + r"(?: (?:no|num|number))?(?: is | on |\.? ?[.:] ?|(?<=no) |(?<=number) )"
    r"(?!0[38]|1[01][156]|999|(?:19|20)[0-9]{2}\b)[0-9](?:[ -]?[0-9]){5,9}"
    r"(?! ?-?[0-9]|[.,/][0-9])"
)
_EXTENSION_ALONE = re.compile(
    at_word(r"ext(?:ension|n)?(?:\.|:| no\.?| number)? ?:? ?")
    + r"(?<!extension )[0-9]{3,6}(?![0-9]|[.,/-][0-9])"
)

_WORDS = (
    "zero oh nought o one two three four five six seven eight nine double triple treble hundred dim"
    " un dau tri pedwar pump chwech saith wyth naw".split()
)
_IN_WORDS = re.compile(at_word(*_WORDS) + rf"\b(?:[ ,-]{{1,3}}(?:{'|'.join(_WORDS)})\b){{8,}}")

_NOUGHT = re.compile(r"\b(?:zero|oh|nought|o|double|treble|triple|dim)\b")
_IN_COMMAS = re.compile(
    r"0(?<![0-9,.].)[127][0-9]{2,3}(?:,[0-9]{3},[0-9]{3,4}|,[0-9]{6,7})(?![0-9]|,[0-9])"
)
_IN_SLASHES = re.compile(
    r"07(?<![0-9/].)[0-9]{3}(?:[/_|][0-9]{3}[/_|][0-9]{3}|[/_|][0-9]{6})(?![0-9]|/[0-9])"
)

_DATE = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9]([ ./-]))?(?:0?[1-9]|1[0-2])[ ./-](?:19|20)[0-9]{2}(?![0-9])"
    r"|(?<![0-9])[0-3]?[0-9]([./-])(?:0?[1-9]|1[0-2])\2[0-9]{2}(?![0-9])"
)
_TIMES = re.compile(r"(?<![0-9])[0-9]{1,2}\.[0-5][0-9] ?- ?[0-9]{1,2}\.[0-5][0-9](?![0-9])")
_CHANGE = re.compile(r"[0-9] -[0-9]{1,3}\b|[0-9] -[0-9]{4,} [0-9]")
"""Less than before: nobody writes a dash like this in the middle of a number."""


def _is_number(words: str) -> bool:
    """Whether eleven digits in unusual groups are a telephone number, and not a row of figures,
    dates or times."""
    groups = re.findall(f"{_DIGIT}+", words)
    if _DATE.search(words) or _TIMES.search(words):
        return False
    lengths = [len(group) for group in groups]
    even = len(set(lengths[1:])) == 1
    if lengths[0] == 1:
        # The counts in a table row may also begin with 0, but a number is evenly spaced.
        evenly = even and len(set(re.split(f"{_DIGIT}+", words)[1:-1])) == 1
        return words[1] in ")]" or (groups[1][0] == "7" and evenly)
    few = len(groups) <= 4 and min(lengths) > 1
    return words[1] == "7" or (max(lengths) > 2 and (few or even))


def _key(text: str) -> str:
    """The digits as dialled within the United Kingdom."""
    number = re.sub("[a-z]*[a-np-z][a-z]*", "", re.split("ext|x", text.casefold())[0])
    digits = re.sub("[^0-9]", "", number.replace("o", "0"))
    digits = digits.removeprefix("00") if digits.startswith("0044") else digits
    return "0" + digits[2:].lstrip("0") if digits.startswith("44") and len(digits) > 10 else digits


@kind(
    "DL803",
    "a telephone number",
    Strength.STOP,
    "delete it, or give a number of the organisation that begins with 03 or 08",
    _key,
)
def phone(plain: NormalisedText) -> Spans:
    text = plain.text
    if _TEN.search(text):
        for pattern in (_IN_GROUPS, _NOUGHT_APART):
            yield from (match.span() for match in pattern.finditer(text))
        yield from (match.span() for match in _IN_ANY_GROUPS.finditer(text) if _is_number(match[0]))
    for pattern in (_WITH_0044, _MOBILE_44, _ABROAD_00):
        yield from (match.span() for match in pattern.finditer(text))
    if "+" in text:
        for pattern in (_WITH_44, _ABROAD):
            yield from (
                match.span() for match in pattern.finditer(text) if not _CHANGE.search(match[0])
            )
    folded = plain.folded
    for pattern in (_LABELLED, _EXTENSION_ALONE):
        yield from (match.span() for match in pattern.finditer(folded))
    for pattern in (_IN_COMMAS, _IN_SLASHES):
        yield from (match.span() for match in pattern.finditer(text))
    if any(word in folded for word in ("zero", " oh", "nought", "double", " o ", "dim ")):
        for match in _IN_WORDS.finditer(folded):
            if _NOUGHT.search(match[0]):
                yield match.span()
