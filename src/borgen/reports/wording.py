"""Agenda items and next steps as sentences: the one place where a report's values get words."""

from collections.abc import Mapping
from datetime import date

from borgen.diagnostics import Arg
from borgen.reports.rows import AgendaItem, NextStep
from borgen.text.catalogue import Text


def agenda_text(item: AgendaItem, text: Text) -> str:
    """Return an agenda item as a sentence, without its owner."""
    return text(f"agenda.{item.code}", **_spoken(item.args, text))


def next_text(step: NextStep, text: Text) -> str:
    """Return a next step as half a sentence: what follows "next:"."""
    return text(f"agenda.next.{step.code}", **_spoken(step.args, text))


def _spoken(args: Mapping[str, Arg], text: Text) -> dict[str, Arg]:
    """Return the arguments with days as people say them: 26 Mar 2026."""
    return {name: text.day(arg) if isinstance(arg, date) else arg for name, arg in args.items()}
