"""``federate`` makes one site with one search over several published logs, which leads home."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import lxml.html
import pytest

from conftest import checkout, program, rendered
from disclosure_log.exports.versions import root_of, version_of

THEIRS = "Reference,Date,Subject,Outcome\nED-1,30/01/2026,Lanterns on bridges,Granted in full\nED-2,29/01/2026,Bins,\n"
AT_HOME = "https://foi.fernhollow.example/log/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site, a log that was converted, and what both become."""
    place = tmp_path_factory.mktemp("federated")
    log = checkout(place / "log")
    shutil.copytree(
        Path(__file__).parent / "golden/records", log / "disclosures", dirs_exist_ok=True
    )
    for path, output in rendered(log).outputs.items():
        if path.startswith("data/"):
            file = place / "published" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.content)
    (place / "theirs.csv").write_text(THEIRS)
    done = program(
        place,
        "convert",
        "council",
        "theirs.csv",
        "--name",
        "Borough of Elderbridge",
        "--address",
        "https://elderbridge.example/foi/",
        "--out",
        "theirs.json",
    )
    assert done.returncode == 0, done.stderr
    done = program(
        place,
        "federate",
        "published",
        "theirs.json",
        "--out",
        "site",
        "--address",
        "https://all.example/",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return place


def found(folder: Path) -> dict[str, dict[str, str]]:
    """What the search shows of each page, by reference."""
    pages = [json.loads(path.read_text()) for path in folder.glob("site/search/*/pages/*.json")]
    return {page["reference"]: page for page in pages}


def test_the_search_has_every_entry_of_every_log(folder: Path) -> None:
    assert sorted(found(folder)) == ["ED-1", "ED-2", "FH 16-1", "FH 20-7"]


def test_each_result_leads_to_its_own_log(folder: Path) -> None:
    pages = found(folder)
    assert pages["FH 20-7"]["url"] == f"{AT_HOME}disclosures/2020/fh-20-7/"
    assert pages["ED-1"]["url"] == "https://elderbridge.example/foi/"
    assert pages["FH 20-7"]["sections"][1][1] == "question-2"
    assert pages["FH 20-7"]["authority"] == "Fernhollow"


def test_the_outcome_that_stands_is_shown_and_none_is_guessed(folder: Path) -> None:
    pages = found(folder)
    assert pages["FH 20-7"]["sections"][1][2] == "provided"
    assert "outcome" not in pages["ED-2"]


def test_the_authority_is_a_filter(folder: Path) -> None:
    index = json.loads((folder / "site/search/index.json").read_text())
    assert index["facets"]["authority"] == ["elderbridge.example/foi", "foi.fernhollow.example/log"]
    page = (folder / "site/search/index.html").read_text()
    assert 'data-facet="authority"' in page and "Fernhollow" in page


def test_the_home_page_names_every_log_and_how_much_it_has(folder: Path) -> None:
    page = lxml.html.parse(folder / "site/index.html").getroot()
    rows = [
        " ".join(each.text_content().split()) for each in page.xpath("//ul[@class='dl-related']/li")
    ]
    assert rows[0].startswith(
        "Borough of Elderbridge 2 requests, the newest answered on 30 January 2026"
    )
    assert rows[1].startswith("Borough of Fernhollow 2 requests")


def test_what_was_taken_out_of_a_log_is_nowhere(folder: Path) -> None:
    for path in (folder / "site").rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".txt", ".xml"):
            text = path.read_text("utf-8")
            assert "Canary" not in text and "FH 20-9" not in text, path


def test_the_same_logs_make_the_same_site(folder: Path, tmp_path: Path) -> None:
    done = program(
        folder,
        "federate",
        "published",
        "theirs.json",
        "--out",
        str(tmp_path / "again"),
        "--address",
        "https://all.example/",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    one, other = (
        {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
        for site in (folder / "site", tmp_path / "again")
    )
    assert sorted(p for p in one.keys() | other.keys() if one.get(p) != other.get(p)) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda text: text.replace('"outcome":"provided"', '"outcome":"fine"', 1), "DF003"),
        (lambda text: text.replace("Lanterns", "Lamps"), "DF102"),
        (lambda text: text[:-5], "DF001"),
    ],
)
def test_a_log_that_is_not_in_order_is_refused_and_nothing_is_built(
    folder: Path, tmp_path: Path, change: object, expected: str
) -> None:
    assert callable(change)
    (tmp_path / "log.json").write_text(change((folder / "theirs.json").read_text()))
    done = program(tmp_path, "federate", "log.json", "--out", "site")
    assert done.returncode == 1 and expected in done.stdout
    assert not (tmp_path / "site").exists()


def test_a_log_given_twice_is_refused(folder: Path, tmp_path: Path) -> None:
    done = program(
        folder, "federate", "theirs.json", "theirs.json", "--out", str(tmp_path / "site")
    )
    assert done.returncode == 1 and "DF004" in done.stdout


def test_a_folder_with_something_in_it_is_left_alone(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = program(folder, "federate", "theirs.json", "--out", str(tmp_path))
    assert done.returncode == 2 and [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


def test_an_entry_of_the_log_itself_is_no_page_here(folder: Path) -> None:
    pages = {p.relative_to(folder / "site").as_posix() for p in (folder / "site").rglob("*.html")}
    assert pages == {"404.html", "index.html", "search/index.html"}


def test_a_log_that_leaves_out_what_a_record_may_is_refused(folder: Path, tmp_path: Path) -> None:
    log = json.loads((folder / "theirs.json").read_text())
    log["entries"][0]["questions"][0]["grounds"] = [{"section": "40(2)"}]
    version = {each["id"]: version_of(each) for each in log["entries"]}
    (tmp_path / "log.json").write_text(json.dumps(log | {"root": root_of(version)}))
    done = program(tmp_path, "federate", "log.json", "--out", "site")
    assert done.returncode == 1 and "regulation: the field is missing" in done.stdout


@pytest.mark.parametrize("there", [True, False])
def test_a_site_that_could_not_be_built_leaves_nothing_behind(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("disclosure_log.cli.federate.audit", fail)
    if there:
        (tmp_path / "site").mkdir()
    done = program(folder, "federate", "theirs.json", "--out", str(tmp_path / "site"))
    assert done.returncode == 3 and "no space left" in done.stderr
    assert "old site/" not in done.stderr
    assert [each.name for each in tmp_path.rglob("*")] == (["site"] if there else [])


def test_an_empty_folder_is_filled(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    done = program(folder, "federate", "theirs.json", "--out", str(tmp_path / "site"))
    assert done.returncode == 0 and (tmp_path / "site/index.html").is_file()
    assert [each.name for each in tmp_path.iterdir()] == ["site"]
