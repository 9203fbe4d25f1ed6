"""What one file may cost: octets, warnings, seconds; what was read within them counts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest

from tests.adapters.warnings.samples import alert, codes
from tocsin.adapters.warnings.faults import LIMITS, Limits
from tocsin.adapters.warnings.read import read_warnings
from tocsin.adapters.warnings.values import Finding


def many(count: int) -> bytes:
    return f"<alerts>{''.join(alert(f'KG-{n}') for n in range(count))}</alerts>".encode()


def ticking(step: float) -> Callable[[], float]:
    """A clock that goes on by `step` seconds whenever it is looked at."""

    def ticks() -> Iterator[float]:
        now = 0.0
        while True:
            yield now
            now += step

    clock = ticks()
    return lambda: next(clock)


def truncated(bound: str, count: int) -> Finding:
    return Finding("truncated", "", (("bound", bound), ("count", str(count))))


def test_the_bounds_are_those_promised() -> None:
    assert (LIMITS.octets, LIMITS.warnings) == (50_000_000, 10_000)
    assert LIMITS.seconds < 2


def test_no_more_than_the_bound_of_warnings_is_read() -> None:
    limits = Limits(warnings=5)
    exact = read_warnings(many(5), "a", limits=limits)
    assert [codes(message) for message in exact] == [[]] * 5
    more = read_warnings(many(6), "a", limits=limits)
    assert len(more) == 5
    assert [message.findings for message in more] == [(), (), (), (), (truncated("warnings", 5),)]


def test_no_more_than_the_bound_of_octets_is_read() -> None:
    data = many(10)
    half = Limits(octets=len(data) // 2)
    found = read_warnings(data, "a", limits=half)
    assert [message.identifier for message in found] == [f"KG-{n}" for n in range(len(found))]
    assert 3 <= len(found) <= 5
    assert found[-1].findings == (truncated("octets", len(found)),)
    assert len(read_warnings(data, "a", limits=Limits(octets=len(data)))) == 10


def test_a_file_of_which_nothing_was_complete_is_refused() -> None:
    (message,) = read_warnings(many(1), "a", limits=Limits(octets=300))
    assert (message.accepted, message.findings) == (False, (truncated("octets", 0),))


def test_when_the_time_is_over_what_was_read_is_given() -> None:
    found = read_warnings(many(1000), "a", clock=ticking(0.001))
    assert 100 < len(found) < 1000
    assert found[-1].findings == (truncated("seconds", len(found)),)
    assert all(message.accepted for message in found)


@pytest.mark.parametrize("step", [0.1, 0.7, 5.0])
def test_even_a_stopped_machine_gives_an_answer(step: float) -> None:
    found = read_warnings(many(10), "a", clock=ticking(step))
    assert codes(found[-1]) == ["truncated"]


def test_a_mended_file_is_bounded_too() -> None:
    data = many(6).replace(b"Leave the", b"Leave & the")
    found = read_warnings(data, "a", limits=Limits(warnings=4))
    assert len(found) == 4
    assert codes(found[-1]) == ["truncated", "bare_ampersand"]


def test_mending_a_long_file_keeps_all_its_warnings() -> None:
    data = many(8000).replace(b"Leave the", b"Leave & the", 1)
    found = read_warnings(data, "a", limits=Limits(seconds=60))
    assert len(found) == 8000
    assert all(message.accepted for message in found)


def test_a_very_large_feed_takes_no_more_than_its_time() -> None:
    block = "".join(alert(f"KG-{n}", more=f"<note>{'x' * 4000}</note>") for n in range(100)).encode()
    data = b"<alerts>" + block * (LIMITS.octets // len(block) + 1) + b"</alerts>"
    assert len(data) > LIMITS.octets
    began = time.process_time()
    found = read_warnings(data, "a")
    assert time.process_time() - began < 2
    assert "truncated" in codes(found[-1])
    assert len(found) > 100


def test_a_single_alert_of_endless_parts_takes_no_more_than_its_time() -> None:
    polygon = f"<polygon>{'1.5 2.5 ' * 50_000}</polygon>"
    text = alert().replace("<polygon>", polygon * 100 + "<polygon>")
    began = time.process_time()
    (message,) = read_warnings(text.encode(), "a")
    assert time.process_time() - began < 2
    assert (message.accepted, codes(message)) == (False, ["truncated"])
