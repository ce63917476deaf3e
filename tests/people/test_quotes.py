"""Who said what: quotes, whose they are, and what in marks is no quote, in both languages."""

import pytest

from index.people import heard, identify, spoken
from index.people.quote_marks import between
from index.release import Block, Quote, ReleaseId, Version

VASSEUR = "Mme Anne Vasseur, ministre de la Paix, a reçu M. Paul Marlow. "
FINCH = "Secretary General Jane Finch met Mr. Paul Marlow. "


def said(*paragraphs, language="fr", title="Une visite"):
    """Each quote as its speaker's surname and its words, spans joined by |."""
    blocks = tuple(Block(text, language) for text in paragraphs)
    version = Version(ReleaseId("a"), language, title, blocks)
    found = heard(version)
    _, mentions = identify([(version, found.sightings)])
    return [
        (
            one.speaker and one.speaker.rpartition("-")[2],
            "|".join(
                (title if block is None else paragraphs[block])[start:end]
                for block, start, end in one.spans
            ),
        )
        for one in spoken([(version, found.quotes)], mentions)
    ]


def speakers(text, *, language):
    """The surnames of all who say each quote."""
    version = Version(ReleaseId("a"), language, "Une visite", (Block(text, language),))
    found = heard(version)
    _, mentions = identify([(version, found.sightings)])
    told = spoken([(version, found.quotes)], mentions)
    return [[who.rpartition("-")[2] for who in one.speakers] for one in told]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("« Nous tiendrons cette promesse », a déclaré Mme Anne Vasseur.", "vasseur"),
        ("Mme Anne Vasseur a déclaré : « Nous tiendrons cette promesse ».", "vasseur"),
        ("Pour Mme Anne Vasseur, « Nous tiendrons cette promesse ».", "vasseur"),
        ("Anne Vasseur : « Nous tiendrons cette promesse »", "vasseur"),
        ("Mme Anne Vasseur a précisé que « Nous tiendrons cette promesse ».", "vasseur"),
        ("« Nous tiendrons cette promesse. » Anne Vasseur, ministre de la Paix", "vasseur"),
        ("« Nous tiendrons cette promesse », selon Mme Anne Vasseur.", "vasseur"),
        (VASSEUR + "« Nous tiendrons cette promesse », a-t-elle ajouté.", "vasseur"),
        (VASSEUR + "« Nous tiendrons cette promesse », a-t-il ajouté.", "marlow"),
        (VASSEUR + "« Nous tiendrons cette promesse », a conclu la ministre.", "vasseur"),
        (VASSEUR + "« Nous tiendrons cette promesse », a dit M. Marlow.", "marlow"),
        ("« Nous tiendrons cette promesse », a dit un conseiller.", None),
        ('"Nous tiendrons cette promesse", souligne Mme Anne Vasseur.', "vasseur"),
    ],
)
def test_a_french_quote_has_its_speaker(text, speaker):
    assert said(text) == [(speaker, "Nous tiendrons cette promesse" + "." * ("esse. »" in text))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will keep this promise,” said Ms. Jane Finch.", "finch"),
        ("Ms. Jane Finch said, “We will keep this promise,”", "finch"),
        ("“We will keep this promise,” Ms. Jane Finch told reporters.", "finch"),
        ("“We will keep this promise,” according to Ms. Jane Finch.", "finch"),
        ("**Jane Finch, President, Acme Union:** “We will keep this promise,”", "finch"),
        (FINCH + "“We will keep this promise,” the Secretary General said.", "finch"),
        (FINCH + "“We will keep this promise,” said Mr. Marlow.", "marlow"),
        (FINCH + "Mr. Marlow left. “We will keep this promise,” he added.", "marlow"),
        ("“We will keep this promise,” an officer said.", None),
        ('"We will keep this promise," said Col. Jane Finch.', "finch"),
    ],
)
def test_an_english_quote_has_its_speaker(text, speaker):
    assert said(text, language="en") == [(speaker, "We will keep this promise,")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mme Vasseur a annoncé le programme « Habiter mieux en ville »."),
        ("fr", "L’appel à projets « Fonds mobilités actives et sûres » est ouvert."),
        ("fr", "Mme Anne Vasseur a déclaré que la promesse serait tenue."),
        ("fr", "Le tunnel dit « de la dernière chance » rouvre."),
        ("fr", "La loi prévoit « les techniques traditionnellement utilisées pour cela »."),
        ("en", "The panel “The Future of Work and Learning” opened."),
        ("en", "Ms. Jane Finch said that the promise would be kept."),
        ("en", "She served on the “World’s Fifty Greatest Leaders” board."),
        ("en", "Ms. Jane Finch never said “we will break this promise” to anyone."),
    ],
)
def test_titles_terms_reported_speech_and_denials_are_no_quotes(language, text):
    assert said(text, language=language) == []


def test_an_interrupted_quote_is_one():
    text = "« Nous tiendrons cette promesse », a dit Mme Anne Vasseur, « jusqu’au bout »."
    assert said(text) == [("vasseur", "Nous tiendrons cette promesse|jusqu’au bout")]
    text = "“We came here today,” said Ms. Jane Finch. “We stay.”"
    assert said(text, language="en") == [("finch", "We came here today,|We stay.")]


def test_a_quote_goes_on_where_its_mark_is_opened_anew():
    paragraphs = ("Mme Anne Vasseur a dit : « Un début de promesse.", "« Une suite.", "« Et fin. »")
    assert said(*paragraphs) == [("vasseur", "Un début de promesse.|Une suite.|Et fin.")]


def test_quotes_side_by_side_are_of_whoever_signs_the_last():
    text = (
        "*“We must keep this promise.”  “Our plan is good for all.”  – Vice President Jane Finch*"
    )
    assert said(text, language="en") == [
        ("finch", "We must keep this promise."),
        ("finch", "Our plan is good for all."),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Nous tiendrons cette promesse », ont déclaré Anne Vasseur et Paul Marlow."),
        ("fr", "Mme Vasseur, ministre de la Mer et des Ports, et M. Marlow, maire, déclarent : {}"),
        ("fr", "Pour Mme Anne Vasseur et M. Paul Marlow, « Nous tiendrons cette promesse »."),
        ("en", "“We will keep this promise,” said Ms. Anne Vasseur and Mr. Paul Marlow."),
        (
            "en",
            "President Vasseur and the Prime Minister Paul Marlow said, “We keep this promise.”",
        ),
    ],
)
def test_words_said_jointly_are_of_all_who_say_them(language, text):
    text = text.format("« Nous tiendrons cette promesse ».")
    assert speakers(text, language=language) == [["vasseur", "marlow"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Mme Anne Vasseur, avec MM. Ed Stone et Paul Marlow, a déclaré : {}"),
        ("fr", "Mme Anne Vasseur a reçu M. Paul Marlow et a déclaré : {}"),
        ("fr", "Mme Anne Vasseur, aux côtés de M. Ed Stone et de M. Paul Marlow, a déclaré : {}"),
        ("en", "Ms. Anne Vasseur thanked Mr. Ed Stone and Mr. Paul Marlow and said, {}"),
        ("en", "Ms. Anne Vasseur and Mr. Paul Marlow met. Ms. Anne Vasseur said, {}"),
    ],
)
def test_who_is_named_beside_a_speaker_says_nothing(language, text):
    words = "« Nous tiendrons cette promesse »." if language == "fr" else "“We keep this promise.”"
    assert speakers(text.format(words), language=language) == [["vasseur"]]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Oslo Mayor Jane Finch of Oslo: “We will keep this promise.”", "finch"),
        ("en", "Ms. Jane Finch said “We go” and Mr. Ed Stone said “no we do not go”.", "stone"),
        ("en", "Ms. Jane Finch said “now we all go” and Mr. Ed Stone said “no”.", "finch"),
        (
            "fr",
            "« Nous tiendrons bon, déclare Anne Vasseur, maire de Brest. Et toujours. »",
            "vasseur",
        ),
        (
            "fr",
            "« Nous tiendrons cette promesse. » Anne Vasseur, 26 septembre 2018, à Brest Il a plu.",
            "vasseur",
        ),
    ],
)
def test_the_nearest_sign_tells_whose_words_they_are(language, text, speaker):
    assert speakers(text, language=language)[0] == [speaker]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "« Comment mieux nous déplacer demain ? » est un des thèmes retenus."),
        ("fr", "Une conférence « Égalité : tous prêts à tout ? » Des entreprises témoignent."),
        ("fr", "Les essais des « Les Pêcheurs de Bretagne » indiquent une diminution."),
        ("en", "“How do we all get there?” is what this year is about."),
    ],
)
def test_themes_and_names_that_a_sentence_goes_on_with_are_no_quotes(language, text):
    assert said(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "16h15 -17h : « Quelles sont les tendances ? » en présence de Anne Vasseur, maire"),
        ("fr", "Anne Vasseur ouvrira la conférence : « Territoires et solutions pour demain. »"),
        ("fr", "Mme Anne Vasseur a salué la publication de l’avis sur les « polluants de l’air »."),
        ("en", "Ms. Jane Finch announced a coalition “Sustainable Growth For Food Security.”"),
        ("en", "The theme of Ms. Jane Finch’s summit, she said, is: “A Future for all of us.”"),
        ("en", "The Green Vision states, “We will build better roads for all.”"),
        ("fr", "Après la partie « mieux gérer ses déchets », Mme Anne Vasseur a annoncé la suite."),
        (
            "fr",
            "Mme Anne Vasseur a détaillé les objectifs et la conduite des « contrats de paix ».",
        ),
        (
            "fr",
            "Déplacement de Mme Anne Vasseur au « TechForPlanet – Scale Solutions For Climate »",
        ),
        (
            "fr",
            "18h55 : Table ronde modérée par Anne Vasseur, maire : « Quelle paix pour demain ? »",
        ),
        ("en", "People see Ms. Jane Finch travel and think, “Why does she never come here?”"),
        (
            "en",
            "Ms. Jane Finch recalled the words on the plaque: “If you need a friend, here we are.”",
        ),
        ("fr", "9h50-10h00 Discours de Mme Anne Vasseur : « La paix et les attentes de tous »"),
        ("en", "Ms. Jane Finch was reminded of that saying that “the other side gets a vote.”"),
        ("en", "There is a proverb that says, “Everybody holds up half the sky.”"),
        ("en", "Ms. Jane Finch hopes that they will look back and say, “What a great day.”"),
        ("en", "This is the moment for Ms. Jane Finch to say, “We have done enough of it.”"),
        ("en", "Ms. Jane Finch spoke and the world said, if only to say, “Do we mean it now?”"),
    ],
)
def test_titles_documents_and_words_that_only_might_be_said_are_no_quotes(language, text):
    assert said(text, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "**Augusta Mayor Jane Finch Jr.:** “We will keep this promise.”", "finch"),
        ("en", "**Jane Finch, MD, MPH, Founder, Acme:** “We will keep this promise.”", "finch"),
        (
            "en",
            "**Joni Torvik, Interim President of Acme:** “We will keep this promise.”",
            "torvik",
        ),
        ("en", "Jane Finch summed it up with a question: “Who are we going to be?”", "finch"),
        ("en", "“We will keep it.” Col. Jane Finch, the center director said.", "finch"),
        ("en", "As Ms. Jane Finch said in the Rose Garden, “We will keep this promise.”", "finch"),
        ("en", "When Mr. Ed Stone left Oslo, Torvik said, “We will keep this promise.”", None),
        ("en", "**Acme Whip Dick Torvik:** “We will keep this promise.”", "torvik"),
        ("en", "**From today:** “We will keep this promise.” – *Jane Finch, Adviser*", "finch"),
        (
            "en",
            "Jane Finch thanked Mr. Ed Stone. He said, “We will all go.” Then I said, “Yes, yes.”",
            "stone",
        ),
        ("fr", "« Nous tiendrons cette promesse », a lancé Mme Anne Vasseur.", "vasseur"),
        ("fr", "« Nous tiendrons cette promesse » s’est félicité Will Torvik, maire.", "torvik"),
        (
            "fr",
            "M. Ed Stone a félicité le maire Paul Marlow, « qui a tenu toute sa promesse ».",
            "stone",
        ),
        (
            "fr",
            "Mme Anne Vasseur, ministre, est venue. La ministre a vu la mer. « La mer est très belle. »",
            "vasseur",
        ),
        (
            "fr",
            "Anne Vasseur a reçu Paul Marlow. « Nous tiendrons cette promesse », a-t-il dit.",
            "marlow",
        ),
        (
            "fr",
            "Paul Marlow a reçu Anne Vasseur. « Nous tiendrons cette promesse », a-t-elle dit.",
            "vasseur",
        ),
    ],
)
def test_who_is_named_or_meant_says_the_words_and_nobody_else(language, text, speaker):
    assert speakers(text, language=language)[0] == ([speaker] if speaker else [])


def test_an_office_is_whose_role_begins_with_it():
    text = (
        "President Ed Stone and Vice President Jane Finch met Ann Roe, President of Acme. "
        "“We will keep this promise,” the Vice President said. “We all will,” the President said."
    )
    assert said(text, language="en")[0][0] == "finch"
    text = (
        "Anne Vasseur, secrétaire d’État auprès du ministre de la Paix, a reçu Paul Marlow, "
        "ministre de la Paix. « Nous tiendrons cette promesse », a dit la secrétaire d’État."
    )
    assert [who for who, _ in said(text)] == ["vasseur"]


def test_a_theme_in_a_title_is_no_quote():
    title = "Discours de Mme Anne Vasseur aux rencontres : « Quelle paix pour demain ? »"
    assert said("Mme Anne Vasseur est venue.", title=title) == []


def test_another_office_makes_another_quote():
    text = (
        "Mme Anne Vasseur, ministre de la Paix, est venue. « La promesse est tenue », a dit "
        "M. Paul Marlow. « Elle est belle et bonne », a conclu la ministre."
    )
    assert [speaker for speaker, _ in said(text)] == ["marlow", "vasseur"]


def test_a_source_with_a_capital_leads_to_what_follows_it():
    text = (
        "Le fonds Selon Anne Vasseur, « La promesse est tenue. » "
        "Selon Paul Marlow, « Elle est belle et bonne. »"
    )
    assert [speaker for speaker, _ in said(text)] == ["vasseur", "marlow"]


def test_a_line_that_ends_in_a_colon_leads_to_the_paragraph_after_it():
    told = said("As Ms. Jane Finch said:", "“We will keep this promise.”", language="en")
    assert [speaker for speaker, _ in told] == ["finch"]


def test_a_name_and_a_date_on_the_line_below_sign_the_words():
    told = said("*“We will keep this promise.”*", "Ms. Jane Finch, May 9, 2021", language="en")
    assert [speaker for speaker, _ in told] == ["finch"]


def test_what_a_source_stands_behind_goes_on_in_the_next_paragraph():
    told = said(
        "**Jane Finch, President, Acme:** “We will keep it.” [Tweet, 3/1/22]",
        "“And we will keep it for long.” [Tweet, 3/1/22]",
        language="en",
    )
    assert [speaker for speaker, _ in told] == ["finch", "finch"]


def test_an_orator_calls_somebody_else_he():
    title = "Remarks by President Ed Stone"
    text = "President Ed Stone rose. He wrote, “We will keep this promise.”"
    assert [speaker for speaker, _ in said(text, language="en", title=title)] == []


def test_a_mark_opened_anew_within_an_english_line_is_the_same_quote():
    text = "**Jane Finch, CEO:** “We came here today. “We stay here now.” **Ed Stone, CEO:** “So do we.”"
    assert said(text, language="en")[0][0] == "finch"
    assert said(text, language="en")[0][1] == "We came here today.|We stay here now."


def test_a_bare_surname_before_a_colon_is_whoever_bears_it_in_the_release():
    told = said("On air with Ed Stone.", "STONE: “Will we keep this promise?”", language="en")
    assert [speaker for speaker, _ in told] == ["stone"]


def test_a_text_that_opens_with_a_quote_is_whom_the_title_names():
    for title in ("Statement by Secretary Jane Finch", "Secretary Jane Finch replies to readers"):
        told = said("“We will keep this promise.”", language="en", title=title)
        assert [speaker for speaker, _ in told] == ["finch"]


def test_another_speaker_makes_another_quote():
    text = (
        "« La promesse est tenue », a dit Mme Anne Vasseur. Paul Marlow a souligné : "
        "« Elle est belle et bonne »."
    )
    assert [speaker for speaker, _ in said(text)] == ["vasseur", "marlow"]


def test_i_is_the_author_that_the_title_tells():
    text = "And then I said, “We will keep this promise.”"
    title = "Remarks by President Jane Finch"
    assert said(text, language="en", title=title) == [("finch", "We will keep this promise.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Il dit « A “b” c » et "d".', ["A “b” c", "d"]),
        ("« A « b » c » d", ["A « b » c"]),
        ('a 5" pipe and "ok then"', ["ok then"]),
        ('“mixed" and “more”', ["mixed", "more"]),
        ("no end “of it", ["of it"]),
        ("“a “b” c “d” e” f", ["a “b” c “d” e"]),
        ("", []),
        ("”", []),
    ],
)
def test_the_outermost_marks_count(text, expected):
    assert [text[one.start : one.end] for one in between(text)] == expected


@pytest.mark.parametrize(
    "hostile",
    [
        "«" * 5000,
        '"' * 5001,
        "« “ " * 2000,
        "a" * 100_000 + "»",
        "« " + "mot " * 50_000,
        "“\n" * 3000,
        "« " * 200_000,
        "“" + '" ' * 200_000,
        "« Un mot de plus ici. » a dit M. Paul Marlow. " * 3000,
    ],
)
def test_hostile_marks_cost_little_and_break_nothing(hostile):
    for speaker, words in said(hostile + " a déclaré Mme Anne Vasseur."):
        assert speaker in {None, "vasseur", "marlow"}
        assert words


def test_a_quote_keeps_its_place_in_the_text():
    text = "« Nous tiendrons cette promesse », a déclaré Mme Anne Vasseur."
    version = Version(ReleaseId("a"), "fr", "Paix", (Block(text, "fr"),))
    found = heard(version)
    _, mentions = identify([(version, found.sightings)])
    (quote,) = spoken([(version, found.quotes)], mentions)
    assert quote == Quote("fr", ((0, 2, 31),), "anne-vasseur", "déclaré")
