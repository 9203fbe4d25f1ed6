"""Stages for scenarios: a fresh ledger in memory or in a data folder, its keys and ids seeded, its clock set.

All follows from the scenario, its charter and the ledger's name, so that a replay gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from tocsin.adapters.clock import SetClock
from tocsin.adapters.ids import SeededIds
from tocsin.adapters.keys import SeedKeyring
from tocsin.adapters.memory import MemoryStore
from tocsin.adapters.signatures import verify
from tocsin.bootstrap.charter_files import CharterPlaceError
from tocsin.bootstrap.data_folder import DATABASE, Installation, create_installation, open_installation
from tocsin.bootstrap.people import Seats, every_role
from tocsin.bootstrap.shipped import shipped_charter, shipped_charters
from tocsin.core.calendar import day_of
from tocsin.core.charter.read import read_charter
from tocsin.engine.charters import StoredCharters, keep_charter
from tocsin.engine.desk import World
from tocsin.engine.engine import Engine, Ports
from tocsin.engine.founding import Seat, found
from tocsin.exercise.play import Stage
from tocsin.exercise.scenario import Scenario
from tocsin.ledger import origin

SCENARIOS = "tocsin.scenarios"
FILE = "scenario.toml"
REPLAY = "replay"


def shipped_scenarios() -> tuple[str, ...]:
    """Ids of the scenarios that come with the program, sorted."""
    folder = resources.files(SCENARIOS)
    return tuple(sorted(row.name for row in folder.iterdir() if row.joinpath(FILE).is_file()))


def shipped_scenario(scenario: str) -> bytes:
    """The file of a shipped scenario; raises LookupError for an id that is none."""
    if scenario not in shipped_scenarios():
        raise LookupError(scenario)
    return resources.files(SCENARIOS).joinpath(scenario).joinpath(FILE).read_bytes()


def ledger_name(scenario: Scenario) -> str:
    """Short name of the ledger that a replay of the scenario gets."""
    return f"{REPLAY}-{scenario.id}"[:32].rstrip("-")


def memory_stage(scenario: Scenario, zero: int | None = None) -> Stage:
    """A fresh ledger in memory, founded when the scenario starts; its relative times count from `zero`.

    A scenario of a charter that is not here raises that charter's fault.
    """
    name = ledger_name(scenario)
    log = f"{scenario.host}/{name}"
    begin = scenario.start.at(scenario.zero if zero is None else zero)
    clock, store = SetClock(begin), MemoryStore(name)
    files = _charter(scenario)
    people = _seats(scenario, files, begin)("replay")
    keyring = SeedKeyring((people.log, *(seat.signer for seat in people.seats)))
    charters, ids = StoredCharters(store, read_charter), SeededIds(log)
    revision = keep_charter(store, files)
    seats = [Seat(seat.member, seat.role, seat.signer) for seat in people.seats]
    found(World(origin.parse(log), charters, keyring, ids), store, clock, people.log, seats, revision)
    engine = Engine(Ports(store, charters, clock, ids, keyring, verify), log)
    return Stage(engine, clock, keyring)


def replay_stage(installation: Installation, scenario: Scenario, name: str = "") -> Stage:
    """A fresh ledger of kind replay in an installation; without a name the first free one."""
    taken = {row.name for row in installation.ledgers()}
    wanted = name or _free(ledger_name(scenario), taken)
    begin = scenario.start.at(scenario.zero)
    clock = SetClock(begin)
    log = f"{scenario.host}/{wanted if wanted.startswith(REPLAY) else f'{REPLAY}-{wanted}'}"
    files = _charter(scenario)
    engine = installation.add_ledger(
        wanted, log, files, _seats(scenario, files, begin), clock, SeededIds(log)
    )
    return Stage(engine, clock, installation.keyring(wanted))


def installation_at(data: Path) -> Installation:
    """The installation in the folder, made there if the folder is new or empty."""
    return open_installation(data) if (data / DATABASE).is_file() else create_installation(data)


def _charter(scenario: Scenario) -> dict[str, bytes]:
    """Files of the shipped charter that the scenario names; it names no folder, wherever it comes from."""
    try:
        return shipped_charter(scenario.charter)
    except LookupError:
        known = ", ".join(shipped_charters())
        raise CharterPlaceError("charter-unknown", scenario.charter, known=known) from None


def _free(name: str, taken: set[str]) -> str:
    if name not in taken:
        return name
    numbered = (f"{name[:29].rstrip('-')}-{number}" for number in range(2, 100))
    return next((row for row in numbered if row not in taken), name)


def _seats(scenario: Scenario, files: dict[str, bytes], begin: int) -> Callable[[str], Seats]:
    charter = read_charter(files)
    on = day_of(begin, charter.zone)
    return every_role(charter, on, secret=f"{scenario.host}/{scenario.id}")
