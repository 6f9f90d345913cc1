"""The sandbox: what one document does to its process is a refusal of that document, and reaches no
other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import hidden_data
from hidden_data import Inspection, documents, sandbox, servers
from specimens import made

MISBEHAVING = [sys.executable, "-I", str(Path(__file__).parent / "misbehaving_child.py")]
DIES = """
    crash kill_itself kill_the_server fill_the_memory end_at_once write_half_an_answer
    write_an_answer_and_crash write_another_answer_as_well
""".split()
TAKES_TOO_LONG = "loop sleep close_everything leave_a_process_behind_that_answers_later".split()
NOT_READ, NOT_IN_TIME = "it could not be read to its end", "it could not be looked into within"

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture(autouse=True)
def _servers_of_its_own() -> Iterator[None]:
    servers.end()
    yield
    servers.end()


@pytest.fixture
def misbehaving(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(servers, "COMMAND", MISBEHAVING)


@pytest.fixture
def without_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)


def inspected(what: str) -> Inspection:
    return hidden_data.inspect(what.encode(), "csv")


def said(what: str) -> tuple[str, int, int]:
    """What a document that does nothing says: itself, and the numbers of its two processes."""
    found = inspected(what)
    assert not found.faults, found.faults
    text, server, own, limits = (passage.text for passage in found.passages)
    assert limits == str([(sandbox.MEMORY,) * 2, (1, 1), (0, 0)])
    return text, int(server), int(own)


def refusal(what: str) -> str:
    [fault] = inspected(what).faults
    assert fault.code == "DL507"
    return fault.message


def runs(process: int) -> bool:
    """Whether a process is there, and not only waits for somebody to notice its end."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return state.stdout.strip()[:1] not in ("", "Z")


def has_gone(*processes: int) -> bool:
    ends = time.monotonic() + 10
    while any(map(runs, processes)) and time.monotonic() < ends:
        time.sleep(0.05)
    return not any(map(runs, processes))


@needs_fork
@pytest.mark.usefixtures("misbehaving")
def test_documents_in_a_row_share_one_server_and_no_process() -> None:
    told = [said(f"lamp {number}") for number in range(50)]
    assert [text for text, _, _ in told] == [f"lamp {number}" for number in range(50)]
    assert len({server for _, server, _ in told}) == 1
    assert len({own for _, _, own in told}) == 50


@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize("what", DIES)
def test_a_document_that_kills_its_process_is_refused_and_the_next_is_not(what: str) -> None:
    said("before")
    assert refusal(what).startswith(NOT_READ if what != "kill_itself" else NOT_IN_TIME)
    assert said("after")[0] == "after"


@pytest.mark.long
@needs_fork
@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize("what", TAKES_TOO_LONG)
def test_a_document_that_takes_too_long_is_refused_and_the_next_is_not(what: str) -> None:
    server = said("before")[1]
    assert refusal(what).startswith(NOT_IN_TIME)
    assert said("after")[:2] == ("after", server)


@pytest.mark.long
@needs_fork
@pytest.mark.usefixtures("misbehaving")
def test_a_server_that_is_stuck_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    monkeypatch.setattr(servers, "_PATIENCE", 1)
    stuck = said("before")[1]
    assert refusal("stop_the_server").startswith(NOT_READ)
    assert said("after")[1] != stuck


@needs_fork
@pytest.mark.usefixtures("misbehaving")
def test_a_server_that_was_killed_is_replaced() -> None:
    killed = said("before")[1]
    os.kill(killed, 9)
    assert has_gone(killed)
    assert said("after")[0] == "after"


@pytest.mark.long
@needs_fork
@pytest.mark.usefixtures("misbehaving")
def test_a_process_that_a_document_leaves_behind_is_killed(tmp_path: Path) -> None:
    said(f"leave_a_process_behind {tmp_path / 'alive'}")
    time.sleep(1)
    assert not (tmp_path / "alive").exists()


@needs_fork
@pytest.mark.usefixtures("misbehaving")
def test_a_document_has_no_way_to_the_requests() -> None:
    assert said("read_the_next_request")[0] == "read_the_next_request"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows a process its memory")
@pytest.mark.usefixtures("misbehaving")
@pytest.mark.parametrize("times", [1, 5_000])
def test_nothing_of_a_document_is_in_the_memory_of_the_next(times: int) -> None:
    said(("canary " + "0123456789" * 4) * times)
    found = inspected("look_for_an_earlier_document")
    assert not found.faults


def test_threads_get_the_answers_to_their_own_documents() -> None:
    tables = [f"lane,lamps\nlane {number},{number}\n" * (number * 20 or 1) for number in range(60)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda table: hidden_data.rebuild(table.encode(), "csv"), tables))
    assert [each.content.decode().replace("\r\n", "\n") for each in found] == tables


@pytest.mark.parametrize("ending", ["xlsx", "pdf", "csv"])
def test_the_sandbox_says_what_is_said_outside(ending: str, tmp_path: Path) -> None:
    original = {"xlsx": made("plain_workbook"), "pdf": made("plain_pdf"), "csv": b"a,b\n1,2\n"}
    path = tmp_path / f"lamps.{ending}"
    path.write_bytes(documents.rebuild(original[ending], ending).content)
    inside, outside = (
        hidden_data.inspect(path, ending),
        documents.inspect(path.read_bytes(), ending),
    )
    assert (inside.faults, inside.passages, inside.tables) == (
        outside.faults,
        outside.passages,
        outside.tables,
    )
    assert hidden_data.inspect(path.read_bytes(), ending) == inside


def test_an_empty_file_is_looked_into() -> None:
    assert [fault.code for fault in inspected("").faults] == ["DL503"]


def test_a_file_that_cannot_be_read_is_told_from_one_that_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hidden_data.inspect(tmp_path / "missing.csv", "csv")


@needs_fork
@pytest.mark.parametrize("busy", [False, True])
def test_servers_end_with_a_program_that_is_killed(busy: bool, tmp_path: Path) -> None:
    work = f"hidden_data.inspect(b'sleep {tmp_path / 'fork'}', 'csv')" if busy else "input()"
    program = f"""
import os
import hidden_data
from hidden_data import servers
servers.COMMAND = {MISBEHAVING}
os.environ["SECONDS"] = "60"
print(hidden_data.inspect(b'lamp', 'csv').passages[1].text, flush=True)
{work}
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout
        processes = [int(started.stdout.readline())]
        while busy and not (tmp_path / "fork").exists():
            time.sleep(0.01)
        time.sleep(0.1)
        if busy:
            processes.append(int((tmp_path / "fork").read_text("utf-8")))
        assert all(map(runs, processes))
        started.kill()
        assert has_gone(*processes)


@pytest.mark.long
@needs_fork
def test_a_program_that_forks_gets_no_answer_of_its_other_half() -> None:
    program = """
import os, hidden_data
def ask(name):
    for number in range(40):
        table = f"a\\r\\n{name} {number}\\r\\n".encode()
        assert hidden_data.rebuild(table, "csv").content == table
ask("before")
worker = os.fork()
ask("parent" if worker else "child")
if worker:
    assert os.waitpid(worker, 0)[1] == 0
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


@pytest.mark.long
@pytest.mark.usefixtures("without_fork", "misbehaving")
def test_without_fork_each_document_has_a_process_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    first, second = said("lamp 1"), said("lamp 2")
    assert (first[0], second[0]) == ("lamp 1", "lamp 2") and first[2] != second[2]
    assert refusal("crash").startswith(NOT_READ)
    assert refusal("sleep").startswith(NOT_IN_TIME)


@pytest.mark.usefixtures("without_fork")
def test_without_fork_documents_are_looked_into() -> None:
    assert hidden_data.inspect(b"a,b\r\n1,2\r\n", "csv").tables[0].rows == [["a", "b"], ["1", "2"]]
