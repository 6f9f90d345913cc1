"""Text stands out from what is behind it, in light and in dark colours."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from disclosure_log.site.colours import BEHIND, readable

from .conftest import PAGES, REVIEWED, TABLE, Visit, Visitor

pytestmark = pytest.mark.browser

# Of every text that is shown: its contrast to the backgrounds behind it, painted one over the other
# as the browser does.
CONTRASTS = """() => {
    const context = Object.assign(document.createElement("canvas"), {width: 1, height: 1}).getContext("2d", {willReadFrequently: true});
    const paint = colours => {
        context.clearRect(0, 0, 1, 1);
        for (const [colour, opacity] of colours) {
            context.globalAlpha = opacity;
            context.fillStyle = colour;
            context.fillRect(0, 0, 1, 1);
        }
        return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const luminance = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, element = text.parentElement;
        const range = document.createRange();
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        const shown = element.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true});
        if (!text.data.trim() || !shown || box.width < 2 || box.height < 2) continue;
        let opacity = 1, behind = [];
        for (let e = element; e; e = e.parentElement) {
            const style = getComputedStyle(e);
            opacity *= parseFloat(style.opacity);
            behind.unshift([style.backgroundColor, 1]);
        }
        const [dark, light] = [paint([["white", 1], ...behind]), paint([["white", 1], ...behind, [getComputedStyle(element).color, opacity]])]
            .map(luminance).sort((a, b) => a - b);
        found.push({text: text.data.trim().slice(0, 60), place: `${element.tagName}.${element.className}`, contrast: (light + 0.05) / (dark + 0.05)});
    }
    return found;
}"""


MATTER = {
    REVIEWED: ".dl-answered p + p|.dl-answered a|.dl-number|.dl-status span:nth-child(2)|.dl-links a|.dl-lead|.dl-label span|.dl-line dt|.dl-line dd|.dl-line__days|.dl-late|.dl-facts dt|.dl-facts div:nth-child(2) dd|.dl-tag--other|.dl-about p".split(
        "|"
    ),
    TABLE: ".dl-on-time|.dl-tag--all|.dl-tag--some|.dl-tag--refused|.dl-scroll td|.dl-scroll th|pre code|h2 code|.dl-why strong".split(
        "|"
    ),
    PAGES[
        "log"
    ]: ".dl-list__title|.dl-list__meta span|.dl-index span|.dl-cards p|.dl-crumbs [aria-current]|.md-footer p|.md-footer a|.md-tabs__link".split(
        "|"
    ),
}
"""By address: the texts that must be among those that are measured."""


@pytest.fixture(scope="module", params=["light", "dark"])
def coloured(request: pytest.FixtureRequest, address: str, open_page: Visitor) -> Iterator[Visit]:
    """Every kind of page in light and dark colours."""
    visit = open_page(address, scheme=request.param)
    yield visit
    visit.page.close()


def test_every_text_stands_out_from_what_is_behind_it(coloured: Visit) -> None:
    found = coloured.page.evaluate(CONTRASTS)
    assert len(found) > 15
    assert [text for text in found if text["contrast"] < 4.5] == []


def test_a_page_has_the_colours_its_visitor_prefers(coloured: Visit) -> None:
    prefers, background = coloured.page.evaluate(
        "[matchMedia('(prefers-color-scheme: dark)').matches, getComputedStyle(document.body).backgroundColor]"
    )
    brightness = sum(int(part) for part in re.findall(r"\d+", background)[:3])
    assert brightness < 150 if prefers else brightness > 700


@pytest.mark.parametrize("kind", ["home", "log", "entry with review", "released table", "search"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_in_the_palest_colours_that_an_authority_may_set(
    visit: Visitor, kind: str, scheme: str
) -> None:
    palest = {
        name: readable(colour, BEHIND[name][0])
        for name, colour in (("lead", "#ffd700"), ("link", "#ff8c00"), ("link_on_dark", "#4b0082"))
    }
    page = visit(PAGES[kind], scheme=scheme).page
    page.evaluate(
        """([lead, link]) => {
            for (const [name, value] of Object.entries({"--dl-lead": lead, "--md-accent-fg-color": link, "--md-typeset-a-color": link}))
                document.body.style.setProperty(name, value);
        }""",
        [palest["lead"], palest["link" if scheme == "light" else "link_on_dark"]],
    )
    found = page.evaluate(CONTRASTS)
    assert len(found) > 15
    assert [text for text in found if text["contrast"] < 4.5] == []


@pytest.mark.parametrize(
    ("place", "selector"),
    [(place, selector) for place, selectors in MATTER.items() for selector in selectors],
)
def test_a_text_that_matters_is_measured(
    measured: dict[str, set[str]], place: str, selector: str
) -> None:
    assert selector in measured[place]


@pytest.fixture(scope="module")
def measured(open_page: Visitor) -> dict[str, set[str]]:
    """By address: which of the selectors have a text that was measured."""
    found = {}
    for place, selectors in MATTER.items():
        page = open_page(place).page
        texts = page.evaluate(CONTRASTS)
        first = {
            s: page.locator(s).first.evaluate(
                "e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data.trim().slice(0, 60))"
            )
            for s in selectors
        }
        found[place] = {
            s for s in selectors if any(t and t in {m["text"] for m in texts} for t in first[s])
        }
        page.close()
    return found
