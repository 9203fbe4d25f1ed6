# Short tasks. `just` lists them.

python := ".venv/bin/python"

default:
    @just --list

# All tests, or those named
test *ARGS:
    ./tocsin test {{ARGS}}

# The fast house rules
tidy:
    .venv/bin/ruff check .
    .venv/bin/ruff format --check .
    PYTHONPATH=src .venv/bin/lint-imports

# Types
types:
    .venv/bin/mypy

# Formats code and mends what can be mended safely
format:
    .venv/bin/ruff check --fix .
    .venv/bin/ruff format .

# Renews the locks; add `--upgrade` to take newer versions
lock *ARGS:
    uv pip compile --universal --generate-hashes --no-header --python-version 3.11 {{ARGS}} requirements/build.in -o requirements/build.txt
    uv pip compile --universal --generate-hashes --no-header --python-version 3.11 {{ARGS}} pyproject.toml -c requirements/build.txt -o requirements/run.txt
    uv pip compile --universal --generate-hashes --no-header --python-version 3.11 {{ARGS}} pyproject.toml --extra test -c requirements/run.txt -c requirements/build.txt -o requirements/test.txt

# Moves the fragments of changes/ into CHANGELOG.md
changelog VERSION:
    {{python}} scripts/gather_changes.py {{VERSION}}

# The verifier of certificates as one file
verifier FILE="dist/tocsin-verify.py":
    mkdir -p {{parent_directory(FILE)}}
    PYTHONPATH=src {{python}} scripts/build_verifier.py {{FILE}}

# Writes the vectors of certificates anew
vectors:
    PYTHONPATH=src:. {{python}} -m tests.proof.vectors
