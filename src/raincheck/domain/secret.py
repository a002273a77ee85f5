"""A password in memory, which no log, traceback or record shows by accident."""

from typing import NoReturn


class Secret:
    """Text that is seen only by who asks for it with `reveal`."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never written down")
