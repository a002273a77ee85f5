"""What the review asks before it sends: how, with which password, to whom. Each question is a screen of its own."""

from collections.abc import Callable

from msgspec.structs import replace

from raincheck.domain.delivery import Outgoing, outgoing
from raincheck.domain.mail_settings import MailSettings, MailWay, SecretFrom
from raincheck.domain.secret import Secret
from raincheck.domain.session import Session, Way
from raincheck.ports import DeliveryOutcome, FailCause, NotSent, SettingsFault
from raincheck.tui.review import Review
from raincheck.tui.screens.base import StepScreen

_WRONG = (FailCause.LOGIN_REFUSED, FailCause.LOGIN_APP_PASSWORD, FailCause.PASSWORD_NEEDED)
"""Outcomes after which another password is asked for."""

_WAYS = {MailWay.SMTP: Way.SMTP, MailWay.COMMAND: Way.COMMAND}


class MailFlow(StepScreen):
    """The part of the review that leads to the other screens and back; those are imported when they are needed."""

    _mail: MailSettings | SettingsFault | None = None
    _wrong = ""
    """Why the last password was not taken; empty when nothing is known against it."""

    def look_at_settings(self) -> None:
        """How the user sends mail, as it stands in the file now."""
        self._mail = self.wizard.ports.account.settings()

    @property
    def way(self) -> Way | None:
        """The way by which raincheck itself can send; None while that is not set up."""
        return _WAYS.get(self._mail.way) if isinstance(self._mail, MailSettings) else None

    @property
    def host(self) -> str:
        """What takes the mail: the server, or the command."""
        if not isinstance(self._mail, MailSettings):
            return ""
        return self._mail.host or next(iter(self._mail.command), "")

    @property
    def review(self) -> Review:
        """The words for it, at this moment."""
        return Review(self.wizard.context())

    def arm_soon(self) -> None:
        """Listen again after a moment."""

    @property
    def message(self) -> Outgoing | None:
        """What would leave now."""
        return outgoing(self.session)

    def send(self, way: Way) -> None:
        """Let it leave that way."""

    def show_message(self) -> None:
        """The message as it stands now."""

    def when_ready(self, send: Callable[[Way], None]) -> None:
        """Send by the user's way; what is missing for it is asked first, and then the key is pressed again."""
        self.look_at_settings()
        settings, way = self._mail, self.way
        if isinstance(settings, SettingsFault):
            self.say(self.review.problem("mail-bad-settings", note=settings.detail, path=settings.path))
        elif way is None or not isinstance(settings, MailSettings) or not self.session.me.email:
            self.action_mail_settings()
        elif self._wrong or self.wizard.ports.account.needs_password(settings):
            self._ask_password(settings)
        else:
            send(way)

    def _ask_password(self, settings: MailSettings) -> None:
        from raincheck.tui.screens.mail_password import PasswordScreen

        def given(secret: Secret | None) -> None:
            if secret is not None:
                self._wrong = ""
                self.wizard.ports.account.hold(settings, secret)
            self._ready(secret is not None)

        self.app.push_screen(PasswordScreen(self.wizard, settings, self._wrong), given)

    def doubt_password(self, outcome: DeliveryOutcome) -> None:
        """A password that the server did not take is forgotten, and asked for before the next try."""
        settings = self._mail
        if not isinstance(outcome, NotSent) or outcome.cause not in _WRONG or not isinstance(settings, MailSettings):
            return
        if settings.password is not SecretFrom.COMMAND:
            self.wizard.ports.account.forget(settings)
            self._wrong = self.review.problem(outcome.cause.value)

    def action_mail_settings(self) -> None:
        """How the user sends mail: asked when it is first needed, and changed by its key."""
        from raincheck.tui.screens.mail_setup import MailSetupScreen

        self.app.push_screen(MailSetupScreen(self.wizard, self.session), self._set_up)

    def _set_up(self, session: Session | None) -> None:
        if session is not None:
            # Only that, for the case may have gone on below.
            self.take(self.wizard.signed(replace(self.session, me=session.me)))
            self.show_message()
        self._ready(session is not None)

    def _ready(self, ready: bool) -> None:
        """Nothing is sent on the key that closed another screen: the review is seen once more."""
        self.look_at_settings()
        self.arm_soon()
        if ready:
            key = "send-mail-ready" if self.way else "send-hand-over"
            self.say(self.words(key, host=self.host, user=self.session.me.email))

    def action_to_phone(self) -> None:
        """A code that the phone reads; it counts as handed over once it was shown."""
        from raincheck.domain.phone_offers import of_message
        from raincheck.tui.screens.phone import PhoneScreen

        offers = of_message(self.message) if self.message else ()
        if offers:
            self.app.push_screen(PhoneScreen(self.wizard, offers, can_open=False), self._shown_to_phone)
        else:
            self.say(self.words("send-no-code"))

    def _shown_to_phone(self, handed: bool | None) -> None:
        if handed:
            self.send(Way.QR)
        else:
            self.arm_soon()

    def action_addresses(self) -> None:
        """Whom it goes to."""
        from raincheck.tui.screens.addresses import AddressesScreen

        self.app.push_screen(AddressesScreen(self.wizard, self.session), self._addressed)

    def _addressed(self, session: Session | None) -> None:
        if session is not None:
            people = replace(self.session.message, to=session.message.to, cc=session.message.cc)
            self.take(self.wizard.save(replace(self.session, message=people)))
            self.show_message()
        self.arm_soon()
