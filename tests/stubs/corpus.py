"""Where the shared corpus lies, beside the project; a test that needs it says so and is skipped without it."""

import json
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"


def corpus_json(name: str) -> Any:
    """A JSON file of the corpus, or a skip."""
    path = CORPUS / name
    if not path.exists():
        pytest.skip(f"the shared corpus is not here: {name}")
    return json.loads(path.read_text("utf-8"))


def corpus_files(folder: str, pattern: str) -> list[Path]:
    """The files of a folder of the corpus, or a skip."""
    paths = sorted((CORPUS / folder).glob(pattern))
    if not paths:
        pytest.skip(f"the shared corpus is not here: {folder}/{pattern}")
    return paths
