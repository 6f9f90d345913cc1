"""Every check there is: :func:`check` asks them all."""

from disclosure_log.rules.scheduler import Checked, check

__all__ = ["Checked", "check"]
