"""Look a sentence up by key and fill it in."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from borgen.diagnostics import Arg, Word

Language: TypeAlias = Literal["nl", "en"]

MODULES: Final[Mapping[str, str]] = MappingProxyType(
    dict.fromkeys(("finding", "help", "yaml", "problems"), "findings")
    | dict.fromkeys(("report", "template", "agenda", "chart"), "reports")
    | dict.fromkeys(("tree", "next", "explain", "privacy"), "views")
    | dict.fromkeys(("edit", "init"), "edit")
    | dict.fromkeys(("cli", "error"), "cli")
    | {"log": "log", "site": "site"}
)
"""The module of a language that holds the keys beginning with a word; other keys are `labels`."""


def language_of(text: str | None) -> Language | None:
    """Return the language that `text` names (`nl`, `nl_NL.UTF-8`, `en`), or None."""
    head = (text or "")[:2].lower()
    return "nl" if head == "nl" else "en" if head == "en" else None


@cache
def texts(language: Language, module: str) -> Mapping[str, str]:
    """Return the texts in a module of a language by key; it is imported when first asked for."""
    found: Mapping[str, str] = import_module(f"borgen.text.{language}.{module}").TEXTS
    return found


class Text:
    """The catalogue of one language."""

    __slots__ = ("language",)

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def has(self, key: str) -> bool:
        """Return whether there is a text for `key`."""
        return key in self._texts(key)

    def __call__(self, key: str, /, **args: Arg) -> str:
        """Return the text of `key` filled in with `args`; an unknown key is a KeyError.

        Where `n` is given and is 1, `<key>.one` is used if it exists.
        """
        found = self._texts(key)
        if args.get("n") == 1 and f"{key}.one" in found:
            key = f"{key}.one"
        return found[key].format(**{name: self.word(arg) for name, arg in args.items()})

    def word(self, arg: Arg) -> str:
        """Return an argument as words: dates as ISO, numbers in this language, lists joined."""
        if isinstance(arg, Word):
            return self(str(arg))
        if isinstance(arg, date):
            return arg.isoformat()
        if isinstance(arg, tuple):
            return ", ".join(self.word(part) for part in arg)
        if isinstance(arg, int | float):
            return self.number(arg)
        return str(arg)

    def number(self, value: float, digits: int | None = None) -> str:
        """Return a number in this language: `7,1` or `7.1`; thousands are grouped."""
        shown = f"{value:,.{digits}f}" if digits is not None else f"{value:,}"
        return shown.translate(str.maketrans(",.", ".,")) if self.language == "nl" else shown

    def day(self, day: date, *, year: bool = True) -> str:
        """Return a day for people: `26 mrt 2026`, `26 Mar 2026`, without the year if asked."""
        month = self(f"month.{day.month}")
        return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"

    def _texts(self, key: str) -> Mapping[str, str]:
        return texts(self.language, MODULES.get(key.partition(".")[0], "labels"))


@cache
def text_in(language: Language) -> Text:
    """Return the catalogue of `language`."""
    return Text(language)
