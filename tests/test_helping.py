"""The use cases of the people who can help, and of a message that is not sent after all."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from raincheck.domain.agenda import DueKind, next_due
from raincheck.domain.cards import card_of
from raincheck.domain.interview import Relation
from raincheck.domain.questions import Rejected
from raincheck.domain.returning import Errand, Recruiter
from raincheck.domain.session import Session, Step
from stubs.cases import INTERVIEW, a_case
from stubs.driving import back_in

AGENCY = replace(INTERVIEW, relation=Relation.AGENCY)


def test_a_contact_of_an_agency_is_kept_when_the_interview_is_known(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path, a_case(interview=AGENCY))
    wizard.answer(replace(session, step=Step.INTERVIEW), {})
    assert wizard.recruiters() == (
        Recruiter(name="Dana Whitfield", email=INTERVIEW.contact_email, phone=INTERVIEW.contact_phone),
    )


def test_a_contact_of_the_employer_is_not(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    wizard.answer(replace(session, step=Step.INTERVIEW), {})
    assert wizard.recruiters() == ()


def test_whoever_is_written_to_is_kept(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    lines = {"recruiter_name": "Joan Reyes", "recruiter_email": "joan@northgate.example"}
    outcome = wizard.answer(replace(session, step=Step.RECRUITER), lines)
    assert isinstance(outcome, Session)
    assert (outcome.step, outcome.message.errand) == (Step.MESSAGE, Errand.OUTREACH)
    assert wizard.recruiters() == (Recruiter(name="Joan Reyes", email="joan@northgate.example"),)


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ({}, ["recruiter_name", "recruiter_email"]),
        ({"recruiter_name": "Joan"}, ["recruiter_email"]),
        ({"recruiter_agency": "Northgate", "recruiter_email": "no address"}, ["recruiter_email"]),
        ({"recruiter_name": "Joan", "recruiter_phone": "call me"}, ["recruiter_phone"]),
    ],
    ids=["nothing", "no way to reach them", "no address", "no number"],
)
def test_what_is_missing_of_a_recruiter_is_asked_for(tmp_path: Path, lines: dict[str, str], fields: list[str]) -> None:
    wizard, session = back_in(tmp_path)
    outcome = wizard.answer(replace(session, step=Step.RECRUITER), lines)
    assert isinstance(outcome, Rejected)
    assert [problem.field for problem in outcome.problems] == fields
    assert wizard.recruiters() == ()


def test_a_word_to_a_recruiter_can_be_put_down(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    lines = {"recruiter_name": "Joan Reyes", "recruiter_email": "joan@northgate.example"}
    begun = wizard.answer(replace(session, step=Step.RECRUITER), lines)
    assert isinstance(begun, Session)
    back = wizard.back(begun, wizard.stored(begun))
    assert back is not None
    outcome = wizard.answer(back, {"recruiter": "none"})
    assert isinstance(outcome, Session)
    assert (outcome.step, outcome.message.let_go) == (Step.SUMMARY, True)


@pytest.mark.parametrize(("what", "leads"), [("refused", Step.LEARN), ("asked", Step.FOLLOWUP)])
def test_one_can_go_on_without_writing(tmp_path: Path, what: str, leads: Step) -> None:
    wizard, session = back_in(tmp_path)
    writing = wizard.answer(session, {"what": what})
    assert isinstance(writing, Session)
    sending = wizard.answer(writing, wizard.stored(writing))
    assert isinstance(sending, Session)
    assert isinstance(wizard.answer(sending, {}), Rejected)
    outcome = wizard.answer(wizard.let_go(sending), {})
    assert isinstance(outcome, Session)
    assert outcome.step is leads
    assert next_due(card_of(outcome), outcome.updated).kind is not DueKind.FINISH


def test_nobody_has_to_be_written_to(tmp_path: Path) -> None:
    wizard, session = back_in(tmp_path)
    outcome = wizard.answer(replace(session, step=Step.RECRUITER), {"recruiter": "none"})
    assert isinstance(outcome, Session)
    assert (outcome.step, outcome.message) == (Step.SUMMARY, session.message)
