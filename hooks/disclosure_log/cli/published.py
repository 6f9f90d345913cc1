"""What was published, as git knows it: the point where a branch left the one that is published."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from disclosure_log.reading.yaml_reader import read
from disclosure_log.records.paths import ADDRESSES, AUTHORITY, PAGES, PEOPLE, RECORDS, TOPICS
from disclosure_log.records.published import PAGE_FILE, RECORD_FILE, Published
from disclosure_log.records.schema import parse
from disclosure_log.records.settings import Authority, Site

_BRANCHES = ("origin/HEAD", "origin/main", "origin/master")
"""Where the branch that is published may be."""


class Unknown(Exception):
    """What was published cannot be known. The message says why."""


def published(root: Path, since: str | None = None) -> Published:
    """What differs from a commit, or from where this branch left the default branch of origin.

    Raises :class:`Unknown`, and never shows an error of git.
    """
    prefix = _text(_git(root, "rev-parse", "--show-prefix"))
    if prefix is None:
        raise Unknown("this folder is not in a git repository")
    commit = _commit(root, since) if since is not None else _merge_base(root)
    differing = _git(
        root,
        *("diff", "--relative", "--no-renames", "--no-ext-diff", "--name-status", "-z"),
        *(commit, "--", RECORDS, PAGES),
    )
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", RECORDS)
    if differing is None or untracked is None:
        raise Unknown("git could not compare the files")
    words = _paths(differing)
    status = dict(zip(words[1::2], words[::2], strict=False))
    wanted = [path for path, letter in status.items() if letter != "A" and _is_text(path)]
    files = dict(_contents(root, wanted, f"{commit}:{prefix}"))
    if _never_published(root, files.get(AUTHORITY)):
        return Published()
    return Published(files, frozenset([*status, *_paths(untracked)]))


def _merge_base(root: Path) -> str:
    for branch in _BRANCHES:
        if found := _text(_git(root, "merge-base", "HEAD", f"refs/remotes/{branch}")):
            return found
    raise Unknown(
        "git does not know the published branch here (no remote called origin, or a shallow clone)"
    )


def _commit(root: Path, since: str) -> str:
    name = f"{since}^{{commit}}"
    found = _text(_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", name))
    if not found:
        raise Unknown(f"git cannot compare this folder with {since!r}")
    return found


def _never_published(root: Path, authority: bytes | None) -> bool:
    """Whether the settings of the *authority* had a placeholder for the address of the site, and
    another address has come in its place: then nothing was public there."""
    if authority is None:
        return False
    before, now = _site(authority), _site((root / AUTHORITY).read_bytes())
    return bool(before and now and before.is_placeholder and before.address != now.address)


def _site(authority: bytes) -> Site | None:
    settings = parse(read(AUTHORITY, authority), Authority).partial
    return settings.site if settings else None


def _is_text(path: str) -> bool:
    return path in (ADDRESSES, AUTHORITY, PEOPLE, TOPICS) or bool(
        RECORD_FILE.fullmatch(path) or PAGE_FILE.fullmatch(path)
    )


def _contents(root: Path, paths: Sequence[str], beginning: str) -> Iterator[tuple[str, bytes]]:
    """Each file as it was at a commit."""
    asked = "".join(f"{beginning}{path}\n" for path in paths).encode()
    answer = _git(root, "cat-file", "--batch", given=asked) or b""
    for path in paths:
        head, _, answer = answer.partition(b"\n")
        words = head.split()
        if len(words) != 3 or words[1] != b"blob":
            continue
        size = int(words[2])
        yield path, answer[:size]
        answer = answer[size + 1 :]


def _paths(output: bytes) -> list[str]:
    return output.decode("utf-8", "surrogateescape").split("\0")[:-1]


def _text(output: bytes | None) -> str | None:
    return None if output is None else output.decode("utf-8", "replace").strip()


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git says, or ``None`` if it fails or there is none."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=root, input=given, capture_output=True, check=False
        )
    except OSError:
        return None
    return None if done.returncode else done.stdout
