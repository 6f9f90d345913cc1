"""Addresses in data: what a page may lead to, and a program may ask for."""

from __future__ import annotations

from typing import Annotated

from pydantic import TypeAdapter, ValidationError

from disclosure_log.records.fields import written_as

Address = Annotated[
    str,
    written_as(
        r"https?://(\[[0-9A-Fa-f:.]+\]|[^\s\x00-\x1f/?#@:\[\]\\<>\"]+)(:[0-9]{1,5})?"
        r"([/?#][^\s\x00-\x1f<>\"]*)?",
        "an address of the web",
        "begin with https:// and a host, and leave no blanks",
    ),
]
"""An address of the web: a script or a file of somebody's machine is none."""
_one = TypeAdapter(Address)


def is_address(text: str) -> bool:
    """Whether *text* is an address of the web, with nothing around it."""
    try:
        return bool(_one.validate_python(text) == text)
    except ValidationError:
        return False
