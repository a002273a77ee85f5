"""The shared mail server that misbehaves on request, as a program of its own; a test without it says so."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from raincheck.domain.mail_settings import Auth, MailSettings, MailWay, Security
from raincheck.domain.secret import Secret

TOOL = Path(__file__).parents[3] / "shared" / "tools" / "chaos" / "faulty_smtp.py"
USER = "marisol"
PASSWORD = Secret("Canary-7f3a!x")

_PROTECTION = {Security.NONE: "none", Security.STARTTLS: "starttls", Security.TLS: "implicit"}


class FaultyServer:
    """A running one. `folder` is where it writes down what it took."""

    def __init__(self, folder: Path, security: Security, ready: dict[str, Any], *, login: bool) -> None:
        self._folder = folder
        self._security = security
        self._ready = ready
        self._login = login

    def settings(self, **changes: Any) -> MailSettings:
        """How a user would have set it up."""
        known: dict[str, Any] = {
            "way": MailWay.SMTP,
            "host": "127.0.0.1" if self._security is Security.NONE else "localhost",
            "port": self._ready["port"],
            "security": self._security,
            "auth": Auth.PASSWORD if self._login else Auth.NONE,
            "user": USER if self._login else "",
            "ca_file": self._ready["ca"] or "",
        }
        return MailSettings(**known | changes)

    def taken(self, connection: int | None = None) -> list[dict[str, Any]]:
        """What it has really accepted, in all or on that connection (the first is 1)."""
        path = self._folder / "messages.jsonl"
        rows = [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [row for row in rows if connection in {None, row["conn"]}]

    def data(self, row: dict[str, Any]) -> bytes:
        """The mail itself."""
        return Path(self._folder, str(row["file"])).read_bytes()

    def heard(self, connection: int) -> list[str]:
        """What the client said on that connection, credentials masked."""
        lines = (self._folder / "transcript").read_text("utf-8", "replace").splitlines()
        return [line.split(" C: ", 1)[1] for line in lines if f" #{connection} C: " in line]


@contextlib.contextmanager
def faulty(
    folder: Path,
    faults: list[str],
    security: Security = Security.NONE,
    *,
    login: bool = False,
    certificate: str = "good",
) -> Iterator[FaultyServer]:
    """A server that has these faults, one for each connection; the last one stays."""
    if not TOOL.exists():
        pytest.skip(f"the shared mail server is not here: {TOOL.name}")
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(TOOL), "serve", "--fault", ",".join(faults), "--record", str(folder)]
    command += ["--tls", _PROTECTION[security], "--cert", certificate, "--transcript", str(folder / "transcript")]
    command += ["--auth", f"{USER}:{PASSWORD.reveal()}"] if login else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            yield FaultyServer(folder, security, json.loads(process.stdout.readline()), login=login)
        finally:
            process.terminate()
