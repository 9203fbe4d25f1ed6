"""`tocsin bench`: the side-by-side benchmarks of a checkout."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

import tocsin
from tocsin.cli.frame import Fault, print_json, print_line, progress, say

app = typer.Typer(add_completion=False)
NAMES = ("core_reducer", "store")


@app.command()
def bench(
    name: Annotated[str, typer.Argument()] = "",
    quick: Annotated[bool, typer.Option("--quick")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    root = Path(tocsin.__file__).parents[2]
    if not (root / "bench").is_dir():
        raise Fault("bench-no-checkout", str(root))
    if find_spec("eventsourcing") is None:
        raise Fault("bench-no-peers")
    wanted = name.replace("-", "_")
    if wanted and wanted not in NAMES:
        raise Fault("bench-unknown", name, known=", ".join(row.replace("_", "-") for row in NAMES))
    sys.path.insert(0, str(root))
    rows: list[Any] = []
    for module in progress([wanted] if wanted else list(NAMES), "bench"):
        rows.extend(import_module(f"bench.{module}").run(quick))
    if as_json:
        print_json([row.as_json() for row in rows])
        return 0
    for row in rows:
        print_line(_line(row))
    return 0


def _line(row: Any) -> str:
    return say(
        "cli-bench-row",
        name=row.name,
        ours=f"{row.ours:.6g}",
        peer=f"{row.peer:.6g}",
        unit=row.unit,
        by=f"{row.peer_name} {row.peer_version}",
        ratio=f"{row.ratio:.2f}",
        goal="-" if row.goal is None else f"{row.goal:g}",
        met={True: "yes", False: "no", None: "none"}[row.met],
    )
