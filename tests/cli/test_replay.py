"""`tocsin replay`: the transcript for people, JSON for programs, exit codes, ledgers kept, certificates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exercise.small import WHOLE, expect
from tocsin.bootstrap.data_folder import open_installation
from tocsin.cli.main import main

Capture = pytest.CaptureFixture[str]
MET = expect("outcome", of='"help"', **{"is": '"adopted"'})
UNMET = expect("outcome", of='"help"', **{"is": '"undecided"'})


def run(capsys: Capture, *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def written(where: Path, text: str) -> str:
    path = where / "scenario.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_json_is_as_the_interface_says(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "replay", written(tmp_path, WHOLE + MET), "--json")
    assert code == 0
    assert json.loads(out) == {
        "scenario": "flood-2021",
        "expectations": [{"text": "outcome of help: adopted", "met": True, "actual": "adopted"}],
        "decisions": [{"id": "help", "outcome": "adopted", "title": "О помощи"}],
    }


def test_something_unmet_is_exit_1(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = run(capsys, "replay", written(tmp_path, WHOLE + UNMET), "--lang", "en")
    assert code == 1
    assert "[FAIL] outcome of help: undecided; found: adopted" in out
    assert "1 expectation of 1 is not met." in out


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            [
                "2 March 2021",
                "10:00  Duty officer",
                "Case opened: Паводок · crisis · Kazakhstan",
                "→ Decision adopted",
            ],
        ),
        (
            "ru",
            [
                "2 марта 2021 г.",
                "10:00  Оперативный дежурный",
                "Карточка открыта: Паводок",
                "→ Решение принято",
            ],
        ),
    ],
)
def test_the_transcript_reads_in_both_languages(
    capsys: Capture, tmp_path: Path, lang: str, words: list[str]
) -> None:
    code, out, _ = run(capsys, "replay", written(tmp_path, WHOLE + MET), "--lang", lang)
    assert code == 0
    assert [word for word in words if word not in out] == []


def test_a_refusal_is_told_with_its_reason(capsys: Capture, tmp_path: Path) -> None:
    text = WHOLE.replace('matter = "declaration"', 'matter = "war"')
    code, out, _ = run(capsys, "replay", written(tmp_path, text), "--lang", "en")
    assert code == 1
    assert "Refused: Submit a draft decision:" in out
    assert "The scenario does not expect this." in out


def test_the_list_names_what_is_shipped(capsys: Capture) -> None:
    code, out, _ = run(capsys, "replay", "--list", "--json", "--lang", "en")
    rows = {row["id"]: row["title"] for row in map(json.loads, out.splitlines())}
    assert code == 0
    assert rows["kazakhstan-2022"] == "Kazakhstan, January 2022"


def test_a_folder_names_its_scenario(capsys: Capture, tmp_path: Path) -> None:
    written(tmp_path, WHOLE)
    assert run(capsys, "replay", str(tmp_path), "--json")[0] == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["replay"], "no scenario is named"),
        (["replay", "atlantis"], "kazakhstan-2022"),
        (["replay", "/"], "no file of this path"),
        (["replay", "a\0b"], "no file of this path"),
    ],
)
def test_what_cannot_be_found_is_exit_2(capsys: Capture, words: list[str], told: str) -> None:
    code, out, err = run(capsys, *words, "--lang", "en")
    assert (code, out) == (2, "")
    assert told in err


def test_a_broken_file_is_exit_2_with_file_line_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE.replace('mode = "crisis"', 'mode = "panic"'))
    code, out, err = run(capsys, "replay", path, "--lang", "en")
    line = 1 + Path(path).read_text(encoding="utf-8").split("\n").index('mode = "panic"')
    assert (code, out) == (2, "")
    assert f"{path}:{line} act[0].with.mode" in err
    assert "does not know this word" in err
    assert "What to do:" in err


def test_an_unknown_charter_is_exit_2(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE.replace('charter = "csto"', 'charter = "atlantis"'))
    code, _, err = run(capsys, "replay", path, "--lang", "en")
    assert code == 2
    assert "atlantis" in err


def test_somebody_whom_the_charter_does_not_know_is_exit_2(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE.replace('role = "chair-office"', 'role = "king"'))
    code, _, err = run(capsys, "replay", path, "--lang", "en")
    assert code == 2
    assert "no key in force" in err


def test_a_ledger_is_kept_and_a_second_replay_gets_its_own(capsys: Capture, tmp_path: Path) -> None:
    path, data = written(tmp_path, WHOLE + MET), tmp_path / "data"
    for _ in range(2):
        assert run(capsys, "replay", path, "--data", str(data), "--json")[0] == 0
    opened = open_installation(data)
    rows = [(row.name, row.kind, row.origin) for row in opened.ledgers()]
    opened.close()
    assert rows == [
        ("replay-flood-2021", "replay", "csto.example/replay-flood-2021"),
        ("replay-flood-2021-2", "replay", "csto.example/replay-flood-2021-2"),
    ]


def test_a_name_may_be_chosen_and_is_not_given_twice(capsys: Capture, tmp_path: Path) -> None:
    words = [
        "replay",
        written(tmp_path, WHOLE),
        "--data",
        str(tmp_path / "data"),
        "--ledger",
        "rehearsal",
        "--json",
    ]
    assert run(capsys, *words)[0] == 0
    assert run(capsys, *words)[0] == 2


def test_certificates_are_written_and_verify(capsys: Capture, tmp_path: Path) -> None:
    folder = tmp_path / "papers" / "here"
    path = written(tmp_path, WHOLE + MET)
    assert run(capsys, "replay", path, "--certificates", str(folder), "--json")[0] == 0
    assert [row.name for row in folder.iterdir()] == ["help.json"]
    assert main(["verify", str(folder / "help.json")]) == 0


def test_a_folder_that_cannot_be_made_is_exit_2(capsys: Capture, tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    code, _, err = run(capsys, "replay", path, "--certificates", path, "--lang", "en")
    assert code == 2
    assert "cannot be written" in err
