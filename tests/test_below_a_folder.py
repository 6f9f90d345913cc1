"""A site that is a folder of a host works from there: nothing leads out of it, and the files that
programs look for are what their standards ask for."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.etree
import lxml.html
import pytest
from PIL import Image

from building import built
from canary import unpacked
from conftest import A_RECORD, add_record, checkout
from test_feeds import CHANGED, SCHEMAS, WITHHELD

SITE = "https://example.org/foi/"
ELSEWHERE = {
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
"""What the pages may lead to besides, but for what only the authority's settings name."""
SITEMAPS = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = checkout(tmp_path_factory.mktemp("folder") / "log")
    settings = folder / "disclosures/authority.yml"
    text = settings.read_text("utf-8").replace("https://foi.fernhollow.example/log/", SITE)
    settings.write_text(text, encoding="utf-8")
    add_record(folder, "FH 16-2", A_RECORD + WITHHELD + CHANGED)
    say = "- {quarter: 2016-Q1, received_total: 3}\n"
    (folder / "disclosures/not-published.yml").write_text(say, encoding="utf-8")
    return built(folder)


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 30
    return found


def address_of(site: Path, path: Path) -> str:
    return SITE + path.relative_to(site).as_posix().removesuffix("index.html")


def file_at(site: Path, address: str) -> Path:
    path = site / urlsplit(address).path.removeprefix("/foi/")
    return path / "index.html" if address.endswith("/") or path.is_dir() else path


def test_every_link_and_form_leads_into_the_folder_or_to_a_named_place(site: Path) -> None:
    counted = 0
    for path in pages(site):
        own = address_of(site, path)
        tree: Any = lxml.html.document_fromstring(path.read_bytes())
        for element, _, link, _ in tree.iterlinks():
            target = urljoin(own, link.strip()).partition("#")[0].partition("?")[0]
            host = urlsplit(target).hostname
            if host != "example.org":
                at_home = not host or host.endswith((".example", "legislation.gov.uk"))
                assert at_home or target in ELSEWHERE or element.tag == "a", (own, link)
                continue
            assert target.startswith(SITE), (own, link)
            assert file_at(site, target).is_file(), (own, link)
            counted += 1
    assert counted > 1000


def test_nothing_in_a_page_begins_at_the_root_of_the_host(site: Path) -> None:
    for path in pages(site):
        if path.name == "404.html":
            continue  # it is shown at any address, so it leads to the folder by its path
        assert not re.findall(r'(?:href|src|action|content)="/[^"]*"', path.read_text("utf-8")), (
            path
        )


def test_the_page_for_missing_addresses_leads_to_the_folder(site: Path) -> None:
    links = re.findall(r'(?:href|src|action)="(/[^"]*)"', (site / "404.html").read_text("utf-8"))
    assert links and all(link.startswith("/foi/") for link in links)


def test_every_file_names_addresses_of_the_folder_only_and_they_exist(site: Path) -> None:
    named = {}
    for path in site.rglob("*"):
        for content in unpacked(path.read_bytes()) if path.is_file() else ():
            # Nothing stands between two columns in the pages of a database; its dump follows.
            if not content.startswith(b"SQLite"):
                for each in re.findall(rb"https?://example\.org[\w/.:%-]*", content):
                    named[each.decode()] = path
    assert len(named) > 60
    for address, path in named.items():
        assert address.startswith(SITE), (path, address)
        assert file_at(site, address).is_file(), (path, address)


def test_the_sitemap_is_valid_and_names_every_page_once(site: Path) -> None:
    schema = lxml.etree.XMLSchema(lxml.etree.parse(str(SCHEMAS / "sitemap.xsd")))
    sitemap: Any = lxml.etree.parse(str(site / "sitemap.xml"))
    schema.assertValid(sitemap)
    named = sitemap.xpath("//s:loc/text()", namespaces=SITEMAPS)
    own = {address_of(site, path) for path in pages(site) if path.name == "index.html"}
    assert len(named) == len({*named}) and {*named} == own


def test_robots_may_read_everything_and_find_the_sitemap(site: Path) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert f"Sitemap: {SITE}sitemap.xml" in lines
    assert not [line for line in lines if line.lower().startswith("disallow")]


def test_security_txt_has_what_its_standard_asks_for(site: Path) -> None:
    text = (site / ".well-known/security.txt").read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Contact"] == "mailto:foi@fernhollow.example"
    assert fields["Canonical"] == f"{SITE}.well-known/security.txt"
    # A year after the last check of the settings, 2026-01-05.
    assert date(2026, 12, 31) < date.fromisoformat(fields["Expires"][:10]) < date(2027, 1, 5)
    assert fields["Expires"].endswith("T00:00:00Z")


def test_every_place_that_llms_txt_names_exists(site: Path) -> None:
    text = (site / "llms.txt").read_text("utf-8")
    assert text.startswith("# Fernhollow disclosure log\n\n> ")
    links = re.findall(r"^- \[[^]]+\]\((\S+)\): \S", text, re.MULTILINE)
    assert len(links) > 6
    for link in links:
        assert link.startswith(SITE) and file_at(site, link).is_file(), link


def test_the_browsers_own_search_asks_the_folder(site: Path) -> None:
    description: Any = lxml.etree.parse(str(site / "search/description.xml"))
    (url,) = description.xpath("//*[local-name()='Url']/@template")
    assert url == f"{SITE}search/?q={{searchTerms}}"


@pytest.mark.parametrize("page", ["index.html", "disclosures/2016/fh-16-2/index.html"])
def test_a_page_tells_who_links_to_it_how_to_show_it(site: Path, page: str) -> None:
    tree: Any = lxml.html.document_fromstring((site / page).read_bytes())
    told = {each.get("property"): each.get("content") for each in tree.xpath("//meta[@property]")}
    assert told["og:url"] == address_of(site, site / page)
    assert told["og:title"] and told["og:description"]
    assert told["og:image"].startswith(SITE)
    with Image.open(file_at(site, told["og:image"])) as card:
        assert card.format == "PNG"
        assert [str(size) for size in card.size] == [
            told["og:image:width"],
            told["og:image:height"],
        ]
        assert len(card.getcolors() or ()) > 2  # words are drawn on it


def test_a_telephone_finds_an_icon(site: Path) -> None:
    tree: Any = lxml.html.document_fromstring((site / "about/index.html").read_bytes())
    (icon,) = tree.xpath("//link[@rel='apple-touch-icon']/@href")
    with Image.open((site / "about" / icon).resolve()) as picture:
        assert (picture.format, picture.size) == ("PNG", (180, 180))


def test_the_figures_name_lists_of_the_folder(site: Path) -> None:
    data = json.loads((site / "statistics/figures.json").read_bytes())
    assert data["address"] == f"{SITE}statistics/"
