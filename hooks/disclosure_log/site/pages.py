"""Everything the site consists of, in parts that can be made one by one.

The headings and texts of a page made from records are finished HTML, which publishers pass on
untouched. Links are relative, so a site may be published in any folder.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from operator import attrgetter

from disclosure_log.exports.exported import Exported, record_json
from disclosure_log.exports.feeds import FOLDER as FEEDS
from disclosure_log.exports.feeds import feed_files, feeds
from disclosure_log.exports.figures import CSV, JSON, figures_csv, figures_json
from disclosure_log.log.entries import Log
from disclosure_log.log.entry import Entry
from disclosure_log.log.figures import FOLDER, Figures, figures
from disclosure_log.log.grounds_used import GroundsUsed, grounds_used
from disclosure_log.site.browser_search import DESCRIPTION, description
from disclosure_log.site.change_pages import change_pages
from disclosure_log.site.data_pages import descriptions, topic_data, whole_data, year_data
from disclosure_log.site.document_list_pages import document_list_pages
from disclosure_log.site.entry_pages import document_pages, entry_page, redirect_pages, table_pages
from disclosure_log.site.exemption_pages import exemption_pages, exemptions_page
from disclosure_log.site.feed_pages import follow_page
from disclosure_log.site.figure_pages import (
    figures_page,
    list_pages,
    quarter_pages,
    split_lists,
)
from disclosure_log.site.list_pages import (
    log_page,
    search_page,
    topic_pages,
    topics_page,
    year_pages,
)
from disclosure_log.site.output import File, Output
from disclosure_log.site.page import Page
from disclosure_log.site.site_files import site_files
from disclosure_log.store import runs

_WHOLE = ("data/log", "data/codes", "data/csv", "data/p", "data/versions", "data/datapackage")
"""How the addresses of the files about the whole log begin."""


@dataclass(frozen=True)
class Part:
    """Pages and files that are made together."""

    addresses: tuple[str, ...]
    """Each of their addresses begins with one of these."""
    make: Callable[[], Iterable[Page | File]]
    sources: tuple[object, ...] | None = None
    """Everything they are made from, but for the settings and the theme; ``None`` if they are to be
    made each time."""


def overview(log: Log, guidance: Iterable[Page]) -> Iterator[Page | File]:
    """The pages that every log has."""
    yield from guidance
    yield log_page(log)
    yield topics_page(log)
    yield search_page(log)
    yield DESCRIPTION, Output(description(log))
    for path, content in site_files(log):
        yield path, Output(content)


def data_parts(exported: Exported) -> Iterator[Part]:
    """The files of data. They depend on nothing that a publisher does."""
    log = exported.log
    yield Part(
        _WHOLE, partial(whole_data, exported), (log.newest, *_as_data(exported, log.entries))
    )
    for year, entries in log.years.items():
        make = partial(year_data, exported, year)
        yield Part((f"data/years/{year}.",), make, _as_data(exported, entries))
    for topic in log.topics:
        make = partial(topic_data, exported, topic.id)
        sources = _as_data(exported, log.by_topic[topic.id])
        yield Part((f"data/topics/{topic.id}.",), make, sources)


def about_data(exported: Exported, sizes: Mapping[str, int]) -> Part:
    """What describes the files of data, whose *sizes* are given in bytes by path."""
    log = exported.log
    return Part(
        ("data/index", "data/catalogue"),
        partial(descriptions, exported, sizes),
        (log.newest, exported.root, exported.questions, tuple(sizes.items())),
    )


def parts(exported: Exported) -> Iterator[Part]:
    """All other pages, and every released file."""
    log = exported.log
    for year, entries in log.years.items():
        make = partial(year_pages, log, year)
        yield Part((f"disclosures/{year}/",), make, _listed(log, entries))
    yield Part(("changes/",), partial(change_pages, log))
    for number, topic in enumerate(log.topics):
        make = partial(topic_pages, log, number)
        yield Part((f"topics/{topic.id}/",), make, _listed(log, log.by_topic[topic.id]))
    used = grounds_used(log)
    yield from _figures(log, figures(log, exported.store), used)
    yield Part(
        (FEEDS,),
        partial(_feeds, exported, used),
        (log.day, *_as_data(exported, log.entries)),
    )
    with_documents = [entry for entry in log.entries if entry.record.documents]
    make = partial(document_list_pages, log)
    yield Part(("documents/",), make, _listed(log, with_documents))
    yield Part(("exemptions/",), lambda: [exemptions_page(log, used)])
    for page in used.pages:
        make = partial(exemption_pages, log, page)
        yield Part((page.address,), make, _listed(log, page.entries))
    for run in runs(sorted(log.all, key=_path), _path):
        addresses = tuple(entry.address for entry in run)
        read_with = tuple(_read_with(exported, entry) for entry in run)
        yield Part(addresses, partial(_entries, exported, run), read_with)
    yield Part(("disclosures/",), partial(redirect_pages, log))


def _figures(log: Log, counted: Figures, used: GroundsUsed) -> Iterator[Part]:
    """The figures. The lists of a quarter change only with what is counted in it."""

    def overview() -> Iterator[Page | File]:
        yield figures_page(log, counted, used)
        yield from list_pages(counted, log)
        yield CSV, Output(figures_csv(log, counted))
        yield JSON, Output(figures_json(log, counted))

    yield Part((FOLDER,), overview)
    split = [list_.address for list_ in split_lists(counted)]
    around = [None, *counted.quarters, None]
    for number, quarter in enumerate(counted.quarters):
        behind = [(c.measure, c.entry.digest, c.section) for c in counted.by_quarter[quarter.slug]]
        near = [each and each.name for each in around[number : number + 3]]
        yield Part(
            (quarter.address, *(f"{address}{quarter.slug}/" for address in split)),
            partial(quarter_pages, log, counted, number),
            (behind, near, quarter.note, split, None if behind else log.day),
        )


def _feeds(exported: Exported, used: GroundsUsed) -> Iterator[Page | File]:
    log = exported.log
    all_ = feeds(log, used, exported.root)
    yield follow_page(log, all_)
    for path, content in feed_files(log, all_):
        yield path, Output(content)


_path = attrgetter("path")


def _listed(log: Log, entries: Sequence[Entry]) -> tuple[object, ...]:
    """What a list of *entries* is made from. An empty one has the date of the newest entry."""
    return (tuple(entry.digest for entry in entries), None if entries else log.newest)


def _as_data(exported: Exported, entries: Iterable[Entry]) -> tuple[object, ...]:
    """What the data of *entries* is made from."""
    return tuple(map(exported.sources, entries))


def _read_with(exported: Exported, entry: Entry) -> tuple[object, ...]:
    """What the page and the data of an *entry* are made from: itself, and those that it leads
    to."""
    log = exported.log
    links = [(name, other.path) for name in entry.links if (other := log.find(name))]
    others = [log.standing(entry), *(log.related(entry) if entry.shown else ())]
    leads_to = tuple(other.digest for other in others)
    # Of a neighbour the page says no more than this.
    beside = tuple(each and (each.path, each.title) for each in log.neighbours(entry))
    return (tuple(links), leads_to, beside, *exported.sources(entry))


def _entries(exported: Exported, run: Sequence[Entry]) -> Iterator[Page | File]:
    for entry in run:
        piece = exported.piece(entry) if entry.stands else None
        yield from _entry(exported.log, entry, piece.version if piece else None)
        if piece:
            yield f"{entry.address}record.json", Output(record_json(exported, piece))


def _entry(log: Log, entry: Entry, version: str | None) -> Iterator[Page | File]:
    yield entry_page(log, entry, version)
    yield from table_pages(log, entry)
    yield from document_pages(log, entry)
    for release in entry.releases:
        for file in (*release.files, *(table.file for table in release.tables)):
            yield f"{entry.address}{file.name}", Output(file.content, entry.path)
        if page := release.page:
            for file in page.pictures:
                yield f"{entry.address}{page.slug}/{file.name}", Output(file.content, entry.path)
