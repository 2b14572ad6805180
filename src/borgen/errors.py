"""Exceptions: operations that cannot go on. What is wrong *in* the files is a finding instead.

    BorgenError                 exit 1   a refused operation
    +-- UsageError              exit 2   the words on the command line
    |   +-- NoWorkspaceError             no borgen.yaml here or above
    +-- SystemFailureError      exit 4   disk or permission

Each carries a key of the text catalogue and its arguments; the command line shows the sentence.
"""

import errno
from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final

from borgen.diagnostics import Arg, Word

_REASONS: Final[Mapping[int | None, str]] = MappingProxyType(
    {
        errno.ENOSPC: "full",
        errno.EDQUOT: "full",
        errno.EACCES: "permission",
        errno.EPERM: "permission",
        errno.EROFS: "permission",
        errno.ENOENT: "absent",
        errno.ENOTDIR: "absent",
        errno.ELOOP: "irregular",
        errno.EISDIR: "irregular",
    }
)


class BorgenError(Exception):
    """A refused operation: nothing was written. `key` names its sentence in the catalogue."""

    exit_code: ClassVar[int] = 1

    def __init__(self, key: str, **args: Arg) -> None:
        super().__init__(key)
        self.key = key
        self.args_by_name: Mapping[str, Arg] = MappingProxyType(args)


class UsageError(BorgenError):
    """A mistake in the arguments of a command."""

    exit_code: ClassVar[int] = 2


class NoWorkspaceError(UsageError):
    """There is no `borgen.yaml` in the directory or above it."""

    def __init__(self, directory: str) -> None:
        super().__init__("error.no_workspace", directory=directory)


class SystemFailureError(BorgenError):
    """The disk is full, a file may not be read or written, or the like."""

    exit_code: ClassVar[int] = 4

    @classmethod
    def of(cls, error: OSError, file: str) -> "SystemFailureError":
        """Return the error for a refusal by the operating system, with the reason as a `Word`."""
        reason = Word(f"error.reason.{_REASONS.get(error.errno, 'other')}")
        return cls("error.system", file=file, reason=reason)
