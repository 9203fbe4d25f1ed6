"""What is known of one paper, and what it is told of its surroundings."""

from __future__ import annotations

from msgspec import Struct

from tocsin.core.paper.commands import Measure
from tocsin.core.paper.count import Question, Signature, Statement


class Translation(Struct, frozen=True):
    """An unofficial translation of one version."""

    language: str
    sha256: str


class Version(Struct, frozen=True):
    """A numbered version of the text."""

    number: int
    text_sha256: str
    at: int
    member: str
    role: str
    change: str = ""
    translations: tuple[Translation, ...] = ()


class Opening(Struct, frozen=True):
    """The current version put to the members."""

    leaf: str
    index: int
    opened_at: int
    question: Question
    rule: str
    text_sha256: str
    appeal: str
    articles: tuple[str, ...]
    measure: Measure
    conditions: tuple[str, ...]
    host_consent: str
    findings: tuple[str, ...]


class Stated(Struct, frozen=True):
    """A position with everything said about it; `statement` is what is counted."""

    statement: Statement
    at: int
    channel: str
    on_instruction_of: str
    powers: str
    reservation: str
    remark: str
    evidence: str
    confirm_until: int | None


class Signed(Struct, frozen=True):
    """A line of the signature page with who signed and under what powers."""

    signature: Signature
    leaf: str
    at: int
    signatory: str
    powers: str
    channel: str
    reason: str = ""


class Paper(Struct, frozen=True):
    """A draft decision; `stage` is draft, open, signing, adopted, failed or withdrawn."""

    id: str
    case: str
    organ: str
    matter: str
    title: str
    charter: str
    stage: str
    drafted_at: int
    articles: tuple[str, ...] = ()
    initiator: str = ""
    follows: str = ""
    versions: tuple[Version, ...] = ()
    opening: Opening | None = None
    stated: tuple[Stated, ...] = ()
    page: tuple[Signed, ...] = ()
    voting_closed_at: int | None = None
    signing_closed_at: int | None = None
    outcome: str = ""
    counted: tuple[str, ...] = ()
    declared_at: int | None = None
    leaves: tuple[str, ...] = ()
    version: int = 0


class Surroundings(Struct, frozen=True):
    """What a paper may know of where it lies: a case here, later a meeting or a norm."""

    case: str
    open: bool
    appeals: tuple[tuple[str, str], ...]
    """(leaf, member) of the appeals made."""
    mandates: tuple[tuple[str, str], ...]
    """(decision id, stage) of the mandates of the case."""
    roster_version: int
    charter_version: int


class Subject(Struct, frozen=True):
    """What commands on a paper are decided on."""

    paper: Paper | None
    surroundings: Surroundings
