"""The publisher: the one thing here that knows MkDocs. It hands the rendered site to MkDocs and does nothing else to it.

As a hook (``mkdocs build``, ``mkdocs serve``) it reads and checks the log itself. ``build.py`` calls :func:`build` with a site it has
checked already, and swaps the result into place.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

HERE = str(Path(__file__).parent)
sys.path.insert(0, HERE)

from disclosure_log.site import Site

SITE = "disclosure_log"
"""Where the rendered site lies in MkDocs' ``extra``, for the events below and for the theme."""
INDEX = "disclosure_log_index"
"""And where the index of the search lies while it is being made."""

SCRIPTS = "assets/javascripts/"
"""Where the scripts lie. The theme's own, and its other search, are two thirds of a site's bytes, and ``docs/theme`` runs none of them."""


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember that this is a preview, in which the library may change between one build and the next."""
    os.environ["DISCLOSURE_LOG_PREVIEW"] = "1" if command == "serve" else ""


def _previewing() -> bool:
    return bool(os.environ.get("DISCLOSURE_LOG_PREVIEW"))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the log, and take the site's name, address and date from it."""
    root = Path(config.config_file_path).parent
    # Only what the checks look at may become a part of the site.
    if Path(config.docs_dir) != (root / "docs").resolve() or config.theme.custom_dir != str(root / "docs/theme"):
        raise PluginError("mkdocs.yml: docs_dir must be docs, and custom_dir docs/theme; nothing else is checked")
    site = config.extra.get(SITE) or _read(root)
    authority = site.log.authority
    config.extra[SITE] = site
    # The theme escapes the name in some places and not in others; finished markup is right in all.
    config.site_name = escape(f"{authority.short_name} disclosure log")
    if not _previewing():
        config.site_url = authority.site.address
    newest = site.log.newest or authority.checked
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(newest, time(), UTC).timestamp()))
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Put the rendered files in the place of the hand-written ones, and leave out what no page runs."""
    for file in [file for file in files if file.src_uri.startswith(SCRIPTS) and file.src_dir != config.theme.custom_dir]:
        files.remove(file)
    for path, output in config.extra[SITE].outputs.items():
        written = files.get_file_from_path(path)
        if written:
            files.remove(written)
        # What was written by hand is missed when it is not in the navigation; what was made from records is not.
        inclusion = InclusionLevel.UNDEFINED if written else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=output.content, inclusion=inclusion))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page the date of its record, and an edit link to the file it was made from."""
    from disclosure_log.pages import edit_address

    site = config.extra[SITE]
    page.update_date = page.meta.get("date") or page.update_date
    source = site.outputs[page.file.src_uri].source
    page.edit_url = edit_address(site.log, source) if source else None
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let the theme's skip link lead to the heading of a page that was made from records, and not past it."""
    if '<h1 id="page-title">' in html:
        heading = AnchorLink(page.title, "page-title", 1)
        heading.children = page.toc.items
        page.toc.items = [heading]
    return html


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    from disclosure_log.policy import with_policy

    return with_policy(output, page.url)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    from disclosure_log.policy import with_policy

    return with_policy(output_content, template_name) if template_name.endswith(".html") else output_content


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Begin the index of the search: the program that makes it works beside MkDocs."""
    from disclosure_log.search import make_index

    site = config.extra[SITE]
    worker = ThreadPoolExecutor(1)
    config.extra[INDEX] = worker.submit(make_index, site.log, site.guidance)
    worker.shutdown(wait=False)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the index beside the page of the search."""
    from disclosure_log.search import SearchError

    try:
        files = config.extra.pop(INDEX).result()
    except SearchError as error:
        raise PluginError(str(error)) from error
    for path, content in files.items():
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _read(root: Path) -> Site:
    if _previewing():
        # MkDocs has this folder on the path only while it loads this file; the library is loaded anew for each preview.
        if HERE not in sys.path:
            sys.path.insert(0, HERE)
        for name in [n for n in sys.modules if n.split(".")[0] == "disclosure_log"]:
            del sys.modules[name]
    from disclosure_log.findings import as_text
    from disclosure_log.rules import check
    from disclosure_log.site import render

    checked = check(root, today())
    if checked.findings:
        raise PluginError(f"the log is not in order:\n\n{as_text(checked.findings)}")
    return render(checked)


def today() -> date:
    """The day it is wherever on earth it is latest, so that a record is not in the future for one person and in order for another."""
    return datetime.now(timezone(timedelta(hours=14))).date()


class _Progress(BasePlugin):
    """Tells somebody that a page is done."""

    def __init__(self, tick: Callable[[], Any]) -> None:
        super().__init__()
        self._tick = tick

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        self._tick()
        return output


class PublisherError(Exception):
    """MkDocs could not build the site. The message is its own, in lines."""


def build(root: Path, site: Site, into: Path, tick: Callable[[], Any]) -> None:
    """Build the *site* into a folder, calling *tick* for each page. Raises :class:`PublisherError`, also for MkDocs' warnings."""
    from mkdocs.commands.build import build as mkdocs_build

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    propagate, logger.propagate = logger.propagate, False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(into), strict=True)
        config.extra[SITE] = site
        config.plugins["progress"] = _Progress(tick)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except Exception as error:
        raise PublisherError("\n".join([*said.lines, str(error)])) from error
    finally:
        logger.removeHandler(said)
        logger.propagate = propagate


class _Said(logging.Handler):
    """Keeps MkDocs' warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
