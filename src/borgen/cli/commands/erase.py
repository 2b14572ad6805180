"""`borgen erase`: everything of somebody goes, after a look at what that is."""

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Annotated, Final

import typer

from borgen.app.editing.context import EditContext, apply_steps, open_edit
from borgen.app.editing.erase import (
    Erasure,
    RemainingLine,
    apply_erasure,
    commits_of_files,
    erasure,
    remaining_lines,
)
from borgen.cli.context import CommandContext
from borgen.cli.edited import changed
from borgen.cli.options import DryRun
from borgen.cli.output import echo, printable
from borgen.edit.changes import Rewrite
from borgen.errors import BorgenError, UsageError

_MOST: Final = 20
"""How many lines are pointed out that may still be about somebody."""


def erase(
    ctx: typer.Context,
    person: Annotated[str, typer.Argument(metavar="person")],
    yes: Annotated[bool, typer.Option("--yes")] = False,
    dry_run: DryRun = False,
) -> int:
    """Remove a person's files and names; what counts them counts a tombstone."""
    context: CommandContext = ctx.obj
    root = context.workspace()
    if not (yes or dry_run or context.interactive):
        raise UsageError("privacy.erase.nobody_to_ask")
    with open_edit(root, context.me, context.today, writing=False) as edit:
        wanted = erasure(edit, person)
        found = apply_steps(edit, wanted.steps, refuse="none", dry_run=True)
        for line in _preview(context, wanted, found):
            echo(line)
    if dry_run or not (yes or _agreed(context, wanted)):
        echo(context.text("privacy.erase.nothing"))
        return 0
    with open_edit(root, context.me, context.today, writing=True) as edit:
        if erasure(edit, person) != wanted:
            raise BorgenError("privacy.erase.changed")
        found = apply_erasure(edit, wanted)
        for line in _afterwards(context, edit, wanted, found):
            echo(line)
    return 0


def _preview(context: CommandContext, wanted: Erasure, found: Sequence[Rewrite]) -> Iterator[str]:
    yield from list(changed(context, found, dry_run=True))[:-2]
    yield ""
    for file, source in wanted.files.items():
        n = len(source.splitlines())
        yield printable(context.text("privacy.erase.goes", file=file, n=n))


def _agreed(context: CommandContext, wanted: Erasure) -> bool:
    from borgen.cli import ask  # noqa: PLC0415 - 100 ms, and only where somebody is asked

    text = context.text
    echo()
    answers = [
        ask.Choice("no", text("privacy.erase.no")),
        ask.Choice("yes", text("privacy.erase.yes", person=wanted.person)),
    ]
    return ask.choose(text("privacy.erase.ask"), answers, keys=text("privacy.erase.keys")) == "yes"


def _afterwards(
    context: CommandContext, edit: EditContext, wanted: Erasure, found: Sequence[Rewrite]
) -> Iterator[str]:
    text = context.text
    yield ""
    yield _told(context, text("privacy.erase.done", person=wanted.person, stone=wanted.tombstone))
    left = remaining_lines(edit, wanted, found)
    if left:
        yield ""
        yield _told(context, text("privacy.erase.traces"))
        yield from (f"  {printable(_place(one))}" for one in left[:_MOST])
        if len(left) > _MOST:
            yield text("privacy.erase.more", n=len(left) - _MOST)
    commits = commits_of_files(edit, wanted)
    yield ""
    if commits:
        paths = " ".join(f"--path {file}" for file in wanted.files if file.startswith("plans/"))
        yield _told(context, text("privacy.erase.history", n=commits))
        yield f"  git filter-repo --invert-paths {paths}"
        yield text("privacy.erase.history.names", person=wanted.person, stone=wanted.tombstone)
        yield _told(context, text("privacy.erase.history.after"))
        yield ""
    yield _told(context, text("privacy.erase.elsewhere"))


def _told(context: CommandContext, words: str) -> str:
    indent = " " * (len(words) - len(words.lstrip()))
    return fill(words, context.width, subsequent_indent=indent, break_on_hyphens=False)


def _place(one: RemainingLine) -> str:
    return f"{one.file}:{one.line}"
