"""What tests of `raincheck doctor` share: its findings as rows, and a look that fails."""

import json
from collections.abc import Sequence
from typing import Any

from raincheck.adapters.doctor.findings import Found
from stubs.command import Run

SMTP = '[mail]\nway = "smtp"\nhost = "smtp.example.org"\nport = 465\nuser = "dana"\n'


def rows(run: Run, *options: str) -> list[dict[str, Any]]:
    """Every finding."""
    found = json.loads(run("doctor", "--json", *options).out)["checks"]
    assert isinstance(found, list)
    return found


def seen(run: Run, name: str, *options: str) -> list[tuple[str, str]]:
    """The state and the code of each finding of that name."""
    return [(row["state"], row["code"]) for row in rows(run, *options) if row["name"] == name]


def raises(error: Exception) -> Sequence[Found]:
    """A look around that fails."""
    raise error
