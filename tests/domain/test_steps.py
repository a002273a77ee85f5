"""The steps: every input is taken or refused with words, and none makes them raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.domain.interview import Interview, Mode
from raincheck.domain.questions import Answers, Page, Rejected
from raincheck.domain.returning import Since
from raincheck.domain.session import (
    Channel,
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
    Step,
    Text,
)
from raincheck.domain.steps.recruiter import Help
from raincheck.rules import rules_of
from stubs.cases import BODY, INTERVIEW, NOW, SUBJECT, a_case, a_fresh_case
from stubs.fakes import context
from stubs.strategies import raw_text, sessions

FIELDS = (
    "kind reason detail when zone company role contact_name contact_email contact_phone mode relation my_name my_phone "
    "my_email choice late_minutes rung channel subject body calendar what new_time sure recruiter recruiter_name "
    "recruiter_email recruiter_phone"
).split()
VALUES = [member.value for kind in (Kind, Reason, Mode, Rescue, Rung, Channel, Since, Help) for member in kind]
VALUES += ["10:00", "tomorrow 2pm", "9", "2026-11-01 01:30", "New York", "EST", "0", "20", "99999999", "²"]
answers = st.dictionaries(st.sampled_from(FIELDS), st.one_of(st.sampled_from(VALUES), raw_text))


@given(st.sampled_from(Step), sessions, answers)
def test_no_input_makes_a_step_raise(step: Step, session: Session, given_answers: Answers) -> None:
    rules, ctx = rules_of(step), context()
    assert isinstance(rules.page(session, ctx), Page)
    assert all(isinstance(value, str) for value in rules.stored(session, ctx).values())
    assert isinstance(rules.arrive(session, ctx), Session)
    assert isinstance(rules.keep(session, given_answers, ctx), Session)
    outcome = rules.answer(session, given_answers, ctx)
    if isinstance(outcome, Rejected):
        assert outcome.problems
        assert all(problem.cause and problem.message for problem in outcome.problems)
    else:
        assert isinstance(rules.page(outcome, ctx), Page)


@given(st.sampled_from(Step), sessions)
def test_giving_the_stored_answers_again_keeps_the_case(step: Step, session: Session) -> None:
    rules, ctx = rules_of(step), context()
    ready = rules.arrive(session, ctx)
    once = rules.keep(ready, rules.stored(ready, ctx), ctx)
    assert rules.keep(once, rules.stored(once, ctx), ctx) == once
    assert rules.stored(once, ctx) == rules.stored(ready, ctx)


@given(st.sampled_from(Step), sessions, answers)
def test_a_step_changes_no_other_step(step: Step, session: Session, given_answers: Answers) -> None:
    kept = rules_of(step).keep(session, given_answers, context())
    assert (kept.id, kept.step, kept.done) == (session.id, session.step, session.done)
    assert (kept.deliveries, kept.attempts, kept.followup) == (session.deliveries, session.attempts, session.followup)


def refused(step: Step, given_answers: Answers, session: Session | None = None) -> dict[str, str]:
    outcome = rules_of(step).answer(session or a_fresh_case(interview=Interview(), me=Me()), given_answers, context())
    assert isinstance(outcome, Rejected)
    return {problem.field: problem.cause for problem in outcome.problems}


BLANK = a_fresh_case(situation=Situation(), interview=Interview(), me=Me())
LATE = a_fresh_case(rescue=RescuePlan(choice=Rescue.ARRIVE_LATE))
REFUSED: list[tuple[Step, Session, Answers, set[str]]] = [
    (Step.SITUATION, BLANK, {}, {"kind", "reason"}),
    (Step.SITUATION, BLANK, {"kind": "cannot"}, {"reason"}),
    (Step.SITUATION, BLANK, {"kind": "bogus", "reason": "car"}, {"kind"}),
    (Step.INTERVIEW, BLANK, {}, {"when"}),
    (Step.INTERVIEW, BLANK, {"when": "soon"}, {"when"}),
    (Step.INTERVIEW, BLANK, {"when": "10:30", "zone": "Atlantis"}, {"zone"}),
    (Step.INTERVIEW, BLANK, {"when": "17:30", "contact_email": "a@b"}, {"contact_email"}),
    (Step.INTERVIEW, BLANK, {"when": "17:30", "contact_phone": "call me"}, {"contact_phone"}),
    (Step.INTERVIEW, BLANK, {"when": "", "my_email": "x", "my_phone": "y"}, {"when", "my_email", "my_phone"}),
    (Step.RESCUE, BLANK, {}, {"choice"}),
    (Step.RESCUE, BLANK, {"choice": "arrive-late"}, {"late_minutes"}),
    (Step.RESCUE, LATE, {"late_minutes": "0"}, {"late_minutes"}),
    (Step.RESCUE, LATE, {"late_minutes": "721"}, {"late_minutes"}),
    (Step.RESCUE, LATE, {"late_minutes": "٣"}, {"late_minutes"}),
    (Step.MESSAGE, BLANK, {"body": " \n "}, {"body"}),
    (Step.SEND, BLANK, {}, {"send"}),
]


@pytest.mark.parametrize(("step", "session", "given_answers", "fields"), REFUSED)
def test_what_is_missing_is_named(step: Step, session: Session, given_answers: Answers, fields: set[str]) -> None:
    assert set(refused(step, given_answers, session)) == fields


def test_a_doubtful_time_comes_with_readings_that_can_be_typed() -> None:
    outcome = rules_of(Step.INTERVIEW).answer(BLANK, {"when": "5:15", "zone": "Phoenix"}, context())
    assert isinstance(outcome, Rejected)
    candidates = [choice.value for choice in outcome.problems[0].candidates]
    assert candidates == ["2026-11-18 17:15", "2026-11-18 05:15", "2026-11-19 05:15"]
    for candidate in candidates:
        again = rules_of(Step.INTERVIEW).answer(BLANK, {"when": candidate, "zone": "Phoenix"}, context())
        assert isinstance(again, Session)
        assert again.interview.when == candidate


def test_the_interview_is_read_on_their_clock() -> None:
    given_answers = {"when": "10:00", "zone": "phoenix", "mode": "video", "relation": "agency"}
    taken = rules_of(Step.INTERVIEW).answer(BLANK, given_answers, context())
    assert isinstance(taken, Session)
    assert (taken.interview.starts, taken.interview.zone) == (INTERVIEW.starts, "America/Phoenix")
    assert (taken.interview.mode, taken.interview.relation.value) == (Mode.VIDEO, "agency")


@pytest.mark.parametrize(
    ("rung", "phone", "email", "channel"),
    [
        (Rung.CALL, "1", "a@b.example", Channel.EMAIL),
        (Rung.CALL, "1", "", Channel.SMS),
        (Rung.VOICEMAIL, "1", "", Channel.SMS),
        (Rung.SMS, "1", "a@b.example", Channel.SMS),
        (Rung.EMAIL, "1", "a@b.example", Channel.EMAIL),
        (Rung.ATS, "", "", Channel.ATS),
        (Rung.LINKEDIN, "", "", Channel.LINKEDIN),
        (Rung.CHAT, "1", "a@b.example", Channel.LINKEDIN),
        (Rung.SWITCHBOARD, "", "a@b.example", Channel.EMAIL),
    ],
)
def test_the_message_is_written_for_the_rung(rung: Rung, phone: str, email: str, channel: Channel) -> None:
    case = a_fresh_case(interview=replace(INTERVIEW, contact_phone=phone, contact_email=email))
    kept = rules_of(Step.CONTACT).keep(case, {"rung": rung.value}, context())
    assert kept.message.channel is channel


def test_the_delay_is_asked_only_for_an_arrival_and_forgotten_with_it() -> None:
    late = rules_of(Step.RESCUE).keep(LATE, {"late_minutes": "20"}, context())
    moved = rules_of(Step.RESCUE).keep(late, {"choice": "move", "late_minutes": "20"}, context())
    asked = [[q.id for q in rules_of(Step.RESCUE).page(case, context()).questions] for case in (late, moved)]
    assert asked == [["choice", "late_minutes"], ["choice"]]
    assert moved.rescue == RescuePlan(choice=Rescue.MOVE)


def test_the_draft_follows_the_facts_until_a_hand_is_put_to_it() -> None:
    rules = rules_of(Step.MESSAGE)
    case = rules.arrive(a_fresh_case(), context())
    text = case.message.email
    assert text
    assert not text.edited
    untouched = rules.keep(case, rules.stored(case, context()), context())
    touched = rules.keep(case, {"body": text.body + "!"}, context())
    ill = Situation(kind=Kind.CANNOT, reason=Reason.ILLNESS)
    assert rules.arrive(replace(untouched, situation=ill), context()).message.email != text
    assert rules.arrive(replace(touched, situation=ill), context()).message == touched.message


def test_a_long_role_is_no_edit() -> None:
    rules, ctx = rules_of(Step.MESSAGE), context()
    case = rules.arrive(a_fresh_case(interview=replace(INTERVIEW, role="very " * 99 + "senior")), ctx)
    assert rules.keep(case, rules.stored(case, ctx), ctx) == case


def test_each_channel_keeps_its_own_words() -> None:
    case = a_case(message=Message(email=Text(subject=SUBJECT, body=BODY, edited=True)))
    kept = rules_of(Step.MESSAGE).keep(case, {"channel": "sms", "body": "short"}, context())
    assert kept.message.sms is not None
    assert (kept.message.email, kept.message.sms.body, kept.message.sms.edited) == (case.message.email, "short", True)


def test_somebody_reached_is_enough_to_go_on_from_sending() -> None:
    case = a_fresh_case(attempts=(replace(a_case().attempts[0], outcome=Reached.REACHED),))
    assert rules_of(Step.SEND).answer(case, {}, context()) == case


@pytest.mark.parametrize("outcome", [Reached.NO_ANSWER, Reached.VOICEMAIL])
def test_a_call_that_reached_nobody_is_not_enough_to_go_on(outcome: Reached) -> None:
    case = a_fresh_case(attempts=(replace(a_case().attempts[0], outcome=outcome),))
    assert isinstance(rules_of(Step.SEND).answer(case, {}, context()), Rejected)


def test_a_reason_of_ones_own_needs_its_sentence() -> None:
    rejected = rules_of(Step.SITUATION).answer(
        a_fresh_case(), {"kind": "late", "reason": "other", "detail": " "}, context()
    )
    assert isinstance(rejected, Rejected)


def test_the_touches_are_proposed_once() -> None:
    rules = rules_of(Step.FOLLOWUP)
    first = rules.arrive(a_fresh_case(), context())
    assert len(first.followup.touches) == 3
    assert rules.arrive(first, context(NOW.replace(year=2027))) == first
