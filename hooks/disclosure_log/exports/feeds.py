"""The feeds: the newest entries of the log, of a topic, of a ground, of a class of the publication
scheme, in Atom (RFC 4287) and JSON Feed 1.1.

An entry keeps its id for ever, and its ``updated`` is the day it last changed. So a reader shows a
change where it showed the entry, and announces nothing twice. Only entries that stand are in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from disclosure_log.language import in_words
from disclosure_log.law.vocabulary import SCHEME_CLASSES
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.grounds_used import GroundsUsed
from disclosure_log.records.references import slug
from hidden_data.characters import without_forbidden

FOLDER = "feeds/"
ATOM, JSON = ".xml", ".json"
"""What the address of a feed ends with."""
NEWEST = 30
"""How many entries a feed has."""
NAMED_IN = 2026
"""Since when ids are given (RFC 4151): it stays, or every entry would be announced once more."""


@dataclass(frozen=True)
class Feed:
    """The newest entries of a list."""

    address: str
    """Its address in the site without its ending: ``feeds/topics/streets``."""
    label: str
    kind: str
    """What it is of: ``log``, ``topic``, ``ground`` or ``class``."""
    of: str
    """The address of the page that it is of."""
    entries: Sequence[Entry]
    former: tuple[str, ...] = ()
    """Other addresses where it was, without their endings."""
    about: str = ""

    def title(self, log: Log) -> str:
        name = f"{log.authority.short_name} disclosure log"
        return name if self.kind == "log" else f"{name}: {self.label}"


def feed_of_topic(id: str) -> str:
    return f"{FOLDER}topics/{id}"


def feed_of_ground(slug: str) -> str:
    return f"{FOLDER}exemptions/{slug}"


def feed_of_class(id: str) -> str:
    return f"{FOLDER}classes/{id}"


LOG = f"{FOLDER}log"


def feeds(log: Log, used: GroundsUsed, root: str) -> list[Feed]:
    """Every feed of the *log*. That of all answers tells the *root* of their versions, so that
    whoever follows it keeps proof of what the log said."""
    proof = f"Root of the versions of all answers: {root}. See {log.authority.site.address}data/"
    changed = {entry.path: entry.changed for entry in log.entries}

    def newest(entries: Iterable[Entry]) -> list[Entry]:
        def key(entry: Entry) -> tuple[date, date, str]:
            return changed[entry.path], entry.record.responded, entry.path

        return nlargest(NEWEST, entries, key)

    return [
        Feed(LOG, "All answers", "log", "disclosures/", newest(log.entries), about=proof),
        *(
            Feed(
                feed_of_topic(topic.id),
                topic.label,
                "topic",
                f"topics/{topic.id}/",
                newest(log.by_topic[topic.id]),
                tuple(map(feed_of_topic, topic.former)),
            )
            for topic in log.topics
        ),
        *(
            Feed(
                feed_of_ground(page.slug), page.title, "ground", page.address, newest(page.entries)
            )
            for page in used.pages
        ),
        *(
            Feed(
                feed_of_class(each.id),
                each.label,
                "class",
                "publication-scheme/",
                newest(_citing(log, each.id)),
            )
            for each in SCHEME_CLASSES.values()
        ),
    ]


def _citing(log: Log, class_: str) -> Iterator[Entry]:
    """The entries that cite a publication of a class, each once."""
    found = {
        entry.path: entry
        for publication in log.publications
        if publication.in_class == class_
        for entry in log.by_publication[publication.id]
    }
    return iter(found.values())


def id_in_feeds(log: Log, entry: Entry) -> str:
    """The id of an *entry*, as a tag URI: its reference makes it, so it stays when its date is
    corrected."""
    return _tag(log, slug(entry.record.reference))


def _tag(log: Log, name: str) -> str:
    site = urlsplit(log.authority.site.address)
    return f"tag:{site.hostname},{NAMED_IN}:{site.path}{name}"


def _updated(log: Log, feed: Feed) -> date:
    return max((entry.changed for entry in feed.entries), default=log.day)


def _time(day: date) -> str:
    return f"{day}T00:00:00Z"


def _text(entry: Entry) -> str:
    """What a reader shows of an *entry*."""
    record = entry.record
    history = f" ({entry.outcome_history})" if entry.outcome_history else ""
    said = [
        record.summary,
        f"Outcome: {entry.outcome.label}{history}.",
        f"Answered on {in_words(record.responded)}, reference {record.reference}.",
    ]
    if record.changes:
        change = max(record.changes, key=lambda change: change.date)
        said.append(f"Changed on {in_words(change.date)}: {change.note}")
    return without_forbidden(" ".join(said))


def atom(log: Log, feed: Feed) -> bytes:
    """The *feed* in Atom."""
    site = log.authority.site.address
    title, own = feed.title(log), site + feed.address + ATOM
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{escape(_tag(log, feed.address))}</id>",
        f"<title>{_escaped(title)}</title>",
        *([f"<subtitle>{_escaped(feed.about)}</subtitle>"] if feed.about else []),
        f"<updated>{_time(_updated(log, feed))}</updated>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(site + feed.of)}/>',
        f'<link rel="license" href={_quoted(log.authority.licence.link)}/>',
        f"<author><name>{_escaped(log.authority.name)}</name><uri>{escape(site)}</uri></author>",
    ]
    labels = {topic.id: topic.label for topic in log.topics}
    for entry in feed.entries:
        record = entry.record
        lines += [
            "<entry>",
            f"<id>{escape(id_in_feeds(log, entry))}</id>",
            f"<title>{_escaped(entry.title)}</title>",
            f"<published>{_time(record.responded)}</published>",
            f"<updated>{_time(entry.changed)}</updated>",
            f'<link rel="alternate" type="text/html" href={_quoted(site + entry.address)}/>',
            *(
                f"<category term={_quoted(topic)} label={_quoted(labels[topic])}/>"
                for topic in record.topics
            ),
            f"<summary>{_escaped(_text(entry))}</summary>",
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""]).encode()


def json_feed(log: Log, feed: Feed) -> bytes:
    """The *feed* as a JSON Feed."""
    authority = log.authority
    site = authority.site.address
    labels = {topic.id: topic.label for topic in log.topics}
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title(log),
        **({"description": feed.about} if feed.about else {}),
        "home_page_url": site + feed.of,
        "feed_url": f"{site}{feed.address}{JSON}",
        "authors": [{"name": authority.name, "url": site}],
        "language": "en-GB",
        "items": [
            {
                "id": id_in_feeds(log, entry),
                "url": site + entry.address,
                "title": entry.title,
                "content_text": _text(entry),
                "date_published": _time(entry.record.responded),
                "date_modified": _time(entry.changed),
                "tags": [labels[topic] for topic in entry.record.topics],
            }
            for entry in feed.entries
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def feed_files(log: Log, all_: Iterable[Feed]) -> Iterator[tuple[str, bytes]]:
    """(path, content) of every file of the feeds, also where a feed was before."""
    for feed in all_:
        in_atom, in_json = atom(log, feed), json_feed(log, feed)
        for address in (feed.address, *feed.former):
            yield address + ATOM, in_atom
            yield address + JSON, in_json


def _escaped(text: str) -> str:
    return escape(without_forbidden(text))


def _quoted(text: str) -> str:
    return quoteattr(without_forbidden(text))
