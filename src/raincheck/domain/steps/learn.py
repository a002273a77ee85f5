"""What would have prevented it? Three short questions; what is answered is kept for all that come."""

from string import Template

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.questions import (
    Answers,
    Choice,
    ChoiceQuestion,
    Outcome,
    Page,
    Question,
    Rejected,
    TextField,
)
from raincheck.domain.session import Reason, Session, Step
from raincheck.domain.steps.common import make_page, nothing_to_prepare, problem
from raincheck.domain.text import clean_line

STEP = Step.LEARN
arrive = nothing_to_prepare

QUESTIONS = ("happened", "caught", "next_time")
OWN = "own"
"""The answer that opens a line for one's own words."""


def page(session: Session, ctx: Context) -> Page:
    """The questions in turn; a line follows the one that is answered in one's own words."""
    questions: list[Question] = []
    for name in QUESTIONS:
        questions.append(_question(name, session, ctx))
        if is_own(getattr(session.learned, name), ctx):
            questions.append(_line(name, ctx))
    return make_page(STEP, ctx, *questions)


def _question(name: str, session: Session, ctx: Context) -> ChoiceQuestion:
    words = ctx.words.learn
    fitting = getattr(words, name)
    reason = session.situation.reason or Reason.OTHER
    keys = fitting.get(reason.value) or fitting[Reason.OTHER.value]
    choices = [Choice(value=key, label=words.choices[key]) for key in keys]
    own = Choice(value=OWN, label=words.questions["own"])
    return ChoiceQuestion(id=name, prompt=words.questions[name], choices=(*choices, own))


def _line(name: str, ctx: Context) -> TextField:
    words = ctx.words.learn.questions
    prompt = Template(words["own-line"]).substitute(question=words[name])
    return TextField(id=f"{name}_own", prompt=prompt, placeholder=words[f"own-{name}"])


def is_own(answer: str, ctx: Context) -> bool:
    """Whether it is answered, and not by one of the choices."""
    return bool(answer) and answer not in ctx.words.learn.choices


def stored(session: Session, ctx: Context) -> dict[str, str]:
    """The answers so far; one's own words stand in the line."""
    found: dict[str, str] = {}
    for name in QUESTIONS:
        answer = getattr(session.learned, name)
        own = is_own(answer, ctx)
        found[name] = OWN if own else answer
        if own:
            found[f"{name}_own"] = "" if answer == OWN else answer
    return found


def keep(session: Session, answers: Answers, ctx: Context) -> Session:
    """Take each choice, and the words of a line as they are typed."""
    kept = {name: _kept(name, session, answers, ctx) for name in QUESTIONS}
    return replace(session, learned=replace(session.learned, **kept))


def _kept(name: str, session: Session, answers: Answers, ctx: Context) -> str:
    before = getattr(session.learned, name)
    chosen = answers.get(name, "")
    if chosen in ctx.words.learn.choices:
        return chosen
    if chosen != OWN:
        return str(before)
    typed = clean_line(answers.get(f"{name}_own", ""))
    return typed or (OWN if f"{name}_own" in answers or not is_own(before, ctx) else str(before))


def answer(session: Session, answers: Answers, ctx: Context) -> Outcome:
    """All three, if one is answered. Who gives no answers at all wants to go on, with what there is."""
    kept = keep(session, answers, ctx)
    given = {name: getattr(kept.learned, name) for name in QUESTIONS}
    if not answers or not any(given.values()):
        return _without_blanks(kept)
    empty = [name for name, text in given.items() if text in ("", OWN)]
    if empty:
        field, key = (f"{empty[0]}_own", "own-empty") if given[empty[0]] else (empty[0], "choose-one")
        return Rejected(problems=(problem(field, key, ctx),))
    return kept


def _without_blanks(session: Session) -> Session:
    """Own words that were chosen and never written are no answer."""
    blank = {name: "" for name in QUESTIONS if getattr(session.learned, name) == OWN}
    return replace(session, learned=replace(session.learned, **blank))
