"""Letters that nobody sees: they can say anything to whoever knows how to read them."""

from __future__ import annotations

from .characters import forbidden
from .report import Inspection


def refuse_unseen_letters(found: Inspection, code: str) -> None:
    """Refuse passages with letters that cannot be seen.

    What a PDF's own letters stand for is often unknown; it is asked for a second reader then.
    """
    for passage in found.passages:
        if any(kind == "tag" for _, kind, _ in forbidden(passage.text)):
            found.refuse(
                code,
                passage.where,
                "it holds letters that cannot be seen",
                "type the paragraph anew, by hand, and delete the old one; save",
            )
