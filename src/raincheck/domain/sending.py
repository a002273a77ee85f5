"""How far a message has come on its way to a server."""

from enum import StrEnum


class Stage(StrEnum):
    """The stages of a delivery in their order (RFC 5321); each is named in `content/screens.toml` as `stage-<value>`.

    From `WAITING` on, the whole message has left: what happens then, it may have been taken.
    """

    PASSWORD = "password"  # noqa: S105 - the name of a stage
    CONNECT = "connect"
    PROTECT = "protect"
    LOGIN = "login"
    SENDER = "sender"
    RECIPIENTS = "recipients"
    MESSAGE = "message"
    WAITING = "waiting"
    GOODBYE = "goodbye"
