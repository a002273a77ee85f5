"""Every list of wordings that drafts are made of, by its place in `content/`."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import asdict

from raincheck.domain.drafting_words import Wordings
from raincheck.domain.phase import Phase
from raincheck.domain.session import Tone
from stubs.fakes import WORDS

ASKS = ("ask", "ask_agency", "say", "say_agency")


def lists_in(words: Struct | dict[str, object], place: str) -> Iterator[tuple[str, Wordings]]:
    """The lists in words of any shape; a text that stands alone is none."""
    for name, value in (asdict(words) if isinstance(words, Struct) else words).items():
        if isinstance(value, Struct | dict):
            yield from lists_in(value, f"{place}.{name}")
        elif isinstance(value, tuple) and value and isinstance(value[0], str):
            yield f"{place}.{name}", value


VOICES = {place: words for tone in Tone for place, words in lists_in(WORDS.voice(tone), tone.value)}
COMMON = dict(lists_in(WORDS.drafts, "drafts"))
del COMMON["drafts.twelve_hours"]
REASONS = {f"{reason}.{phase}": getattr(words, phase) for reason, words in WORDS.reasons.items() for phase in Phase} | {
    f"{reason}.{part}": getattr(words, part)
    for reason, words in WORDS.reasons.items()
    if words.controllable
    for part in ("own", "promise")
}
RESCUES = {f"{rescue}.{part}": getattr(words, part) for rescue, words in WORDS.rescues.items() for part in ASKS}
LISTS: dict[str, Wordings] = {**VOICES, **COMMON, **REASONS, **RESCUES}

BACK = {place for place in LISTS if ".back." in place}
"""Those of the messages that come back to a case."""
