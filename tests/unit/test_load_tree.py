"""The disk as a tree: what is listed, and what is never opened."""

import os
import sys
from pathlib import Path

import pytest

from borgen.load import load_workspace
from borgen.load.files import DiskTree, FileKind

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    (root / "plans/people").mkdir(parents=True)
    (root / "borgen.yaml").write_text("borgen: 1\nname: Test\n")
    return root


def test_only_what_concerns_borgen_is_listed(root: Path) -> None:
    for file in ("README.md", "src/a.yaml", "plans/README.md", "plans/.hidden.yaml"):
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).touch()
    for file in ("plans/people/p01.yaml", "plans/people/P02.YML", "plans/foo.yaml"):
        (root / file).touch()
    assert DiskTree(root).files() == (
        "borgen.yaml",
        "plans/foo.yaml",
        "plans/people/P02.YML",
        "plans/people/p01.yaml",
    )


def test_what_is_no_regular_file_inside_is_told_and_not_opened(root: Path, tmp_path: Path) -> None:
    people = root / "plans/people"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/p09.yaml").write_text("- not for us")
    os.mkfifo(people / "pipe.yaml")
    (people / "folder.yaml").mkdir()
    (people / "outside.yaml").symlink_to(tmp_path / "elsewhere/p09.yaml")
    (people / "dangling.yaml").symlink_to("nowhere.yaml")
    (people / "circle.yaml").symlink_to("circle.yaml")
    (people / "inside.yaml").symlink_to("real.yaml")
    (people / "real.yaml").write_text("name: Echt\n")
    (root / "plans/log").symlink_to(tmp_path / "elsewhere")
    found = load_workspace(DiskTree(root)).findings
    assert {(one.place.file.rpartition("/")[2], one.code, one.variant) for one in found} == {
        ("pipe.yaml", "F09", "not_regular"),
        ("folder.yaml", "F09", "not_regular"),
        ("outside.yaml", "F09", "outside"),
        ("dangling.yaml", "F09", "symlink"),
        ("circle.yaml", "F09", "symlink"),
        ("log", "F09", "outside"),
    }


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("borgen.yaml", "regular"),
        ("plans", "not_regular"),
        ("plans/none.yaml", "missing"),
        ("borgen.yaml/x.yaml", "missing"),
        ("private/log/p09.yaml", "outside"),
    ],
)
def test_kinds(root: Path, tmp_path: Path, path: str, kind: FileKind) -> None:
    (tmp_path / "elsewhere/log").mkdir(parents=True)
    (tmp_path / "elsewhere/log/p09.yaml").touch()
    (root / "private").symlink_to(tmp_path / "elsewhere")
    assert DiskTree(root).kind(path) == kind


def test_private_files_may_belong_to_another_worktree(root: Path, tmp_path: Path) -> None:
    (tmp_path / "main/private/people").mkdir(parents=True)
    (tmp_path / "main/private/people/p01.yaml").write_text("goals: [{id: a, title: A}]\n")
    result = load_workspace(DiskTree(root, private=tmp_path / "main"), me="p01")
    assert [goal.id for goal in result.workspace.people["p01"].goals] == ["a"]
