"""The part of the data format that is about a log as a whole, and the versions of the format."""

from __future__ import annotations

from typing import Annotated, NamedTuple

from pydantic import Field

from disclosure_log.exports.address import Address
from disclosure_log.exports.model import EntryData
from disclosure_log.law.vocabulary import SCHEME_CLASSES
from disclosure_log.records.fields import Day, Model, one_of
from disclosure_log.records.quarters import Quarter

SCHEMA_VERSION = "1.0"


class Version(NamedTuple):
    """A version of the format."""

    number: str
    day: str
    changes: str


VERSIONS = (Version(SCHEMA_VERSION, "2026-11-27", "The first version."),)
"""Every version of the format, newest first.

The first number is raised when a program that reads the old format might misread the new one. The
second is raised when something is added.
"""


class AuthorityData(Model):
    """The public authority whose log it is."""

    id: Annotated[
        str,
        Field(
            title="Id",
            description="Of the log: the address of its site without https:// and the last slash.",
            examples=["foi.authority.example"],
        ),
    ]
    name: Annotated[str, Field(title="Full name", examples=["Borough of Fernhollow"])]
    short_name: Annotated[str, Field(title="Short name", examples=["Fernhollow"])]
    address: Annotated[
        Address,
        Field(
            title="Address", description="Of the site.", examples=["https://foi.authority.example/"]
        ),
    ]
    licence: Annotated[
        str,
        Field(
            title="Licence",
            description="On which terms the data may be used.",
            examples=["Open Government Licence v3.0"],
        ),
    ]
    licence_address: Annotated[
        Address, Field(title="Address of the licence", examples=["https://licence.example/3"])
    ]


class TopicData(Model):
    """What requests are about."""

    id: Annotated[str, Field(title="Id", examples=["child-contact"])]
    label: Annotated[str, Field(title="Label", examples=["Child contact"])]
    meaning: Annotated[str, Field(title="Meaning")]


class PublicationData(Model):
    """Something the authority has already published, in one class of its publication scheme."""

    id: Annotated[str, Field(title="Id", examples=["operating-framework"])]
    title: Annotated[str, Field(title="Title", examples=["Operating framework"])]
    in_class: Annotated[
        Annotated[str, one_of(SCHEME_CLASSES)],
        Field(
            alias="class",
            title="Class",
            description="Of the publication scheme.",
            examples=["policies"],
        ),
    ]
    about: Annotated[str, Field(title="About", description="What it holds.")]
    address: Annotated[
        Address | None,
        Field(title="Address", description="Where it is; empty if one has to ask for it."),
    ]
    cited_by: Annotated[
        tuple[str, ...],
        Field(title="Cited by", description="Ids of the entries whose answers cite it."),
    ]


class LogData(Model):
    """A log, or the entries of one year or topic of it: the whole of a JSON file."""

    schema_version: Annotated[
        str,
        Field(
            title="Version of the format", description="As this page lists them.", examples=["1.0"]
        ),
    ]
    authority: AuthorityData
    covers: Annotated[
        str,
        Field(
            title="Covers",
            description="Which entries are in the file: log, year or topic, with its number or id.",
            examples=["year 2026"],
        ),
    ]
    updated: Annotated[
        Day | None,
        Field(
            title="Updated",
            description="The newest day on which any of these entries changed.",
            examples=["2026-03-02"],
        ),
    ]
    root: Annotated[
        str,
        Field(
            title="Root",
            description="The root of the Merkle tree over the versions of these entries.",
        ),
    ]
    topics: Annotated[tuple[TopicData, ...], Field(title="Topics")]
    publications: Annotated[
        tuple[PublicationData, ...],
        Field(title="Publication scheme", description="In the file of the whole log only."),
    ] = ()
    quarters: Annotated[
        tuple[Quarter, ...],
        Field(
            title="Quarters",
            description="Answers that are not in the log, by quarter; in the file of the whole log"
            " only.",
        ),
    ] = ()
    entries: Annotated[tuple[EntryData, ...], Field(title="Entries", description="Newest first.")]


class RecordData(Model):
    """One entry by itself: the whole of a ``record.json``."""

    schema_version: Annotated[
        str,
        Field(
            title="Version of the format", description="As this page lists them.", examples=["1.0"]
        ),
    ]
    authority: AuthorityData
    version: Annotated[
        str,
        Field(
            title="Version",
            description="The SHA-256 of the entry as canonical JSON, in hexadecimal.",
        ),
    ]
    entry: EntryData
