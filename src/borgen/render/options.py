"""How a report is to be rendered: width, colour, encoding, completeness, templates.

Alone because every format imports it, and `formats` imports every format.
"""

from pathlib import Path

from borgen.frozen import Value


class RenderOptions(Value, frozen=True, kw_only=True):
    """What the output is for.

    Attributes:
        width: in characters.
        color: whether the output is a terminal that shows colour.
        encoding: of the output; characters that it lacks are replaced.
        full: render everything, otherwise two screens at most.
        root: the workspace, for templates of its own.
        template: the name of the template to use; by default that of the subject's kind.
    """

    width: int = 80
    color: bool = False
    encoding: str = "utf-8"
    full: bool = False
    root: Path | None = None
    template: str | None = None
