"""Keys that may not sign, signatures that do not hold, passkeys that answer wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.proof.decisions import Decision, opened
from tests.proof.faults.forged import STRANGER, drafted, finished, forged, founded
from tests.proof.good import Said
from tests.proof.scribe import AA, BB, CC, OFFICE, PEOPLE, SITE, Person, Scribe, passkey, person
from tocsin.ledger.envelope import Envelope, Signature, pre_authentication_encoding
from tocsin.ledger.leaf import Leaf
from tocsin.ledger.leaf import parse as parse_leaf


@forged("signatures")
def stranger_signs() -> Said:
    """A position is signed by a key that is not enrolled."""
    decision = opened()
    decision.agree(AA, BB, STRANGER)
    decision.declare()
    return decision, {}


@forged("signatures")
def signed_for_another() -> Said:
    """A member's key signs an event that says it is another member's."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(Person("CC", "delegate", AA.hand))
    decision.declare()
    return decision, {}


@forged("signatures", "powers")
def role_assumed() -> Said:
    """A key signs in a role that is not its own."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(Person("CC", "office", CC.hand))
    decision.declare()
    return decision, {}


@forged("signatures")
def signature_by_other_key() -> Said:
    """The envelope's signature is by another key than the actor's."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"signers": (AA.hand,)})
    decision.declare()
    return decision, {}


@forged("signatures")
def signature_false() -> Said:
    """The signature names the actor's key and was made with another."""
    decision = opened()
    decision.agree(AA, BB)
    liar = replace(CC.hand, sign=lambda encoding: Signature(CC.hand.id, AA.hand.raw(encoding)))
    decision.state(CC, how={"signers": (liar,)})
    decision.declare()
    return decision, {}


@forged("signatures")
def signature_of_other_payload() -> Said:
    """The signature is true, but of another payload."""
    decision = opened()
    decision.agree(AA, BB)
    other = CC.hand.raw(pre_authentication_encoding(b"{}"))
    liar = replace(CC.hand, sign=lambda _encoding: Signature(CC.hand.id, other))
    decision.state(CC, how={"signers": (liar,)})
    decision.declare()
    return decision, {}


@forged("signatures")
def signature_without_frame() -> Said:
    """The bare payload is signed, not its pre-authentication encoding."""
    decision = opened()
    decision.agree(AA, BB)
    bare = replace(
        CC.hand, sign=lambda encoding: Signature(CC.hand.id, CC.hand.raw(encoding.partition(b"{")[2]))
    )
    decision.state(CC, how={"signers": (bare,)})
    decision.declare()
    return decision, {}


@forged("signatures")
def signature_beyond_order() -> Said:
    """The number in the signature is not below the order of the curve."""
    order = 2**252 + 27742317777372353535851937790883648493
    decision = opened()
    decision.agree(AA, BB)

    def sign(encoding: bytes) -> Signature:
        sig = CC.hand.raw(encoding)
        number = int.from_bytes(sig[32:], "little") + order
        return Signature(CC.hand.id, sig[:32] + number.to_bytes(32, "little"))

    decision.state(CC, how={"signers": (replace(CC.hand, sign=sign),)})
    decision.declare()
    return decision, {}


@forged("signatures")
def revoked_key_signs() -> Said:
    """A key signs after it was revoked."""
    decision = opened()
    decision.agree(AA, BB)
    decision.scribe.revoke(CC)
    decision.agree(CC)
    decision.declare()
    return decision, {}


@forged("signatures")
def key_signs_early() -> Said:
    """A key signs before it is enrolled."""
    decision = opened()
    other = person("CC", "delegate", "CC's second key")
    decision.agree(AA, BB, other)
    decision.scribe.enrol(other)
    decision.declare()
    return decision, {}


@forged("signatures", "powers")
def key_enrols_itself() -> Said:
    """A key signs its own enrolment."""
    decision = opened()
    decision.agree(AA, BB)
    other = person("CC", "delegate", "CC's second key")
    decision.scribe.enrol(other, by=other)
    decision.agree(other)
    decision.declare()
    return decision, {}


@forged("roster", "powers")
def key_for_another_member() -> Said:
    """A member enrols a key for another member."""
    decision = opened()
    decision.agree(AA, BB)
    other = person("CC", "delegate", "CC's second key")
    decision.scribe.enrol(other, by=AA)
    decision.agree(other)
    decision.declare()
    return decision, {}


@forged("roster")
def key_enrolled_twice() -> Said:
    """A key in force is enrolled again."""
    decision = opened()
    decision.scribe.enrol(CC)
    return finished(decision), {}


@forged("roster")
def unknown_key_revoked() -> Said:
    """A key is revoked that was never enrolled."""
    decision = opened()
    decision.scribe.add("roster", "roster.key_revoked", {"key": STRANGER.hand.id}, OFFICE)
    return finished(decision), {}


@forged("roster")
def key_id_not_of_key() -> Said:
    """A founding key's id is not the hash of its public key."""
    rows = [row.row() for row in PEOPLE]
    rows[2]["key"] = "0" * 64
    return founded(keys=rows), {}


@forged("roster")
def public_key_too_short() -> Said:
    """A founding key has too few octets."""
    rows = [row.row() for row in PEOPLE]
    rows[2]["public"] = "AAAA"
    return founded(keys=rows), {}


@forged("roster")
def algorithm_unknown() -> Said:
    """A founding key is of an algorithm that is not used here."""
    rows = [row.row() for row in PEOPLE]
    rows[2]["algorithm"] = "rsa"
    return founded(keys=rows), {}


@forged("roster")
def server_key_in_live_ledger() -> Said:
    """A live ledger has a key in the server's custody."""
    scribe = Scribe(origin="pact.example/live")
    scribe.found()
    return drafted(scribe), {}


@forged("roster")
def founded_twice() -> Said:
    """The stream of the roster has a second founding."""
    decision = opened()
    rows = {"log": str(decision.scribe.log), "keys": [], "policy": ""}
    decision.scribe.add("roster", "roster.founded", rows, SITE)
    return finished(decision), {}


@forged("roster")
def roster_event_unknown() -> Said:
    """The stream of the roster has an event that nobody knows."""
    decision = opened()
    decision.scribe.add("roster", "roster.key_lent", {"key": CC.hand.id}, OFFICE)
    return finished(decision), {}


@forged("signatures")
def founding_signature_missing() -> Said:
    """One founding key has not signed entry 0."""
    scribe = Scribe()
    scribe.found(signers=(scribe.log_hand, *(row.hand for row in PEOPLE[:-1])))
    return drafted(scribe), {}


@forged("signatures")
def founding_without_log_key() -> Said:
    """The log's key has not signed entry 0."""
    return founded(signers=tuple(row.hand for row in PEOPLE)), {}


@forged("signatures")
def founding_signed_by_stranger() -> Said:
    """A stranger's key has signed entry 0 as well."""
    scribe = Scribe()
    scribe.found(signers=(scribe.log_hand, *(row.hand for row in PEOPLE), STRANGER.hand))
    return drafted(scribe), {}


@forged("entries")
def two_signatures() -> Said:
    """An ordinary entry is signed by two."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(CC, how={"signers": (CC.hand,)})
    row = decision.scribe.entries[-1]
    payload = _payload(decision)
    encoding = pre_authentication_encoding(payload)
    signatures = (CC.hand.sign(encoding), AA.hand.sign(encoding))
    version = decision.scribe.versions[decision.stream]
    decision.scribe.entries.pop()
    decision.stated["CC"] = decision.scribe.append(
        row.stream, Leaf(Envelope(payload, signatures), row.index, decision.scribe.received_at, version)
    )
    decision.declare()
    return decision, {}


def _payload(decision: Decision) -> bytes:
    return parse_leaf(decision.scribe.entries[-1].leaf).envelope.payload


def with_passkey(**changes: Any) -> Said:
    """A decision in which one member signs with a passkey that answers in a forged way."""
    honest = Person("CC", "delegate", passkey("CC's passkey"), "passkey")
    scribe = Scribe()
    scribe.found(SITE, OFFICE, AA, BB, honest)
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree(AA, BB)
    decision.state(Person("CC", "delegate", passkey("CC's passkey", **changes), "passkey"))
    decision.declare()
    return decision, {}


@forged("signatures")
def passkey_other_origin() -> Said:
    """A passkey answered to a page of another origin."""
    return with_passkey(origin="https://pact.example.net")


@forged("signatures")
def passkey_other_party() -> Said:
    """A passkey answered for another relying party."""
    return with_passkey(rp_id="example")


@forged("signatures")
def passkey_user_not_verified() -> Said:
    """The authenticator did not verify its user."""
    return with_passkey(flags=0x01)


@forged("signatures")
def passkey_user_not_present() -> Said:
    """The authenticator did not see its user."""
    return with_passkey(flags=0x04)


@forged("signatures")
def passkey_other_challenge() -> Said:
    """A passkey answered to another challenge."""
    return with_passkey(challenge="AAAA")


@forged("signatures")
def passkey_registration() -> Said:
    """A passkey's answer is one to its registration."""
    return with_passkey(type="webauthn.create")


@forged("signatures")
def passkey_inside_frame() -> Said:
    """A passkey answered inside a frame of another site."""
    return with_passkey(crossOrigin=True)


@forged("signatures")
def passkey_signs_plainly() -> Said:
    """A passkey's key made a plain signature."""
    plain = passkey("CC's passkey", "eddsa-webauthn")
    scribe = Scribe()
    scribe.found(SITE, OFFICE, AA, BB, Person("CC", "delegate", plain, "passkey"))
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree(AA, BB)
    bare = replace(plain, sign=lambda encoding: Signature(plain.id, plain.raw(encoding)))
    decision.state(Person("CC", "delegate", bare))
    decision.declare()
    return decision, {}


@forged("roster")
def passkey_without_party() -> Said:
    """A passkey is enrolled without its relying party."""
    row = Person("CC", "delegate", passkey("CC's passkey"), "passkey")
    rows = [one.row() for one in (SITE, OFFICE, AA, BB, row)]
    del rows[-1]["rp_id"]
    return founded(SITE, OFFICE, AA, BB, row, keys=rows), {}
