"""What happened since, and what it makes of a case: its touches, the message that comes next, and the way back.

A reply makes the touches needless, whatever it says; a refusal is the end of the matter. Silence leads to the next
touch that is planned, and after the last one to nothing more (domain rules, section 3).
"""

from datetime import datetime, timedelta

from msgspec.structs import replace

from raincheck.domain import errands, followup
from raincheck.domain.delivery import this_round
from raincheck.domain.moments import Moment
from raincheck.domain.reach import is_unsettled, standing
from raincheck.domain.returning import Errand, Reply, Since
from raincheck.domain.session import Bookmark, Channel, DeliveryState, Reached, Session, Step
from raincheck.domain.touches import Touch, TouchKind, TouchState

RETHINK = timedelta(hours=1)
"""So long after it was told, and while nothing has left since, another answer corrects the last one."""

_LATER = {TouchKind.FIRST: Errand.FIRST, TouchKind.SECOND: Errand.SECOND, TouchKind.CLOSE: Errand.CLOSE}
_BEGINS = {
    Since.NEW_TIME: (Errand.ACCEPT,),
    Since.SILENCE: tuple(_LATER.values()),
    Since.ASKED: (Errand.ANSWER,),
    Since.REFUSED: (Errand.THANKS,),
}
"""The errands that each of them may begin."""

ENDS = (Since.NEW_TIME, Since.REFUSED)
"""After these there is nothing to remind anybody of."""

TICKS = {errand: kind for kind, errand in _LATER.items()}
TICKS |= {Errand.NEWS: TouchKind.COPY, Errand.CONFIRM: TouchKind.CONFIRM}
"""The touch that a message of that errand is."""


def tell(
    session: Session, what: Since, now: datetime, moment: Moment | None = None, *, was_in_calendar: bool = False
) -> Session:
    """The case once that has happened: the touches that end with it, and a message for what comes next.

    `moment` is the new time that was offered; `was_in_calendar` says that an answer which this one corrects took the
    touches out of the calendar.
    """
    in_calendar = was_in_calendar or bool(session.followup.held or session.followup.tried)
    reply = Reply(at=now, what=what, before=session.followup.touches, in_calendar=in_calendar)
    if moment is not None:
        reply = replace(reply, when=session.told.when, starts=moment.at, zone=moment.zone)
    told = replace(
        session,
        replies=(*session.replies, reply),
        bookmarks=(*session.bookmarks, Bookmark(message=session.message, done=session.done)),
    )
    if what in ENDS:
        told = followup.cancel(told)
    errand = errand_of(session, what)
    return told if errand is None else errands.begin(told, errand, _channel(session))


def errand_of(session: Session, what: Since) -> Errand | None:
    """What the next message is for; None when there is nothing to write."""
    if what is not Since.SILENCE:
        return _BEGINS[what][0]
    if is_unsettled(session) and session.message.errand in _BEGINS[Since.SILENCE]:
        # The follow-up may have gone out already: that is asked first.
        return None
    touch = next_touch(session)
    if touch is not None:
        return _LATER[touch.kind]
    return Errand.FIRST if has_left(session) and not session.followup.touches else None


def next_touch(session: Session) -> Touch | None:
    """The follow-up that comes next, late or not."""
    return next((touch for touch in followup.planned(session) if touch.kind in _LATER), None)


def has_left(session: Session) -> bool:
    """Whether they heard anything at all: by a message that left, or in person."""
    reached = any(attempt.outcome is not Reached.NO_ANSWER for attempt in session.attempts)
    return reached or followup.counted(session.deliveries)


def way_on(session: Session) -> Step | None:
    """Where what was just told leads when there is nothing to write for it; None for the message."""
    if session.told.what is not Since.SILENCE:
        return None
    if not has_left(session):
        return Step.MESSAGE
    if is_unsettled(session):
        return Step.SEND
    return None if session.message.errand in _BEGINS[Since.SILENCE] and not this_round(session) else Step.LEARN


def _channel(session: Session) -> Channel | None:
    """The one by which a message got through; None where none has."""
    through = (one.channel for one in reversed(session.deliveries) if one.state is DeliveryState.SENT)
    return next(through, None)


def is_fresh(session: Session, now: datetime) -> bool:
    """Whether the last reply was told just now, and nothing has left since: choosing another one corrects it."""
    if not session.replies:
        return False
    at = session.replies[-1].at
    return now - at <= RETHINK and not any(one.at >= at for one in session.deliveries)


def corrected(session: Session, now: datetime) -> Session:
    """The case as another answer finds it: one that was told just now does not count."""
    return taken_back(session) if is_fresh(session, now) else session


def retell(session: Session, what: Since, now: datetime, moment: Moment | None = None) -> Session:
    """Tell it; one that was told just now is corrected by it."""
    before = session.replies[-1] if is_fresh(session, now) else None
    was_in_calendar = before is not None and before.in_calendar
    return tell(corrected(session, now), what, now, moment, was_in_calendar=was_in_calendar)


def is_back(session: Session, reply: Reply) -> bool:
    """Whether the touches that ended with that reply stand again: it was corrected, or taken back."""
    last = session.replies[-1].what if session.replies else None
    return reply not in session.replies and reply.what in ENDS and last not in ENDS


def taken_back(session: Session) -> Session:
    """The case as it was before the last reply was told; what has left since then stays sent."""
    if not session.replies:
        return session
    earlier, reply = session.replies[:-1], session.replies[-1]
    back = followup.restore(session, reply.before)
    back = replace(back, replies=earlier, bookmarks=session.bookmarks[: len(earlier)])
    bookmark = session.bookmarks[-1] if len(session.bookmarks) == len(session.replies) else None
    if bookmark is None or not _began(session, reply, bookmark):
        return back
    kept = errands.without(errands.put_aside(back), bookmark.message.errand)
    return replace(kept, message=bookmark.message, done=bookmark.done)


def _began(session: Session, reply: Reply, bookmark: Bookmark) -> bool:
    """Whether the message in hand is the one that this reply began, and no try was made to send it."""
    now, before = session.message, bookmark.message
    same = (now.errand, now.round) == (before.errand, before.round)
    return now.errand in _BEGINS[reply.what] and not same and not this_round(session)


def sent_touch(session: Session) -> Session:
    """The case once its message went out: the follow-up that it was is done."""
    delivery = standing(session)
    if delivery is None or delivery.state is not DeliveryState.SENT:
        return session
    return ticked(session, TICKS.get(delivery.errand))


def ticked(session: Session, kind: TouchKind | None) -> Session:
    """The case with the planned touch of that kind done."""
    found = any(touch.kind is kind and touch.state is TouchState.PLANNED for touch in session.followup.touches)
    return followup.done(session, kind) if found and kind is not None else session
