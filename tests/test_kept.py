"""Records that were in order are not checked again, unless something is different that the checks
look at."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import A_RECORD, FERNHOLLOW, TODAY, add_record, checkout, program
from disclosure_log.privacy.deny_list import KEY_VARIABLE, Marker
from disclosure_log.records.paths import EXAMPLE
from disclosure_log.records.people_list import add, as_yaml
from disclosure_log.rules import Checked, check, scheduler
from disclosure_log.store import Store

KEY = "a-key-of-a-test-that-is-long-enough-to-be-one"
PEOPLE = "disclosures/people.yml"
RECORD = "disclosures/2016/fh-16-2.yml"
IN_ORDER = "Lane,Lamps\nElder,7\n"
PERSONAL = "Lane,Contact\nElder,07700 900123\n"
"""Two tables to release: nothing is found in one, a telephone number in the other."""


class Kept:
    """A log that is checked with a store."""

    def __init__(self, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.log = log
        self.checked: list[str] = []
        """The records that were checked by themselves the last time."""
        whole = scheduler._of_record

        def noted(context: Any, path: str) -> Any:
            self.checked.append(path)
            return whole(context, path)

        monkeypatch.setattr(scheduler, "_of_record", noted)

    def check(
        self, today: date = TODAY, wanted: Callable[[str], bool] = lambda path: True
    ) -> Checked:
        """What the checks find with the store, which is what they find without it."""
        without = check(self.log, today, wanted)
        self.checked.clear()
        store = Store(self.log / "store.sqlite", b"key" * 20)
        found = check(self.log, today, wanted, store=store)
        if wanted(RECORD):
            assert (found.findings, found.notes) == (without.findings, without.notes)
        assert (found.links, found.records) == (without.links, without.records)
        return found

    def codes(self, today: date = TODAY) -> list[str]:
        return [finding.code for finding in self.check(today).findings]


@pytest.fixture
def kept(log: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    add_record(log, "FH 16-2", answered="Ask Quillon Zephyrine about it.")
    return Kept(log, monkeypatch)


def in_order(kept: Kept) -> None:
    """Check once and find everything in order."""
    found = kept.check().findings
    assert not found, [each.message for each in found]
    assert kept.checked


def name_people(log: Path, name: str) -> None:
    people = add(None, "fh-16-1", [name], Marker(KEY.encode()))
    (log / PEOPLE).write_text(as_yaml(people))


def with_document(kept: Kept, table: str) -> Path:
    """The record with a *table* as its document."""
    add_record(kept.log, "FH 16-2", A_RECORD + "documents: [{file: a.csv, title: Lamps}]\n")
    document = kept.log / "disclosures/2016/fh-16-2/a.csv"
    document.parent.mkdir()
    document.write_text(table)
    return document


def test_a_record_in_order_is_not_checked_again(kept: Kept) -> None:
    in_order(kept)
    kept.check()
    assert not kept.checked


def test_a_record_with_a_finding_is_checked_again(kept: Kept) -> None:
    add_record(kept.log, "FH 16-2", answered="Write to somebody@mail.example, or 07700 900123.")
    first = kept.codes()
    assert first
    assert kept.codes() == first
    assert RECORD in kept.checked


def test_the_notes_of_a_record_in_order_are_told_again(kept: Kept) -> None:
    example = kept.log / f"disclosures/2016/fh-16-{EXAMPLE}.yml"
    (kept.log / RECORD).rename(example)
    example.write_text(example.read_text().replace("FH 16-2", f"FH 16-{EXAMPLE}"))
    notes = kept.check().notes
    assert example.relative_to(kept.log).as_posix() in {note.path for note in notes}
    again = kept.check()
    assert not kept.checked
    assert again.notes == notes


def test_a_name_that_is_listed_later_is_found_in_an_unchanged_record(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    name_people(kept.log, "Ursuline Vandermeer")
    in_order(kept)
    name_people(kept.log, "Quillon Zephyrine")
    assert RECORD in {each.path for each in kept.check().findings}


def test_with_a_key_that_is_set_later_a_listed_name_is_found_in_an_unchanged_record(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_people(kept.log, "Quillon Zephyrine")
    without = {(each.path, each.code) for each in kept.check().findings}
    assert RECORD not in {path for path, _ in without}
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    assert RECORD in {each.path for each in kept.check().findings}


def test_a_name_is_found_in_a_record_that_was_kept_before_there_was_a_list(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_order(kept)
    name_people(kept.log, "Quillon Zephyrine")
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    assert RECORD in {each.path for each in kept.check().findings}


def test_the_store_holds_no_name_of_the_list(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    name_people(kept.log, "Ursuline Vandermeer")
    kept.check()
    name_people(kept.log, "Quillon Zephyrine")
    kept.check()
    stored = b"".join(path.read_bytes() for path in kept.log.glob("store.sqlite*"))
    assert b"Vandermeer" not in stored and KEY.encode() not in stored


def test_an_address_that_is_no_longer_public_is_found_in_an_unchanged_record(kept: Kept) -> None:
    settings = kept.log / "disclosures/authority.yml"
    text = settings.read_text()
    contact = "public_contacts: [{value: lamps@fernhollow.example, reason: the desk for lamps.}]\n"
    settings.write_text(text + contact)
    add_record(kept.log, "FH 16-2", answered="Write to lamps@fernhollow.example for more.")
    in_order(kept)
    settings.write_text(text)
    assert RECORD in {each.path for each in kept.check().findings}


def test_a_changed_document_beside_an_unchanged_record_is_looked_into(kept: Kept) -> None:
    document = with_document(kept, IN_ORDER)
    in_order(kept)
    document.write_text(PERSONAL)
    assert document.relative_to(kept.log).as_posix() in {
        each.path for each in kept.check().findings
    }
    document.write_text(IN_ORDER)
    assert not kept.check().findings


def test_a_document_that_goes_away_is_missed(kept: Kept) -> None:
    document = with_document(kept, IN_ORDER)
    in_order(kept)
    document.unlink()
    assert RECORD in {each.path for each in kept.check().findings}


def test_a_record_of_tomorrow_is_in_order_only_tomorrow(kept: Kept) -> None:
    tomorrow = TODAY + timedelta(1)
    add_record(kept.log, "FH 16-2", responded=tomorrow.isoformat())
    path = kept.log / RECORD
    path.rename(kept.log / "disclosures/2016/fh-16-3.yml")
    year = kept.log / f"disclosures/{tomorrow.year}"
    year.mkdir(exist_ok=True)
    (kept.log / "disclosures/2016/fh-16-3.yml").rename(year / "fh-16-2.yml")
    assert kept.codes()
    assert not kept.codes(tomorrow)
    assert kept.codes(), "a clock that is set back"


def test_an_entry_that_goes_away_is_missed_where_another_leads_to_it(kept: Kept) -> None:
    add_record(kept.log, "FH 16-3", A_RECORD + "status: merged\nmerged_into: FH 16-2\n")
    in_order(kept)
    (kept.log / RECORD).unlink()
    assert kept.check().findings


def test_a_check_of_one_file_keeps_nothing_that_it_did_not_look_at(kept: Kept) -> None:
    add_record(kept.log, "FH 16-2", answered="Write to somebody@mail.example, or 07700 900123.")
    one = "disclosures/2016/fh-16-1.yml"
    kept.check(wanted=lambda path: path == one)
    assert RECORD in {each.path for each in kept.check().findings}


def test_a_check_of_a_record_keeps_nothing_of_its_documents(kept: Kept) -> None:
    with_document(kept, PERSONAL)
    kept.check(wanted=lambda path: path.endswith(".yml"))
    assert kept.check().findings


@pytest.mark.long
def test_the_program_finds_with_the_store_what_it_finds_without(log: Path, tmp_path: Path) -> None:
    add_record(log, "FH 16-2", answered="Ask Quillon Zephyrine about it.")
    environment = {"XDG_CACHE_HOME": str(tmp_path / "home")}
    assert program(log, **environment).returncode == 0
    name_people(log, "Quillon Zephyrine")
    environment[KEY_VARIABLE] = KEY
    told = program(log, "check", **environment)
    assert told.returncode == 1 and RECORD in told.stdout
    assert program(log, **environment).returncode == 1


@pytest.mark.long
def test_a_store_that_was_committed_does_not_hide_a_finding(log: Path, tmp_path: Path) -> None:
    """Somebody else's store says that their log is in order."""
    theirs = checkout(tmp_path / "theirs", FERNHOLLOW)
    assert program(theirs, XDG_CACHE_HOME=str(tmp_path / "their")).returncode == 0
    shutil.copytree(theirs / ".build", log / ".build", ignore=shutil.ignore_patterns("gone-*"))
    add_record(log, "FH 16-2", answered="Write to somebody@mail.example, or 07700 900123.")
    told = program(log, "check", XDG_CACHE_HOME=str(tmp_path / "own"))
    assert RECORD in told.stdout


def test_nothing_is_kept_of_what_was_checked_without_sound_settings(kept: Kept) -> None:
    add_record(kept.log, "FH 16-2", answered="See FH 16-1 for more.")
    settings = kept.log / "disclosures/authority.yml"
    tomorrow = TODAY + timedelta(1)
    settings.write_text(re.sub("(?m)^checked: .*", f"checked: {tomorrow}", settings.read_text()))
    assert kept.codes()
    found = kept.check(tomorrow)
    assert not found.findings
    assert found.links[RECORD] == ("fh16-1",)
