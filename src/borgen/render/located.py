"""Findings with their lines looked up, and the words that belong to them. No layout here."""

from borgen.characters import visible
from borgen.diagnostics import Finding, Severity, Span
from borgen.frozen import Value
from borgen.text import Text


class Located(Value, frozen=True):
    """A finding with its lines and columns looked up.

    Attributes:
        finding: what was found.
        span: where it is in `finding.place.file`.
        line_text: the line on which the span begins, as the user wrote it, without its break;
            None where there is nothing to show.
        related_spans: where the related places are, one for each, in their order.
        fix_span: what the fix replaces, if there is one.
    """

    finding: Finding
    span: Span
    line_text: str | None = None
    related_spans: tuple[Span, ...] = ()
    fix_span: Span | None = None


class Problems(Value, frozen=True):
    """All that `check` has to say.

    Attributes:
        located: the findings, in any order; see `in_order`.
        files: how many files were read.
        entries: how many log entries were read.
    """

    located: tuple[Located, ...]
    files: int
    entries: int

    def in_order(self) -> list[Located]:
        """Return the findings by file, and within a file by place."""
        return sorted(
            self.located, key=lambda at: (at.finding.place.file, at.span, at.finding.code)
        )

    def count(self, severity: Severity) -> int:
        """Return how many findings are of one severity."""
        return sum(at.finding.severity is severity for at in self.located)


def message_of(finding: Finding, text: Text) -> str:
    """Return a finding's sentence, in one line and safe for a terminal."""
    return visible(text(_key("finding", finding, text), **finding.args))


def help_of(finding: Finding, text: Text) -> str | None:
    """Return what to do about a finding, in one line; None where there is nothing to say."""
    key = _key("help", finding, text)
    return visible(text(key, **finding.args)) if text.has(key) else None


def _key(family: str, finding: Finding, text: Text) -> str:
    key = f"{family}.{finding.code}"
    special = f"{key}.{finding.variant}"
    return special if finding.variant and text.has(special) else key
