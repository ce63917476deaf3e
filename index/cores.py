"""Work spread over the cores of the machine; what comes of it is taken in the order it was given.

    items ─lots→ process ┐
               → process ┴─in order→ outcomes

An outcome is the same wherever it is worked out, so a run keeps, prints and writes the same with
one process as with many.  Only so many lots are under way at once that memory does not grow with
the items, and none is started for what one process has done before another has begun.

>>> with Cores(2) as cores:
...     list(cores.each(str.upper, ["paix", "peace"], weigh=len))
['PAIX', 'PEACE']
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final, Self, TypeVar

from index.errors import CommuniqueError

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

WORTH: Final = 1_500_000
"""Characters that one process reads before it asks others: some 500 releases, in the time that
others take to begin."""

LOT: Final = 120_000
"""Characters that go to a process at once: some 40 releases."""

MOST: Final = 200
"""Items that go at once, however short."""

SELDOM: Final = (100_000, 20, 100)
"""How often Python looks for cycles (`gc.set_threshold`); its usual took a seventh of the time."""

AHEAD: Final = 3
"""Lots for each process that are given out and not yet taken back."""


MOST_JOBS: Final = 64
"""Processes that may be asked for: what one process has to do alone leaves no work for more."""


class Cores:
    """So many processes, started when there is work for them and ended with the context.

    They begin anew (`spawn`), as they do on every system: nothing of the caller's open files, locks
    or threads is in them.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._collected = gc.get_threshold()

    def each(
        self,
        work: Callable[[Item], Outcome],
        items: Iterable[Item],
        *,
        weigh: Callable[[Item], int],
    ) -> Iterator[Outcome]:
        """What `work` makes of each item, in their order; `weigh` tells characters, near enough.

        The work and the items are pickled, so the one is a function of a module, or a `partial` of
        one.  Items are taken ahead of outcomes.
        Raises what the work raises, and `CommuniqueError` when a process was ended from outside.
        """
        if self._jobs < 2:  # noqa: PLR2004 - one process is this one
            yield from map(work, items)
            return
        lots = _lots(items, weigh)
        first = list(_until_worth(lots, weigh)) if self._pool is None else []
        rest = next(lots, None)
        if rest is None:
            yield from map(work, chain.from_iterable(first))
            return
        yield from self._spread(work, chain(first, [rest], lots))

    def __enter__(self) -> Self:
        _seldom_collect()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: object
    ) -> None:
        gc.set_threshold(*self._collected)
        if self._pool:
            # a pool that is left to end by itself may be found half closed when Python ends: only
            # who pressed a key waits for no lot that is under way, nor is there any in a broken one
            is_broken = error is not None and isinstance(error.__cause__, BrokenProcessPool)
            waits = not is_broken and (kind is None or issubclass(kind, Exception))
            self._pool.shutdown(wait=waits, cancel_futures=True)
            self._pool = None

    def _spread(
        self, work: Callable[[Item], Outcome], lots: Iterable[Sequence[Item]]
    ) -> Iterator[Outcome]:
        # What is under way is never cancelled here: the pool, when a process of it is ended, fails
        # on a future that is cancelled already, and leaves whoever waits for it waiting.
        under_way: deque[Future[list[Outcome]]] = deque()
        for lot in lots:
            pool = self._started()  # which lets every key be heard again when it begins
            with _telling(), _unheard():
                under_way.append(pool.submit(_done, work, lot))
            if len(under_way) >= AHEAD * self._jobs:
                with _telling():
                    done = under_way.popleft().result()
                yield from done
        while under_way:
            with _telling():
                done = under_way.popleft().result()
            yield from done

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=get_context("spawn"), initializer=_begin
            )
        return self._pool


ALONE: Final = Cores(1)
"""This process does it all."""


def available() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):  # Linux: a container may be given a few of many
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _lots(items: Iterable[Item], weigh: Callable[[Item], int]) -> Iterator[list[Item]]:
    lot: list[Item] = []
    weight = 0
    for item in items:
        lot.append(item)
        weight += weigh(item)
        if weight >= LOT or len(lot) == MOST:
            yield lot
            lot, weight = [], 0
    if lot:
        yield lot


def _until_worth(lots: Iterator[list[Item]], weigh: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The first lots, until it is worth while to start others."""
    weight = 0
    for lot in lots:
        yield lot
        weight += sum(map(weigh, lot))
        if weight >= WORTH:
            return


@contextmanager
def _unheard() -> Iterator[None]:
    """A key pressed inside is heard afterwards, and never by a process that is begun inside."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except BrokenProcessPool as error:
        raise CommuniqueError(
            "a process that was helping was ended from outside, or had no memory left; nothing is "
            "lost: run the command again, with --jobs 1 where memory is short"
        ) from error


def _done(work: Callable[[Item], Outcome], lot: Sequence[Item]) -> list[Outcome]:
    return [work(item) for item in lot]


def _seldom_collect() -> None:
    """Look for cycles seldom: a run makes millions of values and hardly any cycle."""
    gc.set_threshold(*SELDOM)


def _begin() -> None:
    """What a process does before any work: it leaves it to its parent to be interrupted."""
    _seldom_collect()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End when the parent has, however it did: nobody would take what is worked out."""
    parent = parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
