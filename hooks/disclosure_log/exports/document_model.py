"""The part of the data format that is about released documents."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from disclosure_log.exports.address import Address
from disclosure_log.law.vocabulary import DOCUMENT_KINDS, GIVEN_WITH
from disclosure_log.records.fields import Model, one_of
from disclosure_log.records.released_documents import Redaction


class FileData(Model):
    """A file to download."""

    address: Annotated[
        Address,
        Field(
            title="Address",
            description="Its whole address.",
            examples=["https://foi.authority.example/disclosures/2026/foi-26-101/calls.csv"],
        ),
    ]
    media_type: Annotated[
        str, Field(title="Media type", description="What it is.", examples=["text/csv"])
    ]
    bytes: Annotated[int, Field(title="Size", description="In bytes.", examples=["820"])]
    sha256: Annotated[
        str,
        Field(
            title="SHA-256",
            description="The hash of its content, in hexadecimal.",
            examples=["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
        ),
    ]


class TableData(Model):
    """A table of a released document, which has a page and a file of its own."""

    title: Annotated[str, Field(title="Title", examples=["Calls by month"])]
    address: Annotated[Address, Field(title="Address", description="Of its page.")]
    file: Annotated[Address, Field(title="File", description="The address of the table as CSV.")]
    rows: Annotated[
        int, Field(title="Rows", description="How many, without headings.", examples=["12"])
    ]
    columns: Annotated[int, Field(title="Columns", description="How many.", examples=["4"])]


class DocumentData(Model):
    """A released document."""

    file: Annotated[
        str,
        Field(title="File name", description="In the record.", examples=["calls-by-month.csv"]),
    ]
    title: Annotated[
        str, Field(title="Title", description="What it holds.", examples=["Calls by month"])
    ]
    kind: Annotated[
        Annotated[str, one_of(DOCUMENT_KINDS)],
        Field(title="Kind", description="A file asked for, or a letter.", examples=["document"]),
    ]
    given_with: Annotated[
        Annotated[str, one_of(GIVEN_WITH)],
        Field(title="Given with", description="What it was sent with.", examples=["response"]),
    ]
    questions: Annotated[
        tuple[int, ...],
        Field(
            title="Questions",
            description="The numbers of the questions it answers; none if it answers the whole.",
        ),
    ]
    redactions: Annotated[
        tuple[Redaction, ...],
        Field(title="Redactions", description="What was blacked out, how often, on which ground."),
    ]
    accessible: Annotated[
        bool | None,
        Field(
            title="Accessible",
            description="Whether it works with assistive technology; empty if nobody looked.",
            examples=["true"],
        ),
    ]
    read_by_second_person: Annotated[
        bool,
        Field(
            title="Read by a second person",
            description="Whether a second person has read every word of a picture in it.",
            examples=["false"],
        ),
    ]
    page: Annotated[
        Address | None,
        Field(title="Page", description="The address of the document as a page, if it is one."),
    ]
    files: Annotated[
        tuple[FileData, ...], Field(title="Files", description="The files it can be had as.")
    ]
    tables: Annotated[
        tuple[TableData, ...], Field(title="Tables", description="The tables in it, one a sheet.")
    ]
