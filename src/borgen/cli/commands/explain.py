"""`borgen explain`: the page of a rule, all rules, or the arithmetic of one of my goals."""

import re
from typing import Annotated, Final

import typer

from borgen.app.explaining import arithmetic_of
from borgen.cli.context import CommandContext
from borgen.cli.days import as_of_day
from borgen.cli.options import AsOf
from borgen.cli.output import echo
from borgen.cli.views import opened, render_options
from borgen.diagnostics import SEVERITIES
from borgen.errors import UsageError
from borgen.model.ids import Ref
from borgen.render.arithmetic import arithmetic_page
from borgen.render.formats import ViewFormat, render_view
from borgen.render.rules import rule_list_page, rule_page_text
from borgen.render.text import text_page

_CODE: Final = re.compile(r"[A-Za-z]\d{1,3}")


def explain(
    ctx: typer.Context,
    what: Annotated[str | None, typer.Argument(metavar="what")] = None,
    format: Annotated[ViewFormat, typer.Option("--format")] = "text",
    as_of: AsOf = None,
) -> int:
    """Explain a code, a goal of mine, or show all codes."""
    context: CommandContext = ctx.obj
    if what is not None and not _CODE.fullmatch(what):
        told = _goal(context, what, format, as_of)
    elif format != "text":
        raise UsageError("explain.text_only")
    elif what is None:
        told = text_page(rule_list_page(context.text), render_options(context))
    else:
        told = _rule(context, what.upper())
    echo(told.rstrip("\n"))
    return 0


def _rule(context: CommandContext, code: str) -> str:
    if code not in SEVERITIES:
        raise UsageError("explain.no_such_code", word=code, known=tuple(SEVERITIES))
    return rule_page_text(code, context.text, width=context.width)


def _goal(context: CommandContext, word: str, shape: ViewFormat, as_of: str | None) -> str:
    found = arithmetic_of(
        opened(context, Ref.parse(word).owner or context.me),
        word,
        as_of_day(as_of, context.today),
        me=context.me,
        language=context.text.language,
    )
    page = arithmetic_page(found)
    return render_view("arithmetic", found, page, shape, render_options(context), context.text)
