"""The shape of a command and of the whole: help in our own words, verbs imported when called."""

from collections.abc import Container, Iterator
from importlib import import_module
from textwrap import fill
from typing import Any, Final, TypeAlias

import typer
from typer.core import TyperCommand, TyperGroup

from borgen.cli.context import session_of
from borgen.cli.options import FLAGS
from borgen.cli.usage import no_such_command, too_many_words
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
"""Every verb, in the order of the help page: `commands/<verb>.py` holds a function of that name."""

HELP_NAMES: Final = ["-h", "--help"]


Foreign: TypeAlias = Any
"""A context, formatter or parameter of the command-line library, which hides its types."""


class Command(TyperCommand):
    """One verb. Its words come from the catalogue, and so does what is said of surplus words."""

    allow_extra_args = True

    def invoke(self, ctx: Foreign) -> object:
        """Run the command, unless there are words nobody asked for."""
        if ctx.args:
            raise too_many_words(ctx.args)
        return super().invoke(ctx)

    def format_help(self, ctx: Foreign, formatter: Foreign) -> None:
        """Write the help page: usage, what it does, an example, arguments and options."""
        text = session_of(ctx).text
        parts: list[Foreign] = self.get_params(ctx)
        arguments = [
            _metavar(text, param) for param in parts if param.param_type_name == "argument"
        ]
        names = " ".join(f"[{name}]" for name in arguments)
        formatter.write_usage(
            ctx.command_path, f"{names} {text('cli.usage.options')}".strip(), _usage(text)
        )
        _write_about(formatter, text, str(self.name))
        for title, kind in (("cli.arguments", "argument"), ("cli.options", "option")):
            rows = [
                (_signature(text, param), option_help(text, str(self.name), param))
                for param in parts
                if param.param_type_name == kind
            ]
            if rows:
                _write_rows(formatter, text(title), rows)
        shared = _shared(text, ctx.find_root().command, FLAGS)
        _write_rows(formatter, text("cli.shared"), list(shared))


class Group(TyperGroup):
    """`borgen` itself."""

    def list_commands(self, ctx: Foreign) -> list[str]:  # noqa: ARG002 - the library asks so
        """Return the verbs."""
        return list(COMMANDS)

    def get_command(self, ctx: Foreign, cmd_name: str) -> Command | None:
        """Import a verb and return it, or None."""
        if cmd_name not in COMMANDS:
            return None
        return command(cmd_name, session_of(ctx).text)

    def resolve_command(self, ctx: Foreign, args: list[str]) -> Foreign:
        """Find the verb that the words begin with."""
        if args and args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise no_such_command(args[0], COMMANDS)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Foreign, formatter: Foreign) -> None:
        """Write the page that shows all verbs."""
        text = session_of(ctx).text
        usage = f"{text('cli.usage.command')} {text('cli.usage.options')}"
        formatter.write_usage(ctx.command_path, usage, _usage(text))
        _write_about(formatter, text, "borgen")
        verbs = [(name, text(f"cli.help.{name}").partition("\n")[0]) for name in COMMANDS]
        _write_rows(formatter, text("cli.commands"), verbs)
        _write_rows(formatter, text("cli.options"), list(_shared(text, self)))
        formatter.write(f"\n{text('cli.more')}\n")


def command(name: str, text: Text) -> Command:
    """Return the command `name` with its words in the language of `text`."""
    module = import_module(f"borgen.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(name, cls=Command, help=text(f"cli.help.{name}"))(getattr(module, name))
    made: Command = typer.main.get_command(app)  # type: ignore[assignment] # by `cls`
    param: Foreign
    for param in made.params:
        param.help = option_help(text, name, param)
    return made


def option_help(text: Text, verb: str, param: Foreign) -> str:
    """Return what an option or argument does: the verb's own words, else those all verbs share."""
    name = "help" if "--help" in param.opts else param.name
    own = f"cli.option.{verb}.{name}"
    return text(own if text.has(own) else f"cli.option.{name}")


def _shared(
    text: Text, group: Foreign, only: Container[str] | None = None
) -> Iterator[tuple[str, str]]:
    for param in group.params:
        if only is None or param.opts[0] in only:
            yield _signature(text, param), option_help(text, "borgen", param)


def _usage(text: Text) -> str:
    return f"{text('cli.usage')}: "


def _signature(text: Text, param: Foreign) -> str:
    if param.param_type_name == "argument":
        return _metavar(text, param)
    names = ", ".join(param.opts)
    return names if param.is_flag else f"{names} {_metavar(text, param)}"


def _metavar(text: Text, param: Foreign) -> str:
    name = str(param.metavar or param.name)
    key = f"cli.metavar.{name}"
    return text(key) if text.has(key) else name


def _write_about(formatter: Foreign, text: Text, name: str) -> None:
    for paragraph in text(f"cli.help.{name}").split("\n"):
        formatter.write(f"\n{_wrapped(paragraph, formatter.width)}\n")
    formatter.write(f"\n{text('cli.example')}:\n")
    for line in text(f"cli.example.{name}").split("\n"):
        formatter.write(f"  {line}\n")


def _write_rows(formatter: Foreign, title: str, rows: list[tuple[str, str]]) -> None:
    formatter.write(f"\n{title}:\n")
    column = 4 + max(len(name) for name, _ in rows)
    for name, told in rows:
        line = f"  {name}".ljust(column)
        formatter.write(f"{_wrapped(line + told, formatter.width, column)}\n")


def _wrapped(line: str, width: int, indent: int = 0) -> str:
    return fill(line, width, subsequent_indent=" " * indent, break_on_hyphens=False)
