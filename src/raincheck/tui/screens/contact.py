"""Whom to reach first, what to say, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from raincheck.domain.drafting import draft, scripts, talk_seconds
from raincheck.domain.phone_offers import Offer, first_of, of_rung, opened_on
from raincheck.domain.questions import ChoiceQuestion
from raincheck.domain.session import Attempt, Reached, Rung
from raincheck.domain.steps.contact import channel_of
from raincheck.domain.telling import moment
from raincheck.domain.triage import target
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.choices import ChoiceList
from raincheck.tui.widgets.plain import Plain

ROOMY = 60
"""Columns from which on the footer has room for every key."""

_SPOKEN = (Rung.CALL, Rung.VOICEMAIL, Rung.SWITCHBOARD)


class ContactScreen(StepScreen):
    """The ladder above, the card of the marked rung below."""

    AUTO_FOCUS: ClassVar[str] = "ChoiceList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("reached", "voicemail", "no_answer", "take_back", "copy_target", "to_phone", "open_here", "forward")
    ]

    @dataclass
    class Opened(Message):
        """Whether a program of this machine took the number, the address or the page."""

        target: str
        ok: bool

    def body(self) -> ComposeResult:
        """The rungs, the card, and the log."""
        yield ChoiceList(instant=False)
        with VerticalScroll(id="card"):
            yield Plain(id="target")
            yield Plain(id="script")
        yield Plain(id="log")

    def start(self) -> None:
        """The first rung is marked: it is the one to try now."""
        question = self.page().questions[0]
        if isinstance(question, ChoiceQuestion):
            self.query_one(ChoiceList).show(question.choices)
        self._show_card(self.rung)
        self._show_log()

    @property
    def rung(self) -> Rung:
        """The rung under the mark."""
        return Rung(self.query_one(ChoiceList).value or Rung.EMAIL)

    def shown_keys(self) -> Sequence[str]:
        """What happened, where somebody can answer; else the way on."""
        spoken = ("reached", "voicemail", "no_answer") if self.rung in _SPOKEN else ()
        undo = ("take_back",) if self.session.attempts else ()
        opens = ("open_here",) if self.app.size.width >= ROOMY else ()
        return ("write", "pick", *spoken, *undo, "copy_target", "to_phone", *opens, "back", "help", "leave")

    def help_keys(self) -> Sequence[str]:
        """On a narrow screen only the help has room for the key that few machines can answer."""
        return (*self.shown_keys(), "open_here")

    def on_choice_list_marked(self, event: ChoiceList.Marked) -> None:
        """Another rung, another card."""
        event.stop()
        self._show_card(self.rung)
        self.refresh_frame()

    def on_choice_list_chosen(self, event: ChoiceList.Chosen) -> None:
        """Enter: write the message that belongs to this rung."""
        event.stop()
        self.forward({"rung": event.value})

    def _script(self, rung: Rung) -> tuple[str, str]:
        """What to say on that rung, and the name of the card."""
        ctx = self.wizard.context()
        spoken = scripts(self.session, ctx)
        if rung is Rung.VOICEMAIL:
            return spoken.voicemail, self.words("contact-voicemail", seconds=talk_seconds(spoken.voicemail))
        if rung in (Rung.CALL, Rung.SWITCHBOARD):
            return spoken.call, self.words("contact-say", seconds=talk_seconds(spoken.call))
        text = draft(self.session, channel_of(rung), ctx).body
        named = {Rung.SMS: "contact-sms", Rung.CHAT: "contact-chat", Rung.EMAIL: "contact-mail"}
        return text, self.words(named.get(rung, "contact-other"))

    def _show_card(self, rung: Rung) -> None:
        text, title = self._script(rung)
        self.query_one("#card", VerticalScroll).border_title = Content(title)
        self.query_one("#target", Plain).show(target(self.session.interview, rung))
        self.query_one("#script", Plain).show(text)

    def _show_log(self) -> None:
        lines = ", ".join(self._told(attempt) for attempt in self.session.attempts[-3:])
        self.query_one("#log", Plain).show(self.words("contact-log", lines=lines) if lines else "")

    def _told(self, attempt: Attempt) -> str:
        ctx = self.wizard.context()
        return f"{moment(attempt.at, ctx.zone, ctx)} {self.words(f'outcome-{attempt.outcome.value}')}"

    def _note(self, outcome: Reached) -> None:
        """Note what came of a call; a message is sent from its own screen."""
        if self.rung not in _SPOKEN:
            return
        self.take(self.wizard.log(self.session, self.rung, outcome))
        self._show_log()

    def action_reached(self) -> None:
        """Somebody was reached."""
        self._note(Reached.REACHED)

    def action_voicemail(self) -> None:
        """A voicemail was left."""
        self._note(Reached.VOICEMAIL)

    def action_no_answer(self) -> None:
        """Nobody answered: mark the next rung."""
        if self.rung in _SPOKEN:
            self._note(Reached.NO_ANSWER)
            self.query_one(ChoiceList).action_cursor_down()

    def action_take_back(self) -> None:
        """The last note was a slip of the hand."""
        if self.session.attempts:
            self.take(self.wizard.take_back(self.session))
            self._show_log()

    def action_copy_target(self) -> None:
        """The number or the address to the clipboard; the script where there is none."""
        text = target(self.session.interview, self.rung) or self._script(self.rung)[0]
        self.app.copy_to_clipboard(text)
        self.run_worker(lambda: self._copy(text), thread=True, exclusive=True)

    def _copy(self, text: str) -> None:
        tool = self.wizard.copy(text)
        key = "contact-copied" if tool else "contact-copied-terminal"
        # Not by `call_from_thread`, for the screen may be gone by then.
        self.call_later(self._tell, self.words(key, tool=tool, text=text))

    def _tell(self, text: str) -> None:
        if self.is_mounted:
            self.say(text)

    @property
    def _offers(self) -> tuple[Offer, ...]:
        return of_rung(self.session, self.rung, self.wizard.context())

    def action_to_phone(self) -> None:
        """A code for the marked rung; it is imported when it is first wanted."""
        from raincheck.tui.screens.phone import PhoneScreen

        offers = self._offers
        if offers and not self._left:
            self.app.push_screen(PhoneScreen(self.wizard, offers, first_of(offers, self.rung)))
        elif not offers:
            self.say(self.words("phone-nothing"))

    def action_open_here(self) -> None:
        """The number, the text, the mail or the page, in a program of this machine."""
        offer = opened_on(self._offers, self.rung)
        if offer is None:
            self.say(self.words("contact-nothing-to-open"))
        else:
            self.run_worker(lambda: self._open(offer), thread=True, exclusive=True, group="open")

    def _open(self, offer: Offer) -> None:
        # A launcher may take seconds: by then this screen may be gone, and what is posted to it goes nowhere.
        self.post_message(self.Opened(offer.target, self.wizard.ports.launcher.open(offer.link)))

    def on_contact_screen_opened(self, event: Opened) -> None:
        """Say what came of it."""
        event.stop()
        self.say(self.words("contact-opened" if event.ok else "contact-not-opened", text=event.target))

    def action_forward(self) -> None:
        """F2: the same as Enter."""
        self.forward({"rung": self.rung.value})
