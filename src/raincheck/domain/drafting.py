"""Facts in, words out: the draft for a channel, and what to say on the phone.

Every sentence comes from `content/`; nothing is said that is not a fact of the case, and a
fact that is missing takes its words with it, so no placeholder can be left.
"""

from datetime import datetime, timedelta
from string import Template

from msgspec import Struct

from raincheck.domain.clock_changes import clock_note
from raincheck.domain.context import Context
from raincheck.domain.phase import Phase, phase_of
from raincheck.domain.session import Channel, Kind, Reason, Rescue, Session, Text
from raincheck.domain.text import clean_line, sentence
from raincheck.domain.when import clock, local, long_date, minutes_between, relative_day
from raincheck.domain.words import PhaseDraft, ReasonWords, RescueWords
from raincheck.domain.zones import city, zones_differ

ETA_STEP = 10
"""An arrival time is rounded up to the next full ten minutes, so that it is kept (domain rules, section 3)."""

_TITLES = {"dr", "mr", "mrs", "ms", "mx", "prof", "professor", "sir", "herr", "frau", "mme", "m"}


class Scripts(Struct, frozen=True):
    """What to say: to a person, and to a voicemail box."""

    call: str
    voicemail: str


def draft(session: Session, channel: Channel, ctx: Context) -> Text:
    """The message for a channel, from the facts alone; the same facts give the same words."""
    parts = _Parts(session, ctx)
    if channel is Channel.SMS:
        return Text(body=parts.sms())
    # Cleaned as the editor cleans it, or a long role would look like a change by the user.
    return Text(subject=clean_line(parts.fill(parts.phase.subject)), body=parts.email())


def scripts(session: Session, ctx: Context) -> Scripts:
    """A call of about twenty seconds, and a voicemail that leaves a number."""
    parts = _Parts(session, ctx)
    return Scripts(parts.call(), parts.voicemail())


def arrival(session: Session, ctx: Context) -> datetime | None:
    """When somebody who is late will be there, rounded up; None when they did not say."""
    starts, late = session.interview.starts, session.rescue.late_minutes
    if starts is None or late is None:
        return None
    at = starts + timedelta(minutes=(late // ETA_STEP + 1) * ETA_STEP)
    return max(at, _next_step(ctx.now))


def _next_step(now: datetime) -> datetime:
    """The next full step of the clock after now: nobody arrives in the past."""
    base = now.replace(second=0, microsecond=0)
    return base + timedelta(minutes=ETA_STEP - base.minute % ETA_STEP)


class _Parts:
    """The pieces of one message, each a sentence or nothing."""

    def __init__(self, session: Session, ctx: Context) -> None:
        self.session, self.ctx = session, ctx
        self.words = ctx.words.drafts
        self.rescue = session.rescue.choice or Rescue.MOVE
        self.withdraws = self.rescue is Rescue.WITHDRAW
        phase = phase_of(session, ctx.now)
        self.phase: PhaseDraft = self.words.phases["withdraw" if self.withdraws else phase.value]
        self.reason = _clause(session, phase, ctx)
        self.facts = self._facts()
        plan = ctx.words.rescues[self.rescue]
        self.offer, self.say = self._offers(plan)

    def _facts(self) -> dict[str, str]:
        interview, me = self.session.interview, self.session.me
        role = Template(self.words.interview_role).substitute(role=interview.role)
        times = _times(self.session, self.ctx)
        appointment = role if interview.role else self.words.interview_plain
        return times | {
            "first": _address(interview.contact_name),
            "me": me.name,
            "my_phone": me.phone,
            "appointment": f"{appointment} {times['when']}".strip(),
            "headline": ", ".join(part for part in (interview.role or "Interview", times["short"]) if part),
        }

    def _offers(self, plan: RescueWords) -> tuple[str, str]:
        if self.session.rescue.choice is None and self.session.situation.kind is Kind.LATE:
            # Nothing is promised before the user has chosen: they decide whether it still makes sense.
            return sentence(self.words.undecided_late), self.words.undecided_late
        call_me = self.fill(plan.own_phone) if self.session.me.phone else ""
        facts = {"call_me": call_me}
        if "$eta" in plan.offer and not self.facts["eta"]:
            plan = self.ctx.words.rescues[Rescue.MOVE]
        return self.fill(plan.offer, facts), self.fill(plan.say, facts)

    def fill(self, template: str, more: dict[str, str] | None = None) -> str:
        return Template(template).substitute(self.facts | (more or {}))

    def _regret(self) -> str:
        own = self._own()
        return f"{own} {self.phase.own_regret}" if own else self.phase.regret

    def _own(self) -> str:
        """What the candidate takes on; nothing where nobody could have prevented it."""
        return "" if self.withdraws else _reason_words(self.session, self.ctx).own

    def _said_regret(self) -> str:
        return f"{self._own()} {self.words.sms_regret}.".lstrip()

    def _greeting(self) -> str:
        named = self.session.interview.contact_name
        return self.fill(self.words.greeting_named if named else self.words.greeting_plain)

    def _intro(self) -> str:
        return self.fill(self.words.intro_named if self.facts["me"] else self.words.intro_plain)

    def _signature(self) -> str:
        me = self.session.me
        return self.fill(self.words.signature_phone) if me.name and me.phone else me.name

    def email(self) -> str:
        """Reason first, for in writing that is how bad news is valued."""
        news = self.fill(self.phase.news)
        opening = news if self.withdraws else f"{sentence(self._explained())} {news}"
        blocks = (
            self._greeting(),
            f"{opening} {self._regret()}",
            self.offer,
            self.phase.thanks,
            self._signature(),
        )
        return "\n\n".join(block for block in blocks if block) + "\n"

    def _explained(self) -> str:
        """The reason, and for a mix-up of the clocks what they do on that day."""
        interview, ctx = self.session.interview, self.ctx
        if self.session.situation.reason is not Reason.CLOCK or interview.starts is None:
            return self.reason
        note = clock_note(interview.starts, interview.zone, ctx.zone, ctx.now)
        clause = note.in_message(ctx.words.clocks) if note else ""
        return f"{self.reason}: {clause}" if clause else self.reason

    def sms(self) -> str:
        """News first, and the name, for the number may be unknown to them."""
        news = self.fill(self.phase.sms_news)
        because = "" if self.withdraws else f": {self.reason}"
        hello = f"{self._greeting().rstrip(',')}, {self._intro()}."
        thanks = f"{self.words.sms_thanks}."
        return " ".join((hello, sentence(f"{news}{because}"), self._said_regret(), sentence(self.say), thanks))

    def call(self) -> str:
        return f"{self._spoken()} {sentence(self.say)} {self.words.sms_thanks}."

    def voicemail(self) -> str:
        named = self.session.me.phone
        close = self.words.voicemail_close_phone if named else self.words.voicemail_close
        return f"{self._spoken()} {sentence(self.say)} {self.fill(close)}"

    def _spoken(self) -> str:
        hello = f"{self._greeting().rstrip(',')}, {self._intro()}."
        reason = "" if self.withdraws else f" {sentence(self.reason)}"
        return f"{hello} {self.fill(self.phase.say_news)}{reason} {self._said_regret()}"


def _address(name: str) -> str:
    """The first name, also of "Whitfield, Dana"; a name that begins with a title is kept whole."""
    first, _, rest = name.partition(" ")
    if first.rstrip(".").casefold() in _TITLES:
        return name
    if first.endswith(",") and rest:
        first = rest.partition(" ")[0]
    return first.rstrip(",")


def _reason_words(session: Session, ctx: Context) -> ReasonWords:
    return ctx.words.reasons[session.situation.reason or Reason.PRIVATE]


def _clause(session: Session, phase: Phase, ctx: Context) -> str:
    """The reason as a clause; the user's own words win."""
    detail = session.situation.detail
    if detail and session.situation.reason is Reason.OTHER:
        return detail
    return str(getattr(_reason_words(session, ctx), phase.value))


def _times(session: Session, ctx: Context) -> dict[str, str]:
    """The clock times on the reader's clock, named as theirs when the zones differ."""
    starts, zone = session.interview.starts, session.interview.zone
    if starts is None:
        return {"when": "", "short": "", "time": "", "at_time": "now", "eta": ""}
    theirs, now = local(starts, zone), local(ctx.now, zone)
    mark = f" your time ({city(zone)})" if zones_differ(zone, ctx.zone, starts) else ""
    day = relative_day(theirs, now)
    eta = arrival(session, ctx)
    ahead = minutes_between(ctx.now, starts) >= 5
    short = f"{clock(theirs)} {day}" if not day.startswith("on ") else f"{long_date(theirs)}, {clock(theirs)}"
    return {
        "when": f"{day} at {clock(theirs)}{mark}",
        "short": short,
        "time": clock(theirs),
        "at_time": f"at {clock(theirs)}{mark}" if ahead else "now",
        "eta": f"{clock(local(eta, zone))}{mark}" if eta else "",
    }


def word_count(text: str) -> int:
    """Words as a person counts them."""
    return len(text.split())


def talk_seconds(text: str) -> int:
    """About how long it takes to say: 150 words a minute, a usual pace of calm speech."""
    return round(word_count(text) * 60 / 150)
