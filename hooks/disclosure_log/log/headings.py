"""The headings in an entry that the search links to, and their ids."""

from __future__ import annotations

from functools import lru_cache

from markdown.extensions.toc import slugify

QUESTION = "Question {}"
INTERNAL_REVIEW = "Internal review"
REGULATOR = "Complaint to the regulator"
FURTHER_DISCLOSURE = "Further disclosure"
RELEASED_DOCUMENTS = "Released documents"

LINK, LINK_TITLE = "#", "Link to this section"
"""The link at the end of every heading, and what it says when pointed at."""


def numbered(heading: str, number: int) -> str:
    """The *heading* of the *number*-th section of its kind: the first has no number."""
    return heading if number == 1 else f"{heading} {number}"


@lru_cache(1 << 8)
def id_of(heading: str) -> str:
    """The id of a *heading* in the finished page, as Python-Markdown makes it."""
    return slugify(heading, "-")
