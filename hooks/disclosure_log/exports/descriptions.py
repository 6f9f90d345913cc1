"""What describes the files to programs: CSVW, a data package, and a catalogue in DCAT 3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from disclosure_log.exports.code_lists import code_lists
from disclosure_log.exports.exported import Exported
from disclosure_log.exports.log_model import SCHEMA_VERSION
from disclosure_log.exports.tables import PUBLICATIONS, QUESTIONS, SEPARATOR, Column

ABOUT = (
    "Requests for information that the authority has answered, with every question, its answer, its"
    " outcome, and the grounds on which something was withheld."
)
CODES = (
    Column("id", "Id", "What stands in the data.", required=True),
    Column("label", "Label", "What people call it.", required=True),
    Column("meaning", "Meaning", "What it means.", required=True),
)
GROUNDS = (
    *CODES,
    Column(
        "public_interest",
        "Public-interest test",
        "Whether it applies: applies, does-not-apply, or depends.",
        required=True,
    ),
)

MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
}
"""The media types of the files, by their ending."""


def tables_of(exported: Exported) -> dict[str, Sequence[Column]]:
    """The columns of every table about the whole log, by its path in the folder of data."""
    lists = code_lists(exported.log.topics)
    return {
        "log.csv": QUESTIONS,
        "publication-scheme.csv": PUBLICATIONS,
        **{f"codes/{name}.csv": GROUNDS if name == "grounds" else CODES for name in lists},
    }


def csvw(exported: Exported) -> dict[str, Any]:
    """The metadata of all tables in CSVW: their columns, by path."""
    parts = [
        *(f"years/{year}.csv" for year in exported.log.years),
        *(f"topics/{topic.id}.csv" for topic in exported.log.topics),
    ]
    tables = tables_of(exported) | dict.fromkeys(parts, QUESTIONS)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": title(exported),
        "dc:license": {"@id": exported.authority["licence_address"]},
        "dc:publisher": exported.authority["name"],
        "tables": [
            {
                "url": path,
                "dialect": {"header": True, "encoding": "utf-8"},
                "tableSchema": {
                    "columns": [_csvw_column(each) for each in columns],
                    "primaryKey": "id",
                },
            }
            for path, columns in tables.items()
        ],
    }


def _csvw_column(column: Column) -> dict[str, Any]:
    about: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:title": column.title,
        "dc:description": column.description,
        "datatype": column.kind,
        "required": column.required and not column.several,
    }
    return about | ({"separator": SEPARATOR} if column.several else {})


def data_package(exported: Exported) -> dict[str, Any]:
    """The whole log as a data package (version 2)."""
    authority = exported.authority
    updated = exported.updated
    resources = [
        {
            "name": path.removesuffix(".csv").replace("/", "-"),
            "path": path,
            "format": "csv",
            "mediatype": MEDIA_TYPES["csv"],
            "encoding": "utf-8",
            "schema": {
                "fields": [_package_field(each) for each in columns],
                "primaryKey": ["id"],
            },
        }
        for path, columns in tables_of(exported).items()
    ]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "disclosure-log",
        "id": f"{authority['address']}data/",
        "title": title(exported),
        "description": ABOUT,
        "homepage": f"{authority['address']}data/",
        "version": SCHEMA_VERSION,
        **({"created": f"{updated}T00:00:00Z"} if updated else {}),
        "licenses": [{"path": authority["licence_address"], "title": authority["licence"]}],
        "contributors": [
            {"title": authority["name"], "path": authority["address"], "roles": ["publisher"]}
        ],
        "resources": resources,
    }


def _package_field(column: Column) -> dict[str, Any]:
    # A cell may hold several values; data packages of version 2 name that type list.
    return {
        "name": column.name,
        "title": column.title,
        "description": column.description,
        "type": "string" if column.several else column.kind,
        "constraints": {"required": column.required and not column.several},
    }


def catalogue(exported: Exported, sizes: Mapping[str, int]) -> dict[str, Any]:
    """The catalogue in DCAT 3, as JSON-LD that needs no other file. *sizes* are those of the files
    about the whole log, in bytes, by their path on the site."""
    authority = exported.authority
    site = authority["address"]
    page = f"{site}data/"
    log, scheme = f"{page}#log", f"{page}#publication-scheme"
    publisher = {
        "@id": f"{site}#authority",
        "@type": "foaf:Agent",
        "foaf:name": authority["name"],
        "foaf:homepage": {"@id": site},
    }
    shared = {
        "dct:publisher": {"@id": publisher["@id"]},
        "dct:license": {"@id": authority["licence_address"]},
        "dct:language": "en-GB",
        **_modified(exported),
    }
    datasets = [
        {
            "@id": log,
            "@type": "dcat:Dataset",
            "dct:title": title(exported),
            "dct:description": ABOUT,
            "dct:identifier": log,
            "dcat:landingPage": {"@id": page},
            "dcat:keyword": ["freedom of information", "disclosure log"],
            "dcat:version": SCHEMA_VERSION,
            "dct:conformsTo": {"@id": f"{page}log.schema.json"},
            "dcat:distribution": list(_distributions(site, "data/log.", sizes)),
            **_covered(exported),
            **shared,
        },
        {
            "@id": scheme,
            "@type": "dcat:Dataset",
            "dct:title": f"Publication scheme of {authority['name']}",
            "dct:description": "What the authority has already published, by class.",
            "dct:identifier": scheme,
            "dcat:landingPage": {"@id": f"{site}publication-scheme/"},
            "dcat:distribution": list(_distributions(site, "data/publication-scheme.", sizes)),
            **shared,
        },
    ]
    return {
        "@context": _CONTEXT,
        "@id": f"{page}#catalogue",
        "@type": "dcat:Catalog",
        "dct:title": f"Data of {authority['name']} about requests for information",
        "dct:description": "What was asked, what was answered, and what is already published.",
        "foaf:homepage": {"@id": page},
        **shared,
        "dct:publisher": publisher,
        "dcat:dataset": datasets,
    }


_CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:modified": {"@type": "xsd:date"},
    "dcat:startDate": {"@type": "xsd:date"},
    "dcat:endDate": {"@type": "xsd:date"},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
}


def _distributions(site: str, start: str, sizes: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    for path, size in sizes.items():
        ending = path.removeprefix(start)
        if path.startswith(start) and ending in MEDIA_TYPES:
            types = "https://www.iana.org/assignments/media-types/"
            yield {
                "@id": f"{site}{path}",
                "@type": "dcat:Distribution",
                "dct:title": path.rsplit("/", 1)[1],
                "dcat:downloadURL": {"@id": f"{site}{path}"},
                "dcat:accessURL": {"@id": f"{site}data/"},
                "dcat:mediaType": {"@id": f"{types}{MEDIA_TYPES[ending]}"},
                "dcat:byteSize": str(size),
            }


def _covered(exported: Exported) -> dict[str, Any]:
    """The days of the first and the last answer."""
    days = [entry.record.responded for entry in exported.log.entries]
    if not days:
        return {}
    first, last = min(days).isoformat(), max(days).isoformat()
    return {
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": first,
            "dcat:endDate": last,
        }
    }


def _modified(exported: Exported) -> dict[str, str]:
    newest = exported.updated
    return {"dct:modified": newest.isoformat()} if newest else {}


def title(exported: Exported) -> str:
    """What the log is called."""
    return f"Disclosure log of {exported.authority['name']}"
