"""The few questions asked of git, safe in repositories one does not trust.

Where a repository begins is read from its files, so that it is known without git installed;
the rest is asked of the program, and "no answer" is an ordinary answer. The one thing ever
written is who is at the keyboard.
"""

import os
import shutil
import subprocess
from collections.abc import Mapping
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
        "LC_ALL": "C",
    }
)
_HOOKS_SET: Final = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX"}
)
"""What git tells its hooks; it would answer for that repository instead of the one asked about."""

_SECONDS: Final = 20


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
    answer = _ask(root, "ls-files", "-z", "--", f":(literal){folder}")
    return tuple(sorted(name for name in (answer or "").split("\0") if name))


def ignored(root: Path, path: str) -> bool:
    """Return whether git ignores `path`; outside a repository everything counts as ignored."""
    return repository(root) is None or _ask(root, "check-ignore", "--", path) is not None


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


def _ask(directory: Path, *question: str) -> str | None:
    git = shutil.which("git")
    if git is None or not Path(git).is_absolute():  # on Windows also one in the current folder
        return None
    environment = {k: v for k, v in os.environ.items() if k not in _HOOKS_SET}
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, fixed words, the user's own git
            [git, *_SAFE, "-C", str(directory), *question],
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
            env={**environment, **_QUIET},
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None
