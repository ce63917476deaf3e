"""Names of many releases that are one person's, and names that are not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.keys import kin_key
from index.people.merging import resolve
from index.people.officials import NO_OFFICIALS, read
from index.people.titles import honorific_key, title_keys
from index.people.witness import Witness

DAY = date(2022, 5, 1).toordinal()


def witness(release, name, *titles, sure=True, day=DAY, also=()):
    return Witness(release, name, (name, *also), sure, frozenset(titles), day)


def who(*witnesses, officials=NO_OFFICIALS):
    known = resolve(witnesses, officials).known
    return [
        known[w.release, w.name].id if (w.release, w.name) in known else None for w in witnesses
    ]


@pytest.mark.parametrize(
    ("one", "other", "title"),
    [
        ("Joe Biden", "Joseph R. Biden", "president"),
        ("Abdel Fattah Al-Sisi", "Abdel Fattah El-Sisi", "president"),
        ("Abdel Fattah Al Sisi", "Abdel Fattah Al-Sissi", "president"),
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "president"),
        ("Marko Đurić", "Marko Djuric", "minister"),
        ("Tony Blinken", "Antony J. Blinken", "secretary"),
        ("B. Pompili", "Barbara Pompili", "minister"),
    ],
)
def test_variants_are_one_person_when_both_are_told_to_hold_one_office(one, other, title):
    first, second = who(witness("1", one, title), witness("2", other, title))
    assert first == second
    first, second = who(witness("1", one), witness("2", other, title))
    assert (first == second) == ("J. Blinken" in other and "Antony" in one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mircea Geoană", "Mircea Geoana"),
        ("Jean-Baptiste Djebbari", "Jean Baptiste Djebbari"),
        ("DING Xuexiang", "Xuexiang Ding"),
        ("Susan Rice", "Susan E. Rice"),
    ],
)
def test_what_is_equal_once_folded_or_only_longer_needs_no_office(one, other):
    first, second = who(witness("1", one), witness("2", other))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "Jill Biden"),
        ("Barack Obama", "Michelle Obama"),
        ("George W. Bush", "George H. W. Bush"),
        ("Marie Dupont", "Martin Dupont"),
    ],
)
def test_another_first_name_or_initial_is_another_person_whatever_the_office(one, other):
    first, second = who(witness("1", one, "president"), witness("2", other, "president"))
    assert first != second


def test_a_name_that_fits_two_people_who_are_not_one_joins_neither():
    names = ("George W. Bush", "George H. W. Bush", "George Bush")
    assert len(set(who(*(witness(n, n, "president") for n in names)))) == 3


def test_two_terms_far_apart_are_no_proof():
    first, second = who(
        witness("1", "B. Roe", "minister", day=DAY),
        witness("2", "Bea Roe", "minister", day=DAY + 20 * 366),
    )
    assert first != second


def test_a_surname_goes_to_the_one_who_has_its_title():
    joe, jill, president, doctor = who(
        witness("1", "Joe Biden", "president"),
        witness("2", "Jill Biden", "dr"),
        witness("3", "Biden", "president"),
        witness("4", "Biden", "dr"),
    )
    assert (president, doctor) == (joe, jill)


def test_a_title_that_one_release_misreads_does_not_keep_a_surname_apart():
    read_right = [witness(str(n), "Joe Biden", "president") for n in range(11)]
    found = who(
        *read_right, witness("x", "Jill Biden", "president"), witness("y", "Biden", "president")
    )
    assert found[-1] == "joe-biden"


def test_of_several_titles_beside_a_surname_that_counts_which_most_releases_give():
    head = [witness(str(n), "Joe Biden", "president") for n in range(11)]
    wife = [witness("x", "Jill Biden", "dr", "members")]
    assert who(*head, *wife, witness("y", "Biden", "president", "dr", "members"))[-1] == "joe-biden"


def test_a_surname_that_two_have_with_one_title_stays_alone():
    found = who(
        witness("1", "Ann Roe", "senator"),
        witness("2", "Max Roe", "senator"),
        witness("3", "Roe", "senator"),
        witness("4", "Roe", "mr"),
    )
    assert found[2:] == ["roe", "roe"]


def test_a_surname_with_an_office_that_its_bearer_never_had_stays_alone():
    found = who(witness("1", "Ann Roe", "minister"), witness("2", "Roe", "senator"))
    assert found == ["ann-roe", "roe"]


def test_monsieur_is_not_madame():
    women = [witness(str(n), "Ann Roe", "mrs") for n in range(2)]
    assert who(*women, witness("x", "Roe", "mr"))[-1] == "roe"
    assert who(*women, witness("x", "Roe", "mrs"))[-1] == "ann-roe"


def test_a_name_is_known_everywhere_once_two_releases_prove_it():
    bare = witness("9", "Ann Roe", sure=False)
    assert who(witness("1", "Ann Roe"), bare) == ["ann-roe", None]
    assert who(witness("1", "Ann Roe"), witness("2", "Ann Roe"), bare)[-1] == "ann-roe"


def test_what_most_releases_print_as_nobodys_name_is_nobodys():
    proven = [witness(str(n), "Collar Crime") for n in range(2)]
    bare = [witness(f"x{n}", "Collar Crime", sure=False) for n in range(9)]
    assert set(who(*proven, *bare)) == {None}


def test_the_name_that_most_releases_print_is_shown_with_its_diacritics():
    kin = resolve(
        [
            witness("1", "Élisabeth BORNE"),
            witness("2", "Elisabeth Borne"),
            witness("3", "Élisabeth Borne"),
        ]
    )
    assert [identity.name for identity in kin.identities] == ["Élisabeth Borne"]


def test_every_merge_has_a_proof():
    kin = resolve(
        [
            witness("1", "Joe Biden", "president"),
            witness("2", "Joseph R. Biden", "president"),
            witness("3", "Biden", "president"),
        ]
    )
    assert [(p.one, p.other, p.why) for p in kin.identities[0].proofs] == [
        ("Joe Biden", "Joseph R. Biden", "both are told to be president"),
        ("Biden", "Joseph R. Biden", "the only president of that surname at that time"),
    ]


names = st.sampled_from(
    ["Joe Biden", "Joseph R. Biden", "Joseph Biden", "J. Biden", "Jill Biden", "Biden", "BIDEN Joe"]
)
titled = st.frozensets(st.sampled_from(["president", "dr", "mrs", "senator"]), max_size=2)
corpora = st.lists(
    st.builds(
        lambda release, name, sure, titles, day: Witness(str(release), name, (name,), sure, titles, day),
        st.integers(0, 9), names, st.booleans(), titled, st.none() | st.integers(DAY, DAY + 3000),
    ),
    max_size=25,
    unique_by=lambda w: (w.release, w.name),
)  # fmt: skip


@given(corpora, st.randoms())
def test_the_outcome_is_the_same_whatever_the_order_of_arrival(corpus, random):
    shuffled = list(corpus)
    random.shuffle(shuffled)
    assert resolve(shuffled) == resolve(corpus)


@given(corpora)
def test_two_first_names_that_exclude_each_other_are_never_one_person(corpus):
    known = resolve(corpus).known
    ids = {name: who.id for (_, name), who in known.items()}
    assert "Jill Biden" not in ids or ids["Jill Biden"] not in {
        ids.get(name) for name in ("Joe Biden", "Joseph Biden", "Joseph R. Biden")
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sisi", "Al-Sissi"), ("Zelensky", "Zelenskyy"), ("Đurić", "Djuric"), ("Geoană", "Geoana")],
)
def test_spellings_of_a_surname_are_kin(one, other):
    assert kin_key(one) == kin_key(other)


@pytest.mark.parametrize(
    ("role", "keys"),
    [
        ("Vice President", {"vice president"}),
        ("ancien Premier ministre", {"prime minister"}),
        ("ministre de la Transition, chargée du Logement", {"minister"}),
        ("secrétaire général de l’OTAN", {"secretary"}),
        ("Foreign Minister", {"minister"}),
    ],
)
def test_offices_of_both_languages_have_one_key(role, keys):
    assert title_keys(role) == keys


@pytest.mark.parametrize(
    ("before", "key"),
    [
        ("avec M. ", "mr"),
        ("avec Mme ", "mrs"),
        ("said Ms. ", "mrs"),
        ("by Sen. ", "senator"),
        ("l’", None),
    ],
)
def test_an_honorific_is_told_by_what_stands_before(before, key):
    assert honorific_key(before) == key


def test_corrections_join_and_part_names():
    told = read("people: [{name: Ann Roe, aliases: [Nan Roe, Roe], never: [A. Roe]}]")
    found = who(
        witness("1", "Ann Roe", "minister"), witness("2", "Nan Roe"), witness("3", "Roe", "senator"),
        witness("4", "A. Roe", "minister"), officials=told,
    )  # fmt: skip
    assert found == ["ann-roe", "ann-roe", "ann-roe", "a-roe"]
