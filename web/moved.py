"""The address of a release that has another id now: its version was joined to one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from flask import abort, redirect, request
from werkzeug.wrappers import Response

from search.catalogue import Catalogue

MOVED: Final = 301


def moved(catalogue: Catalogue, id: str, here: Callable[[str], str]) -> Response:
    """To the same page of the release that the id leads to, with the question as it is; else 404.

    `here` gives the address of the page by the id of a release.
    """
    release = catalogue.release(id)
    if release is None or release.id == id:
        abort(404)
    path = here(release.id)
    asked = urlencode(list(request.args.items(multi=True)))
    return redirect(f"{path}?{asked}" if asked else path, code=MOVED)
