"""A section of the configuration as settings, and back. What is wrong in it is named by its key."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import msgspec

from raincheck.domain.command_lines import BadLine, command_words
from raincheck.domain.text import inert

S = TypeVar("S", bound=msgspec.Struct)


class Unusable(Exception):
    """The section can't be used; the text names the key and what it takes, and never repeats what was there."""


@dataclass(frozen=True, slots=True)
class Section(Generic[S]):
    """One section: `takes` says what each key takes, and `wrong` names the first setting that can't work.

    `commands` are the keys of programs with their arguments, `trimmed` those whose edges mean nothing, and
    `always` those that stand in the file even where they are the default.
    """

    name: str
    kind: type[S]
    takes: Mapping[str, str]
    wrong: Callable[[S], str]
    commands: Collection[str]
    trimmed: Collection[str]
    always: Collection[str] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that is known."""
        return self.kind.__struct_fields__

    def type_of(self, key: str) -> Any:
        """What the value of that key has to be."""
        return next(field.type for field in msgspec.structs.fields(self.kind) if field.name == key)

    def read(self, raw: object) -> S:
        """The section as it was parsed. Keys that are not known are left alone. Raises Unusable."""
        if not isinstance(raw, Mapping):
            raise Unusable(f"[{self.name}] must be a section")
        values = {key: self._value(key, raw[key]) for key in self.keys if key in raw}
        try:
            settings = self.kind(**values)
        except TypeError:
            # One without which nothing works is not there at all.
            missing = next(f.name for f in msgspec.structs.fields(self.kind) if f.required and f.name not in values)
            raise self._refusal(missing) from None
        if key := self.wrong(settings):
            raise self._refusal(key)
        return settings

    def written(self, raw: object, settings: S) -> dict[str, Any]:
        """The section as it is to be written: the settings, and over from the old one the keys that are not known."""
        old = raw if isinstance(raw, Mapping) else {}
        unknown = {key: value for key, value in old.items() if key not in self.keys}
        always = {key: msgspec.to_builtins(getattr(settings, key)) for key in self.always}
        known: dict[str, Any] = msgspec.to_builtins(settings)
        return unknown | always | known

    def _value(self, key: str, given: object) -> Any:
        """One setting. Every text is refused that a terminal, a header or a command line could trip over."""
        value = self._words(key, given) if key in self.commands and isinstance(given, str) else given
        try:
            value = msgspec.convert(value, self.type_of(key))
        except msgspec.ValidationError:
            # What msgspec says repeats the value, and that may be a password in the wrong place.
            raise self._refusal(key) from None
        texts = value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()
        if any(inert(text) != text for text in texts):
            raise Unusable(f"{key} in [{self.name}] has characters in it that can't be seen")
        return value.strip() if key in self.trimmed else value

    def _words(self, key: str, line: str) -> tuple[str, ...]:
        """A command in one line, in words as a shell would see them."""
        words = command_words(line)
        if words is BadLine.QUOTE:
            raise Unusable(f"{key} in [{self.name}] has a quotation mark without its partner")
        if words is BadLine.SHELL:
            raise Unusable(f"{key} in [{self.name}] needs a shell, and none is used: name a script that does it all")
        return words

    def _refusal(self, key: str) -> Unusable:
        return Unusable(f"{key} in [{self.name}] takes {self.takes[key]}")
