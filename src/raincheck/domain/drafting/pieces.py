"""The sentences that a whole text may name; each says nothing where its facts are not known."""

from collections.abc import Callable
from datetime import timedelta

from raincheck.domain.drafting.occasion import Occasion
from raincheck.domain.drafting.parts import Parts
from raincheck.domain.drafting.returning import meeting
from raincheck.domain.drafting_words import Wordings
from raincheck.domain.interview import Method, Mode, Relation
from raincheck.domain.invitations.mailboxes import same_mailbox
from raincheck.domain.session import Kind

DAY_BEFORE = timedelta(days=2)
"""With at least so much time left there is a day before, on which one can confirm."""


class Pieces:
    """The sentences of one message. `named` goes before the facts of the case: shorter names of the interview."""

    def __init__(self, parts: Parts, named: dict[str, str]) -> None:
        self.parts, self._named = parts, named
        self.voice, self.words = parts.voice.back, parts.ctx.words.drafts.back

    def whole(self, part: str) -> str:
        """A text of the occasion with its sentences in it."""
        return self._said(part, getattr(self.parts.of_whole, part), **self._asked(), **self._own())

    def _asked(self) -> dict[str, str]:
        parts = self.parts
        ask = parts.ask()
        return {"ask": ask, "release": ask, "say": parts.ask(short=True), "flexible": parts.said("flexible")}

    def _own(self) -> dict[str, str]:
        return _OWN[self.parts.occasion](self) if self.parts.occasion in _OWN else {}

    def first(self) -> dict[str, str]:
        """What was said before; thanks, and one word of regret unless they canceled it themselves."""
        wordings = self.parts.voice.thanks_short if self._is_theirs() else self.voice.patience
        return {"began": self._began(), "patience": self._said("patience", wordings)}

    def second(self) -> dict[str, str]:
        """That one asks again, and what is new: that one is free at short notice."""
        about = self._said("about", self.voice.about)
        again = f"{about}." if self._is_theirs() else self._said("again", self.voice.again)
        return {"again": again, "free": self._numbered("free")}

    def accept(self) -> dict[str, str]:
        """That one will confirm the day before, where there is one."""
        starts, now = meeting(self.parts.session).starts, self.parts.ctx.now
        has_day_before = starts is not None and starts - now >= DAY_BEFORE
        return {"confirms": self._said("confirms", self.words.confirms) if has_day_before else ""}

    def confirm(self) -> dict[str, str]:
        """How one joins, and a number."""
        joining = self._said("joining", self.words.joining[way]) if (way := self._way()) else ""
        return {"ready": f"{joining} {self._numbered('changes')}".strip()}

    def outreach(self) -> dict[str, str]:
        """What happened, only to whom it concerns: the agency through which the interview came."""
        interview, someone = self.parts.session.interview, self.parts.session.recruiter
        happened = self.parts.session.situation.kind is not Kind.READY
        same = same_mailbox(someone.email, interview.contact_email) or (
            bool(someone.name) and someone.name == interview.contact_name
        )
        concerned = happened and same and interview.relation is Relation.AGENCY
        return {"known": self._said("known", self.words.known) if concerned else ""}

    def _said(self, part: str, wordings: Wordings, **more: str) -> str:
        return self.parts.fill(self.parts.pick(part, wordings), **self._named, **more)

    def _numbered(self, part: str) -> str:
        """A sentence with one's number, or the one that goes without."""
        key = part if self.parts.facts["my_phone"] else f"{part}_unnumbered"
        return self._said(part, getattr(self.words, key))

    def _is_theirs(self) -> bool:
        """Whether they canceled it themselves: then there is nothing to be sorry for."""
        return self.parts.session.interview.method is Method.CANCEL

    def _began(self) -> str:
        facts, voice = self.parts.facts, self.voice
        if facts["wrote_on"]:
            return self._said("wrote", voice.wrote)
        return self._said("called", voice.called) if facts["called_on"] else self._said("about", voice.about)

    def _way(self) -> str:
        """How the interview is held, as a key of the words; empty where it was not said."""
        interview = self.parts.session.interview
        if interview.mode is Mode.IN_PERSON and interview.location and not self.parts.brief:
            return "place"
        if interview.mode is Mode.VIDEO and interview.join_url:
            return "link"
        return interview.mode.value if interview.mode else ""


_OWN: dict[Occasion, Callable[[Pieces], dict[str, str]]] = {
    Occasion.FIRST: Pieces.first,
    Occasion.SECOND: Pieces.second,
    Occasion.ACCEPT: Pieces.accept,
    Occasion.CONFIRM: Pieces.confirm,
    Occasion.OUTREACH: Pieces.outreach,
}
"""The sentences that only one occasion has."""
