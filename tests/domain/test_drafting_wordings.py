"""Other wordings and other tones: each can be reached, and the same case always begins with the same."""

from datetime import timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from raincheck.domain.drafting import draft
from raincheck.domain.session import WRITTEN, Channel, Kind, Message, Reason, Session, Situation, Text, Tone
from stubs.cases import INTERVIEW, NOW, a_fresh_case
from stubs.fakes import context
from stubs.wordings import LISTS

AHEAD = {Kind.CANNOT: 300, Kind.LATE: 20, Kind.MISSED: -200}


def case_of(kind: Kind, reason: Reason, tone: Tone = Tone.PLAIN, wording: int = 0, age: int = 2) -> Session:
    text = Text(wording=wording)
    return a_fresh_case(
        created=NOW - timedelta(minutes=age),
        situation=Situation(kind=kind, reason=reason),
        interview=replace(INTERVIEW, starts=NOW + timedelta(minutes=AHEAD[kind])),
        message=Message(tone=tone, email=text, sms=text, linkedin=text, ats=text),
    )


def opening(case: Session) -> str:
    return draft(case, Channel.EMAIL, context()).body.split("\n\n")[1]


def test_every_part_has_at_least_three_wordings_that_differ() -> None:
    assert [place for place, words in LISTS.items() if not len(set(words)) == len(words) >= 3] == []


@pytest.mark.parametrize(("kind", "tone"), list(product(AHEAD, Tone)))
def test_three_wordings_open_differently(kind: Kind, tone: Tone) -> None:
    alike = [r for r in Reason if len({opening(case_of(kind, r, tone, wording)) for wording in range(3)}) < 3]
    assert alike == []


@pytest.mark.parametrize("channel", WRITTEN)
def test_the_next_wording_is_another_one_and_the_fourth_is_the_first_again(channel: Channel) -> None:
    bodies = [draft(case_of(Kind.CANNOT, Reason.CAR, wording=n), channel, context()).body for n in range(4)]
    assert len(set(bodies[:3])) == 3
    assert bodies[3] == bodies[0]


@pytest.mark.parametrize("channel", Channel)
def test_the_same_case_gives_the_same_words(channel: Channel) -> None:
    case = case_of(Kind.CANNOT, Reason.CAR)
    assert draft(case, channel, context()) == draft(case, channel, context())


def test_other_cases_open_otherwise() -> None:
    assert len({opening(case_of(Kind.CANNOT, Reason.CAR, age=age)) for age in range(20)}) > 3


@pytest.mark.parametrize("channel", Channel)
def test_each_tone_has_its_own_words(channel: Channel) -> None:
    bodies = {draft(case_of(Kind.CANNOT, Reason.CAR, tone), channel, context()).body for tone in Tone}
    assert len(bodies) == len(Tone)


def test_the_draft_keeps_count_of_the_wording() -> None:
    assert draft(case_of(Kind.CANNOT, Reason.CAR, wording=7), Channel.SMS, context()).wording == 7
