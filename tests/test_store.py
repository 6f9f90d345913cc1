"""The store: whatever it holds, a build publishes what it would publish without it."""

from __future__ import annotations

import hashlib
import os
import pickle
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import A_RECORD, ROOT, add_record, checkout, program
from disclosure_log.site.assemble import Assembled
from disclosure_log.store import open_store

Edit = Callable[[Path], None]
STORE = ".build/store.sqlite"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache folder of a user, who has a key there."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(autouse=True)
def own_key(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, home: Path) -> Path:
    """A log that was built: entries that lead to one another, and one with a document."""
    log = checkout(tmp_path_factory.mktemp("before") / "log")
    for number in range(2, 9):
        add_record(log, f"FH 16-{number}", answered=f"{number} lamps; see FH 16-{number + 1}.")
    add_record(log, "FH 16-20", A_RECORD.replace("streets", "libraries"))
    with_table(log, "Lane,Lamps\nElder,7\n")
    assert program(log, XDG_CACHE_HOME=str(home)).returncode == 0
    assert (log / STORE).is_file()
    return log


@pytest.fixture
def built(before: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(before, tmp_path / "built"))


def with_table(log: Path, table: str) -> None:
    """An entry with a released CSV."""
    add_record(log, "FH 16-30", A_RECORD + "documents:\n  - {file: lamps.csv, title: Lamps}\n")
    (log / "disclosures/2016/fh-16-30").mkdir(exist_ok=True)
    (log / "disclosures/2016/fh-16-30/lamps.csv").write_text(table)


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def full(log: Path) -> dict[str, bytes]:
    """The site of a copy of the sources, made without a store."""
    copy = log.with_name(f"{log.name}-full")
    shutil.rmtree(copy, ignore_errors=True)
    for folder in ("disclosures", "docs", "hooks"):
        shutil.copytree(log / folder, copy / folder)
    shutil.copy(log / "mkdocs.yml", copy)
    done = program(copy, "build", "--full")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (copy / STORE).exists()
    return files(copy / "site")


def site(log: Path, **environment: str) -> dict[str, bytes]:
    """The site of a usual build."""
    done = program(log, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return files(log / "site")


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    """Whether two sites are the same. Which files differ is told, not their bytes."""
    differ = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    assert not differ, differ
    return True


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def record(log: Path, number: int) -> Path:
    return log / f"disclosures/2016/fh-16-{number}.yml"


def add(log: Path) -> None:
    add_record(log, "FH 16-40")


def add_the_newest(log: Path) -> None:
    add_record(log, "FH 26-1", A_RECORD.replace("2016", "2026"), year=2026, responded="2026-02-20")


def change(log: Path) -> None:
    edit(record(log, 5), "5 lamps", "Fifty lamps")


def withdraw(log: Path) -> None:
    note = "changes: [{date: 2016-03-02, note: It was wrong in part.}]"
    record(log, 4).write_text(f"{record(log, 4).read_text()}status: withdrawn\n{note}\n")


def delete(log: Path) -> None:
    record(log, 4).unlink()


def merge(log: Path) -> None:
    record(log, 4).write_text(f"{record(log, 4).read_text()}status: merged\nmerged_into: FH 16-2\n")


def take_back(log: Path) -> None:
    note = "changes: [{date: 2016-03-02, note: It named somebody.}]"
    text = f"{record(log, 4).read_text()}status: published-in-error\n{note}\n"
    record(log, 4).write_text(text)


def change_a_table(log: Path) -> None:
    with_table(log, "Lane,Lamps\nElder,8\nBirch,9\n")


def rename_a_topic(log: Path) -> None:
    edit(log / "disclosures/topics.yml", "streets", "roads")
    for path in log.glob("disclosures/*/*.yml"):
        path.write_text(path.read_text().replace("streets", "roads"))


def label_a_topic(log: Path) -> None:
    text = (log / "disclosures/topics.yml").read_text()
    line = next(line for line in text.splitlines() if "label:" in line)
    (log / "disclosures/topics.yml").write_text(text.replace(line, f"{line.rstrip()} of ours", 1))


def change_the_authority(log: Path) -> None:
    edit(log / "disclosures/authority.yml", "short_name: Fernhollow", "short_name: Fern Hollow")


def change_colours(log: Path) -> None:
    edit(log / "mkdocs.yml", "#1d3d5c", "#5c1d3d")


def change_guidance(log: Path) -> None:
    with (log / "docs/about.md").open("a") as page:
        page.write("\nA heron was seen.\n")


def add_a_template(log: Path) -> None:
    edit(log / "mkdocs.yml", "name: material", "name: material\n  custom_dir: docs/theme")
    (log / "docs/theme/partials").mkdir(parents=True)
    (log / "docs/theme/partials/copyright.html").write_text("<p>Our own words</p>")


def add_what_is_mentioned(log: Path) -> None:
    """FH 16-8 mentions FH 16-9, which was not there."""
    add_record(log, "FH 16-9")


def rename_an_entry(log: Path) -> None:
    """FH 16-3 mentions FH 16-4."""
    text = record(log, 4).read_text()
    record(log, 4).unlink()
    record(log, 50).write_text(text.replace("FH 16-4", "FH 16-50\nalso_known_as: [FH 16-4]", 1))


EDITS: list[Edit] = [
    add,
    add_the_newest,
    change,
    withdraw,
    delete,
    merge,
    take_back,
    change_a_table,
    rename_a_topic,
    label_a_topic,
    change_the_authority,
    change_colours,
    change_guidance,
    add_a_template,
    add_what_is_mentioned,
    rename_an_entry,
]
EVERY_TIME = (change, add_what_is_mentioned)
"""Those edits that are tried every time. The others are long, because there are many of them."""


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(each, marks=() if each in EVERY_TIME else pytest.mark.long, id=each.__name__)
        for each in EDITS
    ],
)
def test_after_an_edit_the_site_is_that_of_a_full_build(built: Path, changed: Edit) -> None:
    old = files(built / "site")
    changed(built)
    new = site(built)
    assert same(new, full(built))
    assert new != old


def test_an_older_page_gets_its_link_to_a_new_entry(built: Path) -> None:
    page = built / "site/disclosures/2016/fh-16-8/index.html"
    link = 'href="../../../disclosures/2016/fh-16-9/"'
    assert link not in page.read_text()
    add_what_is_mentioned(built)
    site(built)
    assert link in page.read_text()


def test_a_build_without_a_change_is_the_same_again(built: Path) -> None:
    old = files(built / "site")
    assert same(site(built), old)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_after_any_edits_and_killed_builds_the_site_is_that_of_a_full_build(
    built: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for number in range(20):
        at_random(built, chance, number)
        if chance.random() < 0.4:
            killed_build(built, chance.uniform(0.2, 2.5))
        if number % 4 == 3:
            assert same(site(built), full(built))


def at_random(log: Path, chance: random.Random, number: int) -> None:
    """One edit of what is there, whatever it is."""
    paths = sorted(log.glob("disclosures/2016/*.yml"))
    plain = [path for path in paths if "status" not in path.read_text()]
    path = chance.choice([path for path in plain if path.stem not in ("fh-16-1", "fh-16-30")])
    kind = chance.choice("add change change withdraw merge delete table colour guidance".split())
    if kind == "add" or len(plain) < 5:
        add_record(log, f"FH 16-{60 + number}", answered=f"See FH 16-{61 + number}.")
    elif kind == "change":
        path.write_text(path.read_text().replace("answered: ", f"answered: Edit {number}. ", 1))
    elif kind == "withdraw":
        note = (
            f"changes: [{{date: 2016-03-02, note: A wrong date was corrected in edit {number}.}}]"
        )
        path.write_text(f"{path.read_text()}status: withdrawn\n{note}\n")
    elif kind == "merge":
        path.write_text(f"{path.read_text()}status: merged\nmerged_into: FH 16-1\n")
    elif kind == "delete":
        path.unlink()
    elif kind == "table":
        with_table(log, f"Lane,Lamps\nElder,{number}\n")
    elif kind == "colour":
        text = (log / "mkdocs.yml").read_text()
        (log / "mkdocs.yml").write_text(text.replace("#1d3d5c", "#1d3d5d").replace("5d\n", "5c\n"))
    else:
        change_guidance(log)


def killed_build(log: Path, after: float) -> None:
    """A build that is killed after some seconds, if it has not ended by then."""
    command = [sys.executable, "-m", "disclosure_log"]
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=log, stdout=silent, stderr=silent) as process:
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def damage(log: Path, seed: int) -> None:
    """Flip some bytes of the store."""
    chance = random.Random(seed)
    at_rest(log)
    content = bytearray((log / STORE).read_bytes())
    for _ in range(chance.choice([1, 5, 60])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    (log / STORE).write_bytes(content)


def at_rest(log: Path) -> None:
    """Put the whole store into one file."""
    base = sqlite3.connect(log / STORE)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()


def truncate(log: Path) -> None:
    at_rest(log)
    os.truncate(log / STORE, (log / STORE).stat().st_size // 2)


def put_a_text_there(log: Path) -> None:
    for end in ("", "-wal", "-shm"):
        Path(f"{log / STORE}{end}").unlink(missing_ok=True)
    (log / STORE).write_text("This is no store.\n" * 500)


def put_a_folder_there(log: Path) -> None:
    (log / STORE).unlink()
    (log / STORE).mkdir()


def turn_values_into_texts_and_numbers(log: Path) -> None:
    with sqlite3.connect(log / STORE) as base:
        base.execute("UPDATE made SET value = 'a text' WHERE kind LIKE 'search%'")
        base.execute("UPDATE made SET value = 5 WHERE kind = 'part'")
        base.execute("UPDATE made SET value = NULL WHERE kind = 'document'")
    base.close()


def exchange_values(log: Path) -> None:
    """Each value is sealed, but stands in the place of another."""
    with sqlite3.connect(log / STORE) as base:
        rows = base.execute("SELECT kind, name, value FROM made").fetchall()
        for (kind, name, _), (*_, value) in zip(rows, [*rows[1:], rows[0]], strict=True):
            base.execute(
                "UPDATE made SET value = ? WHERE kind = ? AND name = ?", (value, kind, name)
            )
    base.close()


DAMAGES = [
    truncate,
    put_a_text_there,
    put_a_folder_there,
    turn_values_into_texts_and_numbers,
    exchange_values,
]


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(
            each,
            id=each.__name__,
            marks=() if each is turn_values_into_texts_and_numbers else pytest.mark.long,
        )
        for each in DAMAGES
    ],
)
def test_a_store_that_is_none_makes_no_difference(built: Path, damaged: Edit) -> None:
    damaged(built)
    change(built)
    assert same(site(built), full(built))
    assert same(site(built), full(built))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_a_store_with_flipped_bits_makes_no_difference(built: Path, seed: int) -> None:
    damage(built, seed)
    change(built)
    assert same(site(built), full(built))


def test_a_store_of_another_user_is_not_believed(built: Path, tmp_path: Path) -> None:
    forge(built)
    assert same(site(built, XDG_CACHE_HOME=str(tmp_path / "other")), full(built))


def forge(log: Path) -> None:
    """Damage a file of the last site, and have the store say that this is right. Only who has the
    key can do that."""
    page = "disclosures/2016/fh-16-5/index.html"
    (log / "site" / page).write_text("forged")
    digest = hashlib.sha256(b"forged").hexdigest()
    store = open_store(log)
    assert store
    sealed = []
    for kind, name, value in store._base.execute("SELECT kind, name, value FROM made").fetchall():
        made = pickle.loads(value[16:])
        if isinstance(made, Assembled) and page in made.digests:
            made.digests[page] = digest
            written = pickle.dumps(made, protocol=5)
            sealed.append((store._seal(name, written) + written, kind, name))
    assert sealed
    store._base.executemany("UPDATE made SET value = ? WHERE kind = ? AND name = ?", sealed)
    store.save()
    store._base.close()


def test_what_the_user_s_own_key_seals_is_believed(built: Path) -> None:
    """Otherwise the test before this one says nothing."""
    forge(built)
    assert site(built)["disclosures/2016/fh-16-5/index.html"] == b"forged"


def test_a_store_of_another_version_of_the_program_is_not_asked(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forge(built)
    monkeypatch.setattr("disclosure_log.store.program", lambda: b"another version")
    assert same(site(built), full(built))


@pytest.mark.parametrize(
    "form",
    [
        "disclosures/2016/fh-16-5/index.html",
        "disclosures/2016/index.html",
        "disclosures/2016/fh-16-30/lamps.csv",
        "search/*/pages/3.json",
    ],
)
def test_a_file_that_was_changed_in_the_last_site_does_not_get_into_the_next(
    built: Path, form: str
) -> None:
    old = files(built / "site")
    (path,) = (built / "site").glob(form)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert same(site(built), old)


def test_a_link_in_the_last_site_does_not_get_into_the_next(built: Path, tmp_path: Path) -> None:
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    shutil.move(page, tmp_path / "elsewhere.html")
    page.symlink_to(tmp_path / "elsewhere.html")
    site(built)
    assert page.is_file() and not page.is_symlink()


def test_a_file_that_only_its_owner_may_read_does_not_get_into_the_next_site(built: Path) -> None:
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    page.chmod(0o600)
    site(built)
    assert page.stat().st_mode & 0o777 == 0o644


def test_what_is_done_to_a_linked_copy_of_the_last_site_does_not_reach_the_next(
    built: Path, tmp_path: Path
) -> None:
    shutil.copytree(built / "site", tmp_path / "copy", copy_function=os.link)
    new = site(built)
    for path in (tmp_path / "copy").rglob("*.html"):
        path.write_text("changed")
    assert same(files(built / "site"), new)


def test_most_files_of_a_site_are_those_of_the_last_one(built: Path) -> None:
    """Otherwise nothing here says anything about files that are taken from it."""
    page = built / "site/disclosures/2016/fh-16-5/index.html"
    before = page.stat().st_ino
    change_guidance(built)
    site(built)
    assert page.stat().st_ino == before


def test_what_the_law_says_belongs_to_the_version_of_the_program(tmp_path: Path) -> None:
    code = shutil.copytree(ROOT / "hooks", tmp_path / "hooks")
    fact = next(path for path in (code / "disclosure_log/law/data").iterdir() if path.is_file())
    command = [sys.executable, "-c", "from disclosure_log import store; print(store.program())"]

    def version() -> bytes:
        environment = os.environ | {"PYTHONPATH": str(code)}
        return subprocess.run(
            command, cwd=tmp_path, env=environment, check=True, capture_output=True
        ).stdout

    before = version()
    assert version() == before
    fact.write_bytes(fact.read_bytes() + b"\n")
    assert version() != before


def test_a_link_among_the_folders_of_the_build_is_not_followed(built: Path, tmp_path: Path) -> None:
    """A repository could bring one that leads to the user's own files."""
    own = tmp_path / "own/letters"
    own.mkdir(parents=True)
    shutil.rmtree(built / ".build")
    (built / ".build").mkdir()
    (built / ".build/site").symlink_to(own.parent)
    assert program(built).returncode == 3
    assert own.is_dir()


def test_a_link_in_the_place_of_the_store_is_not_followed(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as base:
        base.execute("CREATE TABLE letters (text)")
    base.close()
    content = other.read_bytes()
    shutil.rmtree(built / ".build")
    (built / ".build").mkdir()
    (built / STORE).symlink_to(other)
    site(built)
    assert other.read_bytes() == content


def test_a_user_without_a_folder_of_their_own_can_build(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = files(built / "site")
    (tmp_path / "file").touch()
    assert same(site(built, XDG_CACHE_HOME=str(tmp_path / "file/none")), old)


def test_a_user_whom_the_system_does_not_know_can_build(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a container that is run as any number."""

    def unknown(*_: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", unknown)
    assert site(built)


def test_git_does_not_see_the_store(built: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=built, check=True)
    command = ["git", "status", "--porcelain", "--untracked-files=all"]
    seen = subprocess.run(command, cwd=built, check=True, capture_output=True, text=True).stdout
    assert "disclosures/" in seen and ".build" not in seen


def test_the_key_is_never_made_in_the_repository(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "user")
    site(built, XDG_CACHE_HOME="caches")
    assert (tmp_path / "user/.cache/disclosure-log/key").is_file()
    assert not (built / "caches").exists()


@pytest.mark.long
def test_of_two_builds_at_once_one_is_told_to_wait(built: Path) -> None:
    change(built)
    command = [sys.executable, "-m", "disclosure_log"]
    both = [subprocess.Popen(command, cwd=built, stderr=subprocess.PIPE) for _ in range(2)]
    for each in both:
        each.communicate()
    assert {each.returncode for each in both} <= {0, 3} and 0 in {each.returncode for each in both}
    assert same(files(built / "site"), full(built))
