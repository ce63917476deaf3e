"""The cluster's password and certificates come from the environment, read in one place."""

import pytest

from index.errors import SettingError
from index.settings import read
from search.engine import engine


def test_the_password_is_in_the_environment_or_in_a_file(tmp_path):
    file = tmp_path / "password"
    file.write_text("hunter2\n", "utf-8")
    assert read({}).index_password is None
    assert read({"COMMUNIQUE_INDEX_PASSWORD": "hunter2"}).index_password == "hunter2"  # noqa: S105
    assert read({"COMMUNIQUE_INDEX_PASSWORD_FILE": str(file)}).index_password == "hunter2"  # noqa: S105
    assert read({"COMMUNIQUE_INDEX_CA": "ca.pem"}).index_ca.name == "ca.pem"


def test_the_password_is_never_printed():
    assert "hunter2" not in repr(read({"COMMUNIQUE_INDEX_PASSWORD": "hunter2"}))


def test_a_password_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingError, match="COMMUNIQUE_INDEX_PASSWORD_FILE"):
        read({"COMMUNIQUE_INDEX_PASSWORD_FILE": str(tmp_path / "none")})


def test_the_address_chooses_the_engine_and_asks_nobody(tmp_path):
    assert engine("opensearch+http://host/press", data=tmp_path).name == "opensearch"
    with pytest.raises(SettingError, match="no address"):
        engine("opensearch+ftp://host/press", data=tmp_path)
