"""The pieces of one message: each a sentence or nothing, in one of its wordings."""

from functools import cached_property
from zlib import crc32

from raincheck.domain.clock_changes import clock_note
from raincheck.domain.context import Context
from raincheck.domain.drafting.facts import facts_of, filled
from raincheck.domain.drafting.occasion import BACK, FOLLOWING, WHOLE, Occasion, occasion_of, reason_phase
from raincheck.domain.drafting_words import AskWords, OccasionWords, ReasonWords, RescueWords, WholeWords, Wordings
from raincheck.domain.interview import Relation
from raincheck.domain.phase import Phase
from raincheck.domain.session import Kind, Reason, Rescue, Session
from raincheck.domain.text import sentence

_ALWAYS_OTHER = ("greeting", "opening", "news", "joined")
"""Parts of a written text in which another wording is another one also where words have to be saved."""


class Parts:
    """What a message of this case can be made of; `brief`: with the fewest words, for long facts; `heard`: not read."""

    def __init__(
        self, session: Session, ctx: Context, wording: int = 0, *, brief: bool = False, heard: bool = False
    ) -> None:
        self.session, self.ctx, self._wording, self.brief = session, ctx, wording, brief
        self._varied = () if heard else _ALWAYS_OTHER
        self.voice = ctx.words.voice(session.message.tone)
        self.occasion = occasion_of(session, ctx.now)
        self.phase = reason_phase(session, ctx.now)
        self.facts = facts_of(session, ctx)
        self.facts |= {"Reason": _capital(self.clause), "reason": self.clause}

    @property
    def is_whole(self) -> bool:
        """Whether the occasion has texts of its own instead of parts."""
        return self.occasion in WHOLE

    def pick(self, part: str, wordings: Wordings) -> str:
        """One of the wordings: the case decides with which it begins, and each further wish takes the next."""
        if not wordings:
            return ""
        if self.brief and part not in self._varied:
            return min(wordings, key=lambda text: len(self.fill(text).split()))
        # Who comes back to it says the same thing in other words than before.
        turn = self._wording + self.session.message.round
        return wordings[(crc32(f"{self.session.created.isoformat()}|{part}".encode()) + turn) % len(wordings)]

    def fill(self, template: str, **more: str) -> str:
        """The template with the facts in it."""
        return filled(template, self.facts | more)

    def said(self, part: str) -> str:
        """A part of the voice that does not depend on the occasion."""
        return self.fill(self.pick(part, getattr(self.voice, part)))

    # The occasion

    @property
    def of_occasion(self) -> OccasionWords:
        """The sentences around the reason and the rescue."""
        words = getattr(self.voice, self.occasion.value)
        return words if isinstance(words, OccasionWords) else self.voice.same_day

    @property
    def of_whole(self) -> WholeWords:
        """The texts of an occasion that needs no excuse."""
        texts: WholeWords = getattr(self.voice.back if self.occasion in BACK else self.voice, self.occasion.value)
        return texts

    def around(self, part: str) -> str:
        """A sentence of the occasion."""
        return self.fill(self.pick(part, getattr(self.of_occasion, part)))

    # The reason

    @cached_property
    def reason(self) -> ReasonWords:
        """The words of the reason; a private one where none was given."""
        return self.ctx.words.reasons[self.session.situation.reason or Reason.PRIVATE]

    @cached_property
    def own_words(self) -> str:
        """The reason as the user told it, which wins; it may be more than a clause, so it stands alone."""
        situation = self.session.situation
        return situation.detail if situation.reason is Reason.OTHER else ""

    @cached_property
    def clause(self) -> str:
        """The reason as a clause."""
        return self.own_words or self.pick("reason", getattr(self.reason, self.phase.value))

    @cached_property
    def clocks(self) -> str:
        """What the clocks do on that day, for a mix-up of them; empty where it explains nothing."""
        interview, ctx = self.session.interview, self.ctx
        if self.session.situation.reason is not Reason.CLOCK or interview.starts is None:
            return ""
        note = clock_note(interview.starts, interview.zone, ctx.zone, ctx.now)
        return note.in_message(ctx.words.clocks) if note else ""

    def opening(self) -> str:
        """The reason, then the news: in writing, that is how bad news is valued."""
        if self.own_words or self.clocks:
            told = f"{self.clause}: {self.clocks}" if self.clocks else self.clause
            return f"{sentence(told)} {sentence(self.around('news'))}"
        return self.around("opening")

    def news(self, **facts: str) -> str:
        """The news, then the reason: in speech and in short messages. `facts` go before those of the case."""
        news = self.fill(self.pick("news", self.of_occasion.news), **facts)
        if self.own_words:
            return f"{sentence(news)} {sentence(self.own_words)}"
        return self.fill(self.pick("joined", self.ctx.words.drafts.joined), news=news)

    def own(self) -> str:
        """What the candidate takes on: nothing where nobody could have prevented it.

        After a first message it is that one that they take on: both would be one too many.
        """
        if self.facts["wrote"]:
            return ""
        ahead = self.phase is Phase.ADVANCE and self.reason.own_advance
        return self.pick("own", self.reason.own_advance if ahead else self.reason.own)

    def promise(self) -> str:
        """What changes from now on; a promise is only due once it has happened."""
        return self.pick("promise", self.reason.promise) if self.occasion is Occasion.MISSED else ""

    def saved(self) -> str:
        """What is offered and asked, and their schedule before one's own."""
        return self.ask(short=True) if self.brief else f"{self.ask()} {self.said('flexible')}"

    def wrote(self, *, short: bool = False) -> str:
        """That a first message went before the start, and was not enough."""
        return self.said("wrote_short" if short else "wrote") if self.facts["wrote"] else ""

    # The way to save it

    def ask(self, *, short: bool = False) -> str:
        """What is offered and asked."""
        agency = self.session.interview.relation is Relation.AGENCY
        plan: AskWords | RescueWords = self.ctx.words.rescues[self._rescue()]
        if self.session.rescue.choice is None and self.session.situation.kind is Kind.LATE and not self.is_whole:
            # Nothing is promised before the user has chosen: they decide whether it still makes sense.
            plan = self.ctx.words.drafts.undecided
        if short:
            return self.fill(self.pick("say", plan.say_agency if agency else plan.say))
        return self.fill(self.pick("ask", plan.ask_agency if agency else plan.ask))

    def _rescue(self) -> Rescue:
        """What was chosen; another time where there is no choice, or not what it needs."""
        choice = self.session.rescue.choice or Rescue.MOVE
        late = self.ctx.words.rescues[choice].asks_delay
        moved = self.occasion in (Occasion.CANCELED, *FOLLOWING)
        return Rescue.MOVE if moved or (late and not self.facts["eta"]) else choice

    # The people

    def greeting(self) -> str:
        """The first line of a mail or a chat."""
        return self.said("greeting" if self.facts["first"] else "greeting_unnamed")

    def intro(self) -> str:
        """Who it is, for their telephone may not know the number."""
        part = "intro" if self.facts["me"] else "intro_unsigned"
        template = self.pick(part, getattr(self.voice, part))
        if not self.facts["first"]:
            template = template.replace(" $first", "").replace(" $name", "")
        return self.fill(template)

    def signature(self) -> str:
        """How it ends: a sign-off with a name, and the number."""
        name, phone = self.facts["me"], self.facts["my_phone"]
        return "\n".join(line for line in (self.said("sign_off") if name else "", name, phone) if line)


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
