"""What is happening, and why."""

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.questions import Answers, Choice, ChoiceQuestion, Outcome, Page, Question, Rejected, TextField
from raincheck.domain.session import Kind, Reason, Session, Situation, Step
from raincheck.domain.steps.common import make_page, nothing_to_prepare, one_of, problem
from raincheck.domain.text import clean_line

STEP = Step.SITUATION
arrive = nothing_to_prepare


def page(session: Session, ctx: Context) -> Page:
    """Two choices; a third question only for a reason in the user's own words. Nothing yet needs no reason."""
    fields = ctx.words.fields
    kinds = ChoiceQuestion(
        id="kind",
        prompt=fields["kind"].prompt,
        choices=tuple(Choice(value=kind, label=ctx.words.kinds[kind]) for kind in Kind),
    )
    if session.situation.kind is Kind.READY:
        return make_page(STEP, ctx, kinds)
    questions: list[Question] = [
        kinds,
        ChoiceQuestion(
            id="reason",
            prompt=fields["reason"].prompt,
            choices=tuple(Choice(value=reason, label=ctx.words.reasons[reason].label) for reason in Reason),
            lead=fields["reason"].example,
        ),
    ]
    if session.situation.reason is Reason.OTHER:
        questions.append(TextField(id="detail", prompt=fields["detail"].prompt, placeholder=fields["detail"].example))
    return make_page(STEP, ctx, *questions)


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The choices so far; there is no reason for what has not happened."""
    situation = session.situation
    if situation.kind is Kind.READY:
        return {"kind": situation.kind.value, "reason": ""}
    found = {"kind": situation.kind or "", "reason": situation.reason or ""}
    if situation.reason is Reason.OTHER:
        found["detail"] = situation.detail
    return {key: str(value) for key, value in found.items()}


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take every choice that is one; a reason is forgotten when nothing has happened."""
    now = session.situation
    kind = one_of(Kind, answers.get("kind")) or now.kind
    if kind is Kind.READY:
        return replace(session, situation=Situation(kind=kind))
    kept = Situation(
        kind=kind,
        reason=one_of(Reason, answers.get("reason")) or now.reason,
        detail=clean_line(answers["detail"]) if "detail" in answers else now.detail,
    )
    return replace(session, situation=kept)


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """Both choices are needed, and for a reason of one's own the words for it."""
    kept = keep(session, answers, ctx)
    if kept.situation.kind is Kind.READY:
        return kept
    missing = [name for name in ("kind", "reason") if not getattr(kept.situation, name)]
    if missing:
        return Rejected(problems=tuple(problem(name, "choose-one", ctx) for name in missing))
    if kept.situation.reason is Reason.OTHER and not kept.situation.detail:
        return Rejected(problems=(problem("detail", "detail-missing", ctx),))
    return _unreminded(kept) if kept.followup.touches else kept


def _unreminded(session: Session) -> Session:
    """Who cannot come is not told to leave."""
    # It counts days, for which the first screen need not wait.
    from raincheck.domain.reminders import unreminded

    return unreminded(session)
