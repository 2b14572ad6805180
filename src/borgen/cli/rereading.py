"""What `-v` says on standard error: what was read, what was kept of an earlier run, and why not."""

from collections.abc import Iterator

from borgen.cli.context import CommandContext
from borgen.cli.output import complain
from borgen.load import Loaded
from borgen.load.ahead import MORE, Ahead


def tell_reading(context: CommandContext, loaded: Loaded, ahead: Ahead, *, verbose: bool) -> None:
    """Say which files were read though others were kept, and why, if anybody wants to know."""
    for line in _lines(context, loaded, ahead) if verbose else ():
        complain(line)


def _lines(context: CommandContext, loaded: Loaded, ahead: Ahead) -> Iterator[str]:
    text = context.text
    yield text(
        "cli.reading.files",
        files=text("problems.files", n=loaded.files),
        entries=text("problems.entries", n=loaded.entries),
    )
    if ahead.folder is None:
        yield text("cli.reading.nowhere")
    elif ahead.state is None:
        yield text("cli.reading.few", n=MORE)
    elif ahead.state != "fine":
        yield text(f"cli.reading.{ahead.state}")
    else:
        yield text("cli.reading.same", n=ahead.same)
        yield from (text("cli.reading.changed", file=file) for file in ahead.again)
        yield from (text("cli.reading.said", file=file) for file in ahead.said)
