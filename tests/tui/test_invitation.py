"""An invitation in the app: pasted, read beside the screen, asked about, and confirmed with one key."""

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from raincheck.domain.invitations.documents import Document
from raincheck.house import LaterInvitations
from raincheck.ports import Unreadable
from raincheck.tui.app import Opening, RaincheckApp
from stubs.fakes import FrozenClock
from stubs.hostile import ATTACKS, controls_in
from stubs.letters import CANCELED, LETTER, SLOTS, paste
from stubs.pilot import MORNING, TO_INTERVIEW, at_screen, on_disk, shown, story_wizard, until, walk

SIZE = (80, 24)
READ = "Read from the invitation."


def a_new_app(folder: Path, **ports: object) -> RaincheckApp:
    return RaincheckApp(story_wizard(folder, **ports), opening=Opening(new=True))


async def see(pilot: Pilot[None], text: str) -> None:
    await until(pilot, lambda: text in shown(pilot), f"{text!r} is shown")


async def give(pilot: Pilot[None], text: str, seen: str) -> None:
    """Paste it into the form, and wait for what comes of it."""
    await walk(pilot, TO_INTERVIEW)
    await paste(pilot, text)
    await see(pilot, seen)


class Slow(LaterInvitations):
    """Reads only once it is let."""

    def __init__(self) -> None:
        self.let = threading.Event()

    def given(self, text: str) -> Document | Unreadable:
        self.let.wait(10)
        return super().given(text)


async def test_a_pasted_mail_fills_the_form(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await give(pilot, LETTER, READ)
        for fact in ("Larkspur Freight", "Dispatch Coordinator", "Dana Whitcomb", "+12125550187", "zoom.us"):
            assert fact in shown(pilot)


async def test_the_facts_stand_with_where_they_were_read(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await give(pilot, LETTER, READ)
        line = next(line for line in shown(pilot).split("\n") if "When" in line)
        assert line.rstrip().endswith("mail text")


async def test_one_key_confirms_the_facts(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LETTER, READ)
        await walk(pilot, ((("f2",), "RescueScreen"),))
        interview = on_disk(app).interview
    assert (f"{interview.starts:%Y-%m-%d %H:%M%z}", interview.zone) == ("2026-11-24 14:30-0500", "America/New_York")


async def test_the_difference_of_the_clocks_is_explained_and_kept(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LETTER, "that is 12:30 for you")
        await walk(pilot, ((("f2",), "RescueScreen"),))
        assert on_disk(app).interview.clock_note == "New York is 2 h ahead of you."


async def test_a_corrected_fact_is_the_users_own(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LETTER, READ)
        await pilot.press("tab", "tab", "tab", "end", "!")
        await walk(pilot, ((("f2",), "RescueScreen"),))
        interview = on_disk(app).interview
    assert (interview.company, interview.sources.company) == ("Larkspur Freight!", "")


async def test_several_slots_are_asked_about_first(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, SLOTS, "More than one time is named.")
        await pilot.press("2")
        await at_screen(pilot, "InterviewScreen")
        await walk(pilot, ((("f2",), "RescueScreen"),))
        assert f"{on_disk(app).interview.starts:%d %H:%M}" == "25 14:00"


async def test_no_choice_leaves_the_time_to_be_typed(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, SLOTS, "More than one time is named.")
        await pilot.press("escape")
        await at_screen(pilot, "InterviewScreen")
        assert on_disk(app).interview.when == ""


async def test_the_box_takes_many_lines(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, (*TO_INTERVIEW, (("f5",), "PasteScreen")))
        await paste(pilot, LETTER)
        await pilot.press("f2")
        await see(pilot, READ)


async def test_an_empty_box_says_so_and_stays(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, (*TO_INTERVIEW, (("f5",), "PasteScreen")))
        await pilot.press("f2")
        await see(pilot, "There is nothing in it yet.")


async def test_the_name_of_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "my interview.eml"
    path.write_text(f"From: dana@larkspurfreight.example\nSubject: Interview\nMIME-Version: 1.0\n\n{LETTER}", "utf-8")
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, str(path).replace(" ", "\\ "), READ)


async def test_a_paste_that_is_no_invitation_is_not_lost(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, TO_INTERVIEW)
        await pilot.press("tab", "tab", "tab")
        await paste(pilot, "Larkspur\nFreight")
        await see(pilot, "Larkspur Freight")


async def test_one_pasted_line_is_typed_as_it_is(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, "tomorrow 2pm PT", "Tue 24 Nov, 14:00 Los Angeles, that is 15:00 for you")


async def test_what_can_not_be_read_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "packed.ics"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, str(path), "That is a packed file.")


async def test_a_cancellation_is_said(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, CANCELED, "This says that the interview is canceled.")


async def test_a_cancellation_changes_the_advice(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await give(pilot, CANCELED, "canceled")
        await walk(pilot, ((("f2",), "RescueScreen"), (("1",), "ContactScreen")))
        await see(pilot, "They canceled it themselves.")


async def test_the_screen_answers_while_it_reads(tmp_path: Path) -> None:
    slow = Slow()
    app = a_new_app(tmp_path, invitations=slow)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LETTER, "Reading the invitation")
        await pilot.press("tab", "tab", "tab", "A", "c", "m", "e")
        await see(pilot, "Acme")
        slow.let.set()
        await see(pilot, READ)


async def test_what_is_typed_while_it_reads_is_kept(tmp_path: Path) -> None:
    slow = Slow()
    app = a_new_app(tmp_path, invitations=slow)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LETTER, "Reading the invitation")
        await pilot.press(*["tab"] * 9, *"Marisol")
        slow.let.set()
        await see(pilot, READ)
        assert on_disk(app).me.name == "Marisol"


async def test_escape_stops_the_reading_and_nothing_is_filled_in(tmp_path: Path) -> None:
    slow = Slow()
    app = a_new_app(tmp_path, invitations=slow)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, LETTER, "Reading the invitation")
        await pilot.press("escape")
        slow.let.set()
        await until(pilot, lambda: not app.workers or all(w.is_finished for w in app.workers), "the reading has ended")
        await pilot.pause()
        assert (type(app.screen).__name__, on_disk(app).interview.company) == ("InterviewScreen", "")


@pytest.mark.parametrize("attack", ATTACKS)
async def test_nothing_in_a_paste_reaches_the_terminal(tmp_path: Path, attack: str) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await give(pilot, LETTER.replace("Larkspur", f"Lark{attack}spur").replace("Dana", f"Da{attack}na"), "14:30")
        assert controls_in(shown(pilot)) == set()


async def test_an_invitation_from_the_command_line_is_there_when_its_step_comes(tmp_path: Path) -> None:
    wizard = story_wizard(tmp_path)
    found = wizard.read_invitation(SLOTS)
    assert not isinstance(found, Unreadable)
    session, questions = wizard.take_invitation(wizard.draft_case(), found)
    app = RaincheckApp(wizard, session, opening=Opening(questions=questions))
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        await pilot.press("1", "1")
        await see(pilot, "More than one time is named.")


async def test_a_machine_that_contradicts_itself_is_asked_about_once(tmp_path: Path) -> None:
    clock = FrozenClock(MORNING, "Etc/GMT+7")
    clock.may_be = ("Etc/GMT+7", "Europe/Paris")
    app = a_new_app(tmp_path, clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await at_screen(pilot, "SituationScreen")
        await pilot.press("1", "1")
        await see(pilot, "contradict each other")
        await pilot.press("2")
        await see(pilot, "Europe/Paris")
    assert app.wizard.ports.profile.zone() == "Europe/Paris"


async def test_what_was_in_the_box_is_there_again(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await walk(pilot, (*TO_INTERVIEW, (("f5",), "PasteScreen")))
        await pilot.press(*"flour", "escape")
        await walk(pilot, ((("f5",), "PasteScreen"),))
        await see(pilot, "flour")


async def test_an_invitation_without_a_time_says_so(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, "Hi Sam,\ncall me on +1 212 555 0187 about the interview.\nDana", "No time was found in it.")


async def test_a_long_line_is_read_as_a_message(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        text = "hey its Priya from Acme, ur interview w/ Tom is tmrw 230 pm eastern ok? call me 617 555 0199"
        await give(pilot, text, "Tue 24 Nov, 14:30 New York")


async def test_a_question_that_was_put_off_is_asked_again(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, SLOTS, "More than one time is named.")
        await pilot.press("escape")
        await at_screen(pilot, "InterviewScreen")
        await pilot.press("f2")
        await see(pilot, "More than one time is named.")


async def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    app = a_new_app(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await give(pilot, "/nowhere/interview.ics", "There is no such file.")
