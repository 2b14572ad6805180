"""`borgen` without a verb: its version, the script for a shell, or the page of all verbs."""

from typing import Annotated, Final

from borgen import __version__
from borgen.cli.context import Session
from borgen.cli.interface import ALONE, Option
from borgen.cli.options import Color, Directory, Lang, Person
from borgen.cli.output import echo
from borgen.cli.pages import help_page
from borgen.errors import UsageError

_SHELLS: Final = ("bash", "zsh", "fish", "powershell")


def borgen(  # noqa: PLR0917 - the interface is its signature
    session: Session,
    directory: Directory = None,  # noqa: ARG001 - declared for help and completion:
    lang: Lang = None,  # noqa: ARG001 - `options.asked` takes these out beforehand,
    color: Color = None,  # noqa: ARG001 - so that they may also stand after the verb
    person: Person = None,  # noqa: ARG001
    version: Annotated[bool, Option("--version")] = False,
    completion: Annotated[str | None, Option("--completion", metavar="shell")] = None,
) -> int:
    """Show what was asked for; the help page where nothing was."""
    if version:
        echo(f"borgen {__version__}")
    elif completion:
        _print_script(session, completion)
    else:
        echo(help_page(session.text, ALONE))
    return 0


def _print_script(session: Session, shell: str) -> None:
    if shell not in _SHELLS:
        raise UsageError("error.no_such_choice", option="--completion", word=shell, known=_SHELLS)
    from borgen.cli import library  # noqa: PLC0415 - slow to import, and seldom needed

    library.print_script(shell, session)
