"""The theme: what the log lays over Material, and the few joined files that its pages load."""

from __future__ import annotations

import logging
import os
import posixpath
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, pass_context
from jinja2.runtime import Context
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.theme import Theme

from disclosure_log.site.colours import unreadable
from disclosure_log.site.drawings import CARD, TOUCH_ICON, card, touch_icon
from disclosure_log.site.joined_files import (
    SITE_SCRIPT,
    SITE_STYLES,
    WHOLE_STYLES,
    joined_files,
    named_after_content,
)
from disclosure_log.store import Store

OWN_THEME = str(Path(__file__).parent.parent / "site/theme")
"""The log's theme. An authority's own files in :data:`.records.paths.THEME` replace files of it."""
MATERIAL = ("assets/stylesheets/main.*.min.css", "assets/stylesheets/palette.*.min.css")
"""The style sheets of Material, below those of the log."""
FAVICON = "assets/favicon.svg"
COLOURED = ("assets/stylesheets/colours.css", FAVICON)
"""Files of the theme that take the authority's colours from ``mkdocs.yml``."""
JOINED = "joined files"
"""What the store calls style sheets and scripts that were joined."""
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
    theme.get_env = partial(environment, theme, theme.get_env)  # type: ignore[method-assign]
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


def environment(theme: Theme, original: Callable[[], Environment]) -> Environment:
    """The environment of a *theme*, which does not list the thousands of icons that Material comes
    with: no page of MkDocs is made of them. Those that a template names are found."""
    env = original()
    env.loader = _WithoutIcons(theme.dirs)
    return env


class _WithoutIcons(FileSystemLoader):
    def list_templates(self) -> list[str]:
        found = set()
        for top in self.searchpath:
            for place, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                here = os.path.relpath(place, top).replace(os.sep, "/")
                found |= {posixpath.normpath(f"{here}/{name}") for name in names}
        return sorted(found)


def join_files(
    env: Environment, config: MkDocsConfig, files: Files, store: Store | None = None
) -> None:
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

    def drawn(path: str, picture: Callable[[], bytes]) -> str:
        # An authority may have drawn its own.
        return added(path) if files.get_file_from_path(path) else publish(path, picture())

    material = [file.src_uri for form in MATERIAL for file in files if fnmatch(file.src_uri, form)]
    own = [file for path in config.extra_css if (file := files.get_file_from_path(path))]
    whole = _needs_all_of_material(config)
    users = None if whole else "".join(file.content_string for file in own)
    try:
        names = {p: publish(p, made) for p, made in _joined(text, material, users, store).items()}
    except ValueError as error:
        raise PluginError(f"a file of the theme cannot be joined to others: {error}") from error
    names |= {path: drawn(path, picture) for path, picture in _drawings(config).items()}

    # With the context: of any other filter, a compiled template keeps what it says of a constant.
    @pass_context
    def named(_: Context, path: str) -> str:
        return names[path]

    env.filters["named"] = named
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


def _joined(
    text: Callable[[str], str], material: Sequence[str], users: str | None, store: Store | None
) -> dict[str, str]:
    """The joined files by path: those in the *store*, if every file they were made from is the same
    now."""
    kept = store.get(JOINED, material, users) if store else None
    if kept and all(text(path) == content for path, content in kept[0].items()):
        found: dict[str, str] = kept[1]
        return found
    read: dict[str, str] = {}

    def reading(path: str) -> str:
        read[path] = text(path)
        return read[path]

    made = dict(joined_files(reading, material, users))
    if store:
        store.put(JOINED, (read, made), material, users)
    return made


def _drawings(config: MkDocsConfig) -> dict[str, Callable[[], bytes]]:
    """What draws the pictures that others show of the site."""
    log = config.extra["disclosure_log"].log
    colour = str(config.extra.get("colours", {}).get("lead", ""))
    return {
        CARD: partial(card, log.authority.name, colour),
        TOUCH_ICON: partial(touch_icon, colour),
    }


def _needs_all_of_material(config: MkDocsConfig) -> bool:
    """Whether an authority's own templates, scripts or extensions of Markdown may have what no page
    of the log has."""
    folder = config.theme.custom_dir
    return bool(
        {*config.markdown_extensions} - {*EXTENSIONS, "fenced_code"}
        or config.extra_javascript
        or (folder and [*Path(folder).rglob("*.html"), *Path(folder).rglob("*.js")])
    )
