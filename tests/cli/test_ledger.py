"""`tocsin ledger`, `backup` and `restore`: exit codes, JSON, and words in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bootstrap.test_data_folder import demo, receive
from tocsin.bootstrap.data_folder import Installation, create_installation
from tocsin.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    made = create_installation(tmp_path / "data")
    receive(made, demo(made), "s-1")
    return made


@pytest.fixture
def data(installation: Installation) -> str:
    return str(installation.data)


def test_a_whole_ledger_is_told_in_both_languages(data: str, capsys: Capture) -> None:
    assert main(["ledger", "check", "--data", data]) == 0
    assert "The ledger demo is whole: 3 entries" in capsys.readouterr().out

    assert main(["ledger", "check", "--data", data, "--lang", "ru"]) == 0
    assert "Журнал demo цел: 3 записи" in capsys.readouterr().out


def test_a_changed_entry_is_the_answer_no(installation: Installation, data: str, capsys: Capture) -> None:
    connection = installation.connection()
    connection.execute("DROP TRIGGER ledger_entry_no_update")
    connection.execute(
        "UPDATE ledger_entry SET leaf = replace(leaf, '\"index\":2', '\"index\":7') WHERE seq = 2"
    )

    assert main(["ledger", "check", "--data", data]) == 1
    told = capsys.readouterr().out
    assert "Entry 2: the entry says it stands elsewhere (7)." in told
    assert "ledger_entry_no_update is missing" in told

    assert main(["ledger", "check", "--data", data, "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["sound"], report["unguarded"]) == (False, ["ledger_entry_no_update"])
    assert {"code": "index_differs", "index": 2, "detail": "7", "where": "/index"} in report["findings"]


def test_a_ledger_travels_as_a_file(data: str, tmp_path: Path, capsys: Capture) -> None:
    file, other = str(tmp_path / "demo.ledger"), create_installation(tmp_path / "other")

    assert main(["ledger", "export", file, "--data", data, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["size"] == 3
    assert main(["ledger", "import", file, "--data", str(other.data), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"] == 3
    assert main(["ledger", "check", "--data", str(other.data), "--ledger", "demo"]) == 0


def test_read_tables_are_made_anew(installation: Installation, data: str, capsys: Capture) -> None:
    before = installation.store("demo").rows("entries")
    installation.connection().execute("DELETE FROM read_entry")

    assert main(["ledger", "rebuild", "--data", data, "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {"ledger": "demo", "size": 3}
    assert installation.store("demo").rows("entries") == before


def test_a_backup_comes_back(data: str, tmp_path: Path, capsys: Capture) -> None:
    file, fresh = str(tmp_path / "b.tar"), str(tmp_path / "fresh")

    assert main(["backup", file, "--data", data]) == 0
    assert main(["restore", file, "--data", fresh]) == 0
    capsys.readouterr()
    assert main(["ledger", "check", "--data", fresh, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["size"] == 3
    assert main(["restore", file, "--data", fresh]) == 2
    assert "--replace" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["ledger", "check", "--data", "DATA", "--ledger", "nowhere"], "Ledgers here: demo"),
        (["ledger", "check", "--data", "DATA", "--ledger", "No!"], "cannot name a ledger"),
        (["ledger", "check", "--data", "NOWHERE"], "there is no installation in this folder"),
        (["ledger", "import", "NOWHERE", "--data", "DATA"], "cannot be read"),
        (["restore", "NOWHERE", "--data", "OTHER"], "this is no backup"),
    ],
)
def test_bad_input_is_told_with_what_to_do(
    data: str, tmp_path: Path, capsys: Capture, words: list[str], told: str
) -> None:
    places = {"DATA": data, "NOWHERE": str(tmp_path / "nowhere"), "OTHER": str(tmp_path / "other")}

    assert main([places.get(word, word) for word in words]) == 2

    answer = capsys.readouterr()
    assert told in answer.err
    assert "What to do:" in answer.err
    assert "Traceback" not in answer.err
