"""Every screen as text, at a comfortable size, at 80x24, and at the smallest one that is promised."""

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from stubs.galleries import ALL_SCENES
from stubs.gallery import Scene
from stubs.pilot import shown

SIZES = ((100, 30), (80, 24), (40, 15))


@pytest.mark.parametrize("scene", ALL_SCENES, ids=lambda scene: scene.name)
async def test_the_screen_looks_as_agreed(
    scene: Scene, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Paths stand on some screens: a relative folder is the same one on every machine.
    monkeypatch.chdir(tmp_path)
    app = scene.start(Path("case"))
    texts = {}
    async with app.run_test(size=SIZES[0]) as pilot:
        await scene.drive(pilot)
        for columns, lines in SIZES:
            # One window that gets smaller: the screens have to stand that as well.
            await pilot.resize_terminal(columns, lines)
            await pilot.pause()
            await pilot.wait_for_scheduled_animations()
            texts[f"{columns}x{lines}"] = re.sub(r"-\d{8}T\d{6}\w*Z", "-STAMP", shown(pilot))
    for size, text in texts.items():
        assert f"\n{text}" == snapshot(name=size)
