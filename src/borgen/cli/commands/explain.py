"""`borgen explain`: the page of a rule, all rules, or the arithmetic of one of my goals."""

import re
from typing import Annotated, Final

from borgen.app.explaining import arithmetic_of
from borgen.cli.context import Session
from borgen.cli.days import as_of_day
from borgen.cli.interface import Argument, Option
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
    session: Session,
    what: Annotated[str | None, Argument(metavar="what")] = None,
    format: Annotated[ViewFormat, Option("--format", metavar="text|markdown|json")] = "text",
    as_of: AsOf = None,
) -> int:
    """Explain a code, a goal of mine, or show all codes."""
    if what is not None and not _CODE.fullmatch(what):
        told = _goal(session, what, format, as_of)
    elif format != "text":
        raise UsageError("explain.text_only")
    elif what is None:
        told = text_page(rule_list_page(session.text), render_options(session))
    else:
        told = _rule(session, what.upper())
    echo(told.rstrip("\n"))
    return 0


def _rule(session: Session, code: str) -> str:
    if code not in SEVERITIES:
        raise UsageError("explain.no_such_code", word=code, known=tuple(SEVERITIES))
    return rule_page_text(code, session.text, width=session.width)


def _goal(session: Session, word: str, shape: ViewFormat, as_of: str | None) -> str:
    found = arithmetic_of(
        opened(session, Ref.parse(word).owner or session.me, "own"),
        word,
        as_of_day(as_of, session.today),
        me=session.me,
        language=session.text.language,
    )
    page = arithmetic_page(found)
    return render_view("arithmetic", found, page, shape, render_options(session), session.text)
