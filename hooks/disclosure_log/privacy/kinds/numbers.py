"""Numbers that the state or a bank gives to one person, and the day a person was born."""

from __future__ import annotations

import re

from stdnum import iban, luhn
from stdnum.gb import nhs

from disclosure_log.privacy.kinds.kind import Spans, Strength, at_word, kind, near
from disclosure_log.privacy.normalise import BOUNDARY, Plain

_NO = r"(?: ?(?:no|num|number|ref|reference|id)\b\.?)"
_NHS_IN_GROUPS = re.compile(
    r"[0-9](?<![0-9].)(?<![0-9][.,-].)[0-9]{2}([ .-])[0-9]{3}\1[0-9]{4}(?![0-9]|[.,/-][0-9])"
)
_NHS_PLAIN = re.compile(
    r"[0-9](?<![0-9A-Za-z.,£$].)(?<![0-9][ -].)(?:[ -]?[0-9]){9}(?![0-9A-Za-z]|[ .,-][0-9])"
)
_PATIENT = re.compile(rf"\bnhs(?:{_NO}|[^\w.]{{0,3}}$)|\bpatient|\bservice user", re.IGNORECASE)


@kind("DL804", "an NHS number", Strength.STOP, "delete it")
def nhs_number(plain: Plain) -> Spans:
    text = plain.text
    for match in _NHS_IN_GROUPS.finditer(text):
        if nhs.is_valid(match[0].replace(".", "")):
            yield match.span()
    # One plain number of ten digits in eleven passes the checksum by chance.
    for match in _NHS_PLAIN.finditer(text):
        if nhs.is_valid(match[0]) and near(_PATIENT, text, *match.span(), 80, 80):
            yield match.span()


_SIX_DIGITS = re.compile(r"[0-9](?<![0-9].)(?:[ ./-]?[0-9]){5}[ ./-]{0,2}[A-Da-d](?![0-9A-Za-z])")
_TWO_LETTERS = re.compile(
    r"(?<![0-9A-Za-z])(?:Q ?Q|(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z] ?[A-CEGHJ-NPR-TW-Z])(["
    r" ./-]{0,2})$",
    re.IGNORECASE,
)
_INSURANCE = re.compile(r"insurance|\bnino?\b", re.IGNORECASE)
_INSURANCE_LABELLED = re.compile(
    at_word(rf"national insurance{_NO}?", rf"ni(?:no)?{_NO}?")
    + r"[^0-9\x1e]{0,20}(?<![a-z])[a-z]{2}(?: ?[0-9]){6}(?![0-9])(?: ?[a-d]\b)?"
)


@kind("DL805", "a National Insurance number", Strength.STOP, "delete it")
def national_insurance(plain: Plain) -> Spans:
    text = plain.text
    for match in _SIX_DIGITS.finditer(text):
        letters = _TWO_LETTERS.search(text, max(match.start() - 6, 0), match.start())
        if not letters:
            continue
        written = text[letters.start() : match.end()]
        # "at 10 20 30 a day" has the same shape.
        if (
            written.isupper()
            or " " not in written
            or written[-1] in "bcd"
            or near(_INSURANCE, text, letters.start(), match.end(), 40)
        ):
            yield letters.start(), match.end()
    if "insurance" in plain.folded or "nin" in plain.folded or "ni " in plain.folded:
        yield from (match.span() for match in _INSURANCE_LABELLED.finditer(plain.folded))


_MONTH = "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = (
    rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?[ ./-]{{0,2}}(?:day )?(?:of )?{_MONTH}(?![a-z])(?:["
    r" .,/-]{0,3}(?:[0-9]{4}|'?[0-9]{2}))?"
    r"|[0-9]{1,2} ?[./ -] ?[0-9]{1,2} ?[./ -] ?[0-9]{2,4}|[0-9]{4}[ ./-][0-9]{1,2}["
    r" ./-][0-9]{1,2}|[0-9]{8})(?![0-9])"
)
_MONTH_FIRST = rf"{_MONTH}[ .]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,? ?[0-9]{{4}})?(?![0-9])"
_BIRTH = re.compile(
    at_word(
        r"d\.? ?o\.? ?b\b\.?",
        "dates? of birth",
        "birth ?dates?",
        "birthday",
        "born",
        r"b\.(?<=\(b\.)",
    )
)
_UP_TO_A_DIGIT = re.compile(r"([^0-9\x1e.;!?]{0,40})(?=[0-9])")
_IN_GENERAL = re.compile(
    "before|after|since|between|until|from|prior|later|earlier|request|respon|letter|publish"
)
_BEFORE_BIRTH = re.compile(
    rf"{_DATE}[ (,]{{1,3}}(?:(?:is|was|being|as|a|his|her|the|their|my|child's|children's)"
    rf" ){{0,3}}(?:{_BIRTH.pattern})"
)
_MONTH_BEFORE = re.compile(rf"{_MONTH}[ .]{{1,2}}$")
_MONTH_AND_YEAR = re.compile(rf"{_MONTH} (?:19|20)[0-9]{{2}}(?![0-9])")
_AS_DATE, _AS_MONTH_FIRST = re.compile(_DATE), re.compile(_MONTH_FIRST)
_AGED = re.compile(at_word("aged?") + rf" [0-9]{{1,2}}[ ,]{{0,2}}\({_DATE}")


@kind(
    "DL806",
    "a date of birth",
    Strength.STOP,
    "delete it, or say only the age in years of a group of people",
)
def date_of_birth(plain: Plain) -> Spans:
    text = plain.folded
    for label in _BIRTH.finditer(text):
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


_SORT = r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])"
_ACCOUNT = r"[0-9](?:[ -]?[0-9]){6,9}(?![0-9])"
_SORT_LABELLED = re.compile(
    at_word(
        rf"sort ?-?codes?[^0-9\x1e]{{0,20}}{_SORT}(?:[^0-9\x1e]{{1,40}}[0-9]{{4}}"
        r" ?[0-9]{4}(?![0-9]))?"
    )
)
_ACCOUNT_LABELLED = re.compile(
    at_word(
        rf"account{_NO}[^0-9\x1e]{{0,15}}",
        r"account ?[:#] ?",
        rf"acct{_NO}?[^0-9\x1e]{{0,5}}",
        rf"acc{_NO}[^0-9\x1e]{{0,5}}",
        rf"a/c{_NO}?[^0-9\x1e]{{0,5}}",
        "bank account ",
    )
    + rf"(?!(?:19|20)[0-9]{{2}}-){_ACCOUNT}"
)
_ADJACENT = re.compile(
    r"[0-9](?<![0-9].)(?<![0-9][.,/-].)(?:"
    r"[0-9]-[0-9]{2}-[0-9]{2}(?:[ ,;/|]{1,3}|[^0-9\x1e]{1,12}\bac[^0-9\x1e]{1,20})[0-9]{8}"
    r"|[0-9]{7}(?:["
    r" ,;/|]{1,3}|[^0-9\x1e]{1,12}\bsort[^0-9\x1e]{1,10})[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9]|[.,/-][0-9])"
)
_IBAN_LENGTHS = {
    entry[:2].lower(): int(entry[2:])
    for entry in (
        "AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GE22 GI23 GR27 HR21"
        " HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PK24 PL28 PT25 RO24 RS22"
        " SE24 SI19 SK24 TR26 UA29"
    ).split()
}
_IBAN = re.compile("[0-9](?<=[a-z]{2}.)(?<![0-9a-z][a-z]{2}.)[0-9]")


@kind(
    "DL807",
    "a bank account",
    Strength.STOP,
    "delete it; a payment can be described without the account",
)
def bank_account(plain: Plain) -> Spans:
    text = plain.folded
    for pattern, word in ((_SORT_LABELLED, "sort"), (_ACCOUNT_LABELLED, "a"), (_ADJACENT, "-")):
        if word in text:
            yield from (match.span() for match in pattern.finditer(text))
    for match in _IBAN.finditer(text):
        start = match.start() - 2
        if length := _IBAN_LENGTHS.get(text[start : start + 2]):
            number = re.compile(rf"(?:[0-9a-z][ -]?){{{length - 1}}}[0-9a-z](?![0-9a-z])").match(
                text, start
            )
            if number and iban.is_valid(number[0].replace("-", "")):
                yield number.span()


_CARD = re.compile(
    r"[2-6](?<![0-9].)(?<![0-9A-Za-z.,£$].)"
    r"(?:[0-9]{3}([ .-])[0-9]{4}\1[0-9]{4}\1[0-9]{1,7}|[0-9]{3}(["
    r" .-])[0-9]{6}\2[0-9]{4,5}|[0-9]{12,18})(?![0-9A-Za-z]|[.,][0-9])"
)
_ISSUER = re.compile("4|5[0-8]|6[0-9]|2[2-7]|3[0456789]")


@kind(
    "DL808",
    "the number of a payment card",
    Strength.STOP,
    "delete it, and tell whoever holds the card",
)
def card_number(plain: Plain) -> Spans:
    for match in _CARD.finditer(plain.text):
        digits = re.sub("[ .-]", "", match[0])
        if (
            13 <= len(digits) <= 19
            and _ISSUER.match(digits)
            and luhn.is_valid(digits)
            and len(set(digits)) > 1
        ):
            yield match.span()


_TAX = re.compile(
    at_word(
        "utr",
        "unique tax(?:payer)?(?:'s)? ref(?:erence)?\\b",
        "tax(?:payer)?(?:'s)? ref(?:erence)?\\b",
    )
    + rf"{_NO}?[^0-9\x1e]{{0,25}}[0-9](?:[ -]?[0-9]){{9}}k?(?![0-9])"
)


@kind("DL809", "a tax reference", Strength.STOP, "delete it")
def tax_reference(plain: Plain) -> Spans:
    if "utr" in plain.folded or "tax" in plain.folded:
        yield from (match.span() for match in _TAX.finditer(plain.folded))


_PASSPORT = re.compile(
    at_word(
        "passports?", "residence permit", "brp", "identity card", "driv(?:ing|er'?s?) licen[cs]e"
    )
    + rf"(?:(?:{_NO}|:| is)[^0-9\x1e.;]{{0,12}}?[a-z]{{0,5}} ?(?=(?:[0-9][a-z ]*){{5}})[0-9](?:"
    r" ?[0-9a-z]){5,14}| [a-z]{0,2}[0-9]{7,9})(?![0-9a-z])"
)
_DRIVER = re.compile(
    r"[0-9][0156][0-9](?:0[1-9]|[12][0-9]|3[01])[0-9] ?[a-z9]{2}[0-9a-z] ?[a-z]{2}(?![0-9a-z]{3})"
)
_SURNAME = re.compile("(?<![0-9a-z])[a-z][a-z9]{4} ?$")


@kind("DL810", "the number of a passport or driving licence", Strength.STOP, "delete it")
def identity_document(plain: Plain) -> Spans:
    text = plain.folded
    yield from (match.span() for match in _PASSPORT.finditer(text))
    for match in _DRIVER.finditer(text):
        surname = _SURNAME.search(text, max(match.start() - 7, 0), match.start())
        if surname:
            yield surname.start(), match.end()


_FAMILY = re.compile(r"[0-9]{2}(?<![0-9]..)([ /-]?)[A-Za-z]\1?[ /-]?[0-9]{5}(?![0-9A-Za-z])")
_COURT = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2}[ /-]?$")
_CASE = re.compile(r"\bcase\b|\bccd\b|\bcourt\b", re.IGNORECASE)
_ONLINE = re.compile(
    r"1[5-9](?<![0-9]..)(?<![0-9][.,-]..)[0-9]{2}(["
    r" -]?)[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?![0-9]|[.,-][0-9])"
)
_OLD_CASE = re.compile(
    at_word(rf"case(?: file)?{_NO}")
    + r"[: ]{0,3}(?:is |was )?(?:[a-z]{1,4}[ /-]?)?[0-9]{1,6}/[0-9]{2,6}(?![0-9/])"
)


@kind(
    "DL811",
    "the number of a family court case",
    Strength.STOP,
    "delete it; describe the case in general words, or not at all",
)
def family_court_case(plain: Plain) -> Spans:
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
    r"[A-HJ-PR-Y](?<![0-9A-Za-z].)[A-HJ-PR-Y](?!(?<=UK))(?:0[2-9]|[12][0-9]|5[1-9]|6[0-9]|7[0-9])[ -]?"
    r"(?!(?:FOI|VAT|AND|THE|FOR|PDF|DOC)\b)[A-HJ-PR-Z]{3}(?![0-9A-Za-z])"
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
    r"[A-Za-z](?<![0-9A-Za-z].)(?:[0-9]{1,3} ?[A-Za-z]{3}|[A-Za-z]{2} ?[0-9]{1,3}"
    r" ?[A-Za-z]|[A-Za-z][0-9]{2} ?[A-Za-z]{3}"
    r"|[A-Z]{2} ?(?!(?:19|20)[0-9]{2})[0-9]{1,4})(?![0-9A-Za-z-])"
)


@kind("DL819", "the mark of a vehicle", Strength.ACCEPT, "delete it")
def vehicle(plain: Plain) -> Spans:
    text = plain.text
    yield from (match.span() for match in _MARK.finditer(text))
    done = 0
    for label in _VEHICLE.finditer(plain.folded):
        end = len(text[label.end() : label.end() + 40].partition(BOUNDARY)[0]) + label.end()
        yield from (match.span() for match in _OLD_MARK.finditer(text, max(label.end(), done), end))
        done = end
