"""Text files: title, header, blocks, language, id."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from index.reading import Read, read
from index.release import Block, BlockKind, Days, Language, Version

BRUSSELS = ZoneInfo("Europe/Brussels")
SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture
def told(tmp_path: Path):
    """Read one text, written to a file of that name."""

    def one(text: str, *, name: str = "visite.txt") -> Read:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        [outcome] = read(file, zone=BRUSSELS)
        assert isinstance(outcome, Read), outcome
        return outcome

    return one


def seed(name: str) -> Version:
    [outcome] = read(SEEDS / name, zone=BRUSSELS)
    assert isinstance(outcome, Read)
    assert outcome.warnings == ()
    assert outcome.line is None
    assert outcome.source == str(SEEDS / name)
    return outcome.version


def test_the_first_seed_is_read_exactly() -> None:
    version = seed("000_22f758d05eafb563.txt")
    written = (SEEDS / "000_22f758d05eafb563.txt").read_text(encoding="utf-8").split("\n\n")
    assert version.id == "000_22f758d05eafb563"
    assert version.reference is None
    assert version.language == "fr"
    assert version.title == written[0]
    assert version.happened == Days.on(date(2023, 6, 13))
    assert version.updated == datetime(2023, 6, 14, 12, 49, tzinfo=BRUSSELS)
    assert isinstance(version.updated, datetime)
    assert version.updated.tzinfo is BRUSSELS
    assert version.published is None
    assert version.extra == {}
    assert [block.text for block in version.blocks] == [text.strip() for text in written[2:]]
    assert [(block.language, block.kind) for block in version.blocks] == [
        ("fr", "paragraph"),
        ("en", "caption"),
        ("fr", "paragraph"),
        ("fr", "paragraph"),
        ("fr", "paragraph"),
    ]


def test_the_second_seed_is_read_exactly() -> None:
    version = seed("004_1c4b25704dc0e3be.txt")
    written = (SEEDS / "004_1c4b25704dc0e3be.txt").read_text(encoding="utf-8").split("\n\n")
    assert version.id == "004_1c4b25704dc0e3be"
    assert version.language == "fr"
    assert version.title == written[0]
    assert version.happened == Days(date(2024, 8, 16), date(2024, 8, 22))
    assert version.updated == datetime(2024, 8, 23, 15, 27, tzinfo=BRUSSELS)
    assert version.blocks == tuple(Block(text.strip(), "fr") for text in written[2:])


FRENCH = "Le secrétaire général a reçu ce matin le représentant spécial de l’Union européenne."
ENGLISH = "The Secretary General met the Special Representative of the European Union today."

HEADERS = [
    ("• 13 Jun. 2023 -\n• |\n• Mis à jour le: 14 Jun. 2023 12:49", True),
    ("• 13 June 2023\n• Last updated: 14 June 2023 12:49", True),
    ("* 13 juin 2023 | Mis à jour le 14 juin 2023 à 12h49", True),
    ("- 13/06/2023 • | • Dernière mise à jour : 14/06/2023 12:49", True),
    ("13 juin 2023\nMis à jour le : 14 juin 2023 12:49", True),
    ("June 13, 2023\nUpdated on June 14, 2023 at 12:49 PM", True),
    ("", False),
]


@pytest.mark.parametrize(("header", "dated"), HEADERS)
def test_a_header_gives_the_days_and_the_update(told, header: str, *, dated: bool) -> None:
    version = told(f"Le titre\n\n{header}\n\n{FRENCH}").version
    assert version.happened == (Days.on(date(2023, 6, 13)) if dated else None)
    assert version.updated == (datetime(2023, 6, 14, 12, 49, tzinfo=BRUSSELS) if dated else None)
    assert [block.text for block in version.blocks] == [FRENCH]


@pytest.mark.parametrize("label", ["Publié le", "Published on", "Issued on"])
def test_a_day_of_publication_is_not_the_day_of_the_event(told, label: str) -> None:
    version = told(f"Titre\n\n• {label} 15 Jun. 2023\n\n{FRENCH}").version
    assert (version.published, version.happened) == (date(2023, 6, 15), None)


def test_what_else_a_header_says_is_kept(told) -> None:
    version = told(f"Title\n\n• Press Release (2023) 090\n• 13 Jun. 2023\n\n{ENGLISH}").version
    assert version.extra == {"header": ["Press Release (2023) 090"]}
    assert version.happened == Days.on(date(2023, 6, 13))


@pytest.mark.parametrize(
    "first",
    [
        "• un premier point\n• un second point",
        "• a first point\n• a second point",
        "Le 13 juin 2023, les Alliés se sont réunis à Bruxelles.",
        "On 13 June 2023, the Allies met in Brussels.",
        "Updated rules apply: the council met on 13 June 2023 in Brussels for them.",
    ],
)
def test_a_text_that_begins_with_a_list_or_a_date_has_no_header(told, first: str) -> None:
    version = told(f"Titre\n\n{first}\n\n{FRENCH}").version
    assert [block.text for block in version.blocks] == [first, FRENCH]
    assert version.happened is None


@pytest.mark.parametrize(
    ("header", "key", "said"),
    [
        ("• 31 Jun. 2023 -", "date", "31 Jun. 2023 -"),
        ("• 30 février 2023", "date", "30 février 2023"),
        ("• Mis à jour le: 31 Jun. 2023 12:49", "updated", "31 Jun. 2023 12:49"),
        ("• Last updated: 14 Jun. 2023 25:49", "updated", "14 Jun. 2023 25:49"),
    ],
)
def test_an_impossible_date_costs_the_date_and_not_the_release(
    told, header: str, key: str, said: str
) -> None:
    outcome = told(f"Titre\n\n{header}\n\n{FRENCH}")
    assert (outcome.version.happened, outcome.version.updated) == (None, None)
    assert outcome.version.extra == {key: said}
    assert len(outcome.warnings) == 1
    assert said.removesuffix(" 12:49").rstrip(" -") in outcome.warnings[0]
    assert [block.text for block in outcome.version.blocks] == [FRENCH]


@pytest.mark.parametrize(
    ("name", "text", "id", "language"),
    [
        ("visite.fr.txt", ENGLISH, "visite", "fr"),
        ("visite.en.txt", FRENCH, "visite", "en"),
        ("visite.EN.TXT", FRENCH, "visite", "en"),
        ("visite.txt", FRENCH, "visite", "fr"),
        ("visite.txt", ENGLISH, "visite", "en"),
        ("visite.de.txt", ENGLISH, "visite.de", "en"),
        ("fr.txt", ENGLISH, "fr", "en"),
        ("kfor.txt", "KFOR", "kfor", "fr"),
    ],
)
def test_the_name_of_the_file_then_the_text_tell_the_language(
    told, name: str, text: str, id: str, language: Language
) -> None:
    version = told(f"KFOR\n\n{text}", name=name).version
    assert (version.id, version.language) == (id, language)


LONG_FRENCH = f"{FRENCH} {FRENCH.replace('matin', 'soir')}"
LONG_ENGLISH = f"{ENGLISH} {ENGLISH.replace('today', 'yesterday')}"
HEADING_FR, HEADING_EN = "Ce que les Alliés ont décidé", "What the Allies have decided"

KINDS: list[tuple[Language, list[str], list[tuple[Language, BlockKind]]]] = [
    ("fr", [LONG_FRENCH, ENGLISH, FRENCH], [("fr", "paragraph"), ("en", "caption"), ("fr", "paragraph")]),
    ("en", [LONG_ENGLISH, FRENCH, ENGLISH], [("en", "paragraph"), ("fr", "caption"), ("en", "paragraph")]),
    # two sentences, or two blocks in a row, are no caption
    ("fr", [LONG_FRENCH, LONG_ENGLISH, LONG_FRENCH], [("fr", "paragraph"), ("en", "paragraph"), ("fr", "paragraph")]),
    ("fr", [LONG_FRENCH, ENGLISH, ENGLISH, LONG_FRENCH], [("fr", "paragraph"), ("en", "paragraph"), ("en", "paragraph"), ("fr", "paragraph")]),
    # a full stop after a title ends no sentence
    ("fr", [LONG_FRENCH, "Today the Secretary General met with Mr. Miroslav Lajcak in the city."], [("fr", "paragraph"), ("en", "caption")]),
    ("fr", [FRENCH, HEADING_FR, FRENCH], [("fr", "paragraph"), ("fr", "heading"), ("fr", "paragraph")]),
    ("en", [ENGLISH, HEADING_EN, ENGLISH], [("en", "paragraph"), ("en", "heading"), ("en", "paragraph")]),
    # lines of a list, a last line, and a line that ends in punctuation are no headings
    ("en", [ENGLISH, HEADING_EN, HEADING_EN, ENGLISH], [("en", "paragraph")] * 4),
    ("fr", [FRENCH, HEADING_FR], [("fr", "paragraph")] * 2),
    ("fr", [FRENCH, "Ils ont décidé ceci :", FRENCH], [("fr", "paragraph")] * 3),
    # names tell no language
    ("fr", [FRENCH, "ISAF Joint Command - Afghanistan", FRENCH], [("fr", "paragraph"), ("fr", "heading"), ("fr", "paragraph")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "texts", "expected"), KINDS)
def test_blocks_have_their_language_and_kind(
    told, language: Language, texts: list[str], expected: list[tuple[Language, BlockKind]]
) -> None:
    version = told("\n\n".join(["Kosovo", *texts]), name=f"a.{language}.txt").version
    assert [(block.language, block.kind) for block in version.blocks] == expected


def test_line_breaks_inside_a_paragraph_are_kept_and_blanks_around_lines_are_not(told) -> None:
    version = told("Titre\r\n\r\n  Une ligne  \r\n\tune autre\r\n \r\n\r\nune fin\r\n").version
    assert [block.text for block in version.blocks] == ["Une ligne\nune autre", "une fin"]


def test_text_is_composed_and_loses_what_nobody_sees(told) -> None:
    version = told(
        "Se\u0301curite\u0301\n\nla sé\u00adcurité \u202eétrange\u202c \u200bici"
    ).version
    assert version.title == "Sécurité"
    assert version.blocks[0].text == "la sécurité étrange ici"


def test_no_break_spaces_stay(told) -> None:
    version = told("Les 4\u00a0000 personnels\n\nplus de 4\u202f000 personnels").version
    assert version.title == "Les 4\u00a0000 personnels"
    assert version.blocks[0].text == "plus de 4\u202f000 personnels"


@pytest.mark.parametrize("sentence", [FRENCH, ENGLISH])
def test_a_first_line_too_long_for_a_title_is_text(told, sentence: str) -> None:
    line = " ".join([sentence] * 8)
    version = told(line).version
    assert version.title == sentence
    assert [block.text for block in version.blocks] == [line]


@pytest.mark.parametrize("line", ["", "• ", "• |", "• x", "• 13 juin 2023", "|" * 10_000])
def test_a_header_without_end_is_read_as_text_after_a_while(told, line: str) -> None:
    outcome = told("Titre\n" + f"{line}\n" * 200 + f"\n{FRENCH}")
    assert outcome.version.blocks[-1].text == FRENCH


def test_a_title_without_a_text_is_kept_with_a_warning(told) -> None:
    outcome = told("Déclaration du secrétaire général\n")
    assert outcome.version.title == "Déclaration du secrétaire général"
    assert outcome.version.blocks == ()
    assert outcome.warnings == ("has a title and no text",)
