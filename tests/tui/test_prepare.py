"""Being ready, and the card for when it goes wrong, by keys alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.returning import Errand, Preparation
from raincheck.domain.session import Kind, Reason, Session, Step
from raincheck.domain.touches import TouchKind, TouchState
from raincheck.tui.app import RaincheckApp
from stubs.hostile import MARKUP
from stubs.pilot import at_screen, on_disk, says, shown, walk
from stubs.preparing import LESSONS, PHONE_CALL, READY, VIDEO_CALL, ready_wizard

SIZES = pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=["usual", "small"])


def app_in(folder: Path, session: Session = READY) -> RaincheckApp:
    return RaincheckApp(ready_wizard(folder, session, LESSONS), session)


@SIZES
async def test_what_was_learned_stands_first_and_enter_ticks_it(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await pilot.press("enter")
        await says(pilot, "● Leave 30 minutes earlier")
        assert on_disk(app).preparation.ticks == ("lesson-two",)
        await pilot.press("space")
        await says(pilot, "○ Leave 30 minutes earlier")
        assert on_disk(app).preparation.ticks == ()


@SIZES
async def test_every_line_can_be_reached_and_ticked(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_in(tmp_path, VIDEO_CALL)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "PrepareScreen")
        for _ in range(12):
            await pilot.press("space", "down")
        await pilot.pause()
        case = on_disk(app)
    assert len(case.preparation.ticks) == 11
    assert {touch.kind: touch.state for touch in case.followup.touches}[TouchKind.CONFIRM] is TouchState.DONE


@SIZES
async def test_a_longer_way_means_to_leave_earlier(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_in(tmp_path, replace(READY, preparation=Preparation()))
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await says(pilot, "When do you have to leave?")
        await pilot.press("e", *"1 h 10", "enter")
        await says(pilot, "Leave at 08:15")
        await pilot.press("b", *"30", "enter")
        await says(pilot, "Leave at 08:20")
        assert on_disk(app).preparation == Preparation(travel_minutes=70, buffer_minutes=30)


async def test_what_is_no_length_of_time_is_told_beside_the_line(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await pilot.press("e", *"soon", "enter")
        await says(pilot, "That is no length of time. Type minutes, or hours and minutes: 40, or 1 h 10.")
        await pilot.press("escape")
        await says(pilot, "Be ready for it Thu 10 Dec")
        assert "That is no length" not in shown(pilot)


async def test_what_was_typed_is_kept_when_the_line_is_left(tmp_path: Path) -> None:
    app = app_in(tmp_path, replace(READY, preparation=Preparation()))
    async with app.run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await pilot.press("e", *"40", "escape")
        await says(pilot, "Leave at 08:45")
        assert on_disk(app).preparation.travel_minutes == 40


@pytest.mark.parametrize("session", [VIDEO_CALL, PHONE_CALL], ids=["video", "phone"])
async def test_where_there_is_no_way_nobody_asks_how_long_it_is(session: Session, tmp_path: Path) -> None:
    async with app_in(tmp_path, session).run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await pilot.press("e", "b")
        await says(pilot, "Be there at 09:50")
        assert "travel time" not in shown(pilot)
        assert "door to door" not in shown(pilot)


async def test_the_reminders_go_where_follow_ups_go_and_esc_leads_back(tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [(("c",), "FollowupScreen")])
        await says(pilot, "Shall your calendar remind you?")
        assert "leave now" in shown(pilot)
        await walk(pilot, [(("escape",), "PrepareScreen"), (("f2",), "FollowupScreen")])


async def test_confirming_leads_to_a_drafted_line_and_esc_back(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [(("m",), "MessageScreen")])
        case = on_disk(app)
        assert case.message.errand is Errand.CONFIRM
        assert case.message.email is not None
        await walk(pilot, [(("escape",), "PrepareScreen")])


@SIZES
async def test_the_card_opens_and_closes_with_its_key(size: tuple[int, int], tmp_path: Path) -> None:
    async with app_in(tmp_path).run_test(size=size) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [(("p",), "PlanBScreen")])
        await says(pilot, "Your plan B: Larkspur Freight")
        await walk(pilot, [(("p",), "PrepareScreen"), (("p",), "PlanBScreen"), (("escape",), "PrepareScreen")])


@pytest.mark.parametrize("session", [READY, VIDEO_CALL, PHONE_CALL], ids=["in-person", "video", "phone"])
async def test_the_card_is_seen_whole_on_a_usual_screen(session: Session, tmp_path: Path) -> None:
    async with app_in(tmp_path, session).run_test(size=(80, 24)) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [(("p",), "PlanBScreen")])
        assert pilot.app.screen.query_one("#sheet").max_scroll_y == 0


@SIZES
async def test_i_cannot_make_it_needs_no_typing_and_at_most_eight_keys(size: tuple[int, int], tmp_path: Path) -> None:
    app = app_in(tmp_path)
    app.wizard.ports.clock.forward(days=17, minutes=-17)  # type: ignore[attr-defined] # a FrozenClock
    road = (("x", "SituationScreen"), ("1", "RescueScreen"), ("5", "ContactScreen"), ("enter", "MessageScreen"))
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [((key,), name) for key, name in road])
        case = on_disk(app)
    assert (case.situation.kind, case.situation.reason) == (Kind.CANNOT, Reason.CAR)
    assert case.message.email is not None
    assert "10:00" in case.message.email.body


async def test_a_slip_of_the_hand_is_taken_back(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [(("x",), "SituationScreen")])
        await says(pilot, "What is the reason?")
        await walk(pilot, [(("escape",), "PrepareScreen")])
        assert {touch.state for touch in on_disk(app).followup.touches} == {TouchState.PLANNED}


async def test_a_calendar_file_that_has_older_times_is_said(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    async with app.run_test() as pilot:
        await at_screen(pilot, "PrepareScreen")
        await walk(pilot, [(("c",), "FollowupScreen"), (("2",), "PrepareScreen")])
        await says(pilot, "Import this file into your calendar")
        await pilot.press("e", *"2 h", "enter")
        await says(pilot, "Your calendar still has the times from before.")


async def test_nothing_yet_leads_to_the_interview_without_a_reason(tmp_path: Path) -> None:
    wizard = ready_wizard(tmp_path)
    async with RaincheckApp(wizard, wizard.draft_case()).run_test() as pilot:
        await at_screen(pilot, "SituationScreen")
        await walk(pilot, [(("4",), "InterviewScreen")])
        await pilot.press(*"Thu Dec 17 10:00")
        await walk(pilot, [(("f2",), "PrepareScreen")])
        await says(pilot, "How it is held")


async def test_lessons_that_cannot_be_read_are_told_and_set_aside(tmp_path: Path) -> None:
    app = app_in(tmp_path)
    (tmp_path / "data" / "lessons.toml").write_text("lessons = [", "utf-8")
    async with app.run_test(size=(120, 30)) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await says(pilot, "Your lessons could not be read. The file is kept as")
        await pilot.press("enter")
        await says(pilot, "● The time, on every clock")
    assert list((tmp_path / "data").glob("lessons.toml.damaged-*"))


@pytest.mark.parametrize("text", MARKUP, ids=range(len(MARKUP)))
async def test_what_came_from_outside_is_only_ever_text(text: str, tmp_path: Path) -> None:
    facts = {"company": text, "location": text, "contact_name": text, "contact_phone": text}
    session = replace(READY, interview=replace(READY.interview, **facts))
    async with app_in(tmp_path, session).run_test(size=(120, 30)) as pilot:
        await at_screen(pilot, "PrepareScreen")
        await says(pilot, f"The door and the floor {text}")
        await walk(pilot, [(("p",), "PlanBScreen")])
        await says(pilot, f"Your plan B: {text}")


@SIZES
async def test_from_the_end_of_the_road_one_number_says_that_one_cannot_come(
    size: tuple[int, int], tmp_path: Path
) -> None:
    app = app_in(tmp_path, replace(READY, step=Step.SUMMARY))
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "SummaryScreen")
        await pilot.press("tab", "3")
        await at_screen(pilot, "SituationScreen")
        await says(pilot, "What is the reason?")
    assert on_disk(app).situation.kind is Kind.CANNOT
