"""The formats of the smaller views (the tree, what is due, an arithmetic) by name."""

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.frozen import Value
from borgen.render.json import value_json
from borgen.render.page.blocks import Page
from borgen.render.paper import Paper
from borgen.text import Text

ViewFormat: TypeAlias = Literal["text", "markdown", "json"]

_RENDERERS: Final[Mapping[ViewFormat, tuple[str, str]]] = MappingProxyType(
    {
        "text": ("borgen.render.text", "text_page"),
        "markdown": ("borgen.render.markdown", "markdown_page"),
    }
)


def view(  # noqa: PLR0913, PLR0917 - what is shown, and on what
    kind: str, value: Value, page: Page, shape: ViewFormat, paper: Paper, text: Text
) -> str:
    """Return a value in a format; the text ends in a line break.

    Args:
        kind: what the JSON calls itself.
        value: the frozen value, for JSON.
        page: the same for people.
        shape: the format.
        paper: how wide, coloured or not.
        text: the words that JSON takes along.
    """
    if shape == "json":
        return value_json(kind, value, text)
    module, name = _RENDERERS[shape]
    renderer: Callable[[Page, Paper], str] = getattr(import_module(module), name)
    return renderer(page, paper)
