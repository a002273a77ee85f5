"""What happens before the app opens: the terminal, the folders, the case; and the demo around it."""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from cli.conftest import Run, Save
from raincheck.commands import opening
from raincheck.domain.session import FollowUp, Session, Step, Way
from raincheck.ports import SaveCause, SaveFailed
from raincheck.wizard import Wizard
from stubs.cases import CASE_ID, NOW, TOUCHES, a_case, a_fresh_case

STREAMS = ("stdin", "stdout", "stderr")
Look = Callable[[Wizard, str | None], object]


@dataclass
class FakeApp:
    """Stands where the Textual app would be: it remembers how it was opened, and may look around."""

    calls: list[dict[str, object]] = field(default_factory=list)
    code: int = 0
    look: Look = lambda wizard, session_id: None
    seen: object = None

    def run(self, wizard: Wizard, session_id: str | None = None, *, new: bool = False, demo: bool = False) -> int:
        self.calls.append({"session_id": session_id, "new": new, "demo": demo})
        self.seen = self.look(wizard, session_id)
        return self.code


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch) -> FakeApp:
    fake, module = FakeApp(), ModuleType("raincheck.tui.run")
    module.run_app = fake.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "raincheck.tui.run", module)
    return fake


@dataclass(frozen=True, slots=True)
class Stream:
    """A standard stream, as far as the check looks at one."""

    terminal: bool = True
    closed: bool = False

    def isatty(self) -> bool:
        return self.terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    streams = SimpleNamespace(**dict.fromkeys(STREAMS, Stream()))
    monkeypatch.setattr(opening, "sys", streams)
    return streams


@pytest.mark.parametrize("missing", STREAMS)
@pytest.mark.parametrize("command", [(), ("new",), ("resume",), ("resume", "k7wq"), ("demo",)])
@pytest.mark.usefixtures("app")
def test_without_a_terminal_it_exits_with_three(
    run: Run, terminal: SimpleNamespace, missing: str, command: tuple[str, ...]
) -> None:
    setattr(terminal, missing, Stream(terminal=False))
    assert run(*command).code == 3


@pytest.mark.parametrize("gone", [None, Stream(closed=True)], ids=["absent", "closed"])
@pytest.mark.parametrize("missing", STREAMS)
@pytest.mark.usefixtures("app")
def test_without_a_stream_it_exits_with_three(
    run: Run, terminal: SimpleNamespace, missing: str, gone: Stream | None
) -> None:
    setattr(terminal, missing, gone)
    assert run().code == 3


@pytest.mark.usefixtures("terminal", "app")
def test_on_a_dumb_terminal_it_exits_with_three(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert run().code == 3


def test_without_a_terminal_it_names_the_other_commands_in_one_line(run: Run) -> None:
    expected = "Without one, use: raincheck list, raincheck due, raincheck show ID\n"
    assert run().err == f"raincheck needs a terminal to open. {expected}"


def test_without_a_terminal_it_makes_no_folder(run: Run, data: Path) -> None:
    run()
    assert not data.exists()


@pytest.mark.parametrize(
    ("command", "call"),
    [
        ((), {"session_id": None, "new": False, "demo": False}),
        (("new",), {"session_id": None, "new": True, "demo": False}),
        (("resume", "k7wq"), {"session_id": CASE_ID, "new": False, "demo": False}),
        (("resume",), {"session_id": CASE_ID, "new": False, "demo": False}),
    ],
)
@pytest.mark.usefixtures("terminal")
def test_the_app_is_opened_at_its_place(
    run: Run, save: Save, app: FakeApp, command: tuple[str, ...], call: dict[str, object]
) -> None:
    save(a_case())
    run(*command)
    assert app.calls == [call]


@pytest.mark.usefixtures("terminal")
def test_the_exit_code_is_that_of_the_app(run: Run, app: FakeApp) -> None:
    app.code = 143
    assert run().code == 143


@pytest.mark.usefixtures("terminal")
def test_resume_without_an_id_takes_what_is_due_next(run: Run, save: Save, app: FakeApp) -> None:
    later = a_case(id="2026-11-18-later-bbbb", followup=FollowUp(touches=TOUCHES[2:]))
    save(later, a_case())
    run("resume", "--now", NOW.isoformat())
    assert app.calls[0]["session_id"] == CASE_ID


@pytest.mark.usefixtures("terminal")
def test_resume_without_cases_exits_with_four(run: Run, app: FakeApp) -> None:
    assert (run("resume").code, app.calls) == (4, [])


@pytest.mark.usefixtures("terminal", "app")
def test_resume_of_an_unknown_case_exits_with_four(run: Run) -> None:
    assert run("resume", "nothing").code == 4


@pytest.mark.usefixtures("terminal", "app")
def test_resume_of_several_cases_lists_them(run: Run, save: Save) -> None:
    save(a_case(), a_case(id="2026-11-18-other-bbbb"))
    assert run("resume", "2026").err.splitlines()[1:] == [f"  {CASE_ID}", "  2026-11-18-other-bbbb"]


@pytest.mark.parametrize(
    ("content", "words"),
    [("schema = 2\n[end]\n", f"raincheck show {CASE_ID}"), ("schema = 1\n", "raincheck new")],
    ids=["newer", "damaged"],
)
@pytest.mark.usefixtures("terminal", "app")
def test_resume_of_a_case_that_cannot_be_opened_names_the_next_step(
    run: Run, save: Save, content: str, words: str
) -> None:
    save(a_case()).write_text(content)
    assert words in run("resume", CASE_ID).err


@pytest.mark.usefixtures("terminal")
def test_the_clock_of_the_app_starts_at_now(run: Run, app: FakeApp) -> None:
    app.look = lambda wizard, session_id: wizard.context().now - NOW
    run("--now", NOW.isoformat())
    assert isinstance(app.seen, timedelta)
    assert abs(app.seen) < timedelta(seconds=30)


@pytest.mark.parametrize("place", ["data", "data/sessions"])
@pytest.mark.usefixtures("terminal", "app")
def test_a_data_folder_that_cannot_be_made_exits_with_five(run: Run, data: Path, place: str) -> None:
    _block(data.parent / place)
    assert run().code == 5


@pytest.mark.parametrize("word", ["RAINCHECK_DATA_DIR", "data"])
@pytest.mark.usefixtures("terminal", "app")
def test_a_data_folder_that_cannot_be_made_is_named(run: Run, data: Path, word: str) -> None:
    _block(data)
    assert word in run().err


@pytest.mark.usefixtures("terminal", "app")
def test_a_data_folder_that_cannot_be_written_exits_with_five(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert run().code == 5


@pytest.mark.parametrize("command", ["", "list", "due", "show x", "export x"])
@pytest.mark.usefixtures("terminal", "app")
def test_without_a_home_it_exits_with_five(run: Run, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    _homeless(monkeypatch)
    assert run(*command.split()).code == 5


@pytest.mark.usefixtures("terminal", "app")
def test_without_a_home_it_names_the_variable(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _homeless(monkeypatch)
    assert "RAINCHECK_DATA_DIR" in run().err


@pytest.mark.parametrize("command", ["list", "due", "show x", "export x"])
def test_a_data_folder_that_is_a_file_exits_with_five(run: Run, data: Path, command: str) -> None:
    _block(data)
    assert run(*command.split()).code == 5


@pytest.mark.parametrize(("age", "stays"), [(3600, False), (0, True)])
@pytest.mark.usefixtures("terminal", "app")
def test_only_stale_temporary_files_are_swept(run: Run, save: Save, age: int, stays: bool) -> None:
    left = save(a_case()).with_name(".left.toml.xyz.tmp")
    left.write_text("half")
    os.utime(left, (time.time() - age,) * 2)
    run()
    assert left.exists() is stays


@pytest.mark.parametrize("way", Way)
@pytest.mark.usefixtures("terminal")
def test_the_app_has_a_transport_for_every_way(run: Run, app: FakeApp, way: Way) -> None:
    app.look = lambda wizard, session_id: wizard.ports.transports[way].way
    run()
    assert app.seen is way


# The demo


@pytest.mark.usefixtures("terminal")
def test_the_demo_opens_the_app_on_a_saved_case(run: Run, app: FakeApp) -> None:
    app.look = _loaded
    run("demo")
    assert isinstance(app.seen, Session)


@pytest.mark.usefixtures("terminal")
def test_the_demo_tells_the_app_that_it_is_one(run: Run, app: FakeApp) -> None:
    run("demo")
    assert app.calls[0]["demo"] is True


@pytest.mark.parametrize(
    ("moment", "starts"),
    [
        ("2026-11-18T16:22:00+00:00", "17:00"),
        ("2026-11-18T16:20:00+00:00", "17:00"),
        ("2026-11-18T16:19:00+00:00", "16:55"),
        ("2026-11-18T23:40:00+00:00", "00:20"),
    ],
)
@pytest.mark.usefixtures("terminal")
def test_the_interview_of_the_demo_starts_in_38_minutes_rounded_to_five(
    run: Run, app: FakeApp, moment: str, starts: str
) -> None:
    app.look = _loaded
    run("demo", "--now", moment)
    assert isinstance(app.seen, Session)
    assert f"{app.seen.interview.starts:%H:%M}" == starts


@pytest.mark.usefixtures("terminal")
def test_the_demo_starts_at_the_first_step(run: Run, app: FakeApp) -> None:
    app.look = _loaded
    run("demo")
    assert isinstance(app.seen, Session)
    assert app.seen.step is Step.SITUATION


@pytest.mark.usefixtures("terminal")
def test_the_whole_road_of_the_demo_can_be_walked_as_it_is_filled_in(run: Run, app: FakeApp) -> None:
    app.look = _walk
    run("demo")
    assert app.seen == [Step.INTERVIEW, Step.RESCUE, Step.CONTACT, Step.MESSAGE, Step.SEND]


@pytest.mark.parametrize("way", Way)
@pytest.mark.usefixtures("terminal")
def test_nothing_is_started_by_a_message_of_the_demo(
    run: Run, app: FakeApp, monkeypatch: pytest.MonkeyPatch, way: Way
) -> None:
    started: list[object] = []
    monkeypatch.setattr("subprocess.Popen", lambda *args, **_: started.append(args))
    app.look = lambda wizard, _: wizard.carry(way, _message(wizard))
    run("demo")
    assert started == []


@pytest.mark.usefixtures("terminal")
def test_the_folder_of_the_demo_is_removed(run: Run, app: FakeApp, tmp_path: Path) -> None:
    app.look = lambda wizard, session_id: Path(wizard.ports.store.path(session_id or "")).exists()
    _temporary(tmp_path)
    run("demo")
    assert (app.seen, list((tmp_path / "temporary").iterdir())) == (True, [])


@pytest.mark.usefixtures("terminal", "app")
def test_the_demo_says_that_its_folder_was_removed(run: Run) -> None:
    expected = "That was the demo: nothing left this machine, and its folder was removed.\n"
    assert run("demo").out == expected


@pytest.mark.usefixtures("terminal", "app")
def test_the_demo_leaves_the_data_folder_alone(run: Run, data: Path) -> None:
    run("demo")
    assert not data.exists()


@pytest.mark.usefixtures("terminal", "app")
def test_a_demo_that_cannot_be_saved_exits_with_five(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> SaveFailed:
        return SaveFailed(SaveCause.NO_SPACE, "")

    monkeypatch.setattr("raincheck.adapters.sessions.TomlSessions.create", full)
    assert run("demo").code == 5


@pytest.mark.usefixtures("terminal", "app")
def test_a_demo_without_a_temporary_folder_exits_with_five(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    assert run("demo").code == 5


@pytest.fixture(autouse=True)
def _forget_the_temporary_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)


def _temporary(tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    tempfile.tempdir = str(tmp_path / "temporary")


def _block(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("in the way")


def _homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("data_folder", "config_folder"):
        monkeypatch.setattr(f"raincheck.adapters.paths.{name}", nowhere)
        monkeypatch.setattr(f"raincheck.commands.opening.{name}", nowhere)


def _loaded(wizard: Wizard, session_id: str | None) -> object:
    return wizard.open(session_id or "")


def _message(wizard: Wizard) -> object:
    from raincheck.domain.delivery import outgoing

    message = outgoing(a_case())
    assert message is not None
    return message


def _walk(wizard: Wizard, session_id: str | None) -> list[Step]:
    """Go forward with the answers that each step already has, as Enter on every screen would."""
    from raincheck.domain.session import Rescue

    session, steps = wizard.open(session_id or ""), []
    while isinstance(session, Session) and session.step is not Step.SEND:
        answers = wizard.stored(session) | ({"choice": Rescue.MOVE.value} if session.step is Step.RESCUE else {})
        outcome = wizard.answer(session, answers)
        assert isinstance(outcome, Session), outcome
        session = outcome
        steps.append(session.step)
    return steps


def test_a_fresh_case_has_the_shape_of_the_demo(run: Run, save: Save) -> None:
    save(a_fresh_case())
    assert run("show", CASE_ID).code == 0
