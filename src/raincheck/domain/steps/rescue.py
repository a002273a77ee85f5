"""Can it still happen? The choice shapes the message."""

from datetime import timedelta
from string import Template

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.drafting import arrival
from raincheck.domain.interview import Interview
from raincheck.domain.questions import Answers, Choice, ChoiceQuestion, Outcome, Page, Question, Rejected
from raincheck.domain.session import Rescue, RescuePlan, Session, Step
from raincheck.domain.steps.common import make_page, nothing_to_prepare, one_of, problem
from raincheck.domain.triage import rescues
from raincheck.domain.when import clock, local

STEP = Step.RESCUE
arrive = nothing_to_prepare

DELAYS = (5, 10, 20, 30, 45, 60, 90)
"""Minutes late to choose from: what one can honestly judge on the way."""

LONGEST = timedelta(hours=12)


def page(session: Session, ctx: Context) -> Page:
    """The options that fit, and for an arrival the honest delay."""
    options = rescues(session, ctx)
    if session.rescue.choice and session.rescue.choice not in options:
        options = (*options, session.rescue.choice)
    choices = tuple(
        Choice(value=name, label=ctx.words.rescues[name].label, hint=_hint(name, session.interview, ctx))
        for name in options
    )
    question = ChoiceQuestion(id="choice", prompt=ctx.words.fields["choice"].prompt, choices=choices)
    questions: list[Question] = [question]
    if asks_delay(session.rescue, ctx):
        questions.append(_delay(session, ctx))
    return make_page(STEP, ctx, *questions)


def _hint(name: Rescue, interview: Interview, ctx: Context) -> str:
    """Why or how; with the number to dial where the invitation gave one."""
    if name is not Rescue.DIAL_IN or not interview.dial_in:
        return ctx.words.rescues[name].hint
    key = "rescue-dial-in-code" if interview.dial_in_code else "rescue-dial-in"
    facts = {"number": interview.dial_in, "code": interview.dial_in_code}
    return Template(ctx.words.screens[key]).substitute(facts)


def asks_delay(plan: RescuePlan, ctx: Context) -> bool:
    """Whether the choice needs to know how late."""
    return plan.choice is not None and ctx.words.rescues[plan.choice].asks_delay


def _delay(session: Session, ctx: Context) -> ChoiceQuestion:
    words = ctx.words.fields["late_minutes"]
    choices = []
    for minutes in DELAYS:
        plan = replace(session.rescue, late_minutes=minutes)
        eta = arrival(replace(session, rescue=plan), ctx)
        told = clock(local(eta, session.interview.zone)) if eta else ""
        choices.append(
            Choice(
                value=str(minutes),
                label=words.values["label"].replace("$minutes", str(minutes)),
                hint=words.values["hint"].replace("$told", told) if told else "",
            )
        )
    return ChoiceQuestion(id="late_minutes", prompt=words.prompt, choices=tuple(choices), lead=words.example)


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The choice and the delay."""
    plan = session.rescue
    found = {"choice": str(plan.choice or "")}
    if asks_delay(plan, ctx):
        found["late_minutes"] = "" if plan.late_minutes is None else str(plan.late_minutes)
    return found


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take the choice, and the delay where it belongs to it."""
    choice = one_of(Rescue, answers.get("choice")) or session.rescue.choice
    minutes = _minutes(answers.get("late_minutes", "")) or session.rescue.late_minutes
    plan = RescuePlan(choice=choice, late_minutes=minutes)
    if not asks_delay(plan, ctx):
        plan = replace(plan, late_minutes=None)
    return replace(session, rescue=plan)


def _minutes(text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        return None
    minutes = int(text)
    return minutes if 0 < minutes <= LONGEST.total_seconds() // 60 else None


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """A choice is needed, and a delay with it where it asks for one."""
    kept = keep(session, answers, ctx)
    if kept.rescue.choice is None:
        return Rejected(problems=(problem("choice", "choose-one", ctx),))
    if asks_delay(kept.rescue, ctx) and kept.rescue.late_minutes is None:
        return Rejected(problems=(problem("late_minutes", "choose-one", ctx),))
    return kept
