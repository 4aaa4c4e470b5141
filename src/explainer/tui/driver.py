"""The terminal's driver, which paints the page once more right behind its own start.

Its start switches to the alternate screen again, and some terminals clear that: without this the page would blank until
the first frame.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.driver import Driver


def painting_driver(base: type[Driver], page: Callable[[], str]) -> type[Driver]:
    """A driver like the one given that writes a page when it starts."""

    class PaintingDriver(base):  # type: ignore[valid-type, misc]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            self.write(page())
            self.flush()

    return PaintingDriver
