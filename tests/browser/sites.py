"""The sites the browser visits, and a server for them."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from building import built
from conftest import CAFCASS, TODAY, add_record, checkout, serving
from disclosure_log.log.listings import LONG
from disclosure_log.records.model import Record
from disclosure_log.records.topics_and_publications import Publication, Publications, Topic, Topics
from disclosure_log.rules import check

RECORDS = Path(__file__).parent / "records"
SETTINGS = ("authority.yml", "topics.yml", "publications.yml")
PARTS = {
    "Home": "",
    "Disclosure log": "disclosures/",
    "Topics": "topics/",
    "Exemptions": "exemptions/",
    "Figures": "statistics/",
    "Publication scheme": "publication-scheme/",
    "How to make a request": "how-to-request/",
    "About this log": "about/",
    "Accessibility": "accessibility/",
}
"""What the navigation leads to."""
LONG_YEAR = 2014
"""The year with more entries than one page shows."""
LARGE = (200, 60)
"""Rows and columns of the largest released table."""
HOSTILE = "<img src=x onerror=alert(1)>"
HOSTILE_ENTRY = "disclosures/2017/fh-17-1/"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below the path of its site; what is not there gets the site's own page for
    that."""

    server: Server
    timeout = 5  # for connections a browser opens in advance and never uses

    def translate_path(self, path: str) -> str:
        below = path.startswith(self.server.path)
        return super().translate_path(
            path.removeprefix(self.server.path) if below else "not-of-this-site"
        )

    def list_directory(self, path: Any) -> None:
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for them, and leaves no socket open

    def __init__(self, folder: Path, path: str) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.path = path

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def url(self, address: str) -> str:
        return f"{self.origin}{self.path}{address}"


@contextmanager
def served(root: Path) -> Iterator[Server]:
    """The site of the checkout at *root*, below the path of the authority's address."""
    authority = check(root, TODAY).authority
    assert authority
    server = Server(root / "site", urlsplit(authority.site.address).path)
    with serving(server):
        yield server


def build_site(root: Path) -> Path:
    """The invented authority's log, with the records of this folder and the real ones added, built
    by the command line."""
    checkout(root)
    for records in (RECORDS, CAFCASS / "disclosures"):
        shutil.copytree(
            records,
            root / "disclosures",
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns(*SETTINGS),
        )
    for number in range(1, LONG + 21):
        responded = f"{LONG_YEAR}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        add_record(
            root,
            f"FH {LONG_YEAR % 100}-{number}",
            _OF_MANY.format(number=number, responded=responded) + _ENDS[number % len(_ENDS)],
            year=LONG_YEAR,
        )
    _add_large_table(root)
    for name in SETTINGS[1:]:
        with (root / "disclosures" / name).open("a", encoding="utf-8") as file:
            file.write("\n" + (CAFCASS / "disclosures" / name).read_text(encoding="utf-8"))
    settings = root / "disclosures/authority.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("other_prefixes: [", "other_prefixes: [CAF, "), encoding="utf-8"
    )
    return _built(root)


def _add_large_table(root: Path) -> None:
    """A released table of 200 rows and 60 columns."""
    add_record(root, "FH 17-6", _LARGE_TABLE, year=2017)
    folder = root / "disclosures/2017/fh-17-6"
    folder.mkdir()
    with (folder / "lamps.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["Lane", *(f"Week {week}" for week in range(1, LARGE[1]))])
        for row in range(LARGE[0]):
            name = f"Lamps in the lanes behind the library, number {row + 1}"
            table.writerow([name, *(row * 37 % 997 + week for week in range(1, LARGE[1]))])


def build_own_site(root: Path) -> Path:
    """The log of real records, as it is published."""
    return _built(checkout(root, CAFCASS))


def _built(root: Path) -> Path:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("DISCLOSURE_LOG")
    }
    built = subprocess.run(
        [sys.executable, "-m", "disclosure_log"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    return root


def build_odd_site(root: Path) -> Path:
    """The invented authority's log with an entry of words that are hard to find."""
    checkout(root)
    add_record(root, "FH 16-2", _ODD)
    return _built(root)


def build_hostile_site(root: Path) -> Path:
    """A site in which every text that a record or a setting can hold is hostile, as if no check had
    looked at it."""
    checkout(root)
    checked = check(root, TODAY)
    assert checked.authority
    names = dict.fromkeys(("name", "short_name", "about", "source"), HOSTILE)
    checked.authority = checked.authority.model_copy(update=names)
    checked.topics = Topics((Topic(id="streets", label=HOSTILE, meaning=HOSTILE),))
    checked.publications = Publications(
        (
            Publication.model_validate(
                {"id": "plan", "title": HOSTILE, "class": "policies", "about": HOSTILE}
            ),
        )
    )
    checked.records = {HOSTILE_ENTRY.rstrip("/") + ".yml": Record.model_validate(_HOSTILE_RECORD)}
    with patch.dict(os.environ), patch.object(sys, "path", [*sys.path]):  # the build changes both
        built(root, checked)
    return root


_LARGE_TABLE = """\
reference: FH 17-6
title: Lamps lit in each week
responded: 2017-06-04
topics: [streets]
summary: How often each lamp was lit.
parts:
  - asked: How often was each lamp lit?
    answered: The table says it.
documents:
  - {file: lamps.csv, title: Lamps by lane and week, questions: [1]}
"""
_OF_MANY = """\
reference: FH 14-{number}
title: Books lent on day {number}
responded: {responded}
topics: [libraries]
summary: How many books were lent.
parts:
  - asked: How many books were lent?
    answered: {number}.
"""
_ENDS = [
    "",
    "",
    "    outcome: not-held\n",
    "    outcome: withheld\n    grounds: [{section: '40(2)'}]\n",
]
_ODD = """\
reference: FH 16-2
title: Non-molestation and the parent/carer form of a GP
responded: 2016-03-01
topics: [streets]
keywords: [re-introduction]
summary: What is new at the CAF table of a PA.
parts:
  - asked: Is there a fee?
    answered: The GPs of the café read the news of the tŷ about gas, under rule 12.73. A pass was split 50/50.
    outcome: provided
  - asked: Who pays?
    answered: That was not given.
    outcome: withheld
    grounds: [{section: '40(2)'}]
"""
_LATER = {"date": "2017-05-01"}
_GROUND = {
    "section": "36(2)(c)",
    "covers": HOSTILE,
    "public_interest": "withhold",
    "reasons_to_disclose": HOSTILE,
    "reasons_to_withhold": HOSTILE,
    "qualified_person": HOSTILE,
    "opinion": HOSTILE,
}
_PART = {
    "asked": HOSTILE,
    "answered": HOSTILE,
    "outcome": "withheld",
    "grounds": [_GROUND],
    "cites": ["plan"],
    "available": [{"title": HOSTILE, "where": HOSTILE}],
    "transferred": {"to": HOSTILE},
    "advice": HOSTILE,
    "goodwill": HOSTILE,
    "language": "cy",
}
_DECIDED = {
    "question": "1",
    "result": "changed",
    "outcome": "withheld",
    "grounds": [_GROUND],
    "answered": HOSTILE,
}
_HOSTILE_RECORD = {
    "reference": "FH 17-1",
    "title": HOSTILE,
    "received": "2017-02-01",
    "responded": "2017-02-10",
    "topics": ["streets"],
    "keywords": [HOSTILE],
    "summary": HOSTILE,
    "parts": [_PART, _PART],
    "review": [
        {
            "responded": "2017-04-01",
            "decided_by": HOSTILE,
            "outcome": "overturned",
            "answered": HOSTILE,
            "questions": [_DECIDED],
        }
    ],
    "regulator": [
        _LATER
        | {
            "step": "decision-notice",
            "reference": HOSTILE,
            "result": "upheld",
            "answered": HOSTILE,
            "questions": [_DECIDED],
        }
    ],
    "further": [_LATER | {"reason": HOSTILE, "questions": [_DECIDED]}],
    "changes": [_LATER | {"note": HOSTILE}],
}
