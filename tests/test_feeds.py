"""The feeds: valid by the formats' own rules, complete, with ids that stay, and without anything of
an entry that does not stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import lxml.etree
import pytest

from building import built
from conftest import A_RECORD, add_record, rendered
from disclosure_log.exports.feeds import NEWEST
from disclosure_log.site.render import Site

SCHEMAS = Path(__file__).parent / "schemas"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
WITHHELD = "    outcome: withheld\n    grounds: [{section: '40(2)'}]\n"
WITHDRAWN = "status: withdrawn\nchanges: [{date: 2016-04-01, note: It was wrong.}]\n"
CHANGED = "changes: [{date: 2016-05-01, note: A figure was corrected.}]\n"


def atom(site: Site, name: str) -> Any:
    return lxml.etree.fromstring(site.outputs[f"feeds/{name}.xml"].content)


def texts(site: Site, name: str, path: str) -> list[str]:
    return [str(each) for each in atom(site, name).xpath(path, namespaces=ATOM)]


def items(site: Site, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.outputs[f"feeds/{name}.json"].content)["items"]
    return found


@pytest.fixture
def various(log: Path) -> Path:
    """A log with a ground, a publication that is cited, signs that markup uses, and a correction."""
    add_record(log, "FH 16-2", A_RECORD.replace("Lamps in", 'Lamps & "bins" < 5 in') + WITHHELD)
    add_record(log, "FH 16-3", A_RECORD + CHANGED)
    return log


def test_every_feed_is_valid_atom(various: Path) -> None:
    site = rendered(various)
    schema = lxml.etree.RelaxNG(lxml.etree.parse(str(SCHEMAS / "atom.rng")))
    feeds = [path for path in site.outputs if path.startswith("feeds/") and path.endswith(".xml")]
    assert len(feeds) > 10
    for path in feeds:
        schema.assertValid(lxml.etree.fromstring(site.outputs[path].content))


def test_the_schema_of_atom_refuses_what_the_rfc_forbids(log: Path) -> None:
    schema = lxml.etree.RelaxNG(lxml.etree.parse(str(SCHEMAS / "atom.rng")))
    for name in ("id", "updated", "title", "author"):
        feed = atom(rendered(log), "log")
        (part,) = feed.xpath(f"./a:{name}", namespaces=ATOM)
        feed.remove(part)
        assert not schema.validate(feed), name


def test_every_feed_is_a_valid_json_feed(various: Path) -> None:
    site = rendered(various)
    schema = json.loads((SCHEMAS / "json-feed.json").read_text("utf-8"))
    feeds = [path for path in site.outputs if path.startswith("feeds/") and path.endswith(".json")]
    assert len(feeds) > 10
    for path in feeds:
        jsonschema.validate(json.loads(site.outputs[path].content), schema)


def test_both_forms_have_the_same_entries(various: Path) -> None:
    site = rendered(various)
    for path in site.outputs:
        if path.startswith("feeds/") and path.endswith(".xml"):
            name = path.removeprefix("feeds/").removesuffix(".xml")
            ids = [item["id"] for item in items(site, name)]
            assert texts(site, name, "//a:entry/a:id/text()") == ids


def test_ids_are_unique_in_a_feed_and_the_same_in_all(various: Path) -> None:
    site = rendered(various)
    ids = texts(site, "log", "//a:entry/a:id/text()")
    assert len(ids) == len({*ids}) == 3
    assert {*texts(site, "topics/streets", "//a:entry/a:id/text()")} == {*ids}
    assert texts(site, "exemptions/s40-2", "//a:entry/a:id/text()") == [
        "tag:foi.fernhollow.example,2026:/log/fh-16-2"
    ]


def test_an_entry_that_changed_keeps_its_id_and_is_updated(log: Path) -> None:
    before = atom(rendered(log), "log").xpath("//a:entry", namespaces=ATOM)
    path = log / "disclosures/2016/fh-16-1.yml"
    path.write_text(path.read_text("utf-8") + CHANGED, encoding="utf-8")
    after = atom(rendered(log), "log").xpath("//a:entry", namespaces=ATOM)
    ids, published, updated = (
        [entry.findtext(f"a:{name}", namespaces=ATOM) for entry in (*before, *after)]
        for name in ("id", "published", "updated")
    )
    assert len(ids) == 2 and ids[0] == ids[1]
    assert published == ["2016-03-01T00:00:00Z"] * 2
    assert updated == ["2016-03-01T00:00:00Z", "2016-05-01T00:00:00Z"]


def test_the_feed_of_all_answers_tells_the_root_of_their_versions(various: Path) -> None:
    site = rendered(various)
    root = json.loads(site.outputs["data/versions.json"].content)["root"]
    told = (
        f"Root of the versions of all answers: {root}. See https://foi.fernhollow.example/log/data/"
    )
    assert texts(site, "log", "/a:feed/a:subtitle/text()") == [told]
    assert json.loads(site.outputs["feeds/log.json"].content)["description"] == told
    assert not texts(site, "topics/streets", "/a:feed/a:subtitle/text()")


def test_an_old_letter_published_late_is_announced_by_a_note_of_that_day(log: Path) -> None:
    for number in range(2, NEWEST + 5):
        add_record(log, f"FH 17-{number}", year=2017, responded="2017-03-01")
    late = "changes: [{date: 2017-05-02, note: Published on this day.}]\n"
    for number, note in ((2, ""), (3, late)):
        add_record(log, f"FH 16-{number}", A_RECORD + note)
    addresses = [item["url"] for item in items(rendered(log), "log")]
    assert addresses[0].endswith("/2016/fh-16-3/")
    assert not [each for each in addresses if each.endswith("/2016/fh-16-2/")]


def test_an_entry_keeps_its_id_when_its_date_is_corrected(log: Path) -> None:
    before = texts(rendered(log), "log", "//a:entry/a:id/text()")
    (log / "disclosures/2016/fh-16-1.yml").unlink()
    record = A_RECORD.replace("2016-02-09", "2017-02-09")
    add_record(log, "FH 16-1", record, year=2017, responded="2017-03-01")
    assert texts(rendered(log), "log", "//a:entry/a:id/text()") == before


def test_what_changed_last_comes_first(various: Path) -> None:
    assert items(rendered(various), "log")[0]["url"].endswith("/2016/fh-16-3/")


def test_a_feed_has_the_newest_entries_only(log: Path) -> None:
    for number in range(2, NEWEST + 5):
        add_record(log, f"FH 16-{number}")
    assert len(items(rendered(log), "log")) == NEWEST


def test_nothing_of_a_withdrawn_entry_is_in_a_feed(log: Path) -> None:
    quokka = A_RECORD.replace("Lamps in", "Quokkas of") + WITHHELD
    add_record(log, "FH 16-2", quokka + WITHDRAWN)
    site = rendered(log)
    feeds = [path for path in site.outputs if path.startswith("feeds/")]
    assert feeds and not [path for path in feeds if b"Quokkas" in site.outputs[path].content]


def test_signs_that_markup_uses_are_read_as_they_were_written(various: Path) -> None:
    site = rendered(various)
    assert 'Lamps & "bins" < 5 in Elder Lane' in texts(site, "log", "//a:entry/a:title/text()")
    assert 'Lamps & "bins" < 5 in Elder Lane' in [i["title"] for i in items(site, "log")]


def test_a_topic_that_replaced_another_keeps_the_feed_of_the_other(log: Path) -> None:
    path = log / "disclosures/topics.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("id: streets\n", "id: streets\n  former: [lanes]\n"))
    outputs = rendered(log).outputs
    assert outputs["feeds/topics/lanes.xml"].content == outputs["feeds/topics/streets.xml"].content


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("disclosures/2016/fh-16-2", "log"),
        ("disclosures", "log"),
        ("topics/streets", "topics/streets"),
        ("exemptions/s40-2", "exemptions/s40-2"),
    ],
)
def test_a_page_tells_browsers_and_readers_of_its_feed(various: Path, page: str, feed: str) -> None:
    site = built(various)
    found: Any = lxml.etree.parse(str(site / page / "index.html"), lxml.etree.HTMLParser())
    links = found.xpath("//head/link[@rel='alternate']")
    assert {link.get("type") for link in links} == {"application/atom+xml", "application/feed+json"}
    led_to = {(site / page / link.get("href")).resolve() for link in links}
    assert {site / f"feeds/{feed}.xml", site / f"feeds/{feed}.json"} <= led_to
    assert all(path.is_file() for path in led_to)


def test_the_page_about_feeds_names_every_one(various: Path) -> None:
    site = rendered(various)
    page = site.outputs["feeds/index.md"].content.decode()
    for path in site.outputs:
        if path.startswith("feeds/") and not path.endswith(".md"):
            assert f'href="../{path}"' in page
