"""What the tests of workbooks share: the table of the specimens, and what becomes of a workbook."""

from __future__ import annotations

import io
from typing import Any

import openpyxl

from hidden_data.documents import inspect, rebuild
from hidden_data.report import Inspection, Rebuilt, Table

LAMPS = [
    ["Lane", "Lamps", "Share"],
    ["Elder Lane", "15", "0.5"],
    ["Ash Lane", "12", "0.4"],
    ["Oak Lane", "7", "0.1"],
]
NARROW = "cell in a column too narrow to be read"
LOW = "cell in a row too low to be read"
SHRUNK = "cell with a text shrunk until nobody can read it"
COVERED = "covered cell"
PROPERTY = "property, such as author or title"


def rebuilt(data: bytes, ending: str = "xlsx") -> Rebuilt:
    result = rebuild(data, ending)
    assert not result.faults
    result.left.pop(PROPERTY, None)  # the libraries of the tests name themselves as authors
    return result


def inspected(data: bytes, ending: str = "xlsx") -> Inspection:
    return inspect(rebuilt(data, ending).content, "xlsx")


def tables(data: bytes, ending: str = "xlsx") -> list[Table]:
    return inspected(data, ending).tables


def refused(data: bytes, ending: str = "xlsx") -> list[str]:
    return [fault.code for fault in rebuild(data, ending).faults]


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(rebuilt(data).content))


def left(data: bytes, ending: str = "xlsx") -> dict[str, int]:
    """How much of each kind is left behind of a workbook, which stays what it is from then on."""
    result = rebuild(data, ending)
    assert not result.faults
    assert rebuild(result.content, "xlsx").content == result.content
    return result.left
