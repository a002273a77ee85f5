"""The screen of what a case teaches, for the snapshots and for the pictures."""

from raincheck.domain.returning import Learned
from raincheck.domain.session import Step
from stubs.gallery import Scene
from stubs.gallery_since import back, case_at, keys

LEARN = case_at(Step.LEARN, learned=Learned())

LEARN_SCENES = (
    Scene("learn", back(LEARN), keys(screen="LearnScreen", until_shown="What happened?")),
    Scene("learn-own-words", back(LEARN), keys("5", screen="LearnScreen", until_shown="One short sentence")),
    Scene("learn-next-time", back(LEARN), keys("1", "1", screen="LearnScreen", until_shown="next time?")),
)
"""All of them, in the order in which somebody meets them."""
