"""What raincheck drafts, its own coach has nothing to say about: every text on every occasion is checked."""

import sys
from collections.abc import Iterator

import pytest

from raincheck.domain.coach import check
from raincheck.domain.coach.case import circumstances
from raincheck.domain.session import Channel, Reason
from stubs.fakes import WORDS
from stubs.matrix import Drafted, distinct, drafts, with_texts


@pytest.fixture(scope="module")
def matrix() -> tuple[Drafted, ...]:
    return tuple(distinct(with_texts(drafts)))


def excused(draft: Drafted) -> set[str]:
    """What the coach is right to miss, for the case does not hold it: the writer's name, a time, or their own words."""
    found = set()
    if not draft.session.me.name and draft.channel in (Channel.SMS, Channel.VOICEMAIL):
        found.add("id-missing")
    if draft.session.situation.reason is Reason.OTHER and not draft.session.situation.detail:
        found.add("reason-vague")
    if draft.session.rescue.choice is None:
        found.add("eta-missing")
    if draft.session.interview.starts is None:
        found |= {"id-missing", "eta-missing", "subject-weak"}
    return found


def findings(of: list[Drafted]) -> Iterator[str]:
    for draft in of:
        text = draft.text
        case = circumstances(draft.session, draft.channel, draft.ctx)
        for finding in check(text.subject, text.body, case, WORDS.coach).findings:
            if finding.rule not in excused(draft):
                yield f"{finding.rule} in {draft.told}:\n{text.subject}\n{text.body}"


@pytest.mark.parametrize("channel", Channel)
def test_no_draft_gives_a_finding(matrix: tuple[Drafted, ...], channel: Channel) -> None:
    of = [draft for draft in matrix if draft.channel is channel]
    sys.stdout.write(f"{channel}: {len(of)} drafts, {sum(not excused(draft) for draft in of)} of them with all facts\n")
    told = list(findings(of))
    assert not told, f"{len(told)} findings in {len(of)} drafts, for example:\n" + "\n".join(told[:5])
