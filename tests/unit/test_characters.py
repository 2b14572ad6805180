"""Users' text made fit to show."""

import pytest

from borgen.characters import encodable, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", r"a\x1b[2Jb"),
        ("a\u202eb", r"a\u202eb"),
        ("a\r\nb\tc", "a b c"),
        ("  a  ", "a"),
        ("é 👍🏽 反", "é 👍🏽 反"),
    ],
)
def test_control_characters_are_seen_and_not_obeyed(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("██░ één", "utf-8", "██░ één"),
        ("██░ één", "ascii", "##. een"),
        ("██░ één", "latin-1", "##. één"),
        ("→ 反 e\u0301", "ascii", "> ?? e"),
    ],
)
def test_what_cannot_be_written_is_replaced_at_its_width(
    text: str, encoding: str, written: str
) -> None:
    assert encodable(text, encoding) == written
