"""The pages of the figures: of all, of each quarter, and the lists of what each figure counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from disclosure_log.law.figures import MEASURES, TABLES
from disclosure_log.log.entries import Log
from disclosure_log.log.figures import FOLDER, Counted, Figures, QuarterFigures, figures
from disclosure_log.log.grounds_used import GroundsUsed
from disclosure_log.log.grouped import Grouped
from disclosure_log.log.listings import by_year, listing
from disclosure_log.site.page import Page
from disclosure_log.site.templating import render_template

_Row = tuple[str, str, dict[str, tuple[int, str]]]
"""(label, address, {year: (number, where it is listed)})."""


def figures_page(log: Log, figures: Figures, used: GroundsUsed) -> Page:
    body = _render(
        log,
        FOLDER,
        figures,
        None,
        title="Figures",
        years=[str(year) for year in sorted(log.years) if log.years[year]],
        topics=[*_of_topics(log)],
        grounds=[*_of_grounds(used)],
    )
    description = (
        f"How {log.authority.short_name} answered requests, counted from what is published."
    )
    return Page(FOLDER, "Figures", description, body, log.newest, outline=False)


def quarter_pages(log: Log, figures: Figures, number: int) -> Iterator[Page]:
    """The page of a quarter, and the pages of its part of each long list."""
    quarter = figures.quarters[number]
    before = figures.quarters[number + 1] if number + 1 < len(figures.quarters) else None
    after = figures.quarters[number - 1] if number else None
    title = f"Figures for {quarter.label}"
    body = _render(log, quarter.address, figures, quarter, title=title, before=before, after=after)
    counted = figures.by_quarter[quarter.slug]
    description = f"How {log.authority.short_name} answered requests in {quarter.label}."
    yield Page(
        quarter.address, title, description, body, _newest(counted) or log.day, outline=False
    )
    for list_ in split_lists(figures):
        for part in list_.groups:
            if part.address == f"{list_.address}{quarter.slug}/":
                yield _list_page(log, part, list_)


def list_pages(figures: Figures, log: Log) -> Iterator[Page]:
    """The list of what each line counts; of a long one the newest, with links to its quarters."""
    for list_ in figures.lists.values():
        yield _list_page(log, list_, None)


def all_figure_pages(log: Log) -> Iterator[Page]:
    """The pages below the overview."""
    found = figures(log)
    yield from list_pages(found, log)
    for number in range(len(found.quarters)):
        yield from quarter_pages(log, found, number)


def split_lists(figures: Figures) -> Iterator[Grouped[Counted]]:
    """The lists that have a page for each quarter."""
    return (list_ for list_ in figures.lists.values() if list_.split)


def _render(
    log: Log, address: str, figures: Figures, quarter: QuarterFigures | None, **more: object
) -> str:
    return render_template(
        "figures.md",
        log,
        address,
        figures=figures,
        quarter=quarter,
        tables=TABLES,
        measures=MEASURES,
        **more,
    )


def _list_page(log: Log, list_: Grouped[Counted], whole: Grouped[Counted] | None) -> Page:
    measure = MEASURES[list_.items[0].measure]
    trail = [("", "Home"), (FOLDER, "Figures")]
    title = measure.label
    if whole:
        trail.append((whole.address, whole.label))
        title += f": {list_.label}"
    body = render_template(
        "counted.md", log, list_.address, list=list_, title=title, trail=trail, measure=measure
    )
    description = f"{measure.meaning} The list of what the figures count."
    return Page(list_.address, title, description, body, _newest(list_.items), outline=False)


def _newest(counted: Iterable[Counted]) -> date | None:
    return max((each.entry.changed for each in counted), default=None)


def _of_topics(log: Log) -> Iterator[_Row]:
    for topic in log.topics:
        address = f"topics/{topic.id}/"
        list_ = listing(topic.label, address, log.by_topic[topic.id], (by_year,), outcomes=False)
        years = {each.label: (len(each.entries), list_.place_of(each)) for each in list_.groups}
        if years:
            yield topic.label, address, years


def _of_grounds(used: GroundsUsed) -> Iterator[_Row]:
    for page in used.pages:
        if page.law:
            years = page.uses.groups
            found = {
                each.label: (len(each.items), page.uses.place_of(each.label)) for each in years
            }
            yield page.uses.label, page.address, found
