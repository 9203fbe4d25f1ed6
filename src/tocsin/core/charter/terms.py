"""What counting needs of a charter for one organ and matter on one day.

The rules package knows no charter; this is the door between them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tocsin.core.charter.model import Charter
from tocsin.core.charter.query import electorate_on, matter_on, organ_on, rule_on, seats_on
from tocsin.core.rules.ballot import Terms, filled
from tocsin.core.rules.outcome import Tally
from tocsin.core.rules.tally import tally


def terms_on(charter: Charter, organ: str, matter: str, on: date) -> Terms | None:
    """The terms, or None where the organ, the matter or a rule for it does not stand on that day."""
    seat, row = organ_on(charter, organ, on), matter_on(charter, organ, matter, on)
    rule = rule_on(charter, organ, matter, on)
    if seat is None or row is None or rule is None:
        return None
    electorate = electorate_on(charter, organ, on)
    seats = seats_on(charter, organ, on)
    return Terms(
        organ=organ,
        matter=matter,
        on=on,
        rule=rule,
        electorate=electorate,
        suspended=tuple(member for member in seats if member not in electorate),
        quorum=seat.quorum,
        silence="silence" in row.forms,
    )


def terms_or_code(charter: Charter, organ: str, matter: str, on: date) -> Terms | str:
    """The terms, or what is missing on that day: `organ_unknown`, `matter_unknown`, `rule_unknown`."""
    terms = terms_on(charter, organ, matter, on)
    if terms is not None:
        return terms
    if organ_on(charter, organ, on) is None:
        return "organ_unknown"
    return "matter_unknown" if matter_on(charter, organ, matter, on) is None else "rule_unknown"


def count_positions(
    charter: Charter,
    organ: str,
    matter: str,
    on: date,
    positions: Iterable[tuple[str, str]],
    *,
    electorate: tuple[str, ...] | None = None,
    silence: bool = False,
    late: tuple[str, ...] = (),
    concerned: str = "",
) -> Tally:
    """What the charter's rule gives for these positions; members without one are absent, or silent.

    `electorate` is the one frozen at the opening (sorted); without it the charter's of the day. Raises
    LookupError where the charter has no rule for the matter on that day, ValueError for a word that is
    no position.
    """
    terms = terms_on(charter, organ, matter, on)
    if terms is None:
        raise LookupError(f"{organ}/{matter} {on.isoformat()}")
    ballot = filled(terms, positions, electorate=electorate, silence=silence, late=late, concerned=concerned)
    return tally(terms.rule, ballot)
