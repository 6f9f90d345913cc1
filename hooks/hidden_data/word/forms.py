"""Attributes of a Word document that have a form of their own: ids, languages, dates, fonts. What has another form is words."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lxml import etree

from .names import W14, A, W
from .styles import attributes

_IDS = re.compile(r"[0-9A-Fa-f]{8}")
_LANGUAGE = re.compile(r"x-none|[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-valencia|_tradnl)?|[0-9A-Fa-f]{4}", re.IGNORECASE)
_DATE_FORMAT = re.compile(r"[dMyHhmsAP/.,:' -]{0,40}")
_FONT_OF_NOBODY = re.compile(r"@?\bMS ")
_NOT_OF_A_DATE = frozenset("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th of the".split())
_MONTHS = (
    "january jan ionawr",
    "february feb chwefror",
    "march mar mawrth",
    "april apr ebrill",
    "may mai",
    "june jun mehefin",
    "july jul gorffennaf",
    "august aug awst",
    "september sept sep medi",
    "october oct hydref",
    "november nov tachwedd",
    "december dec rhagfyr",
)
_FONTS = frozenset(W + name for name in ("rFonts", "font", "altName"))
_LANGUAGES = frozenset(W + name for name in ("lang", "themeFontLang", "lid"))


def odd_words(element: etree._Element) -> Iterator[str]:
    """What the attributes of an element say that should be a font, an id, a language or the format of a date."""
    for name, text in element.attrib.items():
        local = name[name.find("}") + 1 :]
        if local.startswith("rsid") or element.tag in (f"{W}rsid", f"{W}rsidRoot") or (name.startswith(W14) and local in ("paraId", "textId")):
            form = _IDS
        elif element.tag in _LANGUAGES or (element.tag == f"{W}activeWritingStyle" and local == "lang"):
            form = _LANGUAGE
        elif element.tag == f"{W}dateFormat":
            form = _DATE_FORMAT
        elif element.tag in _FONTS and local in ("ascii", "hAnsi", "cs", "eastAsia", "name", "val") or local == "typeface":
            # MS Gothic is nobody, and looks like a lady of that name.
            yield _FONT_OF_NOBODY.sub("", text)
            continue
        else:
            if element.tag.startswith(A) and local == "name":
                yield text
            continue
        if not form.fullmatch(text):
            yield text


def keeps_other_date(control: etree._Element) -> bool:
    """Whether a content control (``sdt``) keeps a date that is not the one, and all of the one, that it shows."""
    date = control.find(f"{W}sdtPr/{W}date")
    kept = attributes(date).get("fullDate", "")
    if not kept:
        return False
    match = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(T00:00:00(\.0+)?Z?)?", kept)
    content = control.find(f"{W}sdtContent")
    if not match or content is None:
        return True
    try:
        day = datetime.date.fromisoformat(match[1])
    except ValueError:
        return True
    shown = "".join(text.text or "" for text in content.iter(f"{W}t")).lower()
    words = [word for word in re.findall(r"[0-9]+|[^\W\d_]+", shown) if word not in _NOT_OF_A_DATE]
    months = {*_MONTHS[day.month - 1].split(), str(day.month), f"{day.month:02}"}
    orders = (0, 1, 2), (1, 0, 2), (2, 1, 0)
    return len(words) != 3 or not any(
        words[d] in (str(day.day), f"{day.day:02}") and words[m] in months and words[y] in (f"{day.year}", f"{day.year % 100:02}") for d, m, y in orders
    )
