"""How many text messages a telephone makes of a text (3GPP TS 23.038)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from raincheck.domain.segments import segments

TABLE = [
    # text             messages, encoding, units
    ("", 0, "GSM-7", 0),
    ("a", 1, "GSM-7", 1),
    ("a" * 160, 1, "GSM-7", 160),
    ("a" * 161, 2, "GSM-7", 161),
    ("a" * 306, 2, "GSM-7", 306),
    ("a" * 307, 3, "GSM-7", 307),
    ("€", 1, "GSM-7", 2),
    ("€" * 80, 1, "GSM-7", 160),
    ("a" + "€" * 80, 2, "GSM-7", 161),
    ("a" * 152 + "€" + "a" * 152, 3, "GSM-7", 306),
    ("[~]{^}|\\", 1, "GSM-7", 16),
    ("\f", 1, "GSM-7", 2),
    ("Ç", 1, "GSM-7", 1),
    ("ç", 1, "UCS-2", 1),
    ("é", 1, "GSM-7", 1),
    ("e\u0301", 1, "UCS-2", 2),
    ("\r\n", 1, "GSM-7", 2),
    ("\t", 1, "UCS-2", 1),
    ("`", 1, "UCS-2", 1),
    ("I\u2019m", 1, "UCS-2", 3),
    ("I'm", 1, "GSM-7", 3),
    ("\u2014", 1, "UCS-2", 1),
    ("@£$¥ΔΩ§¿", 1, "GSM-7", 8),
    ("\u03b1", 1, "UCS-2", 1),
    ("\x1b", 1, "UCS-2", 1),
    ("ж" * 70, 1, "UCS-2", 70),
    ("ж" * 71, 2, "UCS-2", 71),
    ("ж" * 134, 2, "UCS-2", 134),
    ("ж" * 135, 3, "UCS-2", 135),
    ("😀", 1, "UCS-2", 2),
    ("😀" * 35, 1, "UCS-2", 70),
    ("😀" * 36, 2, "UCS-2", 72),
    ("ж" * 66 + "😀" + "ж" * 66, 3, "UCS-2", 134),
]


@pytest.mark.parametrize(("text", "count", "encoding", "units"), TABLE)
def test_a_text_makes_so_many_messages(text: str, count: int, encoding: str, units: int) -> None:
    found = segments(text)
    assert (found.count, found.encoding, found.units) == (count, encoding, units)


@pytest.mark.parametrize(("text", "limit"), [("a" * 160, 160), ("a" * 161, 153), ("ж" * 70, 70), ("ж" * 71, 67)])
def test_the_limit_is_that_of_one_of_its_messages(text: str, limit: int) -> None:
    assert segments(text).limit == limit


@given(st.text())
def test_there_are_as_many_messages_as_the_units_need(text: str) -> None:
    found = segments(text)
    assert found.units <= found.count * found.limit
    assert found.count <= found.units * 2 // found.limit + 1
