"""Logs in layouts of others, read into the data format.

A layout is a module: what it is, the words of its outcomes, and a function that makes a row of each
answered request. :func:`converted` makes a log of the rows. A new layout is a new module, and its
line in :data:`LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Mapping

from disclosure_log.exports.foreign import canada, council, govuk
from disclosure_log.exports.foreign.log import converted
from disclosure_log.exports.foreign.rows import Layout, NotTheLayout, Row

__all__ = ["LAYOUTS", "Layout", "NotTheLayout", "Row", "converted"]

LAYOUTS: Mapping[str, Layout] = {
    "council": council.LAYOUT,
    "canada": canada.LAYOUT,
    "govuk": govuk.LAYOUT,
}
