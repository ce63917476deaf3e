"""Answers that were made before are given again, as long as nothing new is published.

    request ─ kept for this generation? ─ yes ──────────────────────→ 304, or the same again
                                        └ no → view → kept, compressed → answer

What is kept is bounded by its bytes and by a minute, for what else changes an answer: the day, a
word list.  An answer that was cut short for lack of time is not kept.
Every answer has an ETag, so that a reader who has it already is sent nothing; and Cache-Status
tells whether it was made for this request (https://www.rfc-editor.org/rfc/rfc9211).
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

from flask import Flask, Response, g, request
from werkzeug.test import create_environ, run_wsgi_app

from search.results import Results

KEPT: Final = frozenset({"search", "release", "api_search", "api_release"})
"""The endpoints whose answers depend on what is published and on their address alone."""

ROOM: Final = 24 << 20
"""Bytes that kept answers take at most: some thousand pages, compressed and not."""

SECONDS: Final = 60
"""How long an answer may be given again."""

FEW: Final = 600
"""Bytes that compressing would hardly make fewer."""

HIT: Final = "communique; hit"
MADE: Final = "communique; fwd=miss"
"""What Cache-Status says of an answer that was kept, and of one that was made now."""

LEVEL: Final = 5
"""Of compressing: a page in under a millisecond, a tenth above the best."""

MOST_AGAIN: Final = 300
SECONDS_AGAIN: Final = 5.0
"""Answers that are made anew before what was published is shown, and how long that may take."""

_COMPRESSED: Final = ("text/", "application/json", "application/atom+xml", "application/xml")

_TELLING: Final = (
    "wsgi.url_scheme",
    "HTTP_HOST",
    "SCRIPT_NAME",
    "PATH_INFO",
    "QUERY_STRING",
    "HTTP_ACCEPT_LANGUAGE",
)
"""What of a request an answer depends on."""

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it goes out; `packed` is its body compressed, None where that is no use."""

    body: bytes
    packed: bytes | None
    headers: tuple[tuple[str, str], ...]
    tag: str
    made: float

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return len(self.body) + len(self.packed or b"")


class Keeping:
    """Answers by generation and address, those asked for longest ago forgotten first."""

    def __init__(self, room: int = ROOM, *, clock: Callable[[], float] = monotonic) -> None:
        self._room = room
        self._clock = clock
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def get(self, key: Key) -> Answer | None:
        """The answer that is kept, if it may still be given."""
        with self._lock:
            found = self._answers.get(key)
            if found is None:
                return None
            if self._clock() - found.made > SECONDS:
                self._size -= self._answers.pop(key).size
                return None
            self._answers.move_to_end(key)
            return found

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep the answer."""
        with self._lock:
            before = self._answers.pop(key, None)
            self._size += answer.size - (before.size if before else 0)
            self._answers[key] = answer
            while self._size > self._room:
                self._size -= self._answers.popitem(last=False)[1].size

    def answer(self, response: Response) -> Answer:
        """What the response says, compressed where that pays."""
        body = response.get_data()
        pays = len(body) >= FEW and (response.mimetype or "").startswith(_COMPRESSED)
        return Answer(
            body=body,
            packed=gzip.compress(body, LEVEL, mtime=0) if pays else None,
            headers=tuple(response.headers.items()),
            tag=hashlib.sha256(body).hexdigest()[:20],
            made=self._clock(),
        )

    def recent(self, most: int) -> list[dict[str, str]]:
        """What was asked of the last generation, as an environment tells it; the last first."""
        with self._lock:
            keys = list(self._answers)[::-1]
        return [
            dict(zip(_TELLING, telling, strict=True))
            for generation, *telling in keys[:most]
            if generation == keys[0][0]
        ]

    def __len__(self) -> int:
        return len(self._answers)


def told(results: Results) -> Results:
    """The results; where time ran out before all was found, what is made of them is not kept."""
    g.is_cut_short = any(note.message == "limit-time" for note in results.receipt.limits)
    return results


def keep(app: Flask, generation: Callable[[], str], *, keeping: Keeping | None = None) -> Keeping:
    """Have the application give kept answers again; after `web.security.secure`, which refuses."""
    kept = Keeping() if keeping is None else keeping

    def given() -> Response | None:
        if request.method not in {"GET", "HEAD"} or request.endpoint not in KEPT:
            return None
        g.key = (generation(), *(request.environ.get(name, "") for name in _TELLING))
        found = kept.get(g.key)
        return _sent(found, HIT) if found else None

    def noted(response: Response) -> Response:
        key = g.pop("key", None)
        if "is_kept" in g or response.is_streamed or response.direct_passthrough:
            return response
        if request.method not in {"GET", "HEAD"} or response.status_code != 200:  # noqa: PLR2004
            return response
        answer = kept.answer(response)
        if key and not g.get("is_cut_short"):
            kept.keep(key, answer)
        return _sent(answer, MADE)

    app.before_request(given)
    app.after_request(noted)
    app.extensions["keeping"] = kept
    return kept


def again(app: Flask, *, most: int = MOST_AGAIN, seconds: float = SECONDS_AGAIN) -> None:
    """Make the answers that were asked for last once more, of what is published now."""
    kept: Keeping = app.extensions["keeping"]
    end = monotonic() + seconds
    for telling in kept.recent(most):
        if monotonic() > end:
            break
        for _ in run_wsgi_app(app.wsgi_app, create_environ() | telling)[0]:
            pass


def _sent(answer: Answer, status: str) -> Response:
    """The answer for this request: nothing where its reader has it, compressed where wanted."""
    g.is_kept = True
    response = Response(headers=list(answer.headers))
    response.set_etag(answer.tag, weak=True)  # the same for both forms of the body
    response.headers.setdefault("Cache-Control", "no-cache")
    response.headers["Cache-Status"] = status
    response.vary.add("Accept-Encoding")
    if request.if_none_match.contains_weak(answer.tag):
        response.status_code = 304
        response.headers.remove("Content-Length")
        return response
    if answer.packed is not None and request.accept_encodings["gzip"] > 0:
        response.headers["Content-Encoding"] = "gzip"
        response.set_data(answer.packed)
    else:
        response.set_data(answer.body)
    return response
