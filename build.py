"""The command line: build the site, check the records, begin a new one, write the pages, or preview while editing.

``python build.py --help`` says more. What the commands do is in ``hooks/disclosure_log``.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

IN_ORDER, FINDINGS, USAGE, FAILURE = range(4)
"""What the program says when it ends: all in order; findings; called wrongly; the program or a tool failed."""

ROOT = Path(__file__).parent.resolve()
MANY = 200
"""From how many pages on a bar shows how far a build is."""

# The library beside this file, whichever checkout was installed.
sys.path.insert(0, str(Path(__file__).parent / "hooks"))

try:
    import click

    from disclosure_log.audit import audit
    from disclosure_log.blank import blank_record
    from disclosure_log.commands.people import commands as people
    from disclosure_log.fields import is_reference
    from disclosure_log.findings import FORMATS, Finding
    from disclosure_log.inspection import KINDS
    from disclosure_log.inspection.child import clean_apart
    from disclosure_log.references import RESERVED, normal, slug
    from disclosure_log.rules import Checked
    from disclosure_log.rules import check as check_log
    from disclosure_log.site import Site, render
    from disclosure_log.swap import Busy, put_in_place, staging
    from publish import PublisherError, today
    from publish import build as publish
except ImportError as error:
    print(f"build.py: something it needs is not installed ({error.name}). Run first: pip install -e .", file=sys.stderr)
    raise SystemExit(FAILURE) from None


def say(text: str, colour: str | None = None) -> None:
    """Tell the person at the terminal how things go. Findings go to the other stream."""
    plain = "NO_COLOR" in os.environ or not sys.stderr.isatty()
    click.echo(text if plain else click.style(text, fg=colour), err=True)


def report(findings: Sequence[Finding], form: str, notes: Sequence[Finding] = ()) -> None:
    """Print the findings and the notes, and count the findings."""
    click.echo(FORMATS[form](sorted([*findings, *notes])), nl=False)
    if findings:
        say(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}; nothing was written", "red")


def checked(form: str) -> Checked:
    """The log of this checkout, if it is in order; otherwise its findings are printed and the program ends."""
    result = check_log(ROOT, today())
    if result.findings:
        report(result.findings, form)
        raise SystemExit(FINDINGS)
    return result


form_option = click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How findings are printed.")


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@form_option
@click.pass_context
def cli(context: click.Context, form: str) -> None:
    """Check every record and build the website into site/.

    Without a command this builds: the old site/ stays as it is unless everything is in order.
    """
    if context.invoked_subcommand is None:
        build(form)


def build(form: str) -> None:
    started = time.monotonic()
    # What is published is for everyone, whoever built it.
    os.umask(0o022)
    site = render(checked(form))
    pages = sum(path.endswith(".md") for path in site.outputs)
    with staging(ROOT) as place:
        _publish(site, place, pages)
        if findings := audit(place, site.log, site.outputs):
            report(findings, form)
            raise SystemExit(FAILURE)
        put_in_place(place, ROOT / "site")
    entries = len(site.log.entries)
    say(f"{entries} {'entry' if entries == 1 else 'entries'}, {pages} pages: built site/ in {time.monotonic() - started:.1f} seconds", "green")


def _publish(site: Site, place: Path, pages: int) -> None:
    if pages < MANY:
        publish(ROOT, site, place, lambda: None)
        return
    with click.progressbar(length=pages, label="Building pages", file=sys.stderr) as bar:
        publish(ROOT, site, place, lambda: bar.update(1))


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@form_option
def check(paths: tuple[Path, ...], form: str) -> None:
    """Check the records and print what is wrong, with the cure. With PATHS, print only what concerns those files or folders."""
    names = [_in_repository(path) for path in paths] or ["."]
    if any(re.fullmatch("disclosures/[a-z]+[.]yml", name) for name in names):
        # What is public and who may not be named is decided there for every file.
        names = ["."]
    result = check_log(ROOT, today(), lambda path: any(_about(name, path) for name in names))
    findings = [f for f in result.findings if any(_concerns(name, f) for name in names)]
    notes = [f for f in result.notes if any(_concerns(name, f) for name in names)]
    report(findings, form, notes)
    if findings:
        raise SystemExit(FINDINGS)
    say(f"in order{f'; {len(notes)} to look at' if notes else ''}", "green")


def _in_repository(path: Path) -> str:
    """A path as findings name it. A link is named by where it lies, not by where it leads."""
    absolute = path.parent.resolve() / path.name
    if absolute != ROOT and ROOT not in absolute.parents:
        raise click.UsageError(f"{path} is not in {ROOT}")
    return absolute.relative_to(ROOT).as_posix()


def _about(name: str, path: str) -> bool:
    """Whether a file is the one named, lies in the folder named, or belongs to the same entry."""
    return _within(name, path) or _entry(name) == _entry(path) is not None


def _entry(path: str) -> str | None:
    """The record that a path belongs to, without its ending."""
    match = re.match("disclosures/[0-9]{4}/[^/.]+", path)
    return match and match[0]


def _within(name: str, path: str) -> bool:
    return path == name or path.startswith(f"{name}/") or name == "."


def _concerns(name: str, finding: Finding) -> bool:
    # Without the list of people nothing was compared with it, whatever file was asked about.
    return finding.path == "disclosures/people.yml" or any(_within(name, path) for path in (finding.path, *finding.also))


@cli.command()
@click.argument("reference")
@click.option("--responded", type=click.DateTime(["%Y-%m-%d"]), help="The day the response was sent, as 2026-01-30 (today, unless you say).")
def new(reference: str, responded: Any) -> None:
    """Begin the record of a response: a blank with every field explained. REFERENCE is as issued, in quotes: "FOI 26-101"."""
    day = responded.date() if responded else date.today()
    if not 2005 <= day.year or day > today():
        raise click.UsageError(f"a response cannot have been sent on {day}")
    name = slug(reference)
    if not is_reference(reference) or name in RESERVED:
        dash = "; this has a long dash where a hyphen should be" if re.search("[\u2010-\u2015\u2212]", reference) else ""
        raise click.UsageError(f"{reference!r} cannot be a reference: letters, digits, spaces, dots, slashes and hyphens, at most 40{dash}")
    result = check_log(ROOT, today())
    spelling = result.authority.references if result.authority else None
    for path, record in result.records.items():
        if normal(reference, spelling) in {normal(r, spelling) for r in (record.reference, *record.also_known_as)}:
            raise click.UsageError(f"{path} has this reference already")
    path = ROOT / "disclosures" / str(day.year) / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(path, "x", encoding="utf-8") as file:
            file.write(blank_record(reference, day))
    except FileExistsError:
        raise click.UsageError(f"{path.relative_to(ROOT)} is there already") from None
    click.echo(path.relative_to(ROOT).as_posix())
    say("fill it in, then run: python build.py check")


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@form_option
def clean(files: tuple[Path, ...], form: str) -> None:
    """Make the version of documents that can be published, beside them. The originals stay as they are.

    A workbook becomes one CSV for each visible sheet, from its visible cells. A PDF or a picture loses what it says of its making. A Word
    document becomes a web page, to be printed to PDF from a browser.
    """
    if failed := [file for file in files if not _clean(file, form)]:
        say(f"{len(files) - len(failed)} of {len(files)} made fit to publish", "red")
        raise SystemExit(FINDINGS)
    say("look at what was made; keep the originals out of the repository", "green")


def _clean(file: Path, form: str) -> bool:
    """Make the publishable version of one file; whether that worked. What is wrong and what was left out is printed."""
    ending = file.suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if ending not in KINDS:
        say(f"{file.name}: only {', '.join(kind.upper() for kind in KINDS)} files can be made fit; save it as one of these from its program", "red")
        return False
    made, dropped, faults = clean_apart(file, ending)
    targets = {file.with_name(file.stem + name): content for name, content in made.items()}
    if taken := [target for target in targets if target.exists()]:
        say(f"{taken[0]} is there already; move it away first", "red")
        return False
    wheres = [f"{file.stem}{f.where}" if f.where.startswith(("-", ".")) else f.where for f in faults]
    report(
        [
            Finding(file.as_posix(), f.line, 1, f.code, f"{where}: {f.message}" if where else f.message, _CLEAN_ADVICE.sub("", f.fix))
            for f, where in zip(faults, wheres, strict=True)
        ],
        form,
    )
    for target, content in targets.items():
        with open(target, "xb") as opened:
            opened.write(content)
        click.echo(target.as_posix())
    for what, count in sorted(dropped.items()):
        say(f"  left out: {what} ({count})")
    if any(target.suffix == ".html" for target in targets):
        say("  a web page cannot be published as it is: open it in a browser, print it to PDF, and look into that with check")
    return bool(targets)


_CLEAN_ADVICE = re.compile(r"(?:; |, )?(?:or )?(?:run: )?python build\.py clean FILE[^;]*")
"""Advice to do what somebody is just doing."""


@cli.command()
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="An empty folder, or one that does not exist yet.")
@form_option
def pages(out: Path, form: str) -> None:
    """Write the Markdown pages and data files the site is built from, for another publisher or to compare."""
    if out.exists() and any(out.iterdir()):
        raise click.UsageError(f"{out} is not empty")
    site = render(checked(form))
    for path, output in site.outputs.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.content)
    say(f"{len(site.outputs)} files written to {out}", "green")


cli.add_command(people(ROOT))


@cli.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show the preview.")
def serve(address: str) -> None:
    """Show the site at http://127.0.0.1:8000/ while you edit records, pages or code."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--config-file", str(ROOT / "mkdocs.yml"), "--dev-addr", address]
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.execv(sys.executable, command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; gives back its exit code."""
    try:
        cli.main(arguments, prog_name="build.py", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        say("stopped; the old site/ is as it was")
        return 130
    except SystemExit as ended:
        return int(ended.code or 0)
    except (PublisherError, Busy, OSError) as failure:
        say(f"build.py: {failure}\nthe old site/ is as it was", "red")
        return FAILURE
    except Exception as failure:
        say(f"build.py: the program itself failed ({type(failure).__name__}: {failure}); please tell the maintainers. The old site/ is as it was", "red")
        if "DISCLOSURE_LOG_DEBUG" in os.environ:
            raise
        return FAILURE
    return IN_ORDER


if __name__ == "__main__":
    raise SystemExit(main())
