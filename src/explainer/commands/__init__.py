"""One module a command: each reads its words of the command line and returns an exit code."""

COMMANDS = ("show", "check", "schema", "new")
"""The words that name a command, each its module; with none of them first, the story is browsed."""
