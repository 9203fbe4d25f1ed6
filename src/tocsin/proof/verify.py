"""`verify`: a decision certificate checked from its bytes alone (INTERFACE section 5; docs/certificates.md).

Checks are made in a fixed order; one that rests on a failed one is left out. Valid means that every check
made holds. What is counted is counted by the core's own functions: what is proved is what runs.
"""

from __future__ import annotations

from tocsin.core.charter.query import members_on
from tocsin.core.texts import require_text
from tocsin.ledger import canonical, merkle
from tocsin.ledger.malformed import Malformed
from tocsin.ledger.octets import sha256_hex
from tocsin.ledger.policy import Policy
from tocsin.proof import charter, entries, form, openings, outcome, powers, procedure, roster, seal, signing
from tocsin.proof.charter import Norms
from tocsin.proof.entries import Entry, Log, Streams
from tocsin.proof.form import Certificate
from tocsin.proof.openings import Opening
from tocsin.proof.procedure import Procedure
from tocsin.proof.roster import Roster
from tocsin.proof.seal import Head
from tocsin.proof.trust import Pins, require_log, require_root, require_trust
from tocsin.proof.verdict import SELF_DECLARED, Checks, Verdict

NOT_RECOMPUTED = "not_recomputed_here"


def verify(
    data: bytes,
    *,
    log_key: str | None = None,
    root: str | None = None,
    policy: bytes | None = None,
    require: str | None = None,
) -> Verdict:
    """The verdict on a certificate. Raises `Malformed` only for pins that have no form."""
    run = _Verification(data, Pins(log_key, root, policy, require))
    run.run()
    given, valid = run.certificate, run.checks.all_hold
    return Verdict(
        valid=valid,
        trust=run.pins.reach if valid else SELF_DECLARED,
        kind=given.kind if given else None,
        outcome=given.outcome if given and valid else None,
        organisation=given.organisation if given else None,
        decision=given.decision if given else None,
        checks=tuple(run.checks.made),
    )


def root_of(data: bytes) -> str:
    """The leaf hash of entry 0 of a certificate that holds: what others may pin its organisation by."""
    return merkle.leaf_hash(form.parse(data).entries[0].leaf).hex()


class _Verification:
    """One certificate on its way through the checks; what a check has given serves the later ones."""

    rows: tuple[Entry, ...]
    log: Log
    streams: Streams
    roster: Roster
    policy: Policy
    head: Head
    norms: Norms
    openings: tuple[Opening, ...]
    procedure: Procedure

    def __init__(self, data: bytes, pins: Pins) -> None:
        self.data = data
        self.pins = pins
        self.checks = Checks()
        self.certificate: Certificate | None = None

    @property
    def given(self) -> Certificate:
        """What the certificate says."""
        assert self.certificate is not None
        return self.certificate

    def run(self) -> None:
        """Make every check that can be made."""
        holds = self.checks.holds
        readable = holds("form", self._form) and holds("entries", self._entries)
        if not (readable and holds("origin", self._origin) and holds("streams", self._streams)):
            return
        roster_known = holds("roster", self._roster)
        if roster_known:
            holds("log", self._log)
            holds("signatures", self._signatures)
        sealed = holds("checkpoint", self._checkpoint)
        if sealed:
            holds("inclusion", self._inclusion)
        if roster_known and holds("policy", self._policy) and sealed:
            holds("cosignatures", self._cosignatures)
        self._decision()
        self._pins(sealed)

    def _decision(self) -> None:
        holds = self.checks.holds
        if not holds("charter", self._charter):
            return
        holds("revision", self._revision)
        if not holds("electorate", self._electorate):
            return
        holds("appeal", self._appeal)
        holds("powers", self._powers)
        holds("text", self._text)
        unknown = next((row.word for row in self.openings if row.question is None), None)
        if unknown is not None:
            self.checks.fails("recomputed", f"{NOT_RECOMPUTED} {unknown}")
        elif holds("procedure", self._procedure):
            holds("counted", self._counted)
            holds("closing", self._closing)
            holds("declaration", self._declaration)
            holds("heads", self._heads)
            holds("recomputed", self._recomputed)

    def _pins(self, sealed: bool) -> None:
        if self.pins.log_key is not None:
            self.checks.holds("log_pinned", lambda: require_log(self.pins, self.log))
        if self.pins.root is not None:
            self.checks.holds("root_pinned", lambda: require_root(self.pins, self.rows[0]))
        if self.pins.policy is not None and sealed:
            self.checks.holds("witnessed", self._witnessed)
        if self.pins.require is not None:
            self.checks.holds("trust", lambda: require_trust(self.pins))

    def _form(self) -> str:
        self.certificate = form.parse(self.data)
        return ""

    def _entries(self) -> str:
        self.rows = entries.read_entries(self.given.entries)
        return str(len(self.rows))

    def _origin(self) -> str:
        self.log = entries.one_log(self.given, self.rows)
        return self.log.origin

    def _streams(self) -> str:
        self.streams = entries.streams(self.given.decision, self.rows)
        return ""

    def _roster(self) -> str:
        self.roster = roster.recompute(self.streams.roster, self.log.kind)
        roster.require_enclosed(self.roster, self.given.roster)
        return str(len(self.roster.keys))

    def _log(self) -> str:
        if self.roster.log != self.given.log:
            raise Malformed("log_key_differs", "/log")
        return ""

    def _signatures(self) -> str:
        return str(signing.require_signed(self.roster, self.rows))

    def _checkpoint(self) -> str:
        self.head = seal.read_head(self.given, self.log, self.rows[-1].index)
        return str(self.head.checkpoint.size)

    def _inclusion(self) -> str:
        seal.require_included(self.given, self.rows, self.head)
        return ""

    def _policy(self) -> str:
        if self.roster.policy != self.given.policy:
            raise Malformed("policy_differs", "/policy")
        self.policy = seal.read_policy(self.given.policy.encode("utf-8"), self.log, "/policy")
        return ""

    def _cosignatures(self) -> str:
        return seal.require_cosigned(self.policy, self.head, self.log)

    def _charter(self) -> str:
        self.norms = charter.read(self.given)
        return ""

    def _revision(self) -> str:
        charter.require_in_force(self.norms, self.streams)
        return self.norms.charter.revision

    def _electorate(self) -> str:
        self.openings = openings.openings_of(self.norms, self.streams.decision)
        return " ".join(self.openings[-1].electorate)

    def _appeal(self) -> str:
        last = self.openings[-1]
        return outcome.require_appeal(last, self.streams.others, members_on(self.norms.charter, last.on))

    def _powers(self) -> str:
        acts = powers.acts_of(self.norms.charter, self.streams)
        powers.require_powers(self.norms.charter, acts, self.openings[-1].organ)
        return ""

    def _text(self) -> str:
        last = self.openings[-1]
        try:
            require_text(self.given.text, last.languages)
        except Malformed as fault:
            raise fault.at("/text") from None
        if sha256_hex(canonical.encode_checked(self.given.text)) != last.text_sha256:
            raise Malformed("text_differs", "/text")
        return last.text_sha256

    def _procedure(self) -> str:
        self.procedure = procedure.follow(self.openings, self.streams.decision)
        return ""

    def _counted(self) -> str:
        return outcome.require_counted(self.procedure)

    def _closing(self) -> str:
        return outcome.require_settled(self.procedure)

    def _declaration(self) -> str:
        return outcome.require_declared_by_system(self.procedure)

    def _heads(self) -> str:
        return outcome.require_heads(self.procedure, self.streams)

    def _recomputed(self) -> str:
        return outcome.require_result(self.procedure, self.given.result)

    def _witnessed(self) -> str:
        assert self.pins.policy is not None
        return seal.require_quorum(seal.read_policy(self.pins.policy, self.log, "policy"), self.head)
