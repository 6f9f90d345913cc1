"""The theme: what the log lays over Material, and the few joined files that its pages load."""

from __future__ import annotations

import logging
from fnmatch import fnmatch
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from disclosure_log.site.colours import unreadable
from disclosure_log.site.joined_files import (
    SITE_SCRIPT,
    SITE_STYLES,
    WHOLE_STYLES,
    joined_files,
    named_after_content,
)

OWN_THEME = str(Path(__file__).parent.parent / "site/theme")
"""The log's theme. An authority's own files in :data:`.records.paths.THEME` replace files of it."""
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


def lay_theme(config: MkDocsConfig) -> None:
    """Configure MkDocs and Material, so that ``mkdocs.yml`` needs only the authority's choices.

    Raises ``PluginError`` if its colours cannot be read.
    """
    theme = config.theme
    if faults := [*unreadable(config.extra.get("colours") or {})]:
        raise PluginError("\n".join(f"mkdocs.yml: extra: colours: {fault}" for fault in faults))
    theme.dirs.insert(1 if theme.custom_dir else 0, OWN_THEME)
    theme.static_templates |= set(COLOURED)
    theme["font"] = False  # use the visitor's own fonts, and load none from another host
    theme["features"] = ["navigation.tabs"]
    theme["palette"] = [{"primary": "custom", "accent": "custom", **colours} for colours in PALETTE]
    theme["favicon"] = (
        theme["favicon"]
        if theme.custom_dir and Path(theme.custom_dir, str(theme["favicon"])).is_file()
        else FAVICON
    )
    config.extra["generator"] = False
    config.markdown_extensions = [*dict.fromkeys([*config.markdown_extensions, *EXTENSIONS])]
    config.mdx_configs["toc"] = {"title": "On this page"}
    links, nav = config.validation.links, config.validation.nav
    links.not_found = links.anchors = links.absolute_links = links.unrecognized_links = (
        logging.WARNING
    )
    nav.omitted_files, nav.not_found, nav.absolute_links = (
        logging.INFO,
        logging.WARNING,
        logging.WARNING,
    )


def join_files(env: Environment, config: MkDocsConfig, files: Files) -> None:
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


def _needs_all_of_material(config: MkDocsConfig) -> bool:
    """Whether an authority's own templates, scripts or extensions of Markdown may have what no page
    of the log has."""
    folder = config.theme.custom_dir
    return bool(
        {*config.markdown_extensions} - {*EXTENSIONS, "fenced_code"}
        or config.extra_javascript
        or (folder and [*Path(folder).rglob("*.html"), *Path(folder).rglob("*.js")])
    )
