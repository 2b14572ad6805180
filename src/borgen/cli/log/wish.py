"""From the words after `borgen log` to a wish: what they mean, not yet whether it may be."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from borgen.app.logging.desk import Desk
from borgen.app.logging.draft import Wish
from borgen.cli.days import recent_day
from borgen.cli.words import chosen, code, number, spoken, unknown_what, whole
from borgen.diagnostics import Word
from borgen.edit.entries import FieldValue, one_line
from borgen.errors import UsageError
from borgen.frozen import Value, replace
from borgen.model.cycle import FORMS
from borgen.model.entry import Kind
from borgen.model.ids import Ref
from borgen.text import Text, text_in

_CHOICES: Final = (
    ("outcome", "outcome", ""),
    ("by", "source", "self"),
    ("setting", "setting", "work"),
)
"""Options that are a choice: the key, what kind of word it takes, and what goes without saying."""


class Said(Value, frozen=True, kw_only=True):
    """The words and options as typed; None where nothing was said."""

    goal: str | None = None
    what: str | None = None
    note: str | None = None
    outcome: str | None = None
    by: str | None = None
    date: str | None = None
    cycle: str | None = None
    status: str | None = None
    present: str | None = None
    group: str | None = None
    planned: str | None = None
    to: str | None = None
    minutes: str | None = None
    level: str | None = None
    factor: str | None = None
    setting: str | None = None
    value: str | None = None
    private: bool = False

    def owners(self) -> list[str]:
        """Return whose files are needed, as far as the words name them."""
        refs = (Ref.parse(text) for text in (self.goal, self.cycle, self.factor) if text)
        return [ref.owner for ref in refs if ref.owner]

    def is_enough(self) -> bool:
        """Return whether it can be an entry without a question."""
        return bool(self.cycle or self.value or self.what or (self.goal and self.outcome))


def moved_up(desk: Desk, said: Said) -> Said:
    """Read `borgen log intervisie "note"` as a reflection on no goal in particular."""
    first = said.goal or ""
    is_goal = desk.me is None or desk.links.goal(first, desk.me) is not None
    if is_goal or said.note or said.outcome or not (code("form", first) or _is_reflection(first)):
        return said
    if said.what and code("outcome", said.what):
        return said
    return replace(said, goal=None, what=first, note=said.what)


def wish_of(text: Text, desk: Desk, said: Said) -> Wish:
    """Return what the words ask for.

    Raises:
        UsageError: a word that means nothing here.
    """
    if said.cycle:
        return _session(text, desk, said)
    if said.value:
        return _measurement(text, desk, said)
    return _deed(text, desk, said)


def _is_reflection(word: str) -> bool:
    """Return whether a word says "reflection" in either language, without naming a form."""
    return word.lower() in {
        language("log.reflection") for language in (text_in("nl"), text_in("en"))
    }


def _deed(text: Text, desk: Desk, said: Said) -> Wish:
    """Return an application or a reflection."""
    facts = dict(_facts(text, said, desk.today))
    word = said.what or ""
    form, how = code("form", word), code("outcome", word)
    if word and form is None and how is None and not _is_reflection(word):
        raise unknown_what(text, word)
    outcome = facts.get("outcome", how)
    example = spoken(text, "outcome", "independent")
    looks_back = _is_reflection(word) or (form and FORMS[form].stance == "reflection")
    if form:
        facts["form"] = form
    if looks_back and outcome:
        raise UsageError("error.reflection_with_outcome", word=word)
    if outcome is None and not looks_back:
        key = "error.action_without_outcome" if form else "error.how_did_it_go"
        raise UsageError(key, word=word, goal=said.goal or "", example=example)
    if outcome:
        facts["outcome"] = outcome
        if form and FORMS[form].practice:
            facts["setting"] = "practice"
    kind: Kind = "reflection" if looks_back else "application"
    return Wish(
        kind, _day(said, desk.today), said.goal, None, facts, _note(said.note), said.private
    )


def _session(text: Text, desk: Desk, said: Said) -> Wish:
    words = [word for word in (said.goal, said.what, said.note) if word]
    status = said.status
    if status is None and words and code("session", words[0]):
        status = words.pop(0)
    if len(words) > 1:
        raise UsageError("error.too_many_words", words=tuple(words))
    facts = dict(_facts(text, said, desk.today))
    facts["status"] = chosen(text, "session", status or "held", "--status")
    note = _note(words[0] if words else None)
    return Wish("session", _day(said, desk.today), None, said.cycle, facts, note, said.private)


def _measurement(text: Text, desk: Desk, said: Said) -> Wish:
    if said.goal is None:
        raise UsageError("error.missing_word", name=Word("cli.metavar.goal"))
    if said.what:
        raise UsageError("error.too_many_words", words=(said.what,))
    facts = dict(_facts(text, said, desk.today))
    return Wish("measurement", _day(said, desk.today), said.goal, None, facts, None, said.private)


def _facts(text: Text, said: Said, today: date) -> Iterator[tuple[str, FieldValue]]:
    """Yield the options as the keys of an entry; what is usual is left out."""
    for key, kind, usual in _CHOICES:
        word = getattr(said, key)
        if word and (one := chosen(text, kind, word, f"--{key}")) != usual:
            yield key, one
    readers: Mapping[str, Callable[[str, str], FieldValue]] = {
        "value": number,
        "level": number,
        "minutes": whole,
        "group": whole,
        "planned": lambda word, option: recent_day(word, today, option),
        "to": lambda word, option: recent_day(word, today, option),
        "present": _present,
        "factor": lambda word, _: word,
    }
    for key, read in readers.items():
        if word := getattr(said, key):
            yield key, read(word, f"--{key}")


def _present(word: str, option: str) -> FieldValue:
    if word[:1].isdigit():
        return whole(word, option, least=0)
    return tuple(word.replace(",", " ").split())


def _day(said: Said, today: date) -> date:
    return recent_day(said.date, today) if said.date else today


def _note(note: str | None) -> str | None:
    return one_line(note or "") or None
