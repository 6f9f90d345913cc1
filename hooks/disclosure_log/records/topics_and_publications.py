"""The topics of requests, and the publications that answers mention."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, RootModel

from disclosure_log.law.vocabulary import SCHEME_CLASSES
from disclosure_log.records.fields import Line, Link, Model, PageAddress, Paragraph, Slug, one_of


class Topic(Model):
    """What requests are about."""

    id: Slug
    label: Line
    meaning: Paragraph
    former: Annotated[
        tuple[Slug, ...],
        Field(
            title="Former ids",
            description="Ids of topics that this one replaces; their addresses lead here.",
        ),
    ] = ()


class Publication(Model):
    """Something the authority already publishes, in one class of its publication scheme."""

    id: Slug
    title: Line
    in_class: Annotated[Annotated[str, one_of(SCHEME_CLASSES)], Field(alias="class", title="Class")]
    about: Paragraph
    link: Annotated[
        Link | None,
        Field(
            title="Link",
            description=(
                "Only an address somebody has opened. Without one the page says how to ask."
            ),
        ),
    ] = None
    page: Annotated[PageAddress | None, Field(title="Page of this site")] = None

    @property
    def linked(self) -> bool:
        """Whether its page can be opened from here."""
        return bool(self.link or self.page)


class Topics(RootModel[tuple[Topic, ...]]):
    """All of ``topics.yml``."""


class Publications(RootModel[tuple[Publication, ...]]):
    """All of ``publications.yml``."""
