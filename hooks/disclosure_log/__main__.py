"""Makes ``python -m disclosure_log`` run the same program as ``disclosure-log``."""

from disclosure_log.cli.main import program

program()
