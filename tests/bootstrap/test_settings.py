"""Settings are read strictly: what is misspelt is told, not ignored."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.bootstrap.settings import SettingFault, read


def test_options_come_before_the_environment() -> None:
    environ = {"TOCSIN_DATA": "/srv/one", "TOCSIN_LEDGER": "drill", "HOME": "/home/x"}

    assert read(environ).data == Path("/srv/one")
    assert read(environ).ledger == "drill"
    assert read(environ, Path("/srv/two"), "main").data == Path("/srv/two")
    assert read(environ, None, "main").ledger == "main"
    assert read({}).data == Path("data-demo").absolute()


def test_a_misspelt_setting_is_told_with_what_was_meant() -> None:
    with pytest.raises(SettingFault) as fault:
        read({"TOCSIN_DATTA": "/srv/one"})

    assert (fault.value.code, fault.value.where) == ("setting-unknown", "TOCSIN_DATTA")
    assert fault.value.params == {"near": "TOCSIN_DATA", "count": 1}


@pytest.mark.parametrize("name", ["Main", "9x", "a_b", "x" * 33, "../x"])
def test_a_ledger_is_named_in_plain_letters(name: str) -> None:
    with pytest.raises(SettingFault, match="ledger-name"):
        read({}, None, name)
