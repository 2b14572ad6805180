"""The pages of the rules: Markdown files beside this module, one per code and language.

A page is a title (`# C01 A hindrance without a response`) and sections (`## Why`), each of blocks
that are separated by blank lines: a paragraph, a quotation (`> ..`), or code between fences.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple, TypeAlias

from borgen.diagnostics import SEVERITIES
from borgen.text.catalogue import Language

BlockKind: TypeAlias = Literal["paragraph", "quotation", "code"]

_TITLE: Final = "# "
_HEADING: Final = "## "
_QUOTATION: Final = "> "
_FENCE: Final = "```"


class RuleBlock(NamedTuple):
    """A part of a section: the text of a paragraph or quotation on one line, or lines of code."""

    kind: BlockKind
    text: str


class RuleSection(NamedTuple):
    """A heading with what stands under it."""

    heading: str
    blocks: tuple[RuleBlock, ...]


class RulePage(NamedTuple):
    """The page of a rule; the title is without the code."""

    code: str
    title: str
    sections: tuple[RuleSection, ...]


@cache
def rule_page(code: str, language: Language) -> RulePage:
    """Return the page of the rule `code`, a key of `diagnostics.SEVERITIES`.

    Raises:
        KeyError: there is no such code.
    """
    if code not in SEVERITIES:
        raise KeyError(code)
    head, *sections = _source(code, language).split(f"\n{_HEADING}")
    title = head.strip().removeprefix(f"{_TITLE}{code} ")
    return RulePage(code, title, tuple(_section(text) for text in sections))


def _source(code: str, language: Language) -> str:
    from pkgutil import get_data  # noqa: PLC0415 - only for a page that is asked for

    found = get_data("borgen.text", f"rules/{code}.{language}.md")
    return (found or b"").decode().replace("\r\n", "\n")


def _section(text: str) -> RuleSection:
    heading, _, body = text.partition("\n")
    return RuleSection(heading, tuple(_blocks(body)))


def _blocks(body: str) -> Iterator[RuleBlock]:
    """Yield the blocks of a section; every second part between fences is code."""
    for index, part in enumerate(f"\n{body}".split(f"\n{_FENCE}")):
        if index % 2:
            yield RuleBlock("code", part.partition("\n")[2])
            continue
        for block in filter(None, map(str.strip, part.split("\n\n"))):
            lines = block.splitlines()
            kind: BlockKind = "quotation" if block.startswith(_QUOTATION) else "paragraph"
            yield RuleBlock(kind, " ".join(line.removeprefix(_QUOTATION) for line in lines))
