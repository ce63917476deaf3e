"""A server on this machine that answers what a test says, when it says so."""

import gzip
import json
import socket
import ssl
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import get_args

from index.engines.opensearch.mapping import mapping
from search.plan import FacetName

INDEX = "press-20240101000000-abcdef"

USUAL = {
    "/_alias/": (200, {INDEX: {"aliases": {"press": {}}}}),
    "/_mapping": (200, {INDEX: mapping()}),
    "/press-state/_doc/": (200, {"_source": {"number": 1, "phase": "settled", "former": None}}),
    "/_search/point_in_time": (200, {"pit_id": "p1", "_shards": {"total": 2, "failed": 0}}),
    "/_search": (
        200,
        {
            "timed_out": False,
            "_shards": {"total": 2, "successful": 2, "failed": 0},
            "hits": {"total": {"value": 0}, "hits": []},
        },
    ),
}
USUAL["/_mapping"][1][INDEX]["mappings"]["_meta"]["fingerprint"] = "test"


_COUNTED = {
    "doc_count": 0,
    "values": {"buckets": []},
    "spans": {"buckets": []},
    "undated": {"doc_count": 0},
}
USUAL["/_search"][1]["aggregations"] = {
    "terms": {"buckets": []},
    **{str(number): _COUNTED for number in range(len(get_args(FacetName)))},
}
"""No release, whatever is counted."""


def answers(**changed):
    """The usual answers, with others in place of some; a key names the end of a path."""
    return USUAL | {f"/{name}": answer for name, answer in changed.items()}


@contextmanager
def serving(script, *, certificate=None, asked=None, port=0):
    """A server; `script` gives for a part of a path a status and a body, or a function of both."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self):
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            if self.headers.get("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            if asked is not None:
                asked.append((self.command, self.path, body))
            names = [name for name in script if name in self.path]
            found = script[max(names, key=len)] if names else (404, {"error": "no such thing"})
            status, said = found(self.command, self.path) if callable(found) else found
            text = said if isinstance(said, bytes) else json.dumps(said).encode()
            try:
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)
            except OSError:
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer  # noqa: N815

        def setup(self):
            super().setup()
            connected.append(self.connection)

        def log_message(self, *_):
            pass

    connected = []

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None
    scheme = "http"
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"opensearch+{scheme}://127.0.0.1:{server.server_port}/press"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        for connection in connected:  # those that a client keeps open
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
