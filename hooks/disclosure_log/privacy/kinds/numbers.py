"""Numbers that the state gives to people, cases and vehicles."""

from __future__ import annotations

import re

from stdnum import luhn
from stdnum.gb import nhs

from disclosure_log.privacy.kinds.kind import NO, Spans, Strength, at_word, kind, near
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

_NHS_IN_GROUPS = re.compile(
    r"[0-9](?<![0-9].)(?<![0-9][.,-].)"
    r"[0-9]{2}([ .-])[0-9]{3}\1[0-9]{4}"
    r"(?![0-9]|[.,/-][0-9])"
)
_NHS_PLAIN = re.compile(
    r"[0-9](?<![0-9A-Za-z.,£$].)(?<![0-9][ -].)"
    r"(?:[ /,_-]{0,3}[0-9]){9}"
    r"(?![0-9A-Za-z]|[ .,-][0-9])"
)
_OTHER_HEALTH = re.compile(
    at_word(
        rf"chi{NO}?",
        rf"community health index{NO}?",
        rf"h ?& ?c{NO}?",
        rf"health and care{NO}",
    )
    + rf"[^0-9a-z{BOUNDARY}]{{0,6}}(?:is |was )?[0-9](?:[ /,_-]?[0-9]){{9}}(?![0-9])"
)
_PATIENT = re.compile(rf"\bnhs(?:{NO}|[^\w.]{{0,3}}$)|\bpatient|\bservice user", re.IGNORECASE)


@kind("DL804", "an NHS number", Strength.STOP, "delete it")
def nhs_number(plain: NormalisedText) -> Spans:
    text = plain.text
    if not plain.has_long_number:
        return
    for match in _NHS_IN_GROUPS.finditer(text):
        if nhs.is_valid(match[0].replace(".", "")):
            yield match.span()
    # Scotland's CHI number begins with the date of birth; Northern Ireland has H&C numbers.
    if "chi" in plain.folded or "h&c" in plain.folded or "health and care" in plain.folded:
        yield from (match.span() for match in _OTHER_HEALTH.finditer(plain.folded))
    # One in eleven numbers of ten digits passes the checksum by chance.
    for match in _NHS_PLAIN.finditer(text):
        if nhs.is_valid(re.sub("[^0-9]", "", match[0])) and near(
            _PATIENT, text, *match.span(), 80, 80
        ):
            yield match.span()


_SIX_DIGITS = re.compile(r"[0-9](?<![0-9].)(?:[ ./-]?[0-9]){5}[ ./-]{0,2}[A-Da-d](?![0-9A-Za-z])")
_TWO_LETTERS = re.compile(
    r"(?<![0-9A-Za-z])"
    r"(?:Q ?Q|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z] ?[A-CEGHJ-NPR-TW-Z])"
    r"([ ./-]{0,2})$",
    re.IGNORECASE,
)
_INSURANCE = re.compile(r"insurance|\bnino?\b", re.IGNORECASE)
_INSURANCE_LABELLED = re.compile(
    at_word(rf"national insurance{NO}?", rf"ni(?:no)?{NO}?")
    + rf"[^0-9{BOUNDARY}]{{0,20}}(?<![a-z])[a-z]{{2}}(?: ?[0-9]){{6}}(?![0-9])(?: ?[a-d]\b)?"
)


@kind("DL805", "a National Insurance number", Strength.STOP, "delete it")
def national_insurance(plain: NormalisedText) -> Spans:
    text = plain.text
    for match in _SIX_DIGITS.finditer(text):
        letters = _TWO_LETTERS.search(text, max(match.start() - 6, 0), match.start())
        if not letters:
            continue
        written = text[letters.start() : match.end()]
        # "at 10 20 30 a day" has the same shape as a number.
        if (
            written.isupper()
            or " " not in written
            or written[-1] in "bcd"
            or near(_INSURANCE, text, letters.start(), match.end(), 40)
        ):
            yield letters.start(), match.end()
    if "insurance" in plain.folded or "nin" in plain.folded or "ni " in plain.folded:
        yield from (match.span() for match in _INSURANCE_LABELLED.finditer(plain.folded))


_TAX = re.compile(
    at_word(
        "utr",
        "unique tax(?:payer)?(?:'s)? ref(?:erence)?\\b",
        "tax(?:payer)?(?:'s)? ref(?:erence)?\\b",
    )
    + rf"{NO}?[^0-9{BOUNDARY}]{{0,25}}[0-9](?:[ -]?[0-9]){{9}}k?(?![0-9])"
)


@kind("DL809", "a tax reference", Strength.STOP, "delete it")
def tax_reference(plain: NormalisedText) -> Spans:
    if plain.has_long_number and ("utr" in plain.folded or "tax" in plain.folded):
        yield from (match.span() for match in _TAX.finditer(plain.folded))


_PASSPORT = re.compile(
    at_word(
        "passports?", "residence permit", "brp", "identity card", "driv(?:ing|er'?s?) licen[cs]e"
    )
    + rf"(?:(?:{NO}|:| is)[^0-9{BOUNDARY}.;]{{0,12}}?"
    r"[a-z]{0,5} ?(?=(?:[0-9][a-z ]*){5})[0-9](?: ?[0-9a-z]){5,14}"
    r"| [a-z]{0,2}[0-9]{7,9}(?:[a-z]{3}(?:[0-9]{7}[mfx<])?)?)"
    r"(?![0-9a-z])"
)
_PUPIL = re.compile(
    at_word(rf"upn{NO}?", "unique pupil numbers?", rf"uln{NO}?", "unique learner numbers?")
    + rf"[^0-9a-z{BOUNDARY}]{{0,6}}(?:is |was )?"
    r"(?:[a-z] ?[0-9](?: ?[0-9]){10,11}[a-z]?|[0-9]{10})(?![0-9a-z])"
)
_DRIVER = re.compile(
    r"[0-9][0156][0-9](?:0[1-9]|[12][0-9]|3[01])[0-9]"
    r" ?[a-z9]{2}[0-9] ?[a-z]{2}(?![0-9a-z]{3})"
)
_SURNAME = re.compile("(?<![0-9a-z])[a-z][a-z9]{4} ?$")


@kind("DL810", "a passport or driving licence number", Strength.STOP, "delete it")
def identity_document(plain: NormalisedText) -> Spans:
    text = plain.folded
    if any(name in text for name in ("passport", "permit", "brp", "identity card", "licen")):
        yield from (match.span() for match in _PASSPORT.finditer(text))
    if "upn" in text or "pupil" in text or "uln" in text or "learner" in text:
        yield from (match.span() for match in _PUPIL.finditer(text))
    for match in _DRIVER.finditer(text):
        surname = _SURNAME.search(text, max(match.start() - 7, 0), match.start())
        if surname:
            yield surname.start(), match.end()


_FAMILY = re.compile(r"[0-9][0-9](?<![0-9]..)([ /-]?)[A-Za-z]\1?[ /-]?[0-9]{5}(?![0-9A-Za-z])")
_COURT = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2}[ /-]?$")
_CASE = re.compile(r"\bcase\b|\bccd\b|\bcourt\b", re.IGNORECASE)
_ONLINE = re.compile(
    r"1[5-9](?<![0-9]..)(?<![0-9][.,-]..)[0-9]{2}"
    r"([ -]?)[0-9]{4}\1[0-9]{4}\1[0-9]{4}"
    r"(?![0-9]|[.,-][0-9])"
)
_OLD_CASE = re.compile(
    at_word(rf"case(?: file)?{NO}")
    + r"[: ]{0,3}(?:is |was )?(?:[a-z]{1,4}[ /-]?)?[0-9]{1,6}/[0-9]{2,6}(?![0-9/])"
)


@kind(
    "DL811",
    "a family court case number",
    Strength.EXAMPLE,
    "delete it; describe the case in general terms, or not at all",
)
def family_court_case(plain: NormalisedText) -> Spans:
    text = plain.text
    for match in _FAMILY.finditer(text):
        court = _COURT.search(text, max(match.start() - 4, 0), match.start())
        written = text[court.start() : match.end()] if court else ""
        if court and (written.isupper() or " " not in written):
            yield court.start(), match.end()
    for match in _ONLINE.finditer(text):
        if near(_CASE, text, *match.span(), 60) or (
            match[1] and luhn.is_valid(re.sub("[ -]", "", match[0]))
        ):
            yield match.span()
    if "case" in plain.folded:
        yield from (match.span() for match in _OLD_CASE.finditer(plain.folded))


_MARK = re.compile(
    r"[A-HJ-PR-Y](?<![0-9A-Za-z].)[A-HJ-PR-Y](?!(?<=UK))"
    r"(?:0[2-9]|[12][0-9]|5[1-9]|6[0-9]|7[0-9])[ -]?"
    r"(?!(?:FOI|VAT|AND|THE|FOR|PDF|DOC)\b)[A-HJ-PR-Z]{3}"
    r"(?![0-9A-Za-z])"
)
_VEHICLE = re.compile(
    at_word(
        "vehicle",
        "car",
        "van",
        "motorcycle",
        "lorry",
        "taxi",
        "number ?plate",
        "plate",
        "registration",
        "reg",
        "vr[mn]",
        "driv(?:er|ing|en)",
    )
    + r"\b"
)
_OLD_MARK = re.compile(
    r"[A-Za-z](?<![0-9A-Za-z].)"
    r"(?:[0-9]{1,3} ?[A-Za-z]{3}"
    r"|[A-Za-z]{2} ?[0-9]{1,3} ?[A-Za-z]"
    r"|[A-Za-z][0-9]{2} ?[A-Za-z]{3}"
    r"|[A-Z]{2} ?(?!(?:19|20)[0-9]{2})[0-9]{1,4})"
    r"(?![0-9A-Za-z-])"
)


@kind("DL819", "a vehicle registration number", Strength.ACCEPT, "delete it")
def vehicle(plain: NormalisedText) -> Spans:
    text = plain.text
    yield from (match.span() for match in _MARK.finditer(text))
    done = 0
    for label in _VEHICLE.finditer(plain.folded):
        end = len(text[label.end() : label.end() + 40].partition(BOUNDARY)[0]) + label.end()
        yield from (match.span() for match in _OLD_MARK.finditer(text, max(label.end(), done), end))
        done = end
