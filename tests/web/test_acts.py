"""Forms of commands as people use them: filled in, read, signed; refused beside the field; kept as drafts."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from tests.web.conftest import Sign
from tests.web.served import Served, form_with, fresh, open_case, plainly, values

MEMBERS = ("am", "by", "kg", "kz", "ru", "tj")
TEXT = "Совет решил направить силы."


@pytest.fixture
def secretary(person: Sign) -> Served:
    return person("secretary-general")


@pytest.fixture
def lawyer(person: Sign) -> Served:
    return person("secretariat-lawyer")


def id_in(address: str) -> str:
    return address.rpartition("/")[2]


def drafted(secretary: Served, lawyer: Served) -> tuple[str, str]:
    """Case and decision, made by forms alone."""
    case = id_in(secretary.fill("/do/case.open", title="Unrest", mode="crisis", host="KZ"))
    decision = id_in(
        lawyer.fill(
            f"/do/decision.draft?case={case}",
            organ="csc",
            matter="use-of-forces",
            title="On sending forces",
            articles=["treaty:4"],
            **{"text_sha256.ru": TEXT},
        )
    )
    return case, decision


def opened(secretary: Served, lawyer: Served, host: Served) -> str:
    """A decision that is open for positions."""
    case, decision = drafted(secretary, lawyer)
    host.fill(
        f"/do/appeal.make?case={case}",
        article="treaty:4",
        asks=["use-of-forces"],
        **{next_text(host, f"/do/appeal.make?case={case}"): "Просим помощи"},
    )
    soon = datetime.now(UTC).replace(second=0, microsecond=0)
    secretary.fill(
        f"/do/decision.open?case={case}&decision={decision}",
        **{
            "appeal": last_choice(secretary, f"/do/decision.open?case={case}&decision={decision}", "appeal"),
            "measure.tasks": "protect sites",
            "measure.components": ["crrf"],
            "measure.strength": "2500",
            "measure.subordination": "commander",
            "measure.places": "Kazakhstan",
            "measure.begins_at": (soon + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
            "measure.ends_at": (soon + timedelta(days=14)).strftime("%Y-%m-%dT%H:%M"),
            "measure.host": "KZ",
        },
    )
    return decision


def next_text(someone: Served, address: str) -> str:
    """The text area of the form."""
    page = someone.client.get(address).content.decode()
    found = re.search(r'name="(text_sha256\.[a-z]{2})"', page)
    assert found is not None
    return found[1]


def last_choice(someone: Served, address: str, name: str) -> str:
    form = form_with(someone.client.get(address).content, 'value="check"')
    return str(form.inputs[name].value_options[-1])


def test_a_decision_goes_from_draft_to_adoption_by_forms_alone(
    person: Sign, secretary: Served, lawyer: Served
) -> None:
    decision = opened(secretary, lawyer, person("kz-head-of-state"))
    heads = [person(f"{member}-head-of-state") for member in MEMBERS]
    for head in heads:
        head.fill(f"/do/position.state?decision={decision}", position="yes")
    for head in heads:
        head.fill(f"/do/text.sign?decision={decision}")
    page = secretary.client.get(f"/decisions/{decision}")
    assert page.status_code == 200
    certificate = lawyer.client.get(f"/api/decisions/{decision}/certificate")
    assert certificate.status_code == 200
    assert "attachment" in certificate.headers["Content-Disposition"]


def test_what_is_signed_is_shown_in_words_and_exactly(secretary: Served, lawyer: Served) -> None:
    case = open_case(secretary)
    review = lawyer.review(
        f"/do/decision.draft?case={case}",
        organ="csc",
        matter="use-of-forces",
        title="On sending forces",
        articles=["treaty:4"],
        **{"text_sha256.ru": TEXT},
    )
    shown = plainly(review)
    assert TEXT in shown
    assert '"type":"case.text_drafted/1"' in shown


def test_a_form_sent_twice_enters_one_thing(secretary: Served) -> None:
    case = open_case(secretary)
    address = f"/do/case.set_mode?case={case}"
    review = secretary.review(address, mode="heightened", reason="It grows")
    sent = {**values(form_with(review, "sealed")), "step": "sign"}
    before = size(secretary)
    first = secretary.client.post(address, sent)
    second = secretary.client.post(address, sent)
    assert (first.status_code, second.status_code) == (302, 302)
    assert size(secretary) == before + 1


def size(someone: Served) -> int:
    return int(someone.client.get("/log/checkpoint").content.split(b"\n")[1])


def test_what_was_prepared_for_another_person_is_not_signed(person: Sign, secretary: Served) -> None:
    case = open_case(secretary)
    address = f"/do/case.set_mode?case={case}"
    sent = {
        **values(form_with(secretary.review(address, mode="heightened", reason="It grows"), "sealed")),
        "step": "sign",
    }
    before = size(secretary)
    assert person("secretariat-lawyer").client.post(address, sent).status_code != 302
    assert size(secretary) == before


def test_a_missing_field_is_told_beside_it(secretary: Served) -> None:
    answer = secretary.check("/do/case.open", mode="crisis")
    assert answer.status_code == 200
    form = form_with(answer.content, 'value="check"')
    assert form.get_element_by_id("field-title-wrong").text_content().strip()


@pytest.mark.parametrize("login", ["observer", "auditor"])
def test_who_has_no_power_is_told_before_filling_in(person: Sign, secretary: Served, login: str) -> None:
    case = open_case(secretary)
    someone = person(login)
    answer = someone.client.post(
        f"/do/case.set_mode?case={case}", {"step": "check", "mode": "heightened", "reason": "x"}
    )
    assert b'name="sealed"' not in answer.content
    assert answer.status_code in (404, 409)


def test_a_draft_is_kept_for_the_track_and_hidden_from_the_other(person: Sign, secretary: Served) -> None:
    case = open_case(secretary)
    political, defence = person("kz-permanent-representative"), person("kz-defence-duty-officer")
    address = f"/do/view.state?case={case}"
    words = fresh("words")
    kept = political.client.post(address, {"step": "draft", "text": words})
    assert kept.status_code == 302
    where = kept.headers["Location"]
    assert words in political.client.get(where).content.decode()
    assert defence.client.get(where).status_code == 404
    assert person("ru-permanent-representative").client.get(where).status_code == 404


@pytest.mark.parametrize("name", ["outcome.declare", "roster.found", "nothing.here"])
def test_a_command_that_people_do_not_give_has_no_form(secretary: Served, name: str) -> None:
    assert secretary.client.get(f"/do/{name}").status_code == 404


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_command_has_a_form_in_both_languages(demo: object, language: str) -> None:
    from tocsin.web.commands.fields import people_commands

    secretary = Served.signed_in("secretary-general", language=language)
    case = open_case(secretary)
    for spec in people_commands():
        answer = secretary.client.get(f"/do/{spec.name}?case={case}")
        assert answer.status_code == 200, spec.name
