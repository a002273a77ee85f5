"""The words of the command line, out of `content/`, and the only ways to print them.

Whatever is filled in was cleaned here, so no control character from a file or an argument
reaches the terminal.
"""

import json
import sys
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

import raincheck.content
from raincheck.domain.text import inert


@lru_cache(maxsize=2)
def _texts(file: str) -> dict[str, str]:
    folder = Path(next(iter(raincheck.content.__path__)))
    return tomllib.loads((folder / f"{file}.toml").read_text("utf-8"))


def say(key: str, **facts: object) -> str:
    """The text of that key with its facts filled in, each on one line. Raises KeyError: a mistake of ours."""
    return say_from("cli", key, facts)


def say_from(file: str, key: str, facts: Mapping[str, object]) -> str:
    """The same out of another file in `content/`, for a command with many texts."""
    return Template(_texts(file)[key]).substitute({name: inert(str(value)) for name, value in facts.items()})


def tell(text: str) -> None:
    """Print to the standard output what `say` made."""
    print(inert(text, many_lines=True))


def warn(text: str) -> None:
    """Print to the standard error; silent when there is none, for `print` would use the standard output."""
    if sys.stderr is not None:
        print(inert(text, many_lines=True), file=sys.stderr)


def tell_json(value: Any) -> None:
    """Print a value as JSON, in ASCII: every control character is escaped, and any locale can show it."""
    print(json.dumps(value, indent=2))
