"""The description of every CSV file under tables, as a Frictionless Data Package.

The format is that of https://specs.frictionlessdata.io/tabular-data-package/.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pandas as pd

from jsna.exhibits.base import Column, Table
from jsna.exhibits.wording import sentence
from jsna.publishing.delimited import write_stored_tables, write_tables
from jsna.publishing.publication import TABLES, Files, Publication, stem
from jsna.publishing.sentences import COLUMNS, FILE, write_sentences
from jsna.publishing.workbook.shorthand import LOW, MEANINGS, SUPPRESSED
from jsna.review.settings import Review
from jsna.storage.contract import Contract
from jsna.storage.schemas import CONTRACTS

_TYPES = {"int64": "integer", "float64": "number"}
_GUARD = (
    "A text that begins with = + - or @ has an apostrophe before it, so that no spreadsheet takes "
    "it for a formula."
)


def write_data_package(publication: Publication) -> Files:
    """``datapackage.json``, with the type and the meaning of each column of each table."""
    review = publication.chapter.review
    package = {
        "profile": "tabular-data-package",
        "name": f"jsna-{review.id}",
        "title": f"{review.title}, {review.area}, {review.id}",
        "description": " ".join(filter(None, [review.notice, _GUARD])),
        "licenses": [{"name": "MIT", "title": "MIT License"}],
        "sources": _sources(review),
        "resources": [
            *_exhibits(publication),
            *_stored(publication),
            _sentences(publication),
        ],
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    return {f"{TABLES}/datapackage.json": f"{text}\n".encode()}


def _sources(review: Review) -> list[dict[str, str]]:
    """The origin of each input; inputs of one origin are named together."""
    files: dict[str, list[str]] = {}
    for given in review.inputs.values():
        files.setdefault(given.origin, []).append(given.file)
    return [
        {"title": f"{origin} ({', '.join(dict.fromkeys(names))})"}
        | ({"path": origin} if origin.startswith(("http://", "https://")) else {})
        for origin, names in files.items()
    ]


def _exhibits(publication: Publication) -> list[dict[str, Any]]:
    files = write_tables(publication)
    return [
        _resource(f"{stem(table)}.csv", files)
        | {
            "title": f"{table.label}. {table.caption}",
            "description": " ".join(table.notes),
            "schema": {"fields": [_column(each, table) for each in table.columns]},
        }
        for table in publication.chapter.tables
    ]


def _stored(publication: Publication) -> list[dict[str, Any]]:
    files = write_stored_tables(publication)
    return [
        _resource(f"{TABLES}/{name}.csv", files)
        | {
            "title": name,
            "description": " ".join(
                [sentence(f"One row is {CONTRACTS[name].row}"), *_of_blanks(table)]
            ),
            "schema": _schema(CONTRACTS[name]),
        }
        for name, table in publication.tables.items()
    ]


def _of_blanks(table: pd.DataFrame) -> Iterator[str]:
    """What the statuses of numbers mean that are hidden in a table, if any are."""
    held = set(table["status"]) if "status" in table else set()
    hidden = {"suppressed": SUPPRESSED, "low base": LOW}
    if held & set(hidden):
        yield "A number that is not shown is blank, never 0, and its status says why."
    for status in (each for each in hidden if each in held):
        sign = hidden[status]
        yield f'"{status}", in the workbook {MEANINGS[sign]}'


def _sentences(publication: Publication) -> dict[str, Any]:
    fields = [
        {"name": name, "type": "string", "description": meaning}
        for name, meaning in COLUMNS.items()
    ]
    return _resource(FILE, write_sentences(publication)) | {
        "title": "sentences",
        "description": "One row is a sentence of the chapter's text, in reading order.",
        "schema": {"fields": fields, "primaryKey": ["sentence_id"]},
    }


def _resource(name: str, files: Files) -> dict[str, Any]:
    path = name.removeprefix(f"{TABLES}/")
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv").replace("_", "-"),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(files[name]),
        "hash": f"sha256:{hashlib.sha256(files[name]).hexdigest()}",
    }


def _column(column: Column, table: Table) -> dict[str, Any]:
    """A column of an exhibit. Its cells may be words where a number is not known."""
    cells = table.frame()[column.name]
    whole = column.kind == "number" and all(isinstance(cell, int) for cell in cells)
    return {
        "name": column.name,
        "type": "integer" if whole else "string",
        "title": column.heading,
        "description": column.meaning,
    }


def _schema(contract: Contract) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(contract, name) for name in contract.columns]}
    if contract.key:
        schema["primaryKey"] = list(contract.key)
    return schema


def _field(contract: Contract, name: str) -> dict[str, Any]:
    column, allowed = contract.columns[name], contract.allowed(name)
    kind = _TYPES.get(str(column.dtype), "string")
    field = {"name": name, "type": kind, "description": column.description}
    return field | ({"constraints": {"enum": list(allowed)}} if allowed else {})
