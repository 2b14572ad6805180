"""Questions at the terminal: a choice by arrow keys, or one line of text; Ctrl-C leaves.

questionary is imported for the first question, not before: it takes 100 ms.
"""

from collections.abc import Sequence
from typing import NamedTuple

from borgen.cli.output import echo, printable, terminal_width


class Choice(NamedTuple):
    """Something to choose: its code, its name, and a description."""

    value: str
    name: str
    about: str = ""


def choose(question: str, choices: Sequence[Choice], *, keys: str) -> str:
    """Ask for one of `choices` and return its code; question and answer stay on one line.

    Args:
        question: what is asked.
        choices: at least one; the names are set in a column.
        keys: how to choose, in the user's language.

    Raises:
        KeyboardInterrupt: the user left.
    """
    import questionary  # noqa: PLC0415 - see above

    column = max(len(choice.name) for choice in choices)
    room = terminal_width() - 4
    shown = [
        questionary.Choice(_clipped(f"{one.name.ljust(column)}  {one.about}", room), one.value)
        for one in choices
    ]
    answer: str = questionary.select(
        question, shown, instruction=keys, qmark="", erase_when_done=True
    ).unsafe_ask()
    name = next(choice.name for choice in choices if choice.value == answer)
    echo(f" {question} {printable(name)}")
    return answer


def write(question: str) -> str:
    """Ask for one line of text and return it; it may be empty.

    Raises:
        KeyboardInterrupt: the user left.
    """
    import questionary  # noqa: PLC0415 - see above

    answer: str = questionary.text(question, qmark="").unsafe_ask()
    return answer


def _clipped(text: str, room: int) -> str:
    text = printable(text).rstrip()
    return text if len(text) <= room else f"{text[: room - 1]}\N{HORIZONTAL ELLIPSIS}"
