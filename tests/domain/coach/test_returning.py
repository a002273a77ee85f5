"""What the coach and the review make of a message that comes back to a case."""

import pytest
from msgspec.structs import replace

from raincheck.domain.coach import check
from raincheck.domain.coach.case import circumstances
from raincheck.domain.coach.findings import Circumstances
from raincheck.domain.coach.findings import Occasion as Phase
from raincheck.domain.delivery import Outgoing
from raincheck.domain.drafting import draft
from raincheck.domain.returning import Errand
from raincheck.domain.review import warnings
from raincheck.domain.session import (
    Channel,
    Session,
)
from stubs.cases import INTERVIEW, ME
from stubs.coming_back import BACK_AT, ERRANDS, HISTORIES, NED, OFFER, came_back, case_of
from stubs.fakes import WORDS, context

MAILED, TEXTED, CALLED, NOTHING, THEIRS = HISTORIES


PHASES = {
    Errand.FIRST: Phase.FOLLOWUP,
    Errand.SECOND: Phase.FOLLOWUP,
    Errand.CLOSE: Phase.CLOSE,
    Errand.ACCEPT: Phase.ACCEPT,
    Errand.THANKS: Phase.THANKS,
    Errand.ANSWER: Phase.ANSWER,
    Errand.CONFIRM: Phase.CONFIRM,
    Errand.OUTREACH: Phase.OUTREACH,
}


def known_of(case: Session) -> Circumstances:
    return circumstances(case, Channel.EMAIL, context(BACK_AT))


@pytest.mark.parametrize("errand", ERRANDS)
def test_the_coach_knows_what_the_message_is_for(errand: Errand) -> None:
    assert known_of(case_of(errand)).phase is PHASES[errand]


@pytest.mark.parametrize("errand", [Errand.FIRST, Errand.SECOND])
def test_asking_again_for_what_they_canceled_needs_no_regret(errand: Errand) -> None:
    assert known_of(came_back(errand, INTERVIEW, ME, THEIRS)).phase is Phase.CANCELED


def test_the_coach_knows_the_recruiter_and_not_the_company() -> None:
    known = known_of(case_of(Errand.OUTREACH))
    assert (known.contact, known.company) == (NED.name, "")


def test_the_coach_knows_the_new_time() -> None:
    known = known_of(case_of(Errand.ACCEPT, replies=(replace(OFFER, zone="Etc/UTC"),)))
    assert (known.when[:16], known.tz_differs) == ("2026-11-24T17:22", False)


WANTED = {
    Phase.SAME_DAY: ("own", "reason", "ask", "regret", "thanks"),
    Phase.FOLLOWUP: ("ask", "regret", "thanks"),
    Phase.CANCELED: ("ask", "thanks"),
    Phase.OUTREACH: ("ask", "thanks"),
    Phase.WITHDRAW: ("thanks",),
    Phase.THANKS: ("thanks",),
    Phase.CONFIRM: ("thanks",),
}


@pytest.mark.parametrize("phase", WANTED)
def test_only_what_the_occasion_needs_is_ticked(phase: Phase) -> None:
    review = check("", "Thank you for your time.", Circumstances(phase=phase), WORDS.coach)
    assert tuple(review.ticks) == WANTED[phase]
    assert review.ticks["thanks"]


@pytest.mark.parametrize("errand", [Errand.ANSWER, Errand.OUTREACH])
def test_the_review_sees_a_gap_that_was_not_filled(errand: Errand) -> None:
    case = case_of(errand)
    text = draft(case, Channel.EMAIL, context(BACK_AT))
    to = NED.email if errand is Errand.OUTREACH else INTERVIEW.contact_email
    message = Outgoing(channel=Channel.EMAIL, to=to, to_name="", subject=text.subject, body=text.body)
    assert "review-placeholder" in {one.key for one in warnings(message, case, BACK_AT)}
