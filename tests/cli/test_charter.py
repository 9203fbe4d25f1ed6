"""`tocsin charter`: list, show and check, in both languages, for people and programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin.bootstrap.shipped import shipped_charter
from tocsin.cli.main import main

Capture = pytest.CaptureFixture[str]


def folder(where: Path, **changes: tuple[str, str]) -> str:
    """A copy of the shipped charter with a text replaced in the file named by its stem."""
    for name, body in shipped_charter("csto").items():
        old, new = changes.get(name.split(".")[0], ("", ""))
        text = body.decode()
        assert old in text
        (where / name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return str(where)


def run(capsys: Capture, *words: str) -> tuple[int, str, str]:
    code = main(list(words))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_the_list_names_what_is_shipped(capsys: Capture) -> None:
    code, out, _ = run(capsys, "charter", "list", "--json", "--lang", "ru")
    rows = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert ("csto", "Организация Договора о коллективной безопасности") in [
        (r["id"], r["name"]) for r in rows
    ]
    assert all(len(row["revision"]) == 64 for row in rows)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "en",
            [
                "Decision rules",
                "Limited format (limited-format)",
                "Kazakhstan: not in the public record read",
            ],
        ),
        ("ru", ["Правила принятия решений", "Ограниченный формат (limited-format)", "Договор, ст. 4"]),
    ],
)
def test_show_is_plain_words_in_the_chosen_language(capsys: Capture, lang: str, expected: list[str]) -> None:
    code, out, _ = run(capsys, "charter", "show", "csto", "--lang", lang)
    assert code == 0
    for words in expected:
        assert words in out
    assert "charter-" not in out.replace("charter-change", "").replace("charter-protocols", "")


def test_show_answers_for_a_day(capsys: Capture) -> None:
    _, before, _ = run(capsys, "charter", "show", "csto", "--date", "2009-06-14", "--lang", "en")
    _, after, _ = run(capsys, "charter", "show", "csto", "--date", "2022-01-06", "--lang", "en")
    assert "Uzbekistan (UZ)" in before
    assert "Uzbekistan (UZ)" not in after
    assert "Armenia (AM), presides" in after
    assert "Who presides is not in the public record read." in before


def test_show_for_programs_is_data_of_that_day(capsys: Capture) -> None:
    code, out, _ = run(capsys, "charter", "show", "csto", "--date", "2010-12-09", "--json", "--lang", "en")
    shown = json.loads(out)
    assert code == 0
    assert shown["on"] == "2010-12-09"
    assert [row["member"] for row in shown["members"]].count("UZ") == 1
    use = next(row for row in shown["matters"] if row["id"] == "use-of-forces")
    assert use["rules"][0] == {"rule": "consensus", "span": {"from": None, "to": "2010-12-10"}}
    assert next(row for row in shown["rules"] if row["id"] == "procedural-majority")["share"] == "1/2"
    assert [row["word"] for row in shown["rules"]] == ["consensus", "limited-format", "majority"]


def test_a_sound_charter_checks_with_0(capsys: Capture) -> None:
    code, out, _ = run(capsys, "charter", "check", "csto", "--lang", "ru")
    assert code == 0
    assert "Ошибок нет" in out


def test_an_error_is_a_no_with_file_key_reason_and_remedy(capsys: Capture, tmp_path: Path) -> None:
    place = folder(tmp_path, charter=('quorum = "unspecified"', 'quorum = "9"'))
    code, out, _ = run(capsys, "charter", "check", place, "--json", "--lang", "en")
    first = json.loads(out.splitlines()[0])
    assert code == 1
    assert {key: first[key] for key in ("code", "severity", "file", "key")} == {
        "code": "quorum_unreachable",
        "severity": "error",
        "file": "charter.toml",
        "key": "organ[0].quorum",
    }
    assert "needs 9 members" in first["message"]
    assert first["remedy"]
    assert isinstance(first["line"], int)


def test_a_charter_that_is_no_toml_is_bad_input(capsys: Capture, tmp_path: Path) -> None:
    place = folder(tmp_path, charter=('quorum = "unspecified"', "quorum = unspecified"))
    code, out, _ = run(capsys, "charter", "check", place, "--lang", "ru")
    assert code == 2
    assert "TOML" in out


def test_a_folder_without_the_main_file_is_bad_input(capsys: Capture, tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "charter.toml").unlink()
    code, out, _ = run(capsys, "charter", "check", str(tmp_path), "--lang", "en")
    assert code == 2
    assert "charter.toml" in out


@pytest.mark.parametrize("words", [["show"], ["check"]])
def test_a_name_that_is_no_charter_says_which_there_are(capsys: Capture, words: list[str]) -> None:
    code, _, err = run(capsys, "charter", *words, "cstoo", "--lang", "en")
    assert code == 2
    assert "csto" in err


def test_a_broken_charter_is_not_shown(capsys: Capture, tmp_path: Path) -> None:
    place = folder(tmp_path, charter=('kind = "supreme"', 'kind = "highest"'))
    code, out, err = run(capsys, "charter", "show", place, "--lang", "en")
    assert (code, out) == (2, "")
    assert "“highest” is not in the vocabulary" in err
    assert "charter.toml:" in err


def test_a_wrong_day_is_bad_usage(capsys: Capture) -> None:
    code, _, err = run(capsys, "charter", "show", "csto", "--date", "tomorrow", "--lang", "ru")
    assert code == 2
    assert "tomorrow" in err
