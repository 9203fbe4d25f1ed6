"""Warnings read from files, for the faces."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

from tocsin.adapters.warnings.as_json import read_lines


def warning_lines(
    paths: Iterable[str], say: Callable[[str, Mapping[str, str]], str], *, spent: float = 0.0
) -> Iterator[dict[str, object]]:
    """One line a warning (INTERFACE section 4).

    `say` words the findings; `spent` seconds are gone already and count as the first file's.
    """
    return read_lines(paths, say, spent=spent)


def seconds_running() -> float:
    """How long this process has run by the clock on the wall, its start-up included.

    Where the system does not tell when a process began, only the time it has worked is known.
    """
    try:
        with open("/proc/self/stat", encoding="ascii") as file:
            began = int(file.read().rpartition(")")[2].split()[19]) / os.sysconf("SC_CLK_TCK")
        return max(time.clock_gettime(time.CLOCK_BOOTTIME) - began, 0.0)
    except (OSError, ValueError, IndexError, AttributeError):
        return time.process_time()
