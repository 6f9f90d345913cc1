"""Documents for tests, good and bad, made by the programs and libraries people make documents with.

Each is a function without arguments that gives back the bytes of one file; ``made("hidden_sheet")``
calls it once. What only a real office program can make lies in ``files/`` and is asked for by its
file name. Everyone named in them is invented.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from hidden_data.documents import rebuild
from hidden_data.recognise import kind_of

FILES = Path(__file__).parent / "files"
MODULES = ("workbooks", "spreadsheets", "words", "pdfs", "pictures")
SPECIMENS: dict[str, Callable[[], bytes]] = {}


def specimen(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Register a function that makes a document, by its name."""
    if make.__name__ in SPECIMENS:
        raise ValueError(f"two specimens are called {make.__name__}")
    SPECIMENS[make.__name__] = make
    return make


@cache
def made(name: str) -> bytes:
    """The document called *name*."""
    return (FILES / name).read_bytes() if (FILES / name).is_file() else loaded()[name]()


@cache
def published(name: str) -> bytes:
    """The publishable version of the document called *name*."""
    data = made(name)
    return rebuild(data, kind_of(data)[0]).content


def loaded() -> dict[str, Callable[[], bytes]]:
    """Every specimen there is, by name."""
    for module in MODULES:
        import_module(f"{__name__}.{module}")
    return SPECIMENS
