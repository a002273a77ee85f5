"""`raincheck coach`: what is known of the case, from a context file, from options and from a saved case."""

from pathlib import Path

import pytest

from raincheck.domain.coach.findings import Occasion
from raincheck.domain.session import Channel, Message, Text
from raincheck.exits import ExitCode
from stubs.cases import CASE_ID, a_case
from stubs.coaching import CONTEXT, GOOD, row, rules, write
from stubs.command import Run, Save


@pytest.fixture
def good(tmp_path: Path) -> str:
    return write(tmp_path / "good.txt", GOOD)


@pytest.fixture
def context(tmp_path: Path) -> str:
    return write(tmp_path / "case.toml", CONTEXT)


# What is known


@pytest.mark.parametrize("channel", ["email", "sms", "linkedin", "ats", "phone", "voicemail"])
def test_every_channel_is_known(run: Run, good: str, channel: str) -> None:
    assert run("coach", good, "--channel", channel).code in (ExitCode.OK, ExitCode.FINDINGS)


def test_a_message_is_a_mail_as_long_as_nothing_else_is_said(run: Run, tmp_path: Path) -> None:
    assert "subject-weak" in rules(run, write(tmp_path / "m.txt", "I can't come."))


def test_the_channel_of_the_context_is_taken(run: Run, tmp_path: Path) -> None:
    path, case = write(tmp_path / "m.txt", "I can't come."), write(tmp_path / "c.toml", 'channel = "sms"')
    assert "subject-weak" not in rules(run, path, "--context", case)


def test_the_option_wins_over_the_channel_of_the_context(run: Run, tmp_path: Path) -> None:
    path, case = write(tmp_path / "m.txt", "I can't come."), write(tmp_path / "c.toml", 'channel = "sms"')
    assert "subject-weak" in rules(run, path, "--context", case, "--channel", "email")


DECIDES = {
    "phase": ('phase = "running-late"', "I'll be there soon.", "eta-missing"),
    "phase with an underscore": ('phase = "running_late"', "I'll be there soon.", "eta-missing"),
    "minutes_to_start": (
        "minutes_to_start = 30",
        "Dear Dana,\n\nthank you for the kind invitation. I have prepared the case. It was fun. I can't come at ten.",
        "buried-lead",
    ),
    "controllable": ('phase = "missed"\ncontrollable = true', "I overslept.", "prevention-missing"),
    "reason": ('phase = "missed"\nreason = "overslept"', "I overslept.", "prevention-missing"),
    "tz_differs": ("tz_differs = true", "Could we talk at 10:00?", "timezone-missing"),
    "contact": ('contact = "Adaeze Okafor"', "Dear Ms. Oyelaran,\nI can't come.", "wrong-name"),
    "company": ('company = "Graywater"', "I'd love to work at Larkspur Health.", "wrong-name"),
}


@pytest.mark.parametrize("key", DECIDES)
def test_a_key_of_the_context_decides(run: Run, tmp_path: Path, key: str) -> None:
    known, text, rule = DECIDES[key]
    path, case = write(tmp_path / "m.txt", text), write(tmp_path / "c.toml", known)
    assert rule in rules(run, path, "--context", case)


@pytest.mark.parametrize("key", DECIDES)
def test_what_is_not_known_decides_nothing(run: Run, tmp_path: Path, key: str) -> None:
    _, text, rule = DECIDES[key]
    assert rule not in rules(run, write(tmp_path / "m.txt", text))


@pytest.mark.parametrize("phase", Occasion)
def test_every_phase_is_known_and_named_in_the_help(run: Run, good: str, tmp_path: Path, phase: Occasion) -> None:
    case = write(tmp_path / "c.toml", f'phase = "{phase}"')
    assert run("coach", good, "--context", case).code in (ExitCode.OK, ExitCode.FINDINGS)
    assert phase in run("coach", "--help").out


def test_a_thank_you_has_nothing_to_own(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "m.txt", "Subject: Re: Clerk\n\nThank you for letting me know. All the best.")
    case = write(tmp_path / "c.toml", 'phase = "thanks"\nrole = "Clerk"')
    result = run("coach", path, "--context", case)
    assert result.code == ExitCode.OK
    assert "thanks" in result.out
    assert "own it" not in result.out


def test_the_role_and_the_time_of_the_case_are_known(run: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "m.txt", "I'm running late for our 14:30, there soon, sorry.")
    case = write(tmp_path / "c.toml", 'phase = "running-late"\nrole = "Clerk"\nwhen = 2026-03-10T14:30:00-07:00\n')
    assert "eta-missing" in rules(run, path, "--context", case)


@pytest.mark.parametrize("when", ["2026-03-10T14:30:00-07:00", "2026-03-10T14:30:00", "2026-03-10", '"Tuesday, 2:30"'])
def test_the_start_may_be_written_in_any_way(run: Run, good: str, tmp_path: Path, when: str) -> None:
    case = write(tmp_path / "c.toml", f"when = {when}\n")
    assert run("coach", good, "--context", case, "--json").err == ""


def test_an_unknown_key_is_told_and_left_out(run: Run, good: str, context: str) -> None:
    write(Path(context), CONTEXT + 'colour = "green"\n')
    result = run("coach", good, "--context", context)
    assert (result.code, "colour" in result.err) == (ExitCode.OK, True)


def test_an_unknown_key_does_not_get_into_the_json(run: Run, good: str, context: str) -> None:
    write(Path(context), CONTEXT + 'colour = "green"\n')
    assert "colour" not in run("coach", good, "--context", context, "--json").out


@pytest.mark.parametrize("line", ['reason = "my dog"', 'mode = "by pigeon"'])
def test_a_reason_or_a_mode_in_other_words_is_unknown(run: Run, good: str, tmp_path: Path, line: str) -> None:
    case = write(tmp_path / "c.toml", line)
    assert run("coach", good, "--context", case).code in (ExitCode.OK, ExitCode.FINDINGS)


WRONG = {
    "no TOML": "phase = missed",
    "no such phase": 'phase = "someday"',
    "no such channel": 'channel = "fax"',
    "a number as text": 'minutes_to_start = "soon"',
    "a yes as text": 'tz_differs = "yes"',
    "a list": 'contact = ["Dana"]',
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_context_is_refused_with_a_reason(run: Run, good: str, tmp_path: Path, name: str) -> None:
    result = run("coach", good, "--context", write(tmp_path / "c.toml", WRONG[name]))
    assert (result.code, result.out) == (ExitCode.USAGE, "")
    assert "c.toml" in result.err


def test_a_missing_context_is_refused(run: Run, good: str) -> None:
    assert run("coach", good, "--context", "missing.toml").code == ExitCode.USAGE


# A saved case


WRITTEN = a_case(
    message=Message(channel=Channel.SMS, email=Text(subject="Interview", body="{{gap}}"), sms=Text(body="Oh dear :)")),
)


def test_the_words_of_a_case_are_read_in_the_channel_in_hand(run: Run, save: Save) -> None:
    save(WRITTEN)
    assert "emoji" in rules(run, "--session", CASE_ID)


def test_the_option_chooses_the_words_of_the_case(run: Run, save: Save) -> None:
    save(WRITTEN)
    assert "placeholder-left" in rules(run, "--session", CASE_ID, "--channel", "email")


def test_a_place_in_a_case_counts_from_its_subject_line(run: Run, save: Save) -> None:
    save(WRITTEN)
    found = row(run, "--session", CASE_ID, "--channel", "email")["findings"]
    (finding,) = [finding for finding in found if finding["rule"] == "placeholder-left"]
    text = "Subject: Interview\n\n{{gap}}"
    assert text[finding["start"] : finding["end"]] == "{{gap}}"


def test_a_file_is_checked_with_what_the_case_knows(run: Run, save: Save, tmp_path: Path) -> None:
    save(a_case())
    path = write(tmp_path / "m.txt", "Dear Mr. Underhill,\nI can't come.")
    assert "wrong-name" in rules(run, path, "--session", CASE_ID)


def test_the_context_wins_over_the_case(run: Run, save: Save, tmp_path: Path) -> None:
    save(a_case())
    path = write(tmp_path / "m.txt", "Dear Mr. Underhill,\nI can't come.")
    case = write(tmp_path / "c.toml", 'contact = "Ned Underhill"')
    assert "wrong-name" not in rules(run, path, "--session", CASE_ID, "--context", case)


def test_a_channel_without_words_is_refused(run: Run, save: Save) -> None:
    save(a_case(message=Message(channel=Channel.EMAIL)))
    result = run("coach", "--session", CASE_ID, "--channel", "linkedin")
    assert (result.code, CASE_ID in result.err) == (ExitCode.USAGE, True)


def test_a_case_that_is_not_there_can_not_be_opened(run: Run) -> None:
    assert run("coach", "--session", "2026-01-01-none-aaaa").code == ExitCode.CANNOT_OPEN


def test_the_case_is_left_as_it_was(run: Run, save: Save) -> None:
    path = save(WRITTEN)
    before = path.read_bytes()
    run("coach", "--session", CASE_ID)
    assert path.read_bytes() == before
