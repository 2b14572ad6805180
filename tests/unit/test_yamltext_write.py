"""Any text that a file may hold reads back as the same text, in block and in flow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.characters import CONTROLS
from borgen.errors import BorgenError
from borgen.yamltext import read
from borgen.yamltext.write import scalar

SIGNS = "aZé9 :#'\"-?&*!|>%@`{}[],~=\\/.\t\n"


def texts() -> st.SearchStrategy[str]:
    anything = st.text(max_size=40) | st.text(alphabet=SIGNS, max_size=12)
    return anything.filter(lambda text: not CONTROLS.search(text))


@settings(deadline=None)
@given(texts())
def test_any_text_reads_back(text: str) -> None:
    block = read(f"a:\n  - b: {scalar(text)}\n    c: 1\n".encode())
    assert (block.value, block.problems) == ({"a": [{"b": text, "c": 1}]}, ())
    flow = read(f"a: [{{b: {scalar(text)}, c: 1}}]\n".encode())
    assert (flow.value, flow.problems) == (block.value, ())


@pytest.mark.parametrize(
    "text",
    [
        "Zoë",
        "Ömer",
        "Klant & Service",
        "Noël O'Neill",
        "Ik geef collega's feedback",
        "Wachttijd van 20 naar 10 werkdagen",
    ],
)
def test_plain_words_stand_without_quotes(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    "text", ["Klant: en meer", "C # 1", "'t Zonnetje", "true", "No", "2026", "a, b", "x ", ""]
)
def test_what_yaml_would_misread_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


def test_a_control_character_is_refused() -> None:
    with pytest.raises(BorgenError) as refused:
        scalar("a\x1bb")
    assert refused.value.key == "error.control_character"
