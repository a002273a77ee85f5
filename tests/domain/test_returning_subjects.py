"""The subject of a mail that comes back to a case: the one that the thread has, if they know it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from raincheck.domain.drafting import draft
from raincheck.domain.returning import Errand
from raincheck.domain.session import (
    Channel,
    DeliveryState,
    Session,
)
from stubs.cases import DELIVERY, NOW, SUBJECT
from stubs.coming_back import BACK_AT, ERRANDS, case_of
from stubs.fakes import context


def subject(case: Session) -> str:
    return draft(case, Channel.EMAIL, context(BACK_AT)).subject


SUBJECTS = [
    ({}, f"Re: {SUBJECT}"),
    ({"subject": f"Re: {SUBJECT}"}, f"Re: {SUBJECT}"),
    ({"subject": f"RE:re: {SUBJECT}"}, f"Re: {SUBJECT}"),
    ({"subject": "Regarding today"}, "Re: Regarding today"),
    ({"state": DeliveryState.HANDED_OFF}, f"Re: {SUBJECT}"),
    ({"state": DeliveryState.UNKNOWN}, f"Re: {SUBJECT}"),
]


@pytest.mark.parametrize("errand", [errand for errand in ERRANDS if errand not in (Errand.OUTREACH, Errand.CONFIRM)])
def test_who_comes_back_stays_in_the_thread(errand: Errand) -> None:
    assert subject(case_of(errand)) == f"Re: {SUBJECT}"


@pytest.mark.parametrize(("changes", "expected"), SUBJECTS)
def test_a_thread_is_marked_once(changes: dict[str, object], expected: str) -> None:
    assert subject(case_of(Errand.FIRST, deliveries=(replace(DELIVERY, **changes),))) == expected


def test_the_subject_is_that_of_the_mail_that_left_first() -> None:
    later = replace(DELIVERY, subject="Another one", at=NOW + timedelta(hours=1))
    assert subject(case_of(Errand.FIRST, deliveries=(DELIVERY, later))) == f"Re: {SUBJECT}"


@pytest.mark.parametrize(
    "delivery",
    [
        replace(DELIVERY, state=DeliveryState.FAILED),
        replace(DELIVERY, to="somebody.else@larkspur.example"),
        replace(DELIVERY, errand=Errand.OUTREACH),
        replace(DELIVERY, subject=" "),
        replace(DELIVERY, channel=Channel.LINKEDIN),
        replace(DELIVERY, round=1),
    ],
    ids=["not sent", "to somebody else", "to a recruiter", "no subject", "no mail", "of this round"],
)
def test_without_a_mail_that_they_have_the_subject_names_role_and_day(delivery: object) -> None:
    told = subject(case_of(Errand.FIRST, deliveries=(delivery,)))
    assert told.startswith("Dispatch Coordinator, Wednesday, November 18: ")


def test_who_turns_to_a_recruiter_begins_a_thread() -> None:
    assert "Re:" not in subject(case_of(Errand.OUTREACH))
    assert "Dispatch Coordinator" in subject(case_of(Errand.OUTREACH))
