"""What the user is told after a fault of the program itself."""

from __future__ import annotations


def sentence() -> str:
    """One line for the user; the traceback of the exception being handled is written to the file that it names."""
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile("w", prefix="explainer-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(traceback.format_exc())
    return f"explainer: stopped by a fault of its own; the traceback is in {file.name}"
