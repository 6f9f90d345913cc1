"""Names that a title, or a word for a relative or role, gives away.

In running text, without such a word beside it, only a common forename shows a name, and nothing
whose it is. So those are notes; the list of people and a second reader have to find the others.
"""

from __future__ import annotations

import re
from itertools import chain

from disclosure_log.privacy.kinds.institutions import names_institution
from disclosure_log.privacy.kinds.kind import Spans, Strength, at_word, kind, near
from disclosure_log.privacy.kinds.name_shapes import (
    FULL_NAME,
    TWO_WORDS,
    WORD,
    is_named,
    names_a_body,
    pieces_with_two_words,
)
from disclosure_log.privacy.kinds.signs import full_names, holds_public_office, signed_names
from disclosure_log.privacy.normalise import NormalisedText

_TITLE = re.compile(
    at_word(
        "m[rsx]",
        "mrs",
        "miss",
        "dr",
        "prof(?:essor)?",
        "sir",
        "dame",
        "lord",
        "lady",
        "baroness",
        "rev(?:erend|d)?",
        "cllr",
        "councillor",
        "judge",
        "hhj",
        "dj",
        "p[cs]",
        "d[csi]",
        "sgt",
        "sergeant",
        "inspector",
        "insp",
        "pcso",
        "dci",
        "dcs",
        "wpc",
        "supt",
        "constable",
        "nurse",
        "canon",
        "imam",
        "rabbi",
    )
    + r"\b(?:\. ?| )(?:[0-9]{2,6} )?"
)
# No other titles, and none in capitals: they also begin words such as nurse-led and MS-DOS.
_JOINED_TITLE = re.compile(r"(?:M(?<!\w.)(?:r|rs|s|iss)|D(?<!\w.)r)-?(?=[A-Z]\w\w)")
_NO_NAMES = frozenset(
    "justice and or the chancellor chief president mayor speaker advocate lieutenant privy"
    " chamberlain general of who was is said has had redacted teams word excel office outlook"
    " access project powerpoint windows sharepoint dynamics sql dos exchange server azure forms"
    " society world desktop laptop monitor usb plan site system recovery congo motor comics"
    " practitioner manager led station in for to barnardo barnardo's barnardos please thanks"
    " training reports scanner scan men".split()
)
_PRIVATE = re.compile("m[rsx]|mrs|miss|nurse|p[cs]|d[csi]|dr")
_FIGURE = re.compile("sir|dame|lord|lady|baroness|prof")
_PUBLIC_WORK = re.compile(
    r"\b(?:report|review|inquir|enquir|commission|committee|judgment|judgement|minister"
    r"|secretary of state|chair|president|act\b|v\b|lectures?\b|held that\b|\[[12][0-9]{3}\])",
    re.IGNORECASE,
)
_RELATIVES = (
    "mother father mum dad son daughter brother sister wife husband ex-wife ex-husband grandmother"
    " grandfather grandson granddaughter aunt uncle nephew niece step-?father step-?mother".split()
)
_KIN = (*_RELATIVES, *"child partner ex-?partner baby neighbour friend".split())
_ROLES = (
    "social worker",
    "case ?worker",
    "case manager",
    "family court advis[eo]r",
    "next of kin",
    *(
        "guardian practitioner fca solicitor barrister teacher headteacher applicant respondent"
        " complainant requester requestor author doctor officer manager employee witness claimant"
        " defendant appellant victim patient pupil tenant deceased suspect interviewee"
        " recipient".split()
    ),
)
_ONE_NAME = re.compile(
    at_word(
        "my name is",
        *(rf"{whose} (?:{'|'.join(_KIN)})" for whose in "my his her their our your the".split()),
    )
    + r",?(?: (?:called|named|is))? "
)
_LABELS = (
    "i am",
    "names? ?:",
    "signed(?: by)?:?",
    "fao:?",
    r"f\.a\.o\.?:?",
    r"attn\.?:?",
    "attention:",
    "c/o:?",
    "for the attention of:?",
    "named",
    "called",
    "known as",
    *(rf"{who}(?:(?:'s name)?:|'s name is)" for who in _KIN),
    *_RELATIVES,
)
_CAPITAL_LABELS = frozenset("FCA FAO F.A.O F.A.O. Attn Attn. ATTN C/O".split())
_TWO_NAMES = re.compile(at_word(*_LABELS, *_ROLES) + r"[,:]?(?: (?:called|named|is|was))? \(?")


@kind(
    "DL815",
    "a person's name",
    Strength.ACCEPT,
    "replace the name with a post or a role, such as 'a manager' or 'the father'",
)
def named_person(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    done = 0
    for title in sorted(
        (*_TITLE.finditer(folded), *_JOINED_TITLE.finditer(text)), key=re.Match.start
    ):
        if title.start() < done or not (
            text[title.start()].isupper() or title[0].startswith(("mr", "mrs"))
        ):
            continue
        name = FULL_NAME.match(text, title.end()) or (
            WORD.match(text, title.end()) if text[title.start() + 1] == "r" else None
        )
        if (
            not name
            or len(name[0]) < 3
            or {word.casefold().strip("'.-") for word in name[0].split()[:1]} & _NO_NAMES
            or names_a_body(name[0])
            or (not _PRIVATE.match(title[0]) and names_institution(text, title.start(), name.end()))
            or holds_public_office(text, title.start(), name.end())
            or holds_public_office(text, name.start(), name.end())
        ):
            continue
        if _FIGURE.match(title[0]) and near(_PUBLIC_WORK, text, title.start(), name.end(), 60, 60):
            continue
        done = name.end()
        yield title.start(), done
    yield from signed_names(plain)
    pieces = plain.once(pieces_with_two_words)
    for pattern, names, where in (
        (_ONE_NAME, FULL_NAME, [(0, len(text))]),
        (_TWO_NAMES, TWO_WORDS, pieces),
    ):
        for label in chain.from_iterable(pattern.finditer(folded, *piece) for piece in where):
            said = text[label.start() : label.end()].rstrip(" ,:(")
            name = names.match(text, label.end())
            if (
                name
                and (
                    (said[-1].islower() and said.split()[-1].islower())
                    or said in _CAPITAL_LABELS
                    or text[label.end() - 2] in ",:"
                )
                and is_named(name[0])
                and not names_institution(text, name.start(), name.end())
                and not holds_public_office(text, name.start(), name.end())
            ):
                yield name.span()


@kind(
    "DL824",
    "a full name",
    Strength.NOTE,
    "if it is not that of somebody in a public office, replace it with a post or a role",
)
def possible_name(plain: NormalisedText) -> Spans:
    """Names without any sign, which may as well be those of authors or of public figures."""
    yield from full_names(plain)
