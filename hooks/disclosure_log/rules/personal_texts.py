"""Every text of a log that is checked for personal data, with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from disclosure_log.privacy.columns import LABEL
from disclosure_log.privacy.normalise import BOUNDARY
from disclosure_log.privacy.written_tables import written_tables
from disclosure_log.reading.code_texts import texts_for_people
from disclosure_log.reading.yaml_document import Path, YamlDocument
from disclosure_log.records.field_paths import named
from disclosure_log.records.fields import Model
from disclosure_log.records.paths import PEOPLE
from disclosure_log.rules.context import Context
from hidden_data.report import Passage


def _models(model: type[Model] = Model) -> Iterator[type[Model]]:
    """Every group of fields, those that extend another one too."""
    for each in model.__subclasses__():
        yield each
        yield from _models(each)


FIELDS = {info.alias or name for model in _models() for name, info in model.model_fields.items()}
"""The names of all fields."""
CONSECUTIVE = "paragraphs that follow one another"
FILE_NAME = "the name of the file"

_FIGURE = re.compile("[0-9]")
_ADDRESS_IN_TWO = re.compile(r"[\w.+-]+(?:@\||\|@)(?:[\w-]+\.)+[a-z]{2,}")

Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True)
class Text:
    """A piece of text: where it is, in words, and the line and column of each of its characters."""

    where: str
    words: str
    at: Callable[[int], Place]
    column: str = ""
    """The column of a released table in which it is a cell, as :func:`column_name` has it."""


@dataclass(frozen=True)
class Grid:
    """The cells of a table, row by row."""

    where: str
    rows: list[list[str]]
    place: Place


def texts_of(path: str, context: Context) -> list[Text]:
    """The texts of the file at *path*."""
    if parsed := context.settings.get(path) or context.records.get(path):
        # The marks in the list of people mean nothing, and some look like personal numbers, but a
        # comment there can say anything.
        if path == PEOPLE:
            return list(_comments(parsed.document))
        return [_file_name(path), *_yaml(parsed.document)]
    if path in context.pages:
        page = context.pages[path]
        body = Text("the page", page.body, page.place)
        return [_file_name(path), *_yaml(page.document), body]
    if path in context.theme:
        return [_file_name(path), *_code(path, context.theme[path])]
    inspection = context.documents[path]
    named = cache(partial(column_name, path, several=len(inspection.tables) > 1))
    texts = [text for each in inspection.passages for text in _passage(path, each, named)]
    if path.endswith(".html"):
        # In a letter the name is in the paragraph below "Yours sincerely".
        paragraphs = [
            p.text for p in inspection.passages if re.fullmatch("paragraph [0-9]+", p.where)
        ]
        texts.append(Text(CONSECUTIVE, "\n".join(paragraphs), _fixed(1, 1)))
    return [_file_name(path), *texts]


def column_name(path: str, table: int, column: int, several: bool) -> str:
    """What a *column* of a document is called in every finding and under ``accepted``: ``column
    2``, or ``sheet 1, column 2`` in one of several tables."""
    kind = "sheet" if path.endswith(".xlsx") else "table"
    return f"{kind} {table}, column {column}" if several else f"column {column}"


def alike(texts: Iterable[Text]) -> list[list[Text]]:
    """The *texts*, cells of one column that say the same together, so that each is read once."""
    groups: dict[object, list[Text]] = {}
    for text in texts:
        key = (text.column, text.words) if text.column else id(text)
        groups.setdefault(key, []).append(text)
    return list(groups.values())


def _passage(path: str, passage: Passage, named: Callable[[int, int], str]) -> Iterator[Text]:
    """A passage of a document. A row of a CSV file is cells, and no number continues in the next
    one; only a label says what stands beside it."""
    at = _fixed(passage.line, 1)
    if not path.endswith(".csv"):
        column = named(passage.table, passage.column) if passage.column else ""
        for where in (passage.where, *passage.also):
            yield Text(where, passage.text, at, column)
        return
    cells = passage.text.split(BOUNDARY)
    label = ""
    for number, cell in enumerate(cells, 1):
        after = cells[number] if number < len(cells) else ""
        if not label and (
            (_FIGURE.search(after) and LABEL.fullmatch(cell.strip()))
            or (
                ("@" in cell or "@" in after)
                and _ADDRESS_IN_TWO.fullmatch(f"{cell.strip()}|{after.strip()}")
            )
        ):
            label = f"{cell.strip()} " if LABEL.fullmatch(cell.strip()) else cell.strip()
        elif label or cell.strip():
            yield Text(passage.where, label + cell, at, named(1, number))
            label = ""


def rows(path: str, context: Context) -> Iterator[Text]:
    """The rows of a document's tables, each as one text, because forename and surname are often in
    separate columns."""
    if path not in context.documents:
        return
    for number, table in enumerate(context.documents[path].tables, 1):
        for line, row in enumerate(table.rows, 1):
            where = f"table {number}, row {line}"
            place = _fixed(line if path.endswith(".csv") else 1, 1)
            yield Text(where, " ".join(row), place)


def tables(path: str, texts: list[Text], context: Context) -> Iterator[Grid]:
    """The tables of a document, or the Markdown tables in a file's *texts*."""
    if path in context.documents:
        for number, table in enumerate(context.documents[path].tables, 1):
            yield Grid(f"table {number}", table.rows, (1, 1))
        return
    for text in texts:
        for start, written in written_tables(text.words):
            yield Grid(text.where, written, text.at(start))


def _code(path: str, code: str) -> Iterator[Text]:
    for begin, words in texts_for_people(f".{path.rpartition('.')[2].lower()}", code):
        at = partial(_place, code, begin)
        yield Text(f"line {at(0)[0]}", words, at)


def _place(code: str, begin: int, offset: int) -> Place:
    before = code[: begin + offset]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _fixed(line: int, column: int) -> Callable[[int], Place]:
    """The same place for every character."""
    return lambda _: (line, column)


def _file_name(path: str) -> Text:
    return Text(FILE_NAME, file_words(path.rsplit("/", 1)[-1]), _fixed(1, 1))


def file_words(name: str) -> str:
    """The *name* of a file as words."""
    return re.sub("[-_]", " ", name.rsplit(".", 1)[0])


def _yaml(document: YamlDocument) -> Iterator[Text]:
    for path, value in document.strings():
        yield Text(_where(path), value, _inside(document, path))
    yield from _comments(document)


def _inside(document: YamlDocument, path: Path) -> Callable[[int], Place]:
    return lambda offset: document.place(path, offset)


def _where(path: Path) -> str:
    """A path in words. The name of an unknown field is left out, because it can be anything."""
    known = all(isinstance(step, int) or step in FIELDS for step in path)
    return named(path) if known else "a field"


def _comments(document: YamlDocument) -> Iterator[Text]:
    for line, column, comment in document.comments():
        yield Text("a comment", comment, _on_line(line, column))


def _on_line(line: int, column: int) -> Callable[[int], Place]:
    return lambda offset: (line, column + offset)
