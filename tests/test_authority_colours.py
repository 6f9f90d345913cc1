"""An authority may set any colours that everybody can read; the others are refused, with one that
would do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import program
from disclosure_log.site.colours import BEHIND, NEEDED, contrast, readable, unreadable

COLOUR = st.integers(0, 0xFFFFFF).map("#{:06x}".format)
GOOD = {"lead": "#1d3d5c", "link": "#0b5cab", "link_on_dark": "#9cc9ff"}


def test_the_contrast_is_that_of_the_guidelines() -> None:
    """Examples of the authors of WCAG."""
    assert contrast("#000000", "#ffffff") == 21
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@given(st.fixed_dictionaries(dict.fromkeys(BEHIND, COLOUR)))
def test_any_colour_is_readable_or_refused_with_one_that_is(colours: dict[str, str]) -> None:
    refused = {fault.split()[0]: fault for fault in unreadable(colours)}
    for name, (behind, _) in BEHIND.items():
        assert (name in refused) == (contrast(colours[name], behind) < NEEDED)
        assert not list(unreadable(GOOD | {name: readable(colours[name], behind)}))


@pytest.mark.parametrize(
    ("name", "colour", "words"),
    [
        ("link", "#7fb2e5", "link #7fb2e5 cannot be read by everybody"),
        ("lead", "#ffd700", "its contrast is 1.4 where 4.5 is needed"),
        ("link_on_dark", "#0b5cab", "a word on the grey of a dark page"),
        ("lead", "navy", 'lead must be a colour like "#1d3d5c"'),
    ],
)
def test_a_site_in_colours_that_cannot_be_read_is_not_built(
    log: Path, name: str, colour: str, words: str
) -> None:
    settings = log / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(re.sub(f'( {name}: )"#[0-9a-f]+"', rf'\g<1>"{colour}"', text))
    done = program(log)
    said = done.stdout + done.stderr
    assert done.returncode and words in said and "Traceback" not in said
    assert not (log / "site").exists()
