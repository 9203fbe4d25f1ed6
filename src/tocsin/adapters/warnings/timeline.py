"""What of the warnings at hand holds now: updates and cancellations followed along their references.

CAP 1.2 section 3.2.1: an Update or Cancel names the messages it replaces or ends. An exercise never ends
an actual warning, and no message ends one that was sent after it. A warning without an end of validity
does not expire by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from tocsin.adapters.warnings.references import parse_reference
from tocsin.adapters.warnings.times import instant, read_time
from tocsin.adapters.warnings.values import Info, WarningMessage

_ENDS = ("update", "cancel")
_SPEAK_OF_OTHERS = ("cancel", "ack", "error")
_FEEDS = ("atom", "rss", "gdacs")
_FIRST = datetime.min.replace(tzinfo=UTC)


class State(StrEnum):
    """How a warning stands."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    MESSAGE = "message"
    """It speaks of another warning (Cancel, Ack, Error) and warns of nothing itself."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A warning and how it stands; `ended_by` is the message that replaced or cancelled it."""

    message: WarningMessage
    state: State
    ended_by: WarningMessage | None = None
    expires_at: datetime | None = None
    unknown_references: tuple[str, ...] = ()


def current(messages: Sequence[WarningMessage], now: datetime) -> tuple[Standing, ...]:
    """How each warning stands at `now` (with a time zone), in the order given; refusals are left out."""
    known = tuple(
        message for message in messages if message.accepted and (message.identifier or message.infos)
    )
    return _Register(known).standings(now)


def expiry(message: WarningMessage) -> datetime | None:
    """When the last part of the warning expires; None where a part has no end."""
    ends = [instant(info.expires) for info in message.infos]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def live_infos(message: WarningMessage, now: datetime) -> tuple[Info, ...]:
    """The parts of a warning that have not expired."""
    ends = ((info, instant(info.expires)) for info in message.infos)
    return tuple(info for info, end in ends if end is None or end > now)


class _Register:
    """The warnings by what references name them with."""

    def __init__(self, messages: tuple[WarningMessage, ...]) -> None:
        self._messages = messages
        self._by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_identifier: dict[str, list[int]] = defaultdict(list)
        self._ended: dict[int, tuple[State, int]] = {}
        self._unknown: dict[int, list[str]] = defaultdict(list)
        for place, message in enumerate(messages):
            identifier = (message.identifier or "").strip()
            self._by_name[_plain(message.sender), identifier].append(place)
            self._by_identifier[identifier].append(place)

    def standings(self, now: datetime) -> tuple[Standing, ...]:
        for place, message in enumerate(self._messages):
            if _plain(message.msg_type) in _ENDS:
                self._follow(place, message)
        self._follow_feeds()
        return tuple(self._standing(place, message, now) for place, message in enumerate(self._messages))

    def _standing(self, place: int, message: WarningMessage, now: datetime) -> Standing:
        end = expiry(message)
        unknown = tuple(self._unknown[place])
        if place in self._ended:
            state, by = self._ended[place]
            return Standing(message, state, self._messages[by], end, unknown)
        if _plain(message.msg_type) in _SPEAK_OF_OTHERS:
            return Standing(message, State.MESSAGE, None, end, unknown)
        state = State.EXPIRED if end is not None and end <= now else State.IN_FORCE
        return Standing(message, state, None, end, unknown)

    def _follow(self, place: int, message: WarningMessage) -> None:
        state = State.CANCELLED if _plain(message.msg_type) == "cancel" else State.SUPERSEDED
        for text in message.references:
            found = tuple(self._meant(text, place))
            if not found:
                self._unknown[place].append(text)
            for target in found:
                if self._may_end(place, target):
                    self._end(target, state, place)

    def _meant(self, text: str, place: int) -> Iterator[int]:
        """The warnings a reference means: by sender, identifier and instant, else without what it lacks."""
        reference = parse_reference(text)
        if reference is None:
            identifier = text.partition("/")[0].strip()
            yield from (found for found in self._by_identifier.get(identifier, ()) if found != place)
            return
        key = (_plain(reference.sender), reference.identifier.strip())
        named = [found for found in self._by_name.get(key, ()) if found != place]
        sent = instant(read_time(reference.sent).text)
        exact = [found for found in named if instant(self._messages[found].sent) == sent]
        yield from exact or named

    def _may_end(self, place: int, target: int) -> bool:
        ender, ended = self._messages[place], self._messages[target]
        if (_plain(ender.status) or "actual") != (_plain(ended.status) or "actual"):
            return False
        later, earlier = instant(ender.sent), instant(ended.sent)
        if later is None or earlier is None or later == earlier:
            return target < place
        return earlier < later

    def _end(self, target: int, state: State, place: int) -> None:
        """A cancellation says more than an update; of several the last sent counts."""
        known = self._ended.get(target)
        if known is not None:
            stronger = (state is State.CANCELLED, self._sent(place)) >= (
                known[0] is State.CANCELLED,
                self._sent(known[1]),
            )
            if not stronger:
                return
        self._ended[target] = (state, place)

    def _follow_feeds(self) -> None:
        """A feed repeats an entry under the same identifier when it has news of it."""
        for places in self._by_name.values():
            entries = [place for place in places if self._messages[place].format in _FEEDS]
            if len(entries) > 1 and self._messages[entries[0]].identifier:
                last = max(entries, key=self._sent)
                for place in entries:
                    if self._sent(place) < self._sent(last) and self._may_end(last, place):
                        self._ended.setdefault(place, (State.SUPERSEDED, last))

    def _sent(self, place: int) -> datetime:
        return instant(self._messages[place].sent) or _FIRST


def _plain(text: str | None) -> str:
    return (text or "").strip().casefold()
