"""The list of documents in the text of a record, changed without touching anything else in it."""

from __future__ import annotations

import json
import re
from typing import Any

from disclosure_log.reading.yaml_reader import read


class NotPossible(ValueError):
    """A record is written in a way that only a person can change. The message says what to add."""


def with_document(
    content: bytes, path: str, name: str, title: str | None, replaced: str = ""
) -> bytes:
    """The record in *content* with a file named under ``documents``; comments and layout stay.

    A file that is *replaced* gets the new name. A file that is named already is not named again.
    """
    before = read(path, content)
    if not isinstance(before.data, dict):
        raise NotPossible("it cannot be read; run: disclosure-log check")
    wanted: list[Any] = list(before.data.get("documents") or [])
    text = content.decode("utf-8-sig")
    place = next((n for n, item in enumerate(wanted) if _file(item) == replaced), None)
    if replaced and place is not None and replaced != name:
        span = before.values["documents", place, "file"]
        lines = text.splitlines(keepends=True)
        line = lines[span.line]
        lines[span.line] = line[: span.column] + line[span.column :].replace(replaced, name, 1)
        text = "".join(lines)
        wanted[place] = wanted[place] | {"file": name}
    item = {"file": name, "title": title or _title(name)}
    if name not in map(_file, wanted):
        text = _appended(text, item)
        wanted.append(item)
    after = read(path, text.encode()).data
    if after != before.data | {"documents": wanted}:
        line = f"- file: {_scalar(name)}, title: {_scalar(item['title'])}"
        raise NotPossible(f"its documents can only be changed by hand; add {line}")
    return text.encode()


def _file(item: Any) -> Any:
    return item.get("file") if isinstance(item, dict) else None


def _title(name: str) -> str:
    words = " ".join(re.split(r"[\s_-]+", name.rsplit(".", 1)[0])).strip()
    return words[:1].upper() + words[1:]


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
