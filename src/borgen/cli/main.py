"""The command line's front door: builds the app, runs it, and turns every failure into words."""

import os
import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from borgen import __version__
from borgen.cli.bugs import tell_bug
from borgen.cli.context import Session, language_before_all, open_session
from borgen.cli.options import Color, Directory, Lang, Person, asked
from borgen.cli.output import complain, complaint, echo, prepare_streams, silence
from borgen.cli.shape import HELP_NAMES, Group
from borgen.cli.usage import LibraryError, usage_error
from borgen.errors import BorgenError, SystemFailureError, UsageError
from borgen.text import Text

INTERRUPTED: Final = 130
BUG: Final = 3

_COMPLETE: Final = "_BORGEN_COMPLETE"
_SHELLS: Final = ("bash", "zsh", "fish", "powershell")
_OF_THE_LIBRARY: Final = frozenset({"install_completion", "show_completion"})
"""Options that would speak the library's words, and write in the user's own shell files."""


def run(words: Sequence[str]) -> int:
    """Run borgen on the words of a command line and return its exit code.

    0 fine; 1 findings or refused; 2 wrong usage; 3 a bug of ours; 4 disk or permission;
    130 interrupted. Only here are failures caught.
    """
    prepare_streams()
    text = language_before_all(tuple(words))
    try:
        told = asked(words)
        session = open_session(told)
        text = session.text
        code = _call(told.words, session)
        sys.stdout.flush()
    except (KeyboardInterrupt, EOFError, typer.Abort):
        complain(f"\n{text('cli.interrupted')}")
        return INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)
        return 0
    except Exception as error:  # noqa: BLE001 - the one boundary: no traceback reaches anybody
        return _failed(error, text)
    return code


def build() -> Group:
    """Return the app: `borgen` with all its commands, none of them imported yet."""
    app = typer.Typer(
        cls=Group,
        add_completion=True,
        rich_markup_mode=None,
        invoke_without_command=True,
        context_settings={"help_option_names": HELP_NAMES},
    )
    app.callback()(borgen)
    group: Group = typer.main.get_command(app)  # type: ignore[assignment] # by `cls`
    group.params = [param for param in group.params if param.name not in _OF_THE_LIBRARY]
    return group


def borgen(  # noqa: PLR0917 - typer reads options from the signature
    ctx: typer.Context,
    directory: Directory = None,  # noqa: ARG001 - declared for help and completion:
    lang: Lang = None,  # noqa: ARG001 - `options.asked` takes these out beforehand,
    color: Color = None,  # noqa: ARG001 - so that they may also stand after the verb
    person: Person = None,  # noqa: ARG001
    version: Annotated[bool, typer.Option("--version")] = False,
    completion: Annotated[str | None, typer.Option("--completion", metavar="shell")] = None,
) -> int:
    """Show the version, a script for the shell, or the help page where no verb was given."""
    if version:
        echo(f"borgen {__version__}")
        raise typer.Exit
    if completion:
        _print_script(completion)
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        echo(ctx.get_help())
    return 0


def _print_script(shell: str) -> None:
    """Print what makes a shell complete our words; where to put it is up to the user."""
    if shell not in _SHELLS:
        raise UsageError("error.no_such_choice", option="--completion", word=shell, known=_SHELLS)
    os.environ[_COMPLETE] = f"source_{shell}"
    build().main(args=[], prog_name="borgen")


def _call(words: Sequence[str], session: Session) -> int:
    group = build()
    if _COMPLETE in os.environ:
        group.main(args=[], prog_name="borgen", obj=session)
    try:
        with group.make_context("borgen", list(words), obj=session) as ctx:
            code = group.invoke(ctx)
    except typer.Exit as left:
        code = left.exit_code
    except LibraryError as refused:
        raise usage_error(refused) from refused
    return code if isinstance(code, int) else 0


def _failed(error: Exception, text: Text) -> int:
    if isinstance(error, OSError):
        error = SystemFailureError.of(error, str(error.filename or ""))
    if isinstance(error, MemoryError):
        error = SystemFailureError("error.memory")
    if isinstance(error, BorgenError):
        complain(complaint(text, error.key, **error.args_by_name))
        return error.exit_code
    tell_bug(error, text)
    return BUG
