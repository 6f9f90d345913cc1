"""The program: its commands, and its messages and exit codes when something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from disclosure_log.cli.terminal import FAILURE, IN_ORDER, STOPPED, USAGE, format_option, say
from disclosure_log.records.paths import RECORDS
from disclosure_log.site.atomic_swap import Busy
from disclosure_log.site.publisher_error import PublisherError

NAME = "disclosure-log"
COMMANDS = {
    "build": "build:build_command",
    "check": "check:check",
    "contact-sheet": "contact_sheet:contact_sheet",
    "new": "new:new",
    "add-file": "add_file:add_file",
    "people": "people:people",
    "serve": "serve:serve",
    "merge": "merge:merge",
    "preview": "preview:preview",
    "pages": "pages:pages",
    "changes": "changes:changes",
    "addresses": "addresses:addresses",
    "init": "init:init",
    "validate": "validate:validate_command",
    "convert": "convert:convert",
    "federate": "federate:federate",
    "verify": "verify:verify_command",
}
"""Where each command is: its module in this package, and its name there."""


class Commands(click.Group):
    """The commands. One is loaded when somebody wants it: each needs libraries that others do not,
    and to load them all takes longer than to check one record."""

    def list_commands(self, context: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, _, found = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"disclosure_log.cli.{module}"), found)
        return command


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name=NAME)
@format_option
@click.pass_context
def cli(context: click.Context, form: str) -> None:
    """Check the records of a disclosure log and build its website.

    Run it in the repository of the log. Without a command, it builds the website.
    """
    if context.invoked_subcommand is None:
        from disclosure_log.cli.build import build

        build(context.obj, form)


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
    command = next((each for each in typed if each in COMMANDS), "build")
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
