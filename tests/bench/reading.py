"""How long reading takes: a moment in words, the first and the next, and `raincheck invite` on a thread of 200 KB.

Run it by hand, on a quiet machine: python tests/bench/reading.py
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PHRASES = (
    "tomorrow 2pm PT",
    "in 40 min",
    "Tue 14:30 Europe/Paris",
    "3/25 at 9am",
    "Mar 12 3pm EST",
    "Tuesday, March 10\u22c52:30 \u2013 3:30pm",
    "tomorrow 4pm London time",
    "next friday 2pm",
)
FIRST = """
import json, sys, time
from datetime import UTC, datetime
from raincheck.adapters.content import FileWords
from raincheck.domain.moments.reading import read_moment
names, now = FileWords().zones, datetime(2026, 3, 5, 15, 20, tzinfo=UTC)
text = sys.argv[1]
def read():
    start = time.perf_counter()
    read_moment(text, now, "America/New_York", names)
    return (time.perf_counter() - start) * 1000
print(json.dumps([read() for _ in range(500)]))
"""
ROUNDS = 7
QUOTE = (
    "On Tue, Mar {day}, 2026 at 9:14 AM Dana Lee <dana@larkspur.example> wrote:\n"
    "> Could we talk on Monday at {hour} am?\n"
    "> Call me on +1 212-555-0187 or join https://us02web.zoom.us/j/81234567890\n>\n> Dana\n> Larkspur\n"
)


def moments() -> None:
    """The first reading of a process, and the ones after it, in ms."""
    for phrase in PHRASES:
        runs = []
        for _ in range(ROUNDS):
            done = subprocess.run([sys.executable, "-c", FIRST, phrase], capture_output=True, check=True, text=True)
            runs.append(json.loads(done.stdout))
        first = statistics.median(run[0] for run in runs)
        after = statistics.median(time for run in runs for time in run[1:])
        sys.stdout.write(f"{phrase:<36} first {first:6.2f} ms   then {after:6.3f} ms\n")


def thread() -> None:
    """The whole command on a long thread, in ms."""
    head = "From: Dana Lee <dana@larkspur.example>\nSubject: Interview\nDate: Wed, 4 Mar 2026 16:20:00 -0500\n"
    text = head + "MIME-Version: 1.0\nContent-Type: text/plain\n\nTuesday, March 10 at 2:30 pm ET then?\n\nDana\n\n"
    while len(text) < 200 * 1024:
        text += QUOTE.format(day=len(text) % 3 + 1, hour=len(text) % 3 + 9)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "thread.eml"
        path.write_text(text, "utf-8")
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            command = [sys.executable, "-m", "raincheck", "invite", str(path), "--now", "2026-03-05T10:20"]
            subprocess.run(command, capture_output=True, check=True)
            times.append((time.perf_counter() - start) * 1000)
    sys.stdout.write(f"invite on {len(text) // 1024} KB: {statistics.median(times):.0f} ms (worst {max(times):.0f})\n")


if __name__ == "__main__":
    moments()
    thread()
