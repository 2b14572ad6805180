"""Whatever stands in the files, loading gives a workspace and findings, and never raises."""

from hypothesis import given, settings
from hypothesis import strategies as st

from borgen.load import Loaded, load_workspace
from borgen.load.files import TextTree
from borgen.load.log import log_rows
from borgen.load.validate import validated
from borgen.model.base import keys_of
from borgen.model.entry import SAID
from borgen.model.plan import DOCUMENTS

WORDS = sorted(
    {name for model in DOCUMENTS.values() for name in keys_of(model)}
    | set(SAID)
    | {"id", "title", "from", "then", "response", "rating", "date", "kapot", "x-mine", "7", "place"}
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.just(10**400),
    st.floats(),
    st.sampled_from(["", "feedback", "2 weeks", "26-03-2026", "2026-03-26", "gedrag", "7,1"]),
    st.text(st.characters(exclude_categories=["Cs"])),
)
KEYS = st.one_of(st.sampled_from(WORDS), st.text(max_size=5))
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, max_size=8)


@given(st.sampled_from(sorted(DOCUMENTS)), MAPPINGS)
def test_any_mapping_becomes_a_document(role: str, raw: dict[str, object]) -> None:
    read = validated("plans/x.yaml", DOCUMENTS[role], raw)
    assert type(read.value) is DOCUMENTS[role]
    assert repr(validated("plans/x.yaml", DOCUMENTS[role], raw)) == repr(read)


@given(st.lists(st.one_of(MAPPINGS, SCALARS), max_size=5))
def test_any_list_becomes_rows(raw: list[object]) -> None:
    log = log_rows("plans/log/p01.yaml", "p01", raw)
    assert len(log.rows) <= len(raw)
    assert log.findings or len(log.rows) == len(raw)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_become_a_workspace(source: bytes) -> None:
    files = (
        "borgen.yaml",
        "plans/people/p01.yaml",
        "plans/log/p01.yaml",
        "plans/organisation.yaml",
    )
    result = load_workspace(TextTree(dict.fromkeys(files, source)), me="p01")
    assert type(result) is Loaded
