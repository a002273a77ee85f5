"""`raincheck demo`: the app on an invented case, and nothing of it stays."""

import tempfile
from pathlib import Path

import pytest

from raincheck.domain.calendar_settings import CalendarSettings
from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Channel, Rescue, Session, Step, Way
from raincheck.ports import FailCause, NoCalendar, SaveCause, SaveFailed
from raincheck.watching import Lookout
from raincheck.wizard import Wizard
from stubs.command import FakeApp, Run

MESSAGE = Outgoing(
    channel=Channel.EMAIL, to="dana.whitfield@larkspur.example", to_name="Dana Whitfield", subject="Hi", body="Hi"
)


@pytest.fixture(autouse=True)
def temporary(isolated: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = isolated / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


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
    app.look = lambda wizard, _: wizard.carry(way, MESSAGE, Lookout())
    run("demo")
    assert started == []


@pytest.mark.usefixtures("terminal")
def test_no_calendar_is_reached_by_the_demo(run: Run, app: FakeApp) -> None:
    settings = CalendarSettings(url="localhost")
    app.look = lambda wizard, _: wizard.ports.calendar_server.discover(settings, None, Lookout())
    run("demo")
    assert app.seen == NoCalendar(FailCause.DEMO)


@pytest.mark.usefixtures("terminal")
def test_the_folder_of_the_demo_is_removed(run: Run, app: FakeApp, temporary: Path) -> None:
    app.look = lambda wizard, session_id: Path(wizard.ports.store.path(session_id)).exists()
    run("demo")
    assert (app.seen, list(temporary.iterdir())) == (True, [])


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


def _loaded(wizard: Wizard, session_id: str) -> object:
    return wizard.open(session_id)


def _walk(wizard: Wizard, session_id: str) -> list[Step]:
    """Go forward with the answers that each step already has, as Enter on every screen would."""
    session, steps = wizard.open(session_id), []
    while isinstance(session, Session) and session.step is not Step.SEND:
        answers = wizard.stored(session) | ({"choice": Rescue.MOVE.value} if session.step is Step.RESCUE else {})
        outcome = wizard.answer(session, answers)
        assert isinstance(outcome, Session), outcome
        session = outcome
        steps.append(session.step)
    return steps
