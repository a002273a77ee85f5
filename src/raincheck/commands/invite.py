"""`raincheck invite`: the facts in an invitation, each with where it stood, and what is left to ask.

The JSON has a key for every fact, null where it is absent, and sources, questions and update.
"""

import sys
from datetime import datetime

from raincheck.commands.words import say, tell, tell_json
from raincheck.domain.context import Context
from raincheck.domain.invitations.facts import Asked, Invitation
from raincheck.domain.invitations.filling import questions
from raincheck.domain.session import Me
from raincheck.domain.telling import both_clocks, clock_sentence
from raincheck.domain.text import clean_line
from raincheck.exits import CommandError, ExitCode
from raincheck.ports import InvitationFiles, Unreadable
from raincheck.understanding import understood

LARGEST = 10 * 1024 * 1024
"""Bytes that are read from a pipe; a file has the same limit."""

FACTS = (
    "starts zone duration_minutes contact_name contact_email contact_phone company role mode join_url dial_in "
    "dial_in_code location reschedule_url method"
).split()
"""The facts in the order in which they are told."""


def read(files: InvitationFiles, name: str, ctx: Context, me: Me | None = None) -> Invitation:
    """The facts in that file, or with "-" in what comes in. Raises CommandError with the reason."""
    document = files.read(_piped()) if name == "-" else files.open(name)
    if isinstance(document, Unreadable):
        words = ctx.words.problems[document.cause.value]
        sentence = say("invite-unreadable", cause=words.cause, remedy=words.remedy)
        raise CommandError(ExitCode.CANNOT_OPEN, sentence)
    return understood(document, ctx, files, me)


def _piped() -> bytes:
    return sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""


def run(files: InvitationFiles, ctx: Context, name: str, *, as_json: bool) -> ExitCode:
    """Print the facts. Raises CommandError when nothing can be read."""
    invitation = read(files, name, ctx)
    if as_json:
        tell_json(_row(invitation, ctx))
    else:
        _print(invitation, ctx)
    return ExitCode.OK


def _row(invitation: Invitation, ctx: Context) -> dict[str, object]:
    facts = {name: getattr(invitation, name) for name in FACTS}
    row = {name: value.isoformat() if isinstance(value, datetime) else value for name, value in facts.items()}
    asked = [_asked(asked, ctx) for asked in invitation.questions]
    return row | {"update": invitation.update, "sources": invitation.sources, "questions": asked}


def _asked(asked: Asked, ctx: Context) -> dict[str, object]:
    moments = [moment.at.isoformat() for moment in asked.moments]
    reason = ctx.words.problems[asked.reason].cause
    return {"field": asked.field, "reason": reason, "candidates": moments or list(asked.candidates)}


def _print(invitation: Invitation, ctx: Context) -> None:
    if invitation.method is not None or invitation.update:
        kind = "update" if invitation.update else invitation.method
        tell(say(f"invite-is-{kind}"))
    told = 0
    for name in FACTS:
        value = _value(name, invitation, ctx)
        if value:
            source = invitation.sources.get(name, "")
            key = "invite-fact" if source else "invite-bare"
            tell(say(key, name=say(f"invite-{name}"), value=value, source=source))
            told += 1
    if not told and not invitation.questions:
        tell(say("invite-nothing"))
    for problem in questions(invitation, ctx):
        tell(say("invite-question", name=say(f"invite-{'starts' if problem.field == 'when' else problem.field}")))
        tell(f"  {problem.cause}")
        for choice in problem.candidates:
            tell(say("invite-candidate", label=choice.label, hint=choice.hint))
    if invitation.starts and (note := clock_sentence(invitation.starts, invitation.zone or ctx.zone, ctx)):
        tell(note)


def _value(name: str, invitation: Invitation, ctx: Context) -> str:
    """A fact as a person reads it."""
    value = getattr(invitation, name)
    if value is None or name in ("method", "zone"):
        return ""
    if isinstance(value, datetime):
        return both_clocks(value, invitation.zone or ctx.zone, ctx)
    return say("invite-minutes", minutes=value) if name == "duration_minutes" else clean_line(str(value))
