"""Bank accounts and payment cards."""

from __future__ import annotations

import re

from stdnum import iban, luhn

from disclosure_log.privacy.kinds.kind import NO, Spans, Strength, at_word, kind, near
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

_SORT = r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])"
_ACCOUNT = r"[0-9](?:[ -]?[0-9]){6,9}(?![0-9])"
_SORT_LABELLED = re.compile(
    at_word(
        rf"sort ?-?codes?[^0-9{BOUNDARY}]{{0,20}}{_SORT}"
        rf"(?:[^0-9{BOUNDARY}]{{1,40}}[0-9]{{4}} ?[0-9]{{4}}(?![0-9]))?"
    )
)
_ACCOUNT_LABELLED = re.compile(
    at_word(
        rf"account{NO}[^0-9{BOUNDARY}]{{0,15}}",
        r"account ?[:#] ?",
        rf"acct{NO}?[^0-9{BOUNDARY}]{{0,5}}",
        rf"acc{NO}[^0-9{BOUNDARY}]{{0,5}}",
        rf"a/c{NO}?[^0-9{BOUNDARY}]{{0,5}}",
        "bank account ",
    )
    + rf"(?!(?:19|20)[0-9]{{2}}-){_ACCOUNT}"
)
_ADJACENT = re.compile(
    r"[0-9](?<![0-9].)(?<![0-9][.,/-].)"
    r"(?:[0-9]-[0-9]{2}-[0-9]{2}"
    rf"(?:[ ,;/|]{{1,3}}|[^0-9{BOUNDARY}]{{1,12}}\bac[^0-9{BOUNDARY}]{{1,20}})"
    r"[0-9]{8}"
    r"|[0-9]{7}"
    rf"(?:[ ,;/|]{{1,3}}|[^0-9{BOUNDARY}]{{1,12}}\bsort[^0-9{BOUNDARY}]{{1,10}})"
    r"[0-9]{2}-[0-9]{2}-[0-9]{2})"
    r"(?![0-9]|[.,/-][0-9])"
)
_DAY = re.compile(r"(?<![0-9])(?:0[1-9]|[12][0-9]|3[01])-(?:0[1-9]|1[0-2])-[0-9]{2}(?![0-9])")
_BANK = re.compile(r"sort|bank|account|\bac\b|a/c|pay to|paid (?:in)?to")
_IBAN_LENGTHS = {
    entry[:2].lower(): int(entry[2:])
    for entry in (
        "AL28 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GE22 GI23 GR27 HR21"
        " HU28 IE22 IL23 IS26 IT27 LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PK24 PL28 PT25 RO24 RS22"
        " SE24 SI19 SK24 TR26 UA29"
    ).split()
}
_IBAN = re.compile("[0-9][0-9](?<=[a-z]{2}..)(?<![0-9a-z][a-z]{2}..)")


@kind(
    "DL807",
    "a bank account",
    Strength.STOP,
    "delete it; the payment can be described without it",
)
def bank_account(plain: NormalisedText) -> Spans:
    text = plain.folded
    if "sort" in text:
        yield from (match.span() for match in _SORT_LABELLED.finditer(text))
    if "acc" in text or "a/c" in text:
        yield from (match.span() for match in _ACCOUNT_LABELLED.finditer(text))
    for match in _ADJACENT.finditer(text) if "-" in text else ():
        # A payment list has a date beside the number of each document.
        if not _DAY.search(match[0]) or near(_BANK, text, match.start(), match.end(), 60, 30):
            yield match.span()
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
    r"(?:[0-9]{3}([ .-])[0-9]{4}\1[0-9]{4}\1[0-9]{1,7}"
    r"|[0-9]{3}([ .-])[0-9]{6}\2[0-9]{4,5}"
    r"|[0-9]{12,18})"
    r"(?![0-9A-Za-z]|[.,][0-9])"
)
_ISSUER = re.compile("4|5[0-8]|6[0-9]|2[2-7]|3[0456789]")


@kind(
    "DL808",
    "a payment card number",
    Strength.STOP,
    "delete it, and tell the card holder",
)
def card_number(plain: NormalisedText) -> Spans:
    for match in _CARD.finditer(plain.text) if plain.has_long_number else ():
        digits = re.sub("[ .-]", "", match[0])
        if (
            13 <= len(digits) <= 19
            and _ISSUER.match(digits)
            and luhn.is_valid(digits)
            and len(set(digits)) > 1
        ):
            yield match.span()
