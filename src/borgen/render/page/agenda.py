"""What to talk about, each with who would move it."""

from borgen.render.page.blocks import Item, Items, items
from borgen.render.page.words import Words
from borgen.reports.agenda import AgendaItem, agenda_text


def agenda_list(words: Words) -> Items | None:
    """Return the things to talk about; on my own list my name is not repeated."""
    return items("", (_talk(words, item) for item in words.report.agenda), numbered=True)


def _talk(words: Words, item: AgendaItem) -> Item:
    mine = words.report.audience == "me" and item.owner == words.report.subject.id
    who = item.owner_name or item.owner or words("nobody_yet")
    return Item(agenda_text(item, words.text), who="" if mine else who)
