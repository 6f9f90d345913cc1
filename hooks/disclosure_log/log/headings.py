"""The headings in an entry that the search links to, and their ids."""

from __future__ import annotations

from markdown.extensions.toc import slugify

QUESTION = "Question {}"
INTERNAL_REVIEW = "Internal review"
RELEASED_DOCUMENTS = "Released documents"


def id_of(heading: str) -> str:
    """The id of a *heading* in the finished page, as Python-Markdown makes it."""
    return slugify(heading, "-")
