"""What tests share: an invented authority's log in a folder of its own, and the checks through
their front door."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from socketserver import TCPServer
from subprocess import CompletedProcess
from threading import Thread
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import settings

from disclosure_log.cli.main import main
from disclosure_log.rules import Checked, check
from disclosure_log.site.render import Site, render

ROOT = Path(__file__).parent.parent
AUTHORITIES = Path(__file__).parent / "authorities"
FERNHOLLOW, CAFCASS = AUTHORITIES / "fernhollow", AUTHORITIES / "cafcass"
"""The invented authority, and a frozen copy of four real records.

What lies in this repository's own ``disclosures`` is no test's concern.
"""
SKELETON = ROOT / "hooks/disclosure_log/cli/skeleton"
"""What a new log begins with."""
TODAY = date(2026, 11, 21)
"""The day on which the tests check, whatever the day they run."""

A_RECORD = """\
reference: {reference}
title: Lamps in Elder Lane
received: 2016-02-09
responded: {responded}
topics: [streets]
summary: How many lamps there are.
parts:
  - asked: How many lamps are there?
    answered: {answered}
"""
"""The plain record: answered on 2016-03-01 with "15." unless a test says otherwise."""

EVERYTHING = bool(os.environ.get("EVERYTHING"))
"""Whether the long tests are asked for too."""
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("new")
settings.load_profile("new" if os.environ.get("NEW_EXAMPLES") else "same")
# A test of a property tries the same examples each time, so that nobody who adds an entry meets what
# nobody met before. The weekly run looks for new ones.

QUICK_IN_BROWSER = "test_a_hostile_text_opens_no_dialog[]"
"""The test in a browser that runs every time; the others are long."""
LEFT = pytest.StashKey[int]()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests to those who ask for everything."""
    left = [] if EVERYTHING else [item for item in items if _is_long(item)]
    items[:] = [item for item in items if item not in set(left)]
    config.stash[LEFT] = len(left)
    if left:
        config.hook.pytest_deselected(items=left)


def _is_long(item: pytest.Item) -> bool:
    in_browser = item.get_closest_marker("browser") is not None
    return item.get_closest_marker("long") is not None or (
        in_browser and not item.name.startswith(QUICK_IN_BROWSER)
    )


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker tells the process that started it how many tests were left."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left"] = session.config.stash.get(LEFT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    # Every worker collects all tests, so each has the whole number.
    node.config.stash[LEFT] = getattr(node, "workeroutput", {}).get("left", 0)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if left := config.stash.get(LEFT, 0):
        terminalreporter.write_line(f"{left:,} long tests were left out: EVERYTHING=1 pytest")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A checkout of the invented authority: its settings, one record, and pages of guidance."""
    return checkout(tmp_path / "log")


def checkout(folder: Path, authority: Path = FERNHOLLOW) -> Path:
    """The repository of an *authority*, with pages of guidance."""
    shutil.copytree(authority / "disclosures", folder / "disclosures")
    write_guidance(folder)
    shutil.copytree(SKELETON / "hooks", folder / "hooks")
    settings = (SKELETON / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        settings.replace("<< lead | yaml >>", '"#1d3d5c"'), encoding="utf-8"
    )
    return folder


def write_guidance(folder: Path) -> None:
    """The pages of guidance that a new log begins with, reviewed."""
    (folder / "docs").mkdir()
    for page in (SKELETON / "docs").iterdir():
        text = page.read_text(encoding="utf-8")
        reviewed = text.replace("\nreviewed:\n", "\nreviewed: 2026-11-21\n")
        (folder / "docs" / page.name).write_text(reviewed, encoding="utf-8")


def program(folder: Path, *arguments: str, **environment: str) -> CompletedProcess[str]:
    """What ``disclosure-log`` says and returns in a *folder*, as in a process of its own."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(folder),
        patch.dict(os.environ, environment),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = main(arguments)
    return CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a *folder*, by its path there."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@contextlib.contextmanager
def serving(server: TCPServer) -> Iterator[int]:
    """A *server* that answers beside the test, and its port."""
    with server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def checked(folder: Path) -> Checked:
    return check(folder, TODAY)


def rendered(folder: Path) -> Site:
    result = checked(folder)
    assert not result.findings, [f"{f.place} {f.code} {f.message}" for f in result.findings]
    return render(result)


def places(folder: Path) -> list[str]:
    """Every finding in *folder* as ``path:line:column CODE``."""
    return [f"{f.place} {f.code}" for f in checked(folder).findings]


def plain_record(reference: str, changes: str = "", without: Collection[str] = ()) -> str:
    """The plain record with the fields of *changes* in place of its own, and *without* some.

    A field that the plain record lacks goes before the next field of *changes*, or to the end.
    """
    record = _fields(_filled_in(A_RECORD, reference))
    for name in without:
        del record[name]
    order = list(record)
    place = len(order)
    for name, lines in reversed(_fields(changes).items()):
        if name in record:
            place = order.index(name)
        else:
            order.insert(place, name)
        record[name] = lines
    return "".join(record[name] for name in order)


def _filled_in(
    text: str, reference: str, responded: str = "2016-03-01", answered: str = "15."
) -> str:
    values = {"reference": reference, "responded": responded, "answered": answered}
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text


def _fields(text: str) -> dict[str, str]:
    """The lines of each field, from its name to the next name."""
    pieces = re.split(r"^(?=\w+:)", text, flags=re.MULTILINE)
    return {piece.partition(":")[0]: piece for piece in pieces if piece.strip()}


def add_record(
    folder: Path, reference: str, text: str = A_RECORD, *, year: int = 2016, **values: str
) -> Path:
    """Write one more record: a plain one, or a *text* of its own, with *values* for its blanks."""
    path = folder / "disclosures" / str(year) / f"{reference.lower().replace(' ', '-')}.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_filled_in(text, reference, **values), encoding="utf-8")
    return path


Change = Callable[[str, str], None]


@pytest.fixture
def change(log: Path) -> Change:
    """Replace one text by another in the invented record."""

    def replace(old: str, new: str) -> None:
        path = log / "disclosures/2016/fh-16-1.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
