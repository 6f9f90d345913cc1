"""The program: its commands, and its messages and exit codes when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from disclosure_log.cli.add_file import add_file
from disclosure_log.cli.addresses import addresses
from disclosure_log.cli.build import build, build_command
from disclosure_log.cli.changes import changes
from disclosure_log.cli.check import check
from disclosure_log.cli.contact_sheet import contact_sheet
from disclosure_log.cli.convert import convert
from disclosure_log.cli.federate import federate
from disclosure_log.cli.init import init
from disclosure_log.cli.merge import merge
from disclosure_log.cli.new import new
from disclosure_log.cli.pages import pages
from disclosure_log.cli.people import people
from disclosure_log.cli.preview import preview
from disclosure_log.cli.serve import serve
from disclosure_log.cli.terminal import FAILURE, IN_ORDER, STOPPED, USAGE, format_option, say
from disclosure_log.cli.validate import validate_command
from disclosure_log.cli.verify import verify_command
from disclosure_log.publisher import PublisherError
from disclosure_log.records.paths import RECORDS
from disclosure_log.site.atomic_swap import Busy

NAME = "disclosure-log"


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name=NAME)
@format_option
@click.pass_context
def cli(context: click.Context, form: str) -> None:
    """Check the records of a disclosure log and build its website.

    Run it in the repository of the log. Without a command, it builds the website.
    """
    if context.invoked_subcommand is None:
        build(context.obj, form)


for command in (
    build_command,
    check,
    contact_sheet,
    new,
    add_file,
    people,
    serve,
    merge,
    preview,
    pages,
    changes,
    addresses,
    init,
    validate_command,
    convert,
    federate,
    verify_command,
):
    cli.add_command(command)


def program(root: Path | None = None) -> NoReturn:
    """Run the program and end the process."""
    code = main(root=root)
    sys.stdout.flush()
    sys.stderr.flush()
    # To take a long log out of memory object by object takes seconds, and the system does it at
    # once.
    os._exit(code)


def main(arguments: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run the program for the log at *root*, or the one that contains the current folder, and
    return its exit code."""
    # A long log is millions of objects, hardly any of them garbage before the end. To look for some
    # each time a few hundred more are there takes half of the time.
    gc.set_threshold(200_000, 20, 20)
    typed = sys.argv[1:] if arguments is None else arguments
    command = next((each for each in typed if each in cli.commands), "build")
    kept = "the old site/ was not changed" if command in ("build", "merge") else ""
    try:
        cli.main(arguments, prog_name=NAME, standalone_mode=False, obj=root or _root(Path.cwd()))
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as wrong:
        wrong.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        say("; ".join(filter(None, ("stopped", kept))))
        return STOPPED
    except SystemExit as ended:
        return int(ended.code or 0)
    except (PublisherError, Busy, OSError) as failure:
        say("\n".join(filter(None, (f"{NAME}: {failure}", kept))), "red")
        return FAILURE
    except Exception as failure:
        say(
            f"{NAME}: the program itself failed ({type(failure).__name__}: {failure}). Please tell"
            f" the maintainers. {kept[:1].upper()}{kept[1:]}".rstrip(),
            "red",
        )
        if "DISCLOSURE_LOG_DEBUG" in os.environ:
            raise
        return FAILURE
    return IN_ORDER


def _root(folder: Path) -> Path:
    """The nearest folder, from *folder* upwards, that holds a log; *folder* itself if none does."""
    return next((each for each in (folder, *folder.parents) if (each / RECORDS).is_dir()), folder)
