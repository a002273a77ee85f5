"""The closed sets of words in which a case is told, each as it stands in the file.

They stand apart from the records that use them, and need no library: `raincheck due` is asked by every prompt of a
shell, and has no time for more.
"""

from enum import StrEnum


class Step(StrEnum):
    """The steps of the road; each is one screen."""

    SITUATION = "situation"
    INTERVIEW = "interview"
    RESCUE = "rescue"
    CONTACT = "contact"
    MESSAGE = "message"
    SEND = "send"
    FOLLOWUP = "followup"
    AFTER = "after"
    LEARN = "learn"
    PREPARE = "prepare"
    RECRUITER = "recruiter"
    SUMMARY = "summary"


class Kind(StrEnum):
    """What is happening, seen from the candidate."""

    CANNOT = "cannot"
    LATE = "late"
    MISSED = "missed"
    READY = "ready"


class Reason(StrEnum):
    """Why, in the groups of which the words know something."""

    CAR = "car"
    TRAFFIC = "traffic"
    DEPENDANT = "dependant"
    ILLNESS = "illness"
    BEREAVEMENT = "bereavement"
    INTERNET = "internet"
    CLOCK = "clock"
    OVERSLEPT = "overslept"
    FORGOT = "forgot"
    WRONG_PLACE = "wrong-place"
    WORK = "work"
    OFFER = "offer"
    PRIVATE = "private"
    OTHER = "other"


class DeliveryState(StrEnum):
    """Where a delivery stands. `SENDING` on disk at start-up means `UNKNOWN`."""

    SENDING = "sending"
    SENT = "sent"
    HANDED_OFF = "handed_off"
    FAILED = "failed"
    UNKNOWN = "unknown"


class TouchKind(StrEnum):
    """What there is to do at that moment: after a message, or before an interview that is still to come."""

    COPY = "copy"
    FIRST = "first"
    SECOND = "second"
    CLOSE = "close"
    CONFIRM = "confirm"
    LEAVE = "leave"
    JOIN = "join"


class Errand(StrEnum):
    """What the message in hand is for. All but the first come back to a case."""

    NEWS = "news"
    FIRST = "first"
    SECOND = "second"
    CLOSE = "close"
    ACCEPT = "accept"
    """Yes to a new time."""
    THANKS = "thanks"
    """Thank you, after a no."""
    ANSWER = "answer"
    """They asked something."""
    CONFIRM = "confirm"
    """The day before an interview that is to come."""
    OUTREACH = "outreach"
    """To a recruiter who can help."""


class Since(StrEnum):
    """What happened since the message."""

    NEW_TIME = "new-time"
    SILENCE = "silence"
    ASKED = "asked"
    REFUSED = "refused"
