"""The verifier as one file: alone with two packages, it gives the verdicts that the package gives."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from scripts.build_verifier import NEEDED, build, needed_modules

from tests.proof.good import good_vectors
from tests.proof.test_vectors import verdict_on
from tests.proof.vectors import all_vectors

ALLOWED = ("cryptography", "nacl", "cffi", "_cffi_backend", "pycparser")
"""The two packages and what they bring."""

# Runs the file's main over many calls, one JSON list of arguments a line, without tocsin on the path.
DRIVER = """
import contextlib, io, json, runpy, sys
front = runpy.run_path(sys.argv[1])
archive = front["Archive"](open(sys.argv[1], encoding="utf-8"))
for line in sys.stdin:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = front["main"](json.loads(line), archive)
    print(json.dumps([code, out.getvalue()]))
known = {*sys.stdlib_module_names, "__main__", "tocsin"}
strangers = {name.partition(".")[0] for name in sys.modules} - known
print(json.dumps(sorted(name for name in strangers if not name.startswith("_"))))
"""


@pytest.fixture(scope="module")
def single(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file, in a folder where nothing else lies but the packages it may use."""
    folder = tmp_path_factory.mktemp("single")
    file = folder / "tocsin-verify.py"
    file.write_text(build(), encoding="utf-8")
    packages = folder / "packages"
    packages.mkdir()
    for base in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(base).iterdir():
            if entry.name.partition(".")[0] in ALLOWED:
                (packages / entry.name).symlink_to(entry)
    return file


def run(single: Path, *words: str, code: str = "", feed: str = "") -> subprocess.CompletedProcess[str]:
    """A fresh interpreter, isolated, that knows the standard library and the two packages only."""
    prepared = f"import sys; sys.path.append({str(single.parent / 'packages')!r}); sys.argv = sys.argv[1:]\n"
    start = code or "import runpy; runpy.run_path(sys.argv[0], run_name='__main__')"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", prepared + start, *(() if code else (str(single),)), *words],
        input=feed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONIOENCODING": "utf-8"},
    )


def arguments(name: str, folder: Path) -> list[str]:
    row = all_vectors()[name]
    file = folder / f"{name}.json"
    file.write_bytes(row.data)
    words = [str(file), "--json"]
    for option, value in row.options.items():
        if option == "policy":
            (folder / f"{name}.policy").write_text(value, encoding="utf-8")
            value = str(folder / f"{name}.policy")
        words += [f"--{option.replace('_', '-')}", value]
    return words


def test_every_vector_gets_the_same_verdict(single: Path, tmp_path: Path) -> None:
    names = list(all_vectors())
    feed = "".join(json.dumps(arguments(name, tmp_path)) + "\n" for name in names)
    driver = "import sys\nsys.argv.insert(0, '')\n" + DRIVER
    ending = run(single, str(single), code=driver, feed=feed)
    assert ending.returncode == 0, ending.stderr
    *answers, strangers = [json.loads(line) for line in ending.stdout.splitlines()]
    assert len(answers) == len(names)
    for name, (code, out) in zip(names, answers, strict=True):
        verdict = verdict_on(all_vectors()[name])
        assert (code, json.loads(out)) == (0 if verdict.valid else 1, verdict.as_json()), name
    assert set(strangers) <= set(ALLOWED)


@pytest.mark.parametrize(("lang", "first"), [("en", "DEMONSTRATION"), ("ru", "ДЕМОНСТРАЦИЯ")])
def test_it_speaks_both_languages(single: Path, tmp_path: Path, lang: str, first: str) -> None:
    file = tmp_path / "decision.json"
    file.write_bytes(good_vectors()["appeal"].data)
    ending = run(single, str(file), "--lang", lang)
    assert (ending.returncode, ending.stderr) == (0, "")
    assert ending.stdout.startswith(first)
    assert "{" not in ending.stdout


def test_bad_input_is_one_message(single: Path, tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    file.write_bytes(good_vectors()["appeal"].data)
    for words in (
        (str(tmp_path / "none"),),
        (str(tmp_path),),
        (str(file), "--root", "AB"),
        (str(file), "--log-key", "x"),
    ):
        ending = run(single, *words)
        assert (ending.returncode, ending.stdout) == (2, "")
        assert "Traceback" not in ending.stderr
        assert ending.stderr.strip()


def test_it_says_which_package_is_missing(single: Path, tmp_path: Path) -> None:
    file = tmp_path / "decision.json"
    file.write_bytes(good_vectors()["appeal"].data)
    words = [sys.executable, "-I", "-S", str(single), str(file)]
    ending = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ending.returncode == 2
    assert "pip install cryptography pynacl" in ending.stderr


def test_it_holds_what_verifying_needs_and_no_more() -> None:
    rooms = {name.split(".")[1] for name in needed_modules() if "." in name}
    assert rooms == {"core", "ledger", "proof"}
    assert set(NEEDED) <= needed_modules()
