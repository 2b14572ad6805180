"""Words of the command line, Dutch or English, to the codes of the files."""

import math
from collections.abc import Mapping
from typing import Final, get_args

from borgen.errors import UsageError
from borgen.load.synonyms import VALUES
from borgen.model.cycle import FORMS
from borgen.model.entry import Outcome, SessionStatus, Setting, Source
from borgen.text import Text, text_in

OUTCOMES: Final[tuple[str, ...]] = get_args(Outcome)
_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    "outcome": OUTCOMES,
    "form": tuple(FORMS),
    "source": get_args(Source),
    "setting": get_args(Setting),
    "session": get_args(SessionStatus),
}


def code(kind: str, word: str) -> str | None:
    """Return the code that `word` stands for in Dutch or English, or None.

    Args:
        kind: `outcome`, `form`, `source`, `setting` or `session`.
        word: as typed; capitals, spaces and underscores make no difference.
    """
    return _spellings(kind).get(plain_word(word))


def chosen(text: Text, kind: str, word: str, option: str) -> str:
    """Return the code that `word` stands for.

    Raises:
        UsageError: it stands for none.
    """
    found = code(kind, word)
    if found is None:
        known = tuple(spoken(text, kind, one) for one in _CODES[kind])
        raise UsageError("error.no_such_choice", option=option, word=word, known=known)
    return found


def unknown_what(text: Text, word: str) -> UsageError:
    """Return the error for a word that is neither an outcome nor a form."""
    outcomes = tuple(spoken(text, "outcome", one) for one in OUTCOMES)
    forms = tuple(spoken(text, "form", one) for one in FORMS)
    return UsageError("error.no_such_what", word=word, known=outcomes + forms, outcomes=outcomes)


def spoken(text: Text, kind: str, one: str) -> str:
    """Return the word to type for a code in the language of `text`."""
    return text(f"{kind}.{one}").replace(" ", "-")


def number(word: str, option: str) -> float:
    """Return the number that `word` is, with a decimal comma or point.

    Raises:
        UsageError: it is none.
    """
    try:
        found = float(word.strip().replace(",", "."))
    except ValueError:
        found = math.nan
    if not math.isfinite(found) or "_" in word:
        raise UsageError("error.not_a_number", option=option, word=word)
    return int(found) if found.is_integer() else found


def whole(word: str, option: str, *, least: int = 1) -> int:
    """Return the whole number that `word` is, at least `least`.

    Raises:
        UsageError: it is none.
    """
    found = number(word, option)
    if not isinstance(found, int) or found < least:
        raise UsageError("error.not_whole", option=option, word=word, least=least)
    return found


def _spellings(kind: str) -> dict[str, str]:
    """Return the codes of a kind by spelling: the code itself, its labels, and synonyms."""
    found: dict[str, str] = {}
    for one in _CODES[kind]:
        for spelling in (one, text_in("nl")(f"{kind}.{one}"), text_in("en")(f"{kind}.{one}")):
            found.setdefault(plain_word(spelling), one)
    for spelling, meant in VALUES.items():
        for one in meant.split():
            if one in _CODES[kind]:
                found.setdefault(plain_word(spelling), one)
    return found


def plain_word(word: str) -> str:
    """Return a word in lower case, with hyphens for spaces and underscores."""
    return "-".join(word.lower().replace("_", " ").replace("-", " ").split())
