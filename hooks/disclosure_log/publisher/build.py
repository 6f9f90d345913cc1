"""MkDocs, as a build of the command line uses it, and what it said when it failed."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from disclosure_log.publisher.events import SITE
from disclosure_log.site.content_security_policy import with_policy
from disclosure_log.site.page import Page as LogPage
from disclosure_log.site.publisher_error import PublisherError
from disclosure_log.site.render import Site
from disclosure_log.site.shell import HEADING, Shape, Shells, hole

SEARCH = "search/"
"""The page with the search, to which the theme adds scripts."""


class Publisher:
    """MkDocs, as far as a build needs it: for the pages written by hand and those in the
    navigation, and for the shells of all others."""

    def __init__(self, root: Path, into: Path) -> None:
        """*into* is a folder for what MkDocs makes.

        Raises :class:`PublisherError` if MkDocs does not accept its settings.
        """
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        self.into = into
        with _heard():
            self._config = load_config(str(root / "mkdocs.yml"), site_dir=str(into), strict=True)
        self.in_navigation = frozenset(_paths(self._config.nav))
        self._kept = _Kept()

    @cached_property
    def makes_all(self) -> bool:
        """Whether the authority's own templates, plugins or hooks may do to a page what a shell
        does not show."""
        config = self._config
        own = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        # MkDocs lists hooks among the plugins too.
        plugins = {*config.plugins}.difference(config.hooks)
        return bool(plugins or len(config.hooks) > 1 or (own and any(own.rglob("*.html"))))

    def makes(self, page: LogPage) -> bool:
        """Whether MkDocs makes a *page* as a whole."""
        return (
            page.path in self.in_navigation
            or page.is_by_hand
            or page.address == SEARCH
            or self.makes_all
        )

    def build(self, site: Site) -> Shells:
        """Build the pages of a *site* that MkDocs :meth:`makes`, and all that belongs to the theme.

        Raises :class:`PublisherError` if MkDocs fails or warns.
        """
        from mkdocs.commands.build import build as mkdocs_build

        config = self._config
        with _heard():
            config.extra[SITE] = site
            config.plugins[SITE] = self._kept
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
        return Shells(self._shell, site.log.authority.site.address)

    def _shell(self, shape: Shape) -> str:
        """The theme around the holes of a *shape*."""
        config, kept = self._config, self._kept
        file = File.generated(config, f"{shape.address}index.md", content="")
        page = Page(None, file, config)
        page.meta = {
            "title": hole("title"),
            "description": hole("description"),
            "hide": ["navigation", "toc"] if shape.hides_outline else ["navigation"],
        }
        if shape.redirects:
            page.meta["redirect"] = hole("redirect")
        if shape.keeps_place:
            page.meta["keeps_place"] = True
        if shape.has_feed:
            page.meta["feed"] = hole("feed")
        if shape.described:
            page.meta["linked_data"] = hole("linked-data")
        page.title = hole("title")
        page.content = f"{hole('above')}{HEADING}{hole('content')}"
        page.canonical_url = hole("canonical")
        heading = AnchorLink(hole("title"), "page-title", 1)
        heading.children = [
            AnchorLink(hole(f"words-{number}"), hole(f"id-{number}"), 2)
            for number in range(shape.sections)
        ]
        page.toc = TableOfContents([heading])
        assert kept.nav and kept.env
        context = get_context(kept.nav, [], config, page)
        return with_policy(kept.env.get_template("main.html").render(context))


class _Kept(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # in MkDocs
    """Keeps what MkDocs has read, to lay the theme around more pages."""

    nav: Navigation | None = None
    env: Environment | None = None

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        self.env = env
        return env


def _paths(nav: Any) -> Iterator[str]:
    """The pages that the settings of the navigation name."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, (list, dict)):
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(each)


@contextmanager
def _heard() -> Iterator[None]:
    """Turns whatever MkDocs says or raises into a :class:`PublisherError`."""
    said = _Said()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
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
