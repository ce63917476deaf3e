"""What the tests of the pages share: one catalogue, the application over it, a client."""

from __future__ import annotations

import pytest
from fake import CATALOGUE, FakeCatalogue

from web.pages import create_app


@pytest.fixture
def catalogue():
    return FakeCatalogue(CATALOGUE)


@pytest.fixture
def app(catalogue):
    return create_app(catalogue)


@pytest.fixture
def client(app):
    return app.test_client()
