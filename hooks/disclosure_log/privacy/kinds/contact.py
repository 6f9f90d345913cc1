"""Email addresses, IP addresses and social media accounts."""

from __future__ import annotations

import ipaddress
import re

from disclosure_log.privacy.kinds.kind import Spans, Strength, kind, near
from disclosure_log.privacy.normalise import NormalisedText

_SITES = (
    r"whatdotheyknow|asktheeu|fragdenstaat|muckrock|righttoknow|fyi\.org|madada|alaveteli"
    r"|mimesbronn|handlingar|kimittud|infoproves|imamopravoznati"
)
_LOCAL = re.compile(r"[\w.+'#%-]{1,64}$")
_LOCAL_SPELT = re.compile(
    r"(?:[\w+-]{1,32}(?: ?[\[({<] ?dot ?[\])}>] ?| dot )){0,3}[\w.+'#%-]{1,64}$"
)
_MAIL = re.compile(
    r"(?: ?@ ?| ?\| ?@|@ ?\| ?)"
    r"(?:[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+"
    r"|[\w-]+ ?\. ?[a-z]{2,}"
    r"|[\w-]{2,}\b(?! ?\.))"
)
_DOT = r"(?:\.| ?[\[({<] ?dot ?[\])}>] ?| dot )"
_SPELT = re.compile(
    r"\(a\)[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|uk|eu|ie|example)\b"
    rf"| ?[\[({{<] ?at ?[\])}}>] ?[\w-]+(?:{_DOT}[\w-]+)+"
    rf"| at [\w-]+(?:{_DOT}[\w-]+)*(?: dot | ?[\[({{<] ?dot ?[\])}}>] ?)"
    r"(?:com|org|net|uk|eu|ie|info|io|me|fr|de|us|scot|wales|cymru|london|example)\b"
    r"| at (?:[\w-]+\.)+[a-z]{2,}"
)
_MAYBE_IN_BRACKETS = re.compile(r"[\[({<] ?at ?[\])}>]")
_MAYBE_SPELT = re.compile(r" at [\w-]+(?:\.[\w-]| ?[\[({<]? ?dot)")
"""Where none of the two is, nor an ``(a)``, no address is spelt."""
_MAILBOXES = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|live|btinternet|aol"
    r"|proton(?:mail)?|sky|msn|talktalk)\."
)


def _mail_key(text: str) -> str:
    text = re.sub(r" ?[\[({<] ?at? ?[\])}>] ?| at ", "@", text.casefold())
    return re.sub(r" ?[\[({<] ?dot ?[\])}>] ?| dot ", ".", text).replace(" ", "")


def _mails(plain: NormalisedText) -> Spans:
    """Every email address.

    The search starts at the @ and looks backwards, so a long text without one costs nothing.
    """
    text = plain.folded
    spelt = "(a)" in text or _MAYBE_IN_BRACKETS.search(text) or _MAYBE_SPELT.search(text)
    for pattern, beginning, maybe in (
        (_MAIL, _LOCAL, "@" in text),
        (_SPELT, _LOCAL_SPELT, spelt),
    ):
        for match in pattern.finditer(text) if maybe else ():
            before = beginning.search(text, max(match.start() - 64, 0), match.start())
            local = before[0].lstrip(".'-#%") if before else ""
            if re.search(r"[^\W_]", local) and _is_address(local, match[0]):
                yield match.start() - len(local), match.end()


def _is_address(local: str, rest: str) -> bool:
    if rest.startswith(" @") and not rest.startswith(" @ ") and not re.search("[.0-9-]", local):
        return False
    if "@" in rest:
        # Colleagues may leave out the domain. But a plain word before an @ without a domain is more
        # likely to be a nickname.
        return "." in rest or "." in local
    if "dot" in rest or rest.lstrip()[0] in "[({<":
        return True
    return bool(
        re.search(r"[^\W0-9](?:\.[^\W0-9]|[0-9])", local) or _MAILBOXES.search(rest)
    ) and not re.match(r" at www\.", rest)


# The page of a request names who asked.
_NAMES_REQUESTER = re.compile(
    rf"(?:{_SITES})\.[a-z.]{{2,8}}(?:/[a-z]{{2}})?/"
    r"(?:user|requests?|anfrage|foi/[\w-]+-[0-9]+)/[\w-]+(?:/[\w-]+)*"
)


@kind(
    "DL801",
    "the reply address of a request site",
    Strength.STOP,
    "delete it: it identifies the person who asked",
    _mail_key,
)
def reply_address(plain: NormalisedText) -> Spans:
    for start, end in plain.once(_mails):
        words = plain.folded[start:end]
        if re.match(r"(?:foi\+)?request-[0-9]", words) or re.search(
            rf"(?:@|\bat\b).*(?:{_SITES})", words
        ):
            yield start, end
    if (
        "/user/" in plain.folded
        or "/request" in plain.folded
        or "/foi/" in plain.folded
        or "/anfrage" in plain.folded
    ):
        yield from (match.span() for match in _NAMES_REQUESTER.finditer(plain.folded))


@kind("DL802", "an email address", Strength.STOP, "delete it, or name the team instead", _mail_key)
def email(plain: NormalisedText) -> Spans:
    yield from plain.once(_mails)


_IPV4 = re.compile(
    r"[0-9](?<![0-9A-Za-z].)(?<![0-9][.,-].)(?<![A-Za-z]/.)"
    r"[0-9]{0,2}(?:\.[0-9]{1,3}){3}"
    r"(?![0-9]|\.[0-9]|[A-Za-z])"
)
_NUMBERING = re.compile(
    r"(?:version|release|ver|v|build|section|sections|paragraph|paragraphs|para|paras"
    r"|appendix|chapter|clause|annex|rule|part|and|to|software|firmware|driver|update|patch|edition"
    r"|chrome|edge|firefox|safari|windows|android|ios|adobe|acrobat|reader|java|client|app|os"
    r"|browser|hotfix|agent)\.?:? ?$",
    re.IGNORECASE,
)
_IPV6 = re.compile(r"[0-9a-f:](?<![0-9a-z:].)[0-9a-f:.]{4,40}")
_FOUR_PARTS = re.compile(r"\.[0-9]{1,3}\.[0-9]")
_GROUP = re.compile(":[0-9a-f]{0,4}:")
"""The middle of every address of the old and of the new kind."""


@kind("DL818", "an IP address", Strength.ACCEPT, "delete it")
def ip_address(plain: NormalisedText) -> Spans:
    text = plain.folded
    for match in _IPV4.finditer(text) if _FOUR_PARTS.search(text) else ():
        parts = [int(part) for part in match[0].split(".")]
        # Paragraphs of a policy are also numbered with four small numbers.
        if (
            max(parts) <= 255
            and (max(parts) > 31 or 0 in parts[1:])
            and parts[0] not in (0, 127, 255)
            and parts[3] != 0  # that of a whole network
            and not near(_NUMBERING, text, match.start(), match.end(), 16)
        ):
            yield match.span()
    for match in _IPV6.finditer(text) if _GROUP.search(text) else ():
        words = match[0].rstrip(".:")
        if words.count(":") >= 2 and re.search("[0-9]", words) and _is_ipv6(words):
            yield match.start(), match.start() + len(words)


def _is_ipv6(words: str) -> bool:
    try:
        ipaddress.IPv6Address(words)
    except ValueError:
        return False
    return True


_HANDLE = re.compile(r"@(?<![\w.@/%+-].)[a-z_][\w]{2,29}(?![\w@]|\.[a-z])")
_SITE = re.compile(r"\.(?:com|net|me|app)/")
_PROFILE = re.compile(
    r"(?:(?<![\w-])(?<![\w-]\.)(?:www\.|m\.|en-gb\.|uk\.)?"
    r"(?:twitter|x|facebook|fb|instagram|tiktok|threads|snapchat|t|wa|bsky|youtube|reddit"
    r"|linkedin)\.(?:com|net|me|app))"
    r"/(?!(?:share|sharer|intent|hashtag|search|home|explore|p|reel|watch|help|legal|policies"
    r"|privacy|about|i|groups|events|company|jobs|playlist|results|feed|channel|r)\b)"
    r"(?:in/|profile/|add/|user/|u/|@)?[\w@.%?=-]{2,60}"
)


@kind(
    "DL820",
    "a social media account",
    Strength.ACCEPT,
    "delete it, or name the organisation whose account it is",
)
def social_media(plain: NormalisedText) -> Spans:
    text = plain.folded
    for match in _HANDLE.finditer(text) if "@" in text else ():
        yield match.span()
    if _SITE.search(text):
        yield from (match.span() for match in _PROFILE.finditer(text))
