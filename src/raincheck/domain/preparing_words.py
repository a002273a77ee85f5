"""The shape of the words in `content/prepare.toml`."""

from enum import StrEnum

from msgspec import Struct

from raincheck.domain.interview import Mode
from raincheck.domain.vocabulary import Reason


class Shown(StrEnum):
    """The fact that stands beside a check."""

    CLOCKS = "clocks"
    PLACE = "place"
    LINK = "link"
    DIAL_IN = "dial-in"
    MY_PHONE = "my-phone"
    ALARMS = "alarms"
    PHONE = "phone"


class CheckWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One check: what is to be done, how, and for which interviews.

    Without `modes` it is for all. `unsaid`: only as long as nobody has said how it is held. `missing` stands in place
    of the fact that it `shows` where that is not known.
    """

    label: str
    how: str
    modes: tuple[Mode, ...] = ()
    unsaid: bool = False
    shows: Shown | None = None
    missing: str = ""


class PrepareWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The checks by their keys, which reasons fit a mode, the notes of the sheet, and the plan B."""

    checks: dict[str, CheckWords]
    fits: dict[Mode, tuple[Reason, ...]]
    notes: dict[str, str]
    plan: dict[str, str]
