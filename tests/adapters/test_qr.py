"""QR codes: a second program reads exactly the text, whatever is in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.adapters.qr import SegnoCodes
from raincheck.domain.links import sms_link
from raincheck.ports import Modules
from stubs.cases import BODY
from stubs.rasters import Pixels, read_codes
from stubs.strategies import bodies

LARGEST = 2_953
"""Octets that the largest code holds at the lowest level of correction (ISO/IEC 18004, table 7)."""


def pixels(modules: Modules) -> Pixels:
    drawn = np.where(np.array(modules), 0, 255).astype(np.uint8)
    return np.pad(drawn, 4, constant_values=255).repeat(3, axis=0).repeat(3, axis=1)


def code_of(text: str) -> Modules:
    modules = SegnoCodes().modules(text)
    assert modules is not None
    return modules


@given(bodies.filter(bool))
def test_any_text_is_read_back_as_itself(text: str) -> None:
    assert read_codes(pixels(code_of(text))) == [text]


@given(bodies)
def test_any_link_is_read_back_as_itself(body: str) -> None:
    link = sms_link("+1 602 555 0142", body)
    assert read_codes(pixels(code_of(link))) == [link]


@pytest.mark.parametrize(
    "text", ["é", "Grüße", "日本語", "点", "ﾊﾝｶｸ", "Ã©", "👩\u200d👩\u200d👧", "\\000026", "A-1", "0123456789", "\x80"]
)
def test_a_text_that_readers_mistake_for_another_encoding_is_read_as_itself(text: str) -> None:
    assert read_codes(pixels(code_of(text))) == [text]


def test_what_is_beyond_ascii_names_its_encoding_and_ascii_does_not() -> None:
    # Seventeen octets each: the name (ECI) takes twelve bits, for which the smallest code has no room.
    assert [len(code_of(text)) for text in ("x" * 17, "é" * 8 + "x")] == [21, 25]


@pytest.mark.parametrize(
    ("text", "side"),
    [("tel:+16025550142", 21), ("sms:+16025550142", 21), ("x" * 17, 21), ("x" * 18, 25), ("x" * LARGEST, 177)],
)
def test_the_code_is_the_smallest_that_holds_it(text: str, side: int) -> None:
    assert [len(row) for row in code_of(text)] == [side] * side


@given(st.integers(LARGEST - 1, LARGEST + 2))
def test_what_no_code_holds_has_none(length: int) -> None:
    assert (SegnoCodes().modules("x" * length) is None) is (length > LARGEST)


def test_a_lone_surrogate_has_none() -> None:
    assert SegnoCodes().modules("a\ud800") is None


def test_it_is_square_and_of_plain_truths() -> None:
    assert {type(module) for row in code_of(BODY) for module in row} == {bool}
