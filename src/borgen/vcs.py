"""What is asked of git, safely in repositories that are not trusted.

Where a repository begins is read from its files, so that it is known without git installed;
the rest is asked of the program, and "no answer" is an ordinary answer. The one thing ever
written is `borgen.person`.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from borgen.dates import iso_day

_SAFE: Final = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false"),
)
_QUIET: Final[Mapping[str, str]] = MappingProxyType(
    {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_ALLOW_PROTOCOL": "none",  # before git 2.45 only this keeps it from fetching
        "LC_ALL": "C",
    }
)
_PASSWORD: Final = re.compile(r"//[^/@]*@")
_HOOKS_SET: Final = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}
)
"""Set by git for its hooks; they would make it answer about another repository."""

_OURS: Final = ("0", "2")
"""Stages of the index: no conflict, and our side of one."""

_SECONDS: Final = 20
_MOST_BYTES: Final = 100_000_001
"""Of one staged file; larger ones are not read."""


class Repository(NamedTuple):
    """Where a repository lives.

    Attributes:
        top: the directory that holds the files, of this worktree.
        common: the directory that all its worktrees share, usually the main one's `.git`.
        main_top: the top of the main worktree; `top` itself where there is no other.
    """

    top: Path
    common: Path
    main_top: Path


def repository(directory: Path) -> Repository | None:
    """Return the repository that `directory` lies in, or None."""
    for top in (directory, *directory.parents):
        link = top / ".git"
        if link.is_dir():
            return Repository(top, link, top) if _is_git_directory(link) else None
        if link.is_file():
            return _linked(top, link)
    return None


def main_root(root: Path) -> Path:
    """Return `root` as it lies in the main worktree, where `private/` belongs."""
    found = repository(root)
    if found is None or found.main_top == found.top:
        return root
    return found.main_top / root.relative_to(found.top)


def configured(directory: Path) -> Mapping[str, str]:
    """Return `git config borgen.*` as seen from `directory`, names without `borgen.`."""
    answer = _ask(directory, "config", "--null", "--get-regexp", r"^borgen\.")
    settings: dict[str, str] = {}
    for setting in (answer or "").split("\0"):
        name, has_value, value = setting.partition("\n")
        if has_value:
            settings[name.removeprefix("borgen.")] = value
    return MappingProxyType(settings)


def set_person(directory: Path, person: str) -> bool:
    """Write `borgen.person` in the settings of this repository only; return whether it is there."""
    if repository(directory) is None:
        return False
    return _ask(directory, "config", "--local", "borgen.person", person) is not None


def tracked(root: Path, folder: str) -> tuple[str, ...]:
    """Return the files under `folder` that git tracks, relative to `root`."""
    index = _index_of_hook(root)
    answer = _ask(root, "ls-files", "-z", "--", _literal(folder), index=index)
    return tuple(sorted(name for name in (answer or "").split("\0") if name))


def staged(root: Path, names: Sequence[str]) -> Mapping[str, tuple[str, bytes]] | None:
    """Return the mode and bytes of every staged file under `names`; None without a repository.

    Of a file in conflict it is our own side. In a hook it is what this commit will hold, also of a
    commit of some files only.
    """
    index = _index_of_hook(root)
    answer = _ask(root, "ls-files", "--stage", "-z", "--", *map(_literal, names), index=index)
    if answer is None:
        return None
    found: dict[str, tuple[str, str]] = {}
    for line in answer.split("\0"):
        about, has_name, name = line.partition("\t")
        if has_name:
            mode, blob, stage = about.split(" ")
            if name not in found or stage in _OURS:
                found[name] = mode, blob
    contents = _contents(root, {blob for _, blob in found.values()})
    return {name: (mode, contents.get(blob, b"")) for name, (mode, blob) in found.items()}


def ignored(root: Path, path: str) -> bool:
    """Return whether git ignores `path`; outside a repository everything counts as ignored."""
    return repository(root) is None or _ask(root, "check-ignore", "--", path) is not None


def commits_of(root: Path, files: Sequence[str]) -> int | None:
    """Return how many commits, on any branch, touch one of `files`; None where there is no git."""
    literal = [f":(literal){file}" for file in files]
    answer = _ask(root, "log", "--all", "--format=%h", "--", *literal)
    return None if answer is None else len(answer.split())


def remotes(root: Path) -> Mapping[str, str]:
    """Return the other repositories that git knows here, by name, without passwords."""
    answer = _ask(root, "config", "--null", "--get-regexp", r"^remote\..*\.url$") or ""
    found = (one.partition("\n")[::2] for one in answer.split("\0") if one)
    return {
        name.split(".", 1)[1].rpartition(".")[0]: _PASSWORD.sub("//", url) for name, url in found
    }


def revision_day(root: Path, revision: str) -> date | None:
    """Return the day on which a revision was committed, or None where there is no such one."""
    answer = _ask(root, "log", "-1", "--format=%cs", "--end-of-options", revision, "--")
    return iso_day((answer or "").strip())


def _linked(top: Path, link: Path) -> Repository | None:
    """Follow the `.git` file of a linked worktree, a submodule or a separate git directory."""
    pointer = _line(link).removeprefix("gitdir:").strip()
    if not pointer:
        return None
    git = (top / pointer).resolve()
    shared = _line(git / "commondir")
    common = (git / shared).resolve() if shared else git
    if not _is_git_directory(common):
        return None
    main = common.parent if shared and common.name == ".git" else top
    return Repository(top, common, main)


def _is_git_directory(directory: Path) -> bool:
    return (directory / "HEAD").is_file() and (directory / "objects").is_dir()


def _line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def _literal(name: str) -> str:
    return f":(literal){name}"


def _index_of_hook(root: Path) -> Path | None:
    """Return the index that git set for a hook, if it is one of this repository."""
    name, found = os.environ.get("GIT_INDEX_FILE"), repository(root)
    if not name or found is None:
        return None
    index = (Path.cwd() / name).resolve()
    return index if index.is_relative_to(found.common.resolve()) else None


def _contents(root: Path, blobs: Iterable[str]) -> Mapping[str, bytes]:
    """Return the bytes of blobs; for one that is too large, as many blanks as the limit."""
    sizes = _ask(root, "cat-file", "--batch-check", asked=_listed(blobs)) or ""
    found: dict[str, bytes] = {}
    wanted: list[tuple[str, int]] = []
    for line in sizes.splitlines():
        blob, kind, *size = line.split(" ")
        if kind == "blob" and int(size[0]) < _MOST_BYTES:
            wanted.append((blob, int(size[0])))
        elif kind == "blob":
            found[blob] = b" " * _MOST_BYTES
    rest = _answer(root, "cat-file", "--batch", asked=_listed(blob for blob, _ in wanted))
    if rest is None:
        return found
    at = 0
    for blob, length in wanted:
        start = rest.index(b"\n", at) + 1
        at = start + length + 1
        found[blob] = rest[start : at - 1]
    return found


def _listed(blobs: Iterable[str]) -> str:
    return "".join(f"{blob}\n" for blob in blobs)


def _ask(directory: Path, *question: str, asked: str = "", index: Path | None = None) -> str | None:
    answer = _answer(directory, *question, asked=asked, index=index)
    return None if answer is None else answer.decode(errors="replace")


def _answer(
    directory: Path, *question: str, asked: str = "", index: Path | None = None
) -> bytes | None:
    git = _program()
    if git is None:
        return None
    environment = {k: v for k, v in os.environ.items() if k not in _HOOKS_SET}
    if index is not None:
        environment["GIT_INDEX_FILE"] = str(index)
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, fixed words, the user's own git
            [git, *_SAFE, "-C", str(directory), *question],
            capture_output=True,
            check=False,
            env={**environment, **_QUIET},
            input=asked.encode(),
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None


def _program() -> Path | None:
    """Return where git is; never in the current folder, which may hold a file of that name."""
    name = "git.exe" if sys.platform == "win32" else "git"
    places = (Path(folder, name) for folder in os.get_exec_path() if Path(folder).is_absolute())
    return next(filter(_is_program, places), None)


def _is_program(file: Path) -> bool:
    try:
        return file.is_file() and os.access(file, os.X_OK)
    except OSError:  # a folder that may not be entered
        return False
