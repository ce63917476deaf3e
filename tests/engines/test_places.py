"""Where words stand is what reading the documents finds, interpreted and compiled."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from twins import kind, twins

TWINS = twins("index.engines.whoosh.places")
every_twin = pytest.mark.parametrize("module", TWINS, ids=kind)

TERMS = 4
GAP = 3
WIDTHS = st.sampled_from([np.uint8, np.uint16, np.uint32, np.uint64, np.int32, np.int64])

texts = st.tuples(st.integers(0, 1), st.lists(st.integers(0, TERMS - 1), max_size=6))
collections = st.lists(st.lists(texts, min_size=1, max_size=4), min_size=1, max_size=5)


class Made:
    """The arrays of documents whose texts are a language and the numbers of their words."""

    def __init__(self, module, documents, width=np.uint32):
        self.documents = documents
        stands = {language: {term: {} for term in range(TERMS)} for language in (0, 1)}
        ends, natures, firsts, before, words_ends, starts, lengths = ([] for _ in range(7))
        self.texts = []
        for row, held in enumerate(documents):
            following, words = [0, 0], 0
            for number, (language, text) in enumerate(held):
                natures.append(language | 8 * (number > 0))
                firsts.append(following[language])
                before.append(words)
                for place, term in enumerate(text):
                    position = following[language] + place
                    stands[language][term].setdefault(row, []).append(position)
                    starts.append(place * 10)
                    lengths.append(place + 1)
                    self.texts.append((row, number, language, position, term, place))
                following[language] += len(text) + GAP
                words += len(text)
            ends.append(len(natures))
            words_ends.append(len(starts))
        arrays = {
            "texts.ends": (ends, np.int64),
            "texts.nature": (natures, np.uint8),
            "texts.first": (firsts, np.uint32),
            "texts.words": (before, np.uint32),
            "words.ends": (words_ends, np.int64),
            "words.starts": (starts, width),
            "words.lengths": (lengths, width),
        }
        for language, terms in stands.items():
            rows = [row for own in terms.values() for row in own]
            counts = [len(places) for own in terms.values() for places in own.values()]
            positions = [one for own in terms.values() for places in own.values() for one in places]
            each = [len(own) for own in terms.values()]
            all_of = [sum(map(len, own.values())) for own in terms.values()]
            arrays |= {
                f"{language}.starts": (np.cumsum([0, *each]), np.int64),
                f"{language}.rows": (rows, np.int32),
                f"{language}.counts": (counts, width),
                f"{language}.places": (np.cumsum([0, *all_of]), np.int64),
                f"{language}.positions": (positions, np.uint32),
            }
        self.arrays = {name: np.array(held, kind) for name, (held, kind) in arrays.items()}
        self.module = module

    def array(self, name):
        return memoryview(self.arrays[name])

    @property
    def prints(self):
        return self.module.Prints(self.array)

    def postings(self, language):
        return self.module.Postings(self.array, str(language))

    def nature(self, row, number):
        return self.documents[row][number][0] | 8 * (number > 0)


@every_twin
@given(st.data(), collections, WIDTHS)
def test_each_place_of_a_term_is_marked_in_its_text(module, data, documents, width):
    made = Made(module, documents, width)
    rows = data.draw(st.permutations(range(len(documents))).map(lambda rows: rows[:3]))
    asked = data.draw(
        st.lists(st.tuples(st.integers(0, 1), st.integers(0, TERMS - 1), st.integers(1, 7)))
    )
    terms = [(made.postings(language), term, language, bits) for language, term, bits in asked]
    found = module.marked(made.prints, terms, rows)
    expected = []
    for row in rows:
        marks = []
        for own, number, language, _, term, place in made.texts:
            bits = 0
            for asked_language, asked_term, one in asked:
                bits |= one * ((asked_language, asked_term) == (language, term))
            if own == row and bits:
                ends = place * 10 + place + 1
                marks.append((number, place * 10, ends, bits, made.nature(row, number)))
        expected.append(sorted(marks))
    assert found == expected


@every_twin
@given(st.data(), collections)
def test_words_in_a_row_are_found_where_they_begin(module, data, documents):
    made = Made(module, documents)
    words = data.draw(st.lists(st.lists(st.integers(0, TERMS - 1), max_size=2), max_size=3))
    among = [(row, row * 10) for row in sorted(data.draw(st.sets(st.integers(0, len(documents)))))]
    found = made.postings(0).in_a_row(words, among)
    stands = {(row, at): term for row, _, language, at, term, _ in made.texts if not language}
    begins = {(row, at - k) for row, at in stands for k in range(len(words))}
    expected = [
        (row * 10, at)
        for row, at in sorted(begins)
        if any(row == one for one, _ in among)
        and any(words)
        and all(not word or stands.get((row, at + k)) in word for k, word in enumerate(words))
    ]
    assert found == expected


@every_twin
def test_what_is_in_no_text_is_not_marked(module):
    made = Made(module, [[(0, [0, 1]), (0, [2])]])
    places = [
        (0, 1, 1),
        (1, 2, 2),
        (3, 5, 4),
        (5, 5, 8),
        (9, 9, 16),
        (1 << 32, 1 << 32, 32),
        (-1, 0, 64),
    ]
    assert made.prints.marks(0, places) == [(0, 0, 12, 1, 0), (1, 0, 1, 8, 8)]


@every_twin
@given(st.data(), collections)
def test_arrays_that_do_not_fit_together_are_an_error_or_harmless(module, data, documents):
    made = Made(module, documents)
    name = data.draw(st.sampled_from(sorted(made.arrays)))
    held = made.arrays[name]
    if data.draw(st.booleans()):
        made.arrays[name] = held[: data.draw(st.integers(0, len(held)))]
    elif len(held):
        held[data.draw(st.integers(0, len(held) - 1))] = data.draw(st.integers(0, 255))
    try:
        terms = [(made.postings(0), term, 0, 1) for term in range(TERMS)]
        module.marked(made.prints, terms, range(len(documents)))
        made.postings(0).in_a_row([[0], [1]], [(row, row) for row in range(len(documents))])
    except (IndexError, ValueError):
        pass


@every_twin
def test_numbers_of_no_whole_kind_are_refused(module):
    made = Made(module, [[(0, [0])]])
    made.arrays["0.rows"] = made.arrays["0.rows"].astype(np.float64)
    with pytest.raises(TypeError, match="kind d"):
        made.postings(0)
