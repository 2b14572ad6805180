"""From the words after `borgen log` to the entry they ask for; references are not resolved yet."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from borgen.app.logging.context import LogContext
from borgen.characters import one_line
from borgen.cli.days import recent_day
from borgen.cli.words import chosen, code, number, spoken, unknown_what, whole
from borgen.diagnostics import Word
from borgen.errors import UsageError
from borgen.frozen import Value, field, replace
from borgen.model.cycle import FORMS
from borgen.model.entry import Entry
from borgen.model.ids import Ref
from borgen.text import Text, text_in


class LogRequest(Value, frozen=True):
    """What is to be logged, as typed; None, or absent, where nothing was given.

    Attributes:
        options: the values of the options, by the key of an entry that they fill.
        private: keep all of it to myself.
    """

    goal: str | None = None
    what: str | None = None
    note: str | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    private: bool = False

    def owners(self) -> list[str]:
        """Return whose files are needed, as far as the words name them."""
        texts = (self.goal, self.options.get("cycle"), self.options.get("factor"))
        refs = (Ref.parse(text) for text in texts if text)
        return [ref.owner for ref in refs if ref.owner]

    def is_enough(self) -> bool:
        """Return whether it can be an entry without a question."""
        given = self.options.keys()
        if given & {"cycle", "value"} or self.what:
            return True
        return bool(self.goal and "outcome" in given)


def without_goal(context: LogContext, request: LogRequest) -> LogRequest:
    """Read `borgen log intervisie "note"` as a reflection on no goal in particular."""
    first, what = request.goal or "", request.what
    is_goal = context.me is None or context.links.goal(first, context.me) is not None
    is_form = code("form", first) or _is_reflection(first)
    if is_goal or not is_form or request.note or "outcome" in request.options:
        return request
    if what and code("outcome", what):
        return request
    return replace(request, goal=None, what=first, note=what)


def requested_entry(text: Text, today: date, request: LogRequest) -> Entry:
    """Return the entry that the words ask for: codes of the files, and references as typed.

    Raises:
        UsageError: a word that means nothing here.
    """
    if "cycle" in request.options:
        return _session(text, today, request)
    if "value" in request.options:
        return _measurement(text, today, request)
    return _application_or_reflection(text, today, request)


def _is_reflection(word: str) -> bool:
    """Return whether a word says "reflection" in either language, without naming a form."""
    return word.lower() in {
        language("log.reflection") for language in (text_in("nl"), text_in("en"))
    }


def _application_or_reflection(text: Text, today: date, request: LogRequest) -> Entry:
    values = _values(text, today, request)
    word = request.what or ""
    form, how = code("form", word), code("outcome", word)
    if word and form is None and how is None and not _is_reflection(word):
        raise unknown_what(text, word)
    outcome = values.pop("outcome", how)
    reflects = _is_reflection(word) or (form and FORMS[form].stance == "reflection")
    if reflects and outcome:
        raise UsageError("error.reflection_with_outcome", word=word)
    if outcome is None and not reflects:
        key = "error.action_without_outcome" if form else "error.how_did_it_go"
        example = spoken(text, "outcome", "independent")
        raise UsageError(key, word=word, goal=request.goal or "", example=example)
    if outcome and form and FORMS[form].practice:
        values["setting"] = "practice"
    kind = "reflection" if reflects else "application"
    values |= {"kind": kind, "goal": request.goal, "form": form, "outcome": outcome}
    return _entry(today, request, note=request.note, **values)


def _session(text: Text, today: date, request: LogRequest) -> Entry:
    words = [word for word in (request.goal, request.what, request.note) if word]
    status = request.options.get("status")
    if status is None and words and code("session", words[0]):
        status = words.pop(0)
    if len(words) > 1:
        raise UsageError("error.too_many_words", words=tuple(words))
    values = _values(text, today, request)
    values |= {"kind": "session", "cycle": request.options["cycle"]}
    values["status"] = chosen(text, "session", status or "held", "--status")
    return _entry(today, request, note=words[0] if words else None, **values)


def _measurement(text: Text, today: date, request: LogRequest) -> Entry:
    if request.goal is None:
        raise UsageError("error.missing_word", name=Word("cli.metavar.goal"))
    if request.what:
        raise UsageError("error.too_many_words", words=(request.what,))
    values = _values(text, today, request)
    return _entry(today, request, kind="measurement", goal=request.goal, **values)


def _entry(today: date, request: LogRequest, *, note: str | None = None, **values: Any) -> Entry:  # noqa: ANN401 - fields of an entry
    day = request.options.get("date")
    return Entry(
        owner="",
        item=0,
        date=recent_day(day, today) if day else today,
        note=one_line(note or "") or None,
        private=request.private,
        **values,
    )


def _values(text: Text, today: date, request: LogRequest) -> dict[str, Any]:
    """Return the options as fields of an entry, but for those that decide which kind it is."""

    def choice(kind: str) -> Callable[[str, str], str]:
        return lambda word, option: chosen(text, kind, word, option)

    def day(word: str, option: str) -> date:
        return recent_day(word, today, option)

    readers: Mapping[str, Callable[[str, str], object]] = {
        "outcome": choice("outcome"),
        "by": choice("source"),
        "setting": choice("setting"),
        "value": number,
        "level": number,
        "minutes": whole,
        "group": whole,
        "planned": day,
        "to": day,
        "present": _present,
        "factor": lambda word, _: word,
    }
    given = request.options
    return {key: read(given[key], f"--{key}") for key, read in readers.items() if key in given}


def _present(word: str, option: str) -> int | tuple[str, ...]:
    if word[:1].isdigit():
        return whole(word, option, least=0)
    return tuple(word.replace(",", " ").split())
