"""What somebody probably meant: near spellings, Dutch words for English ones, other notations."""

from collections.abc import Iterable


def close_key(name: str, known: Iterable[str]) -> str | None:
    """Return the key among `known` that `name` was probably meant to be."""
    return None


def close_id(text: str) -> str:
    """Return the id that `text` would be if it kept to the rules."""
    return text.lower()
