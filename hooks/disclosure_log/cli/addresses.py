"""``disclosure-log addresses``: write the list of published addresses."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain
from pathlib import Path

import click

from disclosure_log.cli.terminal import known_published, say
from disclosure_log.records.addresses import AddressList, written
from disclosure_log.records.paths import ADDRESSES, entry_of
from disclosure_log.records.published import Published
from disclosure_log.rules import Checked
from disclosure_log.rules import check as check_log
from disclosure_log.rules.addresses import LOST, at_fault
from disclosure_log.site.change_pages import change_pages
from disclosure_log.site.document_list_pages import document_list_pages
from disclosure_log.site.exemption_pages import ground_pages
from disclosure_log.site.figure_pages import all_figure_pages
from disclosure_log.site.list_pages import list_addresses
from disclosure_log.site.render import log_of
from disclosure_log.store import open_store
from disclosure_log.today import today


@click.command()
@click.pass_obj
def addresses(root: Path) -> None:
    """Write every address of the site into the list of published addresses.

    No address that may have been published is taken out. An address that leads nowhere any more is
    taken out only where git knows that it was never published. An entry that is not finished is
    left as it is listed.
    """
    before = known_published(root)
    result = check_log(root, today(), published=before, store=open_store(root))
    unfinished = at_fault(result.findings)
    now = current(result, unfinished)
    all_ = now | kept(result, now, unfinished, before)
    (root / ADDRESSES).write_text(written(all_), encoding="utf-8")
    lost = sum(result.standing.target(address) is None for address in all_)
    say(f"{len(all_):,} addresses are in {ADDRESSES}", "green")
    for path in sorted(unfinished):
        say(f"nothing of {path} was added, because disclosure-log check has findings about it")
    if lost:
        say(f"{lost:,} of them would lead nowhere; disclosure-log check says which", "red")


def current(result: Checked, unfinished: Collection[str]) -> dict[str, int | None]:
    """Every address that the site has now, with the number of questions of an entry; without the
    parts of lists while anything is wrong."""
    own = dict(result.standing.addresses(unfinished))
    if any(finding.code not in LOST for finding in result.findings):
        return own
    log = log_of(result)
    makers = (change_pages, ground_pages, all_figure_pages, document_list_pages)
    pages = chain.from_iterable(make(log) for make in makers)
    lists = dict.fromkeys([*list_addresses(log), *(page.address for page in pages)])
    return lists | own


def kept(
    result: Checked,
    now: Mapping[str, int | None],
    unfinished: Collection[str],
    before: Published | None,
) -> dict[str, int | None]:
    """The addresses that stay in the list, with the largest number of questions."""
    if before is None:
        was = None
    elif ADDRESSES in before.changed:
        was = AddressList.read(before.files.get(ADDRESSES, b"")).addresses
    else:
        was = result.listed.addresses
    # A file that git misses was published, whether it was listed or not.
    missed = before.changed if before else ()
    lost_files = {entry_of(path) for path in missed if not (result.tree.root / path).exists()}
    entries = {*unfinished, *lost_files} - {None}
    found: dict[str, int | None] = {}
    for address, listed in result.listed.addresses.items():
        if was is None or address in was or entry_of(address) in entries:
            count = max(listed.questions or 0, now.get(address) or 0)
            found[address] = count or listed.questions
    return found
