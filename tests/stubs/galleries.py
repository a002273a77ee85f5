"""Every scene of every gallery: a new gallery is named here, and so it is in the snapshots and in the pictures."""

from stubs.gallery import SCENES, Scene
from stubs.gallery_calendar import CALENDAR_SCENES
from stubs.gallery_followup import FOLLOWUP_SCENES
from stubs.gallery_learn import LEARN_SCENES
from stubs.gallery_mail import MAIL_SCENES
from stubs.gallery_prepare import PREPARE_SCENES
from stubs.gallery_since import SINCE_SCENES

ALL_SCENES: tuple[Scene, ...] = (
    *SCENES,
    *FOLLOWUP_SCENES,
    *CALENDAR_SCENES,
    *MAIL_SCENES,
    *SINCE_SCENES,
    *LEARN_SCENES,
    *PREPARE_SCENES,
)
