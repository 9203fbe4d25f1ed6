"""The line of a key in a TOML text."""

from __future__ import annotations

import tomllib

from tocsin.core.charter.lines import key_lines

TEXT = '''\
title = "a [[not a table]]" # [x]
[owner]
name = """
[[not]]
key = 1
"""
"quoted.key" = 2
dotted.key = 3
[[row]]
list = [
  "one", # ]
  "two",
]
after = 1
[[row]]
[[row.inner]]
a = 1
[[row.inner]]
a = 2
[row.inner.deep]
b = 3
'''


def test_keys_have_the_line_they_stand_on() -> None:
    tomllib.loads(TEXT)
    assert key_lines(TEXT) == {
        ("title",): 1,
        ("owner",): 2,
        ("owner", "name"): 3,
        ("owner", "quoted.key"): 7,
        ("owner", "dotted", "key"): 8,
        ("row", 0): 9,
        ("row", 0, "list"): 10,
        ("row", 0, "after"): 14,
        ("row", 1): 15,
        ("row", 1, "inner", 0): 16,
        ("row", 1, "inner", 0, "a"): 17,
        ("row", 1, "inner", 1): 18,
        ("row", 1, "inner", 1, "a"): 19,
        ("row", 1, "inner", 1, "deep"): 20,
        ("row", 1, "inner", 1, "deep", "b"): 21,
    }
