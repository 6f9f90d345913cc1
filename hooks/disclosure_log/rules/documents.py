"""Released documents. Until a kind of file can be looked into, it is not published: so far that is plain CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from ..catalogue import fault
from ..characters import forbidden
from ..files import UNREADABLE
from ..findings import Finding
from ..references import RESERVED, RESERVED_NAME
from .context import Context

MISSING_DOCUMENT = fault("DL501", "missing-document", "A link to a file that is not there helps nobody.")
UNNAMED_DOCUMENT = fault("DL502", "unnamed-document", "A file that no record names was put there by mistake, and may not be fit to publish.")
UNSUPPORTED_DOCUMENT = fault(
    "DL503", "unsupported-document", "Files of other kinds can hold things nobody sees: hidden sheets, tracked changes, text under a black box."
)
UNSOUND_CSV = fault("DL504", "unsound-csv", "A table must open the same way for everyone, and must not run a formula on the visitor's computer.")
DOCUMENT_NAMED_TWICE = fault("DL505", "document-named-twice", "The same file would be listed twice.")

AS_CSV = "in Excel, choose Save As and CSV UTF-8, and name that file under documents; put other material into the answer as text, and delete this file"
MAX_BYTES = 10 * 1024 * 1024


def check(context: Context) -> None:
    """Compare the files beside each record with those it names, and look into each."""
    unnamed = set(context.tree.documents)
    for path, parsed in context.records.items():
        names: set[str] = set()
        for position, item in enumerate((parsed.partial and parsed.partial.documents) or ()):
            if item is None:
                continue
            place, file = ("documents", position, "file"), f"{path.removesuffix('.yml')}/{item.file}"
            if item.file.casefold() in names:
                parsed.document.report(DOCUMENT_NAMED_TWICE, place, "this file is named already", "delete one of the two")
            names.add(item.file.casefold())
            if file not in context.tree.documents:
                parsed.document.report(MISSING_DOCUMENT, place, "there is no such file in the folder of this record", f"put it at {file}, or correct the name")
            if item.file.rsplit(".", 1)[0].casefold() in RESERVED:
                parsed.document.report(RESERVED_NAME, place, "this name means something else to Windows or to a web server", "give the file another name")
        unnamed -= {f"{path.removesuffix('.yml')}/{name}" for name in _named(parsed.document.data)}
        data = parsed.document.data
        if data is None or (isinstance(data, dict) and not isinstance(data.get("documents", []), list)):
            unnamed = {file for file in unnamed if not file.startswith(path.removesuffix(".yml") + "/")}
    for file in sorted(unnamed):
        if file.lower().endswith(".csv"):
            _report(context, file, 1, UNNAMED_DOCUMENT, "no record names this file", "name it under documents in its record, or delete it")
        else:
            _report(context, file, 1, UNNAMED_DOCUMENT, "no record names this file, and only CSV tables can be published", AS_CSV)
    for file in context.tree.documents:
        if file not in unnamed:
            _look_into(context, file)


def _named(data: Any) -> Iterator[str]:
    """The files a record names, also in items with other faults."""
    items = data.get("documents") if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("file"), str):
            yield item["file"].strip()


def _look_into(context: Context, file: str) -> None:
    if not file.endswith(".csv"):
        if file.lower().endswith(".csv"):
            _report(context, file, 1, UNSUPPORTED_DOCUMENT, "the ending of a table is .csv in small letters", "rename the file, here and in its record")
            return
        _report(context, file, 1, UNSUPPORTED_DOCUMENT, "only CSV tables can be published as they are", AS_CSV)
        return
    try:
        with open(context.tree.documents[file], "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        _report(context, file, 1, UNREADABLE, f"the file cannot be read ({error.strerror})", "check that you may read it")
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _report(context, file, data[: error.start].count(b"\n") + 1, UNSOUND_CSV, "the file is not UTF-8 text", "save it again as CSV UTF-8")
        return
    if len(data) > MAX_BYTES:
        _report(context, file, 1, UNSOUND_CSV, f"the file is larger than {MAX_BYTES // 1024 // 1024} MB", "split it by year or by subject")
        return
    for offset, kind, code_point in forbidden(text):
        _report(
            context,
            file,
            text.count("\n", 0, offset) + 1,
            UNSOUND_CSV,
            f"a {kind} character ({code_point}) does not belong in a table",
            "delete it and save the table again",
        )
        return
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        width = 0
        for row in filter(None, reader):
            width = width or len(row)
            if len(row) != width or (reader.line_num == 1 and re.match("sep=", row[0] if row else "", re.IGNORECASE)):
                _report(
                    context,
                    file,
                    reader.line_num,
                    UNSOUND_CSV,
                    f"this row does not have {width} cells like the first, or is not a row of the table",
                    "save it again from the spreadsheet as CSV UTF-8, with one table and nothing else",
                )
                return
            for cell in [piece for cell in row for piece in (cell, *re.split("[;\t]", cell))]:
                if re.match(r"[=@\t\r\uff1d\uff20]|[+-](?![0-9.,]+%?$)(?!$)", cell):
                    _report(context, file, reader.line_num, UNSOUND_CSV, "a cell begins like a formula (with = + - or @)", "write the value itself")
                    return
        if not width:
            _report(context, file, 1, UNSOUND_CSV, "the table is empty", "put the table into it, or delete the file and its entry under documents")
    except csv.Error:
        _report(
            context,
            file,
            reader.line_num,
            UNSOUND_CSV,
            "the table cannot be read here: a quotation mark is missing, or a cell is far too long",
            "save it again from the spreadsheet as CSV UTF-8",
        )


def _report(context: Context, file: str, line: int, code: str, message: str, fix: str) -> None:
    context.findings.append(Finding(file, line, 1, code, message, fix))
