"""How long it takes to look into an ordinary document of about 1 MB of each kind, in its own process as a check does, side by side.

    python tests/benchmarks/inspection_speed.py
"""

from __future__ import annotations

import csv
import io
import os
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent), str(Path(__file__).parents[2] / "hooks")]

from disclosure_log.inspection.child import inspect_apart

WORDS = "lamp bin tree lane library shelf hedge bridge kerb bench gate path meadow fence well mill pond roof chimney orchard".split()
MEGABYTE = 1_000_000


def rows(count: int) -> list[list[str | int]]:
    chance = random.Random(count)
    return [["lane", "lamps", "spent", "note"], *([chance.choice(WORDS), chance.randrange(9_999), chance.randrange(99_999), " ".join(chance.choices(WORDS, k=6))] for _ in range(count))]


def csv_table(size: int) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows(size))
    return written.getvalue().encode()


def workbook(size: int) -> bytes:
    import openpyxl

    book, written = openpyxl.Workbook(), io.BytesIO()
    for row in rows(size):
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def word(size: int) -> bytes:
    import docx
    from PIL import Image

    document, written = docx.Document(), io.BytesIO()
    # The template of this library holds a small picture and an author of its own, which any real document would not.
    for paragraph in range(size):
        document.add_paragraph(" ".join(random.Random(paragraph).choices(WORDS, k=80)))
    picture = io.BytesIO()
    Image.effect_noise((900, 900), 60).save(picture, "PNG")
    picture.seek(0)
    document.add_picture(picture)
    document.save(written)
    return written.getvalue()


def pdf(size: int) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    written, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    story = []
    for number in range(size):
        story.append(Paragraph(" ".join(random.Random(number).choices(WORDS, k=120)), style))
        if number % 20 == 0:
            story.append(Table(rows(12)))
    SimpleDocTemplate(written, pageCompression=0).build(story)
    return written.getvalue()


def png(size: int) -> bytes:
    from PIL import Image

    written = io.BytesIO()
    Image.effect_noise((size, size), 60).save(written, "PNG")
    return written.getvalue()


def jpg(size: int) -> bytes:
    from PIL import Image

    written = io.BytesIO()
    Image.effect_noise((size, size), 60).convert("RGB").save(written, "JPEG", quality=90)
    return written.getvalue()


def of_a_megabyte(make) -> bytes:
    """The document whose size comes nearest to a megabyte, by doubling and then dividing the difference."""
    least, most = 10, 20
    while len(make(most)) < MEGABYTE:
        least, most = most, most * 2
    for _ in range(6):
        middle = (least + most) // 2
        least, most = (middle, most) if len(make(middle)) < MEGABYTE else (least, middle)
    return make(most)


def main() -> None:
    print(f"{'kind':5} {'KB':>6} {'passages':>9} {'seconds':>8}   fastest of three, with {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as temporary:
        for ending, make in {"csv": csv_table, "xlsx": workbook, "docx": word, "pdf": pdf, "png": png, "jpg": jpg}.items():
            path = Path(temporary) / f"document.{ending}"
            path.write_bytes(of_a_megabyte(make))
            times = []
            for _ in range(3):
                started = time.perf_counter()
                found = inspect_apart(path, ending)
                times.append(time.perf_counter() - started)
            refused = f"  refused: {', '.join(sorted({fault.code for fault in found.faults}))}" if found.faults else ""
            print(f"{ending:5} {path.stat().st_size // 1000:6} {len(found.passages):9,} {min(times):8.2f}{refused}")


if __name__ == "__main__":
    main()
