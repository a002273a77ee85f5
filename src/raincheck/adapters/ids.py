"""Names that nobody else has."""

from random import SystemRandom

_RANDOM = SystemRandom()
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without the pairs that look alike when read aloud."""


class RandomIds:
    """`Ids` from the system's random source."""

    def session_tail(self) -> str:
        """Four characters: 31^4 cases of one day and kind."""
        return "".join(_RANDOM.choices(_LETTERS, k=4))

    def message_id(self, domain: str) -> str:
        """128 random bits at the domain of the sender, as mail programs do: nothing about the machine.

        Without one that is ASCII, as a Message-ID has to be, at a reserved name (RFC 2606).
        """
        return f"<{_RANDOM.getrandbits(128):032x}@{domain if domain and domain.isascii() else 'mail.invalid'}>"
