"""The shapes of the words that drafts are made of: the reasons, the ways to save it, and the voices."""

from msgspec import Struct

from raincheck.domain.interview import Mode
from raincheck.domain.vocabulary import Reason

Wordings = tuple[str, ...]
"""The same in several ways; a draft takes one of them."""


class ReasonWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One reason: its label, the true clause for each phase, and how it is owned.

    `own` says what the candidate takes on, for what they could have prevented; it is empty
    for what nobody could. `promise` says what changes from now on.
    """

    label: str
    advance: Wordings
    same_day: Wordings
    running_late: Wordings
    missed: Wordings
    own: Wordings = ()
    own_advance: Wordings = ()
    promise: Wordings = ()
    controllable: bool = False
    next_time: str = ""


class RescueWords(Struct, frozen=True, forbid_unknown_fields=True):
    """One way to save it: when it is on offer, and what is asked for it, of the company or through an agency.

    `say` is the same in short.
    """

    label: str
    hint: str
    ask: Wordings
    ask_agency: Wordings
    say: Wordings
    say_agency: Wordings
    reasons: tuple[Reason, ...] = ()
    modes: tuple[Mode, ...] = ()
    first_minute: int | None = None
    last_minute: int | None = None
    asks_delay: bool = False
    office_hours: bool = False


class OccasionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The sentences of one occasion, around the reason and the way to save it."""

    subject: Wordings
    opening: Wordings
    news: Wordings
    regret: Wordings
    sorry: Wordings


class WholeWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of an occasion that needs no excuse: whole, for a mail and for anything shorter."""

    subject: Wordings
    mail: Wordings
    short: Wordings


class BackVoice(Struct, frozen=True, forbid_unknown_fields=True):
    """The texts of every errand that comes back to a case, and the sentences that they begin and end with."""

    about: Wordings
    wrote: Wordings
    called: Wordings
    again: Wordings
    patience: Wordings
    first: WholeWords
    second: WholeWords
    close: WholeWords
    accept: WholeWords
    thanks: WholeWords
    answer: WholeWords
    confirm: WholeWords
    outreach: WholeWords


class Voice(Struct, frozen=True, forbid_unknown_fields=True):
    """All sentences of one tone."""

    greeting: Wordings
    greeting_unnamed: Wordings
    sign_off: Wordings
    intro: Wordings
    intro_unsigned: Wordings
    self: Wordings
    flexible: Wordings
    wrote: Wordings
    wrote_short: Wordings
    sorry_owned: Wordings
    thanks: Wordings
    thanks_short: Wordings
    call_back: Wordings
    call_back_unnumbered: Wordings
    advance: OccasionWords
    same_day: OccasionWords
    running_late: OccasionWords
    other_way: OccasionWords
    missed: OccasionWords
    canceled: WholeWords
    withdraw: WholeWords
    back: BackVoice


class AskWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked of the company, and through an agency; `say` in short."""

    ask: Wordings
    ask_agency: Wordings
    say: Wordings
    say_agency: Wordings


class HostWords(Struct, frozen=True, forbid_unknown_fields=True):
    """Who kept the time, as the sentences name them."""

    host: str
    them: str
    their: str


class BackWords(Struct, frozen=True, forbid_unknown_fields=True):
    """What a message that comes back to a case may add, in every tone; `joining` by how the interview is held."""

    wanted: str
    known: Wordings
    free: Wordings
    free_unnumbered: Wordings
    changes: Wordings
    changes_unnumbered: Wordings
    confirms: Wordings
    joining: dict[str, Wordings]


class DraftWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How facts are named in every draft, whatever its tone."""

    twelve_hours: tuple[str, ...]
    joined: Wordings
    undecided: AskWords
    appointment: dict[str, str]
    headline: dict[str, str]
    host: dict[str, HostWords]
    back: BackWords
