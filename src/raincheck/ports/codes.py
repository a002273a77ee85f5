"""Pictures that a phone reads."""

from typing import Protocol

Modules = tuple[tuple[bool, ...], ...]
"""The rows of a QR code without its quiet zone; True is dark."""


class Codes(Protocol):
    """QR codes (ISO/IEC 18004)."""

    def modules(self, text: str) -> Modules | None:
        """The smallest code that holds the text; None when no code does."""
