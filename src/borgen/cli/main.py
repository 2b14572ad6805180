"""The entry point of the command line, and the one place where failures become words."""

import sys
from collections.abc import Sequence
from typing import Final

from borgen.cli.app import call
from borgen.cli.context import language_before_all, open_context
from borgen.cli.options import shared_options
from borgen.cli.output import INTERRUPTED, complain, complaint, prepare_streams, silence
from borgen.errors import BorgenError, SystemFailureError
from borgen.text import Text

BUG: Final = 3


def run(words: Sequence[str]) -> int:
    """Run borgen on the words of a command line and return its exit code.

    0 fine; 1 findings or refused; 2 wrong usage; 3 a bug of ours; 4 disk or permission;
    130 interrupted. Failures are caught here only.
    """
    prepare_streams()
    text = None
    try:
        options = shared_options(words)
        context = open_context(options)
        text = context.text
        code = call(options.words, context)
        sys.stdout.flush()
    except (KeyboardInterrupt, EOFError):
        text = text or language_before_all(words)
        complain(f"\n{text('cli.interrupted')}")
        return INTERRUPTED
    except BrokenPipeError:
        silence(sys.stdout)
        return 0
    except Exception as error:  # noqa: BLE001 - the one boundary: no traceback is shown
        return _failed(error, text or language_before_all(words))
    return code


def _failed(error: Exception, text: Text) -> int:
    if isinstance(error, OSError):
        error = SystemFailureError.of(error, str(error.filename or ""))
    if isinstance(error, MemoryError | SystemError):  # the latter from libraries written in C
        error.__traceback__ = None  # frees what was being read, to have memory for the message
        error = SystemFailureError("error.memory")
    if isinstance(error, BorgenError):
        complain(complaint(text, error.key, **error.args_by_name))
        return error.exit_code
    from borgen.cli.bugs import report_bug  # noqa: PLC0415 - seldom needed

    report_bug(error, text)
    return BUG
