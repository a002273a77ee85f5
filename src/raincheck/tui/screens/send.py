"""Send it: exactly what the recipient will get, then one key. Never Enter."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from raincheck.dispatch import Begun
from raincheck.domain.delivery import Outgoing, can_carry, pasted
from raincheck.domain.reach import missing
from raincheck.domain.review import Warning as Caution
from raincheck.domain.review import warnings
from raincheck.domain.session import Channel, DeliveryState, Session, Way
from raincheck.domain.steps.message import outdated
from raincheck.ports import Accepted
from raincheck.tui.keys import bind
from raincheck.tui.life import TidyApp
from raincheck.tui.screens.again import AgainScreen
from raincheck.tui.screens.standing import Standing
from raincheck.tui.shipment import Shipment
from raincheck.tui.under_way import UnderWay
from raincheck.tui.widgets.plain import Plain

ARM_SECONDS = 0.5
"""Keys typed ahead, or still held down, must not send: this screen listens once it has been seen."""

LEAVE_SECONDS = 3.0
"""How long leaving waits for the outcome of what is under way, once it was asked to stop."""

_ACTS = ("send_now", "send_mail", "send_file", "send_copy", "to_phone", "addresses", "mail_settings", "go_without")
_ANSWERS = ("went_out", "stayed")


class ReviewBox(VerticalScroll):
    """The message; it has the focus, so that the arrows scroll it."""

    can_focus = True


class SendScreen(Standing):
    """The review, the ways out, and the question that only the user can answer."""

    AUTO_FOCUS: ClassVar[str] = "#review"
    BINDINGS: ClassVar[list[BindingType]] = [*bind(*_ACTS, *_ANSWERS, "onwards", "forward")]

    _armed = False
    _seen = False
    _shipment: Shipment | None = None

    def body(self) -> ComposeResult:
        """What they will get, and below it what has become of it."""
        with ReviewBox(id="review"):
            yield Plain(id="head")
            yield Plain(id="cautions")
            yield Plain(id="text")
        yield Plain(id="state")

    def start(self) -> None:
        """Show it, then listen."""
        self.look_at_settings()
        self.show_message()
        self.query_one("#state", Plain).show("")
        self.arm_soon()
        self.set_interval(1.0, self._count)

    def show_message(self) -> None:
        """The message as it stands now."""
        message, review = self.message, self.review
        self.query_one("#head", Plain).show(review.head(message) if message else "")
        self.query_one("#cautions", Plain).show(review.cautions(self._cautions(message)))
        self.query_one("#text", Plain).show(message.body if message else "")

    def _cautions(self, message: Outgoing | None) -> Sequence[Caution]:
        return warnings(message, self.session, self.wizard.context().now) if message else ()

    def arm_soon(self) -> None:
        """Listen again after a moment; what is on the screen by then was seen."""
        self._armed = False
        self.call_after_refresh(self.set_timer, ARM_SECONDS, self._arm)

    def _arm(self) -> None:
        """Listen from now on; the question that the keys answer appears with it."""
        self._armed = self._seen = True
        self.show_state()
        if not self.was_sent and outdated(self.session, self.wizard.context()):
            self.say(self.words("send-outdated"))

    # How things stand

    @property
    def busy(self) -> bool:
        """Whether a message is under way: then nobody leaves this screen for another."""
        return self._shipment is not None

    @property
    def _elsewhere(self) -> bool:
        """Whether another window is sending it."""
        delivery = self.session.delivery
        return self._shipment is None and delivery is not None and delivery.state is DeliveryState.SENDING

    def shown_keys(self) -> Sequence[str]:
        """The ways, or the question, whichever is open."""
        if self._shipment is not None:
            return ("stop_sending", "help", "leave")
        if self._elsewhere:
            return ("back", "help", "leave")
        mail = self.session.message.channel is Channel.EMAIL
        own = (self._send_key, "send_mail", "send_file") if mail else ()
        text = ("send_text",) if self.session.message.channel is Channel.SMS else ()
        ways = (*own, *text, "send_copy", "to_phone")
        if self.asking:
            return ("went_out", "stayed", *ways, "back", "onwards", "help", "leave")
        first, last = ("onwards",) if self.was_sent else (), ("addresses",) if mail else ()
        if self.may_go:
            return (*first, *ways, "go_without", "back", *last, "help", "leave")
        return (*first, *ways, *last, "back", "help", "leave")

    @property
    def _send_key(self) -> str:
        """What the key that sends does now."""
        if not self.way:
            return "set_up"
        return "once_more" if self.before else "send_now"

    def help_keys(self) -> Sequence[str]:
        """The settings are changed once in a lifetime: the help names their key."""
        return (*dict.fromkeys((*self.shown_keys(), "addresses", "mail_settings")),)

    def show_state(self) -> None:
        """What is known of it now."""
        state, delivery, message = self.query_one("#state", Plain), self.stands, self.message
        if self._shipment is not None:
            state.show(self.review.under_way(self._shipment, self.host))
        elif delivery is not None:
            state.show(self.review.told(delivery, message, missing(self.session, message) if message else ()))
        else:
            state.show(self.words("send-ways"))
        self.refresh_frame()

    def _count(self) -> None:
        """A second has passed: under way, or in another window."""
        if self._shipment is not None:
            self.show_state()
        elif self._elsewhere:
            found = self.wizard.open(self.session.id)
            if isinstance(found, Session) and found != self.session:
                self.take(found)
                self.show_state()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key of this screen does anything before it is armed, or while a message is under way."""
        if action in ("onwards", "forward") and self.busy:
            return None
        if action in _ACTS and (not self._armed or self.busy or self._elsewhere):
            return None
        if action in _ANSWERS and (not self._seen or self.busy):
            return None
        return super().check_action(action, parameters)

    # The ways

    def action_send_now(self) -> None:
        """Send it from here; what is missing for it is asked first."""
        self.when_ready(self._once)

    def action_go_without(self) -> None:
        """On, and nothing is sent."""
        if self.may_go:
            self.take(self.wizard.let_go(self.session))
            self.forward()

    def _once(self, way: Way) -> None:
        """What was sent, or may have been, is asked about before it goes a second time."""
        before = self.before
        if before is None:
            self.send(way)
            return
        title, lines = self.review.again(before)
        self.app.push_screen(AgainScreen(title, lines), lambda yes: self.send(way) if yes else self.arm_soon())

    def action_send_mail(self) -> None:
        """To the mail program; a text to the messages program."""
        self.send(Way.MESSAGES if self.session.message.channel is Channel.SMS else Way.MAILTO)

    def action_send_file(self) -> None:
        """To a mail file."""
        self.send(Way.EML)

    def action_send_copy(self) -> None:
        """To the clipboard."""
        self.send(Way.CLIPBOARD)

    def send(self, way: Way) -> None:
        """Write "sending" to disk, then act in a thread, then write what came of it."""
        if self._shipment is not None or not can_carry(way, self.session.message.channel):
            return
        blocking = next((one for one in self._cautions(self.message) if one.blocks), None)
        if blocking is not None and way in (Way.SMTP, Way.COMMAND):
            self.say(self.review.problem(blocking.key, **blocking.facts))
            return
        begun = self.wizard.begin(self.session, way)
        if not isinstance(begun, Begun):
            self.take(begun.session)
            self.show_message()
            self.show_state()
            self.say(self.review.problem(begun.why.value))
            return
        self._shipment = Shipment(self, self.wizard, way, begun.message)
        self.say("")
        self.take(begun.session)
        self.show_state()
        if way is Way.CLIPBOARD:
            self.app.copy_to_clipboard(pasted(begun.message))
        self._shipment.start()

    def on_under_way_moved(self, event: UnderWay.Moved) -> None:
        """Its next stage."""
        event.stop()
        self.show_state()

    def on_shipment_arrived(self, event: Shipment.Arrived) -> None:
        """It is decided."""
        event.stop()
        if event.shipment is self._shipment:
            self._settle()

    def _settle(self, within: float = 0) -> None:
        """Write down what came of it, once."""
        shipment, self._shipment = self._shipment, None
        outcome = shipment.outcome(within) if shipment else None
        if outcome is None:
            return
        self.take(self.wizard.settle(self.session, outcome))
        self.doubt_password(outcome)
        self.arm_soon()
        self.show_state()
        latest = self.session.delivery
        if latest is not None and latest is not self.stands and not isinstance(outcome, Accepted):
            self.say(self.review.beside(latest))
        if self.wizard.trouble and self.was_sent:
            self.say(self.words("send-was-sent-not-written"))

    def action_back(self) -> None:
        """Esc stops what is under way; the outcome says whether it still could be stopped. Else it goes back."""
        if self._shipment is None:
            super().action_back()
        else:
            self._shipment.stop()
            self.show_state()

    # The user's word, and going on

    def action_went_out(self) -> None:
        """The user's word, and only that, makes a hand-off "sent"."""
        self._confirm(True)

    def action_stayed(self) -> None:
        """It did not go out: nothing is lost, and the ways are open again."""
        self._confirm(False)

    def _confirm(self, went_out: bool) -> None:
        if self.asking:
            self.take(self.wizard.confirm(self.session, went_out))
            self.say("")
            self.show_state()

    def action_onwards(self) -> None:
        """Enter only ever goes on."""
        self.forward()

    def action_forward(self) -> None:
        """F2: the same."""
        self.action_onwards()

    def on_unmount(self) -> None:
        """Nobody looks on any more: a worker that is left alone would hold up the end of the program."""
        if self._shipment is not None:
            self._shipment.stop()

    def keep_now(self) -> None:
        """Nothing is typed here. What is under way when the program ends is stopped, and its outcome kept."""
        if self._shipment is not None and isinstance(self.app, TidyApp) and self.app.ending:
            self._shipment.stop()
            self._settle(LEAVE_SECONDS)
        elif self.wizard.trouble is not None and self._shipment is None:
            self.take(self.wizard.save(self.session))
