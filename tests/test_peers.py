"""The engines that we are compared with are asked what ours is asked, and find what it finds."""

import json
from dataclasses import asdict

import pytest

from bench.peering.agreement import counts_as, ids, scores_as
from bench.peering.collection import PARTED, text
from bench.peering.driver import driven
from bench.peering.fts5_engine import Fts5
from bench.peering.measured import Measured, Times
from bench.peering.memory_engine import Memory
from bench.peering.own_engine import Own, OwnColumns
from bench.peering.parts import apart
from bench.peering.questions import questions
from bench.peering.translating import CannotBeAsked
from bench.peering.whoosh_engine import Whoosh
from bench.recombined import recombined
from bench.releases import analysed, repeated
from index.entry import TEXT_FIELDS
from search.plan import All, Alternative, Everything, Phrase, Plan, Some, Terms, Without

FIELD = TEXT_FIELDS[0]
WORD = Terms((Alternative(FIELD, "paix", 0.5),))


SAID = [
    (
        "fr",
        "2019-03-14",
        "Le ministre des transports ouvre la ligne de Belgrade à Pristina",
        (
            "Le ministre des transports, M. Pierre Durand, a ouvert ce matin la nouvelle ligne entre "
            "Belgrade et Pristina, que les deux parties ont bâtie avec l’aide de l’Union européenne.\n\n"
            "« La paix tient aux rails autant qu’aux traités », a déclaré M. Durand devant les maires des "
            "communes que la nouvelle ligne relie, en présence de Mme Anne Martin, ministre de l’écologie."
        ),
    ),
    (
        "fr",
        "2021-06-02",
        "Anne Martin reçoit les communes du littoral",
        (
            "La ministre de l’écologie, Mme Anne Martin, a reçu mercredi les maires des communes du "
            "littoral, qui demandent une aide nouvelle de l’État contre la montée des eaux de la mer.\n\n"
            "Les maires ont remis à la ministre un rapport sur les digues, que les communes entretiennent "
            "seules depuis que la ligne de partage des dépenses a été tracée entre l’État et elles."
        ),
    ),
    (
        "en",
        "2019-03-15",
        "Dialogue on the normalisation of relations resumes",
        (
            "The special representative, Mr John Carter, met both parties in Brussels on Friday, and the "
            "dialogue on the normalisation of relations resumed after a break of more than four months.\n\n"
            "The parties agreed that the new line between Belgrade and Pristina is a sign of peace, and "
            "that their next meeting will be held with Mr Carter in the presence of the two ministers."
        ),
    ),
    (
        "en",
        "2022-11-30",
        "Help for towns on the coast",
        (
            "Towns on the coast will be given help against the rising sea, the minister of the environment, "
            "Ms Anne Martin, said on Wednesday after she had read the report of the mayors on their dikes.\n\n"
            "The special representative, Mr John Carter, welcomed the help, and said that peace and a safe "
            "coast were both built by parties that meet more than once and agree on what they will do."
        ),
    ),
]
MADE = 40


@pytest.fixture(scope="module")
def entries(tmp_path_factory):
    folder = tmp_path_factory.mktemp("releases")
    said = [
        {"id": f"said-{n}", "language": language, "date": day, "title": title, "text": text}
        for n, (language, day, title, text) in enumerate(SAID)
    ]
    (folder / "said.jsonl").write_text("\n".join(map(json.dumps, said)))
    made = map(json.dumps, recombined([folder / "said.jsonl"], count=MADE, seed=1))
    (folder / "made").mkdir()
    (folder / "made" / "made.jsonl").write_text("\n".join(made))
    return analysed(folder / "made")


@pytest.fixture(scope="module", params=[None, FIELD], ids=["as the page asks", "one field"])
def asked(request, entries):
    return questions(entries, field=request.param)[::10]


def answers(peer, entries, asked, folder):
    peer.build(entries, folder)
    itself = getattr(peer, "measured", None)
    found = (
        itself(folder, asked, passes=0) if itself else driven(peer, folder, asked, passes=0)
    ).answers
    return [asdict(one) for one in found]


@pytest.mark.parametrize("peer", [Fts5, Whoosh])
def test_a_peer_finds_and_counts_what_ours_does(peer, entries, asked, tmp_path):
    (tmp_path / "ours").mkdir()
    ours = answers(OwnColumns(), entries, asked, tmp_path / "ours")
    (tmp_path / "peer").mkdir()
    theirs = answers(peer(), entries, asked, tmp_path / "peer")
    assert len({one["total"] for one in ours}) > 5
    assert any(one["people"] for one in ours)
    for question, one, other in zip(asked, ours, theirs, strict=True):
        assert counts_as(one, other), question.plan


def test_ours_orders_and_scores_as_the_plainest_engine(entries, asked, tmp_path):
    (tmp_path / "ours").mkdir()
    ours = answers(Own(), entries, asked, tmp_path / "ours")
    (tmp_path / "memory").mkdir()
    theirs = answers(Memory(), entries, asked, tmp_path / "memory")
    assert [ids(one) for one in ours] == [ids(one) for one in theirs]
    assert all(scores_as(one, other) for one, other in zip(ours, theirs, strict=True))


def test_answers_that_differ_are_told_apart(entries, asked, tmp_path):
    one, *_ = answers(Own(), entries, asked, tmp_path)
    assert counts_as(one, one)
    assert not counts_as(one, {**one, "total": one["total"] + 1})
    assert not counts_as(one, {**one, "years": {"1999": 1}})
    assert not scores_as(one, {**one, "order": [["a", 1.0]] * (1 + len(one["order"]))})


@pytest.mark.parametrize(
    "clause",
    [Without(WORD), Everything(), Terms((), "title"), Some((WORD, WORD, WORD), least=2)],
    ids=["without", "everything", "a part", "two of three"],
)
@pytest.mark.parametrize("peer", [Fts5, Whoosh])
def test_what_a_peer_cannot_be_asked_is_one_error(peer, clause, asked):
    question = type(asked[0])("other", Plan(clause), asked[0].wanted)
    with pytest.raises(CannotBeAsked):
        peer().translated(question)


def test_a_question_of_every_part_weighs_each():
    asked = apart(All((WORD, Phrase(FIELD, (("a",), ("b",))))))
    word, phrase = asked.clauses
    assert [(one.field.name, one.weight) for one in word.alternatives] == [
        ("fr_exact_title", 1.5),
        ("fr_exact_lead", 0.5),
        ("fr_exact_caption", 0.5),
        ("fr_exact_body", 0.5),
        ("fr_exact_closing", 0.25),
    ]
    assert [one.field.name for one in phrase.clauses] == [
        one.field.name for one in word.alternatives
    ]


def test_the_parts_together_hold_every_word_of_the_whole(entries):
    for entry in entries[:20]:
        whole, parted = text(entry), text(entry, PARTED)
        for field in TEXT_FIELDS:
            own = whole.words.get(field.name, "").replace("¦", "").split()
            each = [
                word
                for one in PARTED
                if one.name.startswith(f"{field.name}_") and one.part != "said"
                for word in parted.words.get(one.name, "").replace("¦", "").split()
            ]
            assert sorted(own) == sorted(each)


def test_releases_repeat_under_ids_and_days_of_their_own(entries):
    twice = [*repeated(entries[:3], 6)]
    assert len({entry.id for entry in twice}) == 6
    assert all(entry.printed == entries[n % 3].printed for n, entry in enumerate(twice))


def test_medians_are_of_the_warm_passes_alone():
    passes = [[Times(90, 9, 1)] * 2, *([Times(step, 1, 1)] * 2 for step in (5, 1, 3))]
    told = Measured([None, None], passes).as_json()
    assert (told["cold"][0], told["search"][0], told["page"][0]) == (100, 4, 5)
    assert Measured([None], passes[:1]).as_json()["page"][0] == 100
