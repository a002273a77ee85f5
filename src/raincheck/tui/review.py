"""The review in words: the lines above the message, the warnings, and what is known of its delivery."""

from collections.abc import Sequence
from string import Template

from textual.content import Content

from raincheck.domain.context import Context
from raincheck.domain.delivery import Outgoing, is_open
from raincheck.domain.reach import is_said
from raincheck.domain.review import Warning as Caution
from raincheck.domain.session import Channel, Delivery, DeliveryState, Way
from raincheck.domain.telling import delivery_line
from raincheck.tui.shipment import Shipment

LABEL = 9
"""Columns of the labels at the left."""

SLOW_SECONDS = 5
"""An answer that takes longer is explained."""

_MISSING = {
    Channel.EMAIL: "send-no-address",
    Channel.SMS: "send-no-number",
    Channel.LINKEDIN: "send-no-chat",
    Channel.ATS: "send-no-form",
}
"""What to do where there is no address to show."""


class Review:
    """The words of the review, at one moment."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx

    def _words(self, key: str, **facts: object) -> str:
        return Template(self._ctx.words.screens[key]).safe_substitute(facts)

    def problem(self, key: str, **facts: object) -> str:
        """Why something does not go, and the next step."""
        words = self._ctx.words.problems[key]
        return Template(f"{words.cause} {words.remedy}".strip()).safe_substitute(facts)

    def head(self, message: Outgoing) -> Content:
        """The lines above the words, as a mail program shows them."""
        mail = message.channel is Channel.EMAIL
        to = f"{message.to_name} <{message.to}>" if mail and message.to and message.to_name else message.to
        rows = [("send-to", to or self._words(_MISSING[message.channel]))]
        if message.cc:
            rows.append(("send-cc", ", ".join(message.cc)))
        if mail:
            rows.append(("send-subject", message.subject))
        if mail and message.sender_email:
            sender = f"{message.sender_name} <{message.sender_email}>" if message.sender_name else message.sender_email
            rows.insert(0, ("send-from", sender))
        lines = [Content.assemble((f"{self._words(key):<{LABEL}}", "$secondary"), (text, "bold")) for key, text in rows]
        return Content("\n").join(lines)

    def cautions(self, found: Sequence[Caution]) -> Content:
        """What to look at before it leaves, one line each."""
        lines = [Content.assemble(("! ", "bold $error"), self.problem(one.key, **one.facts)) for one in found]
        return Content("\n").join(lines)

    def under_way(self, shipment: Shipment, host: str) -> Content:
        """Where it is, for how long, and how to stop it."""
        if shipment.stopping:
            return Content(self._words("send-stopping"))
        stage = shipment.stage
        where = self._words(f"stage-{stage.value}", host=host) if stage else self._words("send-working")
        slow = shipment.seconds >= SLOW_SECONDS
        time = self._words("send-elapsed", seconds=shipment.seconds) if slow else ""
        why = self._words("send-slow-answer") if slow and stage and stage.value == "waiting" else ""
        return Content.assemble((where, "bold $accent"), f" {time}\n{why}".rstrip())

    def told(self, delivery: Delivery, message: Outgoing | None, missing: Sequence[str] = ()) -> Content:
        """What is known, and what the user can do about it; `missing` are those whom it has not reached."""
        line = delivery_line(delivery, self._ctx)
        line = line[:1].upper() + line[1:]
        if message is None or not is_said(delivery, message):
            return self._told_earlier(delivery, delivery_line(delivery, self._ctx))
        if delivery.state is DeliveryState.SENDING:
            return Content(self._words("send-busy-elsewhere"))
        if delivery.state is DeliveryState.SENT:
            return self._sent(delivery, line, missing)
        if delivery.state is DeliveryState.FAILED:
            return self._failed(delivery, line)
        ask = (self._words("send-ask"), "bold $accent")
        if delivery.state is DeliveryState.UNKNOWN:
            # The question first: on a small screen what follows it may find no room.
            return Content.assemble(f"{line}. ", ask, "\n", "\n".join(self._find_out(delivery)))
        return Content.assemble(self._how(delivery), "\n", ask)

    def _sent(self, delivery: Delivery, line: str, missing: Sequence[str]) -> Content:
        known = Content.assemble(("✓ ", "$success"), (line, "bold $success"), ". ", self._words("send-sent"))
        refused = {one.address for one in delivery.refused}
        left = [address for address in missing if address not in refused]
        new = f"\n{self._words('send-not-yet', left=', '.join(left))}" if left else ""
        if not delivery.refused or not missing:
            return Content.assemble(known, new)
        taken = [one for one in _everyone(delivery) if one not in refused]
        partly = [
            self._words("send-partly", taken=", ".join(taken), refused=one.address, reply=one.reply)
            for one in delivery.refused
        ]
        return Content.assemble(known, *(f"\n{text}" for text in partly), "\n", self._words("send-partly-again"), new)

    def _failed(self, delivery: Delivery, line: str) -> Content:
        if not delivery.cause:
            return Content.assemble((line, "bold"), ". ", self._words("send-ways"))
        why = self.problem(delivery.cause, note=delivery.note, address=_first_refused(delivery))
        said = f"\n{self._words('send-said', note=delivery.note)}" if delivery.note else ""
        return Content.assemble((self._words("send-not-sent"), "bold"), " ", why, (said, "$secondary"))

    def _told_earlier(self, delivery: Delivery, line: str) -> Content:
        """Other words went before these: what is known of them says nothing about these."""
        ask = (self._words("send-earlier-ask"), "bold $accent") if is_open(delivery) else self._words("send-ways")
        return Content.assemble(self._words("send-earlier", line=line), "\n", ask)

    def _find_out(self, delivery: Delivery) -> tuple[str, ...]:
        """How to find out what nobody knows."""
        return self.unknown() if delivery.way in (Way.SMTP, Way.COMMAND) else (self._words("send-unknown"),)

    def beside(self, delivery: Delivery) -> str:
        """What came of a try beside another one that says where the case stands."""
        if delivery.state is DeliveryState.FAILED:
            why = self.problem(delivery.cause, note=delivery.note, address=_first_refused(delivery))
            return f"{self._words('send-not-sent')} {why}"
        return self._how(delivery)

    def _how(self, delivery: Delivery) -> str:
        if delivery.way is Way.EML:
            return f"{self._words('send-eml', note=delivery.note)}\n{self._words('send-eml-open')}"
        if delivery.way is Way.CLIPBOARD:
            key = "send-clipboard" if delivery.note else "send-clipboard-terminal"
            return self._words(key, note=delivery.note)
        return self._words({Way.QR: "send-qr", Way.MESSAGES: "send-messages"}.get(delivery.way, "send-mailto"))

    def unknown(self) -> tuple[str, ...]:
        """How to find out, and what a second copy would mean."""
        return self._words("send-unknown-look"), self._words("send-unknown-again")

    def again(self, delivery: Delivery) -> tuple[str, tuple[str, ...]]:
        """The question before a second copy: its title, and what to know."""
        line = delivery_line(delivery, self._ctx)
        known = f"{line[:1].upper()}{line[1:]}."
        if delivery.state is DeliveryState.UNKNOWN:
            return self._words("again-title-unknown"), (known, self._words("send-unknown-why"), *self.unknown())
        return self._words("again-title-sent"), (known, self._words("send-unknown-again"))


def _everyone(delivery: Delivery) -> tuple[str, ...]:
    return delivery.only or (delivery.to, *delivery.cc)


def _first_refused(delivery: Delivery) -> str:
    return delivery.refused[0].address if delivery.refused else delivery.to
