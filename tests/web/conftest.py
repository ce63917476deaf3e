"""What the tests of the pages share: one catalogue, the application over it, a client, a browser."""

from __future__ import annotations

import os
import shutil
from threading import Thread

import pytest
from fake import CATALOGUE, FakeCatalogue
from playwright.sync_api import sync_playwright
from reading import Page
from werkzeug.serving import WSGIRequestHandler, make_server

from web.pages import create_app

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "chromium is missing: apt-get install chromium"


@pytest.fixture
def catalogue():
    return FakeCatalogue(CATALOGUE)


@pytest.fixture
def app(catalogue):
    return create_app(catalogue)


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def get(client):
    """Asks for a page, and reads what comes."""

    def get(path, status=200, **headers):
        response = client.get(path, headers=headers)
        assert response.status_code == status
        return Page(response.text)

    return get


class Silent(WSGIRequestHandler):
    def log(self, *_args):
        pass


@pytest.fixture(scope="module")
def browser():
    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(MISSING)
    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def base(app):
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def open_page(browser):
    contexts = []

    def open_page(**options):
        contexts.append(browser.new_context(**options))
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()
