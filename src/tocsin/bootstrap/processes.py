"""Spreading independent work over the machine's cores, with no more in the air than the cores can take."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")
AHEAD = 2
"""Pieces of work that wait for each process."""


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(work: Callable[[T], R], pieces: Iterable[T]) -> Iterator[R]:
    """As `map`, in order, over as many processes as there are cores; in this one where there is but one."""
    count = cores()
    if count == 1:
        yield from map(work, pieces)
        return
    way = "fork" if threading.active_count() == 1 else "spawn"
    with ProcessPoolExecutor(count, multiprocessing.get_context(way)) as pool:
        waiting: deque[Future[R]] = deque()
        for piece in pieces:
            waiting.append(pool.submit(work, piece))
            if len(waiting) > count * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
