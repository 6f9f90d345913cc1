"""Every check. :func:`check` runs them all."""

from disclosure_log.rules.scheduler import Checked, check

__all__ = ["Checked", "check"]
