"""Wrong usage in our own words: what the command-line library refuses never speaks for itself."""

from collections.abc import Iterable
from typing import Final

import typer

from borgen.diagnostics import Word
from borgen.errors import UsageError

LibraryError: Final[type[Exception]] = typer.BadParameter.__mro__[2]
"""The base of whatever the library raises about the words it was given."""


def usage_error(refused: Exception) -> UsageError:
    """Return the library's refusal as one of ours."""
    option = str(getattr(refused, "option_name", ""))
    param = getattr(refused, "param", None)
    match type(refused).__name__:
        case "NoSuchOption":
            return no_such("option", option, getattr(refused, "possibilities", None) or ())
        case "BadOptionUsage":
            return UsageError("error.option_misused", option=option)
        case "MissingParameter" if param is not None:
            return UsageError("error.missing_word", name=Word(f"cli.metavar.{param.metavar}"))
        case _ if param is not None:
            known = tuple(getattr(param.type, "choices", ()))
            return UsageError("error.bad_value", option=str(param.opts[0]), known=known)
        case _:
            return UsageError("error.usage")


def no_such_command(word: str, commands: Iterable[str]) -> UsageError:
    """Return what is said of a verb that borgen does not have."""
    return no_such("command", word, commands)


def too_many_words(words: Iterable[str]) -> UsageError:
    """Return what is said of surplus words; forgotten quotes are the usual reason."""
    return UsageError("error.too_many_words", words=tuple(words))


def no_such(kind: str, word: str, known: Iterable[str]) -> UsageError:
    """Return what is said of an unknown word of a kind."""
    return UsageError(f"error.no_such_{kind}", word=word, known=tuple(known))
