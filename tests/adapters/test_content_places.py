"""Where keys and values stand in a TOML text: every way to write them, against what `tomllib` reads there."""

import contextlib
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.toml_places import Path, Places

TEXT = '''# "no.key" = [ here
top = 1 # x
a.b = 1
"q k".'l.l' = """
multi \\
   line $fact ""quoted"" """"
list = [
  "one", # [ "
  'two', [1, 2, { x = "}", "y\\u0041" = 3 } ],
]
day = 1979-05-27 07:32:00Z
[t]
k = "\\t\\u0024x $fact"
[t."u v"]
lit = \'\'\'
it's $fact\'\'\'
[[l]]
n = 1
[[ l ]]
n = 2
[l.s]
z = true
[[l.r]]
w = "#"
'''
"""Every way to write a key and a value that TOML 1.0 has."""

KEYS = [
    (("top",), 2, 1),
    (("a", "b"), 3, 3),
    (("q k", "l.l"), 4, 7),
    (("list", 2, 2, "yA"), 9, 28),
    (("t", "u v"), 14, 4),
    (("t", "u v", "lit"), 15, 1),
    (("l", 0, "n"), 18, 1),
    (("l", 1, "n"), 20, 1),
    (("l", 1, "s"), 21, 4),
    (("l", 1, "r", 0, "w"), 24, 1),
]
VALUES = [
    (("top",), 2, 7),
    (("a", "b"), 3, 7),
    (("q k", "l.l"), 4, 15),
    (("list",), 7, 8),
    (("list", 0), 8, 3),
    (("list", 1), 9, 3),
    (("list", 2, 2, "x"), 9, 23),
    (("day",), 11, 7),
    (("t",), 12, 2),
    (("l", 1, "s", "z"), 22, 5),
]
FACTS = [(("q k", "l.l"), 6, 9), (("t", "k"), 13, 16), (("t", "u v", "lit"), 16, 6)]


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that is no table and no list, and the way to it."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(item, (*path, name))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))
    else:
        yield path, value


def prefixes(text: str) -> Iterator[Any]:
    """Every value that the text begins with."""
    for end in range(1, len(text) + 1):
        with contextlib.suppress(ValueError):
            yield tomllib.loads(f"value = {text[:end]}\n")["value"]


def at(path: Path) -> Any:
    value: Any = tomllib.loads(TEXT)
    for part in path:
        value = value[part]
    return value


@pytest.mark.parametrize(("path", "line", "column"), KEYS)
def test_a_key_stands_there(path: Path, line: int, column: int) -> None:
    assert Places(TEXT).key(path) == (line, column)


@pytest.mark.parametrize(("path", "line", "column"), VALUES)
def test_a_value_begins_there(path: Path, line: int, column: int) -> None:
    assert Places(TEXT).value(path) == (line, column)


@pytest.mark.parametrize(("path", "line", "column"), FACTS)
def test_a_character_of_a_string_stands_there(path: Path, line: int, column: int) -> None:
    assert Places(TEXT).character(path, at(path).index("$fact")) == (line, column)


def test_line_ends_of_windows_count_as_one() -> None:
    text = 'a = """\r\nx\r\n$fact"""\r\nb = 2\r\n'
    places = Places(text)
    assert (places.character(("a",), 2), places.key(("b",))) == ((3, 1), (4, 1))


def test_a_key_that_is_not_there_has_the_place_of_what_is_around_it() -> None:
    assert Places("[a]\nb = 1\n").key(("a", "c", "d")) == (1, 2)


def test_every_value_of_the_text_is_found() -> None:
    assert {path for path, _ in leaves(tomllib.loads(TEXT))} <= set(Places(TEXT).values)


NAMES = st.text(st.sampled_from("ab.\"'\\ #=[]é\n\t"), max_size=4)
TEXTS = st.text(st.sampled_from("ab\"'\\ #=[]{},$\n\té🙂"), max_size=12)
VALUE = st.recursive(
    TEXTS | st.integers(-9, 9) | st.booleans() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, VALUE, max_size=4), st.booleans())
def test_what_stands_at_a_value_is_that_value(tables: dict[str, Any], many: bool) -> None:
    text = tomli_w.dumps(tables, multiline_strings=many)
    places = Places(text)
    for path, value in leaves(tomllib.loads(text)):
        assert value in prefixes(text[places.values[path] :])


@given(TEXTS, st.booleans())
def test_every_character_of_a_string_is_found(value: str, many: bool) -> None:
    text = tomli_w.dumps({"a": value}, multiline_strings=many)
    places = Places(text)
    lines = text.split("\n")
    for index, character in enumerate(tomllib.loads(text)["a"]):
        line, column = places.character(("a",), index)
        shown = f"{lines[line - 1]}\n"[column - 1]
        assert shown in (character, "\\")


@given(st.text(st.sampled_from("ab=.\"'\\ #[]{},\n1"), max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert Places(text).key(("a",)) >= (1, 1)
