"""The command line's front door: finds out what is asked, and turns every failure into words."""

import os
import sys
from collections.abc import Sequence
from typing import Final

from borgen.cli.context import Session, language_before_all, open_session
from borgen.cli.interface import ALONE, COMMANDS, COMPLETE, HELP, command_named, parts_of
from borgen.cli.options import asked
from borgen.cli.output import complain, complaint, echo, prepare_streams, silence
from borgen.cli.pages import help_page
from borgen.cli.reading import read
from borgen.errors import BorgenError, SystemFailureError
from borgen.text import Text

INTERRUPTED: Final = 130
BUG: Final = 3


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
    except (KeyboardInterrupt, EOFError):
        complain(f"\n{text('cli.interrupted')}")
        return INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)
        return 0
    except Exception as error:  # noqa: BLE001 - the one boundary: no traceback reaches anybody
        return _failed(error, text)
    return code


def _call(words: Sequence[str], session: Session) -> int:
    name, *rest = words if words and words[0] in COMMANDS else (ALONE, *words)
    command = command_named(name)
    told = None if COMPLETE in os.environ else read(parts_of(command), rest)
    if told is None:
        from borgen.cli import library  # noqa: PLC0415 - 50 ms, and only for words in doubt

        return library.called(words, session)
    if HELP.name in told:
        echo(help_page(session.text, name))
        return 0
    return command(session, **told)


def _failed(error: Exception, text: Text) -> int:
    if isinstance(error, OSError):
        error = SystemFailureError.of(error, str(error.filename or ""))
    if isinstance(error, MemoryError):
        error.__traceback__ = None  # lets go of what was being read: words need room too
        error = SystemFailureError("error.memory")
    if isinstance(error, BorgenError):
        complain(complaint(text, error.key, **error.args_by_name))
        return error.exit_code
    from borgen.cli.bugs import tell_bug  # noqa: PLC0415 - never needed, it is hoped

    tell_bug(error, text)
    return BUG
