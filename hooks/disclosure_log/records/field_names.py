"""What people write in the place of a field's name."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pydantic import BaseModel, RootModel

from disclosure_log.findings.finding import NAME, shown

WHO_ASKED = re.compile(
    r"requ?est[eo]rs?|requested_by|applicants?|complainants?|correspondents?|enquirers?|names?"
    r"|asked_by|who_asked|submitted_by|received_from|sender|from|customers?|e_?mail|phone"
    r"|telephone|(?:requ?est[eo]r|applicant|complainant|correspondent|customer)s?_[a-z_]+"
)
"""Names of fields for somebody who asked. No record has one."""
_CALLED = {
    "ref": "reference",
    "subject": "title",
    "date_received": "received",
    "date_sent": "responded",
    "date_answered": "responded",
    "date_of_response": "responded",
    "sent": "responded",
    "law": "regime",
    "act": "regime",
    "category": "topics",
    "categories": "topics",
    "topic": "topics",
    "tags": "keywords",
    "description": "summary",
    "questions": "parts",
    "question": "asked",
    "request": "asked",
    "answer": "answered",
    "response": "answered",
    "result": "outcome",
    "decision": "outcome",
    "exemption": "grounds",
    "exemptions": "grounds",
    "exceptions": "grounds",
    "attachments": "documents",
    "files": "documents",
    "attachment": "file",
    "internal_review": "review",
    "corrections": "changes",
}
_RETIRED = {
    "publish_original": "delete the line: a workbook is published as add-file has written it anew",
}
"""Fields that records had once, and what to do about them."""


def unknown_field(
    written: str, fields: Sequence[str], model: type[BaseModel], of_a_record: bool
) -> tuple[str, str]:
    """What is wrong, and the fix, where a field is *written* that is not among the *fields* of its
    group. *model* is what the whole file holds."""
    name = re.sub(r"[\s-]+", "_", written.strip()).casefold()
    if name in fields:
        return (
            "the name of this field is not written as it should be",
            f"write {name}: names of fields are in small letters, with _ in the place of a space",
        )
    if of_a_record and WHO_ASKED.fullmatch(name):
        return "the log never holds who asked, so there is no such field", "delete the line"
    if name in _RETIRED:
        return "there is no such field any more", _RETIRED[name]
    meant = [name, _CALLED.get(name, name)]
    here = next((each for each in meant if each in fields), None)
    near = here or next(iter(get_close_matches(name, fields, 1, 0.7)), None)
    places = _places(model)
    for each in meant:
        if not here and each in places:
            what = f"{each} stands in the wrong place" if each == name else "unknown field"
            return what, f"{each} is {places[each]}"
    if near:
        return f"unknown field {shown(written, NAME)}".replace(" this", ""), f"did you mean {near}?"
    return "unknown field", f"use one of: {', '.join(fields)}"


def _places(model: type[BaseModel]) -> dict[str, str]:
    """Each field of *model* and of the groups in it, with where it belongs."""
    if issubclass(model, RootModel):
        return {}
    found = {
        info.alias or name: "a field of the whole file: begin it in the first column"
        for name, info in model.model_fields.items()
    }
    for name, hint in typing.get_type_hints(model).items():
        for group in _models(hint):
            here = f"a field below {name}: indent it as the others there"
            own = {info.alias or field for field, info in group.model_fields.items()}
            for field, place in _places(group).items():
                found.setdefault(field, here if field in own else place)
    return found


def _models(hint: typing.Any) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for inner in typing.get_args(hint):
        yield from _models(inner)
