"""What to look at before a message leaves."""

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field

from raincheck.domain.delivery import Outgoing
from raincheck.domain.session import Session


class Warning(Struct, frozen=True):  # noqa: A001 - what it is
    """One thing: `key` is a problem in `content/`. With `blocks` it must be mended before it can be sent from here."""

    key: str
    facts: Mapping[str, str] = field(default_factory=dict)
    blocks: bool = False


def warnings(message: Outgoing, session: Session, now: datetime) -> tuple[Warning, ...]:  # noqa: ARG001
    """The gravest first, at most three."""
    return ()
