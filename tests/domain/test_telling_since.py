"""Coming back in words: what they heard last, what each answer leads to, and how each follow-up stands."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Relation
from raincheck.domain.replies import tell
from raincheck.domain.returning import Errand, Since
from raincheck.domain.session import Attempt, DeliveryState, Reached, Rung, Session
from raincheck.domain.steps.recruiter import Help, page
from raincheck.domain.telling_since import hint, lead, told_line, touch_rows
from raincheck.domain.touches import FollowUp, TouchState
from stubs.cases import DELIVERY, INTERVIEW, NOW, TOUCHES, a_case, a_fresh_case
from stubs.fakes import context

LATER = context(NOW + timedelta(days=3))
AGENCY = replace(INTERVIEW, relation=Relation.AGENCY)
VOICEMAIL = Attempt(at=NOW + timedelta(hours=1), rung=Rung.VOICEMAIL, outcome=Reached.VOICEMAIL)


def first_is(state: TouchState) -> Session:
    return a_case(followup=FollowUp(touches=(replace(TOUCHES[0], state=state), *TOUCHES[1:])))


@pytest.mark.parametrize("errand", Errand)
def test_what_they_heard_last_is_named_by_what_it_was_for(errand: Errand) -> None:
    line = lead(a_case(deliveries=(DELIVERY, replace(DELIVERY, errand=errand, round=1))), LATER)
    assert line.endswith(": sent Wed 18 Nov 16:26 (you told us).")


@pytest.mark.parametrize(
    ("case", "line"),
    [
        pytest.param(a_fresh_case(), "No message has left yet.", id="nothing"),
        pytest.param(
            a_case(deliveries=(replace(DELIVERY, state=DeliveryState.FAILED),), attempts=()),
            "No message has left yet.",
            id="nothing that left",
        ),
        pytest.param(a_case(attempts=(VOICEMAIL,)), "Your call: left a voicemail Wed 18 Nov 17:22.", id="a later call"),
        pytest.param(
            a_case(attempts=(replace(VOICEMAIL, at=NOW),)),
            "Your message: sent Wed 18 Nov 16:26 (you told us).",
            id="before",
        ),
    ],
)
def test_what_they_heard_last_is_said(case: Session, line: str) -> None:
    assert lead(case, LATER) == line


@pytest.mark.parametrize(
    ("case", "words"),
    [
        pytest.param(a_fresh_case(), "go on with your message", id="nothing sent"),
        pytest.param(a_case(), "first follow-up. It was due on Fri 20 Nov.", id="late"),
        pytest.param(
            first_is(TouchState.DONE), "second follow-up, the last one. It is planned for Fri 27 Nov.", id="2"
        ),
        pytest.param(a_case(interview=AGENCY), "Call them, then write the first follow-up.", id="an agency"),
        pytest.param(a_case(followup=FollowUp()), "Draft the first follow-up.", id="never planned"),
        pytest.param(a_case(followup=FollowUp(touches=TOUCHES[2:])), "one line of thanks", id="the close"),
        pytest.param(
            a_case(followup=FollowUp(touches=(replace(TOUCHES[0], state=TouchState.DROPPED),))),
            "Two follow-ups are enough.",
            id="nothing is planned",
        ),
    ],
)
def test_silence_says_what_comes_next(case: Session, words: str) -> None:
    assert words in hint(Since.SILENCE, case, LATER)


@pytest.mark.parametrize("what", Since)
def test_every_answer_says_what_it_leads_to(what: Since) -> None:
    assert hint(what, a_case(), LATER).endswith(".")
    assert LATER.words.since[what.value] in told_line(tell(a_case(), what, LATER.now), LATER)


@pytest.mark.parametrize(
    ("state", "sign", "words"),
    [
        (TouchState.PLANNED, "!", "late"),
        (TouchState.DONE, "●", "done"),
        (TouchState.DROPPED, "×", "let go"),  # noqa: RUF001 - a sign
        (TouchState.CANCELLED, "×", "not needed any more"),  # noqa: RUF001 - a sign
    ],
)
def test_how_a_follow_up_stands_is_said_and_shown(state: TouchState, sign: str, words: str) -> None:
    row = touch_rows(first_is(state), LATER)[0]
    assert (row.sign, row.day, row.label, row.state) == (sign, "Fri 20 Nov", "first follow-up", words)


def test_one_that_is_to_come_says_when_on_both_clocks() -> None:
    assert touch_rows(a_case(), LATER)[1].state == "09:30 (16:30 for you)"


@pytest.mark.parametrize(
    ("case", "choices"),
    [
        pytest.param(a_case(), [Help.NEW, Help.NONE], id="no agency"),
        pytest.param(a_case(interview=AGENCY), [Help.CALL, Help.OTHER, Help.NONE], id="an agency"),
        pytest.param(
            a_case(interview=replace(AGENCY, contact_phone="")),
            [Help.OTHER, Help.NONE],
            id="an agency without a number",
        ),
    ],
)
def test_whoever_can_help_is_offered(case: Session, choices: list[Help]) -> None:
    question = page(case, LATER).questions[0]
    assert [choice.value for choice in question.choices] == choices  # type: ignore[union-attr] # it is a choice


def test_an_agency_hears_it_first() -> None:
    assert "Tell the agency first" in page(a_fresh_case(interview=AGENCY), LATER).lead
    assert "after one business day, by phone" in page(a_case(interview=AGENCY), LATER).lead
