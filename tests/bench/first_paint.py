"""How long from the start to the first paint, beside a Textual app of one widget in the same run.

    .venv/bin/python tests/bench/first_paint.py [rounds]

A ratio, for milliseconds differ from machine to machine. It is a benchmark and no test: a
clock on a busy machine proves nothing.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from stubs.tty import Terminal, clean_env

ROUNDS = 9
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        yield Static("hello from a bare app")

Bare().run()
"""
CONTENDERS = {"raincheck": ("What is happening?", ""), "bare": ("hello from a bare app", BARE)}


def paint(name: str, folder: Path) -> float:
    """Milliseconds until the program shows its first screen; then it is told to leave."""
    text, code = CONTENDERS[name]
    start = time.perf_counter()
    terminal = Terminal((), clean_env(folder), (100, 30), code)
    terminal.until(lambda: text.encode() in terminal.raw, text)
    elapsed = (time.perf_counter() - start) * 1000
    terminal.press("ctrl+q")
    terminal.end()
    return elapsed


def main() -> None:
    """Both in random order, round by round, and the ratio of each round."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for _ in range(rounds + 1):
        for name in random.sample(sorted(CONTENDERS), len(CONTENDERS)):
            with tempfile.TemporaryDirectory() as folder:
                times[name].append(paint(name, Path(folder)))
    # The first round reads the files from disk.
    ours, bare = times["raincheck"][1:], times["bare"][1:]
    ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
    lines = [f"{name}: {statistics.median(values[1:]):.0f} ms (median of {rounds})" for name, values in times.items()]
    sys.stdout.write("\n".join([*lines, f"ratio: {ratio:.2f}", ""]))


if __name__ == "__main__":
    main()
