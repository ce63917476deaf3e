"""The API says what it is: each address and parameter is described, and each answer is as described.

More inputs than here: `schemathesis run http://127.0.0.1:8000/api/openapi.json` (docs/api.md).
"""

import json
import re
from pathlib import Path

import hypothesis
import pytest
import schemathesis

import web
from web import address

FILE = Path(web.__file__).parent / "openapi.json"
TOLD = json.loads(FILE.read_text(encoding="utf-8"))

schemathesis.checks.load_all_checks()
CHECKS = [
    schemathesis.checks.not_a_server_error,
    *map(
        schemathesis.checks.CHECKS.get_one,
        (
            "status_code_conformance",
            "content_type_conformance",
            "response_headers_conformance",
            "response_schema_conformance",
        ),
    ),
]

FOR_READERS = {
    "static", "root", "search", "release", "why", "paragraph", "suggest", "people", "person",
    "about", "shelf", "sitemap", "sitemap_part", "robots", "openapi",
    "version", "both",
}  # fmt: skip
"""Endpoints of pages, and of what tells crawlers and this file itself."""


def test_it_is_served_as_it_is_committed(client):
    response = client.get("/api/openapi.json")
    assert response.mimetype == "application/json"
    assert response.json == TOLD
    assert TOLD["openapi"].startswith("3.1")


def test_every_address_for_programs_is_described(app):
    def shape(rule):
        return re.sub(r"<(?:[^<>:]*:)?([a-z]+)>", r"{\1}", rule)

    rules = {shape(r.rule) for r in app.url_map.iter_rules() if r.endpoint not in FOR_READERS}
    assert rules == set(TOLD["paths"])


def test_every_parameter_of_a_question_is_described():
    described = {
        part["$ref"].rsplit("/", 1)[1] if "$ref" in part else part["name"]
        for part in TOLD["paths"]["/api/search"]["get"]["parameters"]
    }
    assert described == {*address.KEYS, "ui"}
    assert set(TOLD["components"]["parameters"]) == described


def test_every_reference_leads_somewhere():
    for found in re.findall(r'"#/([^"]+)"', FILE.read_text(encoding="utf-8")):
        place = TOLD
        for part in found.split("/"):
            place = place[part]


def test_nobody_can_read_but_read():
    assert {method for path in TOLD["paths"].values() for method in path} == {"get"}


@pytest.mark.parametrize("path", sorted(TOLD["paths"]))
def test_whatever_is_asked_is_answered_as_described(app, path):
    operation = schemathesis.openapi.from_wsgi("/api/openapi.json", app)[path]["GET"]

    @hypothesis.given(case=operation.as_strategy())
    @hypothesis.settings(
        max_examples=12,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    def ask(case):
        # Schemathesis does not unpack what a WSGI application packs
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    ask()
