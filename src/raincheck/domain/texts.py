"""The text of each written channel, by the channel: what reads and writes `Message` goes through here."""

from msgspec.structs import replace

from raincheck.domain.session import WRITTEN, Channel, Message, Text


def in_hand(message: Message) -> Channel:
    """The written channel in hand; what is only said has no text, and a mail stands for it."""
    return message.channel if message.channel in WRITTEN else Channel.EMAIL


def text_in(message: Message, channel: Channel) -> Text | None:
    """The text for a channel; None where there is none yet, and for what is only said."""
    texts = {
        Channel.EMAIL: message.email,
        Channel.SMS: message.sms,
        Channel.LINKEDIN: message.linkedin,
        Channel.ATS: message.ats,
    }
    return texts.get(channel)


def with_text(message: Message, channel: Channel, text: Text | None) -> Message:
    """The message with that text for a written channel, or with none."""
    return replace(message, **{channel.value: text})
