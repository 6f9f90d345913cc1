"""Names in letters and emails: in headers, greetings and sign-offs."""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import Spans, Strength, at_word, kind
from disclosure_log.privacy.kinds.name_shapes import (
    ANYBODY,
    FULL_NAME,
    INITIALS,
    NAME,
    NOT_GREETED,
    WORD,
    is_person,
    names_a_body,
)
from disclosure_log.privacy.kinds.signs import names_above_posts
from disclosure_log.privacy.normalise import BOUNDARY, NormalisedText

_HEADER = re.compile(
    at_word(*(rf"{field} ?: ?" for field in ("from", "to", "cc", "bcc", "on behalf of")))
)
_COLON = re.compile(":(?:(?<=[mocf]:)|(?<=[mocf] :))")
"""Behind one of the last letters of these."""
_HEADED = re.compile(
    rf"[\"'<]?(?:{NAME}, ?{INITIALS}{NAME}"
    rf"|{NAME} {INITIALS}{NAME}(?: {NAME})?"
    rf"|{NAME}(?= ?[<(\[]))"
)
_LOWER_HEADED = re.compile("[a-z][a-z'-]+ [a-z][a-z'-]+")
_SENT = re.compile(at_word("sent ?: ?") + r"[a-z0-9 ,./-]{4,40}[0-9]{1,2}[:.][0-9]{2}")
_WROTE = re.compile(r" wrote ?:")
_WRITER = re.compile(rf"[0-9]:[0-9]{{2}}|<|, ?{NAME} {NAME}(?: {NAME})?$")
_PASTED = re.compile(r"original message ?-|forwarded message ?[-:]|begin forwarded message")


@kind(
    "DL812",
    "the header of an email",
    Strength.STOP,
    "keep what was said, and leave out who sent it, to whom and when",
)
def mail_header(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    for field in _HEADER.finditer(folded) if _COLON.search(folded) else ():
        person = _HEADED.match(text, field.end())
        if person and plain.begins_line(field.start()):
            end = _end_of_line(plain, person.start(), person.end())
            if is_person(text[person.start() : end].strip("\"'<")) and (
                " " in text[person.start() : end] or end == person.end()
            ):
                yield field.start(), end
        elif (
            (name := _LOWER_HEADED.match(text, field.end()))
            and plain.begins_line(field.start())
            and plain.ends_line(name.end())
            and is_person(name[0])
        ):
            yield field.start(), name.end()
    if "sent" in folded:
        yield from (
            match.span() for match in _SENT.finditer(folded) if plain.begins_line(match.start())
        )
    if "original message" in folded or "forwarded message" in folded:
        yield from (match.span() for match in _PASTED.finditer(folded))
    for wrote in _WROTE.finditer(folded) if "wrote" in folded else ():
        begun = folded.rfind("on ", max(wrote.start() - 120, 0), wrote.start())
        words = text[begun : wrote.start()] if begun >= 0 else ""
        if (
            BOUNDARY not in words
            and re.match("on [a-z, ]{0,12}[0-9]", words, re.IGNORECASE)
            and _WRITER.search(words)
        ):
            yield begun, wrote.end()


_RANK = (
    r"(?:m[rsx]|mrs|miss|master|dr|prof(?:essor)?|sir|dame|lord|lady|rev(?:erend|d)?|cllr|judge)\b"
    r"(?:\. ?| )"
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


@kind(
    "DL816",
    "the opening of a letter to a person",
    Strength.ACCEPT,
    "leave out the opening, and give only the answer",
)
def letter_opening(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    done = 0
    for dear in _DEAR.finditer(folded) if "dear" in folded or "annwyl" in folded else ():
        word = WORD.match(text, dear.end())
        if not word or dear.start() < done:
            continue
        done = word.end()
        name = FULL_NAME.match(text, dear.end()) or word
        if dear["rank"]:
            if word[0].casefold() not in ("or", "and", "madam", "sir", "redacted"):
                yield dear.start(), name.end()
        elif text[dear.start()] in "DA" and text[word.start()].isupper():
            if word[0].casefold() not in ANYBODY and not names_a_body(name[0]):
                yield dear.start(), name.end()
        elif (
            plain.begins_line(dear.start())
            and text[word.end() : word.end() + 1] == ","
            and word[0].casefold() not in ANYBODY
        ):
            yield dear.start(), word.end()
    for greeting in _GREETING.finditer(folded):
        word = WORD.match(text, greeting.end())
        if not word or word[0].casefold() in NOT_GREETED or not plain.begins_line(greeting.start()):
            continue
        name = FULL_NAME.match(text, greeting.end()) or word
        if (
            text[name.end() : name.end() + 1] in (",", "!") or plain.ends_line(name.end())
        ) and not names_a_body(name[0]):
            yield greeting.start(), name.end()


_CLOSING = re.compile(
    at_word(
        "yours (?:sincerely|faithfully|truly|ever|respectfully|in haste)",
        *(
            f"{word}(?:est)? (?:regards|wishes)"
            for word in ("kind", "best", "warm", "very best", "with best", "with kind")
        ),
        "many thanks(?: (?:again|in advance|for your [a-z]+))?",
        "with (?:many )?thanks(?: (?:again|in advance))?",
        "regards",
        "rgds",
        "thanks(?: (?:again|in advance|for your [a-z]+))?",
        "thank you(?: (?:again|in advance|for your [a-z]+))?",
        "respectfully(?: yours)?",
        "sincerely(?: yours)?",
        "cheers",
        "all the best",
        "best",
        "kr",
        "br",
        "bw",
        "yours",
        "yn (?:gywir|gwir|ddiffuant|bur)",
        "cofion(?: (?:gorau|cynnes|da))?",
        "chofion(?: (?:gorau|cynnes|da))?",
        "dymuniadau(?: (?:gorau|cynnes|da))?",
        "gan ddiolch",
        *(
            f"{who}look forward to (?:hearing from|your (?:reply|response)|meeting)(?: you)?"
            "(?: (?:soon|shortly))?"
            for who in ("", "i ", "we ")
        ),
        "edrychaf ymlaen at glywed gennych",
        "diolch(?: yn fawr)?",
        "sent from my [a-z0-9]+(?: [a-z0-9]+)?",
    )
    + "[,.!]{0,2} "
)
_SHORT = frozenset("best kr br bw rgds yours".split())
"""Closings that mean something else in the middle of a line."""
_EXPECTING = ("i look", "we look", "look forward", "edrychaf", "diolch")
"""Closings after which a sentence often goes on."""
_LOWER_NAME = re.compile(r"[a-z][a-z'-]+(?: [a-z][a-z'-]+)?")


@kind(
    "DL817",
    "the end of a letter with a person's name",
    Strength.ACCEPT,
    "name the team or the post instead, or leave out the end of the letter",
)
def sign_off(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    for closing in _CLOSING.finditer(folded):
        name = FULL_NAME.match(text, closing.end()) or _LOWER_NAME.match(text, closing.end())
        # Finding the start of a line is the slowest step, so it comes last.
        if not name or not is_person(name[0].split()[0]):
            continue
        words = closing[0].rstrip(" ,.!")
        if words in _SHORT and not plain.begins_line(closing.start()):
            continue
        if words.startswith(_EXPECTING):
            name_end = _end_of_line(plain, name.start(), name.end())
            if name.re is FULL_NAME and plain.ends_line(name_end) and is_person(name[0]):
                yield closing.start(), name_end
            continue
        sure = " " in closing[0].rstrip() and not words.startswith("thank")
        broken = plain.ends_line(closing.end() - 1)
        end = _end_of_line(plain, name.start(), name.end())
        if not is_person(text[name.start() : end]):
            continue
        if name.re is FULL_NAME:
            if sure or broken or (text[closing.end() - 2] == "," and plain.ends_line(end)):
                yield closing.start(), end
        elif (sure or broken) and plain.begins_line(closing.start()) and plain.ends_line(end):
            yield closing.start(), end

    yield from names_above_posts(plain)


def _end_of_line(plain: NormalisedText, start: int, end: int) -> int:
    """Where the line that begins at *start* ends, but no further than *end*."""
    return next(
        (
            start + gap.start()
            for gap in re.finditer(" ", plain.text[start:end])
            if plain.ends_line(start + gap.start())
        ),
        end,
    )
