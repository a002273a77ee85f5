"""The last part of the road: the review, the hand-off, and the follow-ups."""

from pathlib import Path

from raincheck.domain.session import DeliveryState, Evidence
from stubs.fakes import FakeLauncher
from stubs.pilot import (
    TO_CONTACT,
    TO_MESSAGE,
    TO_SEND,
    armed,
    at_screen,
    hand_off,
    on_disk,
    says,
    shown,
    story_app,
    walk,
)

SIZE = (80, 24)


def events_in(path: str) -> int:
    return Path(path).read_bytes().count(b"BEGIN:VEVENT")


async def test_enter_on_the_review_sends_nothing_and_says_why(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    app = story_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await armed(pilot)
        await pilot.press("enter")
        await says(pilot, "Nobody has been told yet")
    assert launcher.targets == []


async def test_keys_typed_ahead_of_the_review_send_nothing(tmp_path: Path) -> None:
    launcher = FakeLauncher()
    app = story_app(tmp_path, launcher=launcher)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_MESSAGE)
        await pilot.press("f2", "m", "f", "m")
        await at_screen(pilot, "SendScreen")
        assert on_disk(app).deliveries == ()
    assert launcher.targets == []


async def test_a_hand_off_is_sent_only_when_the_user_says_so(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await armed(pilot)
        await pilot.press("m")
        await says(pilot, "Did it go out?")
        before = on_disk(app).delivery
        await pilot.press("y")
        await says(pilot, "you told us")
        after = on_disk(app).delivery
    assert before is not None
    assert after is not None
    assert (before.state, after.state) == (DeliveryState.HANDED_OFF, DeliveryState.SENT)
    assert after.evidence is Evidence.YOU_TOLD_US


async def test_words_changed_after_sending_are_not_called_sent(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await hand_off(pilot)
        await walk(pilot, ((("escape",), "MessageScreen"),))
        await pilot.press(*"XYZ")
        await walk(pilot, ((("f2",), "SendScreen"),))
        await armed(pilot)
        await says(pilot, "Earlier version: sent")
        assert "✓" not in shown(pilot)


async def test_a_message_that_the_clock_has_overtaken_is_pointed_out(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        app.wizard.ports.clock.forward(hours=2)  # type: ignore[attr-defined] # a FrozenClock
        await armed(pilot)
        await says(pilot, "have changed since this was written")
        await walk(pilot, ((("escape",), "MessageScreen"),))
        assert "I wasn't there" in shown(pilot)


async def test_a_voicemail_alone_does_not_lead_past_the_message(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_CONTACT)
        await pilot.press("v", "enter")
        await at_screen(pilot, "MessageScreen")
        await walk(pilot, ((("f2",), "SendScreen"),))
        await armed(pilot)
        await pilot.press("enter")
        await says(pilot, "Nobody has been told yet")


async def test_without_a_mail_program_the_words_stay_and_the_next_way_is_named(tmp_path: Path) -> None:
    app = story_app(tmp_path, launcher=FakeLauncher(ok=False))
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await armed(pilot)
        await pilot.press("m")
        await says(pilot, "Press f for a mail file")
        assert "Hello Dana," in shown(pilot)


async def test_the_follow_ups_are_written_to_a_calendar_file(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await hand_off(pilot)
        await walk(pilot, ((("enter",), "FollowupScreen"),))
        await pilot.press("2")
        await at_screen(pilot, "SummaryScreen")
        calendar = on_disk(app).followup.calendar
    assert calendar is not None
    assert events_in(calendar.path) == 3


async def test_the_numbers_choose_from_the_dates_as_well(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await hand_off(pilot)
        await walk(pilot, ((("enter",), "FollowupScreen"),))
        await pilot.press("tab", "3")
        await at_screen(pilot, "SummaryScreen")


async def test_a_follow_up_can_be_moved_and_dropped_by_keys(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await hand_off(pilot)
        await walk(pilot, ((("enter",), "FollowupScreen"),))
        await pilot.press("e")
        await pilot.press("ctrl+u", *"Thu 14:00", "enter")
        await says(pilot, "Thu 26 Nov")
        await pilot.press("d")
        await says(pilot, "dropped")
        touch = on_disk(app).followup.touches[0]
    assert (f"{touch.at:%a %H:%M}", touch.state) == ("Thu 14:00", "dropped")


async def test_who_left_the_question_open_finds_it_at_the_end_of_the_road(tmp_path: Path) -> None:
    app = story_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_SEND)
        await says(pilot, "How shall it leave?")
        await pilot.press("c")
        await says(pilot, "Did it go out?")
        await walk(pilot, ((("enter",), "FollowupScreen"), (("3",), "SummaryScreen"), (("1",), "SendScreen")))
        await says(pilot, "Did it go out?")
