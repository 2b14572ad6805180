"""Words that several pictures say alike."""

from borgen.render.page.words import Words


def month_names(words: Words) -> tuple[str, ...]:
    """Return the short names of the months, January first."""
    return tuple(words.text(f"month.{month}") for month in range(1, 13))
