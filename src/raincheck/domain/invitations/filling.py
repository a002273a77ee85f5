"""From the facts of an invitation to the case, and to questions as a person reads them."""

from msgspec.structs import replace

from raincheck.domain.context import Context
from raincheck.domain.interview import Interview
from raincheck.domain.invitations.facts import Asked, Invitation
from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import typed
from raincheck.domain.questions import Choice, Problem
from raincheck.domain.session import Session
from raincheck.domain.steps.common import candidates, problem
from raincheck.domain.text import clean_line
from raincheck.domain.zones import at_offset

TEXTS = (
    "contact_name contact_email contact_phone company role join_url dial_in dial_in_code location reschedule_url"
).split()
"""The facts that are lines of text, by the name that they have in the case as well."""


def fill(session: Session, invitation: Invitation, ctx: Context) -> Session:
    """The case with these facts; what the invitation does not say stays as it was."""
    interview = session.interview
    found = {name: clean_line(value) for name in TEXTS if (value := getattr(invitation, name))}
    interview = replace(
        interview,
        **found,
        mode=invitation.mode or interview.mode,
        duration_minutes=invitation.duration_minutes or interview.duration_minutes,
        method=invitation.method,
        updated=invitation.update,
        thread=clean_line(invitation.message_id or ""),
        references=tuple(clean_line(one) for one in invitation.references),
        invited_by=clean_line(invitation.invited_by or ""),
        sources=replace(interview.sources, **{name: clean_line(text) for name, text in invitation.sources.items()}),
    )
    return replace(session, interview=_started(interview, invitation, ctx))


def _started(interview: Interview, invitation: Invitation, ctx: Context) -> Interview:
    """With its start, on the clock of the invitation's zone or on the user's own."""
    if invitation.starts is None:
        # An hour of another interview would be worse than none.
        return replace(interview, when="", starts=None) if invitation.questions else interview
    zone = invitation.zone or ctx.zone
    at = at_offset(invitation.starts, zone)
    return replace(interview, when=typed(Moment(at, zone)), starts=at, zone=zone)


def questions(invitation: Invitation, ctx: Context) -> tuple[Problem, ...]:
    """What is left to ask, the start first; each with its candidates as choices."""
    ordered = sorted(invitation.questions, key=lambda asked: asked.field != "starts")
    return tuple(_question(asked, ctx) for asked in ordered)


def _question(asked: Asked, ctx: Context) -> Problem:
    if asked.field == "starts":
        doubt = Doubt(asked.reason, asked.moments)
        return problem("when", asked.reason, ctx, candidates(doubt, ctx, ctx.zone))
    choices = tuple(Choice(value=clean_line(text), label=clean_line(text)) for text in asked.candidates)
    return problem(asked.field, asked.reason, ctx, choices)
