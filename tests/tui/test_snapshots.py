"""Every screen as text, at a comfortable size, at 80x24, and at the smallest one that is promised."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from stubs.gallery import SCENES, Scene
from stubs.gallery_mail import MAIL_SCENES
from stubs.pilot import shown

SIZES = ((100, 30), (80, 24), (40, 15))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", [*SCENES, *MAIL_SCENES], ids=lambda scene: scene.name)
async def test_the_screen_looks_as_agreed(
    scene: Scene, size: tuple[int, int], snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Paths stand on some screens: a relative folder is the same one on every machine.
    monkeypatch.chdir(tmp_path)
    app = scene.start(Path("case"))
    async with app.run_test(size=size) as pilot:
        await scene.drive(pilot)
        await pilot.wait_for_scheduled_animations()
        text = shown(pilot)
    assert "\n" + re.sub(r"-\d{8}T\d{6}\w*Z", "-STAMP", text) == snapshot
