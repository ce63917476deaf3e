"""What an archive's pairs teach, what a person corrects, and where either stands."""

import gzip

import pytest

from index.aligning import aligned
from index.archive import Archive
from index.errors import LexiconError
from index.lexicon import Pair, corrections, learnt, teaching
from index.lexicon.learning import learn
from index.release import Block, ReleaseId, Version
from search import freedict
from search.lexicon import told
from search.lexicons import READY, FolderLexicon, whole

PARAGRAPHS = [
    ("Le ministre visite la caserne.", "The minister visits the barracks."),
    ("La caserne est vide.", "The barracks are empty."),
    ("Le ministre parle aux soldats.", "The minister speaks to the soldiers."),
    ("Des soldats quittent la caserne.", "Soldiers leave the barracks."),
    ("Un ministre vide.", "An empty minister."),
]


def test_words_that_stand_in_the_same_paragraphs_are_learnt():
    found = {(pair.french, pair.english) for pair in learn(PARAGRAPHS, least_together=2)}
    assert {("caserne", "barracks"), ("ministre", "minister"), ("soldats", "soldiers")} <= found


def test_a_paragraph_that_is_repeated_teaches_once():
    assert learn([PARAGRAPHS[0]] * 50) == []


@pytest.mark.parametrize("paragraphs", [[], [("", "")], [("le", "the")], [("4 000", "4,000")]])
def test_what_holds_no_words_teaches_nothing(paragraphs):
    assert learn(paragraphs, least_together=1) == []


def test_paragraphs_keep_their_order_and_a_lone_one_is_left_out():
    long, short = "mot " * 60, "Fin."
    lone = "Une phrase que personne n’a traduite, et qui est assez longue pour compter. " * 2
    pairs = aligned([long, lone, short, long], ["word " * 55, "End.", "word " * 55])
    assert (["mot " * 60], ["word " * 55]) in pairs
    assert all(french and english for french, english in pairs)


def test_nothing_is_aligned_with_nothing():
    assert aligned([], ["a"]) == aligned(["a"], []) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("paix = peace\n\npaix != peace", 3),
        ("paix ≠ peace\nPaix = Peace", 2),
        ("# un commentaire\npaix", 2),
        ("= peace", 1),
        ("paix = peace = war", 1),
        ("guerre = ,", 1),
    ],
)
def test_a_contradiction_or_nonsense_is_refused_with_its_line(text, line):
    with pytest.raises(LexiconError, match=rf":{line}: "):
        corrections.read(text)


def test_what_was_learnt_is_written_and_read_back(tmp_path):
    pairs = [Pair("paix", "peace", 0.9, 0.8, 12), Pair("œuvre", "work", 0.5, 0.25, 3)]
    learnt.write(tmp_path, pairs, releases=7)
    assert learnt.read(tmp_path) == pairs
    assert learnt.learnt_from(tmp_path) == 7
    assert [path.name for path in tmp_path.iterdir()] == [learnt.NAME]


@pytest.mark.parametrize(
    "text",
    ["", "nonsense", "# communique lexicon 9, learnt from 1 releases\n", "\0"],
)
def test_a_file_of_another_kind_is_refused_with_the_cure(tmp_path, text):
    (tmp_path / learnt.NAME).write_text(text)
    with pytest.raises(LexiconError, match="communique lexicon learn"):
        learnt.read(tmp_path)


@pytest.mark.parametrize("row", ["a\tb\t1\t1", "a\tb\tx\t1\t1", "a\tb\t2\t1\t1", "a\tb\tnan\t1\t1"])
def test_a_damaged_line_is_named(tmp_path, row):
    learnt.write(tmp_path, [], releases=1)
    with (tmp_path / learnt.NAME).open("a") as file:
        file.write(row + "\n")
    with pytest.raises(LexiconError, match=r"lexicon\.tsv:2: "):
        learnt.read(tmp_path)


def test_a_folder_without_files_gives_the_table(tmp_path):
    lexicon = FolderLexicon(tmp_path, dictionaries=tmp_path)()
    assert "peace" in [one.form for one in lexicon.of(["paix"], "fr")]


def test_a_file_that_changes_is_read_again_and_a_wrong_one_left_out(tmp_path):
    folder = FolderLexicon(tmp_path, dictionaries=tmp_path)
    assert folder().of(["zorglub"], "fr") == ()
    assert folder() is folder()
    (tmp_path / corrections.NAME).write_text("zorglub = thingamajig")
    assert [one.form for one in folder().of(["zorglub"], "fr")] == ["thingamajig"]
    (tmp_path / corrections.NAME).write_text("zorglub = a\nzorglub != a")
    assert folder().of(["zorglub"], "fr") == ()
    with pytest.raises(LexiconError):
        whole(tmp_path, dictionaries=tmp_path)


def test_what_a_folder_says_is_kept_ready_for_the_next_start(tmp_path, monkeypatch):
    (tmp_path / corrections.NAME).write_text("zorglub = thingamajig")
    first = FolderLexicon(tmp_path, dictionaries=tmp_path)()
    assert (tmp_path / READY).exists()
    monkeypatch.setattr("search.lexicons.told", None)  # it is not analysed again
    second = FolderLexicon(tmp_path, dictionaries=tmp_path)()
    for words, language in (["zorglub"], "fr"), (["paix"], "fr"), (["peacekeeping"], "en"):
        assert second.of(words, language) == first.of(words, language) != ()
    assert len(second) == len(first)
    assert second.has("zorglub", "fr")


def test_while_one_reads_it_anew_the_others_are_given_the_former(tmp_path, monkeypatch):
    folder = FolderLexicon(tmp_path, dictionaries=tmp_path)
    former = folder()
    seen = []

    def telling(entries, corrected):
        seen.append(folder())
        return told(entries, corrected)

    monkeypatch.setattr("search.lexicons.told", telling)
    (tmp_path / corrections.NAME).write_text("zorglub = thingamajig")
    assert [one.form for one in folder().of(["zorglub"], "fr")] == ["thingamajig"]
    assert seen == [former]


def test_an_installed_dictionary_is_read_where_it_is(tmp_path):
    entry = b"gadoue /gadu/ <n>\n1. sludge, mire (wet)\n"
    index = f"00databaseinfo\tA\tB\ngadoue\tA\t{freedict._DIGITS[len(entry)]}\nbad line\nx\tA\té\n"
    (tmp_path / "freedict-fra-eng.index").write_text(index, "utf-8")
    (tmp_path / "freedict-fra-eng.dict.dz").write_bytes(gzip.compress(entry))
    assert freedict.installed(tmp_path) == ("freedict-fra-eng",)
    found = whole(tmp_path, dictionaries=tmp_path).of(["gadoue"], "fr")
    assert [(one.form, one.origin) for one in found] == [
        ("sludge", "dictionary"),
        ("mire", "dictionary"),
    ]


@pytest.mark.parametrize("packed", [b"", b"no gzip", gzip.compress(b"x" * 99)[:20]])
def test_a_damaged_dictionary_is_as_none(tmp_path, packed):
    (tmp_path / "freedict-fra-eng.index").write_text("a\tA\tB\n")
    (tmp_path / "freedict-fra-eng.dict.dz").write_bytes(packed)
    assert whole(tmp_path, dictionaries=tmp_path).of(["gadoue"], "fr") == ()


def test_an_archive_teaches_its_lexicon_when_pairs_come(tmp_path):
    version = {"fr": PARAGRAPHS, "en": PARAGRAPHS}
    with Archive.open(tmp_path) as archive:
        teaching.keep_up(archive)
        assert not (tmp_path / learnt.NAME).exists()
        with archive.writing():
            for place, language in enumerate(version):
                for number, pair in enumerate(PARAGRAPHS):
                    blocks = (Block(pair[place], language),)
                    one = Version(ReleaseId(f"r{number}"), language, "Kosovo", blocks)
                    archive.keep(one, source="a", line=None)
        teaching.keep_up(archive)
        assert learnt.learnt_from(tmp_path) == len(PARAGRAPHS)
        assert ("caserne", "barracks") in {(p.french, p.english) for p in learnt.read(tmp_path)}
        found = list(teaching.examples(archive, "caserne", "barracks", most=2))
    assert found == ["r0", "r1"]
