"""What is said, on the page of a release and among results, without a browser."""

import pytest
from fake import FakeCatalogue
from reading import Page

from index.release import (
    Block,
    Mention,
    Person,
    PersonId,
    Quote,
    Release,
    ReleaseId,
    Span,
    Version,
)
from search.answering import answer
from web.pages import create_app

VASSEUR = PersonId("anne-vasseur")
TEXT = (
    "« Nous tiendrons <b>, M. Marlow », a dit Anne Vasseur, « ensemble ». « Oui, la paix est là. »"
)
FIRST = "Nous tiendrons <b>, M. Marlow"
SPOKEN = tuple(
    Span(0, TEXT.index(words), TEXT.index(words) + len(words)) for words in (FIRST, "ensemble")
)
BOTH = pytest.mark.parametrize(
    ("ui", "words", "nobody"),
    [
        ("fr", "Paroles de", "Paroles citées sans nom"),
        ("en", "Words of", "Words quoted without a name"),
    ],
)


class Real(FakeCatalogue):
    """Answers as the engine does."""

    def answer(self, query, *, interface):
        return answer(query, self.searcher, interface=interface)


@pytest.fixture
def get():
    name = "Anne <Vasseur>"
    version = Version(ReleaseId("a"), "fr", "Une promesse", (Block(TEXT, "fr"),))
    at, marlow = TEXT.index("Anne"), TEXT.index("Marlow")
    release = Release(
        version.id,
        (version,),
        (Person(VASSEUR, name), Person(PersonId("marlow"), "Marlow")),
        (
            Mention(VASSEUR, "fr", 0, at, at + 12, "speaks"),
            Mention(PersonId("marlow"), "fr", 0, marlow, marlow + 6),
        ),
        quotes=(
            Quote("fr", SPOKEN, VASSEUR, "dit"),
            Quote("fr", (Span(0, TEXT.index("Oui"), len(TEXT) - 2),)),
        ),
    )
    client = create_app(Real((release,))).test_client()

    def get(path):
        response = client.get(path)
        assert response.status_code == 200
        return Page(response.text)

    return get


@BOTH
def test_what_is_said_is_marked_with_whose_it_is_and_the_text_stays_whole(get, ui, words, nobody):
    page = get(f"/{ui}/release/a")
    paragraph = next(p for p in page.all("p", lang="fr") if "id" in p.attributes)
    assert paragraph.text == TEXT
    assert [q.text for q in page.all("q")] == [
        FIRST,
        "ensemble",
        "Oui, la paix est là.",
    ]
    speakers = page.one("p", class_="speakers role")
    assert speakers["lang"] == ui
    assert speakers.text == f"{words} Anne <Vasseur>"
    assert page.all("a", href=f"/{ui}/person/anne-vasseur")
    del nobody


@BOTH
def test_a_name_in_a_quote_is_a_link_there(get, ui, words, nobody):
    (quote,) = (q for q in get(f"/{ui}/release/a").all("q") if "Marlow" in q.text)
    assert [part["href"] for part in quote.parts if not isinstance(part, str)] == [
        f"/{ui}/person/marlow"
    ]
    del words, nobody


@BOTH
def test_a_found_quote_tells_whose_it_is_and_leads_to_its_paragraph(get, ui, words, nobody):
    page = get(f"/{ui}/?q=dit:ensemble")
    (quote,) = page.all("q", lang="fr")
    assert "ensemble" in quote.text
    cited = page.one("p", class_="cited role")
    assert cited.text.startswith(f"{words} Anne <Vasseur>")
    link = cited.parts[-1] if not isinstance(cited.parts[-1], str) else cited.parts[-2]
    assert link["href"].startswith(f"/{ui}/release/a/p/fr-")
    assert "#fr-" in link["href"]
    del nobody


@BOTH
def test_words_of_nobody_that_is_named_say_so(get, ui, words, nobody):
    page = get(f"/{ui}/?q=said:paix")
    assert page.one("p", class_="cited role").text.startswith(nobody)
    del words


@BOTH
def test_a_search_without_said_shows_the_usual_passage(get, ui, words, nobody):
    page = get(f"/{ui}/?q=ensemble")
    assert not page.all("p", class_="cited role")
    assert page.one("p", class_="snippet").text
    del words, nobody
