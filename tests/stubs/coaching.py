"""What tests of `raincheck coach` share: a message without a finding, what is known of it, and ways to look."""

import json
from pathlib import Path
from typing import Any

from stubs.command import Run

GOOD = """\
Subject: Warehouse Lead interview, Tuesday 2:30

Dear Ms. Okafor,

I overslept this morning and missed our interview at 2:30. That was my mistake, and I know that you waited for me. \
I'm sorry.

From now on I set two alarms. Could we find another time, whatever suits you? Thank you for your patience.

Kind regards,
Jonah Reyes
"""
CONTEXT = """\
phase = "missed"
reason = "overslept"
contact = "Adaeze Okafor"
company = "Graywater"
role = "Warehouse Lead"
when = 2026-03-10T14:30:00-07:00
minutes_to_start = -60
tz_differs = false
mode = "in-person"
"""


def write(path: Path, text: str) -> str:
    path.write_bytes(text.encode())
    return str(path)


def row(run: Run, *argv: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(run("coach", *argv, "--json").out)
    return result


def rules(run: Run, *argv: str) -> set[str]:
    return {finding["rule"] for finding in row(run, *argv)["findings"]}
