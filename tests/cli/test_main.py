"""How the command line answers: help, faults and exit codes, in both languages and never with a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import pytest
import typer

from tocsin.cli.frame import Fault, commands
from tocsin.cli.main import main
from tocsin.ledger.malformed import Malformed
from tocsin.wording import say

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TOCSIN_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("COLUMNS", "90")


@pytest.fixture
def probe(monkeypatch: pytest.MonkeyPatch) -> typer.Typer:
    """A command `doctor` that takes every kind of parameter in place of the real one."""
    app = typer.Typer(add_completion=False)

    @app.command("doctor")
    def run(
        file: Annotated[Path, typer.Argument(exists=True)],
        count: Annotated[int, typer.Option(min=1, max=9)] = 1,
        rate: float = 0.0,
        way: Annotated[Literal["air", "sea"], typer.Option()] = "air",
    ) -> int:
        return 1 if (count, rate, way) == (7, 0.0, "air") and file else 0

    monkeypatch.setattr(commands, "import_module", lambda _: type("module", (), {"app": app}))
    return app


def failing(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    app = typer.Typer(add_completion=False)

    @app.command("doctor")
    def run(data: str = "") -> NoReturn:
        raise problem

    monkeypatch.setattr(commands, "import_module", lambda _: type("module", (), {"app": app}))


@pytest.mark.parametrize(("lang", "title"), [("en", "Commands:"), ("ru", "Команды:")])
def test_help_lists_every_command_in_either_language(lang: str, title: str, capsys: Capture) -> None:
    assert main(["--lang", lang, "--help"]) == 0
    page = capsys.readouterr().out
    assert title in page
    assert [name for name in commands.names() if f"  {name} " not in page] == []


def test_no_words_at_all_show_the_help(capsys: Capture) -> None:
    assert main([]) == 0
    assert "Usage: tocsin" in capsys.readouterr().out


def test_version_is_one_line(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("tocsin ")


def test_an_unknown_command_is_bad_usage_and_near_ones_are_named(capsys: Capture) -> None:
    assert main(["docter"]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    assert "“docter”" in answer.err
    assert "Did you mean" in answer.err
    assert "doctor" in answer.err


def test_an_unknown_language_is_bad_usage(capsys: Capture) -> None:
    assert main(["doctor", "--lang", "fr"]) == 2
    assert "“fr”" in capsys.readouterr().err
    assert main(["doctor", "--lang"]) == 2


@pytest.mark.parametrize(
    ("words", "code", "params"),
    [
        ([], "usage-missing", {"name": "FILE"}),
        (["/", "--colour"], "usage-no-such-option", {"name": "--colour"}),
        (["/", "--count"], "usage-option-value", {"name": "--count"}),
        (["/", "more"], "usage-extra", {}),
        (
            ["/", "--count", "many"],
            "usage-range",
            {"name": "--count", "value": "many", "low": "1", "high": "9"},
        ),
        (["/", "--count", "10"], "usage-range", {"name": "--count", "value": "10", "low": "1", "high": "9"}),
        (["/", "--rate", "x"], "usage-number", {"name": "--rate", "value": "x"}),
        (["/", "--way", "rail"], "usage-choice", {"name": "--way", "value": "rail", "allowed": "air, sea"}),
        (["/no/such"], "usage-path", {"name": "FILE", "value": "/no/such"}),
    ],
)
@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.usefixtures("probe")
def test_bad_usage_is_said_in_the_chosen_language(
    lang: Literal["en", "ru"], words: list[str], code: str, params: dict[str, object], capsys: Capture
) -> None:
    assert main(["doctor", *words, "--lang", lang]) == 2
    answer = capsys.readouterr()
    assert answer.out == ""
    expected = [
        say(lang, "fault-line-what", text=say(lang, f"fault-{code}", **params)),
        say(lang, "fault-line-where", text="tocsin doctor"),
        say(lang, "fault-line-next", text=say(lang, f"fault-{code}.next", **params)),
    ]
    assert answer.err.splitlines() == expected


@pytest.mark.usefixtures("probe")
def test_what_a_command_returns_is_the_exit_code() -> None:
    assert main(["doctor", "/", "--count", "7"]) == 1
    assert main(["doctor", "/", "--count", "6"]) == 0


def test_help_of_a_command_names_its_parameters_and_those_of_all(capsys: Capture) -> None:
    assert main(["doctor", "--help"]) == 0
    page = capsys.readouterr().out
    assert "Usage: tocsin doctor" in page
    assert "--json" in page
    assert "--lang en|ru" in page


def test_a_fault_of_the_program_gives_an_id_and_keeps_the_traceback_for_the_log(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "log").mkdir()
    failing(monkeypatch, ZeroDivisionError("secret detail"))
    assert main(["doctor", "--data", str(tmp_path)]) == 2
    answer = capsys.readouterr()
    log = tmp_path / "log" / "tocsin-incidents.log"
    assert "Traceback" not in answer.err
    assert "secret detail" not in answer.err
    assert str(log) in answer.err
    incident = answer.err.partition("incident ")[2].partition(")")[0]
    assert f"incident {incident}" in log.read_text(encoding="utf-8")
    assert "ZeroDivisionError: secret detail" in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o077 == 0


def test_a_log_is_not_written_through_a_link(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "log").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "log" / "tocsin-incidents.log").symlink_to(tmp_path / "aim")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "other"))
    failing(monkeypatch, ZeroDivisionError())
    assert main(["doctor", "--data", str(tmp_path)]) == 2
    assert not (tmp_path / "aim").exists()
    assert str(tmp_path / "other") in capsys.readouterr().err


def test_a_fault_from_a_room_below_is_worded_by_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    class RoomFault(Exception):
        code = "usage-choice"
        where = "ballots.csv, line 3"
        params: dict[str, object] = {"value": "maybe", "name": "position", "allowed": "yes, no"}  # noqa: RUF012

    failing(monkeypatch, RoomFault())
    assert main(["doctor"]) == 2
    assert "Where: ballots.csv, line 3" in capsys.readouterr().err


def test_a_fault_without_words_of_its_own_still_says_code_and_place(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    failing(monkeypatch, Malformed("base64", "/payload", "not padded"))
    assert main(["doctor", "--lang", "ru"]) == 2
    answer = capsys.readouterr().err
    assert "(base64: not padded)" in answer
    assert "Где: /payload" in answer


def test_a_fault_needs_no_place(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    failing(monkeypatch, Fault("test-no-pytest"))
    assert main(["doctor"]) == 2
    assert "Where" not in capsys.readouterr().err


def test_an_interrupted_command_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    assert main(["doctor"]) == 130
    assert capsys.readouterr().err == ""


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from tocsin.cli.main import run; sys.argv = ['t', '--help']; run()",
    ]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=source_path()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import json, sys; from tocsin.cli.main import main; main(['--help']);"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    ending = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=source_path()
    )
    loaded = set(json.loads(ending.stdout.splitlines()[-1]))
    assert loaded & {"django", "rich", "pydantic", "lxml", "cryptography", "docx", "typst"} == set()


def source_path() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(Path(commands.__file__).parents[3])}


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_what_is_printed_is_utf8_whatever_the_locale(encoding: str) -> None:
    program = "from tocsin.cli.main import run; run()"
    told = subprocess.run(
        [sys.executable, "-c", program, "--lang", "ru", "verify", "нет\udcff.json"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "1"},
    )
    assert told.returncode == 2
    assert "Где: нет\\udcff.json" in told.stderr.decode("utf-8")
