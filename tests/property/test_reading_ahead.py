"""Reading ahead changes nothing: on one core or two, with or without what was kept."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from borgen import cores
from borgen.load import Loaded, ahead, load_workspace
from borgen.load.ahead import Ahead
from borgen.load.kept import forget, kept_in
from borgen.load.tree import DiskTree, TextTree

CASE: Final = Path(__file__).parents[2]
TREE: Final = DiskTree(CASE)
FILES: Final[Mapping[str, bytes]] = {file: TREE.read(file) for file in TREE.files()}
NAMES: Final = sorted(name for name in FILES if name.startswith("plans/"))

few = settings(max_examples=25, phases=[Phase.explicit, Phase.generate])
"""Each example reads a workspace, so a failing one is shown as it is found."""

spots = st.floats(0, 1, exclude_max=True)
changes = st.tuples(
    st.sampled_from(NAMES),
    spots,
    st.sampled_from((b"", b"x", b"\n", b"\t", b"{", b'"', b": ", b"- ", b"\xff", b"2026-02-30")),
    st.integers(0, 3),
)
workspaces = st.lists(changes, max_size=6)


def changed(edits: list[tuple[str, float, bytes, int]]) -> dict[str, bytes]:
    files = dict(FILES)
    for name, spot, text, dropped in edits:
        at = int(spot * len(files[name]))
        files[name] = files[name][:at] + text + files[name][at + dropped :]
    return files


def shown(loaded: Loaded) -> str:
    return repr((loaded.workspace, loaded.findings, loaded.files, loaded.entries))


@pytest.fixture(autouse=True)
def _however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "has_second_core", lambda: False)
    monkeypatch.setattr(ahead, "MANY", 1)
    monkeypatch.setattr(ahead, "MORE", 1)
    monkeypatch.setattr(ahead, "PART", 5)


def alone(files: Mapping[str, bytes], me: str | None) -> str:
    return shown(load_workspace(TextTree(files), me=me))


@pytest.mark.parametrize("two", [True, False])
@few
@given(edits=workspaces, me=st.sampled_from((None, "p01")), private=st.booleans())
def test_it_is_read_as_it_is_without(
    *, two: bool, edits: list[tuple[str, float, bytes, int]], me: str | None, private: bool
) -> None:
    files = changed(edits)
    if private:
        files["private/log/p01.yaml"] = FILES["plans/log/p01.yaml"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cores, "has_second_core", lambda: two)
        assert shown(load_workspace(TextTree(files), me=me, ahead=Ahead())) == alone(files, me)


@few
@given(workspaces, workspaces, st.one_of(st.none(), spots), st.binary(max_size=3))
def test_what_was_kept_changes_nothing(
    before: list[tuple[str, float, bytes, int]],
    after: list[tuple[str, float, bytes, int]],
    spoilt: float | None,
    by: bytes,
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(cores, "has_second_core", lambda: False)
        load_workspace(TextTree(changed(before)), ahead=Ahead(Path(folder)))
        (file,) = Path(folder).iterdir()
        if spoilt is not None:
            held = file.read_bytes()
            at = int(spoilt * len(held))
            file.write_bytes(held[:at] + by)
        files = changed(after)
        loaded = load_workspace(TextTree(files), ahead=Ahead(Path(folder)))
        assert shown(loaded) == alone(files, None)
        assert list(Path(folder).iterdir()) == [file]


def test_only_what_changed_is_read_again(tmp_path: Path) -> None:
    first, second, third = (Ahead(tmp_path) for _ in range(3))
    clean = len([name for name in NAMES if name.count("/") > 1 and "/log/" not in name])
    load_workspace(TextTree(FILES), ahead=first)
    assert (first.state, first.same, len(first.again)) == ("new", 0, clean)
    load_workspace(TextTree(FILES), ahead=second)
    assert (second.state, second.same, second.again) == ("fine", clean, [])
    changed = {**FILES, "plans/people/p01.yaml": FILES["plans/people/p01.yaml"] + b"\n"}
    load_workspace(TextTree(changed), ahead=third)
    assert (third.same, third.again) == (clean - 1, ["plans/people/p01.yaml"])


def test_what_another_worktree_needs_is_kept_too(tmp_path: Path) -> None:
    other = {**FILES, "plans/people/p01.yaml": FILES["plans/people/p01.yaml"] + b"\n"}
    for files in (FILES, other, FILES, other):
        last = Ahead(tmp_path)
        load_workspace(TextTree(files), ahead=last)
    assert last.again == []


def test_another_borgen_keeps_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_workspace(TextTree(FILES), ahead=Ahead(tmp_path))
    monkeypatch.setattr("borgen.load.kept.made_by", lambda: b"another borgen..")
    assert kept_in(tmp_path).state == "other_version"


def test_where_nothing_can_be_kept_nobody_is_bothered(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    load_workspace(TextTree(FILES), ahead=Ahead(tmp_path / "file"))


def test_what_stands_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pieces")
    load_workspace(TextTree(FILES), ahead=Ahead(tmp_path))
    assert kept_in(tmp_path).state == "fine"


def test_no_link_is_followed(tmp_path: Path) -> None:
    elsewhere, link = tmp_path / "elsewhere", tmp_path / "link"
    elsewhere.mkdir()
    load_workspace(TextTree(FILES), ahead=Ahead(elsewhere))
    link.symlink_to(elsewhere)
    assert kept_in(link).state == "new"
    forget(link)
    assert kept_in(elsewhere).state == "fine"


def test_it_tells_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "has_second_core", lambda: False)
    told: list[tuple[int, int]] = []
    load_workspace(TextTree(FILES), ahead=Ahead(told=lambda *done: told.append(done)))
    files = {of for _, of in told}
    assert files == {len([name for name in NAMES if name.count("/") > 1])}
    assert [done for done, _ in told] == [0, 5, 10, 15, 17, 22, 27, 32]


def test_with_a_second_core_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cores, "has_second_core", lambda: True)
    last = Ahead(tmp_path)
    load_workspace(TextTree(FILES), ahead=last)
    assert last.state is None
    assert list(tmp_path.iterdir()) == []
