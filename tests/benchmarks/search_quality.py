"""How well the search answers questions as people ask them.

    python tests/benchmarks/search_quality.py [--entries FILE] [--questions FILE] [--others FOLDER]

Builds the index of some entries, asks every question, and prints how often a right answer comes
first, among the first three and the first ten, how often nothing is shown, how often a word is
called missing that stands in the log, how many questions without an answer are answered as if there
were one, and what a search costs in bytes (compressed) and milliseconds of Node. Ends with 1 when a
target is missed.

FILE of entries is a JSON list of {id, ref, title, keywords, summary, parts: [[asked, answered]]}, and
FILE of questions one of {type, query, slugs}: the ids that answer, and the type ``none`` where none
does. Without them the tests' own log and questions are taken. FOLDER is a ``node_modules`` with lunr
and MiniSearch, to compare with: ``npm install --prefix /tmp/others lunr minisearch``.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from measuring import TESTS

from conftest import CAFCASS, ROOT, TODAY, checkout
from disclosure_log.rules import check
from disclosure_log.search.tokens import stems
from disclosure_log.site.render import render

SCRIPTS = ROOT / "hooks/disclosure_log/site/theme/assets/javascripts"
HERE = Path(__file__).parent
QUESTIONS = TESTS / "search_questions.json"
TARGETS = {"first": 0.75, "first three": 0.88}
MOST_WITHOUT, MOST_NONSENSE = 0.02, 1 / 7
Answers = list[dict[str, Any]]


def log_of(entries: list[dict[str, Any]] | None, folder: Path) -> Path:
    """A repository with the *entries* as its records, or with its own."""
    checkout(folder, CAFCASS)
    if entries is None:
        return folder
    for old in (folder / "disclosures").glob("*/*.yml"):
        old.unlink()
    topics = yaml.safe_load((folder / "disclosures/topics.yml").read_text("utf-8"))
    for entry in entries:
        year = 2000 + int(entry["id"].split("-")[1])
        record = {
            "reference": entry["ref"],
            "title": entry["title"],
            "responded": f"{year}-03-02",
            "topics": [topics[0]["id"]],
            "summary": entry["summary"],
            "parts": [{"asked": asked, "answered": answered} for asked, answered in entry["parts"]],
        } | ({"keywords": [entry["keywords"]]} if entry["keywords"] else {})
        path = folder / "disclosures" / str(year) / f"{entry['id']}.yml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def index_of(log: Path, out: Path) -> dict[str, str]:
    """Writes the index of a *log*; returns the text of each page of it."""
    checked = check(log, TODAY)
    # Real letters may have what a check would stop: here they are only searched.
    checked.findings = []
    texts: dict[str, str] = {}
    for path, output in render(checked).outputs.items():
        if path.startswith("search/") and path.endswith((".json", ".txt")):
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_bytes(output.content)
            if "/pages/" in path:
                page = json.loads(output.content)
                words = [page["title"], page.get("keywords", ""), page.get("summary", "")]
                words += [f"{heading} {text}" for *_, heading, text in page["sections"]]
                texts[page["url"]] = texts.get(page["url"], "") + " ".join(words) + " "
    return texts


def asked(script: str, argument: list[str], given: object) -> Any:
    done = subprocess.run(
        ["node", str(HERE / script), *argument],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def place(found: list[str], right: list[str]) -> int | None:
    """Which of the results is the first right one."""
    ids = [url.rstrip("/").rpartition("/")[2] for url in found]
    return next((n for n, id in enumerate(ids) if id in right), None)


def shares(results: list[list[str]], questions: Answers) -> dict[str, float]:
    """How often a right answer comes first, among the first, and not at all."""
    answerable = [
        (place(found, question["slugs"]), found)
        for found, question in zip(results, questions, strict=True)
        if question["type"] != "none"
    ]
    number = max(1, len(answerable))

    def within(most: int) -> float:
        return sum(n is not None and n < most for n, _ in answerable) / number

    nonsense = [f for f, q in zip(results, questions, strict=True) if q["type"] == "none"]
    return {
        "first": within(1),
        "first three": within(3),
        "first ten": within(10),
        "nothing shown": sum(not found for _, found in answerable) / number,
        "nonsense shown": sum(bool(found) for found in nonsense) / max(1, len(nonsense)),
    }


def false_statements(answers: Answers, texts: Mapping[str, str]) -> list[str]:
    """Words that were called missing although their stem stands in the log."""
    known = {stem for text in texts.values() for stem in stems(text)}
    return [
        f"{word} ({answer['question']})"
        for answer in answers
        for word in answer["missing"]
        if known.intersection(stems(word))
    ]


def in_one_line(name: str, measured: Mapping[str, float]) -> str:
    return f"{name:<12}" + "".join(f"  {what} {share:.3f}" for what, share in measured.items())


def main() -> int:
    parser = argparse.ArgumentParser(description="How well the search answers questions.")
    for option in ("--entries", "--questions", "--others"):
        parser.add_argument(option, type=Path)
    chosen = parser.parse_args()
    entries = json.loads(chosen.entries.read_text("utf-8")) if chosen.entries else None
    questions = json.loads((chosen.questions or QUESTIONS).read_text("utf-8"))
    asked_for = [question["query"] for question in questions]
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "out"
        texts = index_of(log_of(entries, Path(temporary) / "log"), out)
        answers = asked("ask_engine.mjs", [str(SCRIPTS), str(out / "search")], asked_for)
    measured = shares([answer["found"] for answer in answers], questions)
    print(in_one_line("this search", measured))
    nonsense = [a for a, q in zip(answers, questions, strict=True) if q["type"] == "none"]
    strong = [answer["question"] for answer in nonsense if answer["state"] == "strong"]
    false = false_statements(answers, texts)
    print(f"called an answer to nonsense: {len(strong)} of {len(nonsense)} {strong}")
    print(f"false statements about a word: {len(false)} {false}")
    for how in ("cold", "warm"):
        for unit in ("bytes", "ms"):
            values = [answer[how][unit] for answer in answers]
            middle, most = statistics.median(values), max(values)
            print(f"{how:<5} {unit:<6} median {middle:9.0f}  most {most:9.0f}")
    if chosen.others:
        given = [
            {
                "url": url,
                "title": text[:80],
                "text": text,
                "tags": " ".join(re.findall("[A-Z]{2,}", text)),
            }
            for url, text in texts.items()
        ]
        more = asked(
            "ask_others.mjs", [str(chosen.others)], {"entries": given, "questions": asked_for}
        )
        for name, results in more.items():
            print(in_one_line(name, shares(results, questions)))
    met = all(measured[what] >= least for what, least in TARGETS.items())
    met &= measured["nothing shown"] <= MOST_WITHOUT and not false
    return 0 if met and len(strong) <= max(1, MOST_NONSENSE * len(nonsense)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
