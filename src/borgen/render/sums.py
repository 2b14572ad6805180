"""Sums as text: a formula in letters, and the same with its numbers, fit for a calculator."""

from typing import Final

from borgen.reports.formulas import LETTERS, Sum
from borgen.text import Text

DIGITS: Final = 8
"""Decimals of a number that goes in or comes out: what is worked out again from them is equal to
at least four decimals."""
_TIMES: Final = "\N{MULTIPLICATION SIGN}"


def formula(found: Sum, text: Text) -> str:
    """Return the right-hand side in letters: `(1 + F x d / S)^-w20`, with a proper sign for `x`."""
    return _signs(found.formula, text)


def filled_in(found: Sum, text: Text) -> str:
    """Return `= (1 + 0.14 x 21 / 47)^-0.8 = 0.95`, with its eight decimals."""
    shown = LETTERS.sub(
        lambda letter: (
            figure(found.numbers[letter[0]], text, within=True)
            if letter[0] in found.numbers
            else letter[0]
        ),
        _signs(found.formula, text),
    )
    return f"= {shown} = {figure(found.result, text)}"


def figure(value: float, text: Text, *, within: bool = False) -> str:
    """Return a number with as many decimals as it needs, eight at most.

    Args:
        value: the number.
        text: the language, which says how decimals are written.
        within: it stands in a sum: then a negative one gets brackets.
    """
    whole, _, decimals = f"{abs(value):.{DIGITS}f}".partition(".")
    decimals = decimals.rstrip("0")
    mark = "," if text.language == "nl" else "."
    shown = f"{whole}{mark}{decimals}" if decimals else whole
    if value >= 0 or shown == "0":
        return shown
    return f"(-{shown})" if within else f"-{shown}"


def _signs(shown: str, text: Text) -> str:
    """Return a formula with a sign that multiplies, and commas that cannot be decimals."""
    if text.language == "nl":
        shown = shown.replace(", ", "; ").replace("0.9^", "0,9^").replace("^0.5", "^0,5")
    return shown.replace(" x ", f" {_TIMES} ")
