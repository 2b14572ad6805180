"""Change values of a document in its bytes, written in the style of what surrounds them.

Comments, line ends, quotes and indentation stay as they are. What cannot be changed safely is
refused with its line. `edit.changes` reads the result again to prove that nothing else changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from borgen.diagnostics import DocPath, Part
from borgen.frozen import Value, replace
from borgen.yamltext.layout import Layout, UnsafeError
from borgen.yamltext.reading import item_starts
from borgen.yamltext.text import decoded
from borgen.yamltext.tree import Child, Node, compose
from borgen.yamltext.write import Plain, fits_on_a_line, flow, is_list, lines, scalar

_BOM: Final = b"\xef\xbb\xbf"
_QUOTES: Final = ("'", '"')


class Removed(Enum):
    """The value of a change that removes a key or an item."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED


class Change(Value, frozen=True):
    """One value, key or item of a file that becomes another.

    Attributes:
        file: its path.
        path: to the node. Where it ends in a key that does not exist, or in the index after the
            last item, the value is added, with every mapping and list on the way there.
        value: the new value; `REMOVED` removes the key or item.
        part: with `Part.KEY` the key itself is replaced, by `value`.
        after: the keys after which a new key is placed, as far as they exist.
    """

    file: str
    path: DocPath
    value: "Plain | Removed"
    part: Part = Part.VALUE
    after: tuple[str, ...] = ()


def edited(source: bytes, changes: Iterable[Change]) -> bytes:
    """Return the bytes of a file with the `changes` made, one after the other.

    Of a list at the left margin, such as a log, only the items that change are composed.

    Raises:
        UnsafeError: a place that cannot be changed without changing something else.
        BorgenError: a value that no file may hold.
    """
    found = decoded(source)
    if found.problems:
        raise UnsafeError(found.problems[0].span.line)
    layout, changes = Layout.of(found.text), tuple(changes)
    starts = item_starts(layout.text)
    if starts and all(len(one.path) > 1 for one in changes):
        text = _in_items(layout, starts, changes)
    else:
        text = _one_by_one(layout, changes)
    return (_BOM if source.startswith(_BOM) else b"") + text.encode()


def _in_items(layout: Layout, starts: Sequence[int], changes: Iterable[Change]) -> str:
    """Return the whole text of a list; each item is a document of its own, a list of one."""
    by_item: defaultdict[int, list[Change]] = defaultdict(list)
    for one in changes:
        index = one.path[0]
        if not isinstance(index, int) or index >= len(starts):
            raise UnsafeError(1)
        by_item[index].append(replace(one, path=(0, *one.path[1:])))
    pieces = [layout.text[start:end] for start, end in pairwise((*starts, len(layout.text)))]
    for index, own in by_item.items():
        try:
            pieces[index] = _one_by_one(replace(layout, text=pieces[index]), own)
        except UnsafeError as unsafe:
            raise UnsafeError(unsafe.line + layout.line(starts[index]) - 1) from unsafe
    return layout.text[: starts[0]] + "".join(pieces)


def _one_by_one(layout: Layout, changes: Iterable[Change]) -> str:
    for one in changes:
        document = compose(layout.text)
        if document.stopped:
            raise UnsafeError(1)
        layout = replace(layout, text=_with_change(layout, document.root, one))
    return layout.text


def _with_change(layout: Layout, root: Node | None, one: Change) -> str:
    if one.part is Part.KEY or isinstance(one.value, Removed):
        parent, child = _parent_and_child(root, one.path)
        if isinstance(one.value, Removed):
            return _with_removed(layout, parent, child)
        quote = layout.text[child.start] if layout.text[child.start] in _QUOTES else ""
        return layout.replaced(child.start, child.key_end, scalar(one.value, quote))
    return _with_value(layout, root, one.path, one.value, one.after)


def _parent_and_child(root: Node | None, path: DocPath) -> tuple[Node, Child]:
    parent, child, node = None, None, root
    for step in path:
        parent, child = node, node.child(step) if node else None
        node = child.node if child else None
    if parent is None or child is None:
        raise UnsafeError(1)
    return parent, child


def _with_value(
    layout: Layout, root: Node | None, path: DocPath, value: Plain, after: tuple[str, ...]
) -> str:
    if root is None:
        return layout.at_end(lines(_nested(path, value), 0))
    deeper = _list_offset(layout, root)
    parent, child, node = None, None, root
    for depth, step in enumerate(path):
        inner = node.child(step)
        if inner is None and parent and child and _is_bare(node):
            return _replaced(layout, parent, child, _nested(path[depth:], value), deeper)
        if inner is None:
            return _added(layout, node, step, _nested(path[depth + 1 :], value), after, deeper)
        parent, child, node = node, inner, inner.node
    if parent is None or child is None:
        raise UnsafeError(1)
    return _replaced(layout, parent, child, value, deeper)


def _nested(path: DocPath, value: Plain) -> Plain:
    """Return `value` with the mappings and lists of `path` around it."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _is_bare(node: Node) -> bool:
    """Return whether a node is empty: no value, `~`, `[]` or `{}`."""
    if node.kind == "scalar":
        return not node.style and node.value is None
    return not node.children


def _replaced(layout: Layout, parent: Node, child: Child, value: Plain, deeper: int) -> str:
    old, lead = child.node, layout.lead(parent, child)
    if not (parent.flow or fits_on_a_line(value)):
        return _replaced_by_block(layout, parent, child, value, deeper)
    text = flow(value) if is_list(value) or not _is_scalar(value) else scalar(value, old.style)
    if old.start == old.end:
        return layout.replaced(lead, lead, f" {text}")
    inline = old.kind == "scalar" or old.flow
    start = old.start if inline else lead
    layout.refuse_comments(start, old)
    return layout.replaced(start, layout.content_end(old), text if inline else f" {text}")


def _replaced_by_block(
    layout: Layout, parent: Node, child: Child, value: Plain, deeper: int
) -> str:
    """Return the whole text with a mapping or list below its key, or behind its dash."""
    old, lead = child.node, layout.lead(parent, child)
    margin = layout.column(parent.start)
    layout.refuse_comments(lead, old)
    if parent.kind == "list":
        body = layout.joined(lines(value, margin + 2, deeper=deeper))
        return layout.replaced(lead, old.end, f" {body.lstrip(' ')}")
    body = layout.joined(lines(value, margin + (deeper if is_list(value) else 2), deeper=deeper))
    if layout.one_line(lead, old.end):
        rest = layout.line_end(old.end)
        return (
            layout.text[:lead]
            + layout.text[old.end : rest]
            + layout.eol
            + body
            + layout.text[rest:]
        )
    return layout.replaced(lead, old.end, layout.eol + body)


def _added(  # noqa: PLR0913, PLR0917 - one place, one value, and how lists stand in this file
    layout: Layout, node: Node, step: str | int, value: Plain, after: tuple[str, ...], deeper: int
) -> str:
    if node.kind == "mapping" and isinstance(step, str):
        behind = next((one for one in reversed(node.children) if one.step in after), None)
        behind = behind or (node.children[-1] if node.children else None)
        inside = f"{scalar(step)}: {flow(value)}"
        body = lines({step: value}, layout.column(node.start), deeper=deeper)
        spaced = not fits_on_a_line(value)
    elif node.kind == "list" and step == len(node.children):
        behind = node.children[-1] if node.children else None
        inside = flow(value)
        body = iter(_item(layout, node, value, deeper)) if behind and not node.flow else iter(())
        spaced = True
    else:
        raise UnsafeError(layout.line(node.start))
    if node.flow:
        return layout.inside(node, behind, inside)
    if behind is None:
        raise UnsafeError(layout.line(node.start))
    return layout.below(behind.node.end, body, blank=spaced and layout.spaced(node))


def _item(layout: Layout, node: Node, value: Plain, deeper: int) -> list[str]:
    """Return the lines of a new last item, in the style of the one before it."""
    last = node.children[-1]
    pad = " " * layout.column(node.start)
    lead = layout.lead(node, last)
    width = last.start - lead if layout.one_line(lead, last.start) else 1
    dash = f"{pad}-{' ' * max(width, 1)}"
    in_brackets = last.node.flow and last.node.kind == "mapping"
    if in_brackets or fits_on_a_line(value):
        quote = last.node.style if last.node.kind == "scalar" and _is_scalar(value) else ""
        return [dash + (scalar(value, quote) if _is_scalar(value) else flow(value))]
    first, *rest = lines(value, len(dash), deeper=deeper)
    return [dash + first.lstrip(" "), *rest]


def _is_scalar(value: Plain) -> bool:
    return not isinstance(value, dict) and not is_list(value)


def _with_removed(layout: Layout, parent: Node, child: Child) -> str:
    """Return the whole text without a key and its value, or an item; others must remain."""
    at = parent.children.index(child)
    if len(parent.children) == 1:
        raise UnsafeError(layout.line(child.start))
    if parent.flow:
        first = at == 0
        start = child.start if first else parent.children[at - 1].node.end
        end = parent.children[1].start if first else child.node.end
        layout.refuse_comments(start, child.node)
        return layout.replaced(start, end, "")
    start = layout.lead(parent, child) - 1 if parent.kind == "list" else child.start
    line_start = layout.line_start(start)
    layout.refuse_comments(child.start, child.node)
    if layout.text[line_start:start].strip():
        if at or parent.kind == "list" or not layout.only_blank(child.node.end, parent.children[1]):
            raise UnsafeError(layout.line(child.start))
        return layout.replaced(child.start, parent.children[1].start, "")
    return layout.replaced(line_start, layout.next_line(child.node.end), "")


def _list_offset(layout: Layout, root: Node) -> int:
    """Return by how many columns lists are indented from their keys in this file; usually 2."""
    waiting = [root]
    for node in waiting:
        for one in node.children:
            if one.node.kind == "list" and not one.node.flow and isinstance(one.step, str):
                return layout.column(one.node.start) - layout.column(one.start)
            waiting.append(one.node)
    return 2
