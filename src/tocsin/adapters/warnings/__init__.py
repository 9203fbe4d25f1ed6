"""Reads public warnings: CAP in all versions and wrappers, feeds, GDACS (docs/warnings.md).

`read` takes a file to values, `as_json` to lines, `timeline` says which warnings hold now, `areas` puts
them on a map. Nothing but the named file is ever opened.
"""
