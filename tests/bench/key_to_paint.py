"""How long a key takes to its paint in the editor, the coach on, beside a bare TextArea in the same run.

    .venv/bin/python tests/bench/key_to_paint.py [gap]

`gap` is the mean pause between two keys in milliseconds. With 40 the coach waits for the rests between the
phrases; with 150 it looks at the words about as often as a key comes, which is the worst there is. It needs
the instrument `../shared/tools/ttybench.py`, beside the project. It is a benchmark and no test: a clock on
a busy machine proves nothing.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from raincheck.adapters.sessions import TomlSessions
from raincheck.domain.session import Channel, Message, Step, Text
from stubs.cases import CASE_ID, SUBJECT, a_fresh_case

TOOL = Path(__file__).parents[3] / "shared" / "tools" / "ttybench.py"
GOAL = 1.3
GAP = "40"
NOW = "2026-11-18T16:22:00+00:00"
BODY = """Hi Dana,

My car has broken down on the way, and I can't be at our Dispatch Coordinator interview today at 10:00. \
I'm sorry if this causes any inconvenience.

Could we start by phone at 10:00 instead? If another day is easier for you, I will fit your calendar. I can \
be at your office on any other morning of this week, and I will confirm it with you the day before.

Thank you for your patience. I would still very much like to talk with you about the work of the team.

Marisol Vega
+1 602 555 0100"""

PHRASES = (
    "I know that you kept this hour for me. ",
    "Your mail did not say where to park. ",
    "Please confirm another time by noon. ",
    "The tow truck is on its way, they say. ",
)
SCRIPT = "\n".join(
    ["! Down Down End", *(line for text in PHRASES for line in (f'type: "{text}"', "! wait 400ms")), "! Down Down"]
)
BARE = f"""
from textual.app import App
from textual.widgets import TextArea

class Bare(App):
    def compose(self):
        yield TextArea({BODY!r})

Bare().run()
"""


def suite(folder: Path) -> Path:
    """What the instrument is to run: both programs, each time from a home as it was at first."""
    words = Message(channel=Channel.EMAIL, email=Text(subject=SUBJECT, body=BODY, edited=True))
    TomlSessions(folder).create(a_fresh_case(step=Step.MESSAGE, message=words))
    (case,) = (folder / "sessions").glob("*.toml")
    ours = {
        "name": "raincheck",
        "cmd": [sys.executable, "-m", "raincheck", "resume", CASE_ID, "--now", NOW],
        "expect": "to mend",
        "home_files": {f".local/share/raincheck/sessions/{case.name}": case.read_text("utf-8")},
    }
    bare = {"name": "bare", "cmd": [sys.executable, "-c", BARE], "expect": "Hi Dana"}
    lines = ['base = "bare"']
    for contender in (ours, bare):
        lines += ["[[contender]]", "fresh_home = true", 'quit = "C-q"', f"script = {json.dumps(SCRIPT)}"]
        lines += [f"{key} = {_toml(value)}" for key, value in contender.items()]
    path = folder / "typing.toml"
    path.write_text("\n".join(lines), "utf-8")
    return path


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {json.dumps(text)}" for key, text in value.items()) + "}"
    return json.dumps(value)


def measured(gap: str) -> dict[str, Any]:
    """What the instrument found, as its JSON."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        out = folder / "out.json"
        command = [sys.executable, str(TOOL), "suite", str(suite(folder)), "--do", "keys", "--gap", gap, "-o", str(out)]
        subprocess.run([*command, "-n", "3", "--quiet-progress"], check=True)
        found: dict[str, Any] = json.loads(out.read_text("utf-8"))["keys"]
        return found


def main() -> int:
    """The two side by side; 1 when it is over the goal."""
    if not TOOL.is_file():
        sys.stdout.write(f"The instrument is not there: {TOOL}\n")
        return 0
    found = measured(sys.argv[1] if len(sys.argv) > 1 else GAP)
    for name in ("raincheck", "bare"):
        keys = found[name]["ALL"]
        cells = [f"{at} {keys[at]['p50']:.1f} / {keys[at]['p95']:.1f}" for at in ("first_ms", "last_ms", "bytes")]
        sys.stdout.write(f"{name}: {keys['keys']} keys; median / 95th percentile: {', '.join(cells)}\n")
    ratio = float(found["raincheck"]["ALL"]["last_ms"]["p95"]) / float(found["bare"]["ALL"]["last_ms"]["p95"])
    sys.stdout.write(f"ratio at the 95th percentile, to the last byte: {ratio:.2f} (goal: {GOAL})\n")
    return int(ratio > GOAL)


if __name__ == "__main__":
    sys.exit(main())
