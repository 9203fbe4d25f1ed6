"""`tocsin user`: the people of an installation and their one-time links."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from tocsin.bootstrap.data_folder import open_installation
from tocsin.bootstrap.settings import DEMO_FOLDER
from tocsin.cli.frame import print_json, print_line, say
from tocsin.cli.frame.office import ask_office

app = typer.Typer(add_completion=False)
Data = Annotated[Path, typer.Option("--data")]
Json = Annotated[bool, typer.Option("--json")]
Login = Annotated[str, typer.Argument()]


@app.command("list")
def list_(data: Data = DEMO_FOLDER, as_json: Json = False) -> int:
    for row in _ask(data, {"do": "list"})["people"]:
        if as_json:
            print_json(row)
            continue
        posts = ", ".join(
            f"{post['ledger']}: {post['member'] or '-'} {post['role']}" for post in row["posts"]
        )
        state = "yes" if row["active"] else "no"
        print_line(say("cli-user-row", login=row["login"], name=row["name_en"], posts=posts, active=state))
    return 0


@app.command()
def add(
    login: Login,
    name: Annotated[str, typer.Option("--name")],
    role: Annotated[str, typer.Option("--role")],
    member: Annotated[str, typer.Option("--member")] = "",
    name_en: Annotated[str, typer.Option("--name-en")] = "",
    data: Data = DEMO_FOLDER,
    ledger: Annotated[str, typer.Option("--ledger")] = "",
) -> int:
    wish = {"do": "add", "login": login, "name": name, "name_en": name_en, "role": role, "member": member}
    return _link(_ask(data, {**wish, "ledger": ledger}))


@app.command()
def link(login: Login, data: Data = DEMO_FOLDER) -> int:
    return _link(_ask(data, {"do": "link", "login": login}))


@app.command()
def stop(login: Login, data: Data = DEMO_FOLDER) -> int:
    _ask(data, {"do": "stop", "login": login})
    print_line(say("cli-user-stopped", login=login))
    return 0


def _ask(data: Path, wish: dict[str, Any]) -> dict[str, Any]:
    open_installation(data.absolute()).close()
    return ask_office(data.absolute(), wish)


def _link(answer: dict[str, Any]) -> int:
    print_line(say("cli-user-token", login=answer["login"], path=f"/welcome/{answer['token']}"))
    return 0
