"""Which answers pages of other sites may read: those made for programs, and they may only read.

There are no cookies and no accounts, so what another site reads is what anybody reads.
https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from flask import Flask, Response, request

OPEN: Final = frozenset(
    {
        "api_search",
        "api_suggest",
        "api_release",
        "api_explain",
        "api_person",
        "api_people",
        "openapi",
        "feed",
        "file",
        "reference",
        "shelf_file",
        "described",
        "completions",
    }
)
"""The endpoints of answers for programs; pages and what is asked about the server stay ours."""

HEADERS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Accept-Language, If-None-Match",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Retry-After",
    "Access-Control-Max-Age": "86400",  # seconds for which a browser need not ask again
    "Cross-Origin-Resource-Policy": "cross-origin",
}


def share(app: Flask) -> None:
    """Have the application let other sites read what is made for programs."""
    app.after_request(_let_read)


def _let_read(response: Response) -> Response:
    if request.endpoint in OPEN and response.status_code != HTTPStatus.BAD_REQUEST:  # not our host
        response.headers.update(HEADERS)
    return response
