"""Two people, two clones: nothing is lost in a merge, and what a merge breaks is told."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from borgen.yamltext import read

Bench = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
Place = Callable[..., Path]

LOG = "plans/log/p01.yaml"
ATTRIBUTES = "plans/log/*.yaml text eol=lf merge=union\n"
PLAN = "plans/people/p01.yaml"


def git(directory: Path, *words: str, fails: bool = False) -> str:
    """Run git as somebody with an ordinary configuration."""
    done = subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@example.org", *words],
        cwd=directory, capture_output=True, check=False, encoding="utf-8",
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "BORGEN_TODAY": "2026-09-30"},
    )  # fmt: skip
    assert (done.returncode != 0) == fails, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(directory: Path) -> None:
    git(directory, "add", "-A")
    git(directory, "commit", "-q", "-m", "x")


@pytest.fixture
def two(place: Place) -> tuple[Path, Path]:
    """Return two clones of one workspace; in the second one git prefers CRLF."""
    first = place("first")
    (first / ".gitattributes").write_bytes(ATTRIBUTES.encode())
    commit(first)
    second = first.with_name("second")
    git(first, "clone", "-q", "-c", "core.autocrlf=true", str(first), str(second))
    return first, second


@pytest.fixture
def log(bench: Bench) -> Callable[..., None]:
    """Log something in a clone, with borgen."""

    def logged(root: Path, *words: str) -> None:
        said = f"log feedback zelfstandig --as p01 --date 2026-09-29 {' '.join(words)}"
        (result,) = bench([{"words": said, "directory": root}])
        assert result["code"] == 0, result

    return logged


@pytest.fixture
def codes(bench: Bench) -> Callable[..., list[str]]:
    """Return the codes that `check` finds, without those of plans that are still open."""

    def checked(root: Path, *words: str) -> list[str]:
        said = f"check --format concise --lang en {' '.join(words)}"
        (result,) = bench([{"words": said, "directory": root}])
        told = [line.split("[")[1][:3] for line in result["out"].splitlines() if "[" in line]
        return [code for code in told if code[0] in "FLMD" or code == "P01"]

    return checked


def entries(root: Path, log: str = LOG) -> list[dict[str, Any]]:
    source = (root / log).read_bytes()
    assert b"\r" not in source
    reading = read(source)
    assert not reading.problems
    assert isinstance(reading.value, list)
    return reading.value


def numbers(root: Path) -> list[int]:
    return sorted(entry["minutes"] for entry in entries(root) if "minutes" in entry)


@pytest.mark.parametrize("how", ["merge", "rebase"])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["theirs", "mine"])
def test_appends_of_two_clones_all_stay(
    how: str, order: tuple[int, int], two: tuple[Path, Path], log: Callable[..., None],
    codes: Callable[..., list[str]],
) -> None:  # fmt: skip
    for number, root in enumerate(two):
        log(root, "--minutes", "7")  # the same in both: one fact
        for n in range(3):
            log(root, "--minutes", str(10 + 10 * number + n))
        commit(root)
    here, there = two[order[0]], two[order[1]]
    git(here, "fetch", "-q", str(there), "main")
    git(here, *(["merge", "-q", "-m", "x"] if how == "merge" else ["rebase", "-q"]), "FETCH_HEAD")
    assert numbers(here) == [7, 10, 11, 12, 20, 21, 22]
    assert set(codes(here)) <= {"D05"}  # they differ on one day, as they should say
    log(here, "--minutes", "99")
    commit(here)
    git(there, "pull", "-q", "--no-rebase", str(here), "main")
    assert numbers(there) == numbers(here)


def test_an_editor_that_saves_crlf_duplicates_nothing(
    two: tuple[Path, Path], log: Callable[..., None]
) -> None:
    first, second = two
    log(first, "--minutes", "10")
    commit(first)
    windows = second / LOG
    windows.write_bytes(windows.read_bytes().replace(b"\n", b"\r\n"))
    log(second, "--minutes", "20")
    assert windows.read_bytes().count(b"\r\n") == windows.read_bytes().count(b"\n")
    commit(second)
    git(first, "pull", "-q", "--no-rebase", str(second), "main")
    assert numbers(first) == [10, 20]
    assert len(entries(first)) == 3


def test_a_conflict_is_one_finding_with_the_way_out(
    two: tuple[Path, Path], bench: Bench, codes: Callable[..., list[str]]
) -> None:
    for root, title in zip(two, ("Vaker luisteren", "Beter luisteren"), strict=True):
        plan = root / PLAN
        plan.write_text(plan.read_text(encoding="utf-8").replace("Ik geef feedback", title))
        commit(root)
    git(two[0], "pull", "-q", "--no-rebase", str(two[1]), "main", fails=True)
    assert codes(two[0]) == ["F05"]
    (told,) = bench([{"words": "check", "directory": two[0]}])
    assert told["code"] == 1
    assert f"{PLAN}:3:1: fout[F05]" in told["out"]
    assert "<<<<<<<" in told["out"]


def test_a_person_renamed_in_one_clone_keeps_what_was_logged_in_the_other(
    two: tuple[Path, Path], bench: Bench, log: Callable[..., None], codes: Callable[..., list[str]]
) -> None:
    first, second = two
    (renamed,) = bench([{"words": "rename p01 anna", "directory": first}])
    assert renamed["code"] == 0
    commit(first)
    log(second, "--minutes", "20")
    commit(second)
    git(first, "pull", "-q", "--no-rebase", str(second), "main")
    assert [one["minutes"] for one in entries(first, "plans/log/anna.yaml")[1:]] == [20]
    assert not (first / LOG).exists()
    assert codes(first) == []


def test_a_goal_renamed_in_one_clone_is_still_found_from_the_other(
    two: tuple[Path, Path], bench: Bench, log: Callable[..., None], codes: Callable[..., list[str]]
) -> None:
    first, second = two
    (renamed,) = bench([{"words": "rename p01/feedback terug", "directory": first}])
    assert renamed["code"] == 0
    commit(first)
    log(second, "--minutes", "20")
    commit(second)
    git(first, "pull", "-q", "--no-rebase", str(second), "main")
    assert numbers(first) == [20]
    assert set(codes(first)) <= {"L08", "D04"}


def test_a_person_removed_in_one_clone_and_logged_in_the_other_is_told(
    two: tuple[Path, Path], log: Callable[..., None], codes: Callable[..., list[str]]
) -> None:
    first, second = two
    (first / LOG).unlink()
    (first / PLAN).unlink()
    commit(first)
    log(second, "--minutes", "20")
    commit(second)
    git(first, "pull", "-q", "--no-rebase", str(second), "main", fails=True)
    assert numbers(first) == [20]  # git leaves what was changed, and says so itself
    assert codes(first) == ["P01"]  # a member without a plan: from that one the rest follows


def test_what_a_clean_merge_makes_twice_or_contradicts_is_found(
    two: tuple[Path, Path], bench: Bench, codes: Callable[..., list[str]]
) -> None:
    head, goal = "goals:\n", "  - {id: luister, title: Luisteren}\n"
    for root, where, outcome in zip(two, (0, 1), ("vanzelf", "geprobeerd"), strict=True):
        plan = root / PLAN
        text = plan.read_text(encoding="utf-8")
        plan.write_text(
            text.replace(head, head + goal) if where == 0 else text + "\n# nieuw\n" + goal
        )
        said = f"log feedback {outcome} --as p01 --date 2026-09-29"
        assert bench([{"words": said, "directory": root}])[0]["code"] == 0
        commit(root)
    git(two[0], "pull", "-q", "--no-rebase", str(two[1]), "main")
    assert set(codes(two[0])) == {"L03", "L07", "D05"}


@pytest.fixture
def hooked(place: Place) -> Path:
    """A repository whose hook refuses what `borgen check --staged` refuses."""
    root = place()
    commit(root)
    hook = root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        f"#!/bin/sh\nexec {sys.executable} -m borgen check --staged\n", encoding="utf-8"
    )
    hook.chmod(0o755)
    return root


def test_a_commit_is_judged_by_what_is_staged(hooked: Path) -> None:
    plan = hooked / PLAN
    sound = plan.read_text(encoding="utf-8")
    broken = sound + "owner: niemand\n"
    plan.write_text(broken, encoding="utf-8")
    git(hooked, "commit", "-q", "--allow-empty", "-m", "the disk is broken, the index is not")
    git(hooked, "add", PLAN)
    plan.write_text(sound, encoding="utf-8")
    told = git(hooked, "commit", "-q", "-m", "now it is the index", fails=True)
    assert f"{PLAN}:4:1: fout[M01]" in told
    assert "4 | owner: niemand" in told


def test_a_partially_staged_file_is_judged_by_its_staged_part(hooked: Path) -> None:
    team = hooked / "plans/teams/ks.yaml"
    sound = team.read_text(encoding="utf-8")
    team.write_text(sound.replace("lead: p02", "lead: p03"), encoding="utf-8")
    git(hooked, "add", "plans/teams/ks.yaml")
    team.write_text(sound + "kapot: ja\n", encoding="utf-8")
    git(hooked, "commit", "-q", "-m", "the staged part is sound")
    assert "lead: p03" in git(hooked, "show", "HEAD:plans/teams/ks.yaml")
    assert "kapot" not in git(hooked, "show", "HEAD:plans/teams/ks.yaml")


@pytest.mark.parametrize("words", [["-a"], [PLAN]], ids=["all", "one-file"])
def test_a_commit_of_files_is_judged_by_its_own_index(words: list[str], hooked: Path) -> None:
    plan = hooked / PLAN
    sound = plan.read_text(encoding="utf-8")
    plan.write_text(sound + "kapot: ja\n", encoding="utf-8")
    assert "[M01]" in git(hooked, "commit", "-q", "-m", "x", *words, fails=True)
    git(hooked, "add", PLAN)
    plan.write_text(sound + "# nog niet af\n", encoding="utf-8")
    git(hooked, "commit", "-q", "-m", "x", *words)


def test_the_hook_of_a_linked_worktree_judges_that_worktree(hooked: Path) -> None:
    linked = hooked.with_name("linked")
    git(hooked, "worktree", "add", "-q", "-b", "side", str(linked))
    (linked / PLAN).write_text("goals: [{id: Fout}]\n", encoding="utf-8")
    git(linked, "add", PLAN)
    (linked / PLAN).unlink()
    told = git(linked, "commit", "-q", "-m", "x", fails=True)
    assert f"{PLAN}:1:" in told
    git(hooked, "commit", "-q", "--allow-empty", "-m", "the main one is sound")


def test_a_workspace_deeper_in_a_repository(hooked: Path) -> None:
    deep = hooked / "deep" / "plans-of-us"
    shutil.copytree(hooked, deep, ignore=shutil.ignore_patterns(".git", "deep"))
    (deep / PLAN).write_text("kapot: ja\n", encoding="utf-8")
    git(hooked, "add", "deep")
    (deep / PLAN).unlink()
    done = subprocess.run(
        [sys.executable, "-m", "borgen", "check", "--staged", "--format", "concise"],
        cwd=deep, capture_output=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert f"{PLAN}:1:1: fout[M01]" in done.stdout


def test_a_private_file_that_is_staged_is_told(hooked: Path) -> None:
    secret = hooked / "private/log/p01.yaml"
    secret.parent.mkdir(parents=True)
    secret.write_text("- {date: 2026-04-01, goal: feedback, outcome: missed}\n", encoding="utf-8")
    git(hooked, "add", "-f", "private")
    assert "[V04]" in git(hooked, "commit", "-q", "-m", "x", fails=True)


def test_without_a_repository_staged_says_so(place: Place, bench: Bench) -> None:
    root = place()
    shutil.rmtree(root / ".git")
    (told,) = bench([{"words": "check --staged", "directory": root}])
    assert told["code"] == 2
    assert "geen git-repository" in told["err"]
