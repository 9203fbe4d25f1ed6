"""OpenAPI 3.1 of the API, made from the catalogue: no operation is written by hand.

JSON Schemas of the commands' data are those of their types (msgspec), draft 2020-12 as OpenAPI 3.1 asks.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tocsin.core.catalogue import Spec
from tocsin.engine.answers import Receipt
from tocsin.engine.forms import field_kinds
from tocsin.web.api.answers import json_answer
from tocsin.web.api.reading import NOUNS
from tocsin.web.commands.fields import people_commands
from tocsin.web.frame.language import language_of
from tocsin.wording import Language, say

REF = "#/components/schemas/{name}"
API_VERSION = "1"
TEXT = {"type": "string"}


@login_not_required
@require_safe
def document(request: HttpRequest) -> HttpResponse:
    """The description, its summaries in the reader's language."""
    return json_answer(describe(language_of(request), request.ledger.prefix))  # type: ignore[attr-defined]


def describe(language: Language, prefix: str = "") -> dict[str, Any]:
    """The whole description."""
    specs = people_commands()
    _, schemas = msgspec.json.schema_components([*(spec.data for spec in specs), Receipt], ref_template=REF)
    written = (spec for spec in specs if _texts_of(spec))
    schemas |= {_written_name(spec): _written(spec, schemas[spec.data.__name__]) for spec in written}
    paths: dict[str, Any] = {}
    for spec in specs:
        paths[f"/api/prepare/{spec.name}"] = {"post": _prepare(language, spec)}
        paths[f"/api/commands/{spec.name}"] = {"post": _submit(language, spec)}
    paths.update(_reading(language))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": say(language, "web-api-title"),
            "version": API_VERSION,
            "description": say(language, "web-api-about"),
        },
        "servers": [{"url": prefix or "/"}],
        "security": [{"session": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "tocsin_session"}},
            "schemas": {**schemas, **_SHARED},
        },
    }


def _texts_of(spec: Spec) -> list[str]:
    return [name for name, kind in field_kinds(spec.data).items() if kind == "body"]


def _written_name(spec: Spec) -> str:
    return f"{spec.data.__name__}Written"


def _written(spec: Spec, schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a command's data as `prepare` takes them: texts written out, or by their digest."""
    by_language = {"type": "object", "minProperties": 1, "additionalProperties": TEXT}
    held = schema["properties"]
    texts = {name: {"anyOf": [held[name], TEXT, by_language]} for name in _texts_of(spec)}
    return {**schema, "title": _written_name(spec), "properties": {**held, **texts}}


def _title(language: Language, spec: Spec, attribute: str = "") -> str:
    return say(language, "command-" + spec.name.replace(".", "-").replace("_", "-") + attribute)


def _prepare(language: Language, spec: Spec) -> dict[str, Any]:
    data = {"$ref": REF.format(name=_written_name(spec) if _texts_of(spec) else spec.data.__name__)}
    wish = {
        "type": "object",
        "required": ["data"],
        "additionalProperties": False,
        "properties": {"data": data, "at": {"type": "string", "format": "date-time"}},
    }
    return {
        "operationId": f"prepare {spec.name}",
        "summary": _title(language, spec),
        "description": _title(language, spec, ".about"),
        "tags": [spec.name.partition(".")[0]],
        "parameters": [_CSRF],
        "requestBody": {"required": True, "content": {"application/json": {"schema": wish}}},
        "responses": {"200": _answer(say(language, "web-api-prepared"), "Prepared"), **_faults(language)},
    }


def _submit(language: Language, spec: Spec) -> dict[str, Any]:
    key = {
        "name": "Idempotency-Key",
        "in": "header",
        "required": True,
        "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    }
    return {
        "operationId": f"submit {spec.name}",
        "summary": _title(language, spec),
        "description": say(language, "web-api-submit", event=spec.event_type),
        "tags": [spec.name.partition(".")[0]],
        "parameters": [_CSRF, key],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": REF.format(name="Envelope")}}},
        },
        "responses": {
            "201": _answer(say(language, "web-api-receipt"), "Receipt"),
            "422": _answer(say(language, "web-input-idempotency-mismatch"), "Error"),
            **_faults(language),
        },
    }


def _reading(language: Language) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    page = [
        {
            "name": "limit",
            "in": "query",
            "schema": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        },
        {"name": "after", "in": "query", "schema": TEXT},
    ]
    for noun in NOUNS:
        paths[f"/api/{noun}"] = {"get": _get(language, f"list {noun}", "Page", page)}
        paths[f"/api/{noun}/{{id}}"] = {"get": _get(language, f"read {noun}", "Document", [_path("id")])}
    paths["/api/cases/{id}/explain"] = {"get": _get(language, "explain case", "Document", [_path("id")])}
    certificate = _get(language, "read certificate", "Document", [_path("id")])
    paths["/api/decisions/{id}/certificate"] = {"get": certificate}
    paths["/api/charter"] = {"get": _get(language, "read charter", "Document", [])}
    paths["/log/checkpoint"] = {"get": _get(language, "read checkpoint", "Body", [])}
    paths["/log/tile/{tile}"] = {"get": _get(language, "read tile", "Body", [_path("tile")])}
    paths["/api/tasks"] = {"get": _get(language, "list tasks", "Page", [])}
    paths["/api/me"] = {"get": _get(language, "read me", "Document", [])}
    paths["/api/bodies/{sha256}"] = {"get": _get(language, "read body", "Body", [_path("sha256")])}
    octets = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    paths["/api/bodies"] = {
        "post": {
            "operationId": "put body",
            "summary": say(language, "web-api-put-body"),
            "tags": ["bodies"],
            "parameters": [_CSRF],
            "requestBody": {"required": True, "content": octets},
            "responses": {"201": _answer(say(language, "web-api-put-body"), "Document"), **_faults(language)},
        }
    }
    paths["/api/stream"] = {
        "get": {
            "operationId": "stream",
            "summary": say(language, "web-api-stream"),
            "tags": ["stream"],
            "parameters": [{"name": "Last-Event-ID", "in": "header", "schema": TEXT}],
            "responses": {
                "200": {
                    "description": say(language, "web-api-stream"),
                    "content": {"text/event-stream": {"schema": TEXT}},
                }
            },
        }
    }
    return paths


def _get(language: Language, operation: str, schema: str, parameters: list[dict[str, Any]]) -> dict[str, Any]:
    shown = say(language, "web-api-read")
    answer = _answer(shown, schema)
    if schema == "Body":
        answer["content"] = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    responses = {
        "200": answer,
        "401": _answer(say(language, "web-fault-not-signed-in"), "Error"),
        "404": _answer(say(language, "web-fault-not-found"), "Error"),
    }
    return {
        "operationId": operation,
        "summary": shown,
        "tags": [operation.rpartition(" ")[2]],
        "parameters": parameters,
        "responses": responses,
    }


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def _answer(description: str, schema: str) -> dict[str, Any]:
    return {
        "description": description,
        "content": {"application/json": {"schema": {"$ref": REF.format(name=schema)}}},
    }


def _faults(language: Language) -> dict[str, Any]:
    keys = {
        "400": "bad-request",
        "401": "not-signed-in",
        "403": "csrf",
        "404": "command-unknown",
        "415": "media-type",
    }
    found = {status: _answer(say(language, f"web-fault-{key}"), "Error") for status, key in keys.items()}
    found["409"] = _answer(say(language, "web-api-refused"), "Refused")
    found["413"] = _answer(say(language, "web-fault-too-large", limit=262144), "Error")
    return found


_CSRF = {"name": "X-CSRFToken", "in": "header", "required": True, "schema": TEXT}
_REASON = {
    "type": "object",
    "required": ["code", "met", "article", "parameters", "message", "next"],
    "properties": {
        "code": TEXT,
        "met": {"type": "boolean"},
        "article": TEXT,
        "parameters": {"type": "object"},
        "message": TEXT,
        "next": TEXT,
    },
}
_SHARED: dict[str, Any] = {
    "Error": {
        "type": "object",
        "required": ["error"],
        "properties": {
            "error": {
                "type": "object",
                "required": ["code", "message"],
                "properties": {
                    "code": TEXT,
                    "message": TEXT,
                    "next": TEXT,
                    "where": TEXT,
                    "detail": TEXT,
                    "incident": TEXT,
                },
            }
        },
    },
    "Refused": {
        "type": "object",
        "required": ["refusal"],
        "properties": {
            "refusal": {
                "type": "object",
                "required": ["command", "reasons"],
                "properties": {"command": TEXT, "reasons": {"type": "array", "items": _REASON}},
            }
        },
    },
    "Prepared": {
        "type": "object",
        "required": ["event", "payload", "payloadType", "stream", "texts"],
        "properties": {
            "event": {"type": "object"},
            "payload": {"type": "string", "contentEncoding": "base64"},
            "payloadType": {"const": "application/vnd.tocsin.event+json"},
            "stream": TEXT,
            "texts": {"type": "array", "items": {"type": "object"}},
        },
    },
    "Envelope": {
        "type": "object",
        "required": ["payload", "payloadType", "signatures"],
        "additionalProperties": False,
        "properties": {
            "payload": {"type": "string", "contentEncoding": "base64"},
            "payloadType": {"const": "application/vnd.tocsin.event+json"},
            "signatures": {
                "type": "array",
                "minItems": 1,
                "items": {"type": "object", "required": ["keyid", "sig"]},
            },
        },
    },
    "Page": {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": {"type": "object"}},
            "next": {"type": ["string", "null"]},
        },
    },
    "Document": {"type": "object"},
}
