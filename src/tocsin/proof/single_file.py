"""The front of `tocsin-verify.py`, the verifier as one file, for Python 3.11, `cryptography` and PyNaCl.

`scripts/build_verifier.py` puts this module first and after it, as comments, the sources of the modules that
verify and the words of both languages. Nothing is unpacked; whoever doubts the file can read it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import ModuleType
from typing import Any

MODULE = "#= "
LINE = "#| "
WORDS = "words."
BAD_INPUT = 2
MAX_POLICY = 64 * 1024


class Archive(MetaPathFinder, InspectLoader):
    """The sources that follow in the file, as modules to import."""

    def __init__(self, lines: Iterable[str]) -> None:
        parts: dict[str, list[str]] = {}
        current: list[str] = []
        for line in lines:
            if line.startswith(MODULE):
                current = parts.setdefault(line[len(MODULE) :].strip(), [])
            elif line.startswith(LINE.rstrip()):
                current.append(line[len(LINE) :].rstrip("\n"))
        self.parts = {name: "\n".join(rows) + "\n" for name, rows in parts.items()}

    def find_spec(self, fullname: str, _path: object, _target: ModuleType | None = None) -> ModuleSpec | None:
        """The module, where the file holds it."""
        if fullname not in self.parts:
            return None
        package = any(name.startswith(f"{fullname}.") for name in self.parts)
        return spec_from_loader(fullname, self, is_package=package)

    def get_source(self, fullname: str) -> str:
        """Its source."""
        return self.parts[fullname]

    def is_package(self, fullname: str) -> bool:
        """Whether other modules lie in it."""
        return any(name.startswith(f"{fullname}.") for name in self.parts)

    def words(self, lang: str) -> Mapping[str, str]:
        """The messages of a language, their places marked `{detail}` and `{value}`."""
        found: dict[str, str] = json.loads(self.parts[WORDS + lang])
        return found


class Told(Exception):
    """Bad input: the key of the message, the place, and a reason."""


def main(arguments: Sequence[str], archive: Archive) -> int:
    """Verifies the file named in the arguments; 0 it holds, 1 it does not, 2 bad input."""
    given = _parser(archive).parse_args(arguments)
    words = archive.words(given.lang)
    sys.meta_path.insert(0, archive)
    try:
        return _run(given, words)
    except Told as fault:
        key, where, reason = fault.args
        text = words[f"fault-{key}"].replace("{reason}", reason)
        sys.stderr.write(f"{where}: {text}\n{words[f'fault-{key}.next']}\n")
    except ModuleNotFoundError as problem:
        sys.stderr.write(words["proof-packages-missing"].replace("{value}", str(problem.name)) + "\n")
    return BAD_INPUT


def _parser(archive: Archive) -> argparse.ArgumentParser:
    words = archive.words("en")
    parser = argparse.ArgumentParser(prog="tocsin-verify.py", description=words["cli-verify"])
    parser.add_argument("file", help=words["cli-verify.file"])
    for name, metavar in (("log-key", "VKEY"), ("root", "SHA256"), ("policy", "FILE")):
        parser.add_argument(f"--{name}", metavar=metavar, help=words[f"cli-verify.{name}"])
    parser.add_argument("--require", choices=("log", "organisation"), help=words["cli-verify.require"])
    parser.add_argument("--json", action="store_true", help=words["cli-option-json"])
    parser.add_argument("--lang", choices=("en", "ru"), default="en", help=words["cli-option-lang"])
    return parser


def _run(given: argparse.Namespace, words: Mapping[str, str]) -> int:
    from tocsin.ledger.malformed import Malformed
    from tocsin.proof.form import MAX_BYTES
    from tocsin.proof.verify import verify

    policy = _read(given.policy, MAX_POLICY) if given.policy else None
    data = _read(given.file, MAX_BYTES)
    try:
        verdict = verify(data, log_key=given.log_key, root=given.root, policy=policy, require=given.require)
    except Malformed as fault:
        pin = fault.where.replace("_", "-") if fault.where in ("log_key", "root") else "policy"
        raise Told(f"verify-{pin}", f"--{pin}", fault.code) from None
    if given.json:
        sys.stdout.write(json.dumps(verdict.as_json(), ensure_ascii=False) + "\n")
    else:
        _tell(verdict, words)
    return 0 if verdict.valid else 1


def _read(name: str, most: int) -> bytes:
    try:
        with open(name, "rb") as file:
            return file.read(most + 1)
    except IsADirectoryError:
        raise Told("verify-folder", name, "") from None
    except FileNotFoundError:
        raise Told("verify-missing", name, "") from None
    except (OSError, ValueError) as problem:
        raise Told("verify-unreadable", name, getattr(problem, "strerror", None) or "") from None


def _tell(verdict: Any, words: Mapping[str, str]) -> None:
    from tocsin.proof.lines import check_line, first_line, subject_lines

    def said(line: Any) -> str:
        text = words[line.key]
        for name, value in line.values:
            text = text.replace("{" + name + "}", value)
        return text

    lines = [" ".join(map(said, first_line(verdict))), *map(said, subject_lines(verdict))]
    for check in verdict.checks:
        mark = words["proof-mark-holds" if check.ok else "proof-mark-fails"]
        lines.append(f"  [{mark}] {said(check_line(check))}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    with open(__file__, encoding="utf-8") as own:
        sys.exit(main(sys.argv[1:], Archive(own)))
