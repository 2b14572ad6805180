"""Whatever the style of a file: an edit changes its own bytes only, and reads back as intended."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from borgen.cli.main import run
from borgen.diagnostics import DocPath
from borgen.edit.changes import changed
from borgen.errors import BorgenError
from borgen.yamltext import read
from borgen.yamltext.edit import REMOVED, Change
from borgen.yamltext.tree import Node, compose

ROOT: Final = Path(__file__).parents[2]
FILES: Final = sorted([*ROOT.glob("plans/**/*.yaml"), ROOT / "borgen.yaml"])
BOM: Final = b"\xef\xbb\xbf"

WORDS = st.sampled_from(
    [
        "x",
        "twee woorden",
        "Klant: ja",
        "😀 goed",
        "it's",
        'zeg "nee"',
        "yes",
        "12",
        "#geen",
        "-",
        "é",
    ]
)
NEW = st.one_of(WORDS, st.integers(0, 99), st.booleans(), st.lists(WORDS, max_size=3))
KEYS = st.sampled_from(["a", "b", "due", "goals", "note", "x-y"])


def scalar_text(draw: Callable[[Any], Any], margin: int, *, flow: bool) -> str:
    """A scalar in one of the ways people write them."""
    styles = ["x", "twee woorden", "'it''s'", '"zeg \\"nee\\""', "7", "", "~", "'😀'", "2026-05-06"]
    if not flow:
        pad = " " * (margin + 2)
        styles += [
            f"|\n{pad}een\n\n{pad}twee",
            f">-\n{pad}een\n{pad}twee",
            f"|+\n{pad}een\n",
            f"een\n{pad}twee\n\n{pad}drie",
            f"'een\n{pad}twee'",
            "http://a.b/c#d",
        ]
    return str(draw(st.sampled_from(styles)))


@st.composite
def flows(draw: Callable[[Any], Any], depth: int = 0) -> str:
    kind = draw(st.sampled_from(["scalar", "list", "mapping"] if depth < 2 else ["scalar"]))
    comma = draw(st.sampled_from([", ", ",  ", ","]))
    if kind == "list":
        items = draw(st.lists(flows(depth + 1).filter(bool), max_size=3))
        return f"[{comma.join(items)}]"
    if kind == "mapping":
        keys = draw(st.lists(KEYS, max_size=3, unique=True))
        pairs = [f"{key}: {draw(flows(depth + 1))}" for key in keys]
        return f"{{{str(comma).join(pairs)}}}"
    return scalar_text(draw, 0, flow=True)


def block(draw: Callable[[Any], Any], margin: int, depth: int = 0) -> Iterator[str]:
    """Yield the lines of a block mapping or list, with comments and blank lines in between."""
    pad = " " * margin
    listed = draw(st.booleans()) and margin > 0
    names = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
    for name in names:
        if draw(st.booleans()):
            yield str(draw(st.sampled_from(["", f"{pad}# commentaar", "# links"])))
        head = f"{pad}-" if listed else f"{pad}{name}:"
        comment = draw(st.sampled_from(["", "  # c"]))
        if depth < 2 and draw(st.booleans()):
            yield head + comment
            yield from block(draw, margin + draw(st.sampled_from([2, 4])), depth + 1)
        elif draw(st.booleans()):
            yield f"{head} {draw(flows())}{comment}"
        else:
            text = scalar_text(draw, margin, flow=False)
            one_line = "\n" not in text
            yield f"{head} {text}{comment if one_line else ''}"


@st.composite
def sources(draw: Callable[[Any], Any]) -> bytes:
    """A document in some style: line ends, byte order mark, with or without a final line break."""
    text = "\n".join(block(draw, 0)) + draw(st.sampled_from(["", "\n", "\n\n# einde\n"]))
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    source = text.replace("\n", eol).encode()
    return bytes((BOM if draw(st.booleans()) else b"") + source)


def paths(value: object, path: DocPath = ()) -> Iterator[DocPath]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*path, index))


def at(value: Any, path: DocPath) -> Any:
    for step in path:
        value = value[step]
    return value


def edited(source: bytes, path: DocPath, value: Any) -> bytes | None:
    """Return the source with a change, or None where it is refused, which is always allowed."""
    try:
        return changed(source, [Change("f.yaml", path, value)])
    except BorgenError as refused:
        if refused.key != "edit.by_hand" or int(str(refused.args_by_name["line"])) < 1:
            raise
        return None


def node_at(root: Node | None, path: DocPath) -> Node | None:
    """Return the node at `path`, or None."""
    for step in path:
        child = root.child(step) if root else None
        root = child.node if child else None
    return root


def outside(source: bytes, path: DocPath) -> tuple[bytes, bytes]:
    """Return what stands before and behind the node at `path`, or its nearest ancestor."""
    bom = BOM if source.startswith(BOM) else b""
    text = source.removeprefix(BOM).decode()
    root = compose(text).root
    node: Node | None = None
    while root and node is None:
        node = node_at(root, path)
        path = path[:-1]
    assert node
    return bom + text[: node.start].encode(), text[node.end :].encode()


def intended(value: Any, path: DocPath, new: Any) -> Any:
    whole = deepcopy(value)
    parent = at(whole, path[:-1])
    if new is REMOVED:
        del parent[path[-1]]
    elif isinstance(parent, list) and path[-1] == len(parent):
        parent.append(new)
    else:
        parent[path[-1]] = new
    return whole


@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
@given(source=sources(), data=st.data())
def test_a_replaced_value_leaves_every_other_byte(source: bytes, data: st.DataObject) -> None:
    before = read(source)
    assume(not before.problems and isinstance(before.value, dict))
    path = data.draw(st.sampled_from(list(paths(before.value))))
    new = data.draw(NEW)
    after = edited(source, path, new)
    if after is None:  # only what has comments in it is not replaced
        assert isinstance(at(before.value, path), dict | list)
        return
    assert read(after).value == intended(before.value, path, new)
    head, tail = outside(source, path)
    head = head.rstrip()  # an empty value, or a block below its key, has no place of its own yet
    assert after.startswith(head)
    assert after.endswith(tail.lstrip(b" ")) or not tail.strip()


@settings(max_examples=80, suppress_health_check=list(HealthCheck), deadline=None)
@given(source=sources(), data=st.data())
def test_what_is_added_leaves_every_byte_that_was_there(source: bytes, data: st.DataObject) -> None:
    before = read(source)
    assume(not before.problems and isinstance(before.value, dict))
    homes = [()] + [p for p in paths(before.value) if isinstance(at(before.value, p), dict | list)]
    home = data.draw(st.sampled_from(homes))
    inner = at(before.value, home)
    new = data.draw(st.one_of(NEW, st.fixed_dictionaries({"id": WORDS, "due": WORDS})))
    step: str | int = len(inner) if isinstance(inner, list) else "new"
    after = edited(source, (*home, step), new)
    if after is None:
        return
    assert read(after).value == intended(before.value, (*home, step), new)
    if inner:
        start = next(
            i for i, (a, b) in enumerate(zip(source + b"\0", after + b"\1", strict=False)) if a != b
        )
        rest = source[start:]
        assert after.endswith(rest)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(source=sources(), data=st.data())
def test_what_is_taken_out_leaves_the_rest_as_it_reads(source: bytes, data: st.DataObject) -> None:
    before = read(source)
    assume(not before.problems and isinstance(before.value, dict))
    path = data.draw(st.sampled_from(list(paths(before.value))))
    after = edited(source, path, REMOVED)
    if after is not None:
        assert read(after).value == intended(before.value, path, REMOVED)


def in_style(source: bytes, style: str) -> bytes:
    if style == "crlf+bom":
        return BOM + source.replace(b"\n", b"\r\n")
    return source.rstrip(b"\n") if style == "unfinished" else source


def assert_texts_can_be_changed(source: bytes, most: int) -> None:
    value = read(source).value
    texts = [path for path in paths(value) if isinstance(at(value, path), str)]
    for path in texts[:: max(1, len(texts) // most)]:
        after = changed(source, [Change("f.yaml", path, "Iets anders")])
        head, tail = outside(source, path)
        assert after.startswith(head)
        assert after.endswith(tail)
        middle = after[len(head) : len(after) - len(tail)].decode().strip("'\"")
        assert middle == "Iets anders"


@pytest.mark.parametrize("style", ["lf", "crlf+bom", "unfinished"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT)))
def test_every_text_of_the_worked_case_can_be_changed(file: Path, style: str) -> None:
    assert_texts_can_be_changed(in_style(file.read_bytes(), style), most=6)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("starter", ["md", "onboarding", "course"])
def test_every_text_of_a_new_programme_can_be_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, starter: str, language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BORGEN_TODAY", "2026-05-06")
    assert run(["init", starter, "--yes", "--lang", language]) == 0
    files = sorted(tmp_path.glob("plans/**/*.yaml"))
    assert files
    for file in files:
        assert_texts_can_be_changed(in_style(file.read_bytes(), "crlf+bom"), most=3)


def test_a_line_of_a_hundred_kilobytes() -> None:
    note = "woord 😀 " * 12_000
    source = f'# log\r\n- {{date: 2026-05-06, goal: feedback, note: "{note}"}}'.encode()
    after = changed(source, [Change("l.yaml", (0, "goal"), "vragen")])
    assert after == source.replace(b"goal: feedback", b"goal: vragen")
