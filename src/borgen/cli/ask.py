"""The one door to the library that asks: arrow keys, one line of text, and leaving at any time."""

from collections.abc import Sequence
from typing import NamedTuple

import questionary

from borgen.cli.output import printable


class Choice(NamedTuple):
    """Something to choose: its code, its name, and what it means or how it stands."""

    value: str
    name: str
    told: str = ""


def choose(question: str, choices: Sequence[Choice], *, keys: str) -> str:
    """Ask for one of `choices` and return its code.

    Args:
        question: what is asked.
        choices: at least one; the names are set in a column.
        keys: how to choose, in the user's language.

    Raises:
        KeyboardInterrupt: the user left.
    """
    width = max(len(choice.name) for choice in choices)
    shown = [
        questionary.Choice(
            printable(f"{choice.name.ljust(width)}  {choice.told}".rstrip()), choice.value
        )
        for choice in choices
    ]
    answer: str = questionary.select(question, shown, instruction=keys, qmark="").unsafe_ask()
    return answer


def write(question: str) -> str:
    """Ask for one line of text and return it; it may be empty.

    Raises:
        KeyboardInterrupt: the user left.
    """
    answer: str = questionary.text(question, qmark="").unsafe_ask()
    return answer
