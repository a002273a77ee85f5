"""`raincheck list`."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Interview
from raincheck.domain.returning import Errand
from raincheck.domain.session import DeliveryState, Kind, Message, Situation
from raincheck.domain.touches import FollowUp, TouchState
from stubs.cases import CASE_ID, CLOSE_TOUCH, DELIVERY, FIRST_TOUCH, NOW, SECOND_TOUCH, TOUCHES, a_case, a_fresh_case
from stubs.command import Run, Save
from stubs.hostile import ATTACKS, MARKUP, controls_in

AT = ("--now", (NOW - timedelta(seconds=30)).isoformat())
NAME = "Larkspur Freight · Dispatch Coordinator"
HANDED_OFF = replace(DELIVERY, state=DeliveryState.HANDED_OFF, evidence=None)
FAILED = replace(DELIVERY, state=DeliveryState.FAILED)
NO_TOUCHES = FollowUp()
ALL_DONE = FollowUp(touches=tuple(replace(touch, state=TouchState.DONE) for touch in TOUCHES))
FIRST_DROPPED = FollowUp(touches=(replace(TOUCHES[0], state=TouchState.DROPPED), *TOUCHES[1:]))
LAST_ONLY = FollowUp(touches=TOUCHES[2:])
THANKS = Message(errand=Errand.THANKS, round=1)
READY = Situation(kind=Kind.READY)
ODD_FILES = {
    "newer": b"schema = 2\n[end]\n",
    "damaged": b"schema = 1\nid = ",
    "unreadable": None,
}


def test_without_cases_it_names_the_way_to_start_one(run: Run) -> None:
    assert run("list").out == "No case is saved yet. Start one with: raincheck new\n"


def test_without_cases_it_exits_with_zero(run: Run) -> None:
    assert run("list").code == 0


def test_without_cases_it_makes_no_folder(run: Run, data: Path) -> None:
    run("list")
    assert not data.exists()


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, f"in 2 days: first follow-up, {NAME}"),
        ({"message": THANKS}, f"now: send your thank-you, {NAME}"),
        ({"situation": READY, "followup": NO_TOUCHES}, f"in 38 min: the interview, get ready for it, {NAME}"),
        ({"followup": FIRST_DROPPED}, f"in 9 days: second follow-up, {NAME}"),
        ({"followup": LAST_ONLY}, f"in 14 days: let it go, {NAME}"),
        ({"followup": ALL_DONE}, f"nothing due, {NAME}"),
        ({"followup": NO_TOUCHES}, f"now: choose when to follow up, {NAME}"),
        ({"deliveries": (HANDED_OFF,)}, f"now: say whether your message went out, {NAME}"),
        ({"deliveries": (FAILED,), "followup": NO_TOUCHES}, f"now: reach them (starts in 38 min), {NAME}"),
        ({"deliveries": (), "followup": NO_TOUCHES}, f"now: reach them (starts in 38 min), {NAME}"),
        ({"interview": Interview(company="Larkspur Freight")}, "in 2 days: first follow-up, Larkspur Freight"),
        ({"interview": Interview(contact_name="Dana Whitfield")}, "in 2 days: first follow-up, Dana Whitfield"),
        ({"interview": Interview()}, "in 2 days: first follow-up, I can't make it"),
        (
            {"interview": Interview(), "situation": Situation(kind=Kind.LATE)},
            "in 2 days: first follow-up, I'll be late",
        ),
    ],
)
def test_a_case_is_one_line_of_words_and_its_id(run: Run, save: Save, changes: dict[str, object], line: str) -> None:
    save(a_case(**changes))
    assert run("list", *AT).out == f"{line}  {CASE_ID}\n"


@pytest.mark.parametrize(
    ("moment", "beginning"),
    [
        (FIRST_TOUCH - timedelta(hours=2), "in 2 h: first"),
        (FIRST_TOUCH - timedelta(hours=9), "in 9 h: first"),
        (FIRST_TOUCH - timedelta(hours=10), "tomorrow 09:30 Phoenix: first"),
        (FIRST_TOUCH - timedelta(hours=34), "in 1 day: first"),
        (FIRST_TOUCH, "now: first"),
        (FIRST_TOUCH + timedelta(hours=2), "due 2 h ago: first"),
        (SECOND_TOUCH, "due 7 days ago: first"),
    ],
)
def test_the_distance_to_a_follow_up_is_said(run: Run, save: Save, moment: object, beginning: str) -> None:
    save(a_case())
    assert run("list", "--now", str(moment)).out.startswith(beginning)


def test_what_is_due_next_stands_first(run: Run, save: Save) -> None:
    later = a_case(id="2026-11-18-later-bbbb", followup=LAST_ONLY)
    done = a_case(id="2026-11-18-done-cccc", followup=ALL_DONE)
    now = a_fresh_case(id="2026-11-18-now-dddd")
    save(done, later, a_case(), now)
    ids = [line.split()[-1] for line in run("list", *AT).out.splitlines()]
    assert ids == [now.id, CASE_ID, later.id, done.id]


def test_among_equals_the_one_touched_last_stands_first(run: Run, save: Save) -> None:
    other = a_case(id="2026-11-18-other-bbbb", updated=NOW + timedelta(days=1))
    save(a_case(), other)
    assert run("list", *AT).out.splitlines()[0].endswith(other.id)


@pytest.mark.parametrize("text", [*ATTACKS, *MARKUP])
def test_no_control_character_of_a_file_is_printed(run: Run, save: Save, text: str) -> None:
    save(a_case(interview=Interview(company=text, role=text)))
    result = run("list")
    assert controls_in(result.out + result.err) == set()


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_a_file_is_printed_as_it_is(run: Run, save: Save, text: str) -> None:
    save(a_case(interview=Interview(company=text)))
    assert text in run("list").out


@pytest.mark.parametrize("cause", ODD_FILES)
def test_a_file_that_cannot_be_opened_is_named_on_the_standard_error(run: Run, save: Save, cause: str) -> None:
    _odd(save(a_case()), ODD_FILES[cause])
    assert "2026-11-19-odd-zzzz.toml" in run("list").err


@pytest.mark.parametrize("cause", ODD_FILES)
def test_a_file_that_cannot_be_opened_hides_no_other_case(run: Run, save: Save, cause: str) -> None:
    _odd(save(a_case()), ODD_FILES[cause])
    assert CASE_ID in run("list").out


@pytest.mark.parametrize("cause", ODD_FILES)
def test_a_file_that_cannot_be_opened_is_a_trouble_in_the_json(run: Run, save: Save, cause: str) -> None:
    _odd(save(a_case()), ODD_FILES[cause])
    assert [trouble["cause"] for trouble in json.loads(run("list", "--json").out)["troubles"]] == [cause]


def test_the_json_without_cases_has_empty_lists(run: Run) -> None:
    assert json.loads(run("list", "--json").out) == {"cases": [], "troubles": []}


def test_the_json_has_these_keys_and_values(run: Run, save: Save) -> None:
    path = save(a_case())
    assert json.loads(run("list", "--json", *AT).out)["cases"] == [
        {
            "id": CASE_ID,
            "company": "Larkspur Freight",
            "role": "Dispatch Coordinator",
            "contact": "Dana Whitfield",
            "kind": "cannot",
            "starts": "2026-11-18T10:00:00-07:00",
            "zone": "America/Phoenix",
            "step": "summary",
            "updated": "2026-11-18T16:28:00+00:00",
            "archived": None,
            "path": str(path),
            "resume": f"raincheck resume {CASE_ID}",
            "next": {
                "kind": "touch",
                "at": "2026-11-20T09:30:00-07:00",
                "due": False,
                "touch": "first",
                "errand": None,
                "todo": "If nobody has answered: write two sentences in the same thread. "
                "Ask again for another time, and thank them.",
            },
        }
    ]


def test_what_is_absent_is_null_in_the_json(run: Run, save: Save) -> None:
    save(a_case(interview=Interview(), situation=Situation(), followup=ALL_DONE))
    row = json.loads(run("list", "--json").out)["cases"][0]
    absent = {name for name, value in row.items() if value is None}
    assert absent == {"company", "role", "contact", "kind", "starts", "zone", "archived"}


def test_the_last_follow_up_is_named_long_after_it(run: Run, save: Save) -> None:
    save(a_case(followup=LAST_ONLY))
    assert run("list", "--now", str(CLOSE_TOUCH + timedelta(days=3))).out.startswith("due 3 days ago: let it go")


def test_an_archived_case_is_listed_only_on_request(run: Run, save: Save) -> None:
    save(a_case(), a_case(id="2026-11-18-old-bbbb", archived=NOW))
    lines = [run("list", *all_, *AT).out.splitlines() for all_ in ((), ("--all",))]
    assert [len(found) for found in lines] == [1, 2]
    assert lines[1][1].startswith("archived, ")


def test_where_every_case_is_archived_it_says_how_to_see_them(run: Run, save: Save) -> None:
    save(a_case(archived=NOW))
    assert run("list").out == "Every case is archived. To see them: raincheck list --all\n"


def _odd(beside: Path, data: bytes | None) -> None:
    path = beside.with_name("2026-11-19-odd-zzzz.toml")
    if data is None:
        path.mkdir()
    else:
        path.write_bytes(data)
