"""Released documents: the files beside each record compared with those it names, and a look into
every one of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from disclosure_log.findings.finding import Finding
from disclosure_log.findings.registry import fault
from disclosure_log.records.download_names import names
from disclosure_log.records.references import RESERVED, RESERVED_NAME
from disclosure_log.records.repository import UNREADABLE
from disclosure_log.rules.context import Context
from hidden_data import KINDS, Inspection, inspect
from hidden_data.faults import KINDS_OF_FAULT, UNREAD_DOCUMENT, WRONG_KIND

for kind in KINDS_OF_FAULT:
    fault(kind.code, kind.name, kind.why)

MISSING_DOCUMENT = fault(
    "DL501", "missing-document", "A link to a file that is not there helps nobody."
)
UNNAMED_DOCUMENT = fault(
    "DL502",
    "unnamed-document",
    "A file that no record names was put there by mistake, and may not be fit to publish.",
)
DOCUMENT_NAMED_TWICE = fault(
    "DL505", "document-named-twice", "The same file would be listed twice."
)


def check(context: Context, wanted: Callable[[str], bool]) -> None:
    """Compare the files beside each record with those it names, and look into each that is
    *wanted*."""
    unnamed = set(context.tree.documents)
    for path, parsed in context.records.items():
        named: set[str] = set()
        for position, item in enumerate((parsed.partial and parsed.partial.documents) or ()):
            if item is None:
                continue
            place, file = (
                ("documents", position, "file"),
                f"{path.removesuffix('.yml')}/{item.file}",
            )
            if item.file.casefold() in named:
                parsed.document.report(
                    DOCUMENT_NAMED_TWICE,
                    place,
                    "this file is named already",
                    "delete one of the two",
                )
            named.add(item.file.casefold())
            if file not in context.tree.documents:
                parsed.document.report(
                    MISSING_DOCUMENT,
                    place,
                    "there is no such file in the folder of this record",
                    f"put it at {file}, or correct the name",
                )
            if item.file.rsplit(".", 1)[0].casefold() in RESERVED:
                parsed.document.report(
                    RESERVED_NAME,
                    place,
                    "this name means something else to Windows or to a web server",
                    "give the file another name",
                )
        unnamed -= {f"{path.removesuffix('.yml')}/{name}" for name in _named(parsed.document.data)}
        data = parsed.document.data
        if data is None or (
            isinstance(data, dict) and not isinstance(data.get("documents", []), list)
        ):
            unnamed = {
                file for file in unnamed if not file.startswith(path.removesuffix(".yml") + "/")
            }
    for file in sorted(unnamed):
        _report(
            context,
            file,
            UNNAMED_DOCUMENT,
            "no record names this file",
            "name it under documents in its record, or delete it",
        )
    files = [
        file for file in sorted(context.tree.documents) if file not in unnamed and wanted(file)
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, inspection in zip(
            files, pool.map(lambda file: _look_into(context, file), files), strict=True
        ):
            if inspection:
                context.documents[file] = inspection
    _check_addresses(context)
    _check_unread(context)


def _named(data: Any) -> Iterator[str]:
    """The files a record names, also in items with other faults."""
    items = data.get("documents") if isinstance(data, dict) else None
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("file"), str):
            yield item["file"].strip()


def _look_into(context: Context, file: str) -> Inspection | None:
    ending = file.rsplit(".", 1)[-1] if "." in file.rsplit("/", 1)[1] else ""
    kind = "jpg" if ending == "jpeg" else ending
    if kind not in KINDS:
        if kind.lower() in (*KINDS, "jpeg"):
            _report(
                context,
                file,
                WRONG_KIND,
                "the ending of a file is written in small letters",
                "rename the file, here and in its record",
            )
        else:
            _report(
                context,
                file,
                WRONG_KIND,
                f"only {', '.join(k.upper() for k in KINDS)} files can be published",
                "save it as CSV or PDF from its program",
            )
        return None
    try:
        inspection = inspect(context.tree.documents[file], kind)
    except OSError as error:
        _report(
            context,
            file,
            UNREADABLE,
            f"the file cannot be read ({error.strerror})",
            "check that you may read it",
        )
        return None
    for found in inspection.faults:
        where = f"{found.where}: " if found.where else ""
        context.findings.append(
            Finding(file, found.line, 1, found.code, where + found.message, found.fix)
        )
    return inspection


def _check_addresses(context: Context) -> None:
    """Two documents of an entry do not become files or pages of one name."""
    for path, parsed in context.records.items():
        taken: set[str] = set()
        for position, item in enumerate((parsed.partial and parsed.partial.documents) or ()):
            inspection = item and context.documents.get(f"{path.removesuffix('.yml')}/{item.file}")
            mine = names(item.file, inspection) if inspection else []
            if mine and mine[0] not in taken and not taken.isdisjoint(mine):
                message = "its tables would be published under the name of another document"
                parsed.document.report(
                    DOCUMENT_NAMED_TWICE,
                    ("documents", position, "file"),
                    message,
                    "give the file another name",
                )
            taken.update(mine)


def _check_unread(context: Context) -> None:
    """What is only a picture of text was read by a second person, or is refused."""
    for path, parsed in context.records.items():
        for position, item in enumerate((parsed.partial and parsed.partial.documents) or ()):
            inspection = item and context.documents.get(f"{path.removesuffix('.yml')}/{item.file}")
            if inspection and inspection.unread and not item.read_by_second_person:
                parsed.document.report(
                    UNREAD_DOCUMENT,
                    ("documents", position),
                    f"no check can read this document: {inspection.unread}",
                    "let a second person read every word of it, then add"
                    " read_by_second_person: yes",
                )


def _report(context: Context, file: str, code: str, message: str, fix: str) -> None:
    context.findings.append(Finding(file, 1, 1, code, message, fix))
