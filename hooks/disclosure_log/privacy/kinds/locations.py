"""Where a home is on the map, and addresses of pages that lead to one person."""

from __future__ import annotations

import re

from disclosure_log.privacy.kinds.kind import NO, Spans, Strength, at_word, kind
from disclosure_log.privacy.normalise import NormalisedText

_DEGREES = re.compile(
    r"(?<![0-9.,-])(?:lat(?:itude)?[:= ]{0,2})?(?:49|5[0-9]|60)\.[0-9]{3,}[^0-9A-Za-z]{0,2}[Nn]?"
    r"[,;/ ]{1,3}(?:lon(?:g|gitude)?[:= ]{0,2})?(?:-?[0-8]|0|1)\.[0-9]{3,}(?![0-9.])"
)
_LATITUDE = re.compile(r"(?:49|5[0-9]|60)\.[0-9]{3}")
_MINUTES = re.compile(
    r"(?:49|5[0-9]|60)[°º ]{1,2}[0-5]?[0-9]['′ ]{1,2}[0-5]?[0-9](?:\.[0-9]+)?[\"″' ]{0,2} ?N"
    r"[ ,]{1,3}[0-8][°º ]{1,2}[0-5]?[0-9]['′ ]{1,2}[0-5]?[0-9](?:\.[0-9]+)?[\"″' ]{0,2} ?[EW]"
)
_GRID = re.compile(
    r"(?<![0-9A-Za-z])[HNST][A-HJ-Z] ?(?:[0-9]{4} ?[0-9]{4}|[0-9]{5} ?[0-9]{5})(?![0-9])"
)
_ON_A_GRID = ("grid ref", "ngr", "os ref", "easting", "national grid")
_GRID_SAID = re.compile(rf"\b(?:{'|'.join(_ON_A_GRID)})", re.IGNORECASE)
_UPRN = re.compile(
    at_word(rf"uprn{NO}?", "unique property reference(?: number)?")
    + r"[ :=(]{0,4}(?:is |was )?[0-9]{6,12}(?![0-9])"
)
_HOST = re.compile(r"\.[a-z.]")
_MAP = re.compile(
    r"(?:google\.[a-z.]{2,6}/maps|maps\.google\.[a-z.]{2,6}|maps\.app\.goo\.gl|goo\.gl/maps"
    r"|bing\.com/maps|maps\.apple\.com|openstreetmap\.org/|osm\.org/go|streetmap\.co\.uk/"
    r"|what3words\.com/|w3w\.co/|gridreferencefinder\.com|waze\.com/ul)[\w/?#@.,=&%+:;!-]{3,200}(?<![.,;:!])"
)
_THREE_WORDS = re.compile(r"///[a-z]{3,}\.[a-z]{3,}\.[a-z]{3,}")


@kind(
    "DL822",
    "the place of a home on the map",
    Strength.ACCEPT,
    "delete it, or name the town or the ward",
)
def location(plain: NormalisedText) -> Spans:
    text, folded = plain.text, plain.folded
    if _LATITUDE.search(text):
        yield from (match.span() for match in _DEGREES.finditer(text))
    if "°" in text:
        yield from (match.span() for match in _MINUTES.finditer(text))
    if any(word in plain.caseless for word in _ON_A_GRID) and _GRID_SAID.search(text):
        yield from (match.span() for match in _GRID.finditer(text))
    if "uprn" in folded or "property reference" in folded:
        yield from (match.span() for match in _UPRN.finditer(folded))
    if "/" in folded and _HOST.search(folded):
        for pattern in (_MAP, _THREE_WORDS):
            yield from (match.span() for match in pattern.finditer(folded))


_FOLDER = re.compile(
    r"-my\.sharepoint\.com/(?::[a-z]:/[a-z]/)?personal/[\w.%-]+(?:/[\w.%?=&-]*)*"
    r"|(?:onedrive\.live\.com|1drv\.ms|drive\.google\.com|docs\.google\.com|dropbox\.com/(?:s"
    r"|scl|home))"
    r"/[\w/?#=&%.-]{3,}"
    r"|[a-z]:[\\/]users[\\/](?!public)[\w.-]+|file:/{2,3}[\w/%.:~-]*(?:users|home)/[\w/%.~-]+"
    r"|/(?:home|users)/[a-z][\w.-]*/(?:documents|desktop|downloads|onedrive)"
)
_FOLDERS = (
    *("/home/", "/users/", ":/users", ":\\users", "file:/", "sharepoint.com/"),
    *("onedrive.live.com", "1drv.ms", "drive.google.com", "docs.google.com", "dropbox.com/"),
)
"""One of them is in each of these."""
_TRACKING = re.compile(
    r"[?&;](?:fbclid|gclid|msclkid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id"
    r"|wickedid"
    r"|yclid|igshid|eid|recipient|recipient_?id|subscriber(?:_?id)?|contact_?id|user_?id|uid"
    r"|session_?id"
    r"|sid|token|auth|key|sig|phpsessid|jsessionid|invite|unsubscribe_?id)=[\w.%+/~-]{6,}"
)


@kind(
    "DL823",
    "a link that identifies one person",
    Strength.ACCEPT,
    "link to the public page, without the folder of a person and without what follows ?",
)
def personal_link(plain: NormalisedText) -> Spans:
    folded = plain.folded
    if any(name in folded for name in _FOLDERS):
        yield from (match.span() for match in _FOLDER.finditer(folded))
    if "=" in folded and ("/" in folded or ":\\" in folded):
        yield from (match.span() for match in _TRACKING.finditer(folded))
