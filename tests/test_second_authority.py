"""Nothing but the data knows whose log this is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from lxml import html

from conftest import ROOT, checkout, program

OWN = ("cafcass", "CAF ")
"""What would give away the first authority."""


def test_the_log_of_another_authority_builds_and_no_file_of_it_names_the_first(log: Path) -> None:
    assert program(log, "check").returncode == program(log).returncode == 0
    for path in (log / "site").rglob("*"):
        if path.suffix in (".html", ".xml", ".json", ".css"):
            assert "cafcass" not in path.read_text().lower(), path


def test_its_pages_state_its_own_limits(log: Path) -> None:
    assert program(log).returncode == 0
    text = html.parse(log / "site/how-to-request/index.html").getroot().text_content()
    assert "£600" in text and "24 hours" in text
    assert "450" not in text and "2.5 days" not in text


def test_its_pages_have_its_own_colours(log: Path) -> None:
    settings = log / "mkdocs.yml"
    settings.write_text(re.sub('lead: "#[0-9a-f]{6}"', 'lead: "#5a1a4b"', settings.read_text()))
    assert program(log).returncode == 0
    [styles] = (log / "site/assets/stylesheets").glob("site.*.css")
    assert "--dl-lead: #5a1a4b;" in styles.read_text()


def test_its_references_are_recognised_by_its_own_prefix(log: Path) -> None:
    path = log / "disclosures/2016/fh-16-2.yml"
    path.write_text(
        (log / "disclosures/2016/fh-16-1.yml")
        .read_text()
        .replace("FH 16-1", "FH 16-2")
        .replace("15 of 16.", "See Req/FH16-1.")
    )
    assert program(log).returncode == 0
    page = html.parse(log / "site/disclosures/2016/fh-16-2/index.html")
    assert page.xpath("//div[@class='dl-answered']//a[text()='Req/FH16-1']/@href") == [
        "../../../disclosures/2016/fh-16-1/"
    ]


def test_the_program_names_no_authority() -> None:
    for path in [ROOT / "build.py", *(ROOT / "hooks").rglob("*")]:
        if path.is_file() and not {"__pycache__", "disclosure_log.egg-info"} & set(path.parts):
            text = path.read_text("utf-8")
            assert not [word for word in OWN if word in text.lower() or word in text], path


def test_a_new_record_names_no_authority(log: Path) -> None:
    assert program(log, "new", "FH 26-1").returncode == 0
    text = next((log / "disclosures").glob("*/fh-26-1.yml")).read_text()
    assert "CAF" not in text


def test_findings_are_the_same_whoever_owns_the_log(tmp_path: Path) -> None:
    folder = checkout(tmp_path / "log")
    (folder / "disclosures/authority.yml").unlink()
    done = program(folder, "check", "--format", "json")
    assert [f["code"] for f in json.loads(done.stdout)] == ["DL018"]
