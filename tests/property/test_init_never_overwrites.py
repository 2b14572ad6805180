"""Whatever stands in a folder, `borgen init` leaves every byte of it; two files may grow longer."""

import tempfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.app.starting.begin import begin
from borgen.app.starting.context import open_start_context
from borgen.app.starting.plan import planned_files
from borgen.app.starting.request import StartRequest
from borgen.app.starting.settle import settle
from borgen.errors import BorgenError

GROWING = (".gitattributes", ".gitignore")
PLACES = (
    *GROWING,
    "borgen.yaml",
    "plans/organisation.yaml",
    "plans/trajectories/md-programma.yaml",
    "plans/teams/ons-team.yaml",
    "plans/people/p01.yaml",
    "plans/people/p02.yaml",
    "plans/log/p01.yaml",
    "plans/log/organisation.yaml",
    "private/names.yaml",
)
CONTENTS = (
    b"",
    b"# mine\n",
    b"name: Mine\r\n",
    b"borgen: 1\nname: Mine\nlanguage: nl\n",
    b"- {date: 2026-01-01, goal: a, outcome: missed}",
    b"name: [\n",
    b"\xff\xfe\x00",
    b"private/\n.borgen/",
)


def started(root: Path) -> None:
    context = open_start_context(root, "nl", date(2026, 11, 24))
    begin(context, planned_files(context, settle(context, StartRequest(members=("p01", "Zoë")))))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(PLACES), st.sampled_from(CONTENTS), max_size=5))
def test_what_is_there_stays(before: Mapping[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in before.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)
        refused = False
        try:
            started(root)
        except BorgenError:
            refused = True
        for name, content in before.items():
            after = (root / name).read_bytes()
            grown = name in GROWING and not refused
            assert after.startswith(content) if grown else after == content
        files = {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}
        assert not refused or files - {".borgen/lock"} == set(before)
