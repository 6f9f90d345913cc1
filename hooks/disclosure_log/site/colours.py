"""The colours that an authority sets, and whether everybody can read what has them.

All other colours of ``colours.css`` are given, or mixed from these so that they stand out more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

NEEDED = 4.5
"""The least contrast of a text to what is behind it (WCAG 2.2, success criterion 1.4.3)."""
BEHIND = {
    "lead": ("#ffffff", "white words stand on it"),
    "link": ("#f2f5f8", "it is a word on the grey of a light page"),
    "link_on_dark": ("#25313d", "it is a word on the grey of a dark page"),
}
"""What has the least contrast to each colour, and why that matters."""
_HEX = re.compile("#[0-9a-fA-F]{6}")


def unreadable(colours: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with the *colours* of an authority, and a colour that would do."""
    for name, (behind, why) in BEHIND.items():
        colour = colours.get(name)
        if not isinstance(colour, str) or not _HEX.fullmatch(colour):
            yield f'{name} must be a colour like "#1d3d5c", in quotation marks'
        elif (found := contrast(colour, behind)) < NEEDED:
            yield (
                f"{name} {colour} cannot be read by everybody: {why}, and its contrast is"
                f" {found:.1f} where {NEEDED} is needed; {readable(colour, behind)} would do"
            )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, behind: str) -> str:
    """The nearest mixture of a *colour* with black or white that stands out from what is *behind*
    it."""
    end = 0 if _luminance(behind) > 0.18 else 255
    for step in range(51):
        mixed = "#" + "".join(
            f"{round(part + (end - part) * step / 50):02x}" for part in _parts(colour)
        )
        if contrast(mixed, behind) >= NEEDED:
            return mixed
    raise AssertionError("black or white stands out from every colour")


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in _parts(colour))
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
