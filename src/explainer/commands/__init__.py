"""One module for each command: `run` takes the words after its name and returns the exit code."""

COMMANDS = ("show", "check", "diff", "rename", "schema", "new")
"""The names of the commands and of their modules. Without one of them first, the story is browsed."""
