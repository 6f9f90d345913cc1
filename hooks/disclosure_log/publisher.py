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
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from fnmatch import fnmatch
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.base import LegacyConfig
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from disclosure_log.findings.finding import as_text
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.log.headings import LINK, LINK_TITLE
from disclosure_log.records.paths import PAGES, THEME
from disclosure_log.rules import check
from disclosure_log.site.content_security_policy import with_policy
from disclosure_log.site.joined_files import (
    SITE_SCRIPT,
    SITE_STYLES,
    WHOLE_STYLES,
    joined_files,
    named_after_content,
)
from disclosure_log.site.page import Page as LogPage
from disclosure_log.site.page import edit_address, sections_of
from disclosure_log.site.render import Site, render
from disclosure_log.site.shell import HEADING, Shape, Shells, hole
from disclosure_log.today import today

SITE = "disclosure_log"
"""The key of the rendered site in MkDocs' ``extra``, for the events below and for the theme."""
SEARCH = "search/"
"""The page with the search, to which the theme adds scripts."""
OWN_THEME = str(Path(__file__).parent / "site/theme")
"""The log's theme. An authority's own files in :data:`THEME` replace files of it."""
SCRIPTS = "assets/javascripts/"
"""The folder of scripts. Material's own scripts are left out, because no page runs them."""
MATERIAL = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
"""The style sheets of Material, below those of the log."""
FAVICON = "assets/favicon.svg"
COLOURED = ("assets/stylesheets/colours.css", FAVICON)
"""Files of the theme that take the authority's colours from ``mkdocs.yml``."""
EXTENSIONS = ("tables", "toc")
"""What the log's own pages need of Markdown."""
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
        else FAVICON
    )
    config.extra["generator"] = False
    config.markdown_extensions = [*dict.fromkeys([*config.markdown_extensions, *EXTENSIONS])]
    config.mdx_configs["toc"] = {
        "permalink": LINK,
        "permalink_title": LINK_TITLE,
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
        heading.children = [AnchorLink(words, id, 2) for id, words in sections_of(html)]
        page.toc.items = [heading]
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Publish the theme's style sheets and scripts joined, and each under a name that says what it
    holds. Those that an authority adds stay apart, behind the log's own."""
    theme, read = config.theme, set[str]()

    def text(path: str) -> str:
        read.update((path, f"{path}.map"))
        file = None if path in COLOURED else files.get_file_from_path(path)
        return file.content_string if file else env.get_template(path).render(config=config)

    def publish(path: str, content: str | bytes) -> str:
        name = named_after_content(path, content)
        files.append(File.generated(config, name, content=content))
        return name

    def added(path: str) -> str:
        # It stays under its plain name too, for other files that name it.
        file = files.get_file_from_path(path)
        return publish(path, file.content_bytes) if file else path

    material = [file.src_uri for form in MATERIAL for file in files if fnmatch(file.src_uri, form)]
    own = [file for path in config.extra_css if (file := files.get_file_from_path(path))]
    whole = _needs_all_of_material(config)
    users = None if whole else "".join(file.content_string for file in own)
    try:
        names = {path: publish(path, made) for path, made in joined_files(text, material, users)}
    except ValueError as error:
        raise PluginError(f"a file of the theme cannot be joined to others: {error}") from error
    env.filters["named"] = names.__getitem__
    styles = names[WHOLE_STYLES if whole else SITE_STYLES]
    config.extra_css = [styles, *map(added, config.extra_css)]
    scripts: list[ExtraScriptValue | str] = [names[SITE_SCRIPT]]
    for script in config.extra_javascript:
        if isinstance(script, str):
            scripts.append(added(script))
        else:
            script.path = added(script.path)
            scripts.append(script)
    config.extra_javascript = scripts
    icon = str(theme["favicon"])
    theme["favicon"] = publish(icon, text(icon)) if icon == FAVICON else added(icon)
    theme.static_templates -= set(COLOURED)
    for path in read:
        if file := files.get_file_from_path(path):
            files.remove(file)
    return env


def _needs_all_of_material(config: MkDocsConfig) -> bool:
    """Whether an authority's own templates, scripts or extensions of Markdown may have what no page
    of the log has."""
    folder = config.theme.custom_dir
    return bool(
        {*config.markdown_extensions} - {*EXTENSIONS, "fenced_code"}
        or config.extra_javascript
        or (folder and [*Path(folder).rglob("*.html"), *Path(folder).rglob("*.js")])
    )


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Give a finished page its Content-Security-Policy."""
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


class Publisher:
    """MkDocs, as far as a build needs it: for the pages written by hand and those in the
    navigation, and for the shells of all others."""

    def __init__(self, root: Path, into: Path) -> None:
        """*into* is the folder of the finished site.

        Raises :class:`PublisherError` if MkDocs does not accept its settings.
        """
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
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
        log = site.log
        return Shells(self._shell, log.authority.site.address, partial(edit_address, log))

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
        page.title = hole("title")
        page.content = f"{hole('above')}{HEADING}{hole('content')}"
        page.canonical_url = hole("canonical")
        page.edit_url = hole("edit") if shape.edited else None
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
