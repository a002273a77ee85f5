"""The use cases of coming back: the next case is on disk before it is claimed, and what was told can be taken back."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Relation
from raincheck.domain.questions import Rejected
from raincheck.domain.returning import Errand, Preparation, Since
from raincheck.domain.session import Kind, Reached, Rung, Session, Step
from raincheck.domain.touches import TouchState
from raincheck.wizard import Wizard
from stubs.cases import INTERVIEW, NOW, a_case, a_fresh_case
from stubs.driving import Full, back_in, on_disk, put
from stubs.fakes import FrozenClock, wizard_in
from stubs.letters import LETTER

NEW_TIME = {"what": "new-time", "new_time": "2026-11-26 10:00"}
AGENCY = replace(INTERVIEW, relation=Relation.AGENCY)


def told(wizard: Wizard, session: Session, answers: Mapping[str, str]) -> Session:
    outcome = wizard.tell(session, answers)
    assert isinstance(outcome, Session)
    return outcome


def the_next(wizard: Wizard, session: Session) -> Session:
    """The case that came out of it."""
    found = wizard.ports.store.load(session.replies[-1].next_case)
    assert isinstance(found, Session)
    return found


def trashed(folder: Path) -> list[str]:
    return [path.name for path in (folder / "data" / "trash").glob("*.toml")]


def test_a_new_time_becomes_a_case_that_is_on_disk(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    assert on_disk(wizard, session) == session
    case = the_next(wizard, session)
    assert (case.origin, case.situation.kind, case.step) == (session.id, Kind.READY, Step.PREPARE)
    assert case.interview.starts == session.replies[-1].starts


def test_it_is_answered_by_a_yes(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    outcome = wizard.answer(session, NEW_TIME)
    assert isinstance(outcome, Session)
    assert (outcome.step, outcome.message.errand) == (Step.MESSAGE, Errand.ACCEPT)
    assert the_next(wizard, outcome).id in {case.id for case in wizard.listing().sessions}


def test_going_on_after_it_was_told_tells_it_once(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    outcome = wizard.answer(session, NEW_TIME)
    assert isinstance(outcome, Session)
    assert outcome.replies == session.replies
    assert len(wizard.listing().sessions) == 2


def test_a_case_that_cannot_be_written_is_not_claimed(tmp_path: Path) -> None:
    store = Full(tmp_path / "data")
    wizard = wizard_in(tmp_path, store=store)
    session = put(wizard, a_case(step=Step.AFTER))
    store.full = True
    outcome = told(wizard, session, NEW_TIME)
    assert outcome.replies[-1].next_case == ""
    assert wizard.trouble is not None
    store.full = False
    again = told(wizard, outcome, NEW_TIME)
    assert the_next(wizard, again).origin == session.id


def test_taken_back_at_once_it_leaves_nothing_behind(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    after = told(wizard, session, NEW_TIME)
    back = wizard.take_back_reply(after)
    assert back.gone == after.replies[-1].next_case
    assert back.session.replies == ()
    assert back.session.message == session.message
    assert [touch.state for touch in back.session.followup.touches] == [TouchState.PLANNED] * 3
    assert on_disk(wizard, back.session) == back.session
    assert len(trashed(tmp_path)) == 1


def test_a_next_case_that_somebody_worked_on_stays_and_is_named(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    case = the_next(wizard, session)
    wizard.save(replace(case, preparation=Preparation(ticks=("route",))))
    back = wizard.take_back_reply(session)
    assert (back.gone, back.stays) == ("", case.id)
    assert not trashed(tmp_path)


def test_a_time_that_counts_from_now_is_told_once(tmp_path: Path) -> None:
    clock = FrozenClock(NOW + timedelta(days=3))
    wizard = wizard_in(tmp_path, clock=clock)
    session = put(wizard, a_case(step=Step.AFTER))
    session = told(wizard, session, {"what": "new-time", "new_time": "in 3 hours"})
    clock.time += timedelta(minutes=2)
    outcome = wizard.answer(session, wizard.stored(session))
    assert isinstance(outcome, Session)
    assert outcome.replies == session.replies
    assert len(wizard.listing().sessions) == 2


def test_of_a_case_that_was_made_and_not_named_there_is_one(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    made = the_next(wizard, told(wizard, session, NEW_TIME))
    died = wizard_in(tmp_path, clock=FrozenClock(NOW + timedelta(days=3)))
    died.ports.store.load(session.id)
    again = told(died, died.save(session), NEW_TIME)
    assert again.replies[-1].next_case == made.id
    assert len(died.listing().sessions) == 2


def test_a_next_case_that_cannot_be_read_is_not_taken_for_gone(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    name = session.replies[-1].next_case
    Path(wizard.ports.store.path(name)).write_text("schema = 999\n")
    assert wizard.take_back_reply(session).stays == name


def test_a_corrected_time_says_which_case_is_still_there(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    refused = told(wizard, session, {"what": "refused"})
    assert wizard.still_there(session, refused) == ""
    session = told(wizard, refused, NEW_TIME)
    case = the_next(wizard, session)
    wizard.save(replace(case, preparation=Preparation(ticks=("route",))))
    assert wizard.still_there(session, told(wizard, session, {"what": "refused"})) == case.id


def test_a_next_case_that_was_trashed_by_hand_is_no_hindrance(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    wizard.trash(session.replies[-1].next_case)
    assert wizard.take_back_reply(session).stays == ""


def test_another_answer_soon_after_corrects_the_first(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, NEW_TIME)
    session = told(wizard, session, {"what": "refused"})
    assert [reply.what for reply in session.replies] == [Since.REFUSED]
    assert session.message.errand is Errand.THANKS
    assert len(trashed(tmp_path)) == 1


def test_another_time_soon_after_corrects_the_first(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    first = told(wizard, session, NEW_TIME)
    second = told(wizard, first, {"what": "new-time", "new_time": "2026-11-27 11:00"})
    assert the_next(wizard, second).interview.when == "2026-11-27 11:00"
    assert len(second.replies) == len(trashed(tmp_path)) == 1


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        pytest.param("2026-11-18 10:00", "sure", id="the old time"),
        pytest.param("2026-11-20 10:00", "sure", id="a time that is over"),
        pytest.param("tomorrow at 7", "new_time", id="morning or evening"),
    ],
)
def test_a_doubtful_time_is_asked_about(tmp_path: Path, typed: str, asked: str) -> None:
    wizard, session = back_in(tmp_path)
    outcome = wizard.tell(session, {"what": "new-time", "new_time": typed})
    assert isinstance(outcome, Rejected)
    assert outcome.problems[0].field == asked
    assert len(outcome.problems[0].candidates) == 2
    assert not on_disk(wizard, session).replies


def test_the_old_time_is_asked_about_while_it_is_still_ahead(tmp_path: Path) -> None:
    wizard = wizard_in(tmp_path)
    session = put(wizard, a_case(step=Step.AFTER))
    outcome = wizard.tell(session, {"what": "new-time", "new_time": "2026-11-18 10:00"})
    assert isinstance(outcome, Rejected)
    assert outcome.problems[0].cause == wizard.ports.words.problems["new-time-same"].cause


@pytest.mark.parametrize("typed", ["2026-11-18 10:00", "2026-11-20 10:00"])
def test_a_strange_time_is_taken_once_it_is_meant(tmp_path: Path, typed: str) -> None:
    wizard, session = back_in(tmp_path)
    session = told(wizard, session, {"what": "new-time", "new_time": typed, "sure": "yes"})
    assert the_next(wizard, session).interview.when == typed


def test_their_message_says_when_and_how(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    found = wizard.read_invitation(LETTER)
    session, _ = wizard.hear(session, found)  # type: ignore[arg-type] # the letter can be read
    assert session.told.what is Since.NEW_TIME
    assert session.interview == INTERVIEW
    case = the_next(wizard, told(wizard, session, {"new_time": session.told.when, "sure": "yes"}))
    assert case.interview.join_url == found.join_url != ""  # type: ignore[union-attr] # the letter can be read
    assert case.interview.company


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Reached.REACHED, TouchState.DONE),
        (Reached.VOICEMAIL, TouchState.PLANNED),
        (Reached.NO_ANSWER, TouchState.PLANNED),
    ],
)
def test_whoever_was_reached_by_phone_was_followed_up_with(tmp_path: Path, outcome: Reached, state: TouchState) -> None:
    wizard, session = back_in(tmp_path)
    called = on_disk(wizard, wizard.called(session, Rung.CALL, outcome))
    assert called.attempts[-1].outcome is outcome
    assert called.followup.touches[0].state is state


def test_silence_with_nothing_planned_leads_to_what_there_is_to_learn(tmp_path: Path) -> None:
    touches = tuple(replace(touch, state=TouchState.DONE) for touch in a_case().followup.touches)
    wizard, session = back_in(tmp_path, a_case(followup=replace(a_case().followup, touches=touches)))
    outcome = wizard.answer(session, {"what": "silence"})
    assert isinstance(outcome, Session)
    assert outcome.step is Step.LEARN
    assert outcome.replies[-1].what is Since.SILENCE


def test_silence_before_anything_left_leads_to_the_message(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path, a_fresh_case())
    outcome = wizard.answer(session, {"what": "silence"})
    assert isinstance(outcome, Session)
    assert (outcome.step, outcome.message.errand, outcome.replies) == (Step.MESSAGE, Errand.NEWS, ())
