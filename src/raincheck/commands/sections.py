"""A case as sections of words, for `show`. It claims no more than the file knows, and prints nothing."""

from dataclasses import dataclass

from raincheck.commands.phrases import both_clocks
from raincheck.commands.words import say
from raincheck.domain.context import Context
from raincheck.domain.history import Line, picture
from raincheck.domain.interview import Relation
from raincheck.domain.naming import about, due_line
from raincheck.domain.session import WRITTEN, Channel, Delivery, DeliveryState, Evidence, Session, Text
from raincheck.domain.texts import in_hand, text_in
from raincheck.domain.touches import Touch

Row = tuple[str, str]
"""A label, which may be empty, and what stands beside it."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, rows below it, a body of many lines below those, and a line of time."""

    title: str
    rows: tuple[Row, ...] = ()
    body: str = ""
    story: tuple[Line, ...] = ()


def sections(session: Session, path: str, ctx: Context) -> tuple[Section, ...]:
    """Everything that is known about the case, in the order of the road."""
    return (
        Section(about(session, ctx), ((say("show-next"), due_line(session, ctx)),)),
        Section(ctx.words.history["title"], story=picture(session, ctx)),
        Section(say("show-facts"), _facts(session, ctx)),
        *_messages(session),
        Section(say("show-deliveries"), _deliveries(session, ctx) or ((say("show-no-deliveries"), ""),)),
        Section(say("show-attempts"), _attempts(session, ctx) or ((say("show-no-attempts"), ""),)),
        Section(say("show-touches"), _touches(session, ctx) or ((say("show-no-touches"), ""),)),
        Section(say("show-file"), ((say("show-path"), path),)),
    )


def _facts(session: Session, ctx: Context) -> tuple[Row, ...]:
    interview, situation, me = session.interview, session.situation, session.me
    reason = ctx.words.reasons[situation.reason].label if situation.reason else ""
    typed = interview.when if interview.starts is None else ""
    rows = {
        "kind": ctx.words.kinds[situation.kind] if situation.kind else "",
        "reason": ": ".join(part for part in (reason, situation.detail) if part),
        "starts": both_clocks(interview.starts, interview.zone, ctx) if interview.starts else "",
        "clocks": interview.clock_note,
        "when": typed,
        "mode": ctx.words.fields["mode"].values[interview.mode] if interview.mode else "",
        "company": interview.company,
        "role": interview.role,
        "contact": interview.contact_name,
        "phone": interview.contact_phone,
        "email": interview.contact_email,
        "location": interview.location,
        "join": interview.join_url,
        "dial-in": ", ".join(part for part in (interview.dial_in, interview.dial_in_code) if part),
        "reschedule": interview.reschedule_url,
        "relation": _relation(interview.relation, ctx),
        "rescue": ctx.words.rescues[session.rescue.choice].label if session.rescue.choice else "",
        "late": _late(session.rescue.late_minutes),
        "me": ", ".join(part for part in (me.name, me.phone, me.email) if part),
    }
    return tuple((say(f"show-{name}"), value) for name, value in rows.items() if value)


def _relation(relation: Relation, ctx: Context) -> str:
    """Only an agency is worth a line: the employer is what is assumed."""
    return ctx.words.fields["relation"].values[relation] if relation is Relation.AGENCY else ""


def _late(minutes: int | None) -> str:
    return "" if minutes is None else say("show-late-minutes", minutes=minutes)


def _messages(session: Session) -> tuple[Section, ...]:
    """The words for each channel; the ones in hand first."""
    message = session.message
    order = sorted(WRITTEN, key=lambda channel: channel is not in_hand(message))
    texts = ((channel, text_in(message, channel)) for channel in order)
    found = tuple(_message(channel, text, session) for channel, text in texts if text and text.body)
    return found or (Section(say("show-message"), ((say("show-no-message"), ""),)),)


def _message(channel: Channel, text: Text, session: Session) -> Section:
    interview = session.interview
    places = {
        Channel.EMAIL: interview.contact_email,
        Channel.SMS: interview.contact_phone,
        Channel.ATS: interview.reschedule_url,
    }
    subject = text.subject if channel is Channel.EMAIL else ""
    rows = ((say("show-to"), places.get(channel, "")), (say("show-subject"), subject))
    return Section(say(f"show-message-{channel}"), tuple(row for row in rows if row[1]), text.body)


def _deliveries(session: Session, ctx: Context) -> tuple[Row, ...]:
    zone = session.interview.zone
    return tuple((both_clocks(delivery.at, zone, ctx), _delivery(delivery)) for delivery in session.deliveries)


def _delivery(delivery: Delivery) -> str:
    state = say(_state_key(delivery))
    line = say("delivery-line", state=state, to=", ".join((delivery.to, *delivery.cc))) if delivery.to else state
    refused = ", ".join(one.address for one in delivery.refused)
    told = say("delivery-partly", line=line, refused=refused) if refused else line
    return say("delivery-copy", line=told, path=delivery.copy) if delivery.copy else told


def _state_key(delivery: Delivery) -> str:
    """The state in words. A hand-off is "sent" only by the user's word, and that is said."""
    by_user = delivery.evidence is Evidence.YOU_TOLD_US
    if delivery.state is DeliveryState.SENT:
        return f"state-sent-{_EVIDENCE[delivery.evidence] if delivery.evidence else 'unknown'}"
    if delivery.state is DeliveryState.FAILED:
        return "state-failed-you" if by_user else "state-failed"
    if delivery.state is DeliveryState.HANDED_OFF:
        return f"state-handed-{delivery.way}"
    return "state-sending" if delivery.state is DeliveryState.SENDING else "state-unknown"


_EVIDENCE = {
    Evidence.YOU_TOLD_US: "you",
    Evidence.SERVER_ACCEPTED: "server",
    Evidence.COMMAND_ACCEPTED: "command",
}


def _attempts(session: Session, ctx: Context) -> tuple[Row, ...]:
    zone = session.interview.zone
    return tuple(
        (
            both_clocks(attempt.at, zone, ctx),
            say("attempt-line", rung=say(f"rung-{attempt.rung}"), outcome=say(f"outcome-{attempt.outcome}")),
        )
        for attempt in session.attempts
    )


def _touches(session: Session, ctx: Context) -> tuple[Row, ...]:
    rows = [_touch(touch, ctx) for touch in session.followup.touches]
    calendar = session.followup.calendar
    if calendar is not None:
        path = say("show-calendar-opened", path=calendar.path) if calendar.opened else calendar.path
        rows.append((say("show-calendar"), path))
    return tuple(rows)


def _touch(touch: Touch, ctx: Context) -> Row:
    state = say(f"touch-{touch.state}")
    return ctx.words.touches[touch.kind].label, say(
        "touch-line", at=both_clocks(touch.at, touch.zone, ctx), state=state
    )
