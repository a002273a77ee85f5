"""The words of single messages that come back to a case; what holds for all of them is in test_returning_drafts.py."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.drafting import draft, fingerprint
from raincheck.domain.drafting.occasion import Occasion, occasion_of
from raincheck.domain.interview import Interview, Method, Mode, Relation
from raincheck.domain.returning import Errand, Recruiter
from raincheck.domain.session import (
    Channel,
    Kind,
    Me,
    Message,
    Reason,
    Rescue,
    RescuePlan,
    Session,
    Situation,
)
from stubs.cases import INTERVIEW, ME
from stubs.coming_back import BACK_AT, ERRANDS, HISTORIES, NED, NEW_TIME, OFFER, PLACE, SOON, came_back, case_of
from stubs.fakes import WORDS, context
from stubs.strategies import sessions

AGENCY = replace(INTERVIEW, relation=Relation.AGENCY)
MAILED, TEXTED, CALLED, NOTHING, THEIRS = HISTORIES


def mail(case: Session, zone: str = "Etc/UTC") -> str:
    return draft(case, Channel.EMAIL, context(BACK_AT, zone)).body


# Which draft it is


OCCASIONS = [
    *((errand, Kind.MISSED, {}, Occasion(errand.value)) for errand in ERRANDS),
    (Errand.FIRST, Kind.CANNOT, {"rescue": RescuePlan(choice=Rescue.WITHDRAW)}, Occasion.WITHDRAW),
    (Errand.SECOND, Kind.CANNOT, {"rescue": RescuePlan(choice=Rescue.WITHDRAW)}, Occasion.WITHDRAW),
    (Errand.THANKS, Kind.CANNOT, {"rescue": RescuePlan(choice=Rescue.WITHDRAW)}, Occasion.THANKS),
    (Errand.NEWS, Kind.READY, {}, Occasion.CONFIRM),
    (Errand.NEWS, Kind.READY, {"interview": replace(INTERVIEW, starts=None)}, Occasion.CONFIRM),
    (Errand.NEWS, Kind.READY, {"interview": INTERVIEW}, Occasion.CLOSE),
    (Errand.NEWS, Kind.READY, {"interview": replace(INTERVIEW, starts=SOON, method=Method.CANCEL)}, Occasion.CANCELED),
    (Errand.CONFIRM, Kind.READY, {"interview": INTERVIEW}, Occasion.CLOSE),
    (Errand.NEWS, Kind.CANNOT, {}, Occasion.SAME_DAY),
]


@pytest.mark.parametrize(("errand", "kind", "changes", "occasion"), OCCASIONS)
def test_the_occasion_follows_from_the_errand(
    errand: Errand, kind: Kind, changes: dict[str, object], occasion: Occasion
) -> None:
    case = case_of(errand, situation=Situation(kind=kind, reason=Reason.CAR))
    case = replace(case, interview=replace(INTERVIEW, starts=SOON))
    assert occasion_of(replace(case, **changes), BACK_AT) is occasion


@pytest.mark.parametrize("errand", Errand)
@pytest.mark.parametrize("minutes", [9000, 900, 38, 2, 0])
def test_whoever_only_gets_ready_is_never_made_to_cancel(errand: Errand, minutes: int) -> None:
    starts = BACK_AT + timedelta(minutes=minutes)
    case = replace(case_of(errand, replace(INTERVIEW, starts=starts)), situation=Situation(kind=Kind.READY))
    case = replace(case, interview=replace(case.interview, starts=starts))
    for channel in Channel:
        body = draft(case, channel, context(BACK_AT)).body
        assert not any(said in body for said in ("can't", "cannot", "late", "miss", "withdraw", "unable"))


def test_a_case_that_was_only_prepared_says_so_once_the_kind_is_changed() -> None:
    case = replace(case_of(Errand.NEWS), interview=replace(INTERVIEW, starts=SOON))
    ready = replace(case, situation=Situation(kind=Kind.READY))
    assert "tomorrow" in mail(ready)
    assert "can't" not in mail(ready)
    assert "can't" in mail(replace(ready, situation=Situation(kind=Kind.CANNOT, reason=Reason.CAR)))


# What they say


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (MAILED, "on November 18"),
        (TEXTED, "on November 18"),
        (CALLED, "on November 18"),
        (NOTHING, "November 18, at 10"),
    ],
    ids=["mailed", "texted", "called", "nothing known"],
)
def test_a_follow_up_says_what_came_before_as_far_as_it_is_known(history: tuple[object, ...], said: str) -> None:
    deliveries, attempts, _ = history
    body = mail(case_of(Errand.FIRST, deliveries=deliveries, attempts=attempts))
    assert said in body
    claimed = any(word in body for word in ("wrote", "message", "called", "phoned", "call "))
    assert claimed is (history is not NOTHING)


def test_a_call_is_not_told_as_a_message() -> None:
    deliveries, attempts, _ = CALLED
    body = mail(case_of(Errand.FIRST, deliveries=deliveries, attempts=attempts))
    assert not any(word in body for word in ("wrote", "message"))
    assert any(word in body for word in ("called", "phoned", "call "))


@pytest.mark.parametrize("relation", Relation)
def test_a_first_follow_up_has_three_sentences_and_the_second_is_shorter(relation: Relation) -> None:
    interview = replace(INTERVIEW, relation=relation)
    for wording in range(3):
        first, second = (
            mail(came_back(errand, interview, Me(name="A"), wording=wording)).split("\n\n")[1]
            for errand in (Errand.FIRST, Errand.SECOND)
        )
        assert first.count(". ") + first.count("? ") + 1 <= 3
        assert len(second.split()) < len(first.split())
        assert " no " in second


def test_a_yes_names_the_new_time_on_both_clocks_and_not_the_old_one() -> None:
    body = mail(case_of(Errand.ACCEPT), "Europe/London")
    assert "on Tuesday, November 24, at 10:22 am your time (Phoenix), which is 17:22 my time (London)" in body
    assert "November 18" not in body


@pytest.mark.parametrize(
    ("zone", "mine"),
    [
        ("America/Phoenix", ""),
        ("America/Denver", ""),
        ("America/New_York", ", which is 12:22 pm my time (New York)"),
        ("Asia/Tokyo", ", which is 02:22 on Wednesday, November 25, my time (Tokyo)"),
    ],
)
def test_ones_own_clock_is_told_where_it_shows_another_time(zone: str, mine: str) -> None:
    body = mail(case_of(Errand.ACCEPT), zone)
    assert mine in body
    assert bool(mine) is ("my time" in body)


def test_a_yes_to_a_time_that_was_not_read_names_none() -> None:
    body = mail(case_of(Errand.ACCEPT, replies=()))
    assert "our Dispatch Coordinator interview" in body
    assert ":" not in body.partition("\n\n")[2].replace("thank you:", "")


@pytest.mark.parametrize(("days", "promised"), [(6, True), (2, True), (1, False), (0, False)])
def test_who_accepts_confirms_it_before_then_if_there_is_time(days: int, promised: bool) -> None:
    offer = replace(OFFER, starts=BACK_AT + timedelta(days=days, hours=1))
    assert ("before then" in mail(case_of(Errand.ACCEPT, replies=(offer,))).lower()) is promised


JOINING = [
    ({"mode": Mode.IN_PERSON}, WORDS.drafts.back.joining["in-person"]),
    ({"mode": Mode.IN_PERSON, "location": PLACE}, (PLACE,)),
    ({"mode": Mode.VIDEO}, WORDS.drafts.back.joining["video"]),
    ({"mode": Mode.VIDEO, "join_url": "https://meet.example/x"}, WORDS.drafts.back.joining["link"]),
    ({"mode": Mode.PHONE}, WORDS.drafts.back.joining["phone"]),
]


@pytest.mark.parametrize(("known", "said"), JOINING)
def test_who_confirms_says_how_they_join_and_leaves_a_number(known: dict[str, object], said: tuple[str, ...]) -> None:
    body = mail(case_of(Errand.CONFIRM, replace(INTERVIEW, **known)))
    assert "tomorrow at 9:22 am" in body
    assert any(text in body for text in said)
    assert body.count(ME.phone) == 2
    assert "https" not in body


def test_who_has_no_number_leaves_none() -> None:
    assert "number" not in mail(case_of(Errand.CONFIRM, me=Me(name="A")))


CONCERNED = Recruiter(name=INTERVIEW.contact_name, email=INTERVIEW.contact_email)


@pytest.mark.parametrize(
    ("interview", "someone", "kind", "told"),
    [
        (AGENCY, CONCERNED, Kind.MISSED, True),
        (AGENCY, replace(CONCERNED, email=""), Kind.MISSED, True),
        (AGENCY, CONCERNED, Kind.READY, False),
        (AGENCY, NED, Kind.MISSED, False),
        (INTERVIEW, CONCERNED, Kind.MISSED, False),
        (replace(AGENCY, contact_name="", contact_email=""), Recruiter(agency="Perch"), Kind.MISSED, False),
    ],
    ids=["the agency", "the agency by name", "nothing happened", "another one", "the company", "nobody known"],
)
def test_what_happened_is_told_only_to_whom_it_concerns(
    interview: Interview, someone: Recruiter, kind: Kind, told: bool
) -> None:
    case = case_of(Errand.OUTREACH, interview, recruiter=someone, situation=Situation(kind=kind, reason=Reason.CAR))
    assert ("as planned" in mail(case)) is told


def test_without_a_role_what_one_looks_for_is_a_gap() -> None:
    assert "[role]" in mail(case_of(Errand.OUTREACH, replace(INTERVIEW, role="")))


def test_each_coming_back_asks_in_other_words() -> None:
    asked = [mail(replace(case_of(Errand.FIRST), message=Message(errand=Errand.FIRST, round=n))) for n in (1, 2, 3)]
    assert len({body.split("?")[0].rpartition(". ")[2] for body in asked}) == 3


@pytest.mark.parametrize("text", ["O'Brien", "李小龙", "$me ${first} $$", "{0} %s", "a" * 300, "`id` && true"])
@pytest.mark.parametrize("errand", ERRANDS)
def test_a_hostile_fact_stands_there_literally(errand: Errand, text: str) -> None:
    interview = replace(INTERVIEW, role=text, location=text, mode=Mode.IN_PERSON)
    assert text in mail(case_of(errand, interview, me=replace(ME, name=text)))


# When the words are out of date


OTHERS = [
    case_of(Errand.SECOND),
    case_of(Errand.ACCEPT, replies=(replace(OFFER, starts=NEW_TIME + timedelta(hours=1)),)),
    case_of(Errand.ACCEPT, replies=(replace(OFFER, zone="Asia/Tokyo"),)),
    case_of(Errand.ACCEPT, me=Me(name="A")),
]


@pytest.mark.parametrize("other", OTHERS, ids=["errand", "time", "zone", "writer"])
def test_other_facts_have_another_fingerprint(other: Session) -> None:
    assert fingerprint(other, context(BACK_AT)) != fingerprint(case_of(Errand.ACCEPT), context(BACK_AT))


@given(sessions, st.sampled_from(Errand), st.sampled_from(Channel))
def test_any_case_has_words_for_any_errand(case: Session, errand: Errand, channel: Channel) -> None:
    case = replace(case, message=replace(case.message, errand=errand))
    text = draft(case, channel, context())
    assert text.body.strip()
    assert text == draft(case, channel, context())
