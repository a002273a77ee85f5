"""How long one whole check takes: messages of 150 and of 2,000 words, and the first check of a process.

Run it by hand, on a quiet machine: python tests/bench/coach.py
"""

import statistics
import subprocess
import sys
import time
import tomllib
from pathlib import Path

from raincheck.adapters.content import FileWords
from raincheck.domain.coach import check
from raincheck.domain.coach.findings import Circumstances, Occasion
from raincheck.domain.session import Channel, Reason

MESSAGES = Path(__file__).parents[1] / "coach"
CASE = Circumstances(
    channel=Channel.EMAIL,
    phase=Occasion.MISSED,
    minutes_to_start=-90,
    reason=Reason.CLOCK,
    controllable=True,
    tz_differs=True,
    contact="Dana Whitfield",
    company="Larkspur Freight",
    role="Dispatch Coordinator",
    when="2026-03-05T14:00-05:00",
)
ROUNDS = 200


def texts(words: int) -> list[str]:
    """Texts of so many words, cut from the labelled emails, each from another place."""
    raw = [tomllib.loads(path.read_text("utf-8"))["messages"] for path in sorted(MESSAGES.glob("*.toml"))]
    emails = " ".join(message["text"] for messages in raw for message in messages if message["channel"] == "email")
    told = emails.split(" ")
    return [" ".join((told[start:] + told)[:words]) for start in range(0, len(told), max(1, len(told) // ROUNDS))]


def once(body: str, rules: FileWords) -> float:
    """One check, in ms."""
    start = time.perf_counter()
    check("Dispatch Coordinator, 14:00 yesterday", body, CASE, rules.coach)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the medians and the slowest."""
    rules = FileWords()
    for words in (150, 2000):
        times = sorted(once(body, rules) for body in texts(words))
        slow = times[int(len(times) * 0.95)]
        sys.stdout.write(
            f"{words:>5} words: median {statistics.median(times):6.2f} ms, 95th percentile {slow:6.2f} ms\n"
        )
    code = (
        "import time; s = time.perf_counter(); import raincheck.domain.coach; print((time.perf_counter() - s) * 1000)"
    )
    loads = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout)
        for _ in range(7)
    ]
    sys.stdout.write(f"loading the rules: {statistics.median(loads):.0f} ms, once and off the screen's thread\n")


if __name__ == "__main__":
    main()
