"""Tells an actor the exact data of its command: texts become digests, acts leaf hashes, times instants.

What a field may leave out is filled in from where it stands already: the draft, the actor, the file.
"""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin, get_type_hints

from tocsin.core.calendar import day_of
from tocsin.core.catalogue import BY_COMMAND, Spec
from tocsin.core.charter.model import Charter
from tocsin.core.paper.state import Paper
from tocsin.core.texts import authentic_languages, spelled, text_body
from tocsin.engine.engine import Engine
from tocsin.exercise.fields import fields_of
from tocsin.exercise.scenario import Act, OfAct, OfText, Person, Scenario, When

TRANSLATION = "translation_sha256"


class Prompt:
    """The prompter of one performance."""

    def __init__(self, scenario: Scenario, engine: Engine, zero: int) -> None:
        self._scenario = scenario
        self._engine = engine
        self._zero = zero
        self._leaves: dict[str, str] = {}

    def remember(self, act: Act, leaf: str) -> None:
        """What entry the act has caused."""
        if act.id:
            self._leaves[act.id] = leaf

    def data(self, act: Act, person: Person, now: int) -> dict[str, Any]:
        """The command's data as JSON, with every body it names put into the store."""
        spec = BY_COMMAND[act.does]
        paper = self._paper(act)
        given = self._filled(spec, act, person, paper)
        return {
            name: self._value(name, value, _Place(spec, given, paper, now)) for name, value in given.items()
        }

    def _filled(self, spec: Spec, act: Act, person: Person, paper: Paper | None) -> dict[str, Any]:
        data = dict(act.data)
        known = self._known(act, person, paper)
        for name, required in fields_of(spec.data):
            wanted = required or name in ("standing", "source")
            if name not in data and wanted and known.get(name) is not None:
                data[name] = known[name]
        if data.get("standing") not in _words_of(spec, "standing"):
            data.pop("standing", None)
        return data

    def _known(self, act: Act, person: Person, paper: Paper | None) -> dict[str, Any]:
        known: dict[str, Any] = {"member": person.member or None}
        known |= {"standing": act.standing or None, "source": act.source or None}
        file = act.data.get("file")
        if isinstance(file, OfText):
            known["size"] = len(self._raw(file))
        if paper is not None:
            opened = paper.opening.text_sha256 if paper.opening else paper.versions[-1].text_sha256
            known |= {"case": paper.case, "organ": paper.organ, "matter": paper.matter, "text_sha256": opened}
        return known

    def _paper(self, act: Act) -> Paper | None:
        state = self._engine.refresh()
        file = state.files.get(state.cases.get(str(act.data.get("decision", "")), ""))
        return file.paper(act.data["decision"]) if file is not None else None

    def _value(self, name: str, value: Any, place: _Place) -> Any:
        if isinstance(value, When):
            return value.text(self._zero)
        if isinstance(value, OfAct):
            return self._leaves.get(value.act, "0" * 64)
        if isinstance(value, OfText):
            body = self._raw(value) if value.raw else self._body(name, value, place)
            return self._engine.put_body(body)
        if isinstance(value, dict):
            return {inner: self._value(inner, part, place) for inner, part in value.items()}
        return value

    def _raw(self, text: OfText) -> bytes:
        """A plain file holds the words in the scenario's first language, Russian."""
        return spelled(self._scenario.texts[text.name]["ru"]).encode()

    def _body(self, name: str, text: OfText, place: _Place) -> bytes:
        words = self._scenario.texts[text.name]
        if name == TRANSLATION:
            languages: tuple[str, ...] = (str(place.data.get("language")),)
        elif place.spec.room == "paper":
            charter = self._charter(place.paper)
            organ = place.paper.organ if place.paper else str(place.data.get("organ"))
            languages = authentic_languages(charter, organ, day_of(place.now, charter.zone))
        else:
            languages = tuple(words)
        return text_body({language: words[language] for language in languages if language in words})

    def _charter(self, paper: Paper | None) -> Charter:
        revision = paper.charter if paper is not None else self._engine.refresh().norms.current
        return self._engine.charters.charter(revision)


class _Place:
    """Where a value stands: the command, its data, the paper it is about, and when it is given."""

    __slots__ = ("data", "now", "paper", "spec")

    def __init__(self, spec: Spec, data: dict[str, Any], paper: Paper | None, now: int) -> None:
        self.spec, self.data, self.paper, self.now = spec, data, paper, now


def _words_of(spec: Spec, field: str) -> tuple[Any, ...]:
    hint = get_type_hints(spec.data).get(field)
    return get_args(hint) if get_origin(hint) is Literal else ()
