"""The quick answers of `list` and `due`: the same as the slow ones, or none."""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck import start
from raincheck.adapters import board, index
from raincheck.commands import quick
from raincheck.domain.agenda import Rank
from raincheck.domain.naming import GAP, HOW
from raincheck.domain.session import Kind, Situation
from raincheck.domain.touches import FollowUp, TouchKind, TouchState
from raincheck.exits import ExitCode
from stubs.cases import FIRST_TOUCH, INTERVIEW, NOW, STARTS, TOUCHES, a_case, a_fresh_case, a_touch
from stubs.command import Run, Save
from stubs.hostile import ATTACKS, MARKUP, controls_in

DONE = FollowUp(touches=tuple(replace(touch, state=TouchState.DONE) for touch in TOUCHES))
READY = a_fresh_case(
    id="2026-11-18-be-ready-aaaa",
    situation=Situation(kind=Kind.READY),
    interview=replace(INTERVIEW, company="Meridian Clinics", starts=STARTS + timedelta(days=1)),
    followup=FollowUp(touches=(a_touch(TouchKind.LEAVE, STARTS + timedelta(hours=23)),)),
)
CASES = (
    a_case(),
    a_fresh_case(id="2026-11-18-late-bbbb", updated=NOW),
    a_case(id="2026-11-18-over-cccc", followup=DONE),
    a_case(id="2026-11-18-over-dddd", followup=DONE, updated=NOW),
    a_case(id="2026-11-18-away-eeee", archived=NOW),
    a_case(id="2026-11-18-none-ffff", followup=FollowUp()),
    READY,
)
LINES = (["list"], ["due"], ["due", "--within", "30m"], ["due", "--within", "9d"])
MOMENTS = [
    NOW + timedelta(hours=hours, seconds=seconds)
    for hours in (-30, 0, 1, 20, 24, 25, 30, 41, 48, 24 * 9, 24 * 60)
    for seconds in (0, 1)
] + [FIRST_TOUCH, FIRST_TOUCH + timedelta(seconds=1), STARTS]

Ask = Callable[..., quick.Answer | None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Set the clock of the machine; files count as old at once."""
    monkeypatch.setattr(index, "SETTLED_NS", -(10**12))

    class Clock(datetime):
        moment = NOW

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override] # a moment is enough
            return cls.moment.astimezone(tz)  # type: ignore[arg-type] # as the clock asks

    def _at(moment: datetime) -> None:
        Clock.moment = moment
        monkeypatch.setattr("raincheck.adapters.clock.datetime", Clock)
        monkeypatch.setattr(time, "time", moment.timestamp)

    _at(NOW)
    return _at


@pytest.fixture
def same(run: Run, at: Callable[[datetime], None]) -> Callable[[datetime], None]:
    """Both answers are the same at that moment, and the second one is quick."""

    def _same(moment: datetime) -> None:
        at(moment)
        for line in LINES:
            slow = run(*line)
            assert quick.answer(line) == (slow.out, slow.code), line

    return _same


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: f"{(moment - NOW).total_seconds():.0f}")
@pytest.mark.usefixtures("at")
def test_the_quick_answer_is_the_slow_one(
    run: Run, save: Save, same: Callable[[datetime], None], moment: datetime
) -> None:
    save(*CASES)
    run("list")
    same(moment)


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Apia"])
def test_it_is_told_on_the_clock_of_the_machine(
    run: Run, save: Save, same: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    save(*CASES)
    run("list")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    same(FIRST_TOUCH)


@pytest.fixture
def ready(run: Run, save: Save, at: Callable[[datetime], None]) -> Path:
    """Lines that are ready; the file of a case."""
    at(FIRST_TOUCH)
    path = save(*CASES)
    run("list")
    assert quick.answer(["list"])
    return path


def test_a_case_that_changed_is_left_to_the_command(ready: Path) -> None:
    ready.write_bytes(ready.read_bytes() + b"\n")
    assert quick.answer(["list"]) is None


@pytest.mark.parametrize("name", ["new.toml", "x.toml.damaged-1"])
def test_a_file_that_is_not_known_is_left_to_the_command(ready: Path, name: str) -> None:
    ready.with_name(name).write_bytes(b"")
    assert quick.answer(["due"]) is None


def test_a_case_that_is_gone_is_not_told_any_more(ready: Path, run: Run) -> None:
    ready.unlink()
    found = quick.answer(["list"])
    assert found is not None
    assert found[0] == run("list").out


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["due", "--json"],
        ["list", "--all"],
        ["due", "--within"],
        ["due", "--within", "2w"],
        ["due", "--within", "0h"],
    ]
    + [["due", "--within", text] for text in ("", "h", "-1h", "99999h", "٢h", "²h", "1 h")]
    + [["--now", "2026-11-18", "due"], ["due", "x"], ["show", "x"], ["list", "-h"]],
    ids=" ".join,
)
@pytest.mark.usefixtures("ready")
def test_other_command_lines_are_left_to_the_command(argv: list[str]) -> None:
    assert quick.answer(argv) is None


@pytest.mark.usefixtures("ready")
def test_words_of_ones_own_are_told(run: Run, isolated: Path) -> None:
    folder = isolated / "config" / "words"
    folder.mkdir(parents=True)
    (folder / "agenda.toml").write_text('nothing = "all quiet"\n')
    assert quick.answer(["list"]) is None
    slow = run("list").out
    assert "all quiet, " in slow
    assert quick.answer(["list"]) == (slow, 0)


@pytest.mark.usefixtures("ready")
def test_words_that_cannot_be_used_are_told_each_time(run: Run, isolated: Path) -> None:
    folder = isolated / "config" / "words"
    folder.mkdir(parents=True)
    (folder / "agenda.toml").write_text("nothing = 1\n")
    assert "words/agenda.toml" in run("list").err
    assert quick.answer(["list"]) is None


@pytest.mark.usefixtures("ready")
def test_after_some_days_all_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time() + 8 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert quick.answer(["list"]) is None


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("count", [0, 1, 40, 200, 2000])
def test_a_torn_file_is_no_answer(data: Path, count: int) -> None:
    path = data / board.NAME
    path.write_bytes(path.read_bytes()[:count])
    assert quick.answer(["list"]) is None


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(
    "row", ["", "x", "\x1e", "nan\x1cnan\x1cx\x1cnow\x1c\x1cx", "0\x1c9e9\x1c0\x1cnow\x1codd\x1cx"]
)
def test_a_row_that_is_none_is_no_answer_or_an_empty_one(data: Path, isolated: Path, row: str) -> None:
    _fill(data, isolated, row)
    assert quick.answer(["list"]) is None


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("text", ATTACKS)
def test_what_a_terminal_would_obey_is_never_printed(data: Path, isolated: Path, text: str) -> None:
    _fill(data, isolated, f"0\x1c9e12\x1c0\x1cnow\x1c\x1c{text}\x1e0\x1c9e12\x1c0\x1cnow\x1c\x1c{text}")
    for line in LINES:
        found = quick.answer(line)
        assert found is None or controls_in(found[0]) == set()


def _fill(data: Path, isolated: Path, row: str) -> None:
    setting = board.made_by(str(isolated / "config"))
    rows = index.read(f"{data}/{board.NAME}", setting)
    text = index.written(dict.fromkeys(rows, row), setting)
    (data / board.NAME).write_bytes(text)


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize("text", [*ATTACKS, *MARKUP, "👩\u200d👩\u200d👧", GAP, "\x1c\x1d\x1e"])
def test_any_text_of_a_case_is_told_the_same(run: Run, save: Save, text: str) -> None:
    save(a_case(interview=replace(INTERVIEW, company=text)))
    slow = run("list")
    assert quick.answer(["list"]) in ((slow.out, slow.code), None)


@pytest.mark.usefixtures("at")
@pytest.mark.parametrize("year", [1, 9999])
def test_the_edge_of_the_calendar_is_no_crash(run: Run, save: Save, year: int) -> None:
    touch = a_touch(TouchKind.FIRST, datetime(year, 6, 1, tzinfo=UTC))
    save(a_case(followup=FollowUp(touches=(touch,))))
    slow = run("list")
    assert slow.code == 0
    assert quick.answer(["list"]) in ((slow.out, 0), None)


def test_without_cases_there_is_no_quick_answer() -> None:
    assert quick.answer(["list"]) is None
    assert quick.answer(["due"]) is None


@pytest.mark.usefixtures("ready")
def test_nothing_due_is_said_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick, "_due", lambda *_: [])
    assert quick.answer(["due"]) == ("", 0)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert quick.answer(["due"]) == ("Nothing is due.\n", 0)


def test_the_words_and_numbers_that_stand_here_are_those_of_the_house() -> None:
    assert (quick.GAP, quick.HOW, quick.DUE) == (GAP, HOW, ExitCode.DUE)
    assert {"save": Rank.SAVE, "now": Rank.NOW, "never": Rank.NEVER} == quick.RANKS
    assert quick.LATER == Rank.LATER
    assert start.INTERRUPTED == ExitCode.INTERRUPTED


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize(("line", "code"), [(["list"], 0), (["due"], 10), (["due", "--json"], 10), (["lst"], 2)])
def test_the_program_answers_in_either_way(
    run: Run, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, line: list[str], code: int
) -> None:
    slow = run(*line)
    monkeypatch.setattr(sys, "argv", ["raincheck", *line])
    assert start.main() == slow.code == code
    assert capsys.readouterr().out == slow.out


@pytest.mark.usefixtures("ready")
def test_whoever_stops_reading_ends_it_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def isatty(self) -> bool:
            return False

        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("raincheck.cli._drop_output", lambda: None)
    monkeypatch.setattr(sys, "argv", ["raincheck", "list"])
    monkeypatch.setattr(sys, "stdout", Gone())
    assert start.main() == ExitCode.PIPE_CLOSED
