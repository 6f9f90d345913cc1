"""``disclosure-log serve``: a preview that updates with every edit."""

from __future__ import annotations

import contextlib
import os
import threading
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click

from disclosure_log.cli.build import PLACED, make
from disclosure_log.cli.terminal import by_hand, report, say
from disclosure_log.records.paths import PAGES, RECORDS, SITE
from disclosure_log.rules import check
from disclosure_log.site.atomic_swap import staging
from disclosure_log.site.preview import Preview
from disclosure_log.site.publisher_error import PublisherError
from disclosure_log.site.render import DocumentChanged
from disclosure_log.site.site_folder import SiteFolder
from disclosure_log.store import Store, open_store
from disclosure_log.today import today

PAUSE = 0.3
"""Seconds between two looks at the files."""

address_option = click.option(
    "--address",
    default="127.0.0.1:8000",
    show_default=True,
    help="The host and port of the preview.",
)


@click.command()
@address_option
@click.pass_obj
def serve(root: Path, address: str) -> None:
    """Show a preview of the site that updates while you edit records or pages."""
    show(root, address)


def show(root: Path, address: str, page: str = "") -> None:
    """Serve a preview of the site until the person at the terminal stops it, and open a *page* of
    it in their browser."""
    os.umask(0o022)
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal()):
        raise click.UsageError(f"{address} is not a host and a port, such as 127.0.0.1:8000")
    store = open_store(root)
    with staging(root, "preview") as home:
        server = None
        before, known = root / "site", store.get(PLACED) if store else None
        for _ in _changes(root):
            # The site that is shown stays as it is until there is another.
            place = home / ("one" if before.name != "one" else "other")
            folder = SiteFolder(place, before, known)
            address_path = _make(root, folder, store)
            if address_path is None:
                continue
            server = server or _started(host, int(port), address_path, page)
            server.show(place)
            known = folder.left_at(place, before if before.parent == home else None)
            before = place


def _started(host: str, port: int, home: str, page: str) -> Preview:
    server = Preview(host, port, home)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    where = f"http://{host}:{port}/{page}"
    say(f"showing {where} (Ctrl+C ends it)", "green")
    if page and by_hand():
        webbrowser.open(where)
    return server


def _make(root: Path, folder: SiteFolder, store: Store | None) -> str | None:
    """Make the site in a *folder*; the path of its address, or ``None`` if anything is
    wrong, which is told."""
    started = time.monotonic()
    # While an entry is written, nobody is asked to note what is new in it.
    checked = check(root, today(), store=store)
    if checked.findings:
        report(checked.findings, "text")
        return None
    try:
        log, _, findings = make(root, checked, folder, store)
    except (PublisherError, DocumentChanged) as failure:
        say(str(failure), "red")  # the next edit may mend it
        return None
    finally:
        if store:
            store.save()  # or nobody else could write it before the next edit
    if findings:
        report(findings, "text")
        return None
    say(f"made in {time.monotonic() - started:.1f} seconds")
    return urlsplit(log.authority.site.address).path


def _changes(root: Path) -> Iterator[None]:
    """Comes back once at first, and then after every change of a file."""
    known = None
    while True:
        now = sorted(_files(root))
        if now != known:
            known = now
            yield
        time.sleep(PAUSE)


def _files(root: Path) -> Iterator[tuple[str, int, int]]:
    """(path, time, size) of every file that the site is made from."""
    folders = [str(root / RECORDS), str(root / PAGES)]
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    else:
                        about = entry.stat(follow_symlinks=False)
                        yield entry.path, about.st_mtime_ns, about.st_size
        except OSError:
            continue  # it went away; the next look will see that
    with contextlib.suppress(OSError):  # an editor may be saving it
        about = (root / SITE).stat()
        yield SITE, about.st_mtime_ns, about.st_size
