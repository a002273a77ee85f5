"""`raincheck when`: what a script and a person get for a time in words."""

import json
from typing import Any

import pytest

from raincheck.exits import ExitCode
from stubs.command import Run
from stubs.hostile import ATTACKS, controls_in

AT = ("--now", "2026-03-05T10:20", "--zone", "America/New_York")


def read(run: Run, text: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(run("when", text, "--json", *AT).out)
    return row


def test_a_moment_has_its_start_and_its_zone(run: Run) -> None:
    assert read(run, "tomorrow 2pm PT") == {
        "starts": "2026-03-06T14:00:00-08:00",
        "zone": "America/Los_Angeles",
        "question": None,
        "candidates": [],
    }


def test_a_doubt_has_a_question_and_candidates(run: Run) -> None:
    assert read(run, "tomorrow at 7") == {
        "starts": None,
        "zone": None,
        "question": "Morning or afternoon?",
        "candidates": ["2026-03-06T07:00:00-05:00", "2026-03-06T19:00:00-05:00"],
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("tomorrow 2pm PT", ExitCode.OK),
        ("tomorrow at 7", ExitCode.OK),
        ("asap", ExitCode.CANNOT_OPEN),
        ("Sunday 2:30am", ExitCode.CANNOT_OPEN),
        ("", ExitCode.CANNOT_OPEN),
    ],
)
def test_the_exit_code_says_whether_it_can_be_a_moment(run: Run, text: str, code: ExitCode) -> None:
    assert run("when", text, *AT).code == code


def test_a_person_reads_both_clocks_and_why_they_differ(run: Run) -> None:
    assert run("when", "Mon 10am London", *AT).out.splitlines() == [
        "Mon 9 Mar, 10:00 London, that is 06:00 for you; in 4 days",
        "London is 4 h ahead of you that week, not 5: New York changes its clocks on Sun 8 Mar, London later.",
    ]


def test_a_person_reads_the_question_and_how_each_answer_is_typed(run: Run) -> None:
    assert run("when", "tomorrow at 7", *AT).out.splitlines() == [
        "Morning or afternoon?",
        "  Fri 6 Mar, 07:00  in 20 h 40 min  (2026-03-06 07:00)",
        "  Fri 6 Mar, 19:00  in 1 day  (2026-03-06 19:00)",
    ]


def test_the_reason_why_nothing_was_read_goes_to_the_errors(run: Run) -> None:
    result = run("when", "asap", *AT)
    assert (result.out, result.err.partition(".")[0]) == ("", "raincheck can't read that as a time")


@pytest.mark.parametrize("argv", [("when",), ("when", "noon", "--zone", "Atlantis"), ("when", "noon", "--now", "then")])
def test_wrong_usage_is_told(run: Run, argv: tuple[str, ...]) -> None:
    assert run(*argv).code == ExitCode.USAGE


def test_a_zone_sets_the_clock_of_a_moment_without_one(run: Run) -> None:
    result = run("when", "9am", "--json", "--now", "2026-03-05T07:00", "--zone", "Asia/Tokyo")
    assert json.loads(result.out)["starts"] == "2026-03-05T09:00:00+09:00"


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_in_the_words_reaches_the_terminal(run: Run, attack: str) -> None:
    result = run("when", f"10:00 {attack}", *AT)
    assert controls_in(result.out + result.err) == set()
