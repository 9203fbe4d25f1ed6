"""The command line face. Every module of this package but `main` is one command or one group of commands.

A command module owns a `typer.Typer` named `app`. Help texts and messages are not in the code: they
stand in `wording/<language>/cli-<command>.ftl`. See docs/adding-a-command.md.
"""
