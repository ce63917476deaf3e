"""On what an attribution rests, in both languages, and where too little tells who speaks."""

import pytest

from index.people import heard, identify, sightings, spoken
from index.people.quotes import attributed
from index.release import Block, ReleaseId, Version

VASSEUR = "Mme Anne Vasseur, ministre de la Paix, a reçu M. Paul Marlow. "
HEADED = (
    "Le mot de chacun : Mme Anne Vasseur, ministre de la Paix « Nous tenons bon ici. »"
    " M. Paul Marlow, ministre de la Mer « Nous irons encore loin. »"
)
FINCH = "Secretary General Jane Finch met Mr. Paul Marlow. "


def version(*paragraphs, language="fr", title="Une visite"):
    """A version of these paragraphs."""
    blocks = tuple(Block(text, language) for text in paragraphs)
    return Version(ReleaseId("a"), language, title, blocks)


def proofs(*paragraphs, language="fr", title="Une visite"):
    """What each quote rests on."""
    made = version(*paragraphs, language=language, title=title)
    return [one.proof for one in attributed(made, sightings(made))]


def speakers(*paragraphs, language="fr", title="Une visite"):
    """The surname of who says each quote."""
    made = version(*paragraphs, language=language, title=title)
    found = heard(made)
    _, mentions = identify([(made, found.sightings)])
    told = spoken([(made, found.quotes)], mentions)
    return [one.speaker and one.speaker.rpartition("-")[2] for one in told]


@pytest.mark.parametrize(
    ("language", "proof", "paragraphs"),
    [
        ("fr", "verb", ["« Nous tiendrons bon ensemble », a dit Mme Anne Vasseur."]),
        ("en", "verb", ["“We will hold on together,” said Ms. Jane Finch."]),
        ("fr", "colon", ["Mme Anne Vasseur : « Nous tiendrons bon ensemble ici. »"]),
        ("en", "colon", ["Ms. Jane Finch: “We will hold on together.”"]),
        ("fr", "colon", ["Selon Mme Anne Vasseur, « nous tiendrons bon ensemble »."]),
        ("fr", "within", ["Mme Anne Vasseur a estimé que « nous tiendrons bon ensemble »."]),
        ("en", "within", ["Ms. Jane Finch said that “we will hold on together.”"]),
        (
            "fr",
            "signature",
            ["« Nous tiendrons bon ici. »", "– Mme Anne Vasseur, ministre de la Paix"],
        ),
        ("en", "signature", ["“We will hold on together.”", "– Ms. Jane Finch, Mayor of Oslo"]),
        ("en", "heading", ["**Jane Finch – CEO** “We will hold on together.”"]),
        (
            "fr",
            "heading",
            [HEADED],
        ),
        ("en", "surname", ["Debian’s leader is Steve Roe.", "“We will hold on,” said Steve."]),
        ("fr", "surname", ["Le chef est Steve Roe.", "« Nous tiendrons bon ici », a dit Steve."]),
        ("fr", "office", [VASSEUR + "« Nous tiendrons bon ensemble », a conclu la ministre."]),
        ("en", "office", [FINCH + "“We will hold on together,” the Secretary General said."]),
        ("fr", "only", ["M. Paul Marlow vient. « Nous tiendrons bon ici », a dit le préfet."]),
        ("fr", "pronoun", [VASSEUR + "« Nous tiendrons bon ensemble », a-t-elle ajouté."]),
        ("en", "pronoun", ["Ms. Jane Finch met troops. “We will hold on,” she said."]),
        (
            "fr",
            "resumed",
            [
                "« Nous tiendrons bon ici », a dit Mme Anne Vasseur.",
                "Il pleut. « C’est bien dur pour nous », a-t-elle dit.",
            ],
        ),
        (
            "en",
            "recalled",
            ["Troops of Ms. Jane Finch left. It rained. She said, “We will hold on together.”"],
        ),
        ("fr", "about", [VASSEUR + "« Nous tiendrons bon ensemble ici. »"]),
        ("en", "about", [FINCH + "“We will hold on together.”"]),
        (
            "fr",
            "opening",
            [VASSEUR + "La ministre a vu la mer. « Nous tiendrons bon ensemble ici. »"],
        ),
        (
            "fr",
            "opening",
            [
                VASSEUR
                + "À cette occasion, la ministre a vu la mer. « Nous tiendrons bon ensemble ici. »"
            ],
        ),
        (
            "en",
            "opening",
            [FINCH + "The Secretary General has seen Oslo. “We will hold on today.”"],
        ),
    ],
)
def test_what_an_attribution_rests_on_is_told(language, proof, paragraphs):
    assert proofs(*paragraphs, language=language)[-1] == proof


def test_i_rests_on_the_author_whom_the_title_names():
    title = "Remarks by President Ed Stone"
    assert proofs("And I said, “We will keep it.”", language="en", title=title) == ["author"]


def test_words_beside_a_quote_rest_on_it():
    first = "**Jane Roe, Mayor:** “We came here at night.”"
    told = proofs(first, "“We stayed on for a day.”", language="en")
    assert told == ["colon", "beside"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Troops met Ms. Jane Finch and Ms. Ann Roe. It rained. She said, “We will hold on.”",
        ),
        (
            "fr",
            "On a vu Mme Anne Vasseur et Mme Julie Roche. Il a plu. Elle a dit : « Tenons bon ici. »",
        ),
        ("en", FINCH + "“We will hold on together,” said the Secretary General and President."),
        ("fr", VASSEUR + "« Nous tiendrons bon ensemble », ont dit la ministre et le préfet."),
        ("en", "“We will hold on together,” said A Common Hope, who advises Ms. Finch."),
        ("fr", "« Nous tiendrons bon ici », a dit Grande Ourse, auprès de Mme Anne Vasseur."),
        ("en", FINCH + "“We will hold on together,” called for in Ms. Finch’s letter."),
        ("fr", "« Je suis très heureuse de cet accord signé ici », a dit M. Paul Marlow."),
        ("fr", "« Je suis fier de cet accord signé ici », a dit Mme Julie Vasseur."),
    ],
)
def test_who_is_only_guessed_is_not_said(language, text):
    assert set(speakers(text, language=language)) <= {None}


def test_a_guess_is_told_for_one():
    text = "Troops met Ms. Jane Finch and Ms. Ann Roe. It rained. She said, “We will hold on.”"
    assert proofs(text, language="en") == ["guessed"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("fr", "« Nous tiendrons bon ensemble », complète Mme Anne Vasseur.", "vasseur"),
        ("en", "“We will hold on together,” chuckles Ms. Jane Finch.", "finch"),
        ("fr", "« Je suis heureuse de cet accord », a dit Mme Julie Vasseur.", "vasseur"),
        ("en", "**Senate Majority Whip Dick Roe:** “We will hold on together.”", "roe"),
        ("en", "**D. Roe, President, Acme:** “We will hold on together.”", "roe"),
        ("en", "**Zora Quill, Center for Peace:** “We will hold on together.”", "quill"),
        ("en", "President Ed Stone left. There @POTUS says, “We will hold on together.”", "stone"),
        ("en", "President Ed Stone left. “We will hold on together,” said @POTUS.", "stone"),
        ("en", "President Ed Stone left. **Acme:** “We will hold on.” – @POTUS \\#SOTU", "stone"),
    ],
)
def test_who_is_told_in_a_way_of_their_own_says_the_words(language, text, speaker):
    assert speakers(text, language=language) == [speaker]


def test_a_handle_is_of_whoever_is_named_most_with_that_office_and_no_more():
    text = "President Ed Stone met President Ed Stone’s guests and Bo Lund, President of Acme."
    told = speakers(text, "“We will hold on together,” said @POTUS.", language="en")
    assert told == ["stone"]


def test_of_two_who_speak_in_turn_each_says_their_own():
    text = "« Nous tenons bon ici », dit Mme Anne Vasseur. « Et longtemps ici même », complète M. Paul Marlow."
    assert speakers(text) == ["vasseur", "marlow"]
    other = "« Nous tenons bon ici », a dit M. Paul Marlow. « Je suis ravie de rester encore ici. »"
    assert speakers(other) == ["marlow", None]


def test_an_adverb_may_stand_before_the_verb():
    text = "« Nous tenons bon ici », dit Mme Anne Vasseur. « Et nous aussi, pour longtemps »"
    both = " ont conjointement déclaré M. Paul Marlow et Mme Julie Roche."
    assert speakers(text + both) == ["vasseur", "marlow"]


def test_words_of_a_body_are_not_whose_are_quoted_after_them():
    text = "**Acme Fund:** “We will hold on together. “It is right,” said Dr. Paul Marlow of Acme."
    assert speakers(text, language="en")[0] is None


def test_names_that_lead_to_words_before_others_are_not_of_these():
    text = "Selon les mots de M. Paul Marlow : « Nous irons très loin » ; et ceux de Mme Anne Vasseur : « Nous tiendrons bon ici. »"
    assert speakers(text) == ["marlow", "vasseur"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mme Anne Vasseur a annoncé la création d’un « fonds de recyclage de friches »."),
        ("fr", "Le programme du jour : « Industries pour la construction durable »"),
        ("fr", "Mme Anne Vasseur a ouvert le forum « Financement de la croissance verte »."),
        ("en", "The agenda of the day: “The European framework and its expectations”"),
        ("en", "The readout that Ms. Jane Finch put out says, “The leaders met at sea today.”"),
        ("en", "It was found with a night letter stating, “People working here will be killed.”"),
        ("en", "As the Interim Guidance states: “We will take aim at it.”"),
        ("fr", "C’est un rapport du conseil qui a souligné que « l’objectif est cohérent ici »."),
        ("en", "**Becky told her friends:** the “Safer Schools and Campuses Clearinghouse”"),
    ],
)
def test_names_and_documents_are_no_quotes(language, text):
    assert speakers(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Remarks by President Ed Stone", "She said, “Where is everybody today?”"),
        ("en", "Press Briefing by Ann Roe", "People said, “Why pay any more for it?”"),
        ("en", "Remarks by President Ed Stone", "A sign. “I just need a little help.”"),
        ("fr", "Discours de Mme Anne Vasseur", "Elle a dit : « Nous ne savons rien encore. »"),
        ("fr", "Déclaration de Mme Vasseur", "On chantera. « Nous ne savons rien encore. »"),
        ("en", "Statement by Ann Roe", "We sing. “It is a tree of life to those who hold on.”"),
        ("en", "Remarks by Ann Roe", "As the Vice President says, “we are not the last ones.”"),
        ("en", "A Letter", "We met the family and she told me, “Daddy changed the world.”"),
    ],
)
def test_what_an_orator_tells_of_people_unnamed_is_no_quote(language, title, text):
    assert speakers(text, language=language, title=title) == []


@pytest.mark.parametrize(
    ("language", "title", "text", "speaker"),
    [
        ("en", "Remarks by President Ed Stone", "Ms. Ann Roe said, “We will hold on.”", "roe"),
        ("fr", "Discours de M. Ed Stone", "Mme Ann Roe a dit : « Nous tiendrons bon ici. »", "roe"),
        ("en", "All Applaud Ed Stone’s Address", "**Acme:** “We will hold on together.”", None),
    ],
)
def test_an_orator_quotes_whom_they_name(language, title, text, speaker):
    assert speakers(text, language=language, title=title) == [speaker]
