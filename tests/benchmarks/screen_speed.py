"""How fast the screen for personal data reads ordinary text, and how long each kind takes over text
made to stop it.

python tests/benchmarks/screen_speed.py
"""

from __future__ import annotations

from measuring import seconds

from disclosure_log.privacy.detector import Public, screen, small_numbers
from disclosure_log.privacy.kinds import KINDS, Kind
from disclosure_log.privacy.normalise import NormalisedText
from hostile import STRUCTURE

ORDINARY = (
    "Thank you for your email of 9 February 2016, in which you asked how many lamps were repaired. This information is held by the supplier, who keeps no\n"
    "record of the dates. The total number of lamps is 15. The guidance (paragraphs 8.17 to 8.19) says when a lamp is repaired; see also the reply of\n"
    "17 December 2015. If you are unhappy with the decisions made, you may ask for an internal review, or write to the commissioner.\n\n"
)
MARKED = (
    "      - **Where it comes from.** The application; the person concerned, by *telephone* or face to face; see [the plan](https://plan.example/a_b) \\\n"
    "        & the `snake_case` list&nbsp;of 2019\u201320 (\u00a31,234,567; d\u0175r, Ko\u015bci\u00f3\u0142).\n\n"
    "| Lamps | 2015/16 | 2016/17 |\n|---|--:|--:|\n| Elder Lane | 12 | 1,017 |\n"
)
CELLS = [
    "Elder Lane",
    "2015/16",
    "12",
    "1,017",
    "0.25",
    "12 March 2016",
    "Repaired within five days",
    "",
    "F12",
    "\u00a3431.20",
]

HOSTILE = {
    unit: unit
    for unit in (
        "a@a@",
        "Dear ",
        "dear jane",
        "07",
        "07 ",
        "+",
        "+44 ",
        ".",
        "x",
        "A1 ",
        "1.1.",
        "(0)",
        "0 0 0 ",
        "Mr ",
        "Jane Placeholder ",
        "-",
        "0-",
        "1-",
        "o",
    )
}
HOSTILE |= {
    unit: unit
    for unit in (
        "\n",
        " ",
        "0",
        "1",
        "7",
        "9",
        "A",
        "a ",
        "at ",
        "at dot ",
        "a.",
        "On 3 wrote: ",
        "born ",
        "born 3 ",
        "3 Mar ",
        "From: ",
        "From: Jane ",
        "1:",
        "a:",
        "::",
    )
}
HOSTILE |= {
    unit: unit
    for unit in (
        "12-34-56 ",
        "1234 ",
        "AB12 ",
        "WC1X 8NH ",
        "1 Elder Lane ",
        "1 a, ",
        "Flat 1 ",
        "AA00",
        "4111 1111 ",
        "car ",
        "car A1",
        "x.com/",
        "zero ",
        "Yours sincerely ",
    )
}
HOSTILE |= {
    unit: unit
    for unit in (
        "Kind regards\n",
        "kr\n",
        "best\n",
        "Hi\n",
        "Hi ",
        "my son ",
        "named ",
        "&amp;",
        "&",
        "\\",
        "*a",
        "\u200b",
        "\u00e9",
        "\ufdfa",
        "a\u0301",
        "\x1e",
        "patient 9434765919 ",
        "request-1@a.b ",
        "00 44 ",
        "tel ",
    )
}


def alone(kind: Kind, text: NormalisedText) -> float:
    """Seconds one kind takes to find all there is."""
    return seconds(lambda: list(kind.find(text)))


def main() -> None:
    nothing = Public.of([])
    for what, passages in {
        "ordinary English": [ORDINARY * 800],
        "the same in paragraphs": [line for line in (ORDINARY * 800).split("\n") if line],
        "markup-heavy record text": [MARKED * 1000],
        "cells of a table": CELLS * 6000,
    }.items():
        size = sum(len(passage) + 1 for passage in passages) / 1000
        took = min(seconds(screen, passages, nothing) for _ in range(3))
        print(f"{size / took:8.0f} KB/s  {what} ({size:.0f} KB)")
    rows = [["Area", "Children", "Staff"]] + [["Elder Lane", "3", "12"]] * 20_000
    print(f"{seconds(small_numbers, rows):8.3f} s     small numbers in a table of {len(rows)} rows")

    plain = NormalisedText(ORDINARY * 800)
    plain.folded  # noqa: B018 - made before the clock starts
    print("\nms for 360 KB of ordinary text, each kind alone")
    for kind in KINDS:
        print(f"{alone(kind, plain) * 1000:8.1f}  {kind.id}")

    print("\nseconds for 100 KB made to stop it: the normal form, the slowest kind, all of it")
    slowest = []
    for unit in [*HOSTILE, *{text[:40] for text in STRUCTURE.values()}]:
        text = (unit * (100_000 // len(unit) + 1))[:100_000]
        made = seconds(NormalisedText, text)
        plain = NormalisedText(text)
        took, name = max((alone(kind, plain), kind.id) for kind in KINDS)
        slowest.append((took, name, made, seconds(screen, [text], nothing), unit))
    for took, name, made, whole, unit in sorted(slowest, reverse=True)[:25]:
        print(f"{made:8.3f} {took:8.3f} {whole:8.3f}  {name:20} {unit!r}")


if __name__ == "__main__":
    main()
