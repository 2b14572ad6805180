"""The typer app: its commands, and their help in the language of whoever asks.

A command is a function of its own name in `commands/<name>.py`, declared as typer documents it. The
module is imported when the command is wanted. Its words come from the catalogue: `cli.help.<name>`,
`cli.example.<name>`, `cli.option.<name>.<parameter>` or the shared `cli.option.<parameter>`, and
`cli.metavar.<metavar>`.
"""

import os
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any, Final, Literal, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from borgen import __version__
from borgen.cli.context import CommandContext
from borgen.cli.options import PROGRAM, shared_parameters
from borgen.cli.output import echo
from borgen.cli.refusals import usage_error
from borgen.errors import UsageError
from borgen.text import Text

COMMANDS: Final = (
    "init",
    "log",
    "done",
    "add",
    "rename",
    "report",
    "check",
    "tree",
    "next",
    "explain",
    "privacy",
    "erase",
    "serve",
)
"""Every command, in the order of the help page."""

COMPLETE: Final = "_BORGEN_COMPLETE"
"""The environment variable by which a shell asks for completions."""

_HELP: Final = ("-h", "--help")

_INSTALLERS: Final = frozenset({"install_completion", "show_completion"})
"""Options of typer that would write in the user's own shell files; `--completion` only prints."""

Click: TypeAlias = Any
"""A context, formatter or parameter, of a class that typer keeps private."""


class LocalizedCommand(TyperCommand):
    """A command with its help in one language; surplus words are refused in our own words."""

    def invoke(self, ctx: Click) -> object:
        """Run it, unless there are words that no argument takes."""
        if ctx.args:
            raise UsageError("error.too_many_words", words=tuple(ctx.args))
        return super().invoke(ctx)

    def format_usage(self, ctx: Click, formatter: Click) -> None:
        """Write the line that shows all words in their order."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Click, formatter: Click) -> None:
        """Write the examples, the arguments and the options."""
        _write_examples(self, ctx, formatter)
        _write_parameters(self, ctx, formatter)


class LocalizedGroup(TyperGroup):
    """All commands, each imported when it is to run."""

    def list_commands(self, ctx: Click) -> list[str]:  # noqa: ARG002 - as typer calls it
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Click, cmd_name: str) -> TyperCommand | None:
        """Return what a command is called and does, for lists of them; or None."""
        if cmd_name not in COMMANDS:
            return None
        return TyperCommand(cmd_name, short_help=_summary(cmd_name, ctx.obj.text))

    def resolve_command(self, ctx: Click, args: list[str]) -> Click:
        """Import the command that the words begin with."""
        name, *rest = args
        if name in COMMANDS:
            return name, load_command(name, ctx.obj.text), rest
        if ctx.resilient_parsing:
            return None, None, rest
        raise UsageError("error.no_such_command", word=name, known=COMMANDS)

    def format_usage(self, ctx: Click, formatter: Click) -> None:
        """Write the line that shows all words in their order."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: Click, formatter: Click) -> None:
        """Write the examples, a line on each command, and the options."""
        text: Text = ctx.obj.text
        _write_examples(self, ctx, formatter)
        with formatter.section(text("cli.commands")):
            formatter.write_dl([(name, _summary(name, text)) for name in COMMANDS])
        _write_parameters(self, ctx, formatter)
        formatter.write_paragraph()
        formatter.write_text(text("cli.more"))


def call(words: Sequence[str], context: CommandContext) -> int:
    """Run what the words ask for and return its exit code; or print completions, and exit.

    Raises:
        UsageError: the words do not fit.
    """
    group = load_group(context.text)
    if COMPLETE in os.environ:
        group.main(args=[], prog_name=PROGRAM, obj=context)
    try:
        with group.make_context(PROGRAM, list(words), obj=context) as ctx:
            code = group.invoke(ctx)
    except typer.Exit as left:
        code = left.exit_code
    except typer.TyperException as refused:
        raise usage_error(refused) from refused
    return code if isinstance(code, int) else 0


def load_group(text: Text) -> LocalizedGroup:
    """Return the app with its words in one language; no module of a command is imported."""
    app = typer.Typer(
        cls=LocalizedGroup,
        context_settings={"help_option_names": _HELP},
        help=_description(PROGRAM, text),
        invoke_without_command=True,
        name=PROGRAM,
        options_metavar=text("cli.usage.options"),
        rich_markup_mode=None,
        subcommand_metavar=text("cli.usage.command"),
    )
    app.callback()(_without_command)
    group: LocalizedGroup = typer.main.get_command(app)  # type: ignore[assignment] # by `cls`
    group.params = [param for param in group.params if param.name not in _INSTALLERS]
    group.params += shared_parameters()
    _localize(group, text)
    return group


def load_command(name: str, text: Text) -> LocalizedCommand:
    """Import a command and return it with its words in one language."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(
        name,
        cls=LocalizedCommand,
        context_settings={"allow_extra_args": True, "help_option_names": _HELP},
        help=_description(name, text),
        options_metavar=text("cli.usage.options"),
    )(getattr(import_module(f"borgen.cli.commands.{name}"), name))
    command: LocalizedCommand = typer.main.get_command(app)  # type: ignore[assignment] # by `cls`
    for param in shared_parameters():
        param.rich_help_panel = text("cli.shared")
        command.params.append(param)
    _localize(command, text)
    return command


def _without_command(
    ctx: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version")] = False,
    completion: Annotated[
        Literal["bash", "zsh", "fish", "powershell"] | None,
        typer.Option("--completion", metavar="shell"),
    ] = None,
) -> None:
    if version:
        echo(f"{PROGRAM} {__version__}")
        raise typer.Exit
    if completion:
        os.environ[COMPLETE] = f"source_{completion}"
        ctx.command.main(args=[], prog_name=PROGRAM, obj=ctx.obj)
    if ctx.invoked_subcommand is None:
        echo(ctx.get_help())


def _localize(command: Click, text: Text) -> None:
    """Give every parameter its description, and its metavar, from the catalogue."""
    help_option = command.get_help_option(typer.Context(command, help_option_names=list(_HELP)))
    for param in (*command.params, help_option):
        own = f"cli.option.{command.name}.{param.name}"
        param.help = text(own if text.has(own) else f"cli.option.{param.name}")
        metavar = f"cli.metavar.{param.metavar or param.name}"
        if text.has(metavar):
            param.metavar = text(metavar)
        elif param.metavar is None:
            param.metavar = "|".join(param.type_descriptor.choices or (param.name,))


def _description(name: str, text: Text) -> str:
    """Return what a command does: each line of the catalogue is a paragraph."""
    return text(f"cli.help.{name}").replace("\n", "\n\n")


def _summary(name: str, text: Text) -> str:
    return text(f"cli.help.{name}").partition("\n")[0]


def _write_usage(command: Click, ctx: Click, formatter: Click) -> None:
    words = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, words, prefix=f"{ctx.obj.text('cli.usage')}: ")


def _write_examples(command: Click, ctx: Click, formatter: Click) -> None:
    text: Text = ctx.obj.text
    with formatter.section(text("cli.example")):
        for example in text(f"cli.example.{command.name}").split("\n"):
            formatter.write(f"  {example}\n")


def _write_parameters(command: Click, ctx: Click, formatter: Click) -> None:
    """Write the arguments and options, by panel."""
    text: Text = ctx.obj.text
    panels: dict[str, list[tuple[str, str]]] = {}
    for param in command.get_params(ctx):
        panel = param.rich_help_panel or text(f"cli.{param.param_type_name}s")
        panels.setdefault(panel, []).append((_signature(param), param.help))
    for panel, rows in panels.items():
        with formatter.section(panel):
            formatter.write_dl(rows)


def _signature(param: Click) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar)
    flags = ", ".join(sorted(param.opts, key=lambda flag: flag.startswith("--")))
    return flags if param.is_flag else f"{flags} {param.metavar}"
