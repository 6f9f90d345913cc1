"""The benchmark's entries as Markdown pages, for generators of sites that know no records.

An entry is one page, and the table released with some is another, as in this project's own site.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml
from entries import TOPICS, Entry, entries

ADDED = "One sentence was added to this answer.\n"


def write_pages(content: Path, tables: Path, size: int, *, lists: bool) -> None:
    """The pages of *size* entries into the folder *content*, and their CSV files into *tables*.

    With *lists*, the lists by year and topic are pages too, and links lead to other Markdown files.
    Without, the generator makes the lists, and links lead to addresses.
    """
    years: dict[str, list[str]] = defaultdict(list)
    topics: dict[str, list[str]] = defaultdict(list)
    for entry in entries(size):
        _write(path_of(content, entry), _front_matter(entry) + _body(entry, to_files=lists))
        if entry.table:
            below = f"disclosures/{entry.year}/{entry.slug}/figures"
            _write(content / f"{below}.md", _table_page(entry))
            _write(tables / f"{below}.csv", entry.csv)
        if lists:
            years[str(entry.year)].append(_line(entry))
            for topic in entry.record["topics"]:
                topics[topic].append(_line(entry))
    if lists:
        _write(content / "index.md", "# Fernhollow disclosure log\n\n[All](disclosures/index.md)\n")
        _write_lists(content / "disclosures", "Disclosure log", years)
        _write_lists(content / "topics", "Topics", topics)


def path_of(content: Path, entry: Entry) -> Path:
    return content / f"disclosures/{entry.year}/{entry.slug}.md"


def change(content: Path, entry: Entry) -> None:
    """Change the last answer of an *entry*."""
    path = path_of(content, entry)
    path.write_text(path.read_text("utf-8") + f"\n{ADDED}", encoding="utf-8")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _front_matter(entry: Entry) -> str:
    record = entry.record
    fields = {
        "title": record["title"],
        "description": record["summary"],
        "date": record["responded"],
        "reference": record["reference"],
        "year": entry.year,
        "topics": record["topics"],
    }
    return f"---\n{yaml.dump(fields, Dumper=yaml.CSafeDumper, sort_keys=False)}---\n\n"


def _body(entry: Entry, *, to_files: bool) -> str:
    record = entry.record
    law = "Environmental Information Regulations" if "regime" in record else "the Act"
    pieces = [
        record["summary"],
        f"- Reference: {record['reference']}\n- Received: {record['received']}\n- Answered: {record['responded']}\n- Law: {law}",
    ]
    for number, part in enumerate(record["parts"], 1):
        pieces += [
            f"## Question {number}",
            f"> {part['asked']}",
            _linked(part["answered"], to_files),
        ]
        pieces += _outcome(part)
    if entry.table:
        page, file = (
            (f"{entry.slug}/figures.md", f"{entry.slug}/figures.csv")
            if to_files
            else ("figures/", "figures.csv")
        )
        pieces += ["## Documents", f"- [Figures by place]({page}) ([CSV]({file}))"]
    return "\n\n".join(pieces) + "\n"


def _outcome(part: dict[str, Any]) -> Iterable[str]:
    yield f"**{part.get('outcome', 'provided').replace('-', ' ').capitalize()}**"
    if "advice" in part:
        yield part["advice"]
    for each in part.get("available", ()):
        yield f"[{each['title']}]({each['where']})"
    for ground in part.get("grounds", ()):
        rest = [
            text
            for name, text in ground.items()
            if name in ("covers", "reasons_to_disclose", "reasons_to_withhold")
        ]
        yield " ".join([f"Ground: {ground.get('section') or ground['regulation']}.", *rest])


def _linked(text: str, to_files: bool) -> str:
    """A text whose references to other entries are links, as in this project's own site."""

    def link(found: re.Match[str]) -> str:
        place = f"20{found[2]}/{found[0].lower().replace(' ', '-')}"
        return f"[{found[0]}]({f'../{place}.md' if to_files else f'../../{place}/'})"

    return re.sub(r"\b(FH|EIR) (\d\d)-\d+", link, text.strip())


def _table_page(entry: Entry) -> str:
    assert entry.table
    head, *rows = (f"| {' | '.join(row)} |" for row in entry.table)
    title = f"Figures by place ({entry.record['reference']})"
    rule = "| --- | --- | ---: | ---: |"
    return "\n".join(["---", f"title: {title}", "released: true", "---", "", head, rule, *rows, ""])


def _line(entry: Entry) -> str:
    record = entry.record
    where = f"../../disclosures/{entry.year}/{entry.slug}.md"
    return f"- [{record['title']}]({where}) {record['reference']}, answered {record['responded']}\n\n    {record['summary']}\n"


def _write_lists(folder: Path, title: str, lists: dict[str, list[str]]) -> None:
    """A page for each list, left out of the search, and one that leads to all."""
    for name, lines in lists.items():
        head = f"---\ntitle: {TOPICS.get(name, name)}\nsearch: {{exclude: true}}\n---\n\n"
        _write(folder / name / "index.md", head + "\n".join(reversed(lines)))
    links = "\n".join(f"- [{TOPICS.get(name, name)}]({name}/index.md)" for name in sorted(lists))
    _write(folder / "index.md", f"# {title}\n\n{links}\n")
