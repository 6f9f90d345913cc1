"""Markdown that would not show what was written: words that vanish, figures that change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from disclosure_log.findings.codes.text import LOST_TEXT
from disclosure_log.findings.finding import Finding, FindingAt


def changed(text: str, lines: list[str], tokens: list[Token], at: FindingAt) -> Iterator[Finding]:
    """Figures that would not be shown as written: list numbers, and signs at the start of a
    line."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    counting: list[int | None] = []
    for number, token in enumerate(tokens):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            counting.append(
                int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None
            )
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            counting.pop()
        elif token.type == "list_item_open" and counting[-1] is not None and token.map:
            if int(token.info) != counting[-1]:
                message = f"this item of a list would be shown as {counting[-1]}"
                yield at(
                    starts[token.map[0]],
                    LOST_TEXT,
                    message,
                    "number a list 1, 2, 3; write a year or another figure with a colon behind it,"
                    " or make a table",
                )
            counting[-1] += 1
        if (
            token.type in ("blockquote_open", "bullet_list_open")
            and token.map
            and number
            and tokens[number - 1].type == "paragraph_close"
        ):
            first = token.map[0]
            sign = re.match(r"[\s>]*([>+*-])\s*[0-9£]", lines[first])
            if (
                sign
                and first
                and lines[first - 1].strip()
                and not lines[first - 1].rstrip().endswith(":")
            ):
                yield at(
                    starts[first],
                    LOST_TEXT,
                    f"the {sign[1]} at the beginning of this line would be taken for a mark",
                    "move it into the line above, or leave a blank line before a list or quotation",
                )
    for match in re.finditer(
        r"^[ \t]*[\u2022\u25cf\u25aa\u2023\u00b7\u25e6][ \t]", text, re.MULTILINE
    ):
        yield at(
            match.start(),
            LOST_TEXT,
            "this looks like a list copied from Word, which would run together in one paragraph",
            "begin each item with `- ` in the place of its bullet",
        )


def lost(
    text: str, tokens: list[Token], definitions: dict[str, Any], at: FindingAt
) -> Iterator[Finding]:
    """Definitions of links that no link uses, and cells of a table beyond its last column."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
    used = {
        str(child.attrGet("href") or child.attrGet("src"))
        for token in tokens
        for child in token.children or []
    }
    for definition in definitions.values():
        if definition["href"] not in used:
            fix = "put a \\ before the first bracket if it is to be read; delete it otherwise"
            yield at(
                starts[definition["map"][0]],
                LOST_TEXT,
                "this line is taken for the address of a link, and no link uses it",
                fix,
            )
    columns = 0
    for token in tokens:
        if token.type == "thead_open":
            columns = 0
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and token.map and columns:
            row = (
                text[starts[token.map[0]] : starts[token.map[0] + 1]]
                .strip()
                .lstrip("> ")
                .removeprefix("|")
            )
            cells = escapedSplit(row.removesuffix("|") if not row.endswith("\\|") else row)
            if len(cells) > columns:
                yield at(
                    starts[token.map[0]],
                    LOST_TEXT,
                    f"this row has more cells than the table has columns ({columns})",
                    "give the table another column, or put a \\ before a | that belongs to the"
                    " text",
                )
