"""The address of a site, as somebody typed it."""

from __future__ import annotations

import click
from pydantic import ValidationError

from disclosure_log.records.settings import Site


def site_address(typed: str) -> str:
    """The address that was *typed* after ``--address``. Raises ``UsageError`` if it is none."""
    try:
        return Site(address=typed, repository="https://none.example/none").address
    except ValidationError:
        raise click.UsageError("--address: begin with https:// and end with /") from None
