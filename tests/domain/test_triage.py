"""The ladder, the advice above it, and what could still save the interview."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from raincheck.domain.interview import Interview, Mode
from raincheck.domain.session import Kind, Reason, Rescue, Rung, Session, Situation
from raincheck.domain.triage import advice, is_pressing, ladder, rescues, target
from stubs.cases import INTERVIEW, NOW, a_fresh_case
from stubs.fakes import WORDS, context

BOTH = INTERVIEW
PHONE = replace(INTERVIEW, contact_email="")
EMAIL = replace(INTERVIEW, contact_phone="")
NONE = replace(INTERVIEW, contact_phone="", contact_email="")
VIDEO = replace(INTERVIEW, mode=Mode.VIDEO)


def case_in(
    minutes: int | None, interview: Interview = BOTH, kind: Kind = Kind.CANNOT, reason: Reason = Reason.CAR
) -> Session:
    starts = None if minutes is None else NOW + timedelta(minutes=minutes)
    return a_fresh_case(interview=replace(interview, starts=starts), situation=Situation(kind=kind, reason=reason))


@pytest.mark.parametrize(
    ("minutes", "interview", "order"),
    [
        (3000, BOTH, "email call voicemail sms"),
        (1440, BOTH, "call voicemail sms email"),
        (90, BOTH, "call voicemail sms email"),
        (20, BOTH, "call voicemail sms email"),
        (20, VIDEO, "call chat voicemail sms email"),
        (-10, VIDEO, "call chat voicemail sms email"),
        (40, VIDEO, "call voicemail sms email"),
        (-16, VIDEO, "call voicemail sms email"),
        (-60, BOTH, "call voicemail sms email"),
        (-61, BOTH, "email call voicemail sms"),
        (-5000, BOTH, "email call voicemail sms"),
        (None, BOTH, "call voicemail sms email"),
        (90, PHONE, "call voicemail sms ats"),
        (90, EMAIL, "email switchboard"),
        (90, NONE, "ats switchboard linkedin"),
        (3000, NONE, "ats switchboard linkedin"),
    ],
)
def test_the_ladder_is_in_the_order_of_the_time_left(minutes: int | None, interview: Interview, order: str) -> None:
    steps = ladder(case_in(minutes, interview), context())
    assert [step.rung.value for step in steps] == order.split()


@pytest.mark.parametrize("kind", Kind)
def test_every_rung_has_a_label_and_a_reason_without_a_hole(kind: Kind) -> None:
    for minutes, interview in product((3000, 90, 10, -10, -90, None), (BOTH, PHONE, EMAIL, NONE, VIDEO, Interview())):
        for step in ladder(case_in(minutes, interview, kind), context()):
            assert step.label.strip()
            assert step.why.strip()
            assert "$" not in step.label + step.why
            assert "  " not in step.label + step.why


def test_a_dollar_in_a_fact_is_text() -> None:
    interview = replace(INTERVIEW, contact_name="$email ${x}")
    labels = [step.label for step in ladder(case_in(90, interview), context())]
    assert "Call $email ${x}" in labels


def test_a_rung_aims_at_the_number_or_the_address() -> None:
    aims = {step.rung.value: target(INTERVIEW, step.rung) for step in ladder(case_in(90), context())}
    number, address = INTERVIEW.contact_phone, INTERVIEW.contact_email
    assert aims == {"call": number, "voicemail": number, "sms": number, "email": address}


@pytest.mark.parametrize(
    ("minutes", "kind", "key"),
    [
        (1441, Kind.CANNOT, "advance"),
        (1440, Kind.CANNOT, "same-day"),
        (120, Kind.CANNOT, "same-day"),
        (119, Kind.CANNOT, "under-120"),
        (30, Kind.CANNOT, "under-120"),
        (29, Kind.LATE, "under-30"),
        (0, Kind.LATE, "under-30"),
        (-1, Kind.LATE, "started"),
        (-15, Kind.CANNOT, "started"),
        (-16, Kind.CANNOT, "missed-hour"),
        (-10, Kind.MISSED, "missed-hour"),
        (-60, Kind.MISSED, "missed"),
        (-5000, Kind.MISSED, "missed"),
        (None, Kind.CANNOT, "unknown"),
    ],
)
def test_the_advice_fits_the_time_left(minutes: int | None, kind: Kind, key: str) -> None:
    assert advice(case_in(minutes, kind=kind), context()) == WORDS.advice[key]


@pytest.mark.parametrize(
    ("minutes", "key"), [(1441, "advance"), (300, "no-number"), (20, "no-number"), (-5, "no-number"), (-90, "missed")]
)
@pytest.mark.parametrize("interview", [EMAIL, NONE])
def test_without_a_number_nobody_is_told_to_call_first(minutes: int, key: str, interview: Interview) -> None:
    assert advice(case_in(minutes, interview), context()) == WORDS.advice[key]


@pytest.mark.parametrize(("interview", "urgent"), [(BOTH, True), (EMAIL, False)])
def test_a_mail_comes_after_the_call_only_where_there_is_a_number(interview: Interview, urgent: bool) -> None:
    words = WORDS.rungs[Rung.EMAIL]
    whys = [step.why for step in ladder(case_in(20, interview), context()) if step.rung is Rung.EMAIL]
    assert whys == [words.why_urgent if urgent else words.why]


@pytest.mark.parametrize(("minutes", "pressing"), [(120, False), (119, True), (-60, True), (-61, False), (None, False)])
def test_a_mail_alone_is_too_slow_within_two_hours(minutes: int | None, pressing: bool) -> None:
    assert is_pressing(case_in(minutes), context()) is pressing


OFFERED = [
    (Reason.CAR, Mode.IN_PERSON, 38, "arrive-late by-phone by-video later-today move"),
    (Reason.CAR, Mode.VIDEO, 38, "dial-in arrive-late by-phone later-today move"),
    (Reason.CAR, Mode.IN_PERSON, 3000, "by-phone by-video move"),
    (Reason.CAR, Mode.IN_PERSON, -90, "later-today move"),
    (Reason.INTERNET, Mode.VIDEO, 38, "dial-in hotspot arrive-late by-phone later-today move"),
    (Reason.INTERNET, Mode.VIDEO, -31, "arrive-late by-phone later-today move"),
    (Reason.CLOCK, Mode.VIDEO, 4, "join-now arrive-late by-phone later-today move"),
    (Reason.CLOCK, Mode.VIDEO, 6, "arrive-late by-phone later-today move"),
    (Reason.OVERSLEPT, Mode.PHONE, -45, "join-now arrive-late later-today move"),
    (Reason.OVERSLEPT, Mode.PHONE, -46, "later-today move"),
    (Reason.ILLNESS, Mode.IN_PERSON, 300, "arrive-late by-video move"),
    (Reason.ILLNESS, Mode.IN_PERSON, 301, "by-video move"),
    (Reason.BEREAVEMENT, Mode.IN_PERSON, 38, "move"),
    (Reason.OFFER, Mode.VIDEO, 38, "move withdraw"),
    (Reason.PRIVATE, Mode.IN_PERSON, 38, "arrive-late move"),
]


@pytest.mark.parametrize(("reason", "mode", "minutes", "names"), OFFERED)
def test_what_is_offered_fits_reason_mode_and_minutes(reason: Reason, mode: Mode, minutes: int, names: str) -> None:
    case = case_in(minutes, replace(INTERVIEW, mode=mode), reason=reason)
    assert [rescue.value for rescue in rescues(case, context())] == names.split()


def test_there_is_always_another_time_to_ask_for() -> None:
    minutes = (None, 100_000, 1441, 1440, 300, 30, 5, 0, -15, -45, -46, -100_000)
    for reason, mode, left in product((*Reason, None), (*Mode, None), minutes):
        case = case_in(left, replace(INTERVIEW, mode=mode))
        case = replace(case, situation=Situation(kind=Kind.CANNOT, reason=reason))
        assert Rescue.MOVE in rescues(case, context())


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (datetime(2026, 11, 18, 22, 59, tzinfo=UTC), True),
        (datetime(2026, 11, 18, 23, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 19, 16, 0, tzinfo=UTC), False),
    ],
)
def test_later_today_ends_with_the_office_hours_on_their_clock(now: datetime, offered: bool) -> None:
    case = a_fresh_case()
    assert (Rescue.LATER_TODAY in rescues(case, context(now))) is offered


def test_while_the_mode_was_not_said_nothing_is_offered_that_needs_a_certain_one() -> None:
    case = a_fresh_case(interview=replace(INTERVIEW, mode=None))
    assert not {Rescue.DIAL_IN, Rescue.HOTSPOT, Rescue.BY_VIDEO} & set(rescues(case, context()))
