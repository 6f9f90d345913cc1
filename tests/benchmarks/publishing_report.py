"""The tables and the drawing of what publishing costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from measuring import Cost

OWN = "disclosure-log"
IN_FULL, CHANGED = "published from nothing", "after one entry was changed"
ADDED, WITHDRAWN = "after one was added", "after one was withdrawn"
CHECKED, ONE_CHECKED = "all checked after a change", "one changed record checked"

Results = dict[tuple[str, str, int], Cost]
"""By program, what was measured, and entries."""
Missing = Mapping[tuple[str, int], str]
"""Why there are no results, by program and entries."""

WIDTH, LEFT, BAR, GAP = 760, 190, 14, 12
"""Of the drawing: its width, where bars begin, their height, and the space between programs."""
STYLE = """text{font:13px system-ui,sans-serif;fill:#1f2328}.full{fill:#0b5cab}.again{fill:#8fbce6}
@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.full{fill:#539bf5}.again{fill:#28507e}}"""


def tables(results: Results, sizes: Sequence[int], missing: Missing) -> str:
    """In Markdown: what everything costs by size, how it compares, and how it grows."""
    return "\n".join(
        [
            *(line for size in sizes for line in _costs(results, size, missing)),
            *_ratios(results, sizes),
            *(_growth(results, sizes[0], sizes[-1]) if len(sizes) > 1 else ()),
        ]
    )


def _costs(results: Results, size: int, missing: Missing) -> Iterator[str]:
    """What was measured with one number of entries. The last column compares with a publication
    from nothing by the same program."""
    columns = ["seconds", "processor seconds", "memory (MB)", f"seconds ÷ {IN_FULL}"]
    yield from _head(f"{size:,} entries", columns)
    for (name, what, of), cost in results.items():
        if of == size:
            memory = "unknown" if cost.memory is None else f"{cost.memory:,.0f}"
            again = _ratio(cost.seconds, results[name, IN_FULL, size].seconds)
            figures = [_seconds(cost.seconds), _seconds(cost.processor), memory]
            yield _row(f"{name}, {what}", [*figures, again if what != IN_FULL else ""])
    for (name, of), reason in missing.items():
        if of == size:
            yield _row(f"{name}: {reason}", [""] * len(columns))
    yield ""


def _ratios(results: Results, sizes: Sequence[int]) -> Iterator[str]:
    """What this program costs as against each other one."""
    columns = [f"{what}, {size:,}" for size in sizes for what in ("seconds", "processor", "memory")]
    yield from _head("how many times the cost", columns)
    for what in (IN_FULL, CHANGED):
        for name in dict.fromkeys(name for name, _, _ in results if name != OWN):
            pairs = [
                pair
                for size in sizes
                for pair in zip(
                    _figures(results.get((OWN, what, size))),
                    _figures(results.get((name, what, size))),
                    strict=True,
                )
            ]
            yield _row(f"{OWN} ÷ {name}, {what}", [_ratio(*pair) for pair in pairs])
    yield ""


def _growth(results: Results, small: int, large: int) -> Iterator[str]:
    """What an entry costs in the largest log as against the smallest."""
    columns = ["seconds", "processor seconds", "memory"]
    yield from _head(f"an entry among {large:,} ÷ an entry among {small:,}", columns)
    for name, what in dict.fromkeys((name, what) for name, what, _ in results):
        over = _figures(results.get((name, what, large)))
        under = _figures(results.get((name, what, small)))
        pairs = zip(over, under, strict=True)
        each = [_ratio(one and one / large, other and other / small) for one, other in pairs]
        yield _row(f"{name}, {what}", each)
    yield ""


def _figures(cost: Cost | None) -> tuple[float | None, ...]:
    return (cost.seconds, cost.processor, cost.memory) if cost else (None, None, None)


def _ratio(one: float | None, other: float | None) -> str:
    return f"{one / other:.2f}" if one and other else "unknown"


def _seconds(seconds: float) -> str:
    return f"{seconds:,.2f}" if seconds < 10 else f"{seconds:,.1f}"


def _head(first: str, others: Sequence[str]) -> Iterator[str]:
    yield _row(first, others)
    yield _row("---", ["---:"] * len(others))


def _row(first: str, others: Iterable[str]) -> str:
    return f"| {' | '.join([first, *others])} |"


def drawing(results: Results, sizes: Sequence[int]) -> str:
    """As SVG, for each size: a bar for each program, and one for an update."""
    shapes, y = [], 20
    for size in sizes:
        shapes.append(_words(4, y, f"{size:,} entries, seconds"))
        shown = {
            name: (cost.seconds, results[name, CHANGED, size].seconds)
            for (name, what, of), cost in results.items()
            if (what, of) == (IN_FULL, size)
        }
        most = max(seconds for both in shown.values() for seconds in both)
        y += 12
        for name, both in shown.items():
            shapes.append(_words(LEFT - 8, y + BAR + 5, name, "end"))
            for kind, seconds in zip(("full", "again"), both, strict=True):
                width = (WIDTH - LEFT - 60) * seconds / most
                shapes.append(
                    f'<rect class="{kind}" x="{LEFT}" y="{y}" width="{width:.1f}" height="{BAR}"/>'
                )
                shapes.append(_words(round(LEFT + width) + 6, y + BAR - 3, _seconds(seconds)))
                y += BAR + 1
            y += GAP
        y += 24
    for kind, what, x in (("full", IN_FULL, LEFT), ("again", CHANGED, LEFT + 220)):
        shapes.append(f'<rect class="{kind}" x="{x}" y="{y - 12}" width="{BAR}" height="{BAR}"/>')
        shapes.append(_words(x + BAR + 6, y, what))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 12}" width="{WIDTH}" role="img">',
        "<title>Seconds to publish a log, by program</title>",
        f"<style>{STYLE}</style>",
        *shapes,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _words(x: int, y: int, text: str, anchor: str = "start") -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'
