"""Names, where something beside them shows that they are names: the head of an e-mail, a title, the
beginning and the end of a letter.

A name in running text has no such sign. No check of forms finds it: that is what the list of people
and a second reader are for.
"""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import Spans, Strength, at_word, kind, near
from disclosure_log.privacy.normalise import Plain

_NAME = r"[A-Z\u0141\u00d8\u00c6\u00de\u0110\u0152](?:[\w'-]*\w)?"
_INITIALS = r"(?:[A-Z]\.? ?(?![a-z'])){0,3}"
_BODY = frozenset(
    "team teams office offices department unit council service services authority board committee"
    " commission commissioner group trust agency court courts directorate division secretariat"
    " administrator administration centre center bureau panel support desk helpdesk college school"
    " hospital university constabulary police ministry government parliament borough county"
    " district region association society charity company limited ltd plc solicitors llp ofsted"
    " nspcc aid advice index plan programme".split()
)
"""Words that name a body of people, or a thing with a name of its own."""
_POST = frozenset(
    "head chief director manager officer officers adviser advisor governance information foi"
    " freedom data complaints customer senior assistant deputy acting legal corporate public"
    " records access chair executive permanent secretary principal private press media"
    " communications human resources finance policy performance the our your on for and of at in to"
    " from yours sent this that these those we i it please if as thank thanks best kind regards"
    " note re ref reference subject attached enclosed cc tel telephone email e-mail phone fax web"
    " website www http https redacted name signature hmcts moj nhs ico all any no not is are was"
    " mental health children family families young child adult adults social care local national"
    " north south east west central english welsh london wales england monday tuesday wednesday"
    " thursday friday saturday sunday january february march april may june july august september"
    " october november december br bw kr rgds practice quality food action women women's"
    " arrangements parenting white black asian mixed british".split()
)
"""Words that begin the name of a post, a body, a line of a letter or a sentence, and no name of a
person."""
_ANYBODY = frozenset(
    "sir madam sirs madams colleague colleagues applicant requester requestor customer resident"
    " residents parent parents carer carers all everyone team friend friends member members reader"
    " enquirer recipient user users student students staff neighbour foi governance information"
    " freedom data head chief council councillor editor minister secretary prime home commissioner"
    " hiring whom there both world chair governor governors headteacher tenant claimant complainant"
    " mum dad diary santa service redacted name x xx xxx xxxx good again professional professionals"
    " hi hello hey hiya syr syrs fadam riant rieni gyfaill gyfeillion".split()
)
_NOT_GREETED = _ANYBODY | _POST


def _is_person(words: str) -> bool:
    """Whether capitalised *words* can be the name of a person: nothing in them names a post or a
    body."""
    parts = [part.strip("'-.").casefold() for part in words.split()]
    return bool(parts) and parts[0] not in _POST and not any(part in _BODY for part in parts)


_OF = "(?:(?:de|del|van|von|der|la|le|al|bin|ap) ){0,2}"
_FULL = re.compile(rf"{_OF}{_INITIALS}{_NAME}(?: {_OF}{_INITIALS}{_NAME}){{0,2}}")
_TWO_WORDS = re.compile(rf"(?:{_NAME}|[A-Z]\.?) {_INITIALS}{_NAME}(?: {_NAME})?")

_HEADER = re.compile(
    at_word(*(rf"{field} ?: ?" for field in ("from", "to", "cc", "bcc", "on behalf of")))
)
_HEADED = re.compile(
    rf"[\"'<]?(?:{_NAME}, ?{_INITIALS}{_NAME}|{_NAME} {_INITIALS}{_NAME}(?: {_NAME})?|{_NAME}(?="
    r" ?[<(\[]))"
)
_LOWER_HEADED = re.compile("[a-z][a-z'-]+ [a-z][a-z'-]+")
_SENT = re.compile(at_word("sent ?: ?") + r"[a-z0-9 ,./-]{4,40}[0-9]{1,2}[:.][0-9]{2}")
_WROTE = re.compile(r" wrote ?:")
_WRITER = re.compile(rf"[0-9]:[0-9]{{2}}|<|, ?{_NAME} {_NAME}(?: {_NAME})?$")
_PASTED = re.compile(r"original message ?-|forwarded message ?[-:]|begin forwarded message")


@kind(
    "DL812",
    "the head of an e-mail",
    Strength.STOP,
    "write down what was said, and leave out who sent it to whom and when",
)
def mail_header(plain: Plain) -> Spans:
    text, folded = plain.text, plain.folded
    for field in _HEADER.finditer(folded) if ":" in folded else ():
        person = _HEADED.match(text, field.end())
        if person and plain.begins_line(field.start()):
            end = _end_of_line(plain, person.start(), person.end())
            if _is_person(text[person.start() : end].strip("\"'<")) and (
                " " in text[person.start() : end] or end == person.end()
            ):
                yield field.start(), end
        elif (
            (name := _LOWER_HEADED.match(text, field.end()))
            and plain.begins_line(field.start())
            and plain.ends_line(name.end())
            and _is_person(name[0])
        ):
            yield field.start(), name.end()
    if "sent" in folded:
        yield from (
            match.span() for match in _SENT.finditer(folded) if plain.begins_line(match.start())
        )
    if "message" in folded:
        yield from (match.span() for match in _PASTED.finditer(folded))
    for wrote in _WROTE.finditer(folded) if "wrote" in folded else ():
        begun = folded.rfind("on ", max(wrote.start() - 120, 0), wrote.start())
        words = text[begun : wrote.start()] if begun >= 0 else ""
        if (
            "\x1e" not in words
            and re.match("on [a-z, ]{0,12}[0-9]", words, re.IGNORECASE)
            and _WRITER.search(words)
        ):
            yield begun, wrote.end()


_RANK = (
    r"(?:m[rsx]|mrs|miss|master|dr|prof(?:essor)?|sir|dame|lord|lady|rev(?:erend|d)?|cllr|judge)\b(?:\."
    r" ?| )"
)
_DEAR = re.compile(at_word("dear", "annwyl") + rf" (?P<rank>{_RANK}(?:(?:and|&) {_RANK})?)?")
_GREETING = re.compile(
    at_word(
        "hi",
        "hello",
        "hey",
        "hiya",
        "good (?:morning|afternoon|evening|day)",
        "morning",
        "afternoon",
    )
    + r",? "
)
_WORD = re.compile(r"[^\W\d](?:[\w'-]*\w)?")


@kind(
    "DL816",
    "the opening of a letter to a person",
    Strength.ACCEPT,
    "leave out the opening, or write only what was answered",
)
def letter_opening(plain: Plain) -> Spans:
    text, folded = plain.text, plain.folded
    done = 0
    for dear in _DEAR.finditer(folded):
        word = _WORD.match(text, dear.end())
        if not word or dear.start() < done:
            continue
        done = word.end()
        name = _FULL.match(text, dear.end()) or word
        if dear["rank"]:
            if word[0].casefold() not in ("or", "and", "madam", "sir", "redacted"):
                yield dear.start(), name.end()
        elif text[dear.start()] in "DA" and text[word.start()].isupper():
            if word[0].casefold() not in _ANYBODY and not _names_a_body(name[0]):
                yield dear.start(), name.end()
        elif (
            plain.begins_line(dear.start())
            and text[word.end() : word.end() + 1] == ","
            and word[0].casefold() not in _ANYBODY
        ):
            yield dear.start(), word.end()
    for greeting in _GREETING.finditer(folded):
        word = _WORD.match(text, greeting.end())
        if (
            not word
            or word[0].casefold() in _NOT_GREETED
            or not plain.begins_line(greeting.start())
        ):
            continue
        name = _FULL.match(text, greeting.end()) or word
        if (
            text[name.end() : name.end() + 1] in (",", "!") or plain.ends_line(name.end())
        ) and not _names_a_body(name[0]):
            yield greeting.start(), name.end()


_CLOSING = re.compile(
    at_word(
        "yours (?:sincerely|faithfully|truly|ever)",
        "kind(?:est)? regards",
        "best (?:regards|wishes)",
        "warm(?:est)? (?:regards|wishes)",
        "many thanks",
        "with (?:many )?thanks",
        "regards",
        "rgds",
        "thanks",
        "thank you",
        "sincerely(?: yours)?",
        "cheers",
        "all the best",
        "best",
        "kr",
        "br",
        "bw",
        "yours",
        "yn gywir",
        "cofion(?: (?:gorau|cynnes))?",
    )
    + "[,.!]{0,2} "
)
_SHORT = frozenset("best kr br bw rgds yours".split())
"""Closings that say something else within a line."""
_LOWER_NAME = re.compile(r"[a-z][a-z'-]+(?: [a-z][a-z'-]+)?")


@kind(
    "DL817",
    "the end of a letter with a person's name",
    Strength.ACCEPT,
    "name the team or the post instead, or leave out the end of the letter",
)
def sign_off(plain: Plain) -> Spans:
    text, folded = plain.text, plain.folded
    for closing in _CLOSING.finditer(folded):
        name = _FULL.match(text, closing.end()) or _LOWER_NAME.match(text, closing.end())
        # Where a line begins takes longest to find out, so it is asked last.
        if not name or not _is_person(name[0].split()[0]):
            continue
        words = closing[0].rstrip(" ,.!")
        if words in _SHORT and not plain.begins_line(closing.start()):
            continue
        sure = " " in closing[0].rstrip() and not words.startswith("thank")
        broken = plain.ends_line(closing.end() - 1)
        end = _end_of_line(plain, name.start(), name.end())
        if not _is_person(text[name.start() : end]):
            continue
        if name.re is _FULL:
            if sure or broken or (text[closing.end() - 2] == "," and plain.ends_line(end)):
                yield closing.start(), end
        elif (sure or broken) and plain.begins_line(closing.start()) and plain.ends_line(end):
            yield closing.start(), end


def _end_of_line(plain: Plain, start: int, end: int) -> int:
    """Where the line of the words from *start* to *end* ends, at most at *end*."""
    return next(
        (
            start + gap.start()
            for gap in re.finditer(" ", plain.text[start:end])
            if plain.ends_line(start + gap.start())
        ),
        end,
    )


# A title, or a word of kinship or of an office, before a name.
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
        "constable",
        "nurse",
        "canon",
        "imam",
        "rabbi",
    )
    + r"\b(?:\. ?| )"
)
# Other titles, and titles in capitals, begin words of their own: nurse-led, MS-DOS.
_JOINED_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)-?(?=[A-Z]\w\w)")
_NO_NAMES = frozenset(
    "justice and or the chancellor chief president mayor speaker advocate lieutenant privy"
    " chamberlain general of who was is said has had redacted teams word excel office outlook"
    " access project powerpoint windows sharepoint dynamics sql dos exchange server azure forms"
    " society world desktop laptop monitor usb plan site system recovery congo motor comics"
    " practitioner manager led station in for to barnardo barnardo's barnardos please thanks"
    " training reports scanner scan men".split()
)
_FIGURE = re.compile("sir|dame|lord|lady|baroness|prof")
_PUBLIC_WORK = re.compile(
    r"\b(?:report|review|inquir|enquir|commission|committee|judgment|judgement|minister|secretary"
    r" of state|chair|president|act\b|v\b)",
    re.IGNORECASE,
)
_RELATIVES = (
    "mother father mum dad son daughter brother sister wife husband ex-wife ex-husband grandmother"
    " grandfather grandson granddaughter aunt uncle nephew niece step-?father step-?mother".split()
)
_KIN = (*_RELATIVES, *"child partner ex-?partner baby neighbour friend".split())
_ROLES = (
    "social worker", "guardian", "case ?worker", "practitioner", "family court advis[eo]r", "fca", "solicitor", "barrister", "teacher", "headteacher",
    "applicant",     "respondent", "complainant", "requester", "requestor", "author", "case manager", "doctor", "officer", "manager", "employee", "witness",
)  # fmt: skip
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
_TWO_NAMES = re.compile(at_word(*_LABELS, *_ROLES) + r"[,:]?(?: (?:called|named|is|was))? ")


@kind(
    "DL815",
    "the name of a person",
    Strength.ACCEPT,
    "write the post or the part in the case instead of the name, such as 'a manager' or 'the"
    " father'",
)
def named_person(plain: Plain) -> Spans:
    text, folded = plain.text, plain.folded
    done = 0
    for title in sorted(
        (*_TITLE.finditer(folded), *_JOINED_TITLE.finditer(text)), key=re.Match.start
    ):
        if title.start() < done or not (
            text[title.start()].isupper() or title[0].startswith(("mr", "mrs"))
        ):
            continue
        name = _FULL.match(text, title.end()) or (
            _WORD.match(text, title.end()) if text[title.start() + 1] == "r" else None
        )
        if (
            not name
            or len(name[0]) < 3
            or {word.casefold().strip("'.-") for word in name[0].split()[:1]} & _NO_NAMES
            or _names_a_body(name[0])
        ):
            continue
        if _FIGURE.match(title[0]) and near(_PUBLIC_WORK, text, title.start(), name.end(), 40, 40):
            continue
        done = name.end()
        yield title.start(), done
    for pattern, names in ((_ONE_NAME, _FULL), (_TWO_NAMES, _TWO_WORDS)):
        for label in pattern.finditer(folded):
            said = text[label.start() : label.end()].rstrip(" ,:")
            name = names.match(text, label.end())
            if (
                name
                and (
                    (said[-1].islower() and said.split()[-1].islower())
                    or said in _CAPITAL_LABELS
                    or text[label.end() - 2] in ",:"
                )
                and _is_person(name[0])
            ):
                yield name.span()


def _names_a_body(words: str) -> bool:
    return any(part.strip("'-.").casefold() in _BODY for part in words.split())
