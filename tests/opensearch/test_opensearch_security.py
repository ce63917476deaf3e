"""A node with the security plugin: the roles of docs/operating.md suffice, and no more than that.

The node speaks TLS only, and nobody knows who made its certificate but whoever is told.
"""

import json
import re
import ssl
import time
from base64 import b64encode
from http.client import HTTPSConnection
from pathlib import Path

import pytest
import server
from click.testing import CliRunner
from secure import certificates, security

from communique import main

pytestmark = pytest.mark.opensearch

CHECKOUT = Path(__file__).parents[2]
OPERATING = CHECKOUT / "docs" / "operating.md"
SEEDS = CHECKOUT / "seeds"
FIRST = "000_22f758d05eafb563"
PASSWORD = "Une-phrase-que-personne-ne-sait-2024"  # noqa: S105 - of a node that lives for a minute
USERS = {
    "indexer": ["communique_writer"],
    "web": ["communique_reader"],
    "archivist": ["communique_writer", "communique_keeper"],
    "nobody": [],
}
ROLE = re.compile(r"^ {4}PUT _plugins/_security/api/roles/(\w+)\n((?: {4}.*\n)+)", re.MULTILINE)


class Secured:
    """The node, and commands that are run there as one of the users."""

    def __init__(self, cluster, authority):
        self.cluster = cluster
        self.authority = authority
        self.address = cluster.address.removeprefix("opensearch+https://")

    def ask(self, method, path, body=None):
        return self.cluster.ask(method, path, body)

    def give(self, kind, name, what):
        said = self.ask("PUT", f"/_plugins/_security/api/{kind}/{name}", what)
        assert said["status"] in {"CREATED", "OK"}, said

    def await_security(self):
        """Wait until the plugin has made the index that it keeps users and roles in."""
        deadline = time.monotonic() + server.START_SECONDS
        while time.monotonic() < deadline:
            said = self.ask("GET", "/_plugins/_security/api/internalusers")
            if said.get("status") != "INTERNAL_SERVER_ERROR":
                return
            time.sleep(0.25)
        raise server.CannotStart(f"the security plugin is not ready: {said}")

    def status(self, who, method, path):
        """What an administrator's tool would be answered that says it is this user."""
        trusting = ssl.create_default_context(cafile=self.authority)
        host, _, port = self.address.partition(":")
        connection = HTTPSConnection(host, int(port), timeout=30, context=trusting)
        said = b64encode(f"{who}:{PASSWORD}".encode()).decode()
        try:
            connection.request(method, path, headers={"Authorization": f"Basic {said}"})
            return connection.getresponse().status
        finally:
            connection.close()

    def user(self, name, folder, **changed):
        return As(self, name, folder, changed)


class As:
    """The command on a data folder, as that user."""

    def __init__(self, node, name, folder, changed):
        self.url = f"opensearch+https://{name}@{node.address}/communique"
        self.folder = folder
        self.environment = {
            "COMMUNIQUE_INDEX_CA": str(node.authority),
            "COMMUNIQUE_INDEX_PASSWORD": PASSWORD,
        } | changed

    def __call__(self, *arguments, url=None):
        given = ["--data", str(self.folder), "--index", url or self.url, *map(str, arguments)]
        return CliRunner().invoke(main, given, env=self.environment)

    def good(self, *arguments):
        result = self(*arguments)
        assert (result.exit_code, result.stderr) == (0, ""), result.output
        return result.stdout

    def bad(self, *arguments, url=None):
        result = self(*arguments, url=url)
        assert result.exit_code == 1, result.output
        return result.stderr


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    folder = tmp_path_factory.mktemp("security")
    try:
        chosen = security(folder)
        with server.running(1, is_brief=True, security=chosen) as cluster:
            node = Secured(cluster, chosen.files / "authority.pem")
            node.await_security()
            for name, role in ROLE.findall(OPERATING.read_text("utf-8")):
                node.give("roles", name, json.loads(role))
            for name, roles in USERS.items():
                mine = {"password": PASSWORD, "opendistro_security_roles": roles}
                node.give("internalusers", name, mine)
            where = {"type": "fs", "settings": {"location": "kept"}}
            assert node.ask("PUT", "/_snapshot/kept", where) == {"acknowledged": True}
            yield node
    except server.CannotStart as reason:
        pytest.skip(str(reason))


@pytest.fixture
def filled(node, tmp_path):
    """An index with two releases, and the data folder of its archive."""
    folder = tmp_path / "data"
    indexer = node.user("indexer", folder)
    indexer.good("index", SEEDS)
    yield folder
    node.cluster.remove("communique")


def test_the_role_of_the_indexer_suffices_for_all_that_an_indexer_does(node, filled):
    indexer = node.user("indexer", filled)
    assert "all is well" in indexer.good("check")
    indexer.good("rebuild")
    indexer.good("forget", FIRST)
    indexer.good("rebuild")
    indexer.good("rollback")
    indexer.good("backup", filled / "a.zip")
    indexer.good("restore", "--force", filled / "a.zip")
    assert "all is well" in indexer.good("check")


def test_evaluating_takes_no_more_than_the_role_of_the_indexer(node, filled, tmp_path):
    collection = tmp_path / "collection"
    collection.mkdir()
    text = {"_id": "1", "title": "Paix", "text": "La paix à Genève."}
    (collection / "corpus.jsonl").write_text(json.dumps(text) + "\n")
    (collection / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "paix"}) + "\n")
    (collection / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\t1\t1\n")
    said = node.user("indexer", filled).good("evaluate", collection, "--lang", "fr", "--json")
    assert json.loads(said)["any"]["nDCG@10"] == 1


def test_the_role_of_a_web_server_suffices_for_searching(node, filled):
    reader = node.user("web", filled)
    assert json.loads(reader.good("search", "ruge", "--json"))["total"] == 1
    assert FIRST in reader.good("show", FIRST)
    assert reader.good("people")


@pytest.mark.parametrize(
    "arguments", [("forget", FIRST), ("rebuild",), ("index", SEEDS), ("rollback",)]
)
def test_a_web_server_changes_nothing(node, filled, arguments):
    said = node.user("web", filled).bad(*arguments)
    assert "does not allow it to the user 'web'" in said
    assert "docs/operating.md" in said
    assert "all is well" in node.user("indexer", filled).good("check")


def test_without_a_role_nothing_is_read(node, filled):
    said = node.user("nobody", filled).bad("search", "ruge")
    assert "does not allow it to the user 'nobody'" in said


def test_the_role_of_the_keeper_suffices_for_a_snapshot_and_for_bringing_it_back(node, filled):
    keeper = node.user("archivist", filled)
    keeper.good("backup", "--repository", "kept", filled / "a.zip")
    keeper.good("forget", FIRST)
    keeper.good("restore", "--force", "--repository", "kept", filled / "a.zip")
    assert "all is well" in keeper.good("check")
    assert FIRST in node.user("web", filled).good("show", FIRST)


def test_the_role_of_the_indexer_alone_keeps_no_snapshot(node, filled):
    said = node.user("indexer", filled).bad("backup", "--repository", "kept", filled / "a.zip")
    assert "does not allow it to the user 'indexer'" in said
    assert not (filled / "a.zip").exists()


@pytest.mark.parametrize("who", list(USERS))
def test_nobody_touches_what_is_not_ours(node, filled, who):
    node.ask("PUT", "/elsewhere/_doc/1?refresh=true", {"a": 1})
    url = f"opensearch+https://{who}@{node.address}/elsewhere"
    said = node.user(who, filled).bad("rebuild", url=url)
    assert "does not allow it" in said
    for method, path in (
        ("GET", "/elsewhere/_search"),
        ("DELETE", "/elsewhere"),
        ("GET", "/_cluster/settings"),
        ("POST", "/_cluster/reroute"),
        ("GET", "/.opendistro_security/_search"),
        ("GET", "/_plugins/_security/api/internalusers"),
        ("POST", "/communique/_close"),
        ("DELETE", "/_snapshot/kept"),
    ):
        assert node.status(who, method, path) == 403, (method, path)


def test_a_wrong_password_is_told_with_its_cure(node, filled):
    said = node.user("web", filled, COMMUNIQUE_INDEX_PASSWORD="no").bad("search", "ruge")  # noqa: S106
    assert "does not know the user 'web' by that password" in said
    assert "COMMUNIQUE_INDEX_PASSWORD_FILE" in said


def test_whoever_gives_no_name_is_not_known(node, filled):
    url = f"opensearch+https://{node.address}/communique"
    assert "who gives no user name" in node.user("web", filled).bad("search", "ruge", url=url)


def test_the_password_may_stand_in_a_file(node, filled, tmp_path):
    (tmp_path / "password").write_text(f"{PASSWORD}\n")
    reader = node.user("web", filled, COMMUNIQUE_INDEX_PASSWORD_FILE=str(tmp_path / "password"))
    assert reader.good("search", "ruge")


@pytest.mark.parametrize("authority", ["", "another"])
def test_a_certificate_is_trusted_only_by_whoever_is_told_its_authority(
    node, filled, tmp_path, authority
):
    if authority:
        certificates(tmp_path)
        authority = str(tmp_path / "authority.pem")
    said = node.user("web", filled, COMMUNIQUE_INDEX_CA=authority).bad("search", "ruge")
    assert "certificate of the server is not trusted" in said
    assert "COMMUNIQUE_INDEX_CA" in said


def test_a_node_that_speaks_tls_only_is_not_reached_without(node, filled):
    url = f"opensearch+http://web@{node.address}/communique"
    assert "cannot be reached" in node.user("web", filled).bad("search", "ruge", url=url)
