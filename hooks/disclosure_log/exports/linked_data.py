"""What pages are, in the words of schema.org, for search engines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from disclosure_log.exports.descriptions import ABOUT, MEDIA_TYPES, title
from disclosure_log.exports.entry_data import entry_id
from disclosure_log.exports.exported import Exported
from disclosure_log.log.entry import Entry
from disclosure_log.records.settings import Authority

Data = dict[str, Any]


def of_entry(entry: Entry) -> Data:
    """The page of an *entry* that stands: a document of the log."""
    authority, record = entry.authority, entry.record
    address = f"{authority.site.address}{entry.address}"
    return {
        **_by(authority),
        "@type": "DigitalDocument",
        "@id": address,
        "identifier": entry_id(entry),
        "name": record.title,
        "abstract": record.summary,
        "datePublished": record.responded.isoformat(),
        "dateModified": entry.changed.isoformat(),
        "isPartOf": {"@type": "Dataset", "@id": f"{authority.site.address}data/#log"},
        "encoding": _download(f"{address}record.json", "application/json"),
    }


def of_data(exported: Exported, sizes: Mapping[str, int]) -> Data:
    """The page about the data: the whole log as a data set. *sizes* are those of its files, in
    bytes by path."""
    authority = exported.log.authority
    site = authority.site.address
    dated = {"dateModified": exported.updated.isoformat()} if exported.updated else {}
    return {
        **_by(authority),
        "@type": "Dataset",
        "@id": f"{site}data/#log",
        "name": title(exported),
        "description": ABOUT,
        "url": f"{site}data/",
        "keywords": ["freedom of information", "disclosure log"],
        "isAccessibleForFree": True,
        **dated,
        "distribution": [
            {**_download(f"{site}{path}", MEDIA_TYPES[ending]), "contentSize": f"{size} B"}
            for path, size in sizes.items()
            if path.startswith("data/log.") and (ending := path.split(".", 1)[1]) in MEDIA_TYPES
        ],
    }


def _by(authority: Authority) -> Data:
    return {
        "@context": "https://schema.org",
        "inLanguage": "en-GB",
        "license": authority.licence.link,
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": authority.name,
            "url": authority.site.address,
        },
    }


def _download(address: str, media_type: str) -> Data:
    return {"@type": "DataDownload", "contentUrl": address, "encodingFormat": media_type}
