"""Changes as values, and the files as they will be. Pure: nothing is read from disk or written.

Every changed file is parsed before and after: nothing but the changes may differ.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from difflib import unified_diff
from itertools import pairwise
from typing import Any, Final, TypeAlias

from borgen.diagnostics import DocPath, Part
from borgen.errors import BorgenError
from borgen.frozen import Value
from borgen.yamltext import read
from borgen.yamltext.edit import Change, Removed, edited
from borgen.yamltext.layout import UnsafeError
from borgen.yamltext.write import as_read, flow

_MOST_BYTES: Final = 100_000_000
_NOWHERE: Final = "/dev/null"


class Move(Value, frozen=True):
    """A file that is renamed; nothing may be at the new name."""

    file: str
    to: str


class NewFile(Value, frozen=True):
    """A file to create.

    Attributes:
        file: relative to the root, with forward slashes.
        text: the whole text, with LF line ends.
        extends: add `text` to the file if it exists; only `create` does.
    """

    file: str
    text: str
    extends: bool = False


Step: TypeAlias = Change | Move | NewFile


class Rewrite(Value, frozen=True):
    """A file as it is and as it will be.

    Attributes:
        file: relative to the root.
        before: its bytes as they were read; None for a new file.
        after: its bytes as they will be.
        to: the name it will have.
    """

    file: str
    before: bytes | None
    after: bytes
    to: str

    @property
    def moves(self) -> bool:
        """Whether the file is renamed."""
        return self.to != self.file


def rewrites(sources: Mapping[str, bytes], steps: Iterable[Step]) -> tuple[Rewrite, ...]:
    """Return the files that `steps` change, in the order in which they are first named.

    Args:
        sources: the bytes of every file that is changed or moved.
        steps: the changes.

    Raises:
        BorgenError: a place that cannot be changed safely (`edit.by_hand`), a file that cannot be
            parsed (`edit.unreadable`).
    """
    steps = tuple(steps)
    names = {step.file: step.to for step in steps if isinstance(step, Move)}
    changes: dict[str, list[Change]] = {
        step.file: [] for step in steps if not isinstance(step, NewFile)
    }
    for step in steps:
        if isinstance(step, Change):
            changes[step.file].append(step)
    found = [
        Rewrite(file, sources[file], changed(sources[file], own), names.get(file, file))
        for file, own in changes.items()
    ]
    new = (step for step in steps if isinstance(step, NewFile))
    return (*found, *(Rewrite(one.file, None, one.text.encode(), one.file) for one in new))


def changed(source: bytes, changes: Sequence[Change]) -> bytes:
    """Return the bytes of a file with the `changes` made, verified to be all that changed.

    Raises:
        BorgenError: `edit.by_hand`, with the line, or `edit.unreadable`.
    """
    if not changes:
        return source
    file = changes[0].file
    old = read(source, limit_bytes=_MOST_BYTES)
    if old.problems:
        raise BorgenError("edit.unreadable", file=file)
    try:
        after = edited(source, changes)
    except UnsafeError as unsafe:
        raise _by_hand(file, unsafe.line, changes) from unsafe
    new = read(after, limit_bytes=_MOST_BYTES)
    if new.problems or not _same(new.value, _intended(old.value, changes)):
        raise _by_hand(file, _first_difference(source, after), changes)
    return after


def differences(found: Iterable[Rewrite]) -> Iterator[str]:
    """Yield the lines of a unified diff of the files, without line ends."""
    for one in found:
        if one.moves:
            yield f"rename from {one.file}"
            yield f"rename to {one.to}"
        old = _lines(one.before or b"")
        names = (_NOWHERE if one.before is None else f"a/{one.file}", f"b/{one.to}")
        for line in unified_diff(old, _lines(one.after), *names, lineterm=""):
            text, missing, _ = line.partition("\0")
            yield text.rstrip("\r")
            if missing:
                yield "\\ No newline at end of file"


def _lines(source: bytes) -> list[str]:
    """Return the lines of a file; a last one without a line break ends in NUL."""
    lines = source.decode(errors="replace").split("\n")
    last = lines.pop()
    return [*lines, f"{last}\0"] if last else lines


def _by_hand(file: str, line: int, changes: Sequence[Change]) -> BorgenError:
    one = changes[0]
    value = "" if isinstance(one.value, Removed) else flow(one.value)
    text = value if one.part is Part.KEY else f"{one.path[-1]}: {value}"
    return BorgenError("edit.by_hand", file=file, line=str(line), text=text)


def _first_difference(source: bytes, after: bytes) -> int:
    old, new = source.splitlines(), after.splitlines()
    pairs = zip(old, new, strict=False)
    return next((n for n, (a, b) in enumerate(pairs, 1) if a != b), max(1, len(old)))


def _intended(value: object, changes: Iterable[Change]) -> object:
    """Return the value of a document with the `changes` made in it."""
    whole: list[Any] = [deepcopy(value)]
    for one in changes:
        node: Any = whole
        path: DocPath = (0, *one.path)
        for step, following in pairwise(path):
            inner = _inside(node, step)
            if inner is None or inner in ({}, []):
                inner = [] if isinstance(following, int) else {}
                _put(node, step, inner)
            node = inner
        _make(node, path[-1], one)
    return whole[0]


def _make(node: Any, step: str | int, one: Change) -> None:  # noqa: ANN401 - as read
    if isinstance(one.value, Removed):
        del node[step]
    elif one.part is Part.KEY:
        renamed = {one.value if key == step else key: inner for key, inner in node.items()}
        node.clear()
        node.update(renamed)
    else:
        _put(node, step, as_read(one.value))


def _inside(node: Any, step: str | int) -> Any:  # noqa: ANN401 - as read
    if isinstance(node, list):
        return node[int(step)] if int(step) < len(node) else None
    return node.get(step)


def _put(node: Any, step: str | int, value: object) -> None:  # noqa: ANN401 - as read
    if isinstance(node, list) and step == len(node):
        node.append(value)
    else:
        node[step] = value


def _same(one: object, other: object) -> bool:
    """Return whether two values as read are equal, types included: 1 is not 1.0, nor true."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return type(one) is type(other) and (one == other or one != one)  # noqa: PLR0124 - not a number
