"""``disclosure-log addresses``: write the list of published addresses."""

from __future__ import annotations

from pathlib import Path

import click

from disclosure_log.cli.terminal import FINDINGS, format_option, known_published, report, say
from disclosure_log.records.addresses import AddressList, written
from disclosure_log.records.paths import ADDRESSES
from disclosure_log.records.published import Published
from disclosure_log.rules import Checked
from disclosure_log.rules import check as check_log
from disclosure_log.rules.addresses import LOST
from disclosure_log.site.change_pages import change_pages
from disclosure_log.site.list_pages import list_addresses
from disclosure_log.site.render import log_of
from disclosure_log.today import today


@click.command()
@format_option
@click.pass_obj
def addresses(root: Path, form: str) -> None:
    """Write every address of the site into the list of published addresses.

    No address that may have been published is taken out. An address that leads nowhere any more is
    taken out only where git knows that it was never published.
    """
    before = known_published(root)
    result = check_log(root, today(), published=before)
    if wrong := [each for each in result.findings if each.code not in LOST]:
        report(wrong, form)
        raise SystemExit(FINDINGS)
    all_ = current(result) | kept(result, before)
    (root / ADDRESSES).write_text(written(all_), encoding="utf-8")
    lost = sum(result.standing.target(address) is None for address in all_)
    say(f"{len(all_):,} addresses are in {ADDRESSES}", "green")
    if lost:
        say(f"{lost:,} of them would lead nowhere; disclosure-log check says which", "red")


def current(result: Checked) -> dict[str, int | None]:
    """Every address that the site has now, with the number of questions of an entry."""
    log = log_of(result)
    lists = dict.fromkeys([*list_addresses(log), *(page.address for page in change_pages(log))])
    return lists | dict(result.standing.addresses())


def kept(result: Checked, before: Published | None) -> dict[str, int | None]:
    """The addresses that stay in the list, with the largest number of questions."""
    if before is None:
        was = None
    elif ADDRESSES in before.changed:
        was = AddressList.read(before.files.get(ADDRESSES, b"")).addresses
    else:
        was = result.listed.addresses
    now = current(result)
    found: dict[str, int | None] = {}
    for address, listed in result.listed.addresses.items():
        if was is None or address in was:
            count = max(listed.questions or 0, now.get(address) or 0)
            found[address] = count or listed.questions
    return found


def add(root: Path, address: str, result: Checked) -> None:
    """Put an entry that is begun into the list. If there is none yet, it gets every entry."""
    listed: dict[str, int | None] = {
        each: line.questions for each, line in result.listed.addresses.items()
    }
    if not result.tree.addresses:
        listed = dict(result.standing.addresses())
    (root / ADDRESSES).write_text(written({address: 1} | listed), encoding="utf-8")
