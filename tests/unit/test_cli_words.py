"""Words people type, in both languages, become the codes of the files."""

import pytest

from borgen.cli import words
from borgen.cli.words import OUTCOMES, code, spoken
from borgen.errors import UsageError
from borgen.model.cycle import FORMS
from borgen.text import text_in


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_word_that_is_offered_is_understood(language: str) -> None:
    text = text_in("nl" if language == "nl" else "en")
    assert [code("outcome", spoken(text, "outcome", one)) for one in OUTCOMES] == list(OUTCOMES)
    assert [code("form", spoken(text, "form", one)) for one in FORMS] == list(FORMS)


def test_no_word_means_an_outcome_and_a_form() -> None:
    for language in (text_in("nl"), text_in("en")):
        assert not any(code("form", spoken(language, "outcome", one)) for one in OUTCOMES)
        assert not any(code("outcome", spoken(language, "form", one)) for one in FORMS)


def test_numbers_have_a_comma_or_a_point() -> None:
    found = [words.number(word, "--value") for word in ("7,4", "7.4", "4", " -2 ")]
    assert found == [7.4, 7.4, 4, -2]
    assert isinstance(found[2], int)


@pytest.mark.parametrize("word", ["zeven", "nan", "inf", "1_000", "", "1.000,5"])
def test_no_numbers(word: str) -> None:
    with pytest.raises(UsageError):
        words.number(word, "--value")


@pytest.mark.parametrize("word", ["0", "2,5", "-1"])
def test_no_whole_numbers(word: str) -> None:
    with pytest.raises(UsageError):
        words.whole(word, "--minutes")
