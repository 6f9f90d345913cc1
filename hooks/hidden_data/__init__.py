"""Released documents: how to make the publishable version of a document, how to look into one, and
how to draw what only a person can read in it.

All of it happens in a sandbox, and nothing raises for what a document holds. ``README.md`` has the
threat model.
"""

from .recognise import KINDS, ORIGINALS
from .report import Fault, Inspection, Passage, Rebuilt, Table, ToRead, in_lines
from .sandbox import contact_sheet, inspect, rebuild

__all__ = [
    "KINDS",
    "ORIGINALS",
    "Fault",
    "Inspection",
    "Passage",
    "Rebuilt",
    "Table",
    "ToRead",
    "contact_sheet",
    "in_lines",
    "inspect",
    "rebuild",
]
