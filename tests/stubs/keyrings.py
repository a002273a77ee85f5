"""Keyring backends that are not ours, chosen as a user would: by the environment."""

import os

import pytest

from stubs.corpus import CORPUS

FAKES = CORPUS.parent / "tools" / "chaos" / "fakekeyring"


def fake_keyrings(backend: str, path: str = "") -> dict[str, str]:
    """The environment in which that backend of the shared tools is in use, or a skip. `path` is what to import too."""
    pytest.importorskip("keyring", reason="the extra keyring is not installed")
    if not FAKES.is_dir():
        pytest.skip("the shared tools are not here: tools/chaos/fakekeyring")
    return {
        "PYTHON_KEYRING_BACKEND": f"chaos_keyring.{backend}",
        "PYTHONPATH": os.pathsep.join(filter(None, (str(FAKES), path))),
    }
