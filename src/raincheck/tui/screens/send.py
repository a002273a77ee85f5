"""Send it: exactly what the recipient will get, then one key. Never Enter."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from raincheck.domain.delivery import Outgoing, is_of, is_open, outgoing, pasted
from raincheck.domain.session import Channel, Delivery, DeliveryState, Way
from raincheck.domain.steps.message import outdated
from raincheck.domain.telling import delivery_line
from raincheck.ports import DeliveryOutcome, NotSent
from raincheck.tui.keys import bind
from raincheck.tui.screens.base import StepScreen
from raincheck.tui.widgets.plain import Plain

ARM_SECONDS = 0.5
"""Keys typed ahead on the screen before must not send: this screen listens once it has been seen."""

_MISSING = {
    Channel.EMAIL: "send-no-address",
    Channel.SMS: "send-no-number",
    Channel.LINKEDIN: "send-no-chat",
    Channel.ATS: "send-no-form",
}
"""What to do where there is no address to show."""


class Review(VerticalScroll):
    """The message; it has the focus, so that the arrows scroll it."""

    can_focus = True


class SendScreen(StepScreen):
    """The review, the ways out, and the question that only the user can answer."""

    AUTO_FOCUS: ClassVar[str] = "#review"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bind("send_mail", "send_file", "send_copy", "went_out", "stayed", "onwards", "forward")
    ]

    _armed = False
    _busy = False

    def body(self) -> ComposeResult:
        """What they will get, and below it what has become of it."""
        with Review(id="review"):
            yield Plain(id="head")
            yield Plain(id="text")
        yield Plain(id="state")

    def start(self) -> None:
        """Show it, then listen."""
        message = outgoing(self.session)
        self.query_one("#head", Plain).show(self._head(message) if message else "")
        self.query_one("#text", Plain).show(message.body if message else "")
        self.query_one("#state", Plain).show("")
        self.call_after_refresh(self.set_timer, ARM_SECONDS, self._arm)

    def _arm(self) -> None:
        """Listen from now on; the question that the keys answer appears with it."""
        self._armed = True
        self._show_state()
        if not self._sent and outdated(self.session, self.wizard.context()):
            self.say(self.words("send-outdated"))

    def _head(self, message: Outgoing) -> Content:
        """The lines above the words, as a mail program shows them."""
        mail = message.channel is Channel.EMAIL
        missing = self.words(_MISSING[message.channel])
        to = f"{message.to_name} <{message.to}>" if mail and message.to and message.to_name else message.to
        rows = [("send-to", to or missing)]
        if mail:
            rows.append(("send-subject", message.subject))
        if message.sender_email:
            rows.insert(0, ("send-from", f"{message.sender_name} <{message.sender_email}>"))
        lines = [Content.assemble((f"{self.words(key):<9}", "$secondary"), (text, "bold")) for key, text in rows]
        return Content("\n").join(lines)

    @property
    def _asking(self) -> bool:
        delivery = self.session.delivery
        return delivery is not None and is_open(delivery)

    @property
    def _sent(self) -> bool:
        delivery = self.session.delivery
        if delivery is None or delivery.state is not DeliveryState.SENT:
            return False
        return is_of(delivery, outgoing(self.session))

    def shown_keys(self) -> Sequence[str]:
        """The ways, or the question, whichever is open."""
        mail = ("send_mail", "send_file") if self.session.message.channel is Channel.EMAIL else ()
        ways = (*mail, "send_copy")
        if self._asking:
            return ("went_out", "stayed", *ways, "back", "help", "leave")
        if self._sent:
            return ("onwards", *ways, "back", "help", "leave")
        return (*ways, "back", "help", "leave")

    def _show_state(self) -> None:
        delivery = self.session.delivery
        self.query_one("#state", Plain).show(self._told(delivery) if delivery else self.words("send-ways"))
        self.refresh_frame()

    def _told(self, delivery: Delivery) -> Content:
        """What is known, and what the user can do about it."""
        line = delivery_line(delivery, self.wizard.context())
        if not is_of(delivery, outgoing(self.session)):
            return self._told_earlier(delivery, line)
        if delivery.state is DeliveryState.SENT:
            known = Content.assemble(("✓ ", "$success"), (line[:1].upper() + line[1:], "bold $success"), ". ")
            return Content.assemble(known, self.words("send-sent"), " ", self.words("send-again"))
        if delivery.state is DeliveryState.FAILED:
            return Content.assemble((line[:1].upper() + line[1:], "bold"), ". ", self.words("send-ways"))
        how = self._how(delivery)
        return Content.assemble(how, "\n", (self.words("send-ask"), "bold $accent"))

    def _told_earlier(self, delivery: Delivery, line: str) -> Content:
        """Other words went before these: what is known of them says nothing about these."""
        ask = (self.words("send-earlier-ask"), "bold $accent") if is_open(delivery) else self.words("send-ways")
        return Content.assemble(self.words("send-earlier", line=line), "\n", ask)

    def _how(self, delivery: Delivery) -> str:
        if delivery.state is DeliveryState.UNKNOWN:
            line = delivery_line(delivery, self.wizard.context())
            return f"{line[:1].upper()}{line[1:]}. {self.words('send-unknown')}"
        if delivery.way is Way.EML:
            return f"{self.words('send-eml', note=delivery.note)}\n{self.words('send-eml-open')}"
        if delivery.way is Way.CLIPBOARD:
            return self.words("send-clipboard" if delivery.note else "send-clipboard-terminal", note=delivery.note)
        return self.words("send-mailto")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key of this screen does anything before it is armed, or while one is at work."""
        guarded = ("send_mail", "send_file", "send_copy", "went_out", "stayed")
        if action in guarded and (not self._armed or self._busy):
            return None
        return super().check_action(action, parameters)

    def action_send_mail(self) -> None:
        """To the mail program."""
        self._send(Way.MAILTO)

    def action_send_file(self) -> None:
        """To a mail file."""
        self._send(Way.EML)

    def action_send_copy(self) -> None:
        """To the clipboard."""
        self._send(Way.CLIPBOARD)

    def _send(self, way: Way) -> None:
        """Write "sending" to disk, then act in a thread, then write what came of it."""
        if self.session.message.channel is not Channel.EMAIL and way is not Way.CLIPBOARD:
            return
        begun = self.wizard.begin(self.session, way)
        if begun is None:
            empty = self.wizard.ports.words.problems["body-empty"].cause
            self.say(self.words("send-not-recorded") if self.wizard.trouble else empty)
            self.refresh_frame()
            return
        session, message = begun
        self._busy = True
        self.take(session)
        self.say(self.words("send-working"))
        if way is Way.CLIPBOARD:
            self.app.copy_to_clipboard(pasted(message))
        self.run_worker(lambda: self._carry(way, message), thread=True)

    def _carry(self, way: Way, message: Outgoing) -> None:
        outcome = self.wizard.carry(way, message)
        self.app.call_from_thread(self._settle, outcome)

    def _settle(self, outcome: DeliveryOutcome) -> None:
        self._busy = False
        self.take(self.wizard.settle(self.session, outcome))
        self.say("")
        if isinstance(outcome, NotSent):
            words = self.wizard.ports.words.problems[outcome.cause.value]
            self.say(f"{words.cause} {words.remedy}")
        self._show_state()

    def action_went_out(self) -> None:
        """The user's word, and only that, makes a hand-off "sent"."""
        self._confirm(True)

    def action_stayed(self) -> None:
        """It did not go out: nothing is lost, and the ways are open again."""
        self._confirm(False)

    def _confirm(self, went_out: bool) -> None:
        if self._asking:
            self.take(self.wizard.confirm(self.session, went_out))
            self.say("")
            self._show_state()

    def action_onwards(self) -> None:
        """Enter only ever goes on."""
        if not self._busy:
            self.forward()

    def action_forward(self) -> None:
        """F2: the same."""
        self.action_onwards()

    def keep_now(self) -> None:
        """Nothing is typed here; acts save themselves."""
