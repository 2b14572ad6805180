"""What reading gives back: a plain value, or the file rules that the text breaks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from borgen.diagnostics import Arg, Span
from borgen.frozen import Value, field

WHOLE_FILE: Final = Span(1, 1, 1, 1)
DEEPEST: Final = 60
"""How many mappings and lists may stand inside each other."""

MOST: Final = 1000
"""After so many problems a file is read no further."""


class Problem(Value, frozen=True):
    """A file rule that is broken; `load` makes a finding of it.

    Attributes:
        code: F01 to F07.
        span: where it is.
        args: the arguments of the sentence.
        variant: which of the code's sentences applies; may be empty.
        related: other spans that explain it: of a repeated key the first one.
        fix: what to replace, and by which text.
    """

    code: str
    span: Span
    args: Mapping[str, Arg] = field(default_factory=lambda: MappingProxyType({}))
    variant: str = ""
    related: tuple[Span, ...] = ()
    fix: tuple[Span, str] | None = None


class Reading(Value, frozen=True):
    """The plain value of a document; None where it is empty or where there are problems."""

    value: object | None
    problems: tuple[Problem, ...] = ()


def lower(span: Span, lines: int) -> Span:
    """Return `span` moved `lines` lines down."""
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column)
