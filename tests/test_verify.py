"""``verify`` says which entry of a published site is not what it was."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conftest import add_record, checkout, program, serving
from disclosure_log.exports.versions import root_of, version_of

ID = "foi.fernhollow.example/log:FH 16-"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    log = checkout(tmp_path_factory.mktemp("verified") / "log")
    add_record(log, "FH 16-2")
    text = "documents:\n  - {file: lamps.csv, title: Lamps}\n"
    with add_record(log, "FH 16-3").open("a") as record:
        record.write(text)
    (log / "disclosures/2016/fh-16-3").mkdir()
    (log / "disclosures/2016/fh-16-3/lamps.csv").write_text("Lane,Lamps\nElder,7\n")
    assert program(log).returncode == 0
    return log


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built / "site", tmp_path / "site"))


def found(*arguments: str, folder: Path) -> list[list[str]]:
    """(place, code, message) of each finding."""
    done = program(folder, "verify", *arguments, "--format", "json")
    findings = json.loads(done.stdout)
    assert done.returncode == (1 if findings else 0), done.stderr
    return [[each["path"], each["code"], each["message"]] for each in findings]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_site_as_it_was_published_is_in_order(site: Path) -> None:
    assert found(str(site), folder=site) == []


@pytest.mark.parametrize("file", ["index.html", "record.json", "lamps/index.html", "lamps.csv"])
def test_a_changed_byte_of_a_file_names_the_entry(site: Path, file: str) -> None:
    path = site / "disclosures/2016/fh-16-3" / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    ((place, code, message),) = found(str(site), folder=site)
    assert (place, code) == (f"disclosures/2016/fh-16-3/{file}", "DF103")
    assert message.startswith(f"{ID}3: ")


def test_a_changed_answer_in_the_whole_log_names_the_entry_and_its_line(site: Path) -> None:
    change(site / "data/log.json", '"answered":"15."', '"answered":"16."')
    done = program(site, "verify", str(site))
    assert done.returncode == 1
    place, code, who = done.stdout.split()[0], done.stdout.split()[1], done.stdout.split()[2:4]
    line = int(place.split(":")[1])
    entry = json.loads((site / "data/log.json").read_text().splitlines()[line - 1].rstrip(","))
    assert code == "DF101" and " ".join(who) == entry["id"]


def test_an_answer_changed_with_its_version_is_told_by_the_root(site: Path) -> None:
    change(site / "data/log.json", '"answered":"15."', '"answered":"16."')
    log = json.loads((site / "data/log.json").read_text())
    entry = next(e for e in log["entries"] if e["questions"][0]["answered"] == "16.")
    versions = json.loads((site / "data/versions.json").read_text())
    change(site / "data/versions.json", versions["versions"][entry["id"]], version_of(entry))
    assert ["data/versions.json", "DF102"] in [each[:2] for each in found(str(site), folder=site)]


@pytest.mark.long
def test_a_list_that_somebody_kept_tells_what_was_changed_since(
    built: Path, tmp_path: Path
) -> None:
    log = Path(shutil.copytree(built, tmp_path / "log", ignore=shutil.ignore_patterns(".build")))
    kept = tmp_path / "kept.json"
    shutil.copy(log / "site/data/versions.json", kept)
    change(log / "disclosures/2016/fh-16-1.yml", "15 of 16", "14 of 16")
    with (log / "disclosures/2016/fh-16-2.yml").open("a") as record:
        record.write(
            "status: withdrawn\nchanges: [{date: 2016-04-01, note: It was a wrong one.}]\n"
        )
    assert program(log).returncode == 0
    assert found("site", folder=log) == []
    assert [each[1:] for each in found("site", "--kept", str(kept), folder=log)] == [
        ["DF101", each] if "version" in each else ["DF104", each]
        for each in (_changed(kept, log, f"{ID}1"), f"{ID}2 is not in the log any more")
    ]


def _changed(kept: Path, log: Path, id: str) -> str:
    before, now = (
        json.loads(path.read_text())["versions"][id]
        for path in (kept, log / "site/data/versions.json")
    )
    return f"{id} has version {now[:12]} now; you kept {before[:12]}"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with serving(ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))) as port:
        yield f"http://127.0.0.1:{port}/"


def test_a_site_is_verified_by_its_address_too(site: Path) -> None:
    with served(site) as address:
        assert found(address, folder=site) == []
        change(site / "data/log.json", '"answered":"15."', '"answered":"16."')
        assert [each[1] for each in found(address, folder=site)] == ["DF101"]


@pytest.mark.parametrize("where", ["nothing-here", "http://foi.fernhollow.example/"])
def test_what_is_no_published_log_is_said_in_a_line(tmp_path: Path, where: str) -> None:
    done = program(tmp_path, "verify", where)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr and where in done.stderr


def test_the_list_of_hashes_is_one_that_sha256sum_reads(site: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "data/checksums.txt"], cwd=site, check=False
    )
    assert done.returncode == 0
    assert len((site / "data/checksums.txt").read_text().splitlines()) > 50


def test_the_root_is_that_of_rfc_9162() -> None:
    """Worked out by hand, with two hashes inside one another."""
    from hashlib import sha256

    one, two, three = (bytes([n]) * 32 for n in (1, 2, 3))
    leaves = [sha256(b"\0" + each).digest() for each in (one, two, three)]
    left = sha256(b"\1" + leaves[0] + leaves[1]).digest()
    expected = sha256(b"\1" + left + leaves[2]).hexdigest()
    assert root_of({"a": one.hex(), "c": three.hex(), "b": two.hex()}) == expected
    assert root_of({}) == sha256().hexdigest()


def test_a_changed_answer_of_a_year_or_topic_names_the_entry(site: Path) -> None:
    for file in ("data/years/2016.json", "data/topics/streets.json"):
        change(site / file, '"answered":"15."', '"answered":"16."')
    told = found(str(site), folder=site)
    assert [each[:2] for each in told] == [
        ["data/topics/streets.json", "DF101"],
        ["data/years/2016.json", "DF101"],
    ]
    assert all(message.startswith(ID) for *_, message in told)


@pytest.mark.parametrize(
    "file", ["log.csv", "log.jsonl", "log.sqlite", "years/2016.csv", "codes/outcomes.json"]
)
def test_a_changed_byte_of_any_file_of_data_names_the_file(site: Path, file: str) -> None:
    path = site / "data" / file
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert [each[:2] for each in found(str(site), folder=site)] == [[f"data/{file}", "DF103"]]


@pytest.mark.parametrize("name", ["record.json", "index.html"])
def test_a_line_taken_out_of_the_list_of_hashes_is_told(site: Path, name: str) -> None:
    path = site / "data/checksums.txt"
    wanted = f"disclosures/2016/fh-16-3/{name}"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(each for each in lines if not each.endswith(f"  {wanted}\n")))
    assert found(str(site), folder=site) == [
        ["data/checksums.txt", "DF104", f"{ID}3: {name} is not in the list of hashes"]
    ]


def test_a_site_without_a_list_of_hashes_is_told_how_to_get_one(site: Path) -> None:
    (site / "data/checksums.txt").unlink()
    done = program(site, "verify", str(site))
    assert done.returncode == 1 and "data/checksums.txt:1:1: DF001" in done.stdout
    assert "build the site with disclosure-log build" in done.stdout


def test_a_path_that_no_file_can_have_is_told(site: Path) -> None:
    with (site / "data/checksums.txt").open("a") as listed:
        listed.write(f"{'0' * 64}  disclosures/a\0b\n")
    assert [each[1] for each in found(str(site), folder=site)] == ["DF104"]


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"entries": [{"id": "\\ud800"}]}', '{"entries": [{"id": NaN}]}']
)
@pytest.mark.parametrize("file", ["data/log.json", "disclosures/2016/fh-16-3/record.json"])
def test_a_file_that_no_program_can_read_is_told(site: Path, file: str, content: str) -> None:
    (site / file).write_text(content)
    assert file in [each[0] for each in found(str(site), folder=site)]


@pytest.mark.parametrize("content", ["[" * 100_000, '{"root": "\\ud800"}', "NaN"])
def test_a_list_of_versions_that_cannot_be_read_is_said_in_a_line(site: Path, content: str) -> None:
    (site / "data/versions.json").write_text(content)
    done = program(site, "verify", str(site))
    assert done.returncode == 2 and "is no list of versions" in done.stderr


def test_each_changed_entry_is_told_at_its_own_line(site: Path) -> None:
    path = site / "data/log.json"
    path.write_text(path.read_text().replace('"answered":"15."', '"answered":"16."'))
    done = program(site, "verify", str(site))
    lines = path.read_text().splitlines()
    told = done.stdout.splitlines()
    places = [each.split(":")[1:3] for each in told if each.startswith("data/log.json:")]
    assert len(places) == 2
    for line, column in places:
        assert column == "1" and lines[int(line) - 1].startswith('{"id"')
    assert "but versions.json says" in done.stdout
