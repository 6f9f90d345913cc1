"""``disclosure-log federate``: one site with one search over several published logs."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from disclosure_log.cli.site_address import site_address
from disclosure_log.cli.terminal import FAILURE, FINDINGS, format_option, report, say
from disclosure_log.exports.faults import OTHER_FORMAT, WRONG_ID
from disclosure_log.exports.files import LOG
from disclosure_log.exports.json_places import json_of
from disclosure_log.exports.published import Published, Unreachable, is_address, read
from disclosure_log.exports.validate import validate
from disclosure_log.findings.finding import Finding
from disclosure_log.publisher import Publisher
from disclosure_log.site.audit import audit
from disclosure_log.site.audit.expected import Expected
from disclosure_log.site.federated import (
    federated_index,
    federated_pages_and_files,
    federation,
)
from disclosure_log.site.page import Page
from disclosure_log.site.render import Site
from disclosure_log.site.sitemap import sitemap

_SETTINGS = """\
site_name: Disclosure logs
hooks: [hooks/publish.py]
plugins: []
theme: {name: material, language: en, icon: {logo: material/file-document-check-outline}}
nav: [{Home: index.md}, {Search: search/index.md}]
extra: {colours: {lead: "#1d3d5c", link: "#0b5cab", link_on_dark: "#9cc9ff"}}
"""
_HOOKS = Path(__file__).parent / "skeleton/hooks"


@click.command("federate")
@click.argument("sources", metavar="LOG…", nargs=-1, required=True)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="An empty folder, or one that does not exist yet.",
)
@click.option(
    "--name", default="Disclosure logs", show_default=True, help="What the site is called."
)
@click.option(
    "--address",
    default="https://disclosure-logs.example/",
    show_default=True,
    help="Where the public will read the site.",
)
@format_option
def federate(sources: tuple[str, ...], out: Path, name: str, address: str, form: str) -> None:
    """Build one site with one search over several published logs.

    Each LOG is the address of a site, its folder, or a JSON file in the data format. Nothing is
    taken over but what the format publishes, and each result leads to the log it comes from.
    """
    started = time.monotonic()
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} is not empty")
    address = site_address(address)
    logs = _read(sources, form)
    place = out.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    # Beside the folder, so that it can be renamed: nobody ever sees half of a site.
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{place.name}-") as beside:
        made = Path(beside) / "site"
        if findings := _build(logs, made, name, address):
            report(findings, form)
            raise SystemExit(FAILURE)
        if place.exists():
            place.rmdir()
        made.rename(place)
    entries = sum(len(log["entries"]) for log in logs)
    say(
        f"{entries:,} entries of {len(logs)} logs: built {out} in"
        f" {time.monotonic() - started:.1f} seconds",
        "green",
    )


def _read(sources: Iterable[str], form: str) -> list[Any]:
    """The logs, if they are in the format and no two have one id. Otherwise, the findings end the
    program."""
    logs: list[Any] = []
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for source in sources:
        try:
            where, content = _content(source)
        except Unreachable as error:
            raise click.UsageError(str(error)) from None
        found = list(validate(where, content))
        findings += found
        if found:
            continue
        log = json_of(content.decode("utf-8-sig"))
        if "entries" not in log:
            message, fix = "this is one entry, and no log", "give the log.json of the site"
            findings.append(Finding(where, 1, 1, OTHER_FORMAT, message, fix))
            continue
        id = log["authority"]["id"]
        if id in seen:
            message = f"{seen[id]} is the same log, by its id"
            findings.append(Finding(where, 1, 1, WRONG_ID, message, "give each log once"))
        seen[id] = where
        logs.append(log)
    if findings:
        report(findings, form)
        raise SystemExit(FINDINGS)
    return logs


def _content(source: str) -> tuple[str, bytes]:
    """The file of the log that a *source* names, and what is in it."""
    if source.endswith(".json"):
        return source, read(source)
    path = f"{source.rstrip('/')}/{LOG}"
    return path, Published(source).read(LOG) if is_address(source) else read(path)


def _build(logs: list[Any], out: Path, name: str, address: str) -> list[Finding]:
    """Build the site in *out*, and audit it."""
    log = federation(logs, name, address)
    index = federated_index(log, logs)
    site = Site(log, {}, federated=True)
    heads = []
    for made in federated_pages_and_files(log, logs):
        site.add(made)
        heads += [made.head] if isinstance(made, Page) else []
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        (root / "docs").mkdir()
        (root / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        shutil.copytree(_HOOKS, root / "hooks")
        out.mkdir()
        Publisher(root, out).build(site)
    files = {path: file.read() for path, file in index.files.items()}
    files |= {path: output.content for path, output in sitemap(log, heads)}
    for path, content in files.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    made_of = Expected.of(site.outputs)
    digests = {**made_of.digests, **{path: file.digest for path, file in index.files.items()}}
    return audit(out, log, Expected(digests, []))
