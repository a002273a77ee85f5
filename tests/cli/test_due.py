"""`raincheck due`."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Interview, Relation
from raincheck.domain.returning import Errand
from raincheck.domain.session import DeliveryState, Message
from raincheck.domain.touches import FollowUp
from stubs.cases import CASE_ID, DELIVERY, FIRST_TOUCH, INTERVIEW, NOW, TOUCHES, a_case, a_fresh_case
from stubs.command import Run, Save
from stubs.hostile import ATTACKS, controls_in

BEFORE = ("--now", NOW.isoformat())
AFTER = ("--now", (FIRST_TOUCH + timedelta(minutes=1)).isoformat())
NAME = "Larkspur Freight · Dispatch Coordinator"
ADVICE = "If nobody has answered: write two sentences in the same thread. Ask again for another time, and thank them."
CONTINUE = f"Continue: raincheck resume {CASE_ID}"
HANDED_OFF = replace(DELIVERY, state=DeliveryState.HANDED_OFF, evidence=None)
HERE = FollowUp(touches=(replace(TOUCHES[0], zone="Europe/London"),))
FAR = FollowUp(touches=(replace(TOUCHES[0], zone="Pacific/Auckland"),))


def test_nothing_due_exits_with_zero(run: Run, save: Save) -> None:
    save(a_case())
    assert run("due", *BEFORE).code == 0


def test_without_cases_it_exits_with_zero(run: Run) -> None:
    assert run("due").code == 0


def test_something_due_exits_with_ten(run: Run, save: Save) -> None:
    save(a_case())
    assert run("due", *AFTER).code == 10


def test_nothing_due_prints_nothing_for_cron(run: Run, save: Save) -> None:
    save(a_case())
    assert run("due", *BEFORE).out == ""


def test_nothing_due_is_said_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run("due").out == "Nothing is due.\n"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, f"Fri 20 Nov, 16:30 (09:30 in Phoenix): {NAME}. {ADVICE} {CONTINUE}"),
        ({"followup": HERE}, f"Fri 20 Nov, 16:30: {NAME}. {ADVICE} {CONTINUE}"),
        ({"followup": FAR}, f"Fri 20 Nov, 16:30 (Sat 21 Nov, 05:30 in Auckland): {NAME}. {ADVICE} {CONTINUE}"),
        ({"deliveries": (HANDED_OFF,)}, f"Now: {NAME}. Say whether your message went out. {CONTINUE}"),
        ({"followup": FollowUp()}, f"Now: {NAME}. Choose when to follow up. {CONTINUE}"),
    ],
    ids=["two-clocks", "one-clock", "two-days", "confirm", "schedule"],
)
def test_a_due_case_is_one_line(run: Run, save: Save, changes: dict[str, object], line: str) -> None:
    save(a_case(**changes))
    assert run("due", *AFTER).out == f"{line}\n"


@pytest.mark.parametrize(("within", "code"), [("30m", 0), ("48h", 0), ("49h", 10), ("3d", 10)])
def test_within_adds_what_comes_until_then(run: Run, save: Save, within: str, code: int) -> None:
    save(a_case())
    result = run("due", "--within", within, *BEFORE)
    assert (result.code, len(result.out.splitlines())) == (code, int(code == 10))


@pytest.mark.parametrize("within", ["", "2", "h", "2 h", "0h", "-1h", "02h", "2w", "1.5h", "2H", "99999d", "٢h"])
def test_any_other_span_is_refused(run: Run, within: str) -> None:
    result = run("due", f"--within={within}")
    assert (result.code, "2h" in result.err) == (2, True)


def test_an_archived_case_is_never_due(run: Run, save: Save) -> None:
    save(a_case(archived=NOW), a_fresh_case(id="2026-11-18-fresh-bbbb", archived=NOW))
    assert run("due", "--within", "99d", *AFTER).code == 0


def test_of_an_agency_it_says_what_is_done_with_one(run: Run, save: Save) -> None:
    save(a_case(interview=replace(INTERVIEW, relation=Relation.AGENCY)))
    assert "call the agency" in run("due", *AFTER).out


def test_a_message_that_is_begun_is_due(run: Run, save: Save) -> None:
    save(a_case(message=Message(errand=Errand.THANKS, round=1)))
    assert run("due", *BEFORE).out == f"Now: {NAME}. Your thank-you is begun: send it. {CONTINUE}\n"


def test_every_errand_has_its_words(run: Run, save: Save) -> None:
    errands = [errand for errand in Errand if errand is not Errand.NEWS]
    save(*(a_case(id=f"case-{e}", message=Message(errand=e, round=1)) for e in errands))
    assert len(run("due", *BEFORE).out.splitlines()) == len(errands)


def test_a_message_that_never_left_is_due(run: Run, save: Save) -> None:
    save(a_fresh_case())
    line = f"Now: {NAME}. Your message has not gone out yet: call them, or write. {CONTINUE}\n"
    assert run("due", *BEFORE).out == line


def test_another_year_is_said(run: Run, save: Save) -> None:
    save(a_case())
    assert run("due", "--now", "2027-01-04T12:00").out.startswith("Fri 20 Nov 2026, 16:30 ")


def test_only_what_is_due_is_printed(run: Run, save: Save) -> None:
    later = a_case(id="2026-11-18-later-bbbb", followup=FollowUp(touches=TOUCHES[1:]))
    save(a_case(), later)
    assert later.id not in run("due", *AFTER).out


def test_the_json_has_only_what_is_due(run: Run, save: Save) -> None:
    later = a_case(id="2026-11-18-later-bbbb", followup=FollowUp(touches=TOUCHES[1:]))
    save(a_case(), later)
    assert [row["id"] for row in json.loads(run("due", "--json", *AFTER).out)["due"]] == [CASE_ID]


@pytest.mark.parametrize(("moment", "code"), [(BEFORE, 0), (AFTER, 10)])
def test_the_json_exits_like_the_words(run: Run, save: Save, moment: tuple[str, ...], code: int) -> None:
    save(a_case())
    assert run("due", "--json", *moment).code == code


def test_the_json_without_cases_has_empty_lists(run: Run) -> None:
    assert json.loads(run("due", "--json").out) == {"due": [], "troubles": []}


@pytest.mark.parametrize(("count", "words"), [(1, "One file can't"), (2, "2 files can't")])
def test_files_that_cannot_be_opened_are_counted(run: Run, save: Save, count: int, words: str) -> None:
    path = save(a_case())
    for number in range(count):
        path.with_name(f"odd-{number}.toml").write_bytes(b"schema = 2\n")
    assert run("due", *BEFORE).err.startswith(words)


@pytest.mark.parametrize("text", ATTACKS)
def test_no_control_character_of_a_file_is_printed(run: Run, save: Save, text: str) -> None:
    save(a_case(interview=replace(INTERVIEW, company=text)))
    assert controls_in(run("due", *AFTER).out) == set()


def test_a_case_without_facts_is_named_by_what_happened(run: Run, save: Save) -> None:
    save(a_fresh_case(interview=Interview()))
    assert run("due", *BEFORE).out.startswith("Now: I can't make it. ")


def test_it_changes_no_file(run: Run, save: Save, data: Path) -> None:
    save(a_case())
    before = {path: path.read_bytes() for path in data.rglob("*.toml")}
    run("due", *AFTER)
    assert {path: path.read_bytes() for path in data.rglob("*.toml")} == before
