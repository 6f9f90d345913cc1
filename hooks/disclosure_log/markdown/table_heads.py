"""Heads of the tables in a text: each cell is heard with the head of its column, and with that of
its row where the first column names the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token


def add_heads(tokens: Sequence[Token]) -> None:
    """Say of each head in *tokens* what it is the head of. The tokens are changed."""
    start = 0
    for place, token in enumerate(tokens):
        if token.type == "table_open":
            start = place
            token.attrSet("class", "dl-table")
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "table_close":
            firsts = list(_firsts(tokens[start:place]))
            names = [cell.content.strip() for _, cell, _ in firsts]
            if names and all(names) and len({*names}) == len(names):
                tokens[start].attrSet("class", "dl-table dl-table--heads")
                for opened, _, closed in firsts:
                    opened.tag = closed.tag = "th"
                    opened.attrSet("scope", "row")


def _firsts(table: Sequence[Token]) -> Iterator[tuple[Token, Token, Token]]:
    """The first cell of each row that has others, below the heads."""
    for place, (before, token) in enumerate(pairwise(table)):
        begins = before.type == "tr_open" and token.type == "td_open"
        if begins and table[place + 4].type == "td_open":
            yield token, table[place + 2], table[place + 3]
