"""The follow-ups of a case: proposed by the cadence, then the user's to change.

A change raises SEQUENCE (RFC 5545, 3.8.7.4), but only of an entry that a calendar may already hold.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from msgspec.structs import replace

from raincheck.domain.cadence import Contact, Planned, after_first, cadence
from raincheck.domain.calendar_days import WorkWeek
from raincheck.domain.delivery import this_round
from raincheck.domain.moments import Moment
from raincheck.domain.returning import Errand
from raincheck.domain.session import Delivery, DeliveryState, Reached, Rescue, Rung, Session
from raincheck.domain.touches import CalendarFile, Touch, TouchKind, TouchState

_COUNTS = {DeliveryState.SENT, DeliveryState.HANDED_OFF, DeliveryState.UNKNOWN}
_SPOKEN = {Rung.CALL, Rung.VOICEMAIL, Rung.SWITCHBOARD}
_WAITS = {Errand.NEWS, Errand.FIRST, Errand.SECOND, Errand.ANSWER}
"""Messages to the interviewer that wait for an answer; what goes to somebody else, or ends the matter, does not."""

_AFTER_IT = (TouchKind.COPY, TouchKind.FIRST, TouchKind.SECOND, TouchKind.CLOSE)


def contacted_at(session: Session, now: datetime) -> datetime:
    """From when the follow-ups count: the last message or call to them, else now."""
    moments = [one.at for one in _heard(session)]
    moments += [attempt.at for attempt in session.attempts]
    return max(moments, default=now)


def _heard(session: Session) -> list[Delivery]:
    """What has left and waits for an answer, as far as anybody knows."""
    return [one for one in session.deliveries if one.state in _COUNTS and one.errand in _WAITS]


def contact_of(session: Session, now: datetime) -> Contact:
    """What the cadence counts from."""
    spoken = (one.at for one in session.attempts if one.rung in _SPOKEN and one.outcome is not Reached.NO_ANSWER)
    called = max(spoken, default=None)
    is_written = called is not None and any(one.at >= called for one in _heard(session))
    return Contact(
        at=contacted_at(session, now),
        relation=session.interview.relation,
        starts=session.interview.starts,
        called=None if is_written else called,
        withdrawn=session.rescue.choice is Rescue.WITHDRAW,
    )


def proposed(session: Session, now: datetime, week: WorkWeek) -> tuple[Touch, ...]:
    """The touches for this case, counted from the last contact."""
    return _touches(session, contact_of(session, now), week)


def _touches(session: Session, contact: Contact, week: WorkWeek) -> tuple[Touch, ...]:
    """As the cadence has them; when that contact was the first follow-up, those after it."""
    letters = [one for one in _heard(session) if one.at <= contact.at]
    last = max(letters, key=lambda one: one.at, default=None)
    plan = after_first if last is not None and last.errand is Errand.FIRST else cadence
    return tuple(_touch(session, one) for one in plan(contact, week))


def _touch(session: Session, one: Planned) -> Touch:
    at, zone = one.moment.at, one.moment.zone
    return Touch(uid=uid_of(session, one.kind), kind=one.kind, at=at, zone=zone, rule=one.rule.value)


def counts_since(session: Session, now: datetime) -> datetime:
    """The contact from which the touches of the case were counted, or would be now."""
    return session.followup.since or contacted_at(session, now)


def is_proposed(session: Session) -> bool:
    """Whether there are touches for what comes after a message; reminders of an interview to come are none."""
    return any(touch.kind in _AFTER_IT for touch in session.followup.touches)


def begun(session: Session, now: datetime, week: WorkWeek) -> Session:
    """The case with its touches proposed, beside those that it has."""
    touches = (*session.followup.touches, *proposed(session, now, week))
    followup = replace(session.followup, touches=touches, since=contacted_at(session, now))
    return replace(session, followup=followup)


def is_outdated(session: Session) -> bool:
    """Whether a message has left from which the touches count anew: a first follow-up, or an answer to a question."""
    left = [one.at for one in this_round(session) if one.state in _COUNTS]
    if not left or session.message.errand not in (Errand.FIRST, Errand.ANSWER):
        return False
    since = session.followup.since
    return since is None or max(left) > since


def reproposed(session: Session, now: datetime, week: WorkWeek) -> Session:
    """The touches counted from the message that has just left, each in the calendar entry that it had.

    After an answer to their question all begin anew. After a first follow-up the next ones keep their distance from
    it; those that the user moved, dropped or did stay as they are.
    """
    is_answer = session.message.errand is Errand.ANSWER
    since = contacted_at(session, now)
    for new in proposed(session, now, week):
        session = _again(session, new, unless_changed=not is_answer)
    return replace(session, followup=replace(session.followup, since=since))


def rescheduled(session: Session, now: datetime, week: WorkWeek) -> Session:
    """The touches that nobody changed, in another week of theirs."""
    contact = replace(contact_of(session, now), at=counts_since(session, now))
    for new in _touches(session, contact, week):
        session = _again(session, new, unless_changed=True)
    return session


def _again(session: Session, new: Touch, *, unless_changed: bool) -> Session:
    def again(touch: Touch) -> Touch:
        if unless_changed and not (touch.state is TouchState.PLANNED and touch.rule):
            return touch
        return replace(touch, at=new.at, zone=new.zone, state=TouchState.PLANNED, rule=new.rule)

    if any(touch.kind is new.kind for touch in session.followup.touches):
        return _change(session, new.kind, again)
    touches = (*session.followup.touches, new)
    return session if unless_changed else replace(session, followup=replace(session.followup, touches=touches))


def remind(session: Session, new: Touch) -> Session:
    """A reminder as it should be now: added, moved where the user has not changed it, or standing again."""
    found = next((touch for touch in session.followup.touches if touch.kind is new.kind), None)
    stands = found is not None and found.state is not TouchState.CANCELLED
    return _again(session, new, unless_changed=stands)


def needless(session: Session, kind: TouchKind, *, even_moved: bool = False) -> Session:
    """A reminder that does not fit any more is canceled; one that the user moved only if that is said."""

    def canceled(touch: Touch) -> Touch:
        goes = touch.state is TouchState.PLANNED and (touch.rule or even_moved)
        return replace(touch, state=TouchState.CANCELLED) if goes else touch

    return _change(session, kind, canceled)


def uid_of(session: Session, kind: TouchKind) -> str:
    """A stable UID (RFC 7986, 5.3: globally unique, and nothing about the user in it)."""
    return f"{session.id}-{kind.value}@raincheck.invalid"


def named(session: Session) -> Session:
    """The case with the UIDs that its id makes for touches that are older than the id; all others stay."""
    nameless = replace(session, id="")

    def name(touch: Touch) -> Touch:
        is_nameless = touch.uid == uid_of(nameless, touch.kind)
        return replace(touch, uid=uid_of(session, touch.kind)) if is_nameless else touch

    touches = tuple(name(touch) for touch in session.followup.touches)
    return replace(session, followup=replace(session.followup, touches=touches))


def apart(session: Session) -> Session:
    """The touches of a copy of the case, which no calendar knows: the entries there are those of the original."""
    nameless = replace(session, id="")
    touches = tuple(replace(one, uid=uid_of(nameless, one.kind), sequence=0) for one in session.followup.touches)
    followup = replace(session.followup, touches=touches, calendar=None, held=(), tried=())
    return replace(session, followup=followup)


def planned(session: Session) -> tuple[Touch, ...]:
    """The touches that still stand, soonest first."""
    return tuple(sorted((t for t in session.followup.touches if t.state is TouchState.PLANNED), key=lambda t: t.at))


def late(touch: Touch, now: datetime) -> bool:
    """Whether its moment has come and it was not done."""
    return touch.state is TouchState.PLANNED and touch.at <= now


def move(session: Session, kind: TouchKind, moment: Moment) -> Session:
    """The touch at another moment, in the zone in which that was meant; no rule decides it any more."""

    def moved(touch: Touch) -> Touch:
        is_same = (touch.at, touch.zone) == (moment.at, moment.zone)
        rule = touch.rule if is_same else ""
        return replace(touch, at=moment.at, zone=moment.zone, state=TouchState.PLANNED, rule=rule)

    return _change(session, kind, moved)


def drop(session: Session, kind: TouchKind) -> Session:
    """The touch let go, or taken back when it was: the same key undoes it."""

    def dropped(touch: Touch) -> Touch:
        back = touch.state is TouchState.DROPPED
        return replace(touch, state=TouchState.PLANNED if back else TouchState.DROPPED)

    return _change(session, kind, dropped)


def done(session: Session, kind: TouchKind) -> Session:
    """The touch ticked off, or open again."""

    def ticked(touch: Touch) -> Touch:
        back = touch.state is TouchState.DONE
        return replace(touch, state=TouchState.PLANNED if back else TouchState.DONE)

    return _change(session, kind, ticked)


def cancel(session: Session) -> Session:
    """Every touch that still stands is not needed any more: something happened."""
    for touch in planned(session):
        session = _change(session, touch.kind, lambda one: replace(one, state=TouchState.CANCELLED))
    return session


def restore(session: Session, before: Sequence[Touch]) -> Session:
    """The touches that were canceled stand again as they stood in `before`."""
    earlier = {touch.kind: touch for touch in before}

    def restored(touch: Touch) -> Touch:
        if touch.state is not TouchState.CANCELLED or touch.kind not in earlier:
            return touch
        return replace(earlier[touch.kind], uid=touch.uid, sequence=touch.sequence)

    for kind in earlier:
        session = _change(session, kind, restored)
    return session


def _change(session: Session, kind: TouchKind, change: Callable[[Touch], Touch]) -> Session:
    known = {*(one.uid for one in session.followup.held), *session.followup.tried}

    def apply(touch: Touch) -> Touch:
        if touch.kind is not kind:
            return touch
        changed = change(touch)
        is_published = session.followup.calendar is not None or touch.uid in known
        if changed == touch or not is_published:
            return changed
        return replace(changed, sequence=touch.sequence + 1)

    touches = tuple(apply(touch) for touch in session.followup.touches)
    return replace(session, followup=replace(session.followup, touches=touches))


def written(session: Session, file: CalendarFile) -> Session:
    """The case once its touches are in a calendar file that was read back."""
    file = replace(file, changes=changes(session))
    return replace(session, followup=replace(session.followup, calendar=file))


def changes(session: Session) -> int:
    """How often touches that a calendar may hold were changed, all together."""
    return sum(touch.sequence for touch in session.followup.touches)


def counted(deliveries: Sequence[Delivery]) -> bool:
    """Whether any message has left, as far as anybody knows."""
    return any(d.state in _COUNTS for d in deliveries)
