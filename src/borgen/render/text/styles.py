"""The few styles of the terminal: bold, dim and one colour that reads on light and on dark."""

from typing import Final

from rich.text import Text

from borgen.characters import visible

HEAD: Final = "bold"
QUESTION: Final = "bold color(31)"
ASIDE: Final = "dim"
ACCENT: Final = "color(31)"
PLAIN: Final = ""


def said(text: str, style: str = PLAIN) -> Text:
    """Return a text that nothing interprets: no markup, no control characters."""
    return Text(visible(text), style=style, overflow="fold")
