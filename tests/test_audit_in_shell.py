"""A page in a shell of the theme is audited by its own part alone only where that finds the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from building import built
from conftest import CAFCASS, add_record, checkout
from disclosure_log.site.audit.facts import PageFacts
from disclosure_log.site.audit.in_shell import Looks
from disclosure_log.site.audit.page import look_at
from disclosure_log.site.shell import Finished

Seen = tuple[Looks, str, Finished]

OWN = [
    "",
    "<p>A line\n\nand another <a href='#question-1'>with a link</a></p>\n",
    '<p id="new">An id</p><a href="../../../about/#what">elsewhere</a>',
    '<p id="page-title">An id of this page</p>',
    '<p id="__search">An id of the theme</p>',
    "</article>",
    "</div></div><p>outside</p>",
    "</body></html><p>behind</p>",
    "<div>",
    "<p>not closed",
    "<table><tr><td>not closed",
    "<!--",
    "<!-- <script>alert(1)</script> -->",
    "<a href='",
    '<a title="',
    "<script>alert(1)</script>",
    "<SCRIPT src=https://elsewhere.example/></SCRIPT>",
    "<style>p { color: red }</style>",
    "<title>Another</title>",
    "<meta http-equiv=refresh content='0; url=https://elsewhere.example/'>",
    "<h1>Another</h1>",
    "<article>Another</article>",
    "<form action=https://elsewhere.example/><input name=q></form>",
    "<textarea>",
    "<plaintext>",
    "<p style='color: red'>style</p>",
    "<p onclick='alert(1)'>click</p>",
    "<a href='javascript:alert(1)'>run</a>",
    "<img src='https://elsewhere.example/x.png'>",
    "<a href='#nowhere'>dead</a>",
    "<p class='md-top'>without rules</p>",
    "<p dir=rtl>right to left</p>",
    '<i id="end-of-the-own-part"></i>',
    '<i id="end-of-the-own-part">',
]
"""What a page's own part might have besides, by a fault of the program."""
TEXTS = ["A title", 'A "title"', "</title><script>", "&lt;b&gt;", "two\nlines", "'"]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> list[Seen]:
    """Every page of two logs that lies in a shell."""
    found: list[Seen] = []

    class Watched(Looks):
        def look_at(self, path: str, page: Finished) -> PageFacts:
            found.append((self, path, page))
            return super().look_at(path, page)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("disclosure_log.site.assemble.Looks", Watched)
        patch.setattr("disclosure_log.workers.processors", lambda: 1)
        log = checkout(tmp_path_factory.mktemp("in shell") / "log")
        path = add_record(log, "FH 16-2", answered="See FH 16-1 and https://lamps.example/.")
        path.write_text(path.read_text() + "also_known_as: [FH 15-9]\n")
        built(log)
        built(checkout(tmp_path_factory.mktemp("in shell") / "log", CAFCASS))
    return found


def whole(looks: Looks, path: str, page: Finished) -> PageFacts:
    return look_at(path, page.text, looks._own, looks._home)


def entry(seen: list[Seen]) -> Seen:
    return next(each for each in seen if each[1].startswith("disclosures/2016/fh-16-2/"))


def test_every_page_is_as_if_it_was_looked_at_as_a_whole(seen: list[Seen]) -> None:
    assert len(seen) > 10
    for looks, path, page in seen:
        assert Looks.look_at(looks, path, page) == whole(looks, path, page)


def test_most_pages_are_looked_at_by_their_own_part(seen: list[Seen]) -> None:
    """Otherwise nothing here says anything about that."""
    alone = [looks._in_shell(path, page) is not None for looks, path, page in seen]
    assert sum(alone) > len(alone) * 0.7


@pytest.mark.parametrize("more", OWN)
@pytest.mark.parametrize("first", [True, False])
def test_whatever_the_own_part_is_the_same_is_found(
    seen: list[Seen], more: str, first: bool
) -> None:
    looks, path, page = entry(seen)
    broken = replace(page, own=f"{more}{page.own}" if first else f"{page.own}{more}")
    assert Looks.look_at(looks, path, broken) == whole(looks, path, broken)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("name", ["title", "description", "canonical", "words-0", "id-0"])
def test_whatever_a_text_of_the_shell_is_the_same_is_found(
    seen: list[Seen], name: str, text: str
) -> None:
    looks, path, page = entry(seen)
    assert name in page.texts
    broken = looks._shells.filled(page.shape, {**page.texts, name: text}, page.own)
    assert Looks.look_at(looks, path, broken) == whole(looks, path, broken)
