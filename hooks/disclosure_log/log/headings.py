"""The headings in an entry that the search links to, and their ids."""

from __future__ import annotations

from functools import cache

from markdown.extensions.toc import slugify

INTERNAL_REVIEW = "Internal review"
REGULATOR = "Complaint to the regulator"
FURTHER_DISCLOSURE = "Further disclosure"
RELEASED_DOCUMENTS = "Released documents"


def numbered(heading: str, number: int) -> str:
    """The *heading* of the *number*-th section of its kind: the first has no number."""
    return heading if number == 1 else f"{heading} {number}"


def question_id(number: int) -> str:
    """The id of the *number*-th question, which is a part of its address for ever."""
    return f"question-{number}"


@cache
def id_of(heading: str) -> str:
    """The id of a *heading* in the finished page, as Python-Markdown makes it."""
    return slugify(heading, "-")
