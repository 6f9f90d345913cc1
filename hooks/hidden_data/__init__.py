"""What released documents hide: two functions, which look into a file and make its clean version.

Both work in a sandbox and never raise for what a document holds. ``README.md`` has the threat model.
"""

from .recognise import KINDS
from .report import Cleaned, Fault, Inspection, Passage, Table
from .sandbox import clean, inspect

__all__ = ["KINDS", "Cleaned", "Fault", "Inspection", "Passage", "Table", "clean", "inspect"]
