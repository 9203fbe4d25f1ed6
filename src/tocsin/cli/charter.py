"""`tocsin charter`: what charters there are, what one says, and what in it cannot work."""

from __future__ import annotations

import shutil
import textwrap
from datetime import date
from typing import Annotated

import typer

from tocsin.bootstrap.charter_files import charter_files
from tocsin.bootstrap.shipped import shipped_charters
from tocsin.check.charter import check_charter, has_error, is_unreadable
from tocsin.cli.frame import Fault, current_language, print_json, print_line, say
from tocsin.cli.frame.charters import finding_remedy, finding_text, named_charter
from tocsin.core.charter.findings import Finding
from tocsin.core.charter.plain import plain
from tocsin.wording.charters import Outline, outline

app = typer.Typer(add_completion=False)
Json = Annotated[bool, typer.Option("--json")]
BAD_INPUT = 2
WIDEST = 110


@app.command("list")
def list_(as_json: Json = False) -> int:
    for name in shipped_charters():
        found = named_charter(name)
        title = found.texts.name("organisation", found.charter.organisation)
        row = {"id": name, "name": title, "revision": found.charter.revision}
        if as_json:
            print_json(row)
        else:
            print_line(say("cli-charter-row", **row))
    return 0


@app.command()
def show(
    charter: Annotated[str, typer.Argument()],
    on: Annotated[str, typer.Option("--date")] = "",
    as_json: Json = False,
) -> int:
    found = named_charter(charter)
    day = _day(on)
    if as_json:
        print_json(plain(found.charter, found.texts, day))
    else:
        _print(outline(current_language(), found.charter, found.texts, day))
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
    if is_unreadable(findings):
        return BAD_INPUT
    return 1 if has_error(findings) else 0


def _count(findings: list[Finding], severity: str) -> int:
    return sum(finding.severity.value == severity for finding in findings)


def _day(text: str) -> date:
    if not text:
        return date.today()  # noqa: DTZ011 - the reader's own day is meant
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Fault("date-wrong", "--date", value=text[:40]) from None


def _as_json(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": finding.file,
        "key": finding.key,
        "message": finding_text(finding),
        "remedy": finding_remedy(finding),
        "line": finding.line,
    }


def _print_finding(finding: Finding) -> None:
    place = ":".join(filter(None, [finding.file, str(finding.line or "")]))
    print_line(f"{say('cli-charter-severity', level=finding.severity.value)} {place} {finding.key}".rstrip())
    for text in (finding_text(finding), finding_remedy(finding)):
        _print_filled(text, 4)


def _print(made: Outline) -> None:
    print_line(made.title)
    print_line(made.as_of)
    for section in made.sections:
        print_line()
        print_line(section.title)
        for item in section.items:
            _print_filled(item.text, 2)
            for detail in item.details:
                _print_filled(detail, 6)


def _print_filled(text: str, indent: int) -> None:
    width = max(60, min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST))
    blank = " " * indent
    print_line(
        textwrap.fill(
            text,
            width,
            initial_indent=blank,
            subsequent_indent=blank + "  ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    )
