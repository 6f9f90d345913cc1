"""The events of a build for which MkDocs calls this program.

MkDocs finds these functions through ``hooks/publish.py`` in a repository. With ``mkdocs build`` and
``mkdocs serve`` they read and check the log themselves. The command line hands them a site that it
has already checked.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from disclosure_log.findings.finding import as_text
from disclosure_log.law.dated import ACT_IN_FORCE
from disclosure_log.publisher.theme import OWN_THEME, join_files, lay_theme
from disclosure_log.records.paths import PAGES, THEME
from disclosure_log.rules import check
from disclosure_log.site.content_security_policy import with_policy
from disclosure_log.site.page import sections_of
from disclosure_log.site.render import Site, render
from disclosure_log.site.templating import Compiled
from disclosure_log.today import today

SITE = "disclosure_log"
"""The key of the rendered site in MkDocs' ``extra``, for the events below and for the theme."""
SCRIPTS = "assets/javascripts/"
"""The folder of scripts. Material's own scripts are left out, because no page runs them."""


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
    name = authority.name if site.federated else f"{authority.short_name} disclosure log"
    config.site_name = escape(name)
    # A preview keeps the address at which MkDocs serves it.
    if urlsplit(config.site_url or "").netloc != str(config.dev_addr):
        config.site_url = authority.site.address
    newest = site.log.newest or authority.checked or ACT_IN_FORCE
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.combine(newest, time(), UTC).timestamp()))
    lay_theme(config)
    return config


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
    """Give a page the date of its record."""
    page.update_date = page.meta.get("date") or page.update_date
    return markdown


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make the skip link of a page made from records lead to its heading, not past it."""
    if '<h1 id="page-title"' in html:
        heading = AnchorLink(page.title, "page-title", 1)
        heading.children = [AnchorLink(words, id, 2) for id, words in sections_of(html)]
        page.toc.items = [heading]
    return html


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Publish the theme's style sheets and scripts joined."""
    store = config.extra[SITE].store
    # Another hook may have filters, of which a compiled template keeps what they say of constants.
    if len(config.hooks) < 2:
        env.bytecode_cache = Compiled(store)
    join_files(env, config, files, store)
    return env


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
