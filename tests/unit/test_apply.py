"""Changes on disk: all of them or none, the originals intact, nothing left behind, nobody else."""

import errno
import os
import stat
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from borgen.edit import apply as applying
from borgen.edit.apply import apply
from borgen.edit.changes import Move, NewFile, Rewrite, Step, differences, rewrites
from borgen.errors import BorgenError, SystemFailureError
from borgen.yamltext.edit import Change

TEAM = "plans/teams/ks.yaml"
PERSON = "plans/people/p01.yaml"
TEXTS = {TEAM: "name: ks\nmembers: [p01]\n", PERSON: "name: Amina   # ik\n"}
STEPS: tuple[Step, ...] = (
    Change(PERSON, ("was", 0), "p01"),
    Change(TEAM, ("members", 0), "p21"),
    Move(PERSON, "plans/people/p21.yaml"),
    NewFile("plans/people/p02.yaml", "name: Bo\n"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def prepared(steps: tuple[Step, ...] = STEPS) -> tuple[Rewrite, ...]:
    return rewrites({name: text.encode() for name, text in TEXTS.items()}, steps)


def files(root: Path) -> dict[str, str]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_text() for path in found}


def test_files_are_changed_moved_and_made(root: Path) -> None:
    apply(root, root, prepared())
    assert files(root) == {
        TEAM: "name: ks\nmembers: [p21]\n",
        "plans/people/p21.yaml": "name: Amina   # ik\nwas: [p01]\n",
        "plans/people/p02.yaml": "name: Bo\n",
    }


def test_mode_bits_stay(root: Path) -> None:
    (root / TEAM).chmod(0o640)
    apply(root, root, prepared())
    assert stat.S_IMODE((root / TEAM).stat().st_mode) == 0o640


def test_an_editor_that_saved_meanwhile_wins(root: Path) -> None:
    found = prepared()
    (root / TEAM).write_text("name: Klant\nmembers: [p01]\n")
    before = files(root)
    with pytest.raises(BorgenError, match=r"edit\.changed_meanwhile"):
        apply(root, root, found)
    assert files(root) == before


def test_an_editor_that_replaces_the_file_at_the_last_moment_wins(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = applying._refuse_if_changed  # noqa: SLF001 - the moment between look and replace
    looks = []

    def replaced_then_looked(at: Path, one: Rewrite) -> None:
        looks.append(one.file)
        if looks.count(TEAM) == 2:
            saved = root / "saved"
            saved.write_text("name: van de redacteur\n")
            saved.replace(root / TEAM)
        look(at, one)

    monkeypatch.setattr(applying, "_refuse_if_changed", replaced_then_looked)
    with pytest.raises(BorgenError, match=r"edit\.changed_meanwhile"):
        apply(root, root, prepared())
    assert files(root) == {PERSON: TEXTS[PERSON], TEAM: "name: van de redacteur\n"}


@pytest.mark.parametrize("call", ["fsync", "link", "fchmod"])
@pytest.mark.parametrize("after", range(6))
def test_a_full_disk_at_any_moment_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, call: str, after: int
) -> None:
    real: Callable[..., object] = getattr(os, call)
    calls = []

    def failing(*args: object, **options: object) -> object:
        calls.append(args)
        if len(calls) > after:
            raise OSError(errno.ENOSPC, "full")
        return real(*args, **options)

    monkeypatch.setattr(os, call, failing)
    before = files(root)
    try:
        apply(root, root, prepared())
    except SystemFailureError as failure:
        assert failure.exit_code == 4  # noqa: PT017 - it need not fail: a link can be done without
        assert files(root) == before
    else:
        assert len(calls) <= after or call == "link"
        assert not [name for name in files(root) if "borgen-tmp" in name]


def test_interrupted_between_two_files_puts_the_first_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = applying._replace
    done: list[object] = []

    def interrupted(*args: object) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(put(*args))  # type: ignore[arg-type]

    monkeypatch.setattr(applying, "_replace", interrupted)
    before = files(root)
    with pytest.raises(KeyboardInterrupt):
        apply(root, root, prepared())
    assert files(root) == before


def test_what_a_killed_edit_left_behind_is_cleared_away(root: Path) -> None:
    (root / "plans/teams/.ks.yaml.0badcafe.borgen-tmp").write_text("half")
    apply(root, root, prepared())
    assert not [name for name in files(root) if "borgen-tmp" in name]


def test_nothing_that_stands_there_is_overwritten(root: Path) -> None:
    (root / "plans/people/p21.yaml").write_text("name: een ander\n")
    before = files(root)
    with pytest.raises(BorgenError, match=r"edit\.there"):
        apply(root, root, prepared())
    assert files(root) == before


def test_new_folders_go_again_if_nothing_comes_of_it(root: Path) -> None:
    found = prepared((NewFile("plans/log/p01.yaml", "- {}\n"), STEPS[1]))
    (root / TEAM).write_text("anders\n")
    with pytest.raises(BorgenError, match=r"edit\.changed_meanwhile"):
        apply(root, root, found)
    assert not (root / "plans/log").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_no_link_leads_an_edit_out(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "ks.yaml"
    elsewhere.write_text(TEXTS[TEAM])
    (root / TEAM).unlink()
    (root / TEAM).symlink_to(elsewhere)
    with pytest.raises(BorgenError, match=r"error\.outside"):
        apply(root, root, prepared((STEPS[1],)))
    assert elsewhere.read_text() == TEXTS[TEAM]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_inside_stays_a_link(root: Path) -> None:
    (root / TEAM).rename(root / "plans/ks.yaml")
    (root / TEAM).symlink_to(root / "plans/ks.yaml")
    apply(root, root, prepared((STEPS[1],)))
    assert (root / TEAM).is_symlink()
    assert (root / "plans/ks.yaml").read_text() == "name: ks\nmembers: [p21]\n"


@pytest.mark.skipif(os.name == "nt", reason="no such files there")
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(root: Path) -> None:
    (root / TEAM).unlink()
    os.mkfifo(root / TEAM)
    with pytest.raises(BorgenError, match=r"error\.outside"):
        apply(root, root, prepared((STEPS[1],)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="somebody else is played by another process")
@pytest.mark.parametrize("mode", [0o500, 0o700], ids=["folder", "file"])
def test_without_permission_nothing_changes(root: Path, mode: int) -> None:
    """Somebody without rights: for an administrator there is no read-only folder."""
    nobody = 65534
    folder = root / "plans/teams"
    for path in (root, *root.rglob("*")):
        if os.getuid() == 0:
            os.chown(path, nobody, nobody)
    if mode == 0o700:
        (root / TEAM).chmod(0o444)
    folder.chmod(mode)
    before = files(root)
    found = prepared()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner
        child = os.fork()
    if child == 0:
        code = 99
        try:
            shared = Path(tempfile.gettempdir())
            for above in root.parents:
                if os.getuid() == 0 and shared in above.parents:
                    above.chmod(above.stat().st_mode | 0o011)
            if os.getuid() == 0:
                os.setgid(nobody)
                os.setuid(nobody)
            apply(root, root, found)
            code = 0
        except SystemFailureError as failure:
            code = 4 if str(failure.args_by_name["reason"]).endswith("permission") else 5
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    folder.chmod(0o700)
    assert os.waitstatus_to_exitcode(status) == 4
    assert files(root) == before


def test_a_diff_shows_what_will_be() -> None:
    assert list(differences(prepared())) == [
        "rename from plans/people/p01.yaml",
        "rename to plans/people/p21.yaml",
        "--- a/plans/people/p01.yaml",
        "+++ b/plans/people/p21.yaml",
        "@@ -1 +1,2 @@",
        " name: Amina   # ik",
        "+was: [p01]",
        "--- a/plans/teams/ks.yaml",
        "+++ b/plans/teams/ks.yaml",
        "@@ -1,2 +1,2 @@",
        " name: ks",
        "-members: [p01]",
        "+members: [p21]",
        "--- /dev/null",
        "+++ b/plans/people/p02.yaml",
        "@@ -0,0 +1 @@",
        "+name: Bo",
    ]


def test_a_file_with_a_fault_is_not_changed() -> None:
    with pytest.raises(BorgenError, match=r"edit\.unreadable"):
        rewrites({TEAM: b"a: 1\na: 2\n"}, [Change(TEAM, ("a",), 3)])


def test_what_cannot_be_changed_safely_names_its_line() -> None:
    with pytest.raises(BorgenError, match=r"edit\.by_hand") as refused:
        rewrites({TEAM: b"a: 1\nb: {c}\n"}, [Change(TEAM, ("b", "c"), "ja")])
    assert refused.value.args_by_name == {"file": TEAM, "line": "2", "text": "c: ja"}
