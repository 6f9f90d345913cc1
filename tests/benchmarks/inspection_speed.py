"""How long it takes to rebuild a document of about 1 MB of each kind, as ``add-file`` does, and to
look into the result, as every check does, with the most memory the sandbox needed.

Ordinary ones first; then the fullest there are: a workbook of one long list, and a PDF of nothing
but text. At the end, many small documents at once, of which a log has thousands.

    python tests/benchmarks/inspection_speed.py
"""

from __future__ import annotations

import csv
import io
import os
import random
import re
import tempfile
import time
import zipfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

from measuring import processor_seconds, seconds

from hidden_data import inspect, rebuild, servers

WORDS = "lamp bin tree lane library shelf hedge bridge kerb bench gate path meadow fence well mill pond roof chimney orchard".split()
MEGABYTE = 1_000_000


def rows(count: int) -> list[list[object]]:
    chance = random.Random(count)
    return [
        ["lane", "lamps", "spent", "note"],
        *(
            [
                chance.choice(WORDS),
                chance.randrange(9_999),
                chance.randrange(99_999),
                " ".join(chance.choices(WORDS, k=6)),
            ]
            for _ in range(count)
        ),
    ]


def csv_table(size: int) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerows(rows(size))
    return written.getvalue().encode()


def long_list(size: int) -> bytes:
    """One sheet of some 30,000 rows, each with a note of its own."""
    import openpyxl

    book, written = openpyxl.Workbook(), io.BytesIO()
    for row in rows(size):
        book.active.append(row)
    book.save(written)
    return written.getvalue()


def photograph(seed: int) -> io.BytesIO:
    """Some 60 KB, different for each *seed*."""
    from PIL import Image

    written = io.BytesIO()
    pixels = random.Random(seed).randbytes(120 * 90 * 3)
    Image.frombytes("RGB", (120, 90), pixels).resize((720, 540)).save(written, "JPEG", quality=80)
    written.seek(0)
    return written


def report(size: int) -> bytes:
    """An ordinary workbook: many sheets, headings in colour, dates, sums, a chart for each sheet."""
    import datetime

    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    head, day, money = (
        book.add_format({"bold": True, "bg_color": "#DDEBF7"}),
        book.add_format({"num_format": "d mmm yyyy"}),
        book.add_format({"num_format": "£#,##0.00"}),
    )
    for number in range(0, size, 500):
        sheet = book.add_worksheet(f"Quarter {number // 500 + 1}")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 4, 16)
        sheet.write_row(0, 0, ["lane", "day", "lamps", "spent", "note"], head)
        chance = random.Random(number)
        for row in range(1, 501):
            sheet.write(row, 0, f"{chance.choice(WORDS)} lane")
            sheet.write_datetime(
                row,
                1,
                datetime.datetime(2016, 1, 1) + datetime.timedelta(days=chance.randrange(365)),
                day,
            )
            sheet.write(row, 2, chance.randrange(99))
            sheet.write(row, 3, chance.randrange(9_999_999) / 100, money)
            sheet.write(row, 4, " ".join(chance.choices(WORDS, k=6)))
        chart = book.add_chart({"type": "column"})
        chart.add_series(
            {"categories": [sheet.name, 1, 0, 9, 0], "values": [sheet.name, 1, 2, 9, 2]}
        )
        sheet.insert_chart("G2", chart)
    book.close()
    return written.getvalue()


def word(size: int) -> bytes:
    """An ordinary Word document: headings, text, tables, photographs."""
    import docx

    document, written = docx.Document(), io.BytesIO()
    document.core_properties.author = ""
    for number in range(size):
        if number % 5 == 0:
            document.add_heading(f"Part {number // 5 + 1}", 2)
        document.add_paragraph(" ".join(random.Random(number).choices(WORDS, k=120)))
        if number % 12 == 0:
            document.add_picture(photograph(number))
            table = document.add_table(0, 4)
            for row in rows(8):
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = str(value)
    document.save(written)
    # The template of this library holds a small picture of its own, which no saved document would.
    kept = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if "thumbnail" not in name:
                new.writestr(
                    name,
                    re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", part)
                    if name == "_rels/.rels"
                    else part,
                )
    return kept.getvalue()


def pdf(size: int) -> bytes:
    """An ordinary PDF: text, tables, photographs."""
    return laid_out(size, photographs=True)


def dense_pdf(size: int) -> bytes:
    """Nothing but text, and not compressed: about 150 full pages."""
    return laid_out(size, pageCompression=0)


def laid_out(size: int, photographs: bool = False, **how: int) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Table

    written, style = io.BytesIO(), getSampleStyleSheet()["Normal"]
    story = []
    for number in range(size):
        story.append(Paragraph(" ".join(random.Random(number).choices(WORDS, k=120)), style))
        if number % 12 == 0:
            story.append(Table(rows(12)))
            if photographs:
                story.append(Image(photograph(number), 240, 180))
    SimpleDocTemplate(written, **how).build(story)
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


def of_a_megabyte(make: Callable[[int], bytes]) -> bytes:
    """The document whose size comes nearest to a megabyte, by doubling and then dividing the
    difference."""
    least, most = 10, 20
    while len(make(most)) < MEGABYTE:
        least, most = most, most * 2
    for _ in range(6):
        middle = (least + most) // 2
        least, most = (middle, most) if len(make(middle)) < MEGABYTE else (least, middle)
    return make(most)


ORDINARY = {"csv": csv_table, "xlsx": report, "docx": word, "pdf": pdf, "png": png, "jpg": jpg}
FULLEST = {"xlsx": long_list, "pdf": dense_pdf}
SMALL = ("csv", 20, 200), ("xlsx", 20, 50), ("pdf", 10, 20)
"""Kind, size, and how many of it."""


def measured(path: Path, ending: str) -> tuple[float, float, int, str]:
    """Seconds to rebuild a document and to look into the result, megabytes, and what was refused.

    Runs in a process of its own, because the system tells only the most that any child needed.
    """
    import resource

    started = time.perf_counter()
    made = rebuild(path, ending)
    to_add = time.perf_counter() - started
    result = path.with_suffix(f".rebuilt.{made.ending}")
    result.write_bytes(made.content)
    started = time.perf_counter()
    faults = made.faults or inspect(result, made.ending).faults
    to_check = time.perf_counter() - started
    servers.end()  # the system tells nothing of a process before its end
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return to_add, to_check, memory, ", ".join(sorted({fault.code for fault in faults}))


def many(ending: str, size: int, count: int) -> None:
    """Print how long *count* small documents take, on the clock and in computing."""
    made = rebuild(ORDINARY[ending](size), ending)
    assert not made.faults, made.faults

    def look_into_all() -> None:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(inspect, [made.content] * count, [made.ending] * count))
        servers.end()

    clock = seconds(look_into_all)
    computing = processor_seconds(look_into_all)
    print(f"{count:9} {ending:5} {len(made.content) / 1000:6.1f} {clock:6.2f} {computing:6.2f}")


def main() -> None:
    print(f"seconds, fastest of three, with {os.cpu_count()} processors")
    print(f"{'':9} {'kind':5} {'KB':>6} {'add':>6} {'check':>6} {'MB':>5}")
    with tempfile.TemporaryDirectory() as temporary:
        for name, kinds in {"ordinary": ORDINARY, "fullest": FULLEST}.items():
            for ending, make in kinds.items():
                path = Path(temporary) / f"document.{ending}"
                path.write_bytes(of_a_megabyte(make))
                with ProcessPoolExecutor(1, max_tasks_per_child=1) as pool:
                    runs = [pool.submit(measured, path, ending).result() for _ in range(3)]
                add, check, memory, _ = map(min, zip(*runs, strict=True))
                refused = f"  refused: {runs[0][3]}" if runs[0][3] else ""
                size = path.stat().st_size // 1000
                print(f"{name:9} {ending:5} {size:6} {add:6.2f} {check:6.2f} {memory:5}{refused}")
    print(f"{'many':9} {'kind':5} {'KB':>6} {'clock':>6} {'work':>6}")
    for ending, size, count in SMALL:
        many(ending, size, count)


if __name__ == "__main__":
    main()
