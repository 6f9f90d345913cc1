"""Every address that was published leads somewhere for ever, and what was changed is told."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from building import built, tree
from conftest import A_RECORD, ROOT, add_record, checked, program, rendered
from disclosure_log.cli import published as git_published
from disclosure_log.log.listings import FEW, LONG
from test_changes import CORRECTED, git

LIST = "disclosures/addresses.txt"
WITHDRAWN = A_RECORD + (
    "status: withdrawn\nchanges: [{date: 2016-05-02, note: The lamps were counted twice.}]\n"
)


def codes(log: Path) -> list[str]:
    done = program(log, "check")
    return sorted(set(re.findall("DL[0-9]+", done.stdout)) - {"DL902"})


def redirects(page: Path) -> str:
    [content] = tree(page.read_text("utf-8")).xpath("//meta[@http-equiv='refresh']/@content")
    return str(content).removeprefix("0; url=")


@pytest.fixture
def listed(log: Path) -> Path:
    """The invented log with two entries and a file, all of them in the list."""
    add_record(log, "FH 16-2", A_RECORD + "documents: [{file: lamps by lane.csv, title: Lamps}]\n")
    file = log / "disclosures/2016/fh-16-2/lamps by lane.csv"
    file.parent.mkdir()
    file.write_text("lane,lamps\nElder Lane,7\n")
    assert program(log, "addresses").returncode == 0
    return log


@pytest.fixture
def cloned(listed: Path, tmp_path: Path) -> Path:
    """A clone of the invented log, whose origin is what was published."""
    git(listed, "init", "-q", "-b", "main")
    git(listed, "add", ".")
    git(listed, "commit", "-qm", "published")
    git(tmp_path, "clone", "-q", "log", "clone")
    return tmp_path / "clone"


# ---- the list


def test_the_list_names_every_page_and_file_of_the_site(listed: Path) -> None:
    text = (listed / LIST).read_text("utf-8")
    for line in (
        "about/",
        "topics/streets/",
        "disclosures/2016/",
        "disclosures/2016/fh-16-2/ 1",
        "disclosures/2016/fh-16-2/lamps%20by%20lane.csv",
        "disclosures/2016/fh-16-2/lamps-by-lane/",
    ):
        assert f"\n{line}\n" in text
    site = built(listed)
    own = {path.parent.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert own - {"."} == {
        line.split()[0].rstrip("/") for line in text.splitlines() if line.split()[0].endswith("/")
    }


def test_the_list_is_sorted_and_the_same_when_it_is_written_again(listed: Path) -> None:
    lines = (listed / LIST).read_text("utf-8").splitlines()
    assert lines == sorted(lines) and len(lines) > 10
    assert program(listed, "addresses").returncode == 0
    assert (listed / LIST).read_text("utf-8").splitlines() == lines


@pytest.mark.long
def test_the_list_names_the_parts_of_a_long_list(log: Path) -> None:
    for number in range(2, LONG + 2):
        add_record(log, f"FH 16-{number}")
    assert program(log, "addresses").returncode == 0
    assert "\ntopics/streets/2016/month-03/\n" in (log / LIST).read_text("utf-8")


def test_the_list_names_the_orders_of_a_list(log: Path) -> None:
    for number in range(2, FEW + 2):
        add_record(log, f"FH 16-{number}")
    assert program(log, "addresses").returncode == 0
    names = (log / LIST).read_text("utf-8").splitlines()
    assert {"topics/streets/by-title/", "disclosures/2016/by-outcome/"} <= set(names)


def test_a_part_of_a_list_that_got_short_leads_to_the_list(listed: Path) -> None:
    with (listed / LIST).open("a") as file:
        file.write(
            "topics/streets/2016/month-03/\ndisclosures/2016/month-03/\ndisclosures/2014/\n"
            "disclosures/2016/by-title/\n"
        )
    site = built(listed)
    assert redirects(site / "topics/streets/2016/month-03/index.html").endswith("/topics/streets/")
    assert redirects(site / "disclosures/2016/month-03/index.html").endswith("/disclosures/2016/")
    assert redirects(site / "disclosures/2016/by-title/index.html").endswith("/disclosures/2016/")
    assert redirects(site / "disclosures/2014/index.html").endswith("/disclosures/")


def test_a_merged_entry_without_texts_leads_to_the_other(log: Path) -> None:
    path = add_record(log, "FH 16-2")
    path.write_text(
        "reference: FH 16-2\nresponded: 2016-03-01\nstatus: merged\nmerged_into: FH 16-1\n"
    )
    page = rendered(log).outputs["disclosures/2016/fh-16-2.md"].content.decode()
    assert "fh-16-1" in page and "Removed" not in page


def test_what_is_not_listed_fails_the_check_until_one_command_is_run(listed: Path) -> None:
    record = add_record(listed, "FH 16-3")
    (listed / "lamps.csv").write_text("lane,lamps\nElder Lane,7\n")
    assert program(listed, "addresses").returncode == 0
    assert program(listed, "add-file", "FH 16-3", "lamps.csv").returncode == 0
    for path in ("disclosures", str(record.relative_to(listed))):
        done = program(listed, "check", path)
        assert done.returncode == 1
        assert "DL412 disclosures/2016/fh-16-3/lamps.csv and 1 more are not" in done.stdout
        assert "fix: run: disclosure-log addresses" in done.stdout
    assert program(listed, "addresses").returncode == 0
    assert program(listed, "check").returncode == 0


def test_what_is_not_listed_stops_no_preview(listed: Path) -> None:
    add_record(listed, "FH 16-3")
    assert program(listed, "pages", "--out", "pages").returncode == 0


def test_an_entry_is_listed_while_another_is_not_finished(listed: Path) -> None:
    add_record(listed, "FH 16-3")
    program(listed, "new", "FH 26-101", "--responded", "2026-01-30")
    assert codes(listed) == ["DL101", "DL412"]
    done = program(listed, "addresses")
    assert done.returncode == 0
    assert "nothing of disclosures/2026/fh-26-101.yml was added" in done.stderr
    assert codes(listed) == ["DL101"]
    text = (listed / LIST).read_text("utf-8")
    assert "fh-16-3/ 1\n" in text and "2026" not in text


def test_a_merge_of_two_branches_that_add_addresses_does_not_conflict(cloned: Path) -> None:
    shutil.copy(ROOT / "hooks/disclosure_log/cli/skeleton/.gitattributes", cloned)
    git(cloned, "add", ".")
    git(cloned, "commit", "-qm", "attributes")
    for branch, reference in (("one", "FH 16-3"), ("two", "FH 16-4")):
        git(cloned, "checkout", "-qb", branch, "main")
        add_record(cloned, reference)
        assert program(cloned, "addresses").returncode == 0
        git(cloned, "add", ".")
        git(cloned, "commit", "-qm", branch)
    git(cloned, "merge", "-q", "one")
    assert codes(cloned) == []
    assert {"disclosures/2016/fh-16-3/ 1", "disclosures/2016/fh-16-4/ 1"} <= set(
        (cloned / LIST).read_text("utf-8").splitlines()
    )


def test_an_address_that_was_never_published_is_taken_out_by_the_command(cloned: Path) -> None:
    add_record(cloned, "FH 16-3")
    program(cloned, "addresses")
    (cloned / "disclosures/2016/fh-16-3.yml").rename(cloned / "disclosures/2016/fh-16-4.yml")
    add_record(cloned, "FH 16-4")
    done = program(cloned, "check")
    assert (
        "if it was never published, take its line out of disclosures/addresses.txt" in done.stdout
    )
    program(cloned, "addresses")
    assert codes(cloned) == []


def test_a_record_that_was_never_published_is_taken_out_whatever_else_is_open(
    cloned: Path,
) -> None:
    path = add_record(cloned, "FH 16-3")
    program(cloned, "addresses")
    path.unlink()
    program(cloned, "new", "FH 26-101", "--responded", "2026-01-30")
    assert codes(cloned) == ["DL101", "DL709"]
    program(cloned, "addresses")
    assert codes(cloned) == ["DL101"]


def test_an_entry_that_is_not_finished_any_more_stays_in_the_list(cloned: Path) -> None:
    add_record(cloned, "FH 16-3")
    program(cloned, "addresses")
    before = (cloned / LIST).read_text("utf-8")
    assert "fh-16-3" in before
    add_record(cloned, "FH 16-3", A_RECORD + "documents: [{file: lamps.csv, title: Lamps}]\n")
    assert program(cloned, "addresses").returncode == 0
    assert (cloned / LIST).read_text("utf-8") == before


def test_a_file_that_was_published_before_it_was_listed_stays_in_the_list(cloned: Path) -> None:
    text = (cloned / LIST).read_text("utf-8")
    without = [line for line in text.splitlines(True) if "lamps" not in line]
    (cloned / LIST).write_text("".join(without))
    git(cloned, "commit", "-qam", "published without its files")
    git(cloned, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert program(cloned, "addresses").returncode == 0
    assert (cloned / LIST).read_text("utf-8") == text
    (cloned / "disclosures/2016/fh-16-2/lamps by lane.csv").unlink()
    add_record(cloned, "FH 16-2")
    assert program(cloned, "addresses").returncode == 0
    assert "DL709" in codes(cloned)


def test_the_command_keeps_what_may_have_been_published(listed: Path) -> None:
    shutil.rmtree(listed / "disclosures/2016/fh-16-2")
    (listed / "disclosures/2016/fh-16-2.yml").unlink()
    assert "lead nowhere" in program(listed, "addresses").stderr
    assert codes(listed) == ["DL709"]


# ---- what git knows


def test_a_record_and_its_line_cannot_go_together(cloned: Path) -> None:
    shutil.rmtree(cloned / "disclosures/2016/fh-16-2")
    (cloned / "disclosures/2016/fh-16-2.yml").unlink()
    program(cloned, "addresses")
    path = cloned / LIST
    path.write_text(
        "".join(line for line in path.read_text().splitlines(True) if "fh-16-2" not in line)
    )
    assert codes(cloned) == ["DL709"]


def test_an_answer_is_compared_with_the_published_one(cloned: Path) -> None:
    path = cloned / "disclosures/2016/fh-16-2.yml"
    path.write_text(path.read_text().replace("15.", "16."))
    git(cloned, "commit", "-qam", "changed")
    assert codes(cloned) == ["DL413"]
    path.write_text(path.read_text() + CORRECTED.splitlines()[-1] + "\n")
    assert codes(cloned) == []


def test_a_correction_that_moves_a_record_is_compared_too(cloned: Path) -> None:
    shutil.rmtree(cloned / "disclosures/2016/fh-16-2")
    (cloned / "disclosures/2016/fh-16-2.yml").unlink()
    add_record(cloned, "FH 16-3", A_RECORD + "also_known_as: [FH 16-2]\n", answered="16.")
    assert codes(cloned) == ["DL413"]


def test_without_git_the_check_says_once_that_nothing_was_compared(listed: Path) -> None:
    done = program(listed, "check")
    assert done.returncode == 0
    assert done.stderr.count("not compared with what is published") == 1


@pytest.mark.parametrize("state", ["no remote", "no commit", "no git program"])
def test_git_that_knows_nothing_stops_nothing(
    listed: Path, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(listed, "init", "-q")
    if state == "no remote":
        git(listed, "add", ".")
        git(listed, "commit", "-qm", "x")
    if state == "no git program":
        monkeypatch.setenv("PATH", "")
    done = program(listed, "check")
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert "not compared with what is published" in done.stderr


def test_the_published_state_of_a_log_in_a_folder_of_the_repository_is_found(
    cloned: Path,
) -> None:
    git(cloned, "mv", "-k", "disclosures", "docs", "hooks", "mkdocs.yml", ".")
    (cloned / "inner").mkdir()
    for name in ("disclosures", "docs", "hooks", "mkdocs.yml"):
        git(cloned, "mv", name, f"inner/{name}")
    git(cloned, "commit", "-qam", "moved")
    git(cloned, "push", "-q", "origin", "HEAD:refs/heads/next")
    git(cloned, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/next")
    add_record(cloned / "inner", "FH 16-2", answered="16.")
    before = git_published.published(cloned / "inner")
    assert b"answered: 15." in before.files["disclosures/2016/fh-16-2.yml"]


# ---- the site


def test_an_old_address_leads_to_where_its_content_is(listed: Path) -> None:
    with (listed / LIST).open("a") as file:
        file.write("disclosures/2015/fh-16-2/ 1\ndisclosures/2015/fh-16-2/lamps-by-lane/\n")
        file.write("disclosures/2016/fh-16-2/lamps.csv\ntopics/lanes/\nhow-to-ask/\n")
    record = listed / "disclosures/2016/fh-16-2.yml"
    note = "The file lamps.csv was named anew, and the year of the response corrected."
    record.write_text(record.read_text() + f"changes: [{{date: 2016-05-02, note: '{note}'}}]\n")
    topics = listed / "disclosures/topics.yml"
    topics.write_text(topics.read_text().replace("id: streets", "id: streets\n  former: [lanes]"))
    page = listed / "docs/how-to-request.md"
    page.write_text(page.read_text().replace("---\n", "---\nformer: [how-to-ask/]\n", 1))
    site = built(listed)
    entry = "../../../disclosures/2016/fh-16-2/"
    assert redirects(site / "disclosures/2015/fh-16-2/index.html") == entry
    assert redirects(site / "disclosures/2015/fh-16-2/lamps-by-lane/index.html") == (
        f"../{entry}lamps-by-lane/"
    )
    assert redirects(site / "disclosures/2016/fh-16-2/lamps.csv/index.html") == f"../{entry}"
    assert redirects(site / "topics/lanes/index.html") == "../../topics/streets/"
    assert redirects(site / "how-to-ask/index.html") == "../how-to-request/"


def test_every_address_in_the_list_is_on_the_site(listed: Path) -> None:
    page = listed / "docs/index.md"
    page.write_text(page.read_text().replace("---\n", "---\nformer: [welcome/]\n", 1))
    with (listed / LIST).open("a") as file:
        file.write("welcome/\ndisclosures/2015/fh-15-1/lamps%20by%20street.csv\n")
        file.write("disclosures/2015/fh-15-1/ 3\ndisclosures/2015/fh-15-1/calls.csv\n")
    add_record(listed, "FH 16-3", A_RECORD + "also_known_as: [FH 15-1]\n")
    assert program(listed, "build").returncode == 0
    site = listed / "site"
    for address in checked(listed).listed.addresses:
        path = site / address
        assert (path / "index.html").is_file() or path.is_file(), address


def test_a_withdrawn_entry_says_so_in_its_title_and_its_facts(log: Path) -> None:
    add_record(log, "FH 16-2", WITHDRAWN)
    page = tree((built(log) / "disclosures/2016/fh-16-2/index.html").read_text("utf-8"))
    assert page.xpath("string(//title)").startswith("Withdrawn: Lamps in Elder Lane")
    assert page.xpath("string(//a[@class='md-skip']/@href)") == "#page-title"
    assert page.xpath("string(//h1)").strip().startswith("Withdrawn: Lamps")
    [notice] = page.xpath("//h1/following::div[@class='dl-notice']")
    assert "The lamps were counted twice. (2 May 2016)" in notice.text_content()
    assert "Withdrawn" in page.xpath("string(//dl[@class='dl-facts']/div[1]/dd)")


# ---- what was changed


def test_the_page_of_changes_tells_each_newest_first(log: Path) -> None:
    add_record(log, "FH 16-2", WITHDRAWN)
    add_record(log, "FH 16-3", CORRECTED.replace("2016-05-02", "2017-05-02"))
    add_record(log, "FH 16-4", A_RECORD + "status: merged\nmerged_into: FH 16-3\n")
    page = rendered(log).outputs["changes/index.md"].content.decode()
    order = [page.index(f">{kind}<") for kind in ("Changed", "Withdrawn", "Merged")]
    assert order == sorted(order)
    for words in ('id="2017"', 'id="2016"', "The lamps were counted twice.", "2 May 2016"):
        assert words in page
    assert "It is now part of" in page


@pytest.mark.long
def test_many_changes_have_a_page_for_each_year_or_month(log: Path) -> None:
    for number in range(2, LONG + 3):
        add_record(log, f"FH 16-{number}", CORRECTED)
    outputs = rendered(log).outputs
    assert outputs["changes/index.md"].content.count(b"The lamps were counted again.") == 10
    month = outputs["changes/2016/month-05/index.md"].content
    assert month.count(b"The lamps were counted again.") == LONG + 1


def test_the_page_of_changes_is_linked_from_the_log_and_from_every_page(log: Path) -> None:
    site = built(log)
    assert "../changes/" in (site / "disclosures/index.html").read_text("utf-8")
    assert tree((site / "about/index.html").read_text("utf-8")).xpath(
        "//footer//a[@href='../changes/']"
    )


def another_authority(folder: Path, was: str) -> None:
    """Put the data of another authority in the place of what was committed, whose site address
    was *was*."""
    settings = folder / "disclosures/authority.yml"
    text = settings.read_text().replace("https://foi.fernhollow.example/log/", was)
    settings.write_text(text)
    git(folder, "commit", "-qam", "address", "--allow-empty")
    git(folder, "push", "-q", "origin", "HEAD:main")
    settings.write_text(text.replace(was, "https://foi.elderbridge.example/"))
    for path in (folder / "disclosures").glob("20*/fh-16-2*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    (folder / LIST).unlink()


@pytest.mark.parametrize(
    ("was", "found"),
    [("https://foi.fernhollow.example/log/", []), ("https://foi.fernhollow.test/log/", ["DL709"])],
)
def test_data_that_replaces_what_was_never_public_loses_no_address(
    cloned: Path, was: str, found: list[str]
) -> None:
    git(cloned.parent / "log", "config", "receive.denyCurrentBranch", "ignore")
    another_authority(cloned, was)
    assert sorted(set(codes(cloned))) == found
