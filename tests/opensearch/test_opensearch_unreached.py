"""A cluster that cannot be asked is told in one line: what was tried, why, and the cure."""

import socket
import threading
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from scripted import serving

from communique import main

COMMANDS = [
    ("index", "seeds"),
    ("index", "--renew", "seeds"),
    ("search", "otan"),
    ("serve", "--port", "0"),
    ("rebuild",),
    ("people",),
    ("people", "--office", "ministre"),
    ("forget", "one"),
    ("rollback",),
    ("backup", "kept.zip", "--repository", "press"),
]


@contextmanager
def talking(say):
    """A port where each connection is told something that is no HTTP, and closed."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer():
            while True:
                try:
                    known, _ = listening.accept()
                except OSError:
                    return
                with known:
                    known.sendall(say) if say else None

        threading.Thread(target=answer, daemon=True).start()
        yield f"opensearch+http://127.0.0.1:{listening.getsockname()[1]}/press"
        listening.shutdown(socket.SHUT_RDWR)


@contextmanager
def nobody():
    with socket.create_server(("127.0.0.1", 0)) as unused:
        port = unused.getsockname()[1]
    yield f"opensearch+http://127.0.0.1:{port}/press"


@contextmanager
def another(status):
    with serving({"/": (status, b"<html>hello</html>")}) as url:
        yield url


@pytest.fixture
def asked(tmp_path, monkeypatch):
    """Runs a command on the address of a cluster and gives what it says of its failure."""
    monkeypatch.setenv("COMMUNIQUE_DATA", str(tmp_path / "data"))
    seeds = str(Path(__file__).parents[2] / "seeds")

    def run(url, *command):
        words = [seeds if word == "seeds" else word for word in command]
        monkeypatch.chdir(tmp_path)
        done = CliRunner().invoke(main, ["--index", url, *words])
        assert done.exit_code == 1, done.output
        return done.stderr.splitlines()

    return run


@pytest.fixture
def kept(tmp_path):
    """An archive with nothing in it, which some commands ask for before the cluster."""
    (tmp_path / "empty").mkdir()
    done = CliRunner().invoke(
        main, ["--data", str(tmp_path / "data"), "index", str(tmp_path / "empty")]
    )
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.usefixtures("kept")
def test_every_command_names_the_address_the_reason_and_the_cure(asked, command):
    with nobody() as url:
        (said,) = asked(url, *command)
    assert said == (
        f"communique: {url} cannot be reached (Connection refused): "
        "start OpenSearch there, or mend the address in --index or COMMUNIQUE_INDEX"
    )


@pytest.mark.usefixtures("kept")
def test_a_check_tells_it_once(asked):
    with nobody() as url:
        said = asked(url, "check")
    assert len(said) == 1
    assert said[0].startswith(f"wrong: {url} cannot be reached (Connection refused): start")


@pytest.mark.usefixtures("kept")
def test_a_restore_tells_it_before_anything_is_put_aside(asked, tmp_path):
    backup = str(tmp_path / "kept.zip")
    done = CliRunner().invoke(main, ["--data", str(tmp_path / "data"), "backup", backup])
    assert done.exit_code == 0, done.output
    with nobody() as url:
        said = asked(url, "restore", backup, "--force")
    assert len(said) == 1
    assert "start OpenSearch there" in said[0]
    assert [path.name for path in tmp_path.glob("data*")] == ["data"]


@pytest.mark.parametrize(
    ("there", "said"),
    [
        (lambda: talking(b""), "write opensearch+https:// where the server encrypts"),
        (lambda: talking(b"SSH-2.0-OpenSSH_9.2\r\n"), "(SSH-2.0-OpenSSH_9.2): start OpenSearch"),
        (lambda: another(200), "does not answer as OpenSearch does"),
        (lambda: another(404), "does not answer as OpenSearch does (404): mend the address"),
    ],
    ids=["closes", "ssh", "another site", "another site without the page"],
)
def test_what_is_no_opensearch_is_told_so(asked, there, said):
    with there() as url:
        (line,) = asked(url, "index", "seeds")
    assert said in line
    assert "--index or COMMUNIQUE_INDEX" in line


def test_a_server_that_does_not_encrypt_is_told_so(asked):
    with another(200) as url:
        (line,) = asked(url.replace("+http:", "+https:"), "index", "seeds")
    assert "write opensearch+http:// where the server has none" in line
    assert "certificate" not in line
