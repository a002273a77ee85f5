"""Laws: for every case the file is faithful, and going back costs nothing."""

import tempfile
import tomllib
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from raincheck.adapters.record import decode, encode
from raincheck.dispatch import Begun
from raincheck.domain.questions import Answers
from raincheck.domain.session import Reached, Rung, Session, Step, Way
from raincheck.watching import Lookout
from raincheck.wizard import Wizard
from stubs.fakes import FrozenClock, wizard_in
from stubs.strategies import bodies, lines, sessions

toml_values = st.recursive(
    st.one_of(st.integers(-(2**40), 2**40), st.booleans(), lines, bodies),
    lambda inner: st.one_of(st.lists(inner, max_size=2), st.dictionaries(lines, inner, max_size=2)),
    max_leaves=4,
)
unknown = st.dictionaries(lines.map(lambda name: f"x-{name}"), toml_values, min_size=1, max_size=2)


@given(sessions)
def test_a_case_survives_its_file(session: Session) -> None:
    data = encode(session, {})
    again, raw = decode(data)
    assert again == session
    assert encode(again, raw) == data


@given(sessions, sessions)
def test_an_older_file_leaves_no_trace_in_a_newer_one(older: Session, newer: Session) -> None:
    before = tomllib.loads(encode(older, {}).decode())
    assert decode(encode(newer, before))[0] == newer


def tables_of(document: Any) -> list[dict[str, Any]]:
    """The document and every section and list item in it."""
    found = [document] if isinstance(document, dict) else []
    inner = document.values() if isinstance(document, dict) else document if isinstance(document, list) else ()
    return [*found, *(table for item in inner for table in tables_of(item))]


@given(sessions, unknown)
def test_what_is_not_known_survives_a_save(session: Session, extra: dict[str, Any]) -> None:
    before = tomllib.loads(encode(session, {}).decode())
    del before["end"]
    tables = tables_of(before)
    for table in tables:
        table.update(extra)
    after = tomllib.loads(encode(replace(session, step=Step.SUMMARY), before | {"end": {}}).decode())
    del after["end"]
    kept = [table for table in tables_of(after) if table.items() >= extra.items()]
    assert len(kept) >= len(tables)


phrases = st.sampled_from(["17:00", "tomorrow 2pm", "in 20 min", "20 min ago", "Fri 9am", "yesterday 5pm"])
zones = st.sampled_from(["", "ET", "Phoenix", "Asia/Kolkata", "London"])
ROAD: dict[Step, st.SearchStrategy[dict[str, str]]] = {
    Step.SITUATION: st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["cannot", "late", "missed"]),
            "reason": st.sampled_from(["car", "other", "offer", "bereavement", "overslept", "internet"]),
            "detail": lines.map(lambda line: f"a pipe burst {line}"),
        }
    ),
    Step.INTERVIEW: st.fixed_dictionaries(
        {
            "when": phrases,
            "zone": zones,
            "mode": st.sampled_from(["", "video", "phone", "in-person"]),
            "relation": st.sampled_from(["employer", "agency"]),
            "company": lines,
            "role": lines,
            "contact_name": lines,
            "contact_email": st.sampled_from(["", "dana@larkspur.example"]),
            "contact_phone": st.sampled_from(["", "+1 602 555 0142"]),
            "my_name": lines,
        }
    ),
    Step.RESCUE: st.fixed_dictionaries(
        {
            "choice": st.sampled_from(["move", "arrive-late", "by-phone", "withdraw"]),
            "late_minutes": st.sampled_from(["5", "45"]),
        }
    ),
    Step.CONTACT: st.fixed_dictionaries({"rung": st.sampled_from(["", "call", "sms", "email", "linkedin"])}),
    Step.MESSAGE: st.one_of(st.just({}), bodies.map(lambda body: {"body": f"{body}!"})),
}
walks = st.fixed_dictionaries(ROAD)


def act(wizard: Wizard, session: Session) -> Session:
    """What a step needs besides answers."""
    if session.step is not Step.SEND:
        return session
    begun = wizard.begin(session, Way.CLIPBOARD)
    if not isinstance(begun, Begun):
        return wizard.log(session, Rung.CALL, Reached.REACHED)
    return wizard.settle(begun.session, wizard.carry(Way.CLIPBOARD, begun.message, Lookout()))


def assert_back_and_forward_changes_nothing(wizard: Wizard, session: Session) -> None:
    before = wizard.back(session, wizard.stored(session))
    if before is None:
        return
    again = wizard.answer(before, wizard.stored(before))
    assert isinstance(again, Session), again
    assert replace(again, updated=session.updated) == session


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(walks)
def test_back_then_forward_changes_nothing_anywhere_on_the_road(walk: dict[Step, Answers]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        wizard = wizard_in(Path(folder), clock=FrozenClock())
        session = wizard.draft_case()
        while session.step is not Step.SUMMARY:
            session = act(wizard, session)
            moved = wizard.answer(session, wizard.stored(session) | dict(walk.get(session.step, {})))
            assert isinstance(moved, Session), moved
            session = moved
            assert wizard.trouble is None
            assert wizard.ports.store.load(session.id) == session
            assert_back_and_forward_changes_nothing(wizard, session)
            assert len(wizard.listing().sessions) == 1
