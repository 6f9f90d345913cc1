"""``disclosure-log contact-sheet``: draw what a second person must read."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

import click

import hidden_data
from disclosure_log.cli.check import in_repository, within
from disclosure_log.cli.published import Unknown, published
from disclosure_log.cli.terminal import say
from disclosure_log.records.documents_text import READ
from disclosure_log.records.repository import scan
from hidden_data import ToRead

NAME = "contact-sheet.html"
_HEAD = """\
<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>What a second person must read</title>
<style>
body { font: 1rem/1.5 sans-serif; margin: 1rem; overflow-wrap: break-word; }
figure { margin: 0 0 2rem; }
figure > div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
figure a { max-width: 100%; overflow-x: auto; }
img { display: block; max-width: 100%; border: 1px solid #555; box-sizing: border-box; }
@media (min-width: 60rem) { a:not(:only-child):not(:target) { max-width: 49%; } }
a:target img { max-width: none; }
figcaption, dt { font-weight: bold; }
</style>
</head>
<body>
<h1>What a second person must read</h1>
"""
_OF_PICTURES = """\
<p>No check can read what these pictures show. Read all of it, also the smallest; a picture grows
when you select it, and if something is still too small to read, open the document itself. Where a
picture stands twice, the contrast of the second is stretched, which shows what is too faint to see.
Grey speckle in it may be no more than the noise of a scanner. If nothing in a document may identify
anyone, write in its record the line that stands above its pictures.</p>
"""
_OF_WORDS = """\
<p>Some words reach readers although no page shows them: bookmarks, addresses of links, descriptions
of pictures. They are at the end of each document.</p>
"""


@click.command("contact-sheet")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--since", help="Leave out what is the same as in a commit, such as origin/main.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help=f"The page to write.  [default: {NAME} beside the repository]",
)
@click.option(
    "--summary",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file to which the list of what to read is added, as Markdown.",
)
@click.pass_obj
def contact_sheet(
    root: Path, paths: tuple[Path, ...], since: str | None, out: Path | None, summary: Path | None
) -> None:
    """Draw what a second person must read in released documents: pictures that can hold words, and
    words that no page shows.

    With PATHS, only those documents, or those in those folders. The result is one page to open in a
    browser. It is kept out of the repository.
    """
    names = [in_repository(root, path) for path in paths] or ["."]
    listed = draw(root, names, since, out)
    for line in listed:
        click.echo(line)
    if not listed:
        say("nothing to read", "green")
    elif summary:
        with summary.open("a", encoding="utf-8") as opened:
            opened.write("**What a second person must read**, as the contact sheet shows it:\n\n")
            opened.writelines(f"- {line}\n" for line in listed)
            opened.write("\n")


def draw(
    root: Path, names: list[str], since: str | None = None, out: Path | None = None
) -> list[str]:
    """Draw what must be read in documents of these *names*, or in such folders, on one page.

    Returns the places, a line for each document, without a word of what stands there.
    """
    sheets = _sheets(root, names, since)
    if sheets:
        out = out or root.resolve().parent / NAME
        out.write_text("".join(_page(sheets)), encoding="utf-8")
        say(f"{out}: ask a second person to read every word in it")
    return [f"{file}: {', '.join(_places(sheet))}" for file, sheet in sheets.items()]


def _sheets(root: Path, names: list[str], since: str | None) -> dict[str, list[ToRead]]:
    """What must be read in each document, by its path; documents that need no reader left out."""
    try:
        changed = None if since is None else published(root, since).changed
    except Unknown as why:
        raise click.UsageError(str(why)) from None
    files = {
        file: path
        for file, path in sorted(scan(root).documents.items())
        if any(within(name, file) for name in names) and (changed is None or file in changed)
    }
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        drawn = pool.map(_drawn, files.values())
        return {file: sheet for file, sheet in zip(files, drawn, strict=True) if sheet}


def _drawn(path: Path) -> list[ToRead]:
    ending = path.suffix.removeprefix(".").replace("jpeg", "jpg")
    return hidden_data.contact_sheet(path, ending)


def _places(sheet: list[ToRead]) -> list[str]:
    """Where to read, each place once."""
    return list(dict.fromkeys(each.where for each in sheet))


def _page(sheets: dict[str, list[ToRead]]) -> Iterator[str]:
    yield _HEAD
    everything = [each for sheet in sheets.values() for each in sheet]
    if not all(each.words for each in everything):
        yield _OF_PICTURES
    if any(each.words for each in everything):
        yield _OF_WORDS
    number = 0
    for file, sheet in sheets.items():
        yield f"<h2>{escape(file)}</h2>\n"
        words = [each for each in sheet if each.words]
        if len(words) < len(sheet):
            folder, name = file.rsplit("/", 1)
            yield (
                f"<p>When all of it is read, write <code>{READ}: yes</code> below"
                f" <code>{escape(name)}</code> in <code>{escape(folder)}.yml</code>.</p>\n"
            )
        for each in sheet:
            if not each.words:
                number += 2
                yield _figure(each, number)
        if words:
            yield "<h3>Words that no page shows</h3>\n<dl>\n"
            for each in words:
                yield f"<dt>{escape(each.where)}</dt><dd>{escape(each.words)}</dd>\n"
            yield "</dl>\n"
    yield "</body>\n</html>\n"


def _figure(each: ToRead, number: int) -> str:
    where = escape(each.where)
    if not each.picture:
        return f"<p>{where}: not drawn here. Open the document itself.</p>\n"
    images = _image(each.picture, where, number)
    if each.stretched:
        images += _image(each.stretched, f"{where}, its contrast stretched", number + 1)
    return f"<figure><figcaption>{where}</figcaption><div>{images}</div></figure>\n"


def _image(picture: bytes, words: str, number: int) -> str:
    """A picture as a link to itself, since the one that a link has led to is shown at full size."""
    data = base64.b64encode(picture).decode()
    image = f'<img alt="{words}" src="data:image/jpeg;base64,{data}">'
    return f'<a id="p{number}" href="#p{number}">{image}</a>'
