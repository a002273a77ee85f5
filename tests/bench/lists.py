"""What two thousand cases cost: home, `list` and `due`, beside ten cases and beside a bare Python, in the same run.

    .venv/bin/python tests/bench/lists.py [rounds [cases]]

Ratios, for milliseconds differ from machine to machine. It is a benchmark and no test. One case in fifty has
something due; the first run of each, which reads every case, is told apart.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from msgspec.structs import replace

from raincheck.adapters import board, index
from raincheck.adapters.record import encode
from raincheck.domain.touches import FollowUp, TouchState
from stubs.cases import INTERVIEW, NOW, STARTS, TOUCHES, a_case
from stubs.tty import Terminal, clean_env

ROUNDS, FEW, MANY = 11, 10, 2000
DUE_EACH = 50
PROGRAM = str(Path(sys.executable).with_name("raincheck"))
DONE = tuple(replace(touch, state=TouchState.DONE) for touch in TOUCHES)
Run = Callable[[], float]


def fill(home: Path, count: int) -> dict[str, str]:
    """So many cases under that home; the environment for them."""
    folder = home / "data" / index.FOLDER
    folder.mkdir(parents=True)
    for number in range(count):
        starts = STARTS - timedelta(days=number % 700)
        case = a_case(
            id=f"{starts:%Y-%m-%d}-cannot-make-it-{number:04x}",
            created=NOW - timedelta(days=number % 700),
            interview=replace(INTERVIEW, company=f"Company {number}", starts=starts),
            followup=FollowUp(touches=TOUCHES if number % DUE_EACH == 0 else DONE),
        )
        path = folder / f"{case.id}.toml"
        path.write_bytes(encode(case, {}))
        path.chmod(0o600)
    return clean_env(home)


def timed(env: dict[str, str], *command: str) -> Run:
    """Milliseconds from the start of that command to its end."""

    def run() -> float:
        start = time.perf_counter()
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)
        return (time.perf_counter() - start) * 1000

    return run


def kept(env: dict[str, str]) -> int:
    """For how many cases a line is ready."""
    path = Path(env["RAINCHECK_DATA_DIR"]) / board.NAME
    return path.read_bytes().count(b".toml/") if path.exists() else 0


def painted(env: dict[str, str]) -> Run:
    """Milliseconds until home is painted, in a terminal."""

    def run() -> float:
        start = time.perf_counter()
        terminal = Terminal((), env, (100, 30))
        terminal.until(lambda: b"Your cases" in terminal.raw, "home")
        elapsed = (time.perf_counter() - start) * 1000
        terminal.press("ctrl+q")
        terminal.end()
        return elapsed

    return run


def interleaved(contenders: dict[str, Run], rounds: int) -> dict[str, list[float]]:
    """The times of each, in random order, round by round."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name in random.sample(sorted(contenders), len(contenders)):
            times[name].append(contenders[name]())
    return times


def tell(times: dict[str, list[float]], base: str) -> None:
    """The median of each, and of its ratios to the base in the same round."""
    for name, values in times.items():
        ratio = statistics.median(a / b for a, b in zip(values, times[base], strict=True))
        sys.stdout.write(f"{name:<16} {statistics.median(values):7.0f} ms   {ratio:5.2f} x {base}\n")


def main() -> None:
    """Fill two homes, let each be read once, and measure."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    many = int(sys.argv[2]) if len(sys.argv) > 2 else MANY
    with tempfile.TemporaryDirectory() as name:
        envs = {count: fill(Path(name) / str(count), count) for count in (FEW, many)}
        for count, env in envs.items():
            first = timed(env, PROGRAM, "list")()
            sys.stdout.write(f"first list of {count}: {first:.0f} ms\n")
            while kept(env) < count:
                # A case of the last two seconds is not kept.
                timed(env, PROGRAM, "list")()
        commands = {"python": timed(dict(os.environ), sys.executable, "-c", "pass")}
        for count, env in envs.items():
            for line in ("due", "list", "due --json"):
                commands[f"{line} {count}"] = timed(env, PROGRAM, *line.split())
        tell(interleaved(commands, rounds), "python")
        homes = {f"home {count}": painted(env) for count, env in envs.items()}
        tell(interleaved(homes, rounds), f"home {FEW}")


if __name__ == "__main__":
    main()
