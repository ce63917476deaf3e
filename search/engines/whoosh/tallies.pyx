# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""`tallies.py`, compiled."""

from libc.stdint cimport int32_t, int64_t
from libc.stdlib cimport calloc, free

import numpy as np


def tally(const int32_t[::1] values, const int32_t[::1] ends, const int32_t[::1] rows, Py_ssize_t room):
    counts = np.zeros(room, np.int64)
    cdef int64_t[::1] found = counts
    cdef Py_ssize_t one, place, row, begin
    cdef int32_t value
    for one in range(len(rows)):
        row = rows[one]
        if not 0 <= row < len(ends):
            raise IndexError(row)
        begin = ends[row - 1] if row else 0
        if not 0 <= begin <= ends[row] <= len(values):
            raise IndexError(row)
        for place in range(begin, ends[row]):
            value = values[place]
            if not 0 <= value < room:
                raise IndexError(value)
            found[value] += 1
    return counts


def leading(const int64_t[::1] counts, Py_ssize_t limit):
    cdef Py_ssize_t held = 0, number, place, room = max(min(limit, len(counts)), 0)
    cdef int64_t count, least = 0
    cdef Py_ssize_t* first = <Py_ssize_t*>calloc(room + 1, sizeof(Py_ssize_t))
    if not first:
        raise MemoryError
    try:
        if room:
            for number in range(len(counts)):
                count = counts[number]
                if count <= least:
                    continue
                place = held if held < room else room - 1
                while place and counts[first[place - 1]] < count:
                    first[place] = first[place - 1]
                    place -= 1
                first[place] = number
                if held < room:
                    held += 1
                if held == room:
                    least = counts[first[room - 1]]
        return [first[place] for place in range(held)], [counts[first[place]] for place in range(held)]
    finally:
        free(first)


def along(const int64_t[::1] begins, const int64_t[::1] ends, const int64_t[::1] counts):
    cdef Py_ssize_t one, place, room
    cdef int64_t base = 0, last = 0, count = 0
    cdef bint is_any = False
    cdef list numbers = [], sums = []
    if not len(begins) == len(ends) == len(counts):
        raise IndexError("there are not as many of each")
    for one in range(len(counts)):
        if counts[one]:
            base = min(base, begins[one]) if is_any else begins[one]
            last = max(last, ends[one]) if is_any else ends[one]
            is_any = True
            if ends[one] < begins[one]:
                raise IndexError("a span ends before it begins")
    if not is_any:
        return numbers, sums
    room = last - base + 2
    cdef int64_t* changes = <int64_t*>calloc(room, sizeof(int64_t))
    if not changes:
        raise MemoryError
    try:
        for one in range(len(counts)):
            if counts[one]:
                changes[begins[one] - base] += counts[one]
                changes[ends[one] - base + 1] -= counts[one]
        for place in range(room):
            count += changes[place]
            if count:
                numbers.append(place + base)
                sums.append(count)
        return numbers, sums
    finally:
        free(changes)
