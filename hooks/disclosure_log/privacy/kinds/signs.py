"""Names that stand beside a clear sign: ``Report written by …``, ``Service Manager (…)``,
``…, Head of Legal``, ``On behalf of …``, or a name above a post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from disclosure_log.privacy.kinds.institutions import BEGINS_POST, POST, names_institution
from disclosure_log.privacy.kinds.kind import Spans, at_word, near
from disclosure_log.privacy.kinds.name_shapes import (
    NEXT_TWO_WORDS,
    TWO_WORDS,
    is_named,
    pieces_with_two_words,
    seems_personal,
)
from disclosure_log.privacy.normalise import NormalisedText


def _each(words: str, end: str = "") -> list[str]:
    return [f"{word}{end}" for word in words.split("|")]


_ONE_PERSON = (
    *_each(
        "written|drafted|signed|countersigned|witnessed|authored|typed|dictated|interviewed", " by"
    ),
    *_each(
        "report|statement|note|minutes|letter|email|e-mail|evidence|complaint|allegation|referral"
        "|request|grievance|memo|application|presentation|call|message",
        " (?:by|from|against|about)",
    ),
    *("report authors?:?", "authors?:?", "on behalf of", "cc"),
    *_each(
        "i spoke|i met|i corresponded|i liaised|i talked|spoke|met|corresponded|liaised|talked",
        " (?:to|with)",
    ),
    *_each("interviews?|meeting|conversation|discussion|discussed|telephone call|call", " with"),
    *_each("e-?mailed|telephoned|phoned|rang|copied to|addressed to|care of|employed by|born to"),
    *_each("please contact|contact|ask for|speak to|reply to|forward to|send to"),
    *_each("identified|named|referred to|described|believed to be|known", " (?:as|only as)"),
    *_each("ei h?ysgrifenn|a h?ysgrifenn|hysgrifenn|ysgrifenn", "(?:wyd|u|ed) gan"),
    *_each("llofnodwyd|paratowyd|lluniwyd|cyflwynwyd|cwblhawyd", " gan"),
    "ar ran",
)
"""Before the name of one person, even if its words are rare."""
_FIRM_TOO = (
    "by",
    *_each(
        "allocated|assigned|awarded|delegated|given|granted|made|passed|referred|reported|sent"
        "|letter|e-?mail|note|message|memo|reply|response|apology|report",
        " to",
    ),
    *_each("received|heard|obtained|taken|requested", " from"),
    *_each("statement|evidence|testimony|account|interview|signature", " of"),
    *_each("name|death|care|case", " of"),
    *_each("present|attending|attendees?|apologies", "(?: (?:were|was|included|for absence))?"),
    *_each("between|involving|regarding|concerning|including|replacing|namely|gan|oddi wrth"),
)
"""Before the name of a person, a firm or a place, so the name itself must show which."""
_SIGN = re.compile(
    rf"{at_word(*_ONE_PERSON, *_FIRM_TOO)}[:,]? "
    # On behalf of my client, …
    r"(?:(?:my|our|his|her|its|their|the|an?) (?:[a-z-]+ ){0,2}[a-z-]+,? )?"
)
_LABEL = re.compile(
    r"(?<![^\W_])(?:signed|signature|by|on behalf of|contact|attendance|present|apologies|absent"
    r"|authorised|witness(?:es)?|information|approved|checked|drafted|prepared|invited|speakers?"
    r"|members?|panel|[a-z]{2,}(?:er|or|ist|ian|ee|ant|ent)s?"
    r"|llofnodwyd|llofnod|cyswllt|awdur|enw|yn bresennol|ymddiheuriadau)"
    r"(?:\(s\))?(?: [\w'/()&-]+){0,6} ?(?::|-) "
)
"""A label, in front of the name of a person or of a firm."""
_MAYBE_LABEL = re.compile(r"[\w'/()& -]+")
"""All that a label holds before its colon, because looking for one at every word takes long."""
_NEXT = re.compile(r"(?: ?\([^()]{2,40}\))?(?:,|;| and| &|, and| a| ac) ")
"""Between two names of a list."""
_FIRM = re.compile("|".join(_FIRM_TOO))
_POST_PHRASE = (
    r"(?:(?:the|our|an?|its|their|former|interim|acting|deputy|assistant|senior|then|new"
    r"|lead) ){0,3}"
    r"(?:[A-Za-z&'-]+ ){0,3}?"
)
_POST_AFTER = re.compile(rf" ?(?:,|-|\(|:|;|\|) ?{_POST_PHRASE}{POST.pattern}", re.IGNORECASE)
_POST_BEFORE = re.compile(
    rf"(?i:{POST.pattern})(?: of (?:[A-Z][\w'-]+ ?(?:and |& )?){{1,4}})?"
    r"(?: ?[(:,|-] ?| is | was | )"
)
_PUBLIC_OFFICE_BEFORE = re.compile(
    r"(?:(?:minister|secretary of state|prime minister|home secretary|foreign secretary|chancellor"
    r"|rt\.? hon\.?|right honourable|mayor|crime commissioner|information commissioner|ombudsman"
    r"|chief constable|speaker|attorney general|advocate general|children's commissioner"
    r"|victims' commissioner|auditor general|lord advocate|member of parliament"
    r"|permanent secretary|cabinet secretary|cabinet member|leader of the (?:council|opposition)"
    r"|chief inspector of [\w' ]{3,40}|chief coroner|comptroller)"
    r"(?: for [\w ,&-]{3,40})?[,:(]?"
    r"|(?:(?-i:Inquiry|Enquiry|Royal Commission)\b[\w, ]{0,40} (?:chaired|led|headed) by))"
    r" (?:the )?(?:rt\.? hon\.? )?(?:(?:sir|dame|lord|lady|baroness|professor|cllr|councillor) )?$",
    re.IGNORECASE,
)
_PUBLIC_OFFICE_AFTER = re.compile(
    r"(?: [A-Z][\w'-]+)? ?[,(]? ?(?:MP|MSP|MLA|AM|MEP|TD|KC MP)\b|,? (?:the )?(?:then |former )?"
    r"(?:[A-Z]\w+ )?(?:Minister|Secretary of State|Prime Minister|Home Secretary|Chancellor of the"
    r"|Mayor of|Information Commissioner|Police and Crime Commissioner)"
)


_IN_PARLIAMENT = re.compile(r" (?:MP|MSP|MLA|MS|AM|MEP|TD)$")


def holds_public_office(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a minister, a member of parliament or another holder of an office
    whose name is public."""
    return bool(
        _PUBLIC_OFFICE_BEFORE.search(text[max(start - 90, 0) : start])
        or _PUBLIC_OFFICE_AFTER.match(text[end : end + 60])
        or _IN_PARLIAMENT.search(text[start:end])
    )


def signed_names(plain: NormalisedText) -> Spans:
    """Names with a sign before or behind them, and those that follow them in a list."""
    for start, end in sorted({*_after_signs(plain), *_beside_posts(plain)}):
        yield start, end
        yield from _next_in_list(plain, end)


def full_names(plain: NormalisedText) -> Spans:
    """Names in running text, by their common forenames."""
    for start, end in plain.once(_names):
        words = plain.text[start:end]
        # "the" stands before the names of things.
        after_the = plain.folded.endswith("the ", 0, start)
        if seems_personal(words) and not after_the and _is_one(plain.text, start, end):
            yield start, end


def names_above_posts(plain: NormalisedText) -> Spans:
    """A line that is a name, above a line that is a post, as at the end of a letter."""
    text = plain.text
    if not plain.once(_posts):
        return
    for start, end in plain.once(_names):
        if (
            plain.begins_line(start)
            and plain.ends_line(end)
            and not re.match(r" ?[.;:?!]", text[end : end + 2])
        ):
            below = re.match(r"[ ,]{0,2}((?:[A-Za-z][\w&'-]*,? ?){1,7})", text[end : end + 80])
            if (
                below
                and below[1][0].isupper()
                and _is_post_line(plain, end + below.start(1), below[1])
            ):
                yield start, end


def _after_signs(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    pieces = plain.once(pieces_with_two_words)
    for sign in chain.from_iterable(_SIGN.finditer(folded, *piece) for piece in pieces):
        end = _name_end(plain, sign.end())
        if not _is_one(text, sign.end(), end):
            continue
        firm = _FIRM.match(folded, sign.start()) or re.match(r"authors?|contact", sign[0])
        if not firm or ":" in sign[0] or seems_personal(text[sign.end() : end]):
            yield sign.end(), end
    for label in chain.from_iterable(_labels(folded, *piece) for piece in pieces):
        end = _name_end(plain, label.end())
        if _is_one(text, label.end(), end) and seems_personal(text[label.end() : end]):
            yield label.end(), end


def _labels(folded: str, first: int, last: int) -> Iterator[re.Match[str]]:
    for words in _MAYBE_LABEL.finditer(folded, first, last):
        start, end = words.span()
        if folded.startswith(": ", end) or folded.find("- ", start, end) >= 0:
            yield from _LABEL.finditer(folded, start, end + 2)


def _posts(plain: NormalisedText) -> Iterator[int]:
    """Where the words for posts may begin, in pieces that may have a name too."""
    pieces = plain.once(pieces_with_two_words)
    found = chain.from_iterable(BEGINS_POST.finditer(plain.caseless, *piece) for piece in pieces)
    return (post.start() for post in found)


def _beside_posts(plain: NormalisedText) -> Spans:
    text = plain.text
    if not plain.once(_posts):
        return
    done = 0
    for begin in plain.once(_posts):
        post = _POST_BEFORE.match(text, begin) if begin >= done else None
        if not post:
            continue
        done = post.end()
        start, end = post.end(), _name_end(plain, post.end())
        sure = post[0].rstrip()[-1] == "("
        if _is_one(text, start, end) and (sure or seems_personal(text[start:end])):
            yield start, end
    for start, end in plain.once(_names):
        after = _POST_AFTER.match(text, end)
        if not after or not _is_one(text, start, end):
            continue
        words = after[0].lstrip(" ,-(:;|").split()
        capital = words and (words[-1][0].isupper() or words[0] in ("the", "our", "a", "an"))
        sure = "," in after[0][:2] or "(" in after[0][:2]
        if capital and (sure or seems_personal(text[start:end])):
            yield start, end


def _next_in_list(plain: NormalisedText, end: int) -> Spans:
    """Further names in a list, behind one that ends at *end*."""
    text = plain.text
    while between := _NEXT.match(text, end):
        start, end = between.end(), _name_end(plain, between.end())
        sure = between[0].strip() == ";"
        if not _is_one(text, start, end) or not (sure or seems_personal(text[start:end])):
            return
        yield start, end


def _names(plain: NormalisedText) -> Spans:
    """Capitalised words that can be the name of a person."""
    at = 0
    while words := NEXT_TWO_WORDS.search(plain.text, at):
        at = _name_end(plain, words.start())
        if at:
            yield words.start(), at
        else:
            at = words.start() + words[0].index(" ") + 1


def _name_end(plain: NormalisedText, start: int) -> int:
    """Where the name of two words or more ends that begins at *start*; 0 if none does."""
    words = TWO_WORDS.match(plain.text, start)
    if not words:
        return 0
    # The end of a line ends a name, but a line can also be broken between forename and surname.
    gaps = [start + gap.start() for gap in re.finditer(" ", words[0])][1:]
    ends = [*(gap for gap in gaps if plain.ends_line(gap)), words.end()]
    return next((end for end in ends if is_named(plain.text[start:end])), 0)


def _is_post_line(plain: NormalisedText, start: int, words: str) -> bool:
    for gap in [*re.finditer(" |$", words)]:
        if gap.start() and plain.ends_line(start + gap.start()):
            return bool(POST.search(words[: gap.start()]))
    return False


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether the words from *start* to *end*, if there are any, name a private person."""
    return (
        start < end
        and not names_institution(text, start, end)
        and not holds_public_office(text, start, end)
        and not near(_AT_LAW, text, start, end, 0, 12)
    )


_AT_LAW = re.compile(r"^ (?:v|plc|Ltd|Limited|LLP|PLC|Act|and Co|& )\b")
