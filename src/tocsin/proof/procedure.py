"""The decision's stream folded: whether each entry could happen at its place, and what is to be counted.

Stages and conditions are those of the live service (core.paper); what was said before the last opening or
amendment no longer counts, and what follows from the charter was declared as soon as it was settled.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Final

from tocsin.core.paper.count import (
    Question,
    Signature,
    Statement,
    awaits_page,
    declarable,
    positions_given,
)
from tocsin.core.rules.ballot import Position
from tocsin.ledger.malformed import Malformed
from tocsin.proof.data import Data, data_of
from tocsin.proof.entries import Entry
from tocsin.proof.openings import OPENED, Opening

ADOPTED: Final = "case.decision_adopted/1"
FAILED: Final = "case.decision_failed/1"
DECLARED: Final = (ADOPTED, FAILED)
DRAFTED: Final = "case.text_drafted/1"

_WORDS = frozenset(word.value for word in Position)


class Procedure:
    """What the entries so far have made of the decision."""

    def __init__(self, openings: Iterable[Opening]) -> None:
        self._openings = {row.entry.index: row for row in openings}
        self.stage = ""
        self.case = ""
        self.text_sha256 = ""
        self.opening: Opening | None = None
        self.statements: dict[str, Statement] = {}
        self.page: dict[str, Signature] = {}
        self.closed = False
        self.page_closed = False
        self.declaration: Entry | None = None
        self._until: dict[str, int] = {}
        self._leaves: set[str] = set()
        self._corrected: set[str] = set()

    def take(self, entry: Entry) -> None:
        """The next entry of the stream; raises `Malformed` where the live service would have refused it."""
        found = _EVENTS.get(entry.event.type)
        if found is None:
            raise Malformed("type_unknown", f"{entry.where}/event/type")
        stages, take = found
        if self.stage not in stages:
            raise Malformed("stage_wrong", entry.where)
        data = data_of(entry)
        _require_decision(data, entry)
        if entry.event.type not in DECLARED and self.declarable:
            raise Malformed("declared_late", entry.where)
        take(self, data, entry)
        self._leaves.add(entry.leaf)
        if self.stage in ("open", "signing"):
            self.stage = self._stage()

    @property
    def question(self) -> Question:
        """What is put to the members; only asked while something is."""
        assert self.opening is not None
        assert self.opening.question is not None
        return self.opening.question

    @property
    def declarable(self) -> bool:
        """Whether the outcome is settled by what has been entered."""
        return self.settled(self.closed)

    def settled(self, closed: bool) -> bool:
        """Whether the outcome is settled where the stating of positions is closed, or is not."""
        if self.opening is None:
            return False
        rows, page = tuple(self.statements.values()), tuple(self.page.values())
        return declarable(self.question, rows, closed, page, self.page_closed)

    def _stage(self) -> str:
        given = positions_given(self.question, self.statements.values(), self.closed)
        return "signing" if awaits_page(self.question, given) else "open"

    def _reset(self) -> None:
        self.statements, self.page, self._until = {}, {}, {}
        self.closed = self.page_closed = False

    def drafted(self, data: Data, entry: Entry) -> None:
        """A first version."""
        self.case, self.text_sha256 = data.text("case"), data.digest("text_sha256")
        self.stage = "draft"

    def amended(self, data: Data, entry: Entry) -> None:
        """A new version: nothing stands any more."""
        self.text_sha256 = data.digest("text_sha256")
        self.opening, self.stage = None, "draft"
        self._reset()

    def translated(self, data: Data, entry: Entry) -> None:
        """An unofficial translation decides nothing."""

    def opened(self, data: Data, entry: Entry) -> None:
        """The current version is put to the members."""
        opening = self._openings[entry.index]
        if self.text_sha256 not in ("", opening.text_sha256):
            raise data.fault("text_differs", "text_sha256")
        if self.case not in ("", opening.case):
            raise data.fault("case_differs", "case")
        self.opening, self.stage = opening, "open"
        self.case, self.text_sha256 = opening.case, opening.text_sha256
        self._reset()

    def withdrawn(self, data: Data, entry: Entry) -> None:
        """The draft is taken back."""
        self.stage, self.opening = "withdrawn", None

    def voting_closed(self, data: Data, entry: Entry) -> None:
        """No further position is taken; silence and the system wait for the last moment."""
        if self.closed:
            raise Malformed("closed_twice", entry.where)
        by_time = self.question.form == "silence" or entry.event.role == "system"
        if by_time and not self._is_over(entry):
            raise Malformed("closed_early", entry.where)
        self.closed = True

    def _is_over(self, entry: Entry) -> bool:
        closes_at = self.question.closes_at
        return closes_at is not None and entry.received_at >= closes_at

    def signing_closed(self, data: Data, entry: Entry) -> None:
        """What is missing on the page now is missing."""
        self.page_closed = True

    def position_stated(self, data: Data, entry: Entry) -> None:
        """A member's position on exactly the text opened; one that comes too late is not counted."""
        if self.closed:
            raise Malformed("position_after_closing", entry.where)
        self._require_text(data)
        recorded = data.has("recorded_for")
        if recorded == bool(entry.event.member):
            raise data.fault("recorded_for", "recorded_for")
        member = data.member("recorded_for") if recorded else entry.event.member
        self._require_voice(data, member)
        if data.text("position") not in _WORDS:
            raise data.fault("position_unknown", "position")
        until = data.moment("subject_to_confirmation_until")
        if until is not None:
            self._until[entry.leaf] = until
        self.statements[entry.leaf] = Statement(
            leaf=entry.leaf,
            index=entry.index,
            member=member,
            position=data.text("position"),
            received_at=entry.received_at,
            recorded=recorded,
            subject_to_confirmation=until is not None,
        )

    def _require_text(self, data: Data) -> None:
        assert self.opening is not None
        if data.digest("text_sha256") != self.opening.text_sha256:
            raise data.fault("text_differs", "text_sha256")

    def _require_voice(self, data: Data, member: str) -> None:
        if member not in self.question.electorate:
            raise data.fault("member_without_voice", "member")

    def position_confirmed(self, data: Data, entry: Entry) -> None:
        """The member's own key has spoken on a position that waits for it."""
        row = self._waiting(data)
        if not entry.event.member or row.member != entry.event.member:
            raise Malformed("own_member", entry.where)
        self.statements[row.leaf] = replace(row, confirmed=data.flag("confirmed"))

    def confirmation_lapsed(self, data: Data, entry: Entry) -> None:
        """A position was not confirmed by its time."""
        row = self._waiting(data)
        if row.leaf not in self._until or entry.received_at < self._until[row.leaf]:
            raise Malformed("lapsed_early", entry.where)
        self.statements[row.leaf] = replace(row, lapsed=True)

    def _waiting(self, data: Data) -> Statement:
        row = self.statements.get(data.digest("position"))
        if row is None:
            raise data.fault("position_not_here", "position")
        asked = row.recorded or row.subject_to_confirmation
        if not asked or row.confirmed is not None or row.lapsed:
            raise data.fault("position_not_waiting", "position")
        return row

    def text_signed(self, data: Data, entry: Entry) -> None:
        """A signature on the page."""
        self._line(data, entry, signed=True)

    def signature_refused(self, data: Data, entry: Entry) -> None:
        """A member will not sign."""
        self._line(data, entry, signed=False)

    def _line(self, data: Data, entry: Entry, signed: bool) -> None:
        self._require_text(data)
        member = data.member("member")
        self._require_voice(data, member)
        self.page[entry.leaf] = Signature(member=member, signed=signed, index=entry.index)

    def entry_corrected(self, data: Data, entry: Entry) -> None:
        """A wrong position or signature no longer counts."""
        wrong = data.digest("entry")
        if wrong not in self._leaves or wrong in self._corrected:
            raise data.fault("entry_not_here", "entry")
        self._corrected.add(wrong)
        if wrong in self.statements:
            self.statements[wrong] = replace(self.statements[wrong], corrected=True)
        if wrong in self.page:
            self.page[wrong] = replace(self.page[wrong], corrected=True)

    def declared(self, data: Data, entry: Entry) -> None:
        """The outcome is stated; nothing comes after it here."""
        self.declaration, self.stage = entry, "declared"


Take = Callable[[Procedure, Data, Entry], None]
_WAITING = ("open", "signing")
_CONFIRMED = "case.position_confirmed/1"
_CORRECTED = "case.entry_corrected/1"
_UNNAMED = (_CONFIRMED, _CORRECTED)
_EVENTS: Mapping[str, tuple[tuple[str, ...], Take]] = {
    DRAFTED: (("",), Procedure.drafted),
    "case.text_amended/1": (("draft", "open"), Procedure.amended),
    "case.text_translated/1": (("draft", *_WAITING), Procedure.translated),
    OPENED: (("", "draft"), Procedure.opened),
    "case.decision_withdrawn/1": (("draft", "open"), Procedure.withdrawn),
    "case.voting_closed/1": (("open",), Procedure.voting_closed),
    "case.signing_closed/1": (("signing",), Procedure.signing_closed),
    "case.position_stated/1": (("open",), Procedure.position_stated),
    _CONFIRMED: (_WAITING, Procedure.position_confirmed),
    "case.confirmation_lapsed/1": (_WAITING, Procedure.confirmation_lapsed),
    "case.text_signed/1": (("signing",), Procedure.text_signed),
    "case.signature_refused/1": (("signing",), Procedure.signature_refused),
    _CORRECTED: (("draft", *_WAITING), Procedure.entry_corrected),
    ADOPTED: (_WAITING, Procedure.declared),
    FAILED: (_WAITING, Procedure.declared),
}


def _require_decision(data: Data, entry: Entry) -> None:
    """The data name the decision of the stream; a confirmation and a correction need not name it."""
    named = data.text("decision", None if entry.event.type not in _UNNAMED else _id(entry))
    if named != _id(entry):
        raise data.fault("decision_differs", "decision")


def _id(entry: Entry) -> str:
    return entry.event.stream.partition("/")[2]


def follow(openings: Iterable[Opening], entries: Iterable[Entry]) -> Procedure:
    """The decision after all its entries, the last of which declares the outcome."""
    procedure = Procedure(openings)
    last = None
    for entry in entries:
        procedure.take(entry)
        last = entry
    if procedure.declaration is None or procedure.declaration is not last:
        raise Malformed("declaration_missing", last.where if last else "")
    return procedure
