"""The words: nothing missing, nothing invented, nothing too long."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import product

import pytest
from msgspec.structs import replace

from raincheck.domain.drafting import draft, scripts, talk_seconds, word_count
from raincheck.domain.interview import Interview, Mode
from raincheck.domain.session import Channel, Kind, Me, Reason, Rescue, RescuePlan, Session, Situation
from raincheck.domain.triage import rescues
from stubs.cases import INTERVIEW, ME, NOW, a_fresh_case
from stubs.fakes import WORDS, context

SITUATIONS = [
    (Kind.CANNOT, 3000),
    (Kind.CANNOT, 300),
    (Kind.CANNOT, 38),
    (Kind.CANNOT, 2),
    (Kind.CANNOT, -30),
    (Kind.LATE, 300),
    (Kind.LATE, 10),
    (Kind.LATE, -10),
    (Kind.MISSED, -20),
    (Kind.MISSED, -200),
    (Kind.MISSED, -5000),
]
BARE = Interview(when="x", zone=INTERVIEW.zone)
FACTS = [
    (INTERVIEW, ME),
    (INTERVIEW, Me()),
    (BARE, ME),
    (BARE, Me()),
    (BARE, Me(phone=ME.phone)),
    (BARE, Me(name=ME.name)),
    (replace(INTERVIEW, role=""), ME),
    (replace(INTERVIEW, contact_name=""), ME),
    (replace(INTERVIEW, mode=Mode.VIDEO), ME),
]


def case_of(kind: Kind, minutes: int, reason: Reason, interview: Interview = INTERVIEW, me: Me = ME) -> Session:
    return a_fresh_case(
        situation=Situation(kind=kind, reason=reason),
        interview=replace(interview, starts=NOW + timedelta(minutes=minutes)),
        me=me,
    )


def planned(case: Session) -> Iterator[Session]:
    """The case with every rescue that is on offer for it."""
    for choice in rescues(case, context()):
        late = 20 if WORDS.rescues[choice].asks_delay else None
        yield replace(case, rescue=RescuePlan(choice=choice, late_minutes=late))


def every_case(reason: Reason) -> Iterator[Session]:
    for (kind, minutes), (interview, me) in product(SITUATIONS, FACTS):
        yield from planned(case_of(kind, minutes, reason, interview, me))


def assert_whole(text: str) -> None:
    """What must hold for any words that somebody else reads."""
    assert not re.search(r"[$\[\]{}<>]|\bNone\b|XX|TODO", text), text
    assert "  " not in text
    assert not re.search(r" [.,!?]|[.,]{2}|\?\.|^[,.]|Hi ?,|\n\n\n", text, re.MULTILINE), text
    assert not re.search(r"(?:^|[.?!] )[a-z]", text), text


@pytest.mark.parametrize("reason", Reason)
def test_a_mail_is_whole_and_says_sorry_and_thanks(reason: Reason) -> None:
    for case in every_case(reason):
        text = draft(case, Channel.EMAIL, context())
        assert_whole(text.subject)
        assert_whole(text.body)
        assert text.subject
        assert "sorry" in text.body
        assert re.search(r"\bthank", text.body, re.IGNORECASE)
        assert text.body.startswith(("Hi Dana,\n\n", "Hello,\n\n"))
        assert text.body.endswith("\n")
        assert not text.body.endswith("\n\n")


@pytest.mark.parametrize("reason", Reason)
def test_a_mail_has_forty_to_a_hundred_and_fifty_words(reason: Reason) -> None:
    counts = [word_count(draft(case, Channel.EMAIL, context()).body) for case in every_case(reason)]
    assert min(counts) >= 40
    assert max(counts) <= 150


@pytest.mark.parametrize("reason", Reason)
def test_a_text_message_is_whole_and_short(reason: Reason) -> None:
    for case in every_case(reason):
        text = draft(case, Channel.SMS, context())
        assert text.subject == ""
        assert_whole(text.body)
        assert "sorry" in text.body
        assert text.body.endswith("Thank you.")
        assert "\n" not in text.body
        assert word_count(text.body) <= 75, text.body


@pytest.mark.parametrize("reason", Reason)
def test_the_scripts_are_whole_and_can_be_said_in_thirty_seconds(reason: Reason) -> None:
    for case in every_case(reason):
        spoken = scripts(case, context())
        for text in (spoken.call, spoken.voicemail):
            assert_whole(text)
            assert "sorry" in text
            assert "Thank you" in text
        assert talk_seconds(spoken.call) <= 30, spoken.call


@pytest.mark.parametrize("reason", Reason)
def test_the_facts_stand_in_the_words(reason: Reason) -> None:
    for kind, minutes in SITUATIONS:
        for case in planned(case_of(kind, minutes, reason)):
            text = draft(case, Channel.EMAIL, context())
            assert INTERVIEW.role in text.body
            assert INTERVIEW.role in text.subject
            assert text.body.endswith(f"\n\n{ME.name}\n{ME.phone}\n")
            assert ME.name in draft(case, Channel.SMS, context()).body
            assert ME.phone in scripts(case, context()).voicemail


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
def test_a_hostile_fact_stands_there_literally(text: str) -> None:
    interview = replace(INTERVIEW, role=text, contact_name=text.replace(" ", "\u3000"), company=text)
    case = case_of(Kind.CANNOT, 38, Reason.OTHER, interview, Me(name=text, phone=ME.phone))
    case = replace(case, situation=replace(case.situation, detail=text))
    mail, sms = draft(case, Channel.EMAIL, context()), draft(case, Channel.SMS, context())
    for words in (mail.body, sms.body, scripts(case, context()).call, scripts(case, context()).voicemail):
        assert f"our {text} interview" in words
        assert f"Hi {interview.contact_name}" in words
    assert mail.body.endswith(f"\n\n{text}\n{ME.phone}\n")
    assert mail.subject.startswith(text)


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Dana Whitfield", "Hi Dana,"),
        ("Dana", "Hi Dana,"),
        ("Whitfield, Dana", "Hi Dana,"),
        ("Whitfield, Dana Maria", "Hi Dana,"),
        ("Whitfield,", "Hi Whitfield,"),
        ("Dana Whitfield, PhD", "Hi Dana,"),
        ("Dr. Ana Ortiz", "Hi Dr. Ana Ortiz,"),
        ("Ms Ortiz", "Hi Ms Ortiz,"),
        ("", "Hello,"),
    ],
)
def test_the_greeting_names_them_as_a_person_would(name: str, greeting: str) -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR, replace(INTERVIEW, contact_name=name))
    assert draft(case, Channel.EMAIL, context()).body.splitlines()[0] == greeting


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        ("my flat was flooded", "My flat was flooded. "),
        ("my flat was flooded!", "My flat was flooded! "),
        ("", "A matter that can't wait needs me today. "),
    ],
)
def test_the_users_own_reason_is_said_in_their_words(detail: str, said: str) -> None:
    case = case_of(Kind.CANNOT, 38, Reason.OTHER)
    case = replace(case, situation=replace(case.situation, detail=detail))
    assert f"\n\n{said}" in draft(case, Channel.EMAIL, context()).body
    assert_whole(draft(case, Channel.SMS, context()).body)


def test_words_of_ones_own_for_another_reason_stay_private() -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR)
    case = replace(case, situation=replace(case.situation, detail="secret"))
    assert "secret" not in draft(case, Channel.EMAIL, context()).body


def test_the_time_is_named_as_theirs_only_where_the_zones_differ() -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR)
    theirs = "today at 10:00 your time (Phoenix)"
    for channel in Channel:
        assert theirs in draft(case, channel, context()).body
        assert "your time" not in draft(case, channel, context(zone="America/Phoenix")).body


@pytest.mark.parametrize(
    ("minutes", "late", "told"),
    [(38, 5, "10:10"), (38, 10, "10:20"), (38, 11, "10:20"), (38, 20, "10:30"), (-30, 5, "09:30"), (-20, 60, "10:12")],
)
def test_an_arrival_is_rounded_up_and_never_past(minutes: int, late: int, told: str) -> None:
    case = case_of(Kind.LATE, minutes, Reason.CAR)
    case = replace(case, rescue=RescuePlan(choice=Rescue.ARRIVE_LATE, late_minutes=late))
    assert f"I expect to be there by {told} " in draft(case, Channel.EMAIL, context()).body


def test_without_an_honest_delay_no_arrival_is_promised() -> None:
    case = replace(case_of(Kind.LATE, 38, Reason.CAR), rescue=RescuePlan(choice=Rescue.ARRIVE_LATE))
    assert WORDS.rescues[Rescue.MOVE].offer in draft(case, Channel.EMAIL, context()).body


@pytest.mark.parametrize("reason", Reason)
def test_the_candidate_owns_what_they_could_have_prevented(reason: Reason) -> None:
    words = WORDS.reasons[reason]
    body = draft(case_of(Kind.MISSED, -200, reason), Channel.EMAIL, context()).body
    assert words.controllable is bool(words.own)
    assert not words.own or words.own in body


def test_the_same_facts_give_the_same_words() -> None:
    case = case_of(Kind.CANNOT, 38, Reason.CAR)
    assert draft(case, Channel.EMAIL, context()) == draft(case, Channel.EMAIL, context())
