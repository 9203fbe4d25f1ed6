"""The map, its table, and who sees them."""

from __future__ import annotations

import pytest

from tests.web.conftest import Sign, SignIn
from tests.web.served import fresh
from tests.web.test_warnings import cap, upload


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_table_has_what_the_map_has(sign_in: SignIn, played: str, language: str) -> None:
    page = sign_in("secretariat-lawyer", language).get(f"{played}/map")
    layers, text = page.context["map_layers"], page.content.decode()
    assert layers["cases"]
    assert all(row["title"] in text for row in layers["cases"])
    assert all(row["name"] in text for row in layers["members"])
    assert layers["areas"] == f"{played}/warnings/areas.json"


def test_a_warning_in_force_stands_in_the_table(person: Sign, sign_in: SignIn) -> None:
    name = fresh("on-the-map")
    upload(person("crc-duty-officer"), cap(name, headline=name))
    assert name in sign_in("crc-duty-officer").get("/map").content.decode()


def test_the_situation_shows_the_map(sign_in: SignIn, played: str) -> None:
    assert 'id="map-layers"' in sign_in("secretariat-lawyer").get(f"{played}/").content.decode()


def test_who_sees_neither_cases_nor_signals_sees_no_map(sign_in: SignIn) -> None:
    assert sign_in("administrator").get("/map").status_code == 404
    assert sign_in().get("/map").status_code == 302
