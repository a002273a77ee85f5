"""What happened since, by keys alone: each answer leads on, and every one of them can be taken back."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from raincheck.domain.returning import Errand, Preparation, Since
from raincheck.domain.session import DeliveryState, Reached, Session, Step
from raincheck.domain.touches import FollowUp, TouchState
from raincheck.tui.app import RaincheckApp
from stubs.cases import DELIVERY, NOW, TOUCHES, a_fresh_case
from stubs.gallery_since import AFTER, AGENCY, back
from stubs.letters import LETTER, SLOTS, paste
from stubs.pilot import at_screen, case_of, says, shown, until

SMALL, USUAL = (40, 15), (80, 24)
both_sizes = pytest.mark.parametrize("size", [USUAL, SMALL], ids=["80x24", "40x15"])


def next_of(app: RaincheckApp) -> Session | None:
    reply = case_of(app).replies[-1]
    found = app.wizard.ports.store.load(reply.next_case)
    return found if isinstance(found, Session) else None


async def type_time(pilot: Pilot[None], text: str) -> None:
    """Answer that they offered a new time, and type it."""
    await at_screen(pilot, "AfterScreen")
    await pilot.press("1")
    await until(pilot, lambda: bool(pilot.app.screen.query("#line")), "the line is there")
    await pilot.press(*text)
    await pilot.pause()


@both_sizes
async def test_a_new_time_is_typed_and_answered(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await type_time(pilot, "Thu 2:30 pm")
        assert "22:30 for" in " ".join(shown(pilot).split())
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")
        case, following = case_of(app), next_of(app)
    assert case.message.errand is Errand.ACCEPT
    assert [touch.state for touch in case.followup.touches] == [TouchState.CANCELLED] * 3
    assert following is not None
    assert (following.interview.when, following.step) == ("2026-11-26 14:30", Step.PREPARE)


@both_sizes
@pytest.mark.parametrize(
    ("key", "errand"), [("2", Errand.FIRST), ("3", Errand.ANSWER), ("4", Errand.THANKS)], ids=["2", "3", "4"]
)
async def test_every_other_answer_is_one_key(tmp_path: Path, size: tuple[int, int], key: str, errand: Errand) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press(key)
        await at_screen(pilot, "MessageScreen")
        assert case_of(app).message.errand is errand


async def test_a_doubtful_time_is_asked_about(tmp_path: Path) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await type_time(pilot, "Thu at 7")
        await pilot.press("enter")
        await says(pilot, "1-2 choose")
        await pilot.press("2")
        await at_screen(pilot, "MessageScreen")
        assert case_of(app).replies[-1].starts is not None


@pytest.mark.parametrize(("key", "screen"), [("1", "MessageScreen"), ("2", "AfterScreen")])
async def test_the_old_time_is_only_taken_after_a_yes(tmp_path: Path, key: str, screen: str) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await type_time(pilot, "2026-11-18 10:00")
        await pilot.press("enter")
        await says(pilot, "Yes, that is the time")
        await pilot.press(key)
        await at_screen(pilot, screen)
        assert bool(case_of(app).replies) is (screen == "MessageScreen")


async def test_what_was_typed_is_there_again(tmp_path: Path) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await type_time(pilot, "Thu 2")
        await pilot.press("escape", "f10")
        await at_screen(pilot, "HomeScreen")
    assert case_of(app).told.when == "Thu 2"


async def test_their_message_is_read(tmp_path: Path) -> None:
    app = back(AFTER, days=0)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await type_time(pilot, "")
        await paste(pilot, LETTER)
        await until(pilot, lambda: case_of(app).told.facts is not None, "it is read")
        await until(pilot, lambda: bool(pilot.app.screen.query_one("#line").value), "the time is there")  # type: ignore[attr-defined] # an Input
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")
        following = next_of(app)
    assert following is not None
    assert following.interview.sources.any


async def test_several_times_in_their_message_are_asked_about(tmp_path: Path) -> None:
    app = back(AFTER, days=0)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await type_time(pilot, "")
        await paste(pilot, SLOTS)
        await says(pilot, "More than one time is named.")
        await pilot.press("1")
        await at_screen(pilot, "MessageScreen")
        assert case_of(app).replies[-1].starts is not None


# Taking it back


@both_sizes
async def test_it_is_taken_back_by_a_key(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=size) as pilot:
        await type_time(pilot, "Thu 2:30 pm")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")
        await pilot.press("escape")
        await at_screen(pilot, "AfterScreen")
        assert "You said:" in shown(pilot)
        await pilot.press("u")
        await says(pilot, "Taken back.")
    case = case_of(app)
    assert case.replies == ()
    assert case.message == AFTER.message
    assert [touch.state for touch in case.followup.touches] == [TouchState.PLANNED] * 3
    assert len(app.wizard.listing().sessions) == 1


async def test_a_next_case_that_somebody_worked_on_stays_and_that_is_said(tmp_path: Path) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await type_time(pilot, "Thu 2:30 pm")
        await pilot.press("enter")
        await at_screen(pilot, "MessageScreen")
        following = next_of(app)
        assert following is not None
        app.wizard.save(replace(following, preparation=Preparation(ticks=("route",))))
        await pilot.press("escape")
        await at_screen(pilot, "AfterScreen")
        await pilot.press("u")
        await says(pilot, "so it stays")
    assert len(app.wizard.listing().sessions) == 2


async def test_another_number_corrects_the_answer(tmp_path: Path) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        for key in ("4", "3"):
            await at_screen(pilot, "AfterScreen")
            await pilot.press(key)
            await at_screen(pilot, "MessageScreen")
            await pilot.press("escape")
    assert [reply.what for reply in case_of(app).replies] == [Since.ASKED]


# An agency


@both_sizes
async def test_an_agency_is_called_before_it_is_written_to(tmp_path: Path, size: tuple[int, int]) -> None:
    app = back(replace(AFTER, interview=AGENCY))(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("2")
        await at_screen(pilot, "CallScreen")
        assert "+1 602 555 0142" in shown(pilot)
        await pilot.press("v")
        await at_screen(pilot, "MessageScreen")
    case = case_of(app)
    assert case.attempts[-1].outcome is Reached.VOICEMAIL
    assert case.message.errand is Errand.FIRST


async def test_whoever_was_reached_has_said_something(tmp_path: Path) -> None:
    app = back(replace(AFTER, interview=AGENCY))(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("2")
        await at_screen(pilot, "CallScreen")
        await pilot.press("r")
        await at_screen(pilot, "AfterScreen")
        assert "What did they say?" in shown(pilot)
    case = case_of(app)
    assert case.followup.touches[0].state is TouchState.DONE
    assert case.replies == ()


@pytest.mark.parametrize(("key", "screen"), [("enter", "MessageScreen"), ("escape", "AfterScreen")])
async def test_nobody_has_to_call(tmp_path: Path, key: str, screen: str) -> None:
    app = back(replace(AFTER, interview=AGENCY))(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("2")
        await at_screen(pilot, "CallScreen")
        await pilot.press(key)
        await at_screen(pilot, screen)
    assert case_of(app).attempts == AFTER.attempts


# How things stand


@pytest.mark.parametrize(
    ("case", "lines"),
    [
        pytest.param(a_fresh_case(step=Step.AFTER), ["No message has left yet.", "go on with your message"], id="new"),
        pytest.param(AFTER, ["sent Wed 18 Nov", "! Fri 20 Nov  first follow-up   late", "It was due"], id="late"),
        pytest.param(
            replace(AFTER, followup=FollowUp(touches=(replace(TOUCHES[0], state=TouchState.DONE), *TOUCHES[1:]))),
            ["● Fri 20 Nov  first follow-up   done", "second follow-up, the last one. It is planned for Fri 27 Nov"],
            id="done",
        ),
        pytest.param(
            replace(AFTER, followup=FollowUp(touches=tuple(replace(t, state=TouchState.DROPPED) for t in TOUCHES))),
            ["× Fri 20 Nov  first follow-up   let go", "Two follow-ups are enough"],  # noqa: RUF001 - a sign
            id="let go",
        ),
        pytest.param(
            replace(AFTER, deliveries=(replace(DELIVERY, at=NOW - timedelta(days=1)),)),
            ["Your message: sent"],
            id="the call that nobody answered does not count",
        ),
    ],
)
async def test_it_is_said_how_things_stand(tmp_path: Path, case: Session, lines: list[str]) -> None:
    app = back(case)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        assert all(line in shown(pilot) for line in lines)


# Going on, also without a message


async def test_who_answered_by_phone_is_not_written_to(tmp_path: Path) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        await at_screen(pilot, "AfterScreen")
        await pilot.press("4")
        await at_screen(pilot, "MessageScreen")
        await pilot.press("f2")
        await at_screen(pilot, "SendScreen")
        await says(pilot, "How shall it leave?")
        assert "w go on without" in shown(pilot)
        await pilot.press("w")
        await at_screen(pilot, "LearnScreen")
    assert case_of(app).deliveries == AFTER.deliveries


@both_sizes
async def test_a_follow_up_that_may_be_out_is_asked_about_and_not_written_again(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    tried = replace(DELIVERY, errand=Errand.FIRST, round=1, state=DeliveryState.HANDED_OFF)
    message = replace(AFTER.message, errand=Errand.FIRST, round=1)
    app = back(replace(AFTER, message=message, deliveries=(*AFTER.deliveries, tried)))(tmp_path)
    async with app.run_test(size=size) as pilot:
        await at_screen(pilot, "SendScreen")
        await says(pilot, "Did it go out?")
        await pilot.press("y")
        await until(pilot, lambda: case_of(app).followup.touches[0].state is TouchState.DONE, "it is ticked off")


async def test_words_outlast_a_slip_of_the_hand(tmp_path: Path) -> None:
    app = back(AFTER)(tmp_path)
    async with app.run_test(size=USUAL) as pilot:
        for key in ("3", "4", "3"):
            await at_screen(pilot, "AfterScreen")
            await pilot.press(key)
            await at_screen(pilot, "MessageScreen")
            if key == "3" and "Tuesday suits me" not in shown(pilot):
                await pilot.press(*"Tuesday suits me. ")
            await pilot.pause()
            last = shown(pilot)
            await pilot.press("escape")
    assert "Tuesday suits me" in last
