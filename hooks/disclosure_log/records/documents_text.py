"""The list of documents in the text of a record, changed without touching anything else in it."""

from __future__ import annotations

import json
import re
from typing import Any

from disclosure_log.reading.yaml_reader import read

READ = "read_by_second_person"
"""What a document says that a second person has read."""


class NotPossible(ValueError):
    """A record is written in a way that only a person can change. The message says what to add."""


def with_document(
    content: bytes, path: str, name: str, title: str, replaced: str = "", unread: bool = False
) -> bytes:
    """The record in *content* with a file named under ``documents``; comments and layout stay.

    A file that is *replaced* gets the new name. A file that is named already is not named again;
    if it is *unread*, nothing says any longer that a second person has read it.
    """
    before = read(path, content)
    if not isinstance(before.data, dict):
        raise NotPossible("it cannot be read; run: disclosure-log check")
    wanted: list[Any] = list(before.data.get("documents") or [])
    text = content.decode("utf-8-sig")
    place = next((n for n, item in enumerate(wanted) if _file(item) == (replaced or name)), None)
    if place is not None:
        lines = text.splitlines(keepends=True)
        if replaced and replaced != name:
            span = before.values["documents", place, "file"]
            line = lines[span.line]
            lines[span.line] = line[: span.column] + line[span.column :].replace(replaced, name, 1)
            wanted[place] = wanted[place] | {"file": name}
        if unread and READ in wanted[place]:
            number = before.values["documents", place, READ].line
            if not lines[number].strip().startswith(READ):
                raise NotPossible(f"take {READ} from {name} by hand: nobody has read the new file")
            del lines[number]
            wanted[place] = {key: said for key, said in wanted[place].items() if key != READ}
        text = "".join(lines)
    item = {"file": name, "title": title}
    if name not in map(_file, wanted):
        text = _appended(text, item)
        wanted.append(item)
    after = read(path, text.encode()).data
    if after != before.data | {"documents": wanted}:
        line = f"- file: {_scalar(name)}, title: {_scalar(title)}"
        raise NotPossible(f"its documents can only be changed by hand; add {line}")
    return text.encode()


def listed(data: Any) -> list[dict[str, Any]]:
    """The documents that the *data* of a record names."""
    documents = data.get("documents") if isinstance(data, dict) else None
    return [item for item in documents or () if isinstance(item, dict)]


def _file(item: Any) -> Any:
    return item.get("file") if isinstance(item, dict) else None


def _appended(text: str, item: dict[str, str]) -> str:
    """*text* with an *item* at the end of its documents."""
    newline = "\r\n" if "\r\n" in text else "\n"
    text = text if text.endswith("\n") or not text else text + newline
    lines = text.splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if re.match("documents *:", line)), None)
    if start is None:
        return text + f"documents:{newline}" + _written(item, "  ", newline)
    end = start + 1
    while end < len(lines) and re.match(r"\s|-\s|#|$", lines[end]):
        end += 1
    while end > start + 1 and re.match(r"\s*(#.*)?$", lines[end - 1]):
        end -= 1
    inside = "".join(lines[start:end])
    dash = re.search(r"^( *)-\s", inside, re.MULTILINE)
    inside = re.sub(r"\A(documents *:) *\[ *\]", r"\1", inside)
    written = _written(item, dash[1] if dash else "  ", newline)
    return "".join(lines[:start]) + inside + written + "".join(lines[end:])


def _written(item: dict[str, str], indent: str, newline: str) -> str:
    return (
        f"{indent}- file: {_scalar(item['file'])}{newline}"
        f"{indent}  title: {_scalar(item['title'])}{newline}"
    )


def _scalar(text: str) -> str:
    """*text* as YAML that is read back as the same text."""
    plain = re.fullmatch(r"[A-Za-z](?:[\w ./-]*[\w.])?", text)
    return text if plain else json.dumps(text, ensure_ascii=False)
