"""Versions that are one release though their ids are two: joined, left apart, corrected."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.crosslingual import both
from bench.pairing import hidden, settled
from communique import main
from index import indexing, pairing
from index.archive import Archive
from index.engines.memory import MemoryIndex, MemoryWriter
from index.errors import PairsError
from index.pairs import settling
from index.pairs.corrections import NAME, read
from index.pairs.deciding import Alone, Couple, decided
from index.pairs.scoring import ENOUGH, score
from index.pairs.traits import from_json, traits
from index.release import Block, Days, ReleaseId, Version
from search.addressed import addressed
from search.engines.memory import MemorySearcher

DEBIAN = Path(__file__).parents[2] / "shared" / "corpora" / "releases" / "debian-fr-en.jsonl.gz"

PLACES = ["Pristina", "Sarajevo", "Skopje", "Tirana", "Podgorica", "Chisinau"]
PEOPLE = [
    "Boris Ruge",
    "Mircea Geoană",
    "Miroslav Lajčák",
    "Albin Kurti",
    "Vjosa Osmani",
    "Edi Rama",
]


def version(id, language, number, *, day=16, **more):
    """One of six visits, told in either language."""
    place, who = PLACES[number], PEOPLE[number]
    soldiers, year = 1350 + 111 * number, 1999 + number
    if language == "fr":
        title = f"{who} en visite à {place}"
        texts = [
            (
                f"{who} s’est rendu à {place} pour rencontrer les autorités et la communauté "
                f"internationale, présente dans la région depuis {year}."
            ),
            (
                f"« La stabilité de {place} est essentielle à notre sécurité », a déclaré {who} devant "
                f"{soldiers} soldats du contingent multinational."
            ),
            f"La coopération militaire avec {place} continuera, avec {number + 21} projets.",
        ]
    else:
        title = f"{who} visits {place}"
        texts = [
            (
                f"{who} travelled to {place} to meet the authorities and the international community, "
                f"present in the region since {year}."
            ),
            (
                f"“The stability of {place} is essential to our security”, {who} declared before "
                f"{soldiers} soldiers of the multinational contingent."
            ),
            f"Military cooperation with {place} will continue, with {number + 21} projects.",
        ]
    blocks = tuple(Block(text, language) for text in texts)
    happened = Days.on(date(2024, 8, 1) + timedelta(days=day)) if day is not None else None
    return Version(ReleaseId(id), language, title, blocks, happened=happened, **more)


@pytest.fixture
def archive(tmp_path):
    with Archive.open(tmp_path) as opened:
        yield opened


def keep(archive, *versions):
    with archive.writing():
        for one in versions:
            archive.keep(one, source="test", line=None)
    settling.settle(archive)


def joined(archive):
    return {tuple(couple): why for couple, why in archive.joins.joined().items()}


def correct(archive, text):
    (archive.path.parent / NAME).write_text(text, "utf-8")
    settling.settle(archive)


def test_what_was_read_and_not_compared_when_a_run_was_killed_is_compared_by_the_next(
    archive, monkeypatch
):
    class Killed(Exception):  # noqa: N818 - what it is
        """As if the power went."""

    def killed(*_args):
        raise Killed

    with monkeypatch.context() as power:
        power.setattr(settling, "_score", killed)
        with pytest.raises(Killed):
            keep(archive, version("visite", "fr", 0), version("visit", "en", 0))
    settling.settle(archive)
    assert joined(archive) == {("visite", "visit"): "evidence"}


def test_days_that_last_are_near_what_happened_within_them(archive):
    long = Days(date(2024, 3, 1), date(2024, 8, 20))
    keep(
        archive,
        replace(version("visite", "fr", 0), happened=long),
        version("visit", "en", 0, day=10),
        version("other", "en", 1, day=60),
    )
    near = {
        one.id: archive.joins.near(one, days=7, least=0, most=9_999)
        for one in archive.joins.shown(["visite", "visit", "other"])
    }
    assert near["visit"] == [("visite", long)]
    assert [id for id, _ in near["visite"]] == ["visit"]
    assert near["other"] == []


def test_a_text_and_its_translation_are_joined_by_evidence(archive):
    keep(archive, version("visite", "fr", 0), version("visit", "en", 0))
    assert joined(archive) == {("visite", "visit"): "evidence"}
    (release,) = pairing.releases(archive, archive.ids(), remember=False)
    assert (release.id, release.languages, release.other_ids) == (
        "visite",
        ("fr", "en"),
        ("visit",),
    )
    assert (release.joining.by, release.joining.apart) == ("evidence", 0)
    assert release.joining.numbers >= 3
    assert "Pristina" in release.joining.names


def test_unrelated_releases_of_one_day_are_left_apart(archive):
    keep(archive, version("visite", "fr", 0), version("other", "en", 1))
    assert joined(archive) == {}
    assert archive.ids() == ["other", "visite"]


def test_three_candidates_for_one_translation_are_left_apart_and_listed(archive):
    same = [version(f"visit-{n}", "en", 0) for n in range(3)]
    keep(archive, version("visite", "fr", 0), *same)
    assert joined(archive) == {}
    assert set(settling.undecided(archive).open) == {("visite", f"visit-{n}") for n in range(3)}


def test_days_too_far_apart_are_no_pair(archive):
    keep(archive, version("visite", "fr", 0, day=1), version("visit", "en", 0, day=20))
    assert joined(archive) == {}


def test_versions_without_a_day_are_joined_too(archive):
    keep(archive, version("visite", "fr", 0, day=None), version("visit", "en", 0, day=None))
    assert joined(archive) == {("visite", "visit"): "evidence"}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ({"release": "PR/1"}, {"release": "PR/1"}),
        ({}, {"translation_of": "a"}),
        ({"translation_of": "b"}, {}),
        ({"translation_of": "b"}, {"translation_of": "a"}),
        ({"release": 12}, {"release": "12"}),
    ],
)
def test_what_the_source_says_is_believed_whatever_the_texts_have_in_common(
    archive, french, english
):
    keep(archive, version("a", "fr", 0, extra=french), version("b", "en", 5, day=1, extra=english))
    assert joined(archive) == {("a", "b"): "source"}


def test_three_versions_that_a_source_names_one_are_left_apart_and_listed(archive):
    said = {"release": "PR-1"}
    keep(
        archive,
        version("a", "fr", 0, extra=said),
        version("b", "en", 0, extra=said),
        version("c", "en", 0, extra=said),
    )
    assert joined(archive) == {}
    assert settling.undecided(archive).torn == (("a", "b", "c"),)


def test_versions_that_sources_tell_apart_are_not_joined_by_evidence(archive):
    keep(
        archive,
        version("a", "fr", 0, extra={"release": "1"}),
        version("b", "en", 0, extra={"release": "2"}),
    )
    assert joined(archive) == {}


def test_a_person_parts_joins_and_takes_back(archive):
    keep(archive, version("a", "fr", 0), version("b", "en", 0), version("c", "en", 1))
    correct(archive, "part: [[b, a]]")
    assert joined(archive) == {}
    correct(archive, "join:\n  - [c, a]")
    assert joined(archive) == {("a", "c"): "person"}
    correct(archive, "")
    assert joined(archive) == {("a", "b"): "evidence"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("join:\n  - [a, b]\npart:\n  - [b, a]", 4, "both joined and parted, see line 2"),
        ("join:\n  - [a, b]\n  - [a, c]", 3, "already joined to 'b', line 2"),
        ("join:\n  - [a]", 2, "two ids in brackets"),
        ("join:\n  - [a, a]", 2, "with itself"),
        ("join: a", 1, "a list of pairs"),
        ("joined: []", 1, "'joined' is not a key here"),
        ("- a", 1, "lists under the keys"),
        ("join: [[a, b]", 1, "expected"),
        ("join:\n  - [{a: 1}, b]", 2, "two ids in brackets"),
    ],
)
def test_what_contradicts_itself_or_says_nothing_is_refused_with_its_line(text, line, what):
    with pytest.raises(PairsError) as refused:
        read(text)
    assert what in str(refused.value)
    assert f"{NAME}:{line}:" in str(refused.value)


def test_a_refused_correction_changes_nothing(archive):
    keep(archive, version("a", "fr", 0), version("b", "en", 0))
    (archive.path.parent / NAME).write_text("join:\n  - [a, b]\npart:\n  - [a, b]\n", "utf-8")
    with pytest.raises(PairsError, match=r"pairs\.yaml:4:"):
        settling.settle(archive)
    assert joined(archive) == {("a", "b"): "evidence"}


def test_a_correction_of_two_in_one_language_is_kept_apart_and_told(archive, cli):
    keep(archive, version("a", "fr", 0), version("b", "fr", 1))
    correct(archive, "join: [[a, b]]")
    assert joined(archive) == {}
    assert "stays apart: not one French and one English" in cli("pairs").output


@pytest.fixture
def cli(tmp_path):
    return lambda *args: CliRunner().invoke(main, ["--data", str(tmp_path), *args])


def test_the_commands_list_and_explain(archive, cli):
    keep(archive, version("visite", "fr", 0), version("visit", "en", 0))
    listed = cli("pairs").output
    assert "visite = visit  by evidence" in listed
    assert "1 joined, 0 in doubt" in listed
    explained = cli("pairs", "visit").output
    assert "the same days" in explained
    assert "Pristina" in explained
    assert cli("pairs", "nothing").exit_code == 1


def publish(archive, index):
    with closing(MemoryWriter(index)) as writer:
        indexing.publish(archive, writer)


@pytest.mark.parametrize("id", ["visite", "visit"])
def test_a_release_is_shown_with_why_it_is_joined(archive, cli, id):
    keep(archive, version("visite", "fr", 0), version("visit", "en", 0), version("seul", "fr", 2))
    lines = cli("show", id).output.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("joined by evidence, score 0."))
    assert lines[at + 1] == "    the same days"
    told = json.loads(cli("show", id, "--json").output)["joined"]
    assert (told["by"], told["days"]) == ("evidence", 0)
    assert "Pristina" in told["names"]
    assert "joined by" not in cli("show", "seul").output


@pytest.mark.parametrize("id", ["visite", "visit"])
def test_either_id_finds_and_forgets_the_whole_release(tmp_path, id):
    index = MemoryIndex()
    with Archive.open(tmp_path) as archive:
        keep(archive, version("visite", "fr", 0), version("visit", "en", 0))
        publish(archive, index)
        assert addressed(ReleaseId(id), MemorySearcher(index)).id == "visite"
        with archive.writing():
            assert archive.forget(ReleaseId(id))
        publish(archive, index)
        assert addressed(ReleaseId(id), MemorySearcher(index)) is None
        assert archive.sources() == []
        assert archive.joins.ids() == set()
        assert archive.forgotten() == ["visit", "visite"]


def test_the_second_language_takes_the_place_of_two_hits_and_back(tmp_path):
    index = MemoryIndex()
    with Archive.open(tmp_path) as archive:
        for one in (version("visit", "en", 0), version("visite", "fr", 0)):
            keep(archive, one)
            publish(archive, index)
        assert [t.term for t in MemorySearcher(index).vocabulary("id", "", 9)] == ["visite"]
        # the version changes its language: nothing is lost, and the other stands alone again
        keep(archive, version("visite", "en", 3))
        publish(archive, index)
        assert [t.term for t in MemorySearcher(index).vocabulary("id", "", 9)] == [
            "visit",
            "visite",
        ]
        assert MemorySearcher(index).get(ReleaseId("visite")).languages == ("fr", "en")


def test_a_changed_translation_is_put_anew_under_the_id_of_the_release(tmp_path):
    index = MemoryIndex()
    with Archive.open(tmp_path) as archive:
        keep(archive, version("visite", "fr", 0), version("visit", "en", 0))
        publish(archive, index)
        keep(archive, replace(version("visit", "en", 0), title="Boris Ruge in Pristina, updated"))
        publish(archive, index)
        found = MemorySearcher(index).get(ReleaseId("visite"))
        assert found.version("en").title == "Boris Ruge in Pristina, updated"


def test_nothing_is_compared_again_that_stands_as_it_was(archive, monkeypatch):
    keep(archive, version("a", "fr", 0), version("b", "en", 0))
    monkeypatch.setattr("index.pairs.traits.traits", lambda _: pytest.fail("compared again"))
    with archive.writing():
        archive.make_pending(archive.ids())
    settling.settle(archive)
    assert joined(archive) == {("a", "b"): "evidence"}


EVERY = [
    *(version(f"f{n}", "fr", n, day=n % 3) for n in range(4)),
    *(version(f"e{n}", "en", n, day=n % 3 + n // 3) for n in range(4)),
    version("twin", "en", 1, day=1),
    version("none", "fr", 5, day=None),
    version("said-fr", "fr", 4, extra={"release": "x"}),
    version("said-en", "en", 2, extra={"release": "x"}),
]


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(EVERY), cuts=st.sets(st.integers(1, len(EVERY) - 1), max_size=4))
def test_whatever_the_order_of_arrival_the_same_is_joined_and_no_version_is_lost(
    tmp_path_factory, order, cuts
):
    with Archive.open(tmp_path_factory.mktemp("order")) as archive:
        start = 0
        for end in (*sorted(cuts), len(order)):
            keep(archive, *order[start:end])
            start = end
        found = joined(archive)
        assert found == {
            ("f0", "e0"): "evidence",
            ("f2", "e2"): "evidence",
            ("f3", "e3"): "evidence",
            ("said-fr", "said-en"): "source",
        }
        held = [version.id for id in archive.ids() for version in archive.versions(id)]
        assert sorted(held) == sorted(one.id for one in EVERY)


scores = st.dictionaries(
    st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")).map(lambda two: Couple(*two)),
    st.floats(0, 1),
)


@given(scores)
def test_no_version_is_joined_twice_and_only_what_scores_enough(found):
    alone = [Alone(one, "fr") for one in "abc"] + [Alone(one, "en") for one in "xyz"]
    told = decided(alone, found)
    assert len({c.french for c in told.joined}) == len(told.joined)
    assert len({c.english for c in told.joined}) == len(told.joined)
    assert all(found[couple] >= ENOUGH for couple in (*told.joined, *told.open))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_have_a_score_and_traits_that_can_be_kept(one, other):
    french = traits(Version(ReleaseId("a"), "fr", one, (Block(other, "fr"),)))
    english = traits(Version(ReleaseId("b"), "en", other, (Block(one, "en"),)))
    assert 0 <= score(french, english, apart=None) <= 1
    assert from_json(french.to_json()) == french


def test_a_huge_text_is_known_by_its_beginning():
    huge = Version(ReleaseId("a"), "fr", "t", (Block("mot 12345 " * 600_000, "fr"),))
    found = traits(huge)
    assert found.length > 5_000_000
    assert len(found.numbers) == 1


@pytest.mark.skipif(
    not DEBIAN.is_file(),
    reason="put debian-fr-en.jsonl.gz into ../shared/corpora/releases",
)
def test_the_debian_announcements_are_paired_with_their_ids_hidden():
    found = both(DEBIAN)
    every = {hidden(one).id: (id, hidden(one)) for id, two in found.items() for one in two.values()}
    pairs, _, _ = settled(one for _, one in every.values())
    right = sum(every[one][0] == every[other][0] for one, other in pairs.items())
    assert right / len(pairs) >= 0.99
    assert right / len(found) >= 0.95
