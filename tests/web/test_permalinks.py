"""A paragraph's permanent link: it never changes, and outlives edits, moves and removals."""

import random
import re
from dataclasses import replace

import pytest
from fake import RELEASES, FakeCatalogue
from hypothesis import given
from hypothesis import strategies as st
from reading import Page

from index.release import Block, Release, ReleaseId, Version
from web.pages import create_app
from web.permalinks import NEAR, anchors, find, read

BOTH = pytest.mark.parametrize("ui", ["fr", "en"])

KNOWN = {
    "La paix est l’affaire de tous.": "fr-3itp2tmg-je5cxv3vr5xhbcdqheqdzx2c",
    "Sécurité": "fr-ph6nffge-mzaqsvmf6vtm3meqmfrccxoe",
    "—": "fr-r2aldtr5-aaaaaaaaaaaaaaaaaaaaaaaa",
}
"""Made once.  A difference here would break every link that was ever cited."""


def version(*texts, language="fr", title="Titre"):
    blocks = tuple(Block(text, language) for text in texts)
    return Version(ReleaseId("a"), language, title, blocks)


def release(*versions):
    return Release(ReleaseId("a"), versions)


@pytest.mark.parametrize(("text", "anchor"), KNOWN.items())
def test_what_was_cited_once_is_cited_so_for_ever(text, anchor):
    assert str(anchors(version(text))[0]) == anchor


@pytest.mark.parametrize(
    "retyped",
    ["L'ARMEE   d'Elysee.", "l’armée d’Élysée", "L’armée d’Élysée !", "L’arme\u0301e d’Élysée…"],
)
def test_typography_case_and_accents_change_no_anchor(retyped):
    assert anchors(version(retyped)) == anchors(version("L’armée d’Élysée."))


def test_paragraphs_alike_are_told_apart_by_their_number():
    one, two, three = anchors(version("Oui.", "Non.", "Oui."))
    assert (one.number, two.number, three.number) == (1, 1, 2)
    assert str(three) == f"{one}-2"
    found = find(three, release(version("Oui.", "Non.", "Oui.")))
    assert (found.block, found.is_same) == (2, True)
    assert find(three, release(version("Oui.", "Non."))).block == 0


@given(st.lists(st.text(max_size=80), max_size=6))
def test_every_anchor_reads_back_and_finds_its_paragraph(texts):
    whole = version(*texts)
    made = anchors(whole)
    assert len(set(map(str, made))) == len(texts)
    for number, anchor in enumerate(made):
        assert re.fullmatch(r"fr-[a-z2-7]{8}-[a-z2-7]{24}(-[1-9][0-9]*)?", str(anchor))
        assert read(str(anchor)) == anchor
        found = find(anchor, release(whole))
        assert (found.block, found.is_same) == (number, True)


@pytest.mark.parametrize(
    "text",
    ["", "fr", "fr-1", "p-1", "de-3itp2tmg-aaaaaaaaaaaaaaaaaaaaaaaa", "fr-3itp2tmg", "../../x",
     "fr-3itp2tmg-je5cxv3vr5xhbcdqheqdzx2c-1", "fr-3itp2tmg-je5cxv3vr5xhbcdqheqdzx2c-0",
     "FR-3ITP2TMG-AAAAAAAAAAAAAAAAAAAAAAAA", "fr-3itp2tmg-je5cxv3vr5xhbcdqheqdzx2c" * 9],
)  # fmt: skip
def test_nothing_else_is_an_anchor(text):
    assert read(text) is None


SEED = RELEASES[1]
TEXTS = [block.text for block in SEED.versions[0].blocks]


@pytest.mark.parametrize("number", range(len(TEXTS)))
@pytest.mark.parametrize("seed", range(20))
def test_one_word_in_five_edited_still_leads_to_the_paragraph(number, seed):
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = TEXTS[number].split()
    anchor = anchors(SEED.versions[0])[number]
    for at in chance.sample(range(len(words)), len(words) // 5):
        words[at] = chance.choice(["", "nouveau", f"{words[at]} également"])
    edited = [*TEXTS]
    edited[number] = " ".join(words)
    chance.shuffle(edited)
    found = find(anchor, release(version(*edited)))
    assert edited[found.block] == " ".join(words)
    assert not found.is_same


def test_a_paragraph_that_was_taken_out_leads_to_no_other():
    for number, anchor in enumerate(anchors(SEED.versions[0])):
        others = [text for n, text in enumerate(TEXTS) if n != number]
        assert find(anchor, release(version(*others))) is None


def test_a_paragraph_that_moved_to_the_other_version_is_found_there_by_its_text():
    (anchor,) = anchors(version("Une légende.", language="fr"))
    moved = release(version("Rien.", language="fr"), version("Une légende.", language="en"))
    found = find(anchor, moved)
    assert (found.language, found.block, found.is_same) == ("en", 0, True)


def test_sketches_of_different_texts_are_far_apart():
    assert 0 < NEAR < 60 - 3 * 5.5  # half of 120 bits, less three standard deviations


@pytest.fixture
def client_of():
    return lambda *releases: create_app(FakeCatalogue(releases)).test_client()


def edited(texts):
    blocks = tuple(Block(text, "fr") for text in texts)
    return replace(SEED, versions=(replace(SEED.versions[0], blocks=blocks),), mentions=())


def paragraph(page):
    (div,) = [tag for tag in page.all("div") if "pointed" in (tag.attributes.get("class") or "")]
    return div.parts[1]


@BOTH
def test_the_link_of_each_paragraph_leads_to_it(client_of, ui):
    client = client_of(SEED)
    links = Page(client.get(f"/{ui}/release/{SEED.id}").text).all("a", class_="link")
    assert len(links) == len(TEXTS)
    for link, text in zip(links, TEXTS, strict=True):
        path, _, fragment = link["href"].partition("#")
        page = Page(client.get(path).text)
        assert paragraph(page)["id"] == fragment
        assert paragraph(page).text == " ".join(text.split())


@pytest.mark.parametrize(
    ("ui", "same", "nearest", "gone"),
    [
        ("fr", "restés ceux du jour", "le plus proche", "n’est plus dans ce communiqué"),
        ("en", "still those of the day", "the nearest", "no longer in this release"),
    ],
)
def test_the_page_says_whether_it_is_the_same_the_nearest_or_gone(
    client_of, ui, same, nearest, gone
):
    anchor = anchors(SEED.versions[0])[1]
    path = f"/{ui}/release/{SEED.id}/p/{anchor}"
    cases = {
        same: (TEXTS, 200),
        nearest: ([TEXTS[2], TEXTS[1].replace("a ", "avait "), TEXTS[0]], 200),
        gone: ([TEXTS[0]], 404),
    }
    for told, (texts, status) in cases.items():
        response = client_of(edited(texts)).get(path)
        assert response.status_code == status
        page = Page(response.text)
        notices = page.all("p", class_="notice")
        assert told in notices[0].text
        assert len(notices) == (2 if told == nearest else 1)  # beside the paragraph too
        assert page.one("link", rel="canonical")["href"].endswith(f"/{ui}/release/{SEED.id}")
    assert paragraph(Page(client_of(edited(cases[nearest][0])).get(path).text))["id"] == str(anchor)


@BOTH
@pytest.mark.parametrize("anchor", ["x", "fr-1", "%00", "..%2f..%2fx", "x" * 5000])
def test_what_is_no_anchor_is_no_page(client_of, ui, anchor):
    assert client_of(SEED).get(f"/{ui}/release/{SEED.id}/p/{anchor}").status_code == 404


@BOTH
def test_a_paragraph_is_cited_by_its_own_link(client_of, ui):
    anchor = anchors(SEED.versions[0])[2]
    page = Page(client_of(SEED).get(f"/{ui}/release/{SEED.id}/p/{anchor}").text)
    french, english = [p.text for p in page.one("section", class_="cite").parts if not isinstance(p, str) and p.name == "p"]  # fmt: skip
    assert french.endswith(
        f"paragraphe 3, http://localhost/fr/release/{SEED.id}/p/{anchor}#{anchor}"
    )
    assert english.endswith(
        f"paragraph 3, http://localhost/en/release/{SEED.id}/p/{anchor}#{anchor}"
    )
