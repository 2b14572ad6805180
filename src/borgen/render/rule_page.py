"""The page of one rule, as plain text: why it exists, what it looks like, what to do.

The words stand in the text catalogue; lines that are indented there are code and stay as they are.
"""

import re
import textwrap
from collections.abc import Iterator
from typing import Final

from borgen.diagnostics import SEVERITIES
from borgen.text import Text

_MARGIN: Final = "  "
_CODE: Final = "    "
_QUOTED: Final = re.compile("`[^`]*`")
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"


def rule_page(code: str, text: Text, *, width: int = 80) -> str:
    """Return the page of the rule `code` in the language of `text`; an unknown code is a KeyError.

    Args:
        code: a key of `diagnostics.SEVERITIES`, such as `L01`.
        text: the catalogue to take the words from.
        width: how many columns prose may take.
    """
    title = text(f"rule.{code}.title")
    head = f"{code}  {title}  ({text(f'severity.{SEVERITIES[code]}')})"
    return "\n\n".join([head, *_sections(code, text, width)]) + "\n"


def _sections(code: str, text: Text, width: int) -> Iterator[str]:
    yield _section("why", text(f"rule.{code}.why"), text, width)
    if text.has(f"rule.{code}.seed"):
        yield _section("seed", f"“{text(f'rule.{code}.seed')}”", text, width)
    example = textwrap.indent(text(f"rule.{code}.example"), _CODE)
    yield _section("example", example, text, width)
    yield _section("remedy", text(f"rule.{code}.remedy"), text, width)


def _section(heading: str, body: str, text: Text, width: int) -> str:
    paragraphs = (_paragraph(part, width) for part in body.split("\n\n"))
    return f"{text(f'rule.heading.{heading}')}\n" + "\n\n".join(paragraphs)


def _paragraph(part: str, width: int) -> str:
    if part.startswith(_CODE):
        return part
    whole = _QUOTED.sub(lambda match: match[0].replace(" ", _UNBROKEN), part)
    return textwrap.fill(
        whole,
        width,
        initial_indent=_MARGIN,
        subsequent_indent=_MARGIN,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ")
