"""How often ordinary tables are taken for personal data: of 5,000 random rows of each shape, the
share in which a value is found, in released tables and written into an answer.

python tests/benchmarks/false_stops.py [seed]
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import TESTS

sys.path.append(str(TESTS))
from table_shapes import SHAPES, false_stops_in_csv, false_stops_in_text

ROWS = 5_000
BETWEEN = {"bars": " | ", "tabs": "\t", "blanks": "    ", "one blank": " "}


def main() -> None:
    seed = int(sys.argv[1]) if sys.argv[1:] else 1
    print(f"{'CSV':>8}", *(f"{name:>9}" for name in BETWEEN), " share of rows found in")
    for shape in SHAPES:
        with TemporaryDirectory() as folder:
            found = [false_stops_in_csv(Path(folder), shape, ROWS, seed)]
        found += [false_stops_in_text(shape, ROWS, seed, sign) for sign in BETWEEN.values()]
        print(f"{found[0] / ROWS:8.2%}", *(f"{each / ROWS:9.2%}" for each in found[1:]), "", shape)


if __name__ == "__main__":
    main()
