"""`tocsin charter`: what charters there are, what one says, and what in it cannot work."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from tocsin.bootstrap.charter_files import charter_files
from tocsin.bootstrap.shipped import shipped_charters
from tocsin.check.charter import check_charter, has_error
from tocsin.cli.frame import Fault, current_language, print_json, print_line, say
from tocsin.core.charter.findings import Finding
from tocsin.core.charter.read import Reading, examine
from tocsin.core.charter.revision import revision_of
from tocsin.wording.charters import Outline, outline

app = typer.Typer(add_completion=False)
Json = Annotated[bool, typer.Option("--json")]


@app.command("list")
def list_(as_json: Json = False) -> int:
    rows = []
    for name in shipped_charters():
        files = charter_files(name)
        reading = _read(name, files)
        rows.append({"id": name, "name": _title(reading), "revision": revision_of(files)})
    for row in rows:
        if as_json:
            print_json(row)
        else:
            print_line(say("cli-charter-row", id=row["id"], name=row["name"], revision=row["revision"]))
    return 0


@app.command()
def show(
    charter: Annotated[str, typer.Argument()],
    on: Annotated[str, typer.Option("--date")] = "",
    as_json: Json = False,
) -> int:
    files = charter_files(charter)
    reading = _read(charter, files)
    assert reading.charter is not None
    texts = reading.texts.get(current_language()) or next(iter(reading.texts.values()))
    made = outline(current_language(), reading.charter, texts, _day(on))
    if as_json:
        print_json(made.as_json())
    else:
        _print(made)
    return 0


@app.command()
def check(charter: Annotated[str, typer.Argument()], as_json: Json = False) -> int:
    findings = check_charter(charter_files(charter))
    for finding in findings:
        if as_json:
            print_json(_as_json(finding))
        else:
            _print_finding(finding)
    if not as_json:
        print_line(say("cli-charter-verdict", errors=_count(findings, "error"), others=len(findings)))
    return 1 if has_error(findings) else 0


def _count(findings: list[Finding], severity: str) -> int:
    return sum(finding.severity.value == severity for finding in findings)


def _read(name: str, files: dict[str, bytes]) -> Reading:
    reading = examine(files)
    if reading.charter is None:
        first = reading.findings[0]
        place = f"{name}/{first.file}" + (f":{first.line}" if first.line else "")
        raise Fault("charter-broken", place, reason=_words(first)["message"], count=len(reading.findings))
    return reading


def _title(reading: Reading) -> str:
    assert reading.charter is not None
    texts = reading.texts.get(current_language()) or next(iter(reading.texts.values()))
    return texts.name("organisation", reading.charter.organisation)


def _day(text: str) -> date:
    if not text:
        return date.today()  # noqa: DTZ011 - the reader's own day is meant
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fault("date-wrong", "--date", value=text[:40]) from None


def _words(finding: Finding) -> dict[str, str]:
    key = f"charter-finding-{finding.code.replace('_', '-')}"
    params = dict(finding.params)
    return {"message": say(key, **params), "remedy": say(f"{key}.next", **params)}


def _as_json(finding: Finding) -> dict[str, object]:
    words = _words(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.file,
        "key": finding.key,
        "message": words["message"],
        "remedy": words["remedy"],
        "line": finding.line,
    }


def _print_finding(finding: Finding) -> None:
    words = _words(finding)
    place = ":".join(filter(None, [finding.file, str(finding.line or "")]))
    print_line(f"{say('cli-charter-severity', level=finding.severity.value)} {place} {finding.key}".rstrip())
    print_line(f"    {words['message']}")
    print_line(f"    {words['remedy']}")


def _print(made: Outline) -> None:
    print_line(made.title)
    for section in made.sections:
        print_line()
        print_line(section.title)
        for line in section.lines:
            print_line(f"  {line}")
