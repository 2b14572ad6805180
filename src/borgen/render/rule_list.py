"""All rules of `check` on one page: code and title, by family."""

from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

from borgen.diagnostics import SEVERITIES
from borgen.render.page.blocks import Page, Section, Table
from borgen.render.paper import Paper
from borgen.render.text import text_page
from borgen.text import Text
from borgen.text.rule_pages import rule_page


def rule_list(text: Text, paper: Paper) -> str:
    """Return every code with its title, for the terminal."""
    families = tuple(
        Section(text(f"explain.family.{letter}"), (_table(codes, text),))
        for letter, codes in groupby(SEVERITIES, key=itemgetter(0))
    )
    page = Page(
        title=text("explain.rules"),
        aside=text("explain.rules_count", n=len(SEVERITIES)),
        subtitle=text("explain.rules_how"),
        sections=families,
        closing=text("explain.rules_goal"),
    )
    return text_page(page, paper)


def _table(codes: Iterable[str], text: Text) -> Table:
    rows = tuple((code, rule_page(code, text.language).title) for code in codes)
    return Table(head=("", ""), rows=rows, wide=1)
