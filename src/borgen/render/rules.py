"""The rules of `check` as text: the list of all of them, and the page of one."""

import re
import textwrap
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter
from typing import Final

from borgen.diagnostics import SEVERITIES
from borgen.render.page.blocks import Page, Section, Table
from borgen.text import Text
from borgen.text.rule_pages import RuleBlock, rule_page

_MARGIN: Final = "  "
_CODE: Final = "    "
_QUOTED: Final = re.compile("`[^`]*`")
_UNBROKEN: Final = "\N{NO-BREAK SPACE}"


def rule_list_page(text: Text) -> Page:
    """Return the page of all rules: code and title, by family."""
    families = tuple(
        Section(text(f"explain.family.{letter}"), (_titles(codes, text),))
        for letter, codes in groupby(SEVERITIES, key=itemgetter(0))
    )
    return Page(
        title=text("explain.rules"),
        aside=text("explain.rules_count", n=len(SEVERITIES)),
        subtitle=text("explain.rules_how"),
        sections=families,
        closing=text("explain.rules_goal"),
    )


def _titles(codes: Iterable[str], text: Text) -> Table:
    rows = tuple((code, rule_page(code, text.language).title) for code in codes)
    return Table(head=("", ""), rows=rows, wide=1)


def rule_page_text(code: str, text: Text, *, width: int = 80) -> str:
    """Return the page of the rule `code` in the language of `text`; an unknown code is a KeyError.

    Args:
        code: a key of `diagnostics.SEVERITIES`, such as `L01`.
        text: the catalogue to take the words from.
        width: how many columns prose may take.
    """
    page = rule_page(code, text.language)
    head = f"{code}  {page.title}  ({text(f'severity.{SEVERITIES[code]}')})"
    sections = (
        f"{section.heading}\n" + "\n\n".join(_block(block, width) for block in section.blocks)
        for section in page.sections
    )
    return "\n\n".join([head, *sections]) + "\n"


def _block(block: RuleBlock, width: int) -> str:
    if block.kind == "code":
        return textwrap.indent(block.text, _CODE)
    prose = f"“{block.text}”" if block.kind == "quotation" else block.text
    return textwrap.fill(
        _QUOTED.sub(lambda match: match[0].replace(" ", _UNBROKEN), prose),
        width,
        initial_indent=_MARGIN,
        subsequent_indent=_MARGIN,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ")
