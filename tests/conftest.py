"""Fixtures that many tests share: a workspace from texts, the worked case, texts held to files."""

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import settings

from borgen.load import Loaded, load_workspace
from borgen.load.files import DiskTree, TextTree
from borgen.model.workspace import Workspace

settings.register_profile("borgen", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("borgen")
"""No clock, nothing left behind; in CI the same examples each time, elsewhere new ones."""

ROOT = Path(__file__).parent.parent
HALF_YEAR = date(2026, 9, 30)
"""The report day of the worked case."""


@pytest.fixture
def load_texts() -> Callable[[Mapping[str, str]], Loaded]:
    """Load a workspace from `{path: dedented text}`; a minimal borgen.yaml is added if absent."""

    def load(texts: Mapping[str, str], **options: str | None) -> Loaded:
        files = {"borgen.yaml": "borgen: 1\nname: Test\nlanguage: en\n"} | {
            path: dedent(text) for path, text in texts.items()
        }
        return load_workspace(TextTree(files), me=options.get("me"))

    return load


@pytest.fixture(scope="session")
def golden() -> Callable[[Path, str], None]:
    """Hold a text against the one in a file; `BORGEN_GOLDEN=write pytest` writes files anew."""
    writing = os.environ.get("BORGEN_GOLDEN") == "write"

    def held(file: Path, text: str) -> None:
        if writing:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        assert text == file.read_bytes().decode()

    return held


@pytest.fixture(scope="session")
def case() -> Workspace:
    """The worked case: this repository's own plans."""
    return load_workspace(DiskTree(ROOT)).workspace
