"""The one door to the command-line library: it completes words, and judges those in doubt.

It is built from the same definition that everything else reads, and imported only when needed.
What it has to say is said in our own words (`usage`, `pages`).
"""

import os
from collections.abc import Callable, Sequence
from inspect import Parameter, Signature
from typing import Any, Final, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from borgen.cli.context import Session
from borgen.cli.interface import (
    ALONE,
    COMMANDS,
    COMPLETE,
    HELP,
    Argument,
    Option,
    Part,
    command_named,
    parts_of,
)
from borgen.cli.pages import help_page, option_help
from borgen.cli.usage import LibraryError, no_such_command, too_many_words, usage_error
from borgen.text import Text

_OF_THE_LIBRARY: Final = frozenset({"install_completion", "show_completion"})
"""Options that would speak the library's words, and write in the user's own shell files."""

Foreign: TypeAlias = Any
"""A context or parameter of the library, which hides its types."""


def called(words: Sequence[str], session: Session) -> int:
    """Judge the words, run what they ask, and return its exit code; or complete them, and leave.

    Raises:
        UsageError: they do not fit.
    """
    group = _group(session.text)
    if COMPLETE in os.environ:
        group.main(args=[], prog_name=ALONE, obj=session)
    try:
        with group.make_context(ALONE, list(words), obj=session) as ctx:
            code = group.invoke(ctx)
    except typer.Exit as left:
        code = left.exit_code
    except LibraryError as refused:
        raise usage_error(refused) from refused
    return code if isinstance(code, int) else 0


def print_script(shell: str, session: Session) -> None:
    """Print what makes a shell complete our words, and leave; where to put it is up to the user."""
    os.environ[COMPLETE] = f"source_{shell}"
    called((), session)


class Verb(TyperCommand):
    """One verb. Its words come from the catalogue, and so does what is said of surplus words."""

    allow_extra_args = True

    def invoke(self, ctx: Foreign) -> object:
        """Run the command, unless there are words nobody asked for."""
        if ctx.args:
            raise too_many_words(ctx.args)
        return super().invoke(ctx)

    def get_help(self, ctx: Foreign) -> str:
        """Return the help page."""
        return help_page(ctx.obj.text, str(self.name))


class Group(TyperGroup):
    """`borgen` itself."""

    def list_commands(self, ctx: Foreign) -> list[str]:  # noqa: ARG002 - the library asks so
        """Return the verbs."""
        return list(COMMANDS)

    def get_command(self, ctx: Foreign, cmd_name: str) -> TyperCommand | None:
        """Return a verb by name and sense alone, which will do to offer it; or None."""
        if cmd_name not in COMMANDS:
            return None
        return TyperCommand(cmd_name, help=ctx.obj.text(f"cli.help.{cmd_name}"))

    def resolve_command(self, ctx: Foreign, args: list[str]) -> Foreign:
        """Import the verb that the words begin with."""
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise no_such_command(args[0], COMMANDS)
        name, _, rest = super().resolve_command(ctx, args)
        return name, name and verb(ctx.obj.text, name), rest

    def get_help(self, ctx: Foreign) -> str:
        """Return the page that shows all verbs."""
        return help_page(ctx.obj.text, ALONE)


def _group(text: Text) -> Group:
    borgen = command_named(ALONE)

    def alone(ctx: typer.Context, **asked: object) -> None:
        if any(asked.values()) or ctx.invoked_subcommand is None:
            raise typer.Exit(borgen(ctx.obj, **asked))

    app = typer.Typer(
        cls=Group,
        add_completion=True,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings={"help_option_names": list(HELP.flags)},
    )
    app.callback()(_signed(alone, text, ALONE))
    group: Group = typer.main.get_command(app)  # type: ignore[assignment] # by `cls`
    group.params = [param for param in group.params if param.name not in _OF_THE_LIBRARY]
    return group


def verb(text: Text, name: str) -> Verb:
    """Import the verb `name` and return it as the library knows it."""
    command = command_named(name)

    def run(ctx: typer.Context, **said: object) -> int:
        return command(ctx.obj, **said)

    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Verb, help=text(f"cli.help.{name}"))(_signed(run, text, name))
    made: Verb = typer.main.get_command(app)  # type: ignore[assignment] # by `cls`
    return made


def _signed(function: Foreign, text: Text, name: str) -> Foreign:
    """Return a function with the signature of a command, in the library's own vocabulary."""
    kind = Parameter.KEYWORD_ONLY
    parameters = [Parameter("ctx", kind, annotation=typer.Context)]
    for part in parts_of(command_named(name)):
        said = _foreign(part, option_help(text, name, part))
        parameters.append(Parameter(part.name, kind, default=said, annotation=part.kind))
    function.__signature__ = Signature(parameters)
    return function


def _foreign(part: Part, told: str) -> Foreign:
    said, metavar = part.said, part.said.metavar or None
    default = ... if part.required else part.default
    if isinstance(said, Option):
        return typer.Option(default, *said.flags, metavar=metavar, help=told)
    return typer.Argument(default, metavar=metavar, help=told, autocompletion=_offered(said))


def _offered(said: Argument) -> Callable[..., list[tuple[str, str]]] | None:
    complete = said.complete
    if complete is None:
        return None

    def offered(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
        return complete(ctx.obj, incomplete)

    return offered
