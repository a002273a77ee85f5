"""Where one can go from the end of a road."""

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Relation
from raincheck.domain.questions import ChoiceQuestion
from raincheck.domain.returning import Learned, Reply, Since
from raincheck.domain.session import DeliveryState, Kind, Session, Situation, Step
from raincheck.domain.steps.summary import STEPS, Onwards, next_case, page
from stubs.cases import DELIVERY, INTERVIEW, NOW, a_case
from stubs.fakes import context

READY = a_case(situation=Situation(kind=Kind.READY), deliveries=())
UNSURE = a_case(deliveries=(replace(DELIVERY, state=DeliveryState.HANDED_OFF),))
OFFERED = a_case(replies=(Reply(at=NOW, what=Since.NEW_TIME, next_case="2026-11-19-next"),))


def ways(session: Session) -> list[str]:
    (question,) = page(session, context()).questions
    assert isinstance(question, ChoiceQuestion)
    return [choice.value for choice in question.choices]


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (a_case(), ["home", "after", "learn", "recruiter"]),
        (a_case(learned=Learned(happened="left-late")), ["home", "after", "recruiter"]),
        (a_case(interview=replace(INTERVIEW, relation=Relation.AGENCY)), ["home", "after", "learn"]),
        (OFFERED, ["next-case", "home", "after", "learn", "recruiter"]),
        (READY, ["home", "prepare", "cannot"]),
        (UNSURE, ["send", "home", "after", "learn", "recruiter"]),
    ],
    ids=["sent", "learned", "an agency", "a new time", "prepared", "nobody knows"],
)
def test_the_likeliest_way_comes_first(session: Session, expected: list[str]) -> None:
    assert ways(session) == expected


def test_the_case_that_came_out_of_it_is_the_latest() -> None:
    assert next_case(OFFERED) == "2026-11-19-next"
    assert next_case(a_case()) == ""


def test_a_prepared_case_does_not_say_that_something_was_missed() -> None:
    assert page(READY, context()).title != page(a_case(), context()).title


def test_each_way_leads_to_a_step_or_out_of_the_case() -> None:
    assert set(STEPS) == set(Onwards) - {Onwards.HOME, Onwards.NEXT_CASE, Onwards.CANNOT}
    assert Step.SUMMARY not in STEPS.values()
