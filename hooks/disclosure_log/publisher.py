"""The publisher: the one module that knows MkDocs.

It hands the rendered site to MkDocs, lays the log's theme over Material, and gives each finished
page its Content-Security-Policy.

MkDocs finds these functions through ``hooks/publish.py`` in a repository. With ``mkdocs build`` and
``mkdocs serve`` they read and check the log themselves. The command line calls :func:`build` with a
site that it has already checked.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from disclosure_log.findings.finding import as_text
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.log.document_html import SECTION
from disclosure_log.records.paths import PAGES, THEME
from disclosure_log.rules import check
from disclosure_log.site.content_security_policy import with_policy
from disclosure_log.site.page import edit_address
from disclosure_log.site.render import Site, render
from disclosure_log.today import today

SITE = "disclosure_log"
"""The key of the rendered site in MkDocs' ``extra``, for the events below and for the theme."""
PAGE_DONE = "disclosure_log_page_done"
"""The key in ``extra`` of the function to call after each page, for :func:`build`."""
OWN_THEME = str(Path(__file__).parent / "site/theme")
"""The log's theme. An authority's own files in :data:`THEME` replace files of it."""
SCRIPTS = "assets/javascripts/"
"""The folder of scripts. Material's own scripts are left out, because no page runs them."""
STYLES = [
    f"assets/stylesheets/{name}.css" for name in ("colours", "frame", "lists", "entry", "media")
]
COLOURED = ("assets/stylesheets/colours.css", "assets/favicon.svg")
"""Files of the theme that take the authority's colours from ``mkdocs.yml``."""
PALETTE = [
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "material/weather-night", "name": "Switch to dark colours"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "material/weather-sunny", "name": "Switch to light colours"},
    },
]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the log, take the site's name, address and date from it, and lay the log's theme over
    Material."""
    root = Path(config.config_file_path).parent
    # Only files that the checks look at may become part of the site.
    if Path(config.docs_dir) != (root / PAGES).resolve() or config.theme.custom_dir not in (
        None,
        str(root / THEME),
    ):
        raise PluginError(
            f"mkdocs.yml: docs_dir must be {PAGES}, and custom_dir must be {THEME} or left out,"
            " because no other folder is checked"
        )
    site = config.extra.get(SITE) or _read(root)
    authority = site.log.authority
    config.extra[SITE] = site
    # Material escapes the name in some places but not in others. Markup is escaped once everywhere.
    config.site_name = escape(f"{authority.short_name} disclosure log")
    # A preview keeps the address at which MkDocs serves it.
    if urlsplit(config.site_url or "").netloc != str(config.dev_addr):
        config.site_url = authority.site.address
    newest = site.log.newest or authority.checked or ACT_IN_FORCE
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(newest, time(), UTC).timestamp()))
    _lay_theme(config)
    return config


def _lay_theme(config: MkDocsConfig) -> None:
    """Configure MkDocs and Material, so that ``mkdocs.yml`` needs only the authority's choices."""
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, OWN_THEME)
    theme.static_templates |= set(COLOURED)
    theme["font"] = False  # use the visitor's own fonts, and load none from another host
    theme["features"] = ["navigation.tabs", "content.action.edit"]
    theme["palette"] = [{"primary": "custom", "accent": "custom", **colours} for colours in PALETTE]
    theme["icon"] = {"edit": "material/pencil", **(theme["icon"] or {})}
    theme["favicon"] = (
        theme["favicon"]
        if theme.custom_dir and Path(theme.custom_dir, str(theme["favicon"])).is_file()
        else "assets/favicon.svg"
    )
    config.extra["generator"] = False
    config.extra_css = [*STYLES, *config.extra_css]
    config.extra_javascript = [
        f"{SCRIPTS}colours.js",
        f"{SCRIPTS}menu.js",
        *config.extra_javascript,
    ]
    config.markdown_extensions = [*dict.fromkeys([*config.markdown_extensions, "tables", "toc"])]
    config.mdx_configs["toc"] = {
        "permalink": "#",
        "permalink_title": "Link to this section",
        "title": "On this page",
    }
    links, nav = config.validation.links, config.validation.nav
    links.not_found = links.anchors = links.absolute_links = links.unrecognized_links = (
        logging.WARNING
    )
    nav.omitted_files, nav.not_found, nav.absolute_links = (
        logging.INFO,
        logging.WARNING,
        logging.WARNING,
    )


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Replace the hand-written files with the rendered ones, and leave out unused scripts."""
    for file in list(files):
        if (
            file.src_uri.startswith(SCRIPTS)
            and file.src_dir
            not in (
                OWN_THEME,
                config.theme.custom_dir,
            )
        ) or (
            file.src_uri.startswith("theme/")
            and config.theme.custom_dir
            and file.src_dir == config.docs_dir
        ):
            files.remove(file)
    for path, output in config.extra[SITE].outputs.items():
        written = files.get_file_from_path(path)
        if written:
            files.remove(written)
        # MkDocs should report a page missing from the navigation only if it is hand-written.
        inclusion = InclusionLevel.UNDEFINED if written else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, path, content=output.content, inclusion=inclusion))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a page the date of its record, and an edit link to the file it was made from."""
    site = config.extra[SITE]
    page.update_date = page.meta.get("date") or page.update_date
    source = site.outputs[page.file.src_uri].source
    page.edit_url = edit_address(site.log, source) if source else None
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the skip link of a page made from records lead to its heading, not past it."""
    if '<h1 id="page-title">' in html:
        heading = AnchorLink(page.title, "page-title", 1)
        sections = re.findall(rf'<h2 id="({SECTION}\d+)">(.*?)</h2>', html, re.DOTALL)
        heading.children = page.toc.items or [
            AnchorLink(re.sub("<[^>]*>", "", title).strip(), section, 2)
            for section, title in sections
        ]
        page.toc.items = [heading]
    return html


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Give a finished page its Content-Security-Policy."""
    if PAGE_DONE in config.extra:
        config.extra[PAGE_DONE]()
    return with_policy(output)


def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Give the page for missing addresses its Content-Security-Policy."""
    return with_policy(output_content) if template_name.endswith(".html") else output_content


def _read(root: Path) -> Site:
    checked = check(root, today())
    if checked.findings:
        raise PluginError(f"the checks found faults:\n\n{as_text(checked.findings)}")
    return render(checked)


class PublisherError(Exception):
    """MkDocs could not build the site. The message is what MkDocs said, line by line."""


def build(root: Path, site: Site, into: Path, tick: Callable[[], Any]) -> None:
    """Build the *site* into a folder, calling *tick* for each page.

    Raises :class:`PublisherError` if MkDocs fails or warns.
    """
    from mkdocs.commands.build import build as mkdocs_build

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    propagate, logger.propagate = logger.propagate, False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(into), strict=True)
        config.extra[SITE] = site
        config.extra[PAGE_DONE] = tick
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
