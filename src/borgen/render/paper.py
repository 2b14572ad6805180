"""What a report is put on: how wide, in which characters, whether coloured, how complete."""

from pathlib import Path

from borgen.frozen import Value


class Paper(Value, frozen=True, kw_only=True):
    """Where a report goes.

    Attributes:
        width: in characters.
        color: whether the reader's terminal shows colour.
        encoding: what the characters are written in; signs that it lacks are replaced.
        full: tell everything, otherwise two screens at most.
        root: the workspace, for templates of its own.
        template: the name of the template to use; by default that of the subject's kind.
    """

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    full: bool = False
    root: Path | None = None
    template: str | None = None
