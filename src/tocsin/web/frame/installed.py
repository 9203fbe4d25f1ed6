"""The installation that this process serves: its ledgers by short name, and where they lie.

Set once at start; everything else asks here. The charter's words are kept by revision.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from tocsin.core.charter.model import Charter
from tocsin.core.charter.read import read_texts
from tocsin.core.charter.texts import Texts
from tocsin.engine.engine import Engine
from tocsin.engine.ports import Keyring, Signer


class Installation(Protocol):
    """What the pages need of an installation."""

    @property
    def data(self) -> Path:
        """Its folder."""

    @property
    def default(self) -> str:
        """Short name of the ledger that a path without one means."""

    def names(self) -> tuple[str, ...]:
        """Short names of its ledgers, the default one first."""

    def engine(self, ledger: str) -> Engine | None:
        """The engine of a ledger, None where there is no such ledger."""

    def signer(self, ledger: str, key: str) -> Signer | None:
        """The signer of a key in the server's custody, None for a key held elsewhere."""

    def keyring(self, ledger: str) -> Keyring:
        """The keys that this site holds for a ledger."""


class PlayerStanding(Protocol):
    """How a replay stands: the scenario's clock, its speed, whether it moves."""

    @property
    def at(self) -> int:
        """What time it is in the scenario."""

    @property
    def speed(self) -> int:
        """Seconds of the scenario in one second."""

    @property
    def playing(self) -> bool:
        """Whether time passes."""

    @property
    def over(self) -> bool:
        """Whether nothing is left to happen."""


class ReplayPlayer(Protocol):
    """Whoever plays a replay in this process."""

    def standing(self) -> PlayerStanding:
        """Where it stands now."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger as pages see it."""

    name: str
    engine: Engine
    is_default: bool

    @property
    def kind(self) -> str:
        """live, exercise, replay or demo."""
        return self.engine.kind

    @property
    def prefix(self) -> str:
        """What its addresses begin with: nothing for the default ledger."""
        return "" if self.is_default else f"/{self.name}"

    def charter(self) -> Charter:
        """The charter in force now."""
        return self.engine.charters.charter(self.engine.refresh().norms.current)

    def texts(self, language: str, revision: str = "") -> Texts:
        """The charter's words in a language; of the revision in force where none is named."""
        named = revision or self.engine.refresh().norms.current
        return _texts(self.engine, named)[language]


@lru_cache(maxsize=64)
def _texts(engine: Engine, revision: str) -> Mapping[str, Texts]:
    return read_texts(engine.charters.files(revision))


@dataclass(slots=True)
class _Holder:
    installation: Installation | None = None
    ledgers: dict[str, Ledger] = field(default_factory=dict)
    listeners: list[Callable[[str], None]] = field(default_factory=list)
    players: dict[str, ReplayPlayer] = field(default_factory=dict)


_HOLDER = _Holder()


def install(installation: Installation | None) -> None:
    """Serve this installation from now on."""
    _HOLDER.installation = installation
    _HOLDER.ledgers = {}
    _HOLDER.listeners = []
    _HOLDER.players = {}


def installation() -> Installation:
    """The installation served."""
    assert _HOLDER.installation is not None, "no installation is being served"
    return _HOLDER.installation


def ledger_named(name: str) -> Ledger | None:
    """The ledger with that short name; an empty name means the default one."""
    served = installation()
    wanted = name or served.default
    known = _HOLDER.ledgers.get(wanted)
    if known is None:
        engine = served.engine(wanted)
        if engine is None:
            return None
        known = _HOLDER.ledgers[wanted] = Ledger(wanted, engine, wanted == served.default)
    return known


def on_written(listener: Callable[[str], None]) -> None:
    """Call this with a ledger's name whenever this process has written to it."""
    _HOLDER.listeners.append(listener)


def written(ledger: str) -> None:
    """This process has written to a ledger."""
    for listener in tuple(_HOLDER.listeners):
        listener(ledger)


def seat_player(ledger: str, player: ReplayPlayer) -> None:
    """A replay is played in this process from now on."""
    _HOLDER.players[ledger] = player


def player_of(ledger: str) -> ReplayPlayer | None:
    """Who plays a ledger, None where nobody does."""
    return _HOLDER.players.get(ledger)
