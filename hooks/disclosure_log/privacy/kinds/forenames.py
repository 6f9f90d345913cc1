"""Forenames that are common in the United Kingdom.

They tell ``approved by Jane Placeholder`` from ``approved by Elder Brook``. ``privacy/data`` says
where they come from.
"""

from disclosure_log.privacy.data import words_of

FORENAMES = words_of("forenames.txt")
