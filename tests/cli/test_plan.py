"""`raincheck show --plan`."""

import json

import pytest
from msgspec.structs import replace

from raincheck.domain.session import Session
from stubs.command import Run, Save
from stubs.hostile import ATTACKS, controls_in
from stubs.preparing import CASE_ID, PHONE_CALL, READY, VIDEO_CALL

COLUMNS = 72


@pytest.mark.parametrize(
    "line",
    [
        "Your plan B: Larkspur Freight · Dispatch Coordinator",
        "call     Dana Whitfield, +1 602 555 0142",
        "say      Hello Dana, this is Marisol Vega. I am expected at 10:00.",
        "instead  Offer to start by phone, from where you are.",
        "the way  To 400 North Fifth Street, Suite 9",
        "also     Write to dana.whitfield@larkspur.example",
    ],
)
def test_the_card_is_printed(run: Run, save: Save, line: str) -> None:
    save(READY)
    assert line in run("show", CASE_ID, "--plan").out.splitlines()


@pytest.mark.parametrize("session", [READY, VIDEO_CALL, PHONE_CALL], ids=["in-person", "video", "phone"])
def test_the_card_fits_on_paper(run: Run, save: Save, session: Session) -> None:
    long = replace(session.interview, location="Entrance " * 30, contact_email=f"{'a' * 60}@{'b' * 60}.example")
    save(replace(session, interview=long))
    lines = run("show", CASE_ID, "--plan").out.splitlines()
    assert max(map(len, lines)) <= COLUMNS
    assert len(lines) <= 24
    assert not any(line.endswith(" ") for line in lines)


def test_the_json_has_the_parts_of_the_card(run: Run, save: Save) -> None:
    save(VIDEO_CALL)
    found = json.loads(run("show", CASE_ID, "--plan", "--json").out)
    assert list(found) == ["id", "about", "when", "call", "say", "instead", "way", "also"]
    assert found["id"] == CASE_ID
    assert found["instead"][0] == "Dial in: +1 602 555 0199, then 482 915 #"


def test_a_case_that_is_not_there_is_told(run: Run) -> None:
    found = run("show", "nobody", "--plan")
    assert found.code == 4
    assert found.err


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_control_character_reaches_the_terminal(run: Run, save: Save, attack: str) -> None:
    save(replace(READY, interview=replace(READY.interview, company=attack, location=attack, contact_name=attack)))
    for form in ((), ("--json",)):
        assert not controls_in(run("show", CASE_ID, "--plan", *form).out)
