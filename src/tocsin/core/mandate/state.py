"""What is known of carrying out one adopted decision."""

from __future__ import annotations

from msgspec import Struct


class Condition(Struct, frozen=True):
    """A condition of the decision; `met` None while open."""

    number: int
    text: str
    met: bool | None = None
    settled_at: int | None = None
    reason: str = ""


class HostConsent(Struct, frozen=True):
    """The host's consent: asked, given, refused or lapsed."""

    host: str
    state: str
    asked_at: int
    closes_at: int | None = None
    answered_at: int | None = None


class NationalStep(Struct, frozen=True):
    """A member's step in its own law."""

    member: str
    kind: str
    result: str
    act: str
    at: int
    standing: str


class Order(Struct, frozen=True):
    """An implementing act on its way: issued, brought to, done."""

    id: str
    kind: str
    title: str
    owner: str
    addressee: str
    issued_at: int
    standing: str
    due_at: int | None = None
    text_sha256: str = ""
    brought_at: int | None = None
    brought_to: str = ""
    done_at: int | None = None
    result: str = ""


class NoticeOwed(Struct, frozen=True):
    """A notice owed outside; `due_at` None where no clock is known."""

    duty: str
    to: str
    owner: str
    article: str
    owed_since: int
    due_at: int | None
    given_at: int | None = None
    reference: str = ""


class Offer(Struct, frozen=True):
    """A contribution offered; `answer` is open, accepted or refused."""

    id: str
    member: str
    kind: str
    people: int | None
    vehicles: int | None
    aircraft: int | None
    standing: str
    source: str
    at: int
    note: str = ""
    answer: str = "open"
    reason: str = ""


class Schedule(Struct, frozen=True):
    """When situation reports are due."""

    owner: str
    first_at: int
    every_hours: int


class Report(Struct, frozen=True):
    """A situation report received; one named as wrong is kept and no longer counts."""

    leaf: str
    id: str
    as_of: int
    received_at: int
    people: int | None
    vehicles: int | None
    standing: str
    source: str
    text: str
    corrected: bool = False


class Movement(Struct, frozen=True):
    """A contingent that left, arrived or returned; one named as wrong is kept and no longer counts."""

    leaf: str
    member: str
    """Empty for a group of the organisation itself."""
    stage: str
    at: int
    place: str
    means: str
    people: int | None
    sorties: int | None
    last: bool
    whole: bool
    standing: str
    source: str
    corrected: bool = False


class Mandate(Struct, frozen=True):
    """An adopted decision in effect; `stage` is waiting, in-force, ended or void.

    waiting: a condition or the host's consent is open; void: one of them failed.
    """

    decision: str
    organ: str
    matter: str
    makes: str
    title: str
    adopted_at: int
    stage: str
    host: str = ""
    tasks: tuple[str, ...] = ()
    components: tuple[str, ...] = ()
    strength: int | None = None
    strength_standing: str = ""
    subordination: str = ""
    places: tuple[str, ...] = ()
    begins_at: int | None = None
    ends_at: int | None = None
    bound: tuple[str, ...] = ()
    """Members the decision binds."""
    conditions: tuple[Condition, ...] = ()
    host_consent: HostConsent | None = None
    national_required: tuple[tuple[str, str], ...] = ()
    """(member, kind) of the steps the charter names."""
    national_steps: tuple[NationalStep, ...] = ()
    orders: tuple[Order, ...] = ()
    notices: tuple[NoticeOwed, ...] = ()
    offers: tuple[Offer, ...] = ()
    schedule: Schedule | None = None
    reports: tuple[Report, ...] = ()
    movements: tuple[Movement, ...] = ()
    withdrawal_at: int | None = None
    withdrawal_until: int | None = None
    ending: str = ""
    """Id of the adopted decision that ends it."""
    ended_at: int | None = None
    ended_because: str = ""


class Subject(Struct, frozen=True):
    """What commands that carry a decision out are decided on."""

    case_known: bool
    case_open: bool
    host: str
    mandate: Mandate | None
    adopted: tuple[str, ...] = ()
    """Ids of the case's adopted decisions."""
    orders: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    """Ids used in the case: an order, offer or report has an id of its own."""
