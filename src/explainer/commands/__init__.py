"""One module a command: each reads its words of the command line and returns an exit code."""
