"""Makes the pictures in this folder from the real screens: SVG by Textual, PNG from that.

    .venv/bin/pip install resvg-py
    .venv/bin/python screenshots/make.py

The case, the clock and the sizes are fixed, so the same code gives the same bytes. The PNG
files use the font DejaVu Sans Mono, which has to be on the machine.
"""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

import resvg_py

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))

from stubs.galleries import ALL_SCENES  # noqa: E402 - the path comes first
from stubs.gallery import Scene  # noqa: E402 - the same

WIDE = (100, 30)
SMALL = (80, 24)
FONT = "DejaVu Sans Mono"
PICTURES = {
    "home": (WIDE, SMALL),
    "situation": (WIDE, SMALL),
    "reason": (SMALL,),
    "interview": (WIDE, SMALL),
    "interview-asks": (SMALL,),
    "interview-read": (WIDE, SMALL),
    "interview-slots": (SMALL,),
    "paste": (SMALL,),
    "rescue": (WIDE, SMALL),
    "contact": (WIDE, SMALL),
    "contact-urgent": (SMALL,),
    "phone": (SMALL,),
    "phone-text": (SMALL,),
    "message": (WIDE, SMALL),
    "message-mend": (WIDE, SMALL),
    "send": (WIDE,),
    "send-asks": (SMALL,),
    "send-ready": (WIDE, SMALL),
    "send-under-way": (SMALL,),
    "send-unknown": (SMALL,),
    "send-failed": (SMALL,),
    "mail-ways": (SMALL,),
    "mail-form": (SMALL,),
    "followup": (WIDE, SMALL),
    "followup-placed": (SMALL,),
    "followup-refused": (SMALL,),
    "followup-conflict": (SMALL,),
    "followup-code": (SMALL,),
    "calendar-providers": (SMALL,),
    "calendar-form": (SMALL,),
    "since": (WIDE, SMALL),
    "since-new-time": (SMALL,),
    "learn": (SMALL,),
    "prepare": (WIDE, SMALL),
    "plan-b": (WIDE, SMALL),
    "recruiter": (SMALL,),
    "timeline": (WIDE, SMALL),
    "numbers": (SMALL,),
    "summary": (WIDE, SMALL),
    "help": (SMALL,),
}


async def picture(scene: Scene, size: tuple[int, int], light: bool = False) -> str:
    """The scene as SVG, without the number that Textual draws anew for each export."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        app = scene.start(Path("case"))
        async with app.run_test(size=size) as pilot:
            await scene.drive(pilot)
            if light:
                await pilot.press("f9")
            await pilot.wait_for_scheduled_animations()
            await pilot.pause()
            svg = app.export_screenshot(title="raincheck")
        os.chdir(HERE)
    return re.sub(r"terminal-\d+", "terminal", svg)


def write(name: str, svg: str) -> None:
    """The SVG as it is, and a PNG of it with a font that has every sign we use."""
    (HERE / f"{name}.svg").write_text(svg, "utf-8")
    plain = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace("Fira Code", FONT)
    (HERE / f"{name}.png").write_bytes(resvg_py.svg_to_bytes(svg_string=plain, font_family=FONT, monospace_family=FONT))
    print(name)


def main() -> None:
    """All pictures, or those named on the command line."""
    os.environ |= {"TZ": "UTC", "COLORTERM": "truecolor"}
    wanted = set(sys.argv[1:])
    for scene in ALL_SCENES:
        for size in PICTURES.get(scene.name, ()):
            name = f"{scene.name}-{size[0]}x{size[1]}"
            if not wanted or name in wanted or scene.name in wanted:
                write(name, asyncio.run(picture(scene, size)))
    if not wanted or "light" in wanted:
        scene = next(scene for scene in ALL_SCENES if scene.name == "contact")
        write("contact-light-100x30", asyncio.run(picture(scene, WIDE, light=True)))


if __name__ == "__main__":
    main()
