"""`raincheck when`: how a time in words is read, or the question that it leaves.

The JSON has the keys starts, zone, question and candidates; what is not known is null.
"""

from raincheck.commands.words import say, tell, tell_json, warn
from raincheck.domain.context import Context
from raincheck.domain.moments import Doubt, Moment
from raincheck.domain.moments.reading import read_moment
from raincheck.domain.steps.common import candidates
from raincheck.domain.telling import both_clocks, clock_sentence
from raincheck.exits import ExitCode


def run(ctx: Context, text: str, *, as_json: bool) -> ExitCode:
    """Print the reading. A question is an answer too; words that name no moment are not."""
    reading = read_moment(text, ctx.now, ctx.zone, ctx.words.zones)
    impossible = isinstance(reading, Doubt) and reading.impossible
    if as_json:
        tell_json(_row(reading, ctx))
    if isinstance(reading, Moment):
        if not as_json:
            tell(both_clocks(reading.at, reading.zone, ctx))
            if note := clock_sentence(reading.at, reading.zone, ctx):
                tell(note)
    elif not as_json or impossible:
        _ask(reading, ctx)
    return ExitCode.CANNOT_OPEN if impossible else ExitCode.OK


def _row(reading: Moment | Doubt, ctx: Context) -> dict[str, object]:
    if isinstance(reading, Moment):
        return {"starts": reading.at.isoformat(), "zone": reading.zone, "question": None, "candidates": []}
    question = ctx.words.problems[reading.reason].cause
    moments = [moment.at.isoformat() for moment in reading.candidates]
    return {"starts": None, "zone": None, "question": question, "candidates": moments}


def _ask(doubt: Doubt, ctx: Context) -> None:
    """The question, and what may be meant; where nothing is, the reason goes to the errors."""
    words = ctx.words.problems[doubt.reason]
    out = warn if doubt.impossible else tell
    # The remedies of the screens name a key, which a command does not have.
    out(words.cause if "F2" in words.remedy else f"{words.cause} {words.remedy}".strip())
    for choice in candidates(doubt, ctx):
        out(say("candidate", label=choice.label, hint=choice.hint, value=choice.value))
