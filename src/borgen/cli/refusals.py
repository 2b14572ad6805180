"""Wrong usage in our own words, with the nearest right one, in place of the messages of typer.

Alone because `options`, and `app` which imports that, both need it.
"""

from typing import Any

import typer

from borgen.errors import UsageError


def usage_error(refused: typer.TyperException) -> UsageError:
    """Return a mistake that typer found in the words of the command line as one of ours."""
    option = str(getattr(refused, "option_name", ""))
    match type(refused).__name__:
        case "NoSuchOption":
            known = tuple(getattr(refused, "possibilities", None) or ())
            return UsageError("error.no_such_option", word=option, known=known)
        case "BadOptionUsage":
            return UsageError("error.option_misused", option=option)
    if isinstance(refused, typer.BadParameter) and refused.param is not None:
        return _parameter_error(refused, refused.param)
    return UsageError("error.usage")


def _parameter_error(refused: typer.BadParameter, param: Any) -> UsageError:  # noqa: ANN401 - of a class that typer keeps private
    """Return that a word is missing, or is not one of the choices."""
    choices = tuple(map(str, param.type_descriptor.choices or ()))
    errors = getattr(refused.__cause__, "errors", None)
    if not choices or errors is None:
        return UsageError("error.missing_word", name=param.metavar)
    word = str(errors()[0]["input"])
    return UsageError("error.no_such_choice", option=param.opts[0], word=word, known=choices)
