"""`tocsin verify` and `tocsin certificate` as people and scripts meet them: words, exit codes, bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.proof.good import good_vectors, policy_text
from tests.proof.pinned import log_key, root
from tests.proof.vectors import all_vectors
from tocsin.bootstrap.data_folder import create_installation
from tocsin.bootstrap.stages import replay_stage, shipped_scenario
from tocsin.cli.main import main
from tocsin.exercise.play import Performance
from tocsin.exercise.read import read_scenario
from tocsin.wording import LANGUAGES, has

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOCSIN_LANG", "en")


@pytest.fixture
def consensus(tmp_path: Path) -> Path:
    path = tmp_path / "decision.json"
    path.write_bytes(good_vectors()["consensus"].data)
    return path


def answer(capsys: Capture, *words: str | Path) -> tuple[int, str, str]:
    code = main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_valid_certificate_is_told_in_words(consensus: Path, capsys: Capture) -> None:
    code, out, err = answer(capsys, "verify", consensus)
    first, *rest = out.splitlines()
    assert (code, err) == (0, "")
    assert first.startswith(
        "DEMONSTRATION, no decision of the organisation. The certificate holds in itself;"
    )
    assert rest[:3] == ["Organisation: pact", "Decision: d1", "Outcome: adopted"]
    assert all(line.startswith("  [ok] ") for line in rest[3:])


def test_a_changed_certificate_says_so_first(consensus: Path, capsys: Capture) -> None:
    consensus.write_bytes(all_vectors()["position-turned"].data)
    code, out, _ = answer(capsys, "verify", consensus)
    assert code == 1
    assert out.splitlines()[0].endswith("THE CERTIFICATE DOES NOT HOLD. Do not rely on it.")
    assert "Outcome" not in out.splitlines()[3]
    assert "  [FAILS] A signature does not hold" in out


def test_russian_is_spoken(consensus: Path, capsys: Capture) -> None:
    code, out, _ = answer(capsys, "--lang", "ru", "verify", consensus)
    assert code == 0
    assert out.splitlines()[0].startswith("ДЕМОНСТРАЦИЯ")
    assert "Итог: принято" in out


def test_json_has_the_public_form(consensus: Path, capsys: Capture) -> None:
    code, out, _ = answer(capsys, "verify", consensus, "--json")
    verdict = json.loads(out)
    assert code == 0
    assert list(verdict) == ["valid", "trust", "kind", "outcome", "organisation", "decision", "checks"]
    assert verdict["valid"] is True
    assert {tuple(row) for row in verdict["checks"]} == {("code", "ok", "detail")}


def test_trust_grows_with_what_is_pinned(consensus: Path, capsys: Capture, tmp_path: Path) -> None:
    def trust(*pins: str | Path) -> tuple[int, str]:
        code, out, _ = answer(capsys, "verify", consensus, "--json", *pins)
        return code, json.loads(out)["trust"]

    assert trust() == (0, "self-declared")
    assert trust("--log-key", log_key()) == (0, "log")
    assert trust("--root", root()) == (0, "organisation")
    assert trust("--root", root(), "--require", "organisation") == (0, "organisation")
    assert trust("--require", "log") == (1, "self-declared")
    assert trust("--log-key", log_key("another")) == (1, "self-declared")
    policy = tmp_path / "policy"
    policy.write_text(policy_text(), encoding="ascii")
    assert trust("--policy", policy) == (1, "self-declared")


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\xff" * 500, b"%PDF-1.7\n", b'{"format":"tocsin-decision-certificate/1"}\n']
)
def test_a_foreign_file_is_no_certificate(content: bytes, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    code, out, err = answer(capsys, "verify", path)
    assert (code, err) == (1, "")
    assert out.splitlines()[0].startswith("THIS IS NO CERTIFICATE")


def test_a_huge_file_is_not_read_to_its_end(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    code, out, _ = answer(capsys, "verify", path)
    assert code == 1
    assert "(too_large)" in out


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_what_cannot_be_read_is_bad_input(name: str, tmp_path: Path, capsys: Capture) -> None:
    code, out, err = answer(capsys, "verify", tmp_path / name)
    assert (code, out) == (2, "")
    assert err.startswith("Error: ")
    assert "What to do: " in err


def test_a_file_without_permission_is_bad_input(
    consensus: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    code, _, err = answer(capsys, "verify", consensus)
    assert code == 2
    assert "Permission denied" in err


@pytest.mark.parametrize(
    "pins",
    [
        ("--log-key", "key"),
        ("--root", "AB"),
        ("--policy", "{policy}"),
        ("--require", "much"),
        ("--policy", "{none}"),
    ],
)
def test_pins_without_form_are_bad_input(
    pins: tuple[str, str], consensus: Path, tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "policy").write_text("quorum nobody\n", encoding="ascii")
    value = pins[1].format(policy=tmp_path / "policy", none=tmp_path / "none")
    code, out, err = answer(capsys, "verify", consensus, pins[0], value)
    assert (code, out) == (2, "")
    assert err.startswith("Error: ")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_check_has_words(lang: str) -> None:
    codes = {code for row in all_vectors().values() for code in row.failed}
    lost = [
        code
        for code in codes
        for ending in ("holds", "fails")
        if not has("ru" if lang == "ru" else "en", f"proof-check-{code.replace('_', '-')}-{ending}")
    ]
    assert lost == []


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the shipped scenario played."""
    data = tmp_path_factory.mktemp("played") / "data"
    installation = create_installation(data)
    stage = replay_stage(installation, read_scenario(shipped_scenario("kazakhstan-2022")), "january")
    list(Performance(read_scenario(shipped_scenario("kazakhstan-2022")), stage).finish())
    installation.close()
    return data


def test_a_decision_is_certified_and_verified(played: Path, tmp_path: Path, capsys: Capture) -> None:
    out = tmp_path / "decision.json"
    code, said, err = answer(
        capsys, "certificate", "kz-2022-forces", "--data", played, "--out", out, "--json"
    )
    assert (code, err) == (0, "")
    row = json.loads(said)
    assert row["outcome"] == "adopted"
    assert row["bytes"] == out.stat().st_size
    assert answer(capsys, "verify", out, "--root", row["root"], "--require", "organisation")[0] == 0
    assert answer(capsys, "verify", out, "--log-key", row["log"], "--require", "log")[0] == 0
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    out.write_bytes(data)
    assert answer(capsys, "verify", out)[0] == 1


def test_what_to_pin_is_told_with_the_certificate(played: Path, tmp_path: Path, capsys: Capture) -> None:
    code, said, _ = answer(
        capsys, "certificate", "kz-2022-end", "--data", played, "--out", tmp_path / "end.json"
    )
    assert code == 0
    assert "--log-key " in said
    assert [path.name for path in tmp_path.iterdir()] == ["end.json"]


@pytest.mark.parametrize(
    "words",
    [
        ("kz-2022-nothing", "--data", "{data}", "--out", "{out}/c.json"),
        ("kz-2022-end", "--data", "{out}/none", "--out", "{out}/c.json"),
        ("kz-2022-end", "--data", "{data}", "--out", "{out}/none/c.json"),
        ("kz-2022-end", "--data", "{data}", "--out", "{out}"),
        ("kz-2022-end", "--data", "{data}", "--out", "{out}/c.json", "--ledger", "other"),
    ],
)
def test_no_certificate_is_one_message(
    words: tuple[str, ...], played: Path, tmp_path: Path, capsys: Capture
) -> None:
    code, out, err = answer(
        capsys, "certificate", *(word.format(data=played, out=tmp_path) for word in words)
    )
    assert (code, out) == (2, "")
    assert err.startswith("Error: ")
    assert list(tmp_path.iterdir()) == []
