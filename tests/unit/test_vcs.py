"""What git is asked, and that nothing breaks without it."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from borgen import vcs


def git(directory: Path, *words: str) -> None:
    identity = ("-c", "user.name=T", "-c", "user.email=t@example.org")
    day = {"GIT_COMMITTER_DATE": "2026-04-02T12:00:00 +0000", "PATH": "/usr/bin:/bin"}
    subprocess.run(
        ["git", *identity, "-C", str(directory), *words], check=True, capture_output=True, env=day
    )


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    top = tmp_path / "main"
    (top / "deep" / "plans").mkdir(parents=True)
    git(tmp_path, "init", "-q", "main")
    git(top, "commit", "-q", "--allow-empty", "-m", "First")
    return top


def test_a_repository_is_known_from_its_files(repo: Path) -> None:
    found = vcs.repository(repo / "deep" / "plans")
    assert found == vcs.Repository(repo, repo / ".git", repo)


def test_outside_a_repository_there_is_no_answer(tmp_path: Path) -> None:
    assert vcs.repository(tmp_path) is None
    assert vcs.main_root(tmp_path) == tmp_path
    assert vcs.tracked(tmp_path, "private") == ()
    assert vcs.revision_day(tmp_path, "HEAD") is None
    assert vcs.ignored(tmp_path, "private/log/p01.yaml")


def test_a_linked_worktree_shares_its_private_folder_with_the_main_one(repo: Path) -> None:
    linked = repo.parent / "linked"
    git(repo, "worktree", "add", "-q", str(linked), "-b", "side")
    assert vcs.repository(linked) == vcs.Repository(linked, repo / ".git", repo)
    assert vcs.main_root(linked / "deep") == repo / "deep"


def test_a_dangling_git_file_is_no_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n", encoding="utf-8")
    assert vcs.repository(tmp_path) is None


def test_configuration_is_read_with_its_spaces(repo: Path) -> None:
    git(repo, "config", "borgen.person", "p01")
    git(repo, "config", "borgen.name", "Stichting  Tussenhaven")
    assert vcs.configured(repo) == {"person": "p01", "name": "Stichting  Tussenhaven"}


def test_tracked_files_are_named_from_the_root_of_the_workspace(repo: Path) -> None:
    secret = repo / "deep" / "private" / "log" / "p\u00e9.yaml"
    secret.parent.mkdir(parents=True)
    secret.write_text("", encoding="utf-8")
    assert vcs.tracked(repo / "deep", "private") == ()
    git(repo, "add", "-f", "deep/private")
    assert vcs.tracked(repo / "deep", "private") == ("private/log/p\u00e9.yaml",)


def test_ignored_files_are_told_apart(repo: Path) -> None:
    assert not vcs.ignored(repo, "private/log/p01.yaml")
    (repo / ".gitignore").write_text("private/\n", encoding="utf-8")
    assert vcs.ignored(repo, "private/log/p01.yaml")


def test_a_revision_has_a_day(repo: Path) -> None:
    assert vcs.revision_day(repo, "HEAD") == date(2026, 4, 2)
    assert vcs.revision_day(repo, "no-such-branch") is None
    assert vcs.revision_day(repo, "--output=evil") is None
    assert not (repo / "evil").exists()


def test_a_hostile_repository_runs_nothing(repo: Path) -> None:
    trap = repo.parent / "trap.sh"
    sprung = repo.parent / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n", encoding="utf-8")
    trap.chmod(0o755)
    for setting in ("core.fsmonitor", "core.pager", "gpg.program", "core.sshCommand"):
        git(repo, "config", setting, str(trap))
    git(repo, "config", "log.showSignature", "true")
    vcs.tracked(repo, "private")
    vcs.configured(repo)
    vcs.revision_day(repo, "HEAD")
    assert not sprung.exists()


def test_a_hook_does_not_redirect_the_question(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    git(tmp_path, "init", "-q", "other")
    git(other, "config", "borgen.person", "p99")
    git(repo, "config", "borgen.person", "p01")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert vcs.configured(repo) == {"person": "p01"}


def test_everything_works_without_git(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert vcs.repository(repo) is not None
    assert vcs.configured(repo) == {}
    assert vcs.tracked(repo, "private") == ()
    assert vcs.revision_day(repo, "HEAD") is None


def test_a_folder_of_path_that_may_not_be_entered_is_passed_over(
    repo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repo, "config", "borgen.person", "p01")
    (tmp_path / "closed").mkdir()
    found = Path.is_file

    def is_file(path: Path) -> bool:
        if path.parent.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return found(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    monkeypatch.setenv("PATH", str(tmp_path / "closed"))
    assert vcs.configured(repo) == {}
    monkeypatch.setenv("PATH", f"{tmp_path / 'closed'}:{tmp_path / ('a' * 300)}:/usr/bin:/bin")
    assert vcs.configured(repo) == {"person": "p01"}


def test_what_is_staged_is_given_with_its_mode_and_bytes(repo: Path) -> None:
    deep = repo / "deep"
    (deep / "borgen.yaml").write_bytes(b"borgen: 1\r\n")
    (deep / "plans/twin.yaml").write_bytes(b"borgen: 1\r\n")
    (deep / "plans/link.yaml").symlink_to("twin.yaml")
    (deep / "plans/[a].yaml").write_bytes(b"\xff\0")
    git(repo, "add", ".")
    (deep / "borgen.yaml").unlink()
    (repo / "plans").mkdir()
    assert vcs.staged(deep, ("borgen.yaml", "plans")) == {
        "borgen.yaml": ("100644", b"borgen: 1\r\n"),
        "plans/[a].yaml": ("100644", b"\xff\0"),
        "plans/link.yaml": ("120000", b"twin.yaml"),
        "plans/twin.yaml": ("100644", b"borgen: 1\r\n"),
    }
    assert vcs.staged(repo, ("plans",)) == {}
    assert vcs.staged(repo.parent, ("plans",)) is None


def test_of_a_conflict_our_own_side_is_staged(repo: Path) -> None:
    git(repo, "branch", "theirs")
    for side in ("ours", "theirs"):
        (repo / "plan.yaml").write_text(side, encoding="utf-8")
        git(repo, "add", "plan.yaml")
        git(repo, "commit", "-q", "-m", side)
        git(repo, "checkout", "-q", "theirs" if side == "ours" else "-")
    with pytest.raises(subprocess.CalledProcessError):
        git(repo, "merge", "-q", "theirs")
    assert vcs.staged(repo, ("plan.yaml",)) == {"plan.yaml": ("100644", b"ours")}
