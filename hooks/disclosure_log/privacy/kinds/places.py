"""Postcodes, and postal addresses with or without one."""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import Spans, Strength, bare, kind, near
from disclosure_log.privacy.normalise import NormalisedText

_AREAS = frozenset(
    "AB AL B BA BB BD BF BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY"
    " E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE"
    " LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL"
    " SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE".split()
)
_AREAS_WITH_NOUGHT = frozenset("BL BS CM CR FY HA PR SL SS".split())
_AREAS_WITH_A_LETTER = frozenset("E EC N NW SE SW W WC".split())
_INWARD = re.compile(r"[0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2}(?![0-9A-Za-z])")
_OUTWARD = re.compile(r"(?<![0-9A-Za-z#&])([A-Za-z]{1,2})([0-9]{1,2}|[0-9][A-Za-z])[ -]?$")

_STREET = (
    "(?:street|road|avenue|lane|close|drive|way|court|crescent|gardens?|grove|place|square"
    "|terrace|hill|row|walk|mews|park|view|rise|green|parade|quay|wharf|gate|bank|end|fold|croft"
    "|house|cottages?|farm|lodge|villas?|tower|rd|ave|ln|cl|dr|st|cres|gdns|sq|ct)"
)
_NOT_A_YEAR = r"(?<![0-9.,£/-])(?!(?:19|20)[0-9]{2}\b)"
_DWELLING = re.compile(
    r"(?:flat|apartment|apt|unit|room|caravan|plot) ?[0-9a-z]{1,4}\b"
    rf"|{_NOT_A_YEAR}[0-9]{{1,4}}[a-z]?(?:[/-][0-9]{{1,4}})?,?"
    rf" (?:[a-z][a-z'.-]* ){{0,3}}{_STREET}\b"
    rf"|{_NOT_A_YEAR}[0-9]{{1,4}}[a-z]?,? [a-z][a-z'.-]*(?: [a-z'.-]+){{0,2}},"
    rf"|(?<![a-z'-])(?:[a-z][a-z'-]+ ){{1,2}}{_STREET}\b"
)
_IN_BETWEEN = re.compile(r"[\w ,.'/()|-]*")
_LONGEST = 120
"""The most characters from a house number to its postcode."""

_NO_STREET = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|The|Of|In|And|On"
)
"""Capitalised words that can follow a number but do not begin a street name."""
_HOUSE = re.compile(
    r"[0-9](?<![0-9.,£/:-].)(?<![A-Za-z].)(?!(?<=1)9[0-9]{2}\b|(?<=2)0[0-9]{2}\b)"
    r"[0-9]{0,3}(?:-[0-9]{1,3})?[A-Za-z]?,? "
    rf"(?!(?:{_NO_STREET})\b)(?:[A-Z][\w'-]+\.? ){{1,3}}"
    r"(?:Street|Road|Avenue|Lane|Close|Crescent|Drive|Gardens|Grove|Terrace|Mews|Rd|Ave"
    r"|STREET|ROAD|AVENUE|LANE|CLOSE)\b"
)
_NAMED_HOME = re.compile(
    # The letters on which the engine can skip ahead come first.
    r"[FfAaMmBbCc](?:lat(?<=[Ff]lat)|partment(?<=[Aa]partment)|pt(?<=[Aa]pt)\.?"
    r"|aisonette(?<=[Mm]aisonette)|edsit(?<=[Bb]edsit)|aravan(?<=[Cc]aravan)"
    r"|LAT(?<=FLAT)) ?(?:No\.? ?)?[0-9]{1,4}[A-Za-z]?,?"
    r" (?:[A-Z][\w'-]+,? ){0,3}(?:House|Court|Lodge|Tower|Towers|Heights|Point|Mansions?"
    r"|Villas?|Place"
    r"|Buildings?|Gardens?|Close|Street|Road|Park|View|Grange|Hall)\b"
)
_LIVES_IN = re.compile(
    r"[LlRrHhMmSs](?:iv(?<=\b[Ll]iv)(?:e|es|ed|ing)|esid(?<=\b[Rr]esid)(?:e|es|ed|ing)"
    r"|ome(?<=\b[Hh]ome)(?: address)?(?: is)?|oved(?<=\b[Mm]oved)|tay(?<=\b[Ss]tay)(?:s|ed|ing)?)"
    r" (?:at|to|in|:)? ?(?:the )?"
    r"(?P<house>(?:[A-Z][\w'-]+ ){1,3}(?:Cottage|Cottages|House|Farm|Farmhouse|Lodge|Barn|Villa"
    r"|Bungalow|Grange"
    r"|Manor|Croft|Mill|Rectory|Vicarage)"
    r"|[Ff]lat [0-9]{1,4}[A-Za-z]?\b|[0-9]{1,4} [A-Z][\w'-]+ (?:House|Court|Tower))\b"
)
_NOT_A_HOME = re.compile(
    r"\b(?:care|nursing|residential|children'?s|approved|hostel|hotel|premises|offices?)\b",
    re.IGNORECASE,
)
_WORKS = re.compile(
    r"resurfac|road ?works|street ?works|works? (?:at|on|in|outside|began|start)|clos(?:ed|ure)"
    r"|opposite|outside|junction|\bbetween\b|\bsite\b|lamp|column|pothole|gull(?:y|ies)|\btrees?\b"
    r"|signs?\b|parking|bus stop|crossing|\bscheme\b|planning|premises|licen[cs]|depot|\boffices?\b"
    r"|\bstores?\b|\bshops?\b|scaffold|\bskip\b|pavement|footway|carriageway|kerb|drain|sewer|zebra"
    r"|located at|based at|\bcar park\b|library|museum|surgery|clinic|\bschool\b|station|restaurant"
    r"|takeaway|\bpub\b|headquarters|town hall|civic",
    re.IGNORECASE,
)
"""Words around a house number in a street where it marks a place of work, and not a home."""
_AT_HOME = re.compile(
    r"\b(?:he|she|lives?|lived|living|homes?|resid\w+|tenants?|famil(?:y|ies)|child(?:ren)?"
    r"|mother|father"
    r"|parents?|neighbours?|complainant|occupier|householder|mr|mrs|ms|miss|they)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|stay(?:s|ed|ing)?|home|address|moved|house) "
    r"(?:is |was )?(?:at |to |in |of )?[:,]? ?"
    r"(?:(?:flat|apartment|apt) ?[0-9a-z]{1,3},? )?"
    rf"(?P<house>[0-9]{{1,4}}[a-z]?,? (?:[a-z][a-z'-]+ ){{1,3}}{_STREET})\b"
)


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether the number before a street is that of another street: ``Alma Road 40, Elder Lane
    28``."""
    before = re.search(r"[A-Z][\w'-]+ $", text[max(start - 20, 0) : start])
    return bool(before and re.match(" [0-9]", text[end : end + 2]))


def _sentence(text: str, start: int) -> int:
    """Where the sentence begins that holds *start*, or 60 characters earlier if it is short."""
    begin = max(start - _LONGEST_SENTENCE, 0)
    stop = max(text.rfind(sign, begin, start) for sign in (". ", "? "))
    return max(min(max(begin, stop), start - 60), 0)


_LONGEST_SENTENCE = 300


def _postcodes(text: str) -> Spans:
    for match in _INWARD.finditer(text):
        outward = _OUTWARD.search(text, max(match.start() - 6, 0), match.start())
        if outward and _is_district(outward[1].upper(), outward[2]):
            written = text[outward.start() : match.end()]
            if written.isupper() or written.islower() or written.istitle():
                yield outward.start(), match.end()

    for match in _WITH_O.finditer(text):
        plainly = match[0].replace("O", "0")
        if "O" in match[0] and match[2][0:3] not in _WORDS_WITH_O:
            outward = _OUTWARD.search(plainly[: len(match[1]) + 1])
            if outward and _is_district(outward[1].upper(), outward[2]):
                yield match.span()


def _all_postcodes(plain: NormalisedText) -> Spans:
    return _postcodes(plain.text)


# The letter O for the figure nought.
_WITH_O = re.compile(
    r"([A-NP-Z](?<![0-9A-Za-z#&].)[A-NP-Z]?[1-9][0-9O]?[A-Z]?)"
    r" ([0-9O][ABD-HJLNP-UW-Z]{2})(?![0-9A-Za-z])"
)
_WORDS_WITH_O = frozenset("ONE OLD OUR OUT OFF OAK ORE ODD OWN OUS".split())


def _is_district(area: str, district: str) -> bool:
    if district[-1].isalpha():
        return area in _AREAS_WITH_A_LETTER
    return area in _AREAS and (
        district[0] != "0" or (district == "0" and area in _AREAS_WITH_NOUGHT)
    )


def _address_key(text: str) -> str:
    """The postcode; if there is none, the whole address."""
    return next((bare(text[start:end]) for start, end in _postcodes(text)), bare(text))


@kind(
    "DL813",
    "a postal address",
    Strength.ACCEPT,
    "delete it; the name of the town or a postcode district may be enough",
    _address_key,
)
def address(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    last = 0
    for start, end in plain.once(_all_postcodes):
        window = folded[max(start - _LONGEST, last) : start]
        last = end
        for match in _DWELLING.finditer(window):
            if _IN_BETWEEN.fullmatch(window, match.end()):
                yield start - len(window) + match.start(), end
                break
    for match in _HOUSE.finditer(text):
        start, end = match.span()
        # A stretch of a road: 12 to 88 Albert Road.
        place = re.search(r"[0-9] ?(?:to|-) ?$", text[max(start - 8, 0) : start])
        if place or _is_counted(text, start, end):
            continue
        begin = _sentence(text, start)
        works = near(_WORKS, text, start, end, start - begin, 40)
        if not works or near(_AT_HOME, text, start, end, start - begin, 40):
            yield start, end
    yield from (match.span() for match in _NAMED_HOME.finditer(text))
    for match in _LIVES_IN.finditer(text):
        if not near(_NOT_A_HOME, text, *match.span("house"), 25, 20):
            yield match.span("house")
    if re.search("liv|resid|stay|home|address|moved|house", folded):
        yield from (match.span("house") for match in _HOME.finditer(folded))


@kind("DL814", "a postcode", Strength.ACCEPT, "leave out the second half, or delete all of it")
def postcode(plain: NormalisedText) -> Spans:
    yield from plain.once(_all_postcodes)
