"""The whole road by keys, screen by screen."""

from pathlib import Path

from textual import events

from raincheck.domain.session import Reached, Rung, Step
from raincheck.tui.app import Opening, RaincheckApp
from stubs.pilot import (
    TO_CONTACT,
    TO_INTERVIEW,
    TO_MESSAGE,
    TO_RESCUE,
    at_screen,
    on_disk,
    says,
    shown,
    story_app,
    story_wizard,
    until,
    walk,
)

SIZE = (80, 24)


async def test_a_number_on_the_first_screen_is_on_disk_at_once(tmp_path: Path) -> None:
    app = RaincheckApp(story_wizard(tmp_path), opening=Opening(new=True))
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        await pilot.press("2")
        await says(pilot, "What is the reason?")
        sessions = app.wizard.listing().sessions
    assert [session.situation.kind for session in sessions] == ["late"]


async def test_two_numbers_lead_to_the_interview(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        assert on_disk(app).step is Step.INTERVIEW


async def test_the_form_is_left_by_f2_and_the_facts_are_kept(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_RESCUE)
        assert on_disk(app).interview.company == "Larkspur Freight"


async def test_a_missing_time_is_asked_for_beside_its_field(tmp_path: Path) -> None:
    app = RaincheckApp(story_wizard(tmp_path), opening=Opening(new=True))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        await pilot.press("f2")
        await says(pilot, "The time is needed.")
        lines = shown(pilot).split("\n")
    at = next(i for i, line in enumerate(lines) if "The time is needed." in line)
    assert "When" in lines[at - 1]


async def test_a_doubtful_time_is_settled_by_one_number(tmp_path: Path) -> None:
    app = RaincheckApp(story_wizard(tmp_path), opening=Opening(new=True))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        await pilot.press("2")
        await pilot.press("f2")
        await says(pilot, "Morning or afternoon?")
        await at_screen(pilot, "WhichScreen")
        await pilot.press("1")
        await at_screen(pilot, "RescueScreen")
        assert f"{on_disk(app).interview.starts:%H:%M}" == "14:00"


async def test_the_reading_of_the_time_stands_under_the_field_while_typing(tmp_path: Path) -> None:
    app = RaincheckApp(story_wizard(tmp_path), opening=Opening(new=True))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        await pilot.press(*"10:00")
        await says(pilot, "Mon 23 Nov, 10:00 Phoenix; in 38 min")


async def test_enter_goes_through_the_form_and_on_from_its_last_field(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        await pilot.press(*["enter"] * 12)
        await at_screen(pilot, "RescueScreen")


async def test_an_arrival_asks_how_late_and_the_answer_is_kept(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_RESCUE)
        await pilot.press("1")
        await says(pilot, "How late will you be")
        await pilot.press("3")
        await at_screen(pilot, "ContactScreen")
        assert on_disk(app).rescue.late_minutes == 20


async def test_the_card_shows_what_to_say_on_the_marked_rung(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        assert "Hi Dana, Marisol Vega here." in shown(pilot)
        await pilot.press("2")
        await says(pilot, "My number is")


async def test_no_answer_is_logged_and_marks_the_next_rung(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("n")
        await until(pilot, lambda: "no answer" in shown(pilot).split("Noted:")[-1], "it is noted")
        await says(pilot, "My number is")
        assert [attempt.outcome for attempt in on_disk(app).attempts] == ["no-answer"]


async def test_a_note_made_by_a_slip_of_the_hand_is_taken_back(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("r")
        await says(pilot, "Noted:")
        await pilot.press("u")
        await until(pilot, lambda: "Noted:" not in shown(pilot), "it is taken back")
        assert on_disk(app).attempts == ()


async def test_a_text_rung_leads_to_a_text_message(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("3", "enter")
        await at_screen(pilot, "MessageScreen")
        assert on_disk(app).message.channel == "sms"


async def test_what_is_typed_in_the_editor_is_on_disk_within_a_second(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ")
        await until(pilot, lambda: "XYZHello Dana" in (on_disk(app).message.email or app).body, "the words are saved")  # type: ignore[union-attr]


async def test_a_new_draft_takes_own_words_away_only_when_asked_twice(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ", "f3")
        await says(pilot, "Press F3 again")
        assert "XYZHello Dana" in shown(pilot)
        await pilot.press("f3")
        await until(pilot, lambda: "XYZHello Dana" not in shown(pilot), "the new draft stands")


async def test_undo_brings_own_words_back_after_a_new_draft(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ", "f3", "f3")
        await until(pilot, lambda: "XYZHello Dana" not in shown(pilot), "the new draft stands")
        await pilot.press("ctrl+z")
        await says(pilot, "XYZHello Dana")


async def test_undo_never_empties_the_draft_that_was_there_first(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press("ctrl+z")
        await pilot.press("f2")
        await at_screen(pilot, "SendScreen")
        assert "Hello Dana," in shown(pilot)


async def test_own_words_about_another_hour_are_pointed_out(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ", "escape")
        await at_screen(pilot, "ContactScreen")
        app.wizard.ports.clock.forward(hours=2)  # type: ignore[attr-defined] # a FrozenClock
        await pilot.press("f2")
        await at_screen(pilot, "MessageScreen")
        assert "have changed since you wrote this" in shown(pilot)
        assert "XYZHello Dana" in shown(pilot)


async def test_a_case_that_another_window_changed_goes_on_as_a_copy_and_says_so(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        other = story_wizard(tmp_path)
        (case,) = other.listing().sessions
        other.log(case, Rung.CALL, Reached.REACHED)
        await pilot.press(*"XYZ")
        await says(pilot, "changed in another window")
        assert len(app.wizard.listing().sessions) == 2


async def test_each_channel_keeps_its_own_words(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ", "f4")
        await says(pilot, "text message")
        assert "XYZ" not in shown(pilot)
        await pilot.press("f4", "f4", "f4")
        await says(pilot, "XYZHello Dana")


async def test_escape_goes_all_the_way_back_and_loses_nothing(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press(*"XYZ")
        back = ("ContactScreen", "RescueScreen", "InterviewScreen", "SituationScreen", "HomeScreen")
        await walk(pilot, tuple((("escape",), name) for name in back[:4]))
        await pilot.press("escape")
        await at_screen(pilot, "HomeScreen")
        text = on_disk(app).message.email
    assert text is not None
    assert text.body.startswith("XYZHello Dana")


async def test_keys_that_come_in_a_bunch_find_their_lines(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, ((("1", "1"), "InterviewScreen"),))
        for key in ("tab", "tab", "tab", *"Acme", "tab", *"Clerk", "shift+tab", *"Zeta"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: on_disk(app).interview.company == "Zeta", "the company has its letters")
    assert on_disk(app).interview.role == "Clerk"
