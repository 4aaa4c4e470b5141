"""A real browser without a window, driven through a pipe: what a page does in it."""

from __future__ import annotations

import fcntl
import itertools
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Self

CHROMIUM = shutil.which("chromium")
OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-pipe",
)  # fmt: skip


def _pipe() -> tuple[int, int]:
    """Both ends of a pipe, with numbers that are not in the way of others."""
    ends = os.pipe()
    high = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 20) for end in ends)
    for end in ends:
        os.close(end)
    return high[0], high[1]


class Browser:
    """A browser that opens pages; use it in a `with`."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        """Everything that it told of its own accord."""
        self._numbers = itertools.count(1)
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_it, self._write = _pipe()
        self._read, from_it = _pipe()
        assert CHROMIUM
        self._process = subprocess.Popen(
            # It looks for the pipe under the numbers 3 and 4.
            ["bash", "-c", f'exec 3<&{to_it} 4>&{from_it}; exec "$@"', "bash", CHROMIUM, *OPTIONS,
             f"--user-data-dir={self._profile.name}"],
            pass_fds=(to_it, from_it), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_it)
        os.close(from_it)
        self._waiting = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._read)
        os.close(self._write)
        self._profile.cleanup()

    def open(self, path: Path) -> Page:
        """Open a file as a page of its own, and wait until it is loaded."""
        target = self.send(None, "Target.createTarget", url="about:blank")["targetId"]
        page = Page(self, self.send(None, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Network", "Log", "Runtime"):
            page.send(f"{domain}.enable")
        page.send("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in page.events):
            self._take()
        return page

    def send(self, session: str | None, method: str, **parameters: object) -> dict[str, Any]:
        """Ask for something of the browser itself, or in a session with a page, and wait for the answer."""
        number = next(self._numbers)
        message = {"id": number, "method": method, "params": parameters, **({"sessionId": session} if session else {})}
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            found = self._take()
            if found.get("id") == number:
                assert "error" not in found, found
                return dict(found["result"])

    def _take(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            data = os.read(self._read, 65536)
            assert data, "the browser ended"
            self._waiting += data
        message, self._waiting = self._waiting.split(b"\0", 1)
        found = dict(json.loads(message))
        if "id" not in found:
            self.events.append(found)
        return found


class Page:
    """A page that is open in a browser."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session

    @property
    def events(self) -> list[dict[str, Any]]:
        """Everything that the browser told of the page of its own accord."""
        return [event for event in self._browser.events if event.get("sessionId") == self._session]

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask for something, and wait for the answer."""
        return self._browser.send(self._session, method, **parameters)

    def asked(self, expression: str) -> Any:
        """The value of an expression in the page."""
        return self.send("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def show(self, width: int, scheme: str) -> None:
        """Give the page a width in pixels, and light or dark."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def press_tab(self) -> None:
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
