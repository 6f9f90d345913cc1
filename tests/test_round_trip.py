"""The log can be made again from ``log.json`` alone, with every field there is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from conftest import rendered
from disclosure_log.exports.entry_data import entry_data
from disclosure_log.log.entries import Log
from disclosure_log.records.model import Record
from disclosure_log.site.render import Site
from rebuilt_log import rebuilt, with_every_field

NOT_PUBLISHED = {"accepted", "status", "merged_into"}
"""The fields of a record that no entry that stands has, or that are nobody else's business."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return rendered(with_every_field(tmp_path_factory.mktemp("data") / "log"))


@pytest.fixture(scope="module")
def entries(site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(site.outputs["data/log.json"].content)["entries"]
    return found


def test_the_log_can_be_made_again_from_its_json_alone(
    site: Site, entries: list[dict[str, Any]]
) -> None:
    for entry, made in zip(entries, site.log.entries, strict=True):
        assert rebuilt(entry) == made.record.model_copy(update={"accepted": ()})


def test_no_field_of_the_record_is_left_out_of_that_proof(site: Site) -> None:
    """A field that is new has to be given a value here, and then to be in the data."""
    used = {name for entry in site.log.entries for name in filled(entry.record)}
    assert {name for name in fields(Record) if name not in used} == NOT_PUBLISHED


def fields(model: type[BaseModel]) -> Iterator[str]:
    """Every field of a *model*, and of the groups of fields that it holds: ``Review.outcome``, but
    of the record ``outcome``."""
    for name, info in model.model_fields.items():
        yield name if model is Record else f"{model.__name__}.{name}"
        if name not in NOT_PUBLISHED:
            for group in groups_in(info.annotation):
                yield from fields(group)


def groups_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from groups_in(each)


def filled(group: BaseModel) -> Iterator[str]:
    """The fields of a *group* that have another value than one that was left out."""
    model = type(group)
    for name, info in model.model_fields.items():
        value = getattr(group, name)
        if value != info.default:
            yield name if model is Record else f"{model.__name__}.{name}"
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from filled(each)


def test_all_that_is_derived_is_the_same_when_it_is_derived_again(
    site: Site, entries: list[dict[str, Any]]
) -> None:
    records = {f"{e['address'].split('/log/')[1][:-1]}.yml": rebuilt(e) for e in entries}
    log = Log.of(
        site.log.authority,
        site.log.topics,
        site.log.publications,
        records,
        lambda path: (),
        links={made.path: made.links for made in site.log.entries},
    )
    for entry, made in zip(entries, log.entries, strict=True):
        # The files lie beside the record, and are not in the JSON.
        assert entry_data(log, made) | {"documents": entry["documents"]} == entry
