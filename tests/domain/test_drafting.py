"""The words of single cases; what holds for every kind of case is in test_drafting_matrix.py."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from raincheck.domain.drafting import draft, fingerprint, scripts, talk_seconds, word_count
from raincheck.domain.drafting.occasion import Occasion, occasion_of
from raincheck.domain.interview import Interview, Method, Relation
from raincheck.domain.session import (
    WRITTEN,
    Attempt,
    Channel,
    DeliveryState,
    Kind,
    Me,
    Message,
    Reached,
    Reason,
    Rescue,
    RescuePlan,
    Rung,
    Session,
    Situation,
    Tone,
)
from stubs.cases import DELIVERY, INTERVIEW, ME, NOW, a_fresh_case
from stubs.fakes import WORDS, context

AGENCY = replace(INTERVIEW, relation=Relation.AGENCY)


def case_of(kind: Kind, minutes: int, reason: Reason, interview: Interview = INTERVIEW, me: Me = ME) -> Session:
    return a_fresh_case(
        situation=Situation(kind=kind, reason=reason),
        interview=replace(interview, starts=NOW + timedelta(minutes=minutes)),
        me=me,
    )


def toned(case: Session, tone: Tone) -> Session:
    return replace(case, message=Message(tone=tone))


def mail(case: Session, zone: str = "Etc/UTC") -> str:
    return draft(case, Channel.EMAIL, context(zone=zone)).body


HOSTILE = [
    "O'Brien",
    "李小龙",
    "None",
    "$me ${first} $$",
    "{0} %s",
    "[Zoom]",
    "Владимир",
    "محمد",
    "-rf",
    "a" * 300,
    "`id` && true",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("relation", Relation)
def test_a_hostile_fact_stands_there_literally(text: str, relation: Relation) -> None:
    interview = replace(INTERVIEW, role=text, contact_name=text.replace(" ", "\u3000"), company=text, relation=relation)
    case = case_of(Kind.CANNOT, 38, Reason.OTHER, interview, Me(name=text, phone=ME.phone))
    case = replace(case, situation=replace(case.situation, detail=text))
    for channel in WRITTEN:
        body = draft(case, channel, context()).body
        assert f"{text} interview" in body
        assert channel is Channel.ATS or interview.contact_name in body
    assert mail(case).endswith(f"\n\nKind regards,\n{text}\n{ME.phone}\n")
    assert draft(case, Channel.EMAIL, context()).subject.startswith(text)


@pytest.mark.parametrize(
    ("name", "plain", "formal"),
    [
        ("Dana Whitfield", "Dana", "Dana Whitfield"),
        ("Dana", "Dana", "Dana"),
        ("Whitfield, Dana", "Dana", "Dana Whitfield"),
        ("Whitfield, Dana Maria", "Dana", "Dana Maria Whitfield"),
        ("Whitfield,", "Whitfield", "Whitfield"),
        ("Dana Whitfield, PhD", "Dana", "Dana Whitfield"),
        ("Dr. Ana Ortiz", "Dr. Ortiz", "Dr. Ana Ortiz"),
        ("Prof. Ana de la Cruz", "Prof. Ana de la Cruz", "Prof. Ana de la Cruz"),
        ("Ms Ortiz", "Ms Ortiz", "Ms Ortiz"),
    ],
)
def test_the_greeting_names_them_as_a_person_would(name: str, plain: str, formal: str) -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR, replace(INTERVIEW, contact_name=name))
    for tone, expected in ((Tone.PLAIN, plain), (Tone.WARM, plain), (Tone.FORMAL, formal)):
        greeting = mail(toned(case, tone)).splitlines()[0]
        assert greeting.rstrip(",:").partition(" ")[2] == expected


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("my flat was flooded", "My flat was flooded. "),
        ("my flat was flooded!", "My flat was flooded! "),
        ("The power is out. So is the phone", "The power is out. So is the phone. "),
    ],
)
def test_the_users_own_reason_is_said_first_in_their_words(detail: str, said: str) -> None:
    case = case_of(Kind.CANNOT, 38, Reason.OTHER)
    case = replace(case, situation=replace(case.situation, detail=detail))
    assert f"\n\n{said}" in mail(case)


def test_words_of_ones_own_for_another_reason_stay_private() -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR)
    case = replace(case, situation=replace(case.situation, detail="secret"))
    assert not any("secret" in draft(case, channel, context()).body for channel in Channel)


TOLD = [
    ("America/Phoenix", Relation.EMPLOYER, "Etc/UTC", "today at 10:00 am your time (Phoenix)"),
    ("America/Phoenix", Relation.EMPLOYER, "America/Phoenix", "today at 10:00 am "),
    ("America/Phoenix", Relation.AGENCY, "Etc/UTC", "today at 10:00 am Phoenix time"),
    ("Europe/Berlin", Relation.EMPLOYER, "Etc/UTC", "today at 18:00 your time (Berlin)"),
    ("Europe/London", Relation.EMPLOYER, "Etc/UTC", "today at 17:00 "),
    ("Asia/Kolkata", Relation.EMPLOYER, "Etc/UTC", "today at 10:30 pm your time (Kolkata)"),
    ("Australia/Sydney", Relation.EMPLOYER, "Etc/UTC", "today at 4:00 am your time (Sydney)"),
    ("America/Indiana/Knox", Relation.EMPLOYER, "Etc/UTC", "today at 11:00 am your time (Knox)"),
    ("America/Sao_Paulo", Relation.EMPLOYER, "Etc/UTC", "today at 14:00 your time (Sao Paulo)"),
    ("Etc/GMT+5", Relation.AGENCY, "Asia/Tokyo", "today at 12:00 UTC-5"),
]


@pytest.mark.parametrize(("zone", "relation", "mine", "told"), TOLD)
def test_a_time_is_told_on_their_clock_and_in_their_habit(zone: str, relation: Relation, mine: str, told: str) -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR, replace(INTERVIEW, zone=zone, relation=relation))
    assert told in mail(case, mine).replace(".", " ").replace(",", " ")


@pytest.mark.parametrize(
    ("minutes", "written", "texted"),
    [
        (9000, "on Tuesday, November 24, at 3:22 pm", "on November 24 at 3:22 pm"),
        (-1500, "yesterday at 8:22 am", "yesterday at 8:22 am"),
    ],
)
def test_a_far_day_is_told_in_full_in_a_mail_and_shortly_in_a_text(minutes: int, written: str, texted: str) -> None:
    case = case_of(Kind.CANNOT, minutes, Reason.CAR)
    assert written in mail(case)
    assert texted in draft(case, Channel.SMS, context()).body


@pytest.mark.parametrize(
    ("minutes", "late", "told"),
    [
        (38, 5, "10:10 am"),
        (38, 10, "10:20 am"),
        (38, 11, "10:20 am"),
        (38, 20, "10:30 am"),
        (-30, 5, "9:30 am"),
        (-20, 60, "10:12 am"),
    ],
)
def test_an_arrival_is_rounded_up_and_never_past(minutes: int, late: int, told: str) -> None:
    case = case_of(Kind.LATE, minutes, Reason.CAR)
    case = replace(case, rescue=RescuePlan(choice=Rescue.ARRIVE_LATE, late_minutes=late))
    assert f" by {told} " in mail(case)


def test_without_an_honest_delay_no_arrival_is_promised() -> None:
    case = replace(case_of(Kind.LATE, 38, Reason.CAR), rescue=RescuePlan(choice=Rescue.ARRIVE_LATE))
    assert " by " not in mail(case)


def test_who_is_late_and_has_not_chosen_promises_nothing() -> None:
    body = mail(case_of(Kind.LATE, 38, Reason.CAR))
    assert "late" in body
    assert any(ask in body for ask in WORDS.drafts.undecided.ask)


OCCASIONS = [
    (Kind.CANNOT, 9000, Rescue.MOVE, Occasion.ADVANCE),
    (Kind.CANNOT, 300, Rescue.MOVE, Occasion.SAME_DAY),
    (Kind.CANNOT, 300, None, Occasion.SAME_DAY),
    (Kind.LATE, 38, Rescue.ARRIVE_LATE, Occasion.RUNNING_LATE),
    (Kind.LATE, 38, Rescue.MOVE, Occasion.SAME_DAY),
    (Kind.CANNOT, 300, Rescue.HOTSPOT, Occasion.OTHER_WAY),
    (Kind.CANNOT, 9000, Rescue.BY_PHONE, Occasion.OTHER_WAY),
    (Kind.LATE, -5, Rescue.DIAL_IN, Occasion.RUNNING_LATE),
    (Kind.MISSED, -20, Rescue.BY_PHONE, Occasion.MISSED),
    (Kind.MISSED, -200, Rescue.WITHDRAW, Occasion.WITHDRAW),
]


@pytest.mark.parametrize(("kind", "minutes", "choice", "occasion"), OCCASIONS)
def test_the_occasion_follows_from_choice_and_clock(
    kind: Kind, minutes: int, choice: Rescue | None, occasion: Occasion
) -> None:
    case = replace(case_of(kind, minutes, Reason.CAR), rescue=RescuePlan(choice=choice, late_minutes=20))
    assert occasion_of(case, NOW) is occasion


def test_who_joins_on_time_another_way_is_not_called_late() -> None:
    case = replace(case_of(Kind.CANNOT, 300, Reason.INTERNET), rescue=RescuePlan(choice=Rescue.HOTSPOT))
    assert "late" not in mail(case)


def test_what_they_canceled_is_answered_with_thanks_and_an_ask() -> None:
    case = case_of(Kind.CANNOT, 300, Reason.CAR, replace(INTERVIEW, method=Method.CANCEL))
    body = mail(case)
    assert "is canceled" in body
    assert "car" not in body


def missed_after(sent: int, **changes: object) -> Session:
    """Missed two hundred minutes ago, and written so many minutes before the start."""
    at = NOW + timedelta(minutes=-200 - sent)
    case = replace(case_of(Kind.MISSED, -200, Reason.CAR), deliveries=(replace(DELIVERY, at=at),))
    return replace(case, **changes)


def test_a_first_message_without_an_answer_is_told_with_its_hour() -> None:
    assert "earlier today at 5:24 am your time" in mail(missed_after(38))
    assert "yesterday at 9:22 am your time" in mail(missed_after(1240))


CALLED = Attempt(at=NOW - timedelta(minutes=240), rung=Rung.CALL, outcome=Reached.REACHED)
UNSENT = [DeliveryState.FAILED, DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN, DeliveryState.SENDING]


@pytest.mark.parametrize(
    "case",
    [
        missed_after(-30),
        missed_after(38, attempts=(CALLED,)),
        *(missed_after(38, deliveries=(replace(DELIVERY, at=NOW - timedelta(1), state=state),)) for state in UNSENT),
    ],
    ids=["after the start", "somebody was reached", *UNSENT],
)
def test_no_first_message_is_claimed_that_may_not_have_reached_anybody_in_time(case: Session) -> None:
    assert occasion_of(case, NOW) is Occasion.MISSED
    assert "earlier" not in mail(case)
    assert "yesterday" not in mail(case)


@pytest.mark.parametrize(("company", "host"), [("Larkspur Freight", "Larkspur Freight"), ("", "the hiring team")])
def test_a_recruiter_is_asked_to_ask_the_company(company: str, host: str) -> None:
    case = case_of(Kind.CANNOT, 300, Reason.CAR, replace(AGENCY, company=company))
    assert f" ask {host} " in mail(case)


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("reason", Reason)
def test_the_candidate_owns_what_they_could_have_prevented(reason: Reason, tone: Tone) -> None:
    words = WORDS.reasons[reason]
    body = mail(toned(case_of(Kind.MISSED, -200, reason), tone))
    assert words.controllable is bool(words.own) is bool(words.promise)
    assert not words.own or any(own in body for own in words.own)


def test_a_mix_up_of_the_clocks_explains_them_within_the_length() -> None:
    london, new_york = "Europe/London", "America/New_York"
    starts = datetime(2026, 3, 12, 14, 0, tzinfo=ZoneInfo(london))
    interview = replace(INTERVIEW, starts=starts, zone=london)
    case = a_fresh_case(situation=Situation(kind=Kind.MISSED, reason=Reason.CLOCK), interview=interview)
    for tone in Tone:
        body = draft(toned(case, tone), Channel.EMAIL, context(starts + timedelta(days=1), new_york)).body
        assert ": that week London was 4 hours ahead of New York, not 5, because New York changes" in body
        assert word_count(body) <= 125


def test_the_scripts_are_those_of_the_spoken_channels() -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR)
    spoken = scripts(case, context())
    assert spoken.call == draft(case, Channel.PHONE, context()).body
    assert spoken.voicemail == draft(case, Channel.VOICEMAIL, context()).body
    assert 15 <= talk_seconds(spoken.call) <= 25


OTHER_FACTS = [
    case_of(Kind.CANNOT, 37, Reason.CAR),
    case_of(Kind.CANNOT, 38, Reason.WORK),
    case_of(Kind.MISSED, -200, Reason.CAR),
    case_of(Kind.CANNOT, 38, Reason.CAR, replace(INTERVIEW, role="Clerk")),
    case_of(Kind.CANNOT, 38, Reason.CAR, AGENCY),
    case_of(Kind.CANNOT, 38, Reason.CAR, me=Me(name="A")),
    replace(case_of(Kind.CANNOT, 38, Reason.CAR), rescue=RescuePlan(choice=Rescue.BY_PHONE)),
]


@pytest.mark.parametrize("other", OTHER_FACTS)
def test_other_facts_have_another_fingerprint(other: Session) -> None:
    assert fingerprint(other, context()) != fingerprint(case_of(Kind.CANNOT, 38, Reason.CAR), context())


@pytest.mark.parametrize("tone", Tone)
def test_the_tone_has_no_part_in_the_fingerprint(tone: Tone) -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR)
    assert fingerprint(toned(case, tone), context()) == fingerprint(case, context())
