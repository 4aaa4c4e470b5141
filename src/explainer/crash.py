"""What is said when the program itself is wrong: one line, and where a maintainer finds the rest."""

from __future__ import annotations


def sentence() -> str:
    """Write the traceback of the exception at hand to a file, and say so."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="explainer-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return f"explainer: stopped by a mistake of its own; what happened is in {file.name}"
