"""The case: one frozen record of everything that is known about one interview.

Moments are aware datetimes with a fixed offset; where the wall clock matters, the IANA
zone stands beside them. The sections stand in the order of the road, which is also the
order in which they are written to the file.
"""

from enum import StrEnum

from msgspec import Struct

from raincheck.domain.interview import Instant, Interview
from raincheck.domain.returning import Learned, Preparation, Recruiter, Reply, Told
from raincheck.domain.touches import FollowUp
from raincheck.domain.vocabulary import DeliveryState, Errand, Kind, Reason, Step

# What is said of a case in one word is part of it.
__all__ = ["DeliveryState", "Kind", "Reason", "Step"]


class Rescue(StrEnum):
    """How the interview can still happen, or that it must move."""

    ARRIVE_LATE = "arrive-late"
    JOIN_NOW = "join-now"
    DIAL_IN = "dial-in"
    HOTSPOT = "hotspot"
    BY_PHONE = "by-phone"
    BY_VIDEO = "by-video"
    LATER_TODAY = "later-today"
    MOVE = "move"
    WITHDRAW = "withdraw"


class Rung(StrEnum):
    """One way to reach the interviewer, a rung of the contact ladder."""

    CALL = "call"
    VOICEMAIL = "voicemail"
    SMS = "sms"
    EMAIL = "email"
    CHAT = "chat"
    ATS = "ats"
    LINKEDIN = "linkedin"
    SWITCHBOARD = "switchboard"


class Reached(StrEnum):
    """What came of an attempt to reach somebody."""

    REACHED = "reached"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"


class Channel(StrEnum):
    """For which kind of message a text is written; the last two are said, and never sent."""

    EMAIL = "email"
    SMS = "sms"
    LINKEDIN = "linkedin"
    ATS = "ats"
    PHONE = "phone"
    VOICEMAIL = "voicemail"


WRITTEN = (Channel.EMAIL, Channel.SMS, Channel.LINKEDIN, Channel.ATS)
"""The channels that have a text in the editor; LinkedIn stands for any chat, ATS for any form of theirs."""


class Tone(StrEnum):
    """How a draft sounds."""

    PLAIN = "plain"
    WARM = "warm"
    FORMAL = "formal"


class Way(StrEnum):
    """How a message leaves raincheck."""

    SMTP = "smtp"
    COMMAND = "command"
    MAILTO = "mailto"
    EML = "eml"
    CLIPBOARD = "clipboard"
    QR = "qr"
    MESSAGES = "messages"


class Evidence(StrEnum):
    """How it is known that a message went out."""

    YOU_TOLD_US = "you told us"
    SERVER_ACCEPTED = "accepted by the server"
    COMMAND_ACCEPTED = "accepted by your mail command"


class Me(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The candidate, as they sign."""

    name: str = ""
    email: str = ""
    phone: str = ""


class Situation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is happening and why; `detail` is the reason in the user's own words."""

    kind: Kind | None = None
    reason: Reason | None = None
    detail: str = ""


class RescuePlan(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is offered. `late_minutes` is the honest guess, before it is rounded up."""

    choice: Rescue | None = None
    late_minutes: int | None = None


class Attempt(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One try to reach somebody, as the user told it."""

    at: Instant
    rung: Rung
    outcome: Reached


class Text(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A message in the editor. Once `edited`, no new draft ever replaces it.

    `basis` is the fingerprint of the draft that it grew from: another one means that the facts,
    or the phase, have changed since. `wording` counts how often the user asked for other words.
    """

    subject: str = ""
    body: str = ""
    edited: bool = False
    basis: str = ""
    wording: int = 0


class Message(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The words, one text for each written channel, the channel in hand, and the tone of all drafts.

    `to` and `cc` are the addresses that the user chose for the mail; without them it goes to the contact.
    `errand` is what it is for; `round` counts the messages of the case that are not a second try of one before.
    `let_go` is one that is not to be sent after all; its words stay.
    """

    channel: Channel = Channel.EMAIL
    tone: Tone = Tone.PLAIN
    errand: Errand = Errand.NEWS
    round: int = 0
    let_go: bool = False
    to: str = ""
    cc: tuple[str, ...] = ()
    email: Text | None = None
    sms: Text | None = None
    linkedin: Text | None = None
    ats: Text | None = None


class Refused(Struct, frozen=True, omit_defaults=True):
    """A recipient whom the message does not reach, and what the server answered, cleaned."""

    address: str
    reply: str = ""


class Delivery(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One message on its way out: what it says, to whom, and how far it came.

    `at` is the try, `date` the moment in its Date header, which a second try keeps as it keeps the
    `message_id`. `only` are the recipients of this try where it is not all. `copy` is the file that holds
    what left, byte for byte. `cause` is why it failed, as a key of the problems in `content/`. `errand` and `round`
    are those of the message.
    """

    message_id: str
    state: DeliveryState
    way: Way
    channel: Channel
    at: Instant
    date: Instant | None = None
    to: str = ""
    cc: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    subject: str = ""
    body: str = ""
    evidence: Evidence | None = None
    cause: str = ""
    note: str = ""
    copy: str = ""
    errand: Errand = Errand.NEWS
    round: int = 0


class Bookmark(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the case stood before a reply was told, to take it back: the message in hand, and the steps gone."""

    message: Message = Message()
    done: tuple[Step, ...] = ()


class Session(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One case. `step` is where the user stands, `done` what they went forward from.

    `origin` is the id of the case that this interview came out of, `archived` when it was put away. There is one
    of the `bookmarks` for each of the `replies`. `aside` holds what was written and not sent when the errand became
    another one, at most one message for each errand.
    """

    id: str
    created: Instant
    updated: Instant
    step: Step = Step.SITUATION
    done: tuple[Step, ...] = ()
    origin: str = ""
    archived: Instant | None = None
    me: Me = Me()
    situation: Situation = Situation()
    interview: Interview = Interview()
    rescue: RescuePlan = RescuePlan()
    attempts: tuple[Attempt, ...] = ()
    message: Message = Message()
    aside: tuple[Message, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    followup: FollowUp = FollowUp()
    told: Told = Told()
    replies: tuple[Reply, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    learned: Learned = Learned()
    preparation: Preparation = Preparation()
    recruiter: Recruiter = Recruiter()

    @property
    def delivery(self) -> Delivery | None:
        """The latest delivery, which is the one that counts."""
        return self.deliveries[-1] if self.deliveries else None
