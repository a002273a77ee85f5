"""The call card: the number, what to say, and what came of it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from raincheck.domain.drafting import scripts, talk_seconds
from raincheck.domain.phone_offers import first_of, of_rung
from raincheck.domain.session import Reached, Rung, Session
from raincheck.tui.keys import bind
from raincheck.tui.messages import Called
from raincheck.tui.widgets.frame import KeyBar
from raincheck.tui.widgets.plain import Plain
from raincheck.wizard import Wizard


class CallScreen(ModalScreen[Called]):
    """Read it out, then say what came of it; `can_write` lets Enter go on to the written message."""

    AUTO_FOCUS: ClassVar[str] = "#sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("reached", "voicemail", "no_answer", "to_phone", "write_instead", "close")
    ]

    def __init__(self, wizard: Wizard, session: Session, *, can_write: bool = True) -> None:
        super().__init__()
        self.wizard = wizard
        self.session = session
        self._can_write = can_write
        self._answered = False

    def compose(self) -> ComposeResult:
        """Whom, the number, the two scripts, the keys."""
        words, interview, ctx = self.wizard.ports.words.since, self.session.interview, self.wizard.context()
        who = interview.contact_name or interview.company or self.wizard.ports.words.history["them"]
        spoken = scripts(self.session, ctx)
        with Vertical(id="dialog"):
            yield Plain(words["call-title"].replace("$who", who), id="title")
            yield Plain(interview.contact_phone, id="target")
            with VerticalScroll(id="sheet"):
                for key, script in (("call-say", spoken.call), ("call-voicemail", spoken.voicemail)):
                    yield Plain(words[key].replace("$seconds", str(talk_seconds(script))), classes="muted")
                    yield Plain(script, classes="paragraph")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the keys."""
        write = ("write_instead",) if self._can_write else ()
        self.query_one(KeyBar).show(("reached", "voicemail", "no_answer", "to_phone", *write, "close"))

    def action_reached(self) -> None:
        """Somebody was reached."""
        self._answer(Called(Reached.REACHED))

    def action_voicemail(self) -> None:
        """A voicemail was left."""
        self._answer(Called(Reached.VOICEMAIL))

    def action_no_answer(self) -> None:
        """Nobody answered."""
        self._answer(Called(Reached.NO_ANSWER))

    def action_write_instead(self) -> None:
        """No call now."""
        if self._can_write:
            self._answer(Called(None))

    def action_to_phone(self) -> None:
        """A code that dials."""
        from raincheck.tui.screens.phone import PhoneScreen

        offers = of_rung(self.session, Rung.CALL, self.wizard.context())
        if offers and not self._answered:
            self.app.push_screen(PhoneScreen(self.wizard, offers, first_of(offers, Rung.CALL)))

    def action_close(self) -> None:
        """Nothing is noted."""
        self._answer(None)

    def _answer(self, called: Called | None) -> None:
        # A second dismissal would take the screen below away as well.
        if not self._answered:
            self._answered = True
            self.dismiss(called)
