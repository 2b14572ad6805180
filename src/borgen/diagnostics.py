"""Findings, and the places in files that they are about.

A finding is a value: a code, a place, and the arguments of its sentence. The sentences and reasons
are in `borgen.text`; lines and columns are looked up when a finding is shown.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeAlias

from borgen.frozen import Value, field

DocPath: TypeAlias = tuple[str | int, ...]
"""A path into a document: keys of mappings and indices of lists, as written in the file."""


class Word(str):
    """An argument that is itself a key of the text catalogue: `Word("kind.team_goal")`."""

    __slots__ = ()


Arg: TypeAlias = str | int | float | date | Word | tuple[str, ...]


class Severity(StrEnum):
    """How much a finding matters; only errors fail `check`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Part(StrEnum):
    """A part of the node at a path."""

    VALUE = "value"
    KEY = "key"
    FIRST_KEY = "first_key"
    """The first key of the mapping at the path: for findings about a whole goal or entry."""


class Span(Value, frozen=True, order=True):
    """Lines and columns counted from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Place(Value, frozen=True):
    """A place in a file: by path into the document, or by span where the file has no document.

    `file` is relative to the workspace's root with forward slashes. The empty path with
    `Part.VALUE` and no span means the whole file: line 1, column 1.
    """

    file: str = ""
    path: DocPath = ()
    part: Part = Part.VALUE
    span: Span | None = None

    def value(self, *steps: str | int) -> "Place":
        """Return the place of the value `steps` further in."""
        return Place(self.file, (*self.path, *steps))

    def key(self, *steps: str | int) -> "Place":
        """Return the place of the key that `steps` ends with."""
        return Place(self.file, (*self.path, *steps), Part.KEY)

    def first_key(self) -> "Place":
        """Return the place of the first key of the mapping here."""
        return Place(self.file, self.path, Part.FIRST_KEY)

    def whole_file(self) -> "Place":
        """Return line 1, column 1 of this place's file."""
        return Place(self.file)


NOWHERE: Final = Place()


class Related(Value, frozen=True):
    """Another place that explains a finding; `label` is a key of the catalogue."""

    place: Place
    label: str


class Fix(Value, frozen=True):
    """A safe repair: replace what stands at `place` by `text`."""

    place: Place
    text: str


class Finding(Value, frozen=True):
    """One thing that is wrong or worth knowing; a value, never raised.

    Attributes:
        code: the rule, a key of `SEVERITIES`; codes are for ever.
        place: its place.
        args: the arguments of the sentence, by name.
        variant: which of a code's sentences applies: the catalogue is asked for
            `finding.<code>.<variant>` and `help.<code>.<variant>` before the plain ones.
        severity: normally that of the code.
        related: other places that explain it.
        fix: a safe repair, if there is one.
    """

    code: str
    place: Place
    args: Mapping[str, Arg] = field(default_factory=lambda: MappingProxyType({}))
    variant: str = ""
    severity: Severity = Severity.ERROR
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def _codes(severity: Severity, codes: str) -> dict[str, Severity]:
    return dict.fromkeys(codes.split(), severity)


SEVERITIES: Final[Mapping[str, Severity]] = MappingProxyType(
    _codes(Severity.ERROR, "F01 F02 F03 F04 F05 F06 F07 F08 F09 F10 M01 M02 M03 M04 M05")
    | _codes(Severity.WARNING, "M06")
    | _codes(Severity.ERROR, "L01 L02 L03")
    | _codes(Severity.WARNING, "L04 L05 L06 L07")
    | _codes(Severity.NOTE, "L08")
    | _codes(Severity.WARNING, "O01 C01 C02")
    | _codes(Severity.NOTE, "C03")
    | _codes(Severity.WARNING, "C04 P01 P02 R01 R02 R03 R04 S01 S02 A01 A02 A03 H01")
    | _codes(Severity.NOTE, "E01")
    | _codes(Severity.WARNING, "E02")
    | _codes(Severity.ERROR, "D01 D02")
    | _codes(Severity.NOTE, "D03 D04")
    | _codes(Severity.WARNING, "D05")
    | _codes(Severity.ERROR, "V01 V02 V03 V04 V05 V06")
)
"""Every code and its usual severity: the list of which rules, texts and tests are complete."""


def finding(  # noqa: PLR0913 - one keyword for each part of a finding
    code: str,
    place: Place,
    *,
    variant: str = "",
    severity: Severity | None = None,
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
    **args: Arg,
) -> Finding:
    """Return the finding `code` at `place`, with its code's usual severity unless given."""
    return Finding(
        code=code,
        place=place,
        args=MappingProxyType(args),
        variant=variant,
        severity=severity or SEVERITIES[code],
        related=related,
        fix=fix,
    )
