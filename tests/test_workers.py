"""Work that is shared among processes gives what it gives here, or fails as a whole."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from conftest import add_record, checked, program
from disclosure_log import workers
from disclosure_log.rules import personal_data
from disclosure_log.workers import WorkerLost, in_background, parallel_map


@pytest.fixture(autouse=True)
def several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 3)


def shared(work: object, many: int = 40) -> list[object]:
    assert callable(work)
    return list(parallel_map(work, range(many), least=1, chunk=3))


def slow(number: int) -> int:
    time.sleep(0.02 * (number % 5 == 0))
    return number


def test_results_come_in_the_order_of_the_items() -> None:
    assert shared(slow) == [*range(40)]


def test_the_work_is_done_in_other_processes() -> None:
    assert os.getpid() not in shared(lambda _: os.getpid())


def test_with_one_processor_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert set(shared(lambda _: os.getpid())) == {os.getpid()}


def test_a_few_items_are_done_here() -> None:
    assert list(parallel_map(lambda _: os.getpid(), range(3))) == [os.getpid()] * 3


def test_nothing_to_do_is_done() -> None:
    assert shared(str, 0) == []


def fail(number: int) -> int:
    if number == 17:
        raise ValueError("number 17")
    return number


def die(number: int) -> int:
    if number == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def test_what_a_worker_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="number 17"):
        shared(fail)


def test_a_worker_that_is_killed_is_missed() -> None:
    with pytest.raises(WorkerLost):
        shared(die)


class Unsendable(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(one)
        self.other = other


def fail_oddly(number: int) -> int:
    raise Unsendable("one", "other")


def end(number: int) -> int:
    raise SystemExit(5)


@pytest.mark.parametrize("work", [fail_oddly, end, lambda number: lambda: number])
def test_what_cannot_be_sent_is_missed_and_not_waited_for(work: object) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011  # whatever it is, it is told
        shared(work)


def test_no_process_is_left_behind() -> None:
    import multiprocessing

    with pytest.raises(ValueError, match="number 17"):
        shared(fail)
    assert not multiprocessing.active_children()


def test_work_in_the_background_is_done_in_another_process() -> None:
    with in_background(os.getpid) as result:
        assert result() != os.getpid()
        assert result() == result()


def test_work_in_the_background_is_done_here_with_one_processor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workers, "processors", lambda: 1)
    with in_background(os.getpid) as result:
        assert result() == os.getpid()


@pytest.mark.parametrize("work", [fail, die, fail_oddly, end])
def test_what_goes_wrong_in_the_background_is_raised_here(work: object) -> None:
    assert callable(work)
    with pytest.raises(Exception), in_background(lambda: work(17)) as result:  # noqa: B017, PT011
        result()


def test_work_in_the_background_ends_with_what_is_done_beside_it() -> None:
    import multiprocessing

    with in_background(lambda: time.sleep(60)):
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


@pytest.fixture
def long_log(log: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """So many records that their checks are shared, some of them with findings."""
    for number in range(2, 30):
        add_record(log, f"FH 16-{number}", answered=f"See FH 16-{number + 1}.")
    monkeypatch.setattr(parallel_map, "__defaults__", (2, 3))
    return log


def test_findings_are_the_same_with_one_processor_and_with_several(
    long_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_record(long_log, "FH 16-5", answered="Write to somebody@mail.example, or 07700 900123.")
    add_record(long_log, "FH 16-9", "reference: FH 16-9\n")
    with_several = checked(long_log)
    assert with_several.findings
    monkeypatch.setattr(workers, "processors", lambda: 1)
    alone = checked(long_log)
    assert (with_several.findings, with_several.notes) == (alone.findings, alone.notes)
    assert with_several.links == alone.links


def site(log: Path) -> dict[str, bytes]:
    done = program(log, "build", "--full")
    assert done.returncode == 0, done.stdout + done.stderr
    paths = (path for path in (log / "site").rglob("*") if path.is_file())
    return {path.relative_to(log).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.long
def test_the_site_is_the_same_with_one_processor_and_with_several(
    long_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_several = site(long_log)
    monkeypatch.setattr(workers, "processors", lambda: 1)
    assert with_several == site(long_log)


@pytest.mark.long
def test_a_build_whose_worker_is_killed_fails_and_leaves_the_old_site(
    long_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = site(long_log)
    here, whole = os.getpid(), personal_data._in_files

    def dying(*arguments: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(personal_data, "_in_files", dying)
    add_record(long_log, "FH 16-50")
    done = program(long_log, "build", "--full")
    assert done.returncode == 3 and "a process ended before its work was done" in done.stderr
    paths = (path for path in (long_log / "site").rglob("*") if path.is_file())
    assert old == {path.relative_to(long_log).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.long
def test_a_build_whose_worker_is_killed_while_it_writes_leaves_the_old_site(
    long_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from disclosure_log.site.assemble import Writer

    old = site(long_log)
    here, whole = os.getpid(), Writer.write

    def dying(self: Writer, make: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(self, make)  # type: ignore[arg-type]

    monkeypatch.setattr(Writer, "write", dying)
    add_record(long_log, "FH 16-50")
    done = program(long_log, "build", "--full")
    assert done.returncode == 3
    paths = (path for path in (long_log / "site").rglob("*") if path.is_file())
    assert old == {path.relative_to(long_log).as_posix(): path.read_bytes() for path in paths}
