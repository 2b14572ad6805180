"""Every finding of `check`, on small workspaces with one kind of mistake each.

A folder `tests/errors/<CODE>-<name>` is a workspace as somebody might write it, with the text that
`check` shows for it in its own language. `BORGEN_GOLDEN=write pytest tests/test_errors.py` writes
those texts anew.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest

from borgen.app.checking import check_workspace
from borgen.app.opening import open_workspace, with_git
from borgen.cli.main import run
from borgen.diagnostics import SEVERITIES, Finding, Severity, Word
from borgen.load import load_workspace
from borgen.load.files import DiskTree
from borgen.render.findings import CheckResult, LocatedFinding, findings_json, findings_text
from borgen.text import text_in
from borgen.text.catalogue import Language, texts
from borgen.yamltext import tree

ROOT: Final = Path(__file__).parents[1]
ERRORS: Final = ROOT / "tests" / "errors"
FOLDERS: Final = sorted(folder.name for folder in ERRORS.iterdir() if folder.is_dir())
DAY: Final = date(2026, 9, 30)
LANGUAGES: Final[tuple[Language, ...]] = ("nl", "en")
NOTHING: Final = "none-found"
TOO_LARGE: Final = 10_000_001
UNREACHED: Final = frozenset(
    {
        "finding.F09",  # each kind of file has a sentence of its own
        "help.F09",
        "finding.F09.missing",  # without borgen.yaml there is no workspace to check
        "help.F09.missing",
    }
)
"""Sentences that no folder shows."""

Setup = Callable[[Path, pytest.MonkeyPatch], None]


def too_large(root: Path, _: pytest.MonkeyPatch) -> None:
    people(root).joinpath("anna.yaml").write_bytes(b"#" * TOO_LARGE)


def too_many_parts(root: Path, _: pytest.MonkeyPatch) -> None:
    log = root / "plans" / "log" / "organisation.yaml"
    log.parent.mkdir(parents=True)
    log.write_bytes(b"," * TOO_LARGE)


def fifo(root: Path, _: pytest.MonkeyPatch) -> None:
    os.mkfifo(people(root) / "anna.yaml")


def outside(root: Path, _: pytest.MonkeyPatch) -> None:
    elsewhere = root.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "anna.yaml").write_text("name: Anna\n")
    (people(root) / "anna.yaml").symlink_to(elsewhere / "anna.yaml")
    (root / "plans" / "teams").symlink_to(elsewhere)


def dangling(root: Path, _: pytest.MonkeyPatch) -> None:
    (people(root) / "zoe.yaml").symlink_to("chloe.yaml")


def unreadable(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Permissions alone would not do: whoever is root may read everything."""
    read = DiskTree.read

    def refused(tree: DiskTree, path: str) -> bytes:
        if path.endswith("anna.yaml"):
            raise PermissionError(path)
        return read(tree, path)

    monkeypatch.setattr(DiskTree, "read", refused)


def private_in_git(root: Path, _: pytest.MonkeyPatch) -> None:
    (root / "private" / "log").mkdir(parents=True)
    (root / "private" / "log" / "anna.yaml").write_text("[]\n")
    for words in (("init", "--quiet"), ("add", "--force", "private")):
        subprocess.run(["git", *words], cwd=root, check=True)


def people(root: Path) -> Path:
    folder = root / "plans" / "people"
    folder.mkdir(parents=True)
    return folder


SETUPS: Final[Mapping[str, Setup]] = MappingProxyType(
    {
        "F06-too-large": too_large,
        "F06-too-many-parts": too_many_parts,
        "F09-dangling": dangling,
        "F09-fifo": fifo,
        "F09-outside": outside,
        "F09-unreadable": unreadable,
        "V04-private-in-git": private_in_git,
    }
)
"""What a folder needs that git cannot keep."""


def prepared(name: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy a folder to `root`, away from every setting of whoever runs the tests."""
    if sys.platform == "win32" and name.startswith("F09"):
        pytest.skip("no pipes, and links only for administrators")
    shutil.copytree(ERRORS / name, root)
    for variable in [one for one in os.environ if one.startswith("BORGEN_")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("BORGEN_TODAY", DAY.isoformat())
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    if name in SETUPS:
        SETUPS[name](root, monkeypatch)
    return root


@pytest.fixture(params=FOLDERS)
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of each folder in turn, ready to be checked."""
    name: str = request.param
    return prepared(name, tmp_path / name, monkeypatch)


@pytest.fixture(params=["fast reader", "reference reader"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read with the fast reader, and as if it were not installed."""
    if request.param == "reference reader":
        monkeypatch.setattr(tree, "HAS_LIBYAML", False)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, CheckResult]:
    """Return what `check` finds in every folder."""
    found = {}
    for name in FOLDERS:
        with pytest.MonkeyPatch.context() as monkeypatch:
            root = prepared(name, tmp_path_factory.mktemp("errors") / name, monkeypatch)
            loaded = with_git(open_workspace(root, me=None), root)
            found[name] = check_workspace(loaded, DAY, today=DAY)
    return found


@pytest.mark.usefixtures("reader")
def test_check_says(
    folder: Path, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(["check", "-C", str(folder), "--as-of", DAY.isoformat()])
    shown = capsys.readouterr()
    golden(ERRORS / folder.name / "expected.txt", shown.out)
    assert not shown.err
    failing = SEVERITIES.get(folder.name.partition("-")[0]) is Severity.ERROR
    assert code == (2 if folder.name.startswith("F10") else int(failing))


def test_the_worked_case_is_read_alike_by_both_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    def shown() -> str:
        return findings_json(
            check_workspace(load_workspace(DiskTree(ROOT)), DAY, today=DAY), text_in("nl")
        )

    fast = shown()
    monkeypatch.setattr(tree, "HAS_LIBYAML", False)
    assert shown() == fast
    assert '"entries": 200' in fast


def test_every_code_has_a_folder() -> None:
    assert {name.partition("-")[0] for name in FOLDERS} == {*SEVERITIES, "none"}


@pytest.mark.parametrize("name", FOLDERS)
def test_one_mistake_is_one_finding(name: str, told: Mapping[str, CheckResult]) -> None:
    """A folder shows nothing but its own code, and each place once."""
    located = told[name].located
    assert {at.finding.code for at in located} == ({name[:3]} if name != NOTHING else set())
    places = [(at.finding.place.file, at.span) for at in located]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_finding_can_be_told_in_both_languages(
    name: str, told: Mapping[str, CheckResult]
) -> None:
    for language in LANGUAGES:
        text, found = text_in(language), told[name]
        pointers = findings_text(found, text).count(" = borgen explain ")
        assert pointers == len(found.located)
        assert len(json.loads(findings_json(found, text))["findings"]) == len(found.located)


def test_every_sentence_is_shown_by_a_folder(told: Mapping[str, CheckResult]) -> None:
    used = {key for found in told.values() for at in found.located for key in keys_of(at)}
    for language in LANGUAGES:
        keys = texts(language, "findings")
        assert {key for key in keys if key.startswith(("finding.", "help."))} - used == UNREACHED


def keys_of(at: LocatedFinding) -> Iterator[str]:
    """Yield the keys of the catalogue that a finding is told with."""
    found: Finding = at.finding
    for kind in ("finding", "help"):
        plain = f"{kind}.{found.code}"
        special = f"{plain}.{found.variant}"
        key = special if found.variant and text_in("nl").has(special) else plain
        one = f"{key}.one"
        yield one if found.args.get("n") == 1 and text_in("nl").has(one) else key
    yield from (str(arg) for arg in found.args.values() if isinstance(arg, Word))
    yield from (related.label for related in found.related)
