"""What every answer carries, and whom the page answers.

No page has an inline script or style or a cookie, so the policy allows none.
What a page asks is asked of this server: there is nobody to ask it where no script may run, but the
tools that judge a page read robots.txt from within it.
The search page alone has a script of its own, which asks this server alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from flask import Flask, Response, abort, request
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)

SCRIPTED_POLICY: Final = f"{POLICY}; script-src 'self'"
"""That of the page whose box has suggestions while one types."""

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # an address holds what a reader searches for
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

OWN_HOSTS: Final = ("localhost", "127.0.0.1", "[::1]")
LONGEST_QUERY: Final = 64 * 1024
"""Characters of parameters that are read: any server lets less through, and decoding costs."""

LARGEST_BODY: Final = 16 * 1024  # bytes; nothing here reads a body


def secure(app: Flask, *, hosts: Sequence[str] = (), proxies: int = 0) -> None:
    """Have the application answer these hosts only, behind that many proxies, with our headers.

    No host means this machine's own names.
    We compare them ourselves: Flask's TRUSTED_HOSTS cuts `[::1]` at its first colon, and refuses
    `LOCALHOST`.
    With no proxy, what a request says of itself in `X-Forwarded-…` is not believed.
    """
    answered = frozenset(_name(host) for host in hosts or OWN_HOSTS)

    def refuse_hosts() -> None:
        if _name(request.host) not in answered:
            raise SecurityError

    app.wsgi_app = _shortened(app.wsgi_app)  # type: ignore[assignment, method-assign]
    app.before_request(refuse_hosts)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    app.before_request(_refuse_bodies)
    app.after_request(_protect)
    if proxies > 0:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]  # as Flask's documentation has it
            app.wsgi_app,
            x_for=proxies,
            x_proto=proxies,
            x_host=proxies,
            x_prefix=proxies,
        )


def _shortened(answer: WSGIApplication) -> WSGIApplication:
    """The same for no more of the parameters than is read."""

    def shortened(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        asked = environ.get("QUERY_STRING", "")
        if len(asked) > LONGEST_QUERY:
            environ["QUERY_STRING"] = asked[:LONGEST_QUERY]
        return answer(environ, start_response)

    return shortened


def _name(host: str) -> str:
    """The host without its port, in lower case."""
    return re.sub(r":[0-9]+$", "", host).strip("[]").lower()


def _refuse_bodies() -> None:
    if (request.content_length or 0) > LARGEST_BODY:
        abort(413)


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
