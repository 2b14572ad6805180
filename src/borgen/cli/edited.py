"""Output of the commands that edit plans: the lines that changed, and how to undo it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from borgen import vcs
from borgen.cli.context import CommandContext
from borgen.cli.output import printable
from borgen.edit.changes import Rewrite, differences

_MOST: Final = 12
"""The most changed lines that are shown; of more only their number is."""


def changed(context: CommandContext, found: Sequence[Rewrite], *, dry_run: bool) -> Iterator[str]:
    """Yield each file with the lines that changed; for a dry run the whole diff."""
    if dry_run:
        yield from map(printable, differences(found))
        yield ""
        yield context.text("edit.dry_run", n=len(found))
        return
    lines = {one.to: _changed_lines(one) for one in found}
    brief = sum(map(len, lines.values())) <= _MOST
    for one in found:
        yield _heading(context, one, _count(lines[one.to]))
        if brief and one.before is not None:
            yield from (f"  {printable(line)}" for line in lines[one.to])


def way_back(context: CommandContext, found: Sequence[Rewrite]) -> Iterator[str]:
    """Yield how to undo the change: by git if it tracks the files, else by hand."""
    root = context.workspace()
    known = set(vcs.tracked(root, "plans"))
    old = [one.file for one in found if one.before is not None]
    if old and all(file in known for file in old):
        yield context.text("edit.undo", files=" ".join(_seen_from(context, root, old)))
    for one in found:
        if one.before is None:
            yield context.text("edit.undo.new", file=one.file)


def _heading(context: CommandContext, one: Rewrite, n: int) -> str:
    if one.before is None:
        return context.text("edit.file.new", file=one.to)
    if one.file != one.to:
        return context.text("edit.file.moved", file=one.file, to=one.to)
    return context.text("edit.file", file=one.file, n=n)


def _count(lines: Sequence[str]) -> int:
    """Return how many lines changed; a replaced line counts once."""
    added = sum(line.startswith("+") for line in lines)
    return max(added, len(lines) - added)


def _changed_lines(one: Rewrite) -> list[str]:
    return [
        line
        for line in differences([one])
        if line[:1] in {"+", "-"} and line[:4] not in {"+++ ", "--- "}
    ]


def _seen_from(context: CommandContext, root: Path, files: Sequence[str]) -> list[str]:
    return [Path(os.path.relpath(root / file, context.directory)).as_posix() for file in files]
