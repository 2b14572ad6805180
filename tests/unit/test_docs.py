"""What the documentation shows is read as it stands."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from borgen.checks import check
from borgen.links import link
from borgen.load import Loaded

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```yaml\n# (?P<file>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_files_on_the_page_are_a_workspace_without_mistakes(
    load_texts: Callable[[Mapping[str, str]], Loaded],
) -> None:
    page = (DOCS / "files.md").read_text(encoding="utf-8")
    files = {block["file"]: block["text"] for block in BLOCK.finditer(page)}
    assert len(files) == page.count("```yaml")
    loaded = load_texts(files)
    found = check(
        loaded.workspace, link(loaded.workspace), date(2026, 4, 8), today=date(2026, 9, 30)
    )
    told = [(one.code, one.place.file) for one in (*loaded.findings, *found)]
    assert told == [("P02", "plans/people/p02.yaml")]
