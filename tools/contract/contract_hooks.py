"""What schemathesis does not find in the OpenAPI document. Loaded by schemathesis.toml."""

import json
import os
import re
from urllib.parse import urlencode

import schemathesis
from schemathesis import GenerationMode
from schemathesis.core.parameters import ParameterLocation

# What is well formed and refused for what it means. JSON Schema cannot say this: the answer of another page, a day that the
# calendar does not have, fields that contradict each other.
REFUSED_FOR_ITS_MEANING = {"BAD_CURSOR", "BAD_DATE", "FAULT_WITHOUT_MEANING", "PROCEDURE_NO_OBJECT"}
# They refuse as VALIDATION_FAILED what a schema cannot say: rules across fields (a make-up day names the day it stands for …),
# and a text that is JSON.
NOT_SAID_BY_THE_SCHEMA = {
    "PUT /simulators/dvcqg/control/procedures/{code}",
    "POST /v1/calendars",
    "POST /v1/calendars/{id}/drafts",
    "PUT /v1/calendars/{id}/drafts/{draftId}",
}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """
    A field that is answered must be declared. The published schemas leave answers open, so that callers bear with the fields
    of later versions; here every object that names its fields is closed.
    """
    close(raw_schema["components"]["schemas"])
    known = json.loads(os.environ.get("MOTCUA_KNOWN", "{}"))
    for path, item in raw_schema["paths"].items():
        for method, operation in item.items():
            for pattern, values in known.items():
                if re.search(pattern, f"{method.upper()} {path}"):
                    exemplify(operation, values)


def exemplify(operation, values):
    """The coverage phase knows no dictionaries; it takes the examples of a parameter."""
    for parameter in operation.get("parameters", []):
        if parameter["in"] == "path" and parameter["name"] in values:
            parameter["schema"].pop("example", None)
            some = values[parameter["name"]][:8]
            parameter["examples"] = {str(index): {"value": value} for index, value in enumerate(some)}


def close(schema):
    if isinstance(schema, list):
        for one in schema:
            close(one)
    elif isinstance(schema, dict):
        if schema.get("type") == "object" and isinstance(schema.get("properties"), dict):
            schema.setdefault("additionalProperties", False)
        for key, value in schema.items():
            if key not in ("example", "default", "enum"):
                close(value)


@schemathesis.hook
def filter_case(context, case):
    """An address above 16 KB is refused by HTTP itself (431), before any route is known."""
    return len(urlencode(case.query or {}, doseq=True)) < 12_000


@schemathesis.hook
def before_call(context, case, kwargs):
    """
    In its coverage phase schemathesis cannot make a quotation mark in a header: it sends If-Match: 0 with everything else it
    tries. Left out, the rest of the request is looked at.
    """
    data = case.meta.phase.data if case.meta is not None else None
    if case.headers and case.headers.get("If-Match") == "0" and getattr(data, "parameter", None) != "If-Match":
        del case.headers["If-Match"]
        header = case.meta.components.get(ParameterLocation.HEADER)
        if header is not None:
            header.mode = GenerationMode.POSITIVE


@schemathesis.check
def problem_is_declared(ctx, response, case):
    """The code of a problem stands in the table of errors, with that status; its correlation id is that of the answer."""
    problem = problem_of(response)
    if problem is None:
        return
    if response.status_code < 500:
        errors = case.operation.schema.raw_schema.get("x-errors", [])
        assert (problem["code"], response.status_code) in {(error["code"], error["status"]) for error in errors}, (
            f"{response.status_code} {problem['code']} is not in x-errors"
        )
    assert [problem["correlationId"]] == response.headers.get("x-correlation-id"), "another correlation id in the header"


@schemathesis.check
def well_formed_is_understood(ctx, response, case):
    """Whatever the schema allows may be refused for the state of things (403, 404, 409, 412, 422), but not as malformed (400)."""
    if response.status_code != 400 or not is_well_formed(case):
        return
    if case.operation.label in NOT_SAID_BY_THE_SCHEMA:
        return
    problem = problem_of(response) or {}
    assert problem.get("code") in REFUSED_FOR_ITS_MEANING, "what the schema allows is refused as malformed"


def is_well_formed(case):
    meta = case.meta
    return (
        meta is not None
        and meta.generation.mode.is_positive
        and all(component.mode.is_positive for component in meta.components.values())
    )


def problem_of(response):
    if not response.headers.get("content-type", [""])[0].startswith("application/problem+json"):
        return None
    return response.json()
