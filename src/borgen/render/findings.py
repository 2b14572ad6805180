"""Findings with their lines looked up, as text for people, one line each, or JSON."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

from borgen.characters import CONTROLS, visible
from borgen.diagnostics import Arg, Finding, Part, Severity, Span
from borgen.frozen import Value
from borgen.render.excerpt import excerpt
from borgen.text import Text

VERSION: Final = 1
"""The version of the JSON; within a version, keys are only added."""

_STYLES: Final[Mapping[str, str]] = MappingProxyType(
    {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}  # red, yellow, cyan
    | {"place": "1", "frame": "34"}  # bold, blue
)
"""Escape codes of the terminal; importing a library for these takes 40 ms."""

_BEHIND_HELP: Final = frozenset({"finding.L01.here"})
"""Labels of places that the help mentions: such a place stands in brackets behind it."""

_START: Final = Span(1, 1, 1, 1)

Paint: TypeAlias = Callable[[str, str], str]
"""A text and the name of its style -> the text for the terminal."""


class LocatedFinding(Value, frozen=True):
    """A finding with its lines and columns looked up.

    Attributes:
        finding: what was found.
        span: where it is in `finding.place.file`.
        line_text: the line on which the span begins, as in the file, without its line break;
            None where there is none.
        related_spans: where the related places are, one for each, in their order.
        fix_span: what the fix replaces, if there is one.
    """

    finding: Finding
    span: Span
    line_text: str | None = None
    related_spans: tuple[Span, ...] = ()
    fix_span: Span | None = None


class CheckResult(Value, frozen=True):
    """The findings of `check`, and how much was read.

    Attributes:
        located: the findings, in any order; see `in_order`.
        files: how many files were read.
        entries: how many log entries were read.
    """

    located: tuple[LocatedFinding, ...]
    files: int
    entries: int

    def in_order(self) -> list[LocatedFinding]:
        """Return the findings by file, and within a file by place."""
        return sorted(
            self.located, key=lambda at: (at.finding.place.file, at.span, at.finding.code)
        )

    def count(self, severity: Severity) -> int:
        """Return how many findings are of one severity."""
        return sum(at.finding.severity is severity for at in self.located)


def findings_text(result: CheckResult, text: Text, *, color: bool = False, width: int = 80) -> str:
    """Return all findings for people: each with the user's own line, and a count at the end.

    Args:
        result: the findings.
        text: the catalogue to take the words from.
        color: whether to mark severities with colours.
        width: how many columns there are; only a finding's first line may be longer.
    """
    paint = _painted if color else _plain
    blocks = ["\n".join(_block(at, text, paint, width)) for at in result.in_order()]
    return "\n\n".join([*blocks, count_line(result, text)]) + "\n"


def findings_concise(result: CheckResult, text: Text, *, color: bool = False) -> str:
    """Return all findings, one line each, for editors and `grep`."""
    paint = _painted if color else _plain
    return "".join(f"{_headline(at, text, paint)}\n" for at in result.in_order())


def findings_json(result: CheckResult, text: Text) -> str:
    """Return all findings as JSON, for programs."""
    import json  # noqa: PLC0415 - 2 ms, only for programs

    document = {
        "version": VERSION,
        "kind": "findings",
        "findings": [_as_json(at, text) for at in result.in_order()],
        "summary": {
            **{f"{severity}s": result.count(severity) for severity in Severity},
            "files": result.files,
            "entries": result.entries,
        },
    }
    shown = json.dumps(document, ensure_ascii=False, indent=2)
    return CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", shown) + "\n"


def count_line(result: CheckResult, text: Text) -> str:
    """Return the count: `2 errors, 1 warning in 24 files with 117 log entries`."""
    counts = [(severity, result.count(severity)) for severity in Severity]
    parts = [text(f"problems.{severity}", n=n) for severity, n in counts if n]
    return text(
        "problems.summary",
        counts=", ".join(parts) or text("problems.none"),
        files=text("problems.files", n=result.files),
        entries=text("problems.entries", n=result.entries),
    )


def message_of(finding: Finding, text: Text) -> str:
    """Return the sentence of a finding, in one line and safe for a terminal."""
    return visible(text(_key("finding", finding, text), **_shown_args(finding)))


def help_of(finding: Finding, text: Text) -> str | None:
    """Return how to repair a finding, in one line; None where the catalogue has no help."""
    key = _key("help", finding, text)
    return visible(text(key, **_shown_args(finding))) if text.has(key) else None


def _shown_args(finding: Finding) -> Mapping[str, Arg]:
    """Return the arguments, numbers other than the count `n` as a file should have them."""
    return {
        name: str(arg) if isinstance(arg, int) and name != "n" else arg
        for name, arg in finding.args.items()
    }


def _key(family: str, finding: Finding, text: Text) -> str:
    key = f"{family}.{finding.code}"
    special = f"{key}.{finding.variant}"
    return special if finding.variant and text.has(special) else key


def _block(at: LocatedFinding, text: Text, paint: Paint, width: int) -> Iterator[str]:
    yield _headline(at, text, paint)
    number = str(at.span.line)
    margin = " " * len(number)
    if at.line_text is not None and not _whole_file(at):
        shown = excerpt(at.line_text, at.span, width - len(number) - 3)
        yield paint(f"{margin} |", "frame")
        yield f"{paint(f'{number} |', 'frame')} {shown.line}"
        yield f"{paint(f'{margin} |', 'frame')} {paint(shown.carets, at.finding.severity)}"
    for note in _notes(at, text):
        first, *others = _wrapped(note, width - len(margin) - 3)
        yield f"{paint(f'{margin} =', 'frame')} {first}"
        yield from (f"{margin}   {line}" for line in others)


def _notes(at: LocatedFinding, text: Text) -> Iterator[str]:
    behind, apart = [], []
    for related, span in zip(at.finding.related, at.related_spans, strict=True):
        where = f"{visible(related.place.file)}:{span.line}"
        if related.label in _BEHIND_HELP:
            behind.append(f" ({where})")
        else:
            apart.append(f"{text(related.label)}: {where}")
    help_text = help_of(at.finding, text)
    if help_text:
        yield f"{text('problems.help')}: {help_text}{''.join(behind)}"
    yield from apart
    yield f"borgen explain {at.finding.code}"


def _wrapped(sentence: str, width: int) -> list[str]:
    """Return the lines of a sentence, broken at its spaces; only a long word is wider."""
    lines = []
    while len(sentence) > width:
        at = sentence.rfind(" ", 0, width + 1)
        if at < 0:
            at = sentence.find(" ")
        if at < 0:
            break
        lines.append(sentence[:at])
        sentence = sentence[at + 1 :]
    return [*lines, sentence]


def _headline(at: LocatedFinding, text: Text, paint: Paint) -> str:
    severity = at.finding.severity
    place = f"{visible(at.finding.place.file)}:{at.span.line}:{at.span.column}:"
    level = f"{text(f'severity.{severity}')}[{at.finding.code}]"
    return f"{paint(place, 'place')} {paint(level, severity)}: {message_of(at.finding, text)}"


def _whole_file(at: LocatedFinding) -> bool:
    place = at.finding.place
    whole = not place.path and place.part is Part.VALUE and place.span is None
    return whole or at.span == _START


def _as_json(at: LocatedFinding, text: Text) -> dict[str, object]:
    found = at.finding
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": message_of(found, text),
        "args": {name: _json_value(arg) for name, arg in found.args.items()},
        "help": help_of(found, text),
        "file": found.place.file,
        **_json_span(at.span),
        "path": list(found.place.path),
        "related": [
            {
                "file": related.place.file,
                "line": span.line,
                "column": span.column,
                "message": text(related.label),
            }
            for related, span in zip(found.related, at.related_spans, strict=True)
        ],
        "fix": _json_fix(at),
    }


def _json_fix(at: LocatedFinding) -> dict[str, object] | None:
    fix = at.finding.fix
    if fix is None or at.fix_span is None:
        return None
    return {"file": fix.place.file, **_json_span(at.fix_span), "text": fix.text}


def _json_span(span: Span) -> dict[str, object]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _json_value(arg: Arg) -> object:
    if isinstance(arg, date):
        return arg.isoformat()
    return list(arg) if isinstance(arg, tuple) else arg


def _plain(shown: str, _style: str) -> str:
    return shown


def _painted(shown: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{shown}\x1b[0m" if shown else ""
