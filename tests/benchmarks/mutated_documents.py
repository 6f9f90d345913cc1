"""Rebuilds thousands of damaged documents of every kind: each must be refused or rebuilt, a rebuilt
one must stay as it is when it is rebuilt again, and nothing may crash or hang.

    python tests/benchmarks/mutated_documents.py [how many, 20,000 unless you say] [first seed]

Every specimen of the tests is damaged again and again: bytes changed, cut, doubled and swapped;
inside archives also the parts, packed anew, so that the damage is not simply a wrong sum. Documents
are rebuilt in processes of 200, each with the limits of a real check; a process that dies or
hangs is a failure, and its seed is printed.
"""

from __future__ import annotations

import collections
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor

import measuring  # noqa: F401

AT_ONCE, PATIENCE = 200, 60
"""Documents for one process; seconds for one document."""


def specimens() -> list[tuple[str, str, bytes]]:
    """(name, kind, bytes) of every document of the tests, smallest first."""
    import specimens as library

    names = [path.name for path in library.FILES.iterdir()] + list(library.loaded())
    found = [(name, library.made(name)) for name in names]
    from hidden_data.recognise import KINDS, kind_of

    return sorted(
        (
            (name, kind_of(data)[0], data)
            for name, data in found
            if kind_of(data)[0] in KINDS and len(data) < 200_000
        ),
        key=lambda each: each[0],
    )


def mutated(chance: random.Random, kind: str, data: bytes, other: bytes) -> bytes:
    if data.startswith(b"PK") and chance.random() < 0.7:
        return _parts_mutated(chance, data, other)
    if kind == "pdf" and chance.random() < 0.4:
        return _streams_mutated(chance, data)
    return _bytes_mutated(chance, data, other)


def _bytes_mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    result = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at, length = chance.randrange(len(result) or 1), chance.choice((1, 1, 2, 4, 16, 300))
        what = chance.randrange(7)
        if what == 0 and result:
            result[at] ^= 1 << chance.randrange(8)
        elif what == 1:
            result[at : at + length] = chance.randbytes(length)
        elif what == 2:
            del result[at : at + length]
        elif what == 3:
            result[at:at] = result[max(0, at - length) : at] * chance.choice((1, 3, 500))
        elif what == 4:
            start = chance.randrange(len(other) or 1)
            result[at : at + length] = other[start : start + length]
        elif what == 5 and chance.random() < 0.2:
            del result[at:]
        else:
            result[at : at + 4] = chance.choice(
                (
                    b"\0\0\0\0",
                    b"\xff\xff\xff\xff",
                    b"\x7f\xff\xff\xff",
                    b"0000",
                    b"9999",
                    b"<!--",
                    b"[[[[",
                )
            )
    return bytes(result[:400_000])


def _parts_mutated(chance: random.Random, data: bytes, other: bytes) -> bytes:
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.choice((1, 1, 2, 4)))))
        for name in names:
            part = old.read(name)
            if name in chosen:
                part = (
                    _bytes_mutated(chance, part, other)
                    if chance.random() < 0.5
                    else _markup_mutated(chance, part)
                )
            new.writestr(zipfile.ZipInfo(name), part)
    return written.getvalue()


def _markup_mutated(chance: random.Random, part: bytes) -> bytes:
    """Elements and values moved about, so that the XML stays well formed more often."""
    pieces = part.split(b'"')
    for _ in range(chance.choice((1, 3, 10))):
        at = chance.randrange(len(pieces))
        if at % 2:
            pieces[at] = chance.choice(
                (
                    b"",
                    b"-1",
                    b"99999999999",
                    b"1e308",
                    b"NaN",
                    b"A1:XFD1048576",
                    b"true",
                    b"\xf0\x9f\x98\x80",
                    chance.choice(pieces[1::2]),
                )
            )
    return b'"'.join(pieces)


def _streams_mutated(chance: random.Random, data: bytes) -> bytes:
    """Packed streams of a PDF with damage inside, packed anew; lengths and places of objects are
    then wrong as well."""
    pieces = data.split(b"stream")
    for at in range(1, len(pieces)):
        body = pieces[at].removeprefix(b"\r").removeprefix(b"\n").removesuffix(b"end")
        if chance.random() < 0.3:
            try:
                plain = zlib.decompress(body)
            except zlib.error:
                continue
            pieces[at] = b"\n" + zlib.compress(_bytes_mutated(chance, plain, plain)) + b"\nend"
    return b"stream".join(pieces)


def work(first: int, count: int) -> None:
    """In a process of its own: one line of JSON before and one after each document."""
    from hidden_data.child import set_limits
    from hidden_data.documents import rebuild
    from hidden_data.sandbox import MEMORY

    set_limits(MEMORY, PATIENCE * count)
    documents = specimens()
    kinds = sorted({kind for _, kind, _ in documents})
    for seed in range(first, first + count):
        chance = random.Random(seed)
        kind = chance.choice(kinds)
        name, _, data = chance.choice([each for each in documents if each[1] == kind])
        other = chance.choice(documents)[2]
        data = mutated(chance, kind, data, other)
        print(json.dumps([seed, name, kind]), flush=True)
        started = time.monotonic()
        try:
            made = rebuild(data, kind)
            said = "refused" if made.faults else "rebuilt"
        except Exception as error:
            said = f"refused ({type(error).__name__})"
        if said == "rebuilt" and rebuild(made.content, made.ending).content != made.content:
            said = "rebuilt, and otherwise when rebuilt again"
        print(json.dumps([seed, said, time.monotonic() - started]), flush=True)


def main() -> None:
    total = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 20_000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    said: collections.Counter[tuple[str, str]] = collections.Counter()
    slowest, failures = (0.0, ""), []

    def batch(first: int) -> list[str]:
        command = [
            sys.executable,
            __file__,
            "--work",
            str(first),
            str(min(AT_ONCE, start + total - first)),
        ]
        try:
            ended = subprocess.run(
                command, capture_output=True, text=True, timeout=PATIENCE * 10, check=False
            )
        except subprocess.TimeoutExpired as error:
            return [*(error.stdout or b"").decode().splitlines(), "hang"]
        return [
            *ended.stdout.splitlines(),
            *(["crash " + ended.stderr.strip()[-300:]] if ended.returncode else []),
        ]

    began = time.monotonic()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for lines in pool.map(batch, range(start, start + total, AT_ONCE)):
            kind, seed = "", 0
            for line in lines:
                if not line.startswith("["):
                    failures.append(f"seed {seed} ({kind}): {line}")
                    continue
                seed, what, last = json.loads(line)
                if isinstance(last, str):
                    kind, name = last, what
                    continue
                said[kind, what] += 1
                if "otherwise" in what:
                    failures.append(f"seed {seed} ({kind}): {what}")
                slowest = max(slowest, (last, f"seed {seed}, {name}"))
                if last > PATIENCE:
                    failures.append(f"seed {seed} ({kind}): took {last:.0f} s")
    for (kind, what), count in sorted(said.items()):
        print(f"{kind:5} {what:40} {count:7,}")
    print(
        f"{sum(said.values()):,} documents in {time.monotonic() - began:.0f} s; slowest {slowest[0]:.2f} s ({slowest[1]}); {len(failures)} failures"
    )
    print(*failures, sep="\n")
    raise SystemExit(bool(failures))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(int(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
