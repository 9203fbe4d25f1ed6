"""Acts beyond a role's powers, and texts in another spelling than their own."""

from __future__ import annotations

import unicodedata

from tests.proof.decisions import Decision, begun, opened
from tests.proof.faults.forged import CLERK, finished, forged
from tests.proof.good import Said
from tests.proof.scribe import AA, BB, CC, OFFICE, PEOPLE, SITE, TEXT, Scribe, person
from tocsin.ledger import canonical
from tocsin.ledger.octets import sha256_hex


@forged("powers")
def role_without_power() -> Said:
    """A clerk states the member's position, which the charter does not let clerks do in the council."""
    scribe = Scribe()
    scribe.found(*PEOPLE, CLERK)
    decision = Decision(scribe)
    decision.draft()
    decision.open()
    decision.agree(BB, CC, CLERK)
    decision.declare()
    return decision, {}


@forged("powers")
def key_enrolled_without_power() -> Said:
    """A member's delegate enrols another key of its member, which the charter leaves to the office."""
    decision = opened()
    decision.agree(AA, BB)
    other = person("CC", "delegate", "CC's second key")
    decision.scribe.enrol(other, by=CC)
    decision.agree(other)
    decision.declare()
    return decision, {}


@forged("powers")
def member_opens() -> Said:
    """A member's delegate opens the decision."""
    decision = begun()
    value = {
        "case": "c1",
        "organ": "council",
        "matter": "statement",
        "rule": "together",
        "text_sha256": decision.text,
        "electorate": ["AA", "BB", "CC"],
    }
    decision.add("decision_opened", AA, value)
    return finished(decision), {}


@forged("powers", "procedure")
def recorded_by_member() -> Said:
    """A member's delegate records the position of another member."""
    decision = opened()
    decision.agree(AA, BB)
    decision.state(AA, recorded_for="CC")
    decision.declare()
    return decision, {}


@forged("powers", "procedure")
def office_votes() -> Said:
    """The office states a position of its own."""
    decision = opened()
    decision.agree()
    decision.state(OFFICE)
    decision.declare()
    return decision, {}


@forged("powers", "declaration")
def declared_by_office() -> Said:
    """The outcome is declared by hand."""
    decision = opened()
    decision.agree()
    decision.declare(by=OFFICE)
    return decision, {}


@forged("powers")
def system_opens() -> Said:
    """The site's key opens the decision."""
    decision = begun()
    value = {
        "case": "c1",
        "organ": "council",
        "matter": "statement",
        "rule": "together",
        "text_sha256": decision.text,
        "electorate": ["AA", "BB", "CC"],
    }
    decision.add("decision_opened", SITE, value)
    return finished(decision), {}


@forged("powers")
def role_unknown() -> Said:
    """A role signs that the charter does not know."""
    other = person("", "advisor")
    scribe = Scribe()
    scribe.found(*PEOPLE, other)
    decision = Decision(scribe)
    decision.add("text_drafted", other, {"case": "c1", "text_sha256": decision.text})
    decision.open()
    return finished(decision), {}


def with_text(said: dict[str, str]) -> Said:
    """A decision on a text that is not in its one spelling, its digest true."""
    decision = begun()
    decision.text = sha256_hex(canonical.encode(said))
    decision.scribe.entries.pop()
    decision.scribe.versions.pop(decision.stream)
    decision.draft()
    decision.open()
    return finished(decision), {"text": said}


@forged("text")
def text_not_composed() -> Said:
    """The text's accents are not composed."""
    return with_text({"en": unicodedata.normalize("NFD", "A naïve plan.\n")})


@forged("text")
def text_trailing_space() -> Said:
    """A line of the text ends in a space."""
    return with_text({"en": "The council \nsends help.\n"})


@forged("text")
def text_trailing_tab() -> Said:
    """The text's last line ends in a tab."""
    return with_text({"en": "The council sends help.\t\n"})


@forged("text")
def text_carriage_return() -> Said:
    """The text's lines end in another way."""
    return with_text({"en": "The council\r\nsends help.\n"})


@forged("text")
def text_without_last_newline() -> Said:
    """The text has no newline at its end."""
    return with_text({"en": "The council sends help."})


@forged("text")
def text_two_last_newlines() -> Said:
    """The text has an empty line at its end."""
    return with_text({"en": "The council sends help.\n\n"})


@forged("text")
def text_empty() -> Said:
    """There is nothing in the text."""
    return with_text({"en": "\n"})


@forged("text")
def text_in_other_language() -> Said:
    """The text is in a language that is not authentic in the organ."""
    return with_text({"ru": "Совет посылает помощь.\n"})


@forged("text")
def text_with_translation() -> Said:
    """A translation is hashed with the text."""
    return with_text({**TEXT, "ru": "Совет посылает помощь.\n"})


@forged("text")
def salt_empty() -> Said:
    """The salt of a restricted text is empty."""
    return with_text({**TEXT, "salt": ""})
