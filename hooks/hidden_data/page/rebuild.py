"""A page that was written here, written once more; any other page is refused."""

from __future__ import annotations

from hidden_data.faults import NOT_UNDERSTOOD
from hidden_data.report import Rebuilt

from .markup import picture_of, read, source_of


def rebuild(data: bytes) -> Rebuilt:
    """The same page with its pictures rebuilt.

    Raises what a damaged picture makes a library raise.
    """
    made = Rebuilt(ending="html")
    try:
        page = read(data)
    except ValueError:
        what = "a page in which something was changed by hand or by another program"
        made.refuse(NOT_UNDERSTOOD, "", what, "add the document again from which it was made")
        return made
    for element in page.body.iter("img"):
        from hidden_data.picture.rebuild import rebuild as rebuild_picture

        picture = rebuild_picture(picture_of(element))
        made.faults += picture.faults
        element.set("src", source_of(picture.content, picture.ending))
    made.content = page.written
    return made
