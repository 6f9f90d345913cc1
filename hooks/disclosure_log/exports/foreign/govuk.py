"""A list of published answers as GOV.UK gives it for a search: JSON with a title, a link and a day.

    {"results": [{"title": "FOI2026/00123: Cost of lamps", "link": "/government/publications/...",
                  "description": "...", "public_timestamp": "2026-01-30T09:30:00Z"}]}

It does not say how a request was answered, so the outcome is empty. The reference is what stands
before the colon of the title if it has a digit, and otherwise the end of the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosure_log.exports.foreign.rows import Layout, NotTheLayout, Row, day
from disclosure_log.exports.json_places import NotJson, json_of

SITE = "https://www.gov.uk"
_REFERENCE = re.compile(r"((?:FOI|EIR)?[ A-Za-z-]{0,12}[0-9][0-9A-Za-z/.-]{0,30}): +(.+)")


def rows(text: str) -> Iterator[Row]:
    try:
        results = json_of(text)["results"]
        for number, each in enumerate(results, 1):
            title, link = str(each["title"]), str(each["link"])
            match = _REFERENCE.fullmatch(title)
            reference, subject = match.groups() if match else (link.rsplit("/", 1)[1][:40], title)
            yield Row(
                number,
                reference,
                subject,
                day(number, str(each["public_timestamp"])),
                answered=str(each.get("description") or ""),
                address=f"{SITE}{link}" if link.startswith("/") else link,
            )
    except NotJson as error:
        raise NotTheLayout(error.line, error.message, "save what the search gives") from None
    except (KeyError, TypeError, IndexError):
        message = "a result has no title, link or public_timestamp"
        raise NotTheLayout(1, message, "ask the search for these fields") from None


LAYOUT = Layout("a list of GOV.UK: JSON results with title, link and public_timestamp", rows, "foi")
