"""The arguments: help, version, the moment of the clock, and what is said about a mistake."""

import time
from itertools import product

import pytest
import tzlocal

from raincheck import __version__
from stubs.cases import a_case
from stubs.command import Run, Save
from stubs.hostile import ATTACKS, controls_in

COMMANDS = ("new", "resume", "list", "show", "due", "invite", "when", "export", "config", "doctor", "demo")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_exits_with_zero(run: Run, command: str) -> None:
    assert run(*command.split(), "--help").code == 0


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_has_an_example_line(run: Run, command: str) -> None:
    assert f"\nexample: raincheck {command}".rstrip() in run(*command.split(), "--help").out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_names_the_exit_codes(run: Run, command: str) -> None:
    assert "\nexit codes: 0 " in run(*command.split(), "--help").out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_fits_into_eighty_columns(run: Run, command: str) -> None:
    assert max(len(line) for line in run(*command.split(), "--help").out.splitlines()) <= 80


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_names_every_command(run: Run, command: str) -> None:
    assert f"\n    {command} " in run("--help").out


@pytest.mark.parametrize("argv", [("--version",), ("list", "--version")])
def test_version_stands_before_or_after_the_command(run: Run, argv: tuple[str, ...]) -> None:
    assert run(*argv).out == f"raincheck {__version__}\n"


@pytest.mark.parametrize(
    "argv",
    [
        ("lst",),
        ("show",),
        ("export",),
        ("list", "extra"),
        ("list", "--jso"),
        ("--unknown",),
        ("list", "--now", "tomorrow"),
        ("list", "--now", "0001-01-01"),
        ("list", "--now", "9999-12-31T23:59:59"),
        ("list", "--now", ""),
        ("new", "--json"),
    ],
)
def test_a_wrong_command_line_exits_with_two(run: Run, argv: tuple[str, ...]) -> None:
    assert run(*argv).code == 2


def test_a_wrong_command_line_prints_nothing_to_the_standard_output(run: Run) -> None:
    assert run("list", "extra").out == ""


def test_a_wrong_command_line_names_the_help_of_its_command(run: Run) -> None:
    assert run("show").err.endswith("For help: raincheck show --help\n")


@pytest.mark.parametrize(("attack", "place"), [*product(ATTACKS, ("command", "extra", "now", "id", "to"))])
def test_no_control_character_of_an_argument_is_printed(run: Run, save: Save, attack: str, place: str) -> None:
    save(a_case())
    argv = {
        "command": (attack,),
        "extra": ("list", attack),
        "now": ("list", "--now", attack),
        "id": ("show", attack),
        "to": ("export", "k7wq", "--to", attack),
    }[place]
    result = run(*argv)
    assert controls_in(result.out + result.err) == set()


@pytest.mark.parametrize(
    "argv",
    [
        ("--now", "2026-11-18T16:21:30+00:00", "list"),
        ("list", "--now", "2026-11-18T16:21:30+00:00"),
        ("list", "--now", "2026-11-18T09:21:30-07:00"),
        ("list", "--now", "2026-11-18T16:21:30Z"),
        ("list", "--now", "2026-11-18 16:21:30"),
        ("--now", "2020-01-01", "list", "--now", "2026-11-18T16:21:30"),
    ],
    ids=["before", "after", "other-offset", "utc", "local", "the-later-one-counts"],
)
def test_now_starts_the_clock(run: Run, save: Save, argv: tuple[str, ...]) -> None:
    save(a_case())
    assert run(*argv).out.startswith("in 2 days: ")


def test_now_without_an_offset_is_on_the_local_clock(run: Run, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    tzlocal.reload_localzone()
    save(a_case())
    assert run("list", "--now", "2026-11-20T10:29:30").out.startswith("in 1 h: ")
