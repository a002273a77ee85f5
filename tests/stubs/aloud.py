"""Twenty drafts of the matrix, each with its case in one line, to be read aloud.

PYTHONPATH=tests python tests/stubs/aloud.py [SEED]
"""

import random
import sys
from pathlib import Path

if not __package__:
    sys.path.insert(0, str(Path(__file__).parents[1]))

from stubs.matrix import Drafted, drafts

COUNT = 20


def chosen(seed: int) -> list[Drafted]:
    """Twenty drafts of known people at a known time; the same seed gives the same ones."""
    known = [draft for draft in drafts() if draft.session.interview.starts and draft.session.me.name]
    return random.Random(seed).sample(known, COUNT)  # noqa: S311 - nothing secret is drawn


def aloud(draft: Drafted) -> str:
    """The case, the subject and the words."""
    subject = f"Subject: {draft.text.subject}\n\n" if draft.text.subject else ""
    return f"--- {draft.told}\n\n{subject}{draft.text.body.rstrip()}\n"


if __name__ == "__main__":
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    sys.stdout.write("\n".join(aloud(draft) for draft in chosen(seed)) + "\n")
