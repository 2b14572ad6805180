"""Options that several commands take; those that all of them take are read before anything else.

They say in which language a command is explained and where it runs, so they have to be known
before there is an app: `shared_options` takes them out of the words, wherever they stand.
"""

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias

import typer

from borgen.cli.refusals import usage_error
from borgen.errors import UsageError
from borgen.frozen import Value, field
from borgen.text import Language

PROGRAM: Final = "borgen"

AsOf = Annotated[str | None, typer.Option("--as-of", metavar="date")]
DryRun = Annotated[bool, typer.Option("--dry-run")]
Output = Annotated[str | None, typer.Option("--output", metavar="file")]
Subject = Annotated[str | None, typer.Argument(metavar="subject")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose")]

Color: TypeAlias = Literal["auto", "always", "never"]


class SharedOptions(Value, frozen=True):
    """The options that every command takes, and the words that are left."""

    directory: str | None = None
    lang: Language | None = None
    color: Color | None = None
    person: str | None = None
    words: tuple[str, ...] = field(default=())


_app: Final = typer.Typer(add_completion=False, rich_markup_mode=None)


@_app.command(
    PROGRAM,
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def _read(
    ctx: typer.Context,
    directory: Annotated[str | None, typer.Option("-C", metavar="directory")] = None,
    lang: Annotated[Language | None, typer.Option("--lang")] = None,
    color: Annotated[Color | None, typer.Option("--color")] = None,
    person: Annotated[str | None, typer.Option("--as", metavar="person")] = None,
) -> SharedOptions:
    return SharedOptions(directory, lang, color, person, tuple(ctx.args))


def shared_options(words: Sequence[str]) -> SharedOptions:
    """Take the shared options out of `words`, wherever they stand before a `--`.

    Raises:
        UsageError: an option without its value, or with one that it does not know.
    """
    end = words.index("--") if "--" in words else len(words)
    command = typer.main.get_command(_app)
    try:
        with command.make_context(PROGRAM, list(words[:end])) as ctx:
            found: SharedOptions = command.invoke(ctx)
    except typer.TyperException as refused:
        if option := getattr(refused, "option_name", None):
            raise UsageError("error.option_needs_value", option=str(option)) from refused
        raise usage_error(refused) from refused
    for param in command.params:
        if getattr(found, param.name) == "":
            raise UsageError("error.option_needs_value", option=param.opts[0])
    return SharedOptions(
        found.directory, found.lang, found.color, found.person, (*found.words, *words[end:])
    )


def shared_parameters() -> list[Any]:
    """Return the shared options as a command shows and completes them; it never receives one."""
    parameters = typer.main.get_command(_app).params
    for one in parameters:
        one.expose_value = False
    return parameters
