"""New files come all together or not at all, and nothing that stands there changes."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.edit.changes import NewFile
from borgen.edit.create import create, missing_lines
from borgen.errors import BorgenError, SystemFailureError


def snapshot(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


def test_files_are_made_with_their_folders_and_lf(tmp_path: Path) -> None:
    create(tmp_path, [NewFile("plans/people/p01.yaml", "name: Zoë\n"), NewFile("a.txt", "a\n")])
    assert (tmp_path / "plans/people/p01.yaml").read_bytes() == "name: Zoë\n".encode()
    assert (tmp_path / "a.txt").read_bytes() == b"a\n"


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_a_secret_is_for_its_owner(tmp_path: Path) -> None:
    create(tmp_path, [NewFile("private/names.yaml", "p01: Zoë\n")])
    assert (tmp_path / "private/names.yaml").stat().st_mode & 0o077 == 0


def test_one_that_is_there_undoes_the_others(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("mine")
    (tmp_path / ".gitignore").write_bytes(b"dist\r\n")
    before = snapshot(tmp_path)
    files = [
        NewFile("plans/people/p01.yaml", "new"),
        NewFile(".gitignore", "private/\n", extends=True),
        NewFile("b.yaml", "new"),
    ]
    with pytest.raises(BorgenError) as refused:
        create(tmp_path, files)
    assert (refused.value.key, dict(refused.value.args_by_name)) == (
        "init.there",
        {"file": "b.yaml"},
    )
    assert snapshot(tmp_path) == before


def test_a_failing_disk_undoes_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "no space left")

    monkeypatch.setattr("borgen.edit.apply.os.fsync", full)
    with pytest.raises(SystemFailureError):
        create(tmp_path, [NewFile("plans/a.yaml", "a"), NewFile("plans/b.yaml", "b")])
    assert snapshot(tmp_path) == {}


def test_a_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "in" / "plans").symlink_to(tmp_path / "out")
    with pytest.raises(BorgenError) as refused:
        create(tmp_path / "in", [NewFile("plans/a.yaml", "a")])
    assert refused.value.key == "error.outside"
    assert snapshot(tmp_path / "out") == {}


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(BorgenError):
        create(tmp_path, [NewFile("a.yaml", "a")])
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"private/\n"),
        (b"dist\n", b"dist\nprivate/\n"),
        (b"dist", b"dist\nprivate/\n"),
        (b"dist\r\nx", b"dist\r\nx\r\nprivate/\r\n"),
    ],
)
def test_lines_join_a_file_in_its_own_line_ends(
    tmp_path: Path, before: bytes, after: bytes
) -> None:
    (tmp_path / ".gitignore").write_bytes(before)
    create(tmp_path, [NewFile(".gitignore", "private/\n", extends=True)])
    assert (tmp_path / ".gitignore").read_bytes() == after


@settings(deadline=None)
@given(st.lists(st.sampled_from(["private/", ".borgen/", "dist", "# x", " private/ "])))
def test_only_missing_lines_are_added(lines: list[str]) -> None:
    missing = missing_lines("\n".join(lines).encode(), ["private/", ".borgen/"])
    stripped = [line.strip() for line in lines]
    assert missing == tuple(line for line in ("private/", ".borgen/") if line not in stripped)
