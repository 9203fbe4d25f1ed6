"""`tocsin tally`: one JSON line a ballot, faults with their line, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tocsin.cli.main import main

Capture = pytest.CaptureFixture[str]
POSITIONS = "ballot,date,organ,matter,member,position"
COUNTS = "ballot,date,organ,matter,yes,no,abstain,absent,no_by"


def run(
    capsys: Capture, tmp_path: Path, *lines: str, lang: str = "en"
) -> tuple[int, list[dict[str, Any]], str]:
    file = tmp_path / "ballots.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    code = main(["tally", "csto", str(file), "--json", "--lang", lang])
    told = capsys.readouterr()
    return code, [json.loads(line) for line in told.out.splitlines()], told.err


def test_five_sign_and_one_is_absent(capsys: Capture, tmp_path: Path) -> None:
    rows = [f"minsk,2023-11-23,csc,declaration,{member},yes" for member in ("BY", "KG", "KZ", "RU", "TJ")]
    code, answers, _ = run(capsys, tmp_path, POSITIONS, *rows)
    assert code == 0
    assert answers == [
        {
            "ballot": "minsk",
            "outcome": "adopted",
            "rule": "limited-format",
            "reasons": [
                {"code": "no_objection", "met": True, "required": "0", "actual": "0", "members": []},
                {"code": "some_joined", "met": True, "required": "1", "actual": "5", "members": []},
                {"code": "limited_format", "met": True, "required": "0", "actual": "1", "members": ["AM"]},
            ],
        }
    ]


def test_faults_stand_in_their_place_and_the_rest_goes_on(capsys: Capture, tmp_path: Path) -> None:
    code, answers, _ = run(
        capsys,
        tmp_path,
        COUNTS,
        "a,2022-01-06,csc,use-of-forces,6,0,0,0,",
        "b,2022-01-06,csc,use-of-forces,5,0,0,0,",
        "c,2022-01-06,senate,use-of-forces,6,0,0,0,",
        "a,2022-01-06,csc,use-of-forces,0,6,0,0,",
        'd,2022-01-06,csc,charter-change,5,0,1,0,"',
        lang="ru",
    )
    assert code == 2
    assert [row.get("outcome") for row in answers] == ["adopted", None, None, None, "undecided"]
    errors = [(row["error"]["line"], row["error"]["code"]) for row in answers if "error" in row]
    assert errors == [(3, "counts_differ"), (4, "organ_unknown"), (5, "ballot_repeated")]
    assert answers[1]["error"]["message"].startswith("сумма голосов — 5")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([""], "empty"),
        (["ballot;date;organ;matter;member;position"], "columns are missing"),
        ([POSITIONS + ",member"], "twice"),
    ],
)
def test_a_file_that_holds_no_ballots_is_one_message(
    capsys: Capture, tmp_path: Path, lines: list[str], expected: str
) -> None:
    code, answers, err = run(capsys, tmp_path, *lines)
    assert (code, answers) == (2, [])
    assert expected in err
    assert "ballots.csv" in err


@pytest.mark.parametrize("path", ["no-such-file.csv", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_one_message(capsys: Capture, path: str) -> None:
    assert main(["tally", "csto", path, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "cannot be read" in told.err


def test_equal_ballots_are_written_out_alike(capsys: Capture, tmp_path: Path) -> None:
    rows = [f"b{number},2022-01-06,csc,declaration,5,1,0,0,RU" for number in range(300)]
    _, answers, _ = run(capsys, tmp_path, COUNTS, *rows)
    assert [row.pop("ballot") for row in answers] == [f"b{number}" for number in range(300)]
    assert all(row == answers[0] for row in answers)


def test_a_first_line_without_end_is_refused_and_not_read_for_ever(capsys: Capture) -> None:
    assert main(["tally", "csto", "/dev/zero"]) == 2
    assert "the first line is not readable text" in capsys.readouterr().err
