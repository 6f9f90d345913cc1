"""Names that stand beside a clear sign: ``Report written by …``, ``Service Manager (…)``,
``…, Head of Legal``, ``On behalf of …``, or a name above a post."""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.institutions import POST, names_institution
from disclosure_log.privacy.kinds.kind import Spans, near
from disclosure_log.privacy.kinds.name_shapes import TWO_WORDS, has_forename, is_named
from disclosure_log.privacy.normalise import NormalisedText

_ONE_PERSON = (
    r"(?:written|drafted|signed|countersigned|witnessed|authored|typed|dictated|interviewed) by",
    "(?:report|statement|note|minutes|letter|email|e-mail|evidence) (?:by|from|against|about)",
    "(?:complaint|allegation|referral) (?:by|from|against|about)",
    "(?:request|grievance|memo|application|presentation|call|message) (?:by|from|against|about)",
    "(?:report )?authors?:?",
    "on behalf of",
    "(?:i )?(?:spoke|met|corresponded|liaised|talked) (?:to|with)",
    "(?:interviews?|meeting|conversation|discussion|discussed|telephone call|call) with",
    "(?:e-?mailed|telephoned|phoned|rang|copied to|addressed to|care of|employed by|born to)",
    "(?:please contact|contact|ask for|speak to|reply to|forward to|send to)",
    "(?:ysgrifennwyd|llofnodwyd|paratowyd) gan",
    "ar ran",
)
"""Before the name of one person, even if its words are rare."""
_FIRM_TOO = (
    *(
        f"{verb} (?:by|to)"
        for verb in (
            "prepared compiled produced approved authorised completed conducted reviewed"
            " investigated chaired led headed reported submitted requested made sent"
            " received assessed handled"
            " undertaken provided issued represented managed owned supervised appointed agreed"
            " raised taken given held run overseen presented commissioned responded answered"
            " checked audited decided inspected allocated assigned delegated"
        ).split()
    ),
    "(?:dealt with|carried out) by",
    "(?:between|involving|regarding|concerning|including|replacing|namely)",
)
"""Before the name of a person or of a firm, so a common forename must show which."""
_SIGN = re.compile(rf"(?<![^\W_])(?:{'|'.join((*_ONE_PERSON, *_FIRM_TOO))})[:,]? ")
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
_CAPITALS = re.compile(rf"(?<![\w'-]){TWO_WORDS.pattern}")
_PUBLIC_OFFICE_BEFORE = re.compile(
    r"(?:minister|secretary of state|prime minister|home secretary|foreign secretary|chancellor"
    r"|rt\.? hon\.?|right honourable|mayor|crime commissioner|information commissioner|ombudsman"
    r"|chief constable|speaker|attorney general|advocate general|children's commissioner"
    r"|victims' commissioner|auditor general|lord advocate|member of parliament)"
    r"(?: for [\w ,&-]{3,40})?[,:(]? (?:the )?(?:rt\.? hon\.? )?(?:(?:sir|dame|lord|baroness) )?$",
    re.IGNORECASE,
)
_PUBLIC_OFFICE_AFTER = re.compile(
    r"(?: [A-Z][\w'-]+)? ?[,(]? ?(?:MP|MSP|MLA|AM|MEP|TD|KC MP)\b|,? (?:the )?(?:then |former )?"
    r"(?:[A-Z]\w+ )?(?:Minister|Secretary of State|Prime Minister|Home Secretary|Chancellor of the"
    r"|Mayor of|Information Commissioner|Police and Crime Commissioner)"
)


def holds_public_office(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a minister, a member of parliament or another holder of an office
    whose name is public."""
    return bool(
        _PUBLIC_OFFICE_BEFORE.search(text[max(start - 90, 0) : start])
        or _PUBLIC_OFFICE_AFTER.match(text[end : end + 60])
    )


def signed_names(plain: NormalisedText) -> Spans:
    """Names with a sign before or behind them."""
    text, folded = plain.text, plain.folded
    for sign in _SIGN.finditer(folded):
        name = TWO_WORDS.match(text, sign.end())
        if not name or not _is_one(text, name):
            continue
        firm = _FIRM.match(folded, sign.start()) or re.match(r"authors?|contact", sign[0])
        if not firm or has_forename(name[0]):
            yield name.span()
    if not POST.search(text):
        return
    for post in _POST_BEFORE.finditer(text):
        name = TWO_WORDS.match(text, post.end())
        if name and _is_one(text, name) and (post[0].rstrip()[-1] == "(" or has_forename(name[0])):
            yield name.span()
    for name in _CAPITALS.finditer(text):
        after = _POST_AFTER.match(text, name.end())
        if not after or not _is_one(text, name):
            continue
        words = after[0].lstrip(" ,-(:;|").split()
        capital = words and (words[-1][0].isupper() or words[0] in ("the", "our", "a", "an"))
        if capital and ("," in after[0][:2] or "(" in after[0][:2] or has_forename(name[0])):
            yield name.span()


def names_above_posts(plain: NormalisedText) -> Spans:
    """A line that is a name, above a line that is a post, as at the end of a letter."""
    text = plain.text
    if not POST.search(text):
        return
    for name in _CAPITALS.finditer(text):
        end = name.end()
        # A post below a name without a full stop reads on: take the part that fills the line.
        for stop in [m.start() for m in re.finditer(" |$", name[0])][1:]:
            at = name.start() + stop
            if plain.ends_line(at):
                end = at
                break
        if (
            plain.begins_line(name.start())
            and plain.ends_line(end)
            and not re.match(r" ?[.;:?!]", text[end : end + 2])
            and is_named(text[name.start() : end])
            and " " in text[name.start() : end]
        ):
            below = re.match(r"[ ,]{0,2}((?:[A-Za-z][\w&'-]*,? ?){1,7})", text[end : end + 80])
            if (
                below
                and below[1][0].isupper()
                and _is_post_line(plain, end + below.start(1), below[1])
            ):
                yield name.start(), end


def _is_post_line(plain: NormalisedText, start: int, words: str) -> bool:
    for gap in [*re.finditer(" |$", words)]:
        if gap.start() and plain.ends_line(start + gap.start()):
            return bool(POST.search(words[: gap.start()]))
    return False


def _is_one(text: str, name: re.Match[str]) -> bool:
    start, end = name.span()
    return (
        is_named(name[0])
        and not names_institution(text, start, end)
        and not holds_public_office(text, start, end)
        and not near(_AT_LAW, text, start, end, 0, 12)
    )


_AT_LAW = re.compile(r"^ (?:v|plc|Ltd|Limited|LLP|PLC|Act|and Co|& )\b")
