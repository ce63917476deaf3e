# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""`places.py`, compiled: every array is read where it lies."""

from cpython.buffer cimport PyBUF_FORMAT, PyBUF_ND, PyBuffer_Release, PyObject_GetBuffer
from libc.stdint cimport int32_t, int64_t, uint16_t, uint32_t, uint64_t
from libc.stdlib cimport free, malloc, qsort, realloc

LANGUAGE = 32
Asked = Place = Mark = Term = tuple  # `places.py` tells what of

cdef enum:
    _LANGUAGE = 32
Asked = Place = Mark = Term = tuple  # `places.py` tells what of


cdef class _Numbers:
    """An array, whose kind is told by its letter as in `struct`."""

    cdef Py_buffer _buffer
    cdef const void* _first
    cdef Py_ssize_t size
    cdef char _letter

    def __cinit__(self, memoryview numbers not None):
        PyObject_GetBuffer(numbers, &self._buffer, PyBUF_FORMAT | PyBUF_ND)
        self._first = self._buffer.buf
        self._letter = self._buffer.format[0]
        if self._letter == b"l":
            self._letter = b"q"
        elif self._letter == b"L":
            self._letter = b"Q"
        if self._letter not in b"BHIiqQ":
            raise TypeError(f"numbers of the kind {chr(self._letter)} are not read")
        self.size = len(numbers)

    def __dealloc__(self):
        PyBuffer_Release(&self._buffer)

    cdef int64_t at(self, Py_ssize_t place) except? -1:
        if not 0 <= place < self.size:
            raise IndexError(place)
        return self._at(place)

    cdef int64_t _at(self, Py_ssize_t place) noexcept:
        if self._letter == b"I":
            return (<const uint32_t*>self._first)[place]
        if self._letter == b"B":
            return (<const unsigned char*>self._first)[place]
        if self._letter == b"H":
            return (<const uint16_t*>self._first)[place]
        if self._letter == b"i":
            return (<const int32_t*>self._first)[place]
        if self._letter == b"q":
            return (<const int64_t*>self._first)[place]
        return <int64_t>(<const uint64_t*>self._first)[place]

    cdef int check(self, Py_ssize_t low, Py_ssize_t high) except -1:
        if not 0 <= low <= high <= self.size:
            raise IndexError(f"{low} to {high} of {self.size}")
        return 0

    cdef Py_ssize_t before(self, int64_t value, Py_ssize_t low, Py_ssize_t high) noexcept:
        """As `bisect_left`; the two have been checked."""
        cdef Py_ssize_t middle
        while low < high:
            middle = (low + high) // 2
            if self._at(middle) < value:
                low = middle + 1
            else:
                high = middle
        return low

    cdef int64_t total(self, Py_ssize_t low, Py_ssize_t high) noexcept:
        """The sum; the two have been checked."""
        cdef int64_t found = 0
        cdef Py_ssize_t place
        cdef const unsigned char* narrow = <const unsigned char*>self._first
        cdef const uint16_t* wide = <const uint16_t*>self._first
        if self._letter == b"B":
            for place in range(low, high):
                found += narrow[place]
        elif self._letter == b"H":
            for place in range(low, high):
                found += wide[place]
        else:
            for place in range(low, high):
                found += self._at(place)
        return found


cdef struct Found:
    int64_t owner
    int64_t place
    int64_t bits


cdef int _compare(const void* one, const void* other) noexcept nogil:
    cdef const Found* a = <const Found*>one
    cdef const Found* b = <const Found*>other
    if a.owner != b.owner:
        return -1 if a.owner < b.owner else 1
    if a.place != b.place:
        return -1 if a.place < b.place else 1
    if a.bits != b.bits:
        return -1 if a.bits < b.bits else 1
    return 0


cdef bint _is_same(const Found* one, const Found* other) noexcept:
    return one.place == other.place and one.owner == other.owner


cdef class _Places:
    """Places that were found, put in order at the end."""

    cdef Found* first
    cdef Py_ssize_t count, room

    def __cinit__(self):
        self.room = 256
        self.first = <Found*>malloc(self.room * sizeof(Found))
        if not self.first:
            raise MemoryError

    def __dealloc__(self):
        free(self.first)

    cdef int add(self, int64_t owner, int64_t place, int64_t bits) except -1:
        cdef Found* more
        if self.count == self.room:
            more = <Found*>realloc(self.first, 2 * self.room * sizeof(Found))
            if not more:
                raise MemoryError
            self.first = more
            self.room *= 2
        self.first[self.count] = Found(owner, place, bits)
        self.count += 1
        return 0

    cdef void order(self) noexcept:
        qsort(self.first, self.count, sizeof(Found), _compare)

    cdef void unite(self) noexcept:
        """In order, and each place once."""
        cdef Py_ssize_t one, kept = -1
        self.order()
        for one in range(self.count):
            if kept >= 0 and _is_same(&self.first[kept], &self.first[one]):
                self.first[kept].bits |= self.first[one].bits
            else:
                kept += 1
                self.first[kept] = self.first[one]
        self.count = kept + 1


    cdef void keep(self, _Places other) noexcept:
        """Those that are among the others too; both are in order."""
        cdef Py_ssize_t one, there = 0, kept = 0
        cdef int compared = 0
        for one in range(self.count):
            while there < other.count:
                compared = _compare(&other.first[there], &self.first[one])
                if compared >= 0:
                    break
                there += 1
            if there == other.count:
                break
            if compared == 0:
                self.first[kept] = self.first[one]
                kept += 1
        self.count = kept


cdef class Postings:
    """As in `places.py`."""

    cdef _Numbers _starts, _rows, _counts, _places, _positions

    def __init__(self, array, str field):
        self._starts = _Numbers(array(f"{field}.starts"))
        self._rows = _Numbers(array(f"{field}.rows"))
        self._counts = _Numbers(array(f"{field}.counts"))
        self._places = _Numbers(array(f"{field}.places"))
        self._positions = _Numbers(array(f"{field}.positions"))

    def in_a_row(self, words, among):
        cdef _Places left = None, here
        cdef Py_ssize_t one, before
        among = list(among)
        for before, word in enumerate(words):
            if word:
                here = _Places()
                for term in word:
                    self.gather(term, among, -before, 0, here)
                here.unite()
                if left is None:
                    left = here
                else:
                    left.keep(here)
        if left is None:
            return []
        return [(left.first[one].owner, left.first[one].place) for one in range(left.count)]

    cdef int gather(
        self, Py_ssize_t term, among, int64_t base, int64_t bits, _Places places
    ) except -1:
        """Add where the term stands in those documents, which ascend."""
        cdef Py_ssize_t low = self._starts.at(term), high = self._starts.at(term + 1)
        cdef Py_ssize_t counted = low, end = self._places.at(term), begin, one
        cdef int64_t row, called
        self._rows.check(low, high)
        self._counts.check(low, high)
        for row, called in among:
            low = self._rows.before(row, low, high)
            if low == high:
                break
            if self._rows._at(low) == row:
                end += self._counts.total(counted, low + 1)
                counted = low + 1
                begin = end - self._counts._at(low)
                self._positions.check(begin, end)
                for one in range(begin, end):
                    places.add(called, base + self._positions._at(one), bits)
        return 0


cdef class Prints:
    """As in `places.py`."""

    cdef _Numbers _ends, _natures, _firsts, _words, _words_ends, _starts, _lengths

    def __init__(self, array):
        self._ends = _Numbers(array("texts.ends"))
        self._natures = _Numbers(array("texts.nature"))
        self._firsts = _Numbers(array("texts.first"))
        self._words = _Numbers(array("texts.words"))
        self._words_ends = _Numbers(array("words.ends"))
        self._starts = _Numbers(array("words.starts"))
        self._lengths = _Numbers(array("words.lengths"))

    def marks(self, Py_ssize_t row, places):
        cdef _Places texts = _Places()
        cdef int64_t first, last, bits
        cdef list marks = []
        self.load(row, texts)
        for first, last, bits in places:
            self.add(row, texts, first, last, bits, marks)
        marks.sort()
        return marks

    cdef int load(self, Py_ssize_t row, _Places texts) except -1:
        """The texts of the document by the places of their first words."""
        cdef Py_ssize_t begin = self._ends.at(row - 1) if row else 0, end = self._ends.at(row), text
        self._natures.check(begin, end)
        self._firsts.check(begin, end)
        self._words.check(begin, end)
        texts.count = 0
        for text in range(begin, end):
            texts.add(
                0, self._firsts._at(text) | (self._natures._at(text) & 1) << _LANGUAGE, text
            )
        texts.order()
        return 0

    cdef int add(
        self, Py_ssize_t row, _Places texts, int64_t first, int64_t last, int64_t bits, list marks
    ) except -1:
        """Add what stands there, if it is in a text."""
        cdef Py_ssize_t low = 0, high = texts.count, middle, text, word, following
        cdef int64_t base, place, start
        while low < high:
            middle = (low + high) // 2
            if texts.first[middle].place <= first:
                low = middle + 1
            else:
                high = middle
        if not low:
            return 0
        place, text = texts.first[low - 1].place, texts.first[low - 1].bits
        base = self._words_ends.at(row - 1) if row else 0
        word = base + self._words._at(text)
        if text + 1 < self._ends.at(row):
            following = base + self._words._at(text + 1)
        else:
            following = self._words_ends.at(row)
        if last - place < following - word:
            start = self._starts.at(word + first - place)
            word += last - place
            marks.append(
                (
                    text - (self._ends.at(row - 1) if row else 0),
                    start,
                    self._starts.at(word) + self._lengths.at(word),
                    bits,
                    self._natures._at(text),
                )
            )
        return 0


def marked(Prints prints not None, terms, rows):
    """As in `places.py`."""
    cdef _Places places = _Places(), texts = _Places()
    cdef Postings postings
    cdef Py_ssize_t one, owner, loaded = -1
    cdef int64_t term, language, bits
    cdef list among = sorted([(row, owner) for owner, row in enumerate(rows)])
    cdef list every = [[] for _ in rows], marks
    for postings, term, language, bits in terms:
        postings.gather(term, among, language << _LANGUAGE, bits, places)
    places.unite()
    for one in range(places.count):
        owner = places.first[one].owner
        if owner != loaded:
            prints.load(rows[owner], texts)
            loaded = owner
        prints.add(
            rows[owner],
            texts,
            places.first[one].place,
            places.first[one].place,
            places.first[one].bits,
            every[owner],
        )
    for marks in every:
        marks.sort()
    return every
