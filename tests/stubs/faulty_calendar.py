"""The shared calendar server that misbehaves on request, as a program of its own; a test without it says so."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from raincheck.adapters.calendars.caldav.line import Limits
from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.ports import FailCause, NotPlaced, Placed, Placement
from stubs.calendar_servers import PASSWORD, USER, OtherProgram

TOOL = Path(__file__).parents[3] / "shared" / "tools" / "chaos" / "faulty_caldav.py"


QUICK = Limits(answer=1.0)
"""No long wait for what hangs; a server on loopback answers within it on a busy machine as well."""

AWHILE = 8.0
"""Seconds in which every row must have ended; its own limits are far below."""

PLACED = "placed"
BARE = "bare"


class Row(NamedTuple):
    """Faults, what is said of the entry then, and how often it was stored by that; afterwards the server is well."""

    number: str
    faults: str
    said: FailCause | str
    stored: int = 0
    wait: int | None = None


def said(answer: Placement) -> FailCause | str:
    """What came of it, in the words of the table."""
    if isinstance(answer, NotPlaced):
        return answer.cause
    assert isinstance(answer, Placed)
    return BARE if answer.held.bare else PLACED


class FaultyCalendar(NamedTuple):
    """A running one. `folder` is where it writes down what it was asked; `ca_file` vouches for it."""

    folder: Path
    url: str
    calendar: str
    ca_file: str

    @property
    def settings(self) -> CalendarSettings:
        """How a user would have set it up."""
        return CalendarSettings(url=self.calendar, user=USER)

    @property
    def other(self) -> OtherProgram:
        """Another program of the same person's."""
        return OtherProgram(self.url, USER, PASSWORD)

    def asked(self, method: str = "") -> list[dict[str, Any]]:
        """What it was asked, in order."""
        return [row for row in self._rows("requests.jsonl") if method in {"", row["method"]}]

    @property
    def strays(self) -> list[dict[str, Any]]:
        """What came to the other server, to which it sends people."""
        return self._rows("other_host.jsonl")

    @property
    def stored(self) -> list[dict[str, Any]]:
        """What it has stored, each time that it did."""
        return self._rows("stored.jsonl")

    def _rows(self, name: str) -> list[dict[str, Any]]:
        path = self.folder / name
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


@contextlib.contextmanager
def faulty_calendar(folder: Path, fault: str = "ok", *, certificate: str = "") -> Iterator[FaultyCalendar]:
    """A server that has these faults, one for each request that they fit; the last one stays."""
    if not TOOL.exists():
        pytest.skip(f"the shared calendar server is not here: {TOOL.name}")
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(TOOL), "serve", "--fault", fault, "--record", str(folder)]
    command += ["--auth", f"{USER}:{PASSWORD.reveal()}"]
    command += ["--tls", "--cert", certificate] if certificate else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            ready = json.loads(process.stdout.readline())
            url = ready["url"]
            yield FaultyCalendar(folder, url, f"{url.rstrip('/')}{ready['calendar']}", ready["ca"] or "")
        finally:
            process.terminate()
