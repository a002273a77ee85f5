"""What happens before the app opens: the terminal, the folders, the case."""

import os
import time
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from raincheck.domain.session import Way
from raincheck.domain.touches import FollowUp
from stubs.cases import CASE_ID, NOW, TOUCHES, a_case
from stubs.command import STREAMS, FakeApp, Run, Save, Stream


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
        ((), {"session_id": None, "new": False, "demo": False, "invitation": None}),
        (("new",), {"session_id": None, "new": True, "demo": False, "invitation": None}),
        (("resume", "k7wq"), {"session_id": CASE_ID, "new": False, "demo": False, "invitation": None}),
        (("resume",), {"session_id": CASE_ID, "new": False, "demo": False, "invitation": None}),
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


@pytest.mark.usefixtures("terminal", "app")
def test_resume_of_a_damaged_case_names_the_next_step(run: Run, save: Save) -> None:
    save(a_case()).write_text("schema = 1\n")
    assert "raincheck new" in run("resume", CASE_ID).err


@pytest.mark.usefixtures("terminal")
def test_resume_of_a_newer_case_opens_the_app_on_it(run: Run, save: Save, app: FakeApp) -> None:
    save(a_case()).write_text("schema = 2\n[end]\n")
    run("resume", CASE_ID)
    assert app.calls[0]["session_id"] == CASE_ID


@pytest.mark.usefixtures("terminal")
def test_the_clock_of_the_app_starts_at_now(run: Run, app: FakeApp) -> None:
    app.look = lambda wizard, _: wizard.context().now - NOW
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
    app.look = lambda wizard, _: wizard.ports.transports[way].way
    run()
    assert app.seen is way


def _block(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("in the way")


@pytest.mark.parametrize("command", ["list", "due"])
def test_without_a_home_but_with_a_data_folder_it_lists(
    run: Run, save: Save, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    save(a_case())
    for module in ("adapters.paths", "commands.own_words"):
        monkeypatch.setattr(f"raincheck.{module}.config_folder", nowhere)
    assert run(command, "--now", NOW.isoformat()).code == 0


def _homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("data_folder", "config_folder"):
        monkeypatch.setattr(f"raincheck.adapters.paths.{name}", nowhere)
        monkeypatch.setattr(f"raincheck.commands.opening.{name}", nowhere)
