"""Change only the bytes of one node, in the way its surroundings are written.

What cannot be cut safely is refused with its line; that nothing else changed is proved by whoever
writes the file. Comments, line ends, quotes and indentation stay as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from borgen.diagnostics import DocPath, Part
from borgen.frozen import Value, replace
from borgen.yamltext.page import Page, UnsafeError
from borgen.yamltext.reading import item_starts
from borgen.yamltext.text import decoded
from borgen.yamltext.tree import Child, Node, compose
from borgen.yamltext.writing import Plain, fits_on_a_line, flow, is_list, lines, scalar

_BOM: Final = b"\xef\xbb\xbf"
_QUOTES: Final = ("'", '"')


class Gone(Enum):
    """Stands for a value that is taken out."""

    GONE = "gone"


GONE: Final = Gone.GONE


class Cut(Value, frozen=True):
    """What to change in a document.

    Attributes:
        path: to the node. Where it ends in a key that is not there, or in the index behind the
            last item, the value is added, with everything on the way there that is missing.
        value: what is to stand there; `GONE` takes the key or item out.
        part: `Part.KEY` gives the key itself the name that is the value.
        after: the keys that a new key is to stand behind, as far as they are there.
    """

    path: DocPath
    value: "Plain | Gone"
    part: Part = Part.VALUE
    after: tuple[str, ...] = ()


def spliced(source: bytes, cuts: Iterable[Cut]) -> bytes:
    """Return `source` with the `cuts` made, one after the other.

    Of a list at the left margin, such as a log, only the items that change are looked at.

    Raises:
        UnsafeError: a place that cannot be changed without touching something else.
        BorgenError: a value that no file may hold.
    """
    found = decoded(source)
    if found.problems:
        raise UnsafeError(found.problems[0].span.line)
    page, cuts = Page.of(found.text), tuple(cuts)
    starts = item_starts(page.text)
    if starts and all(len(one.path) > 1 for one in cuts):
        text = _in_items(page, starts, cuts)
    else:
        text = _one_by_one(page, cuts)
    return (_BOM if source.startswith(_BOM) else b"") + text.encode()


def _in_items(page: Page, starts: Sequence[int], cuts: Iterable[Cut]) -> str:
    """Each item is a small document of its own, a list of one."""
    by_item: defaultdict[int, list[Cut]] = defaultdict(list)
    for one in cuts:
        index = one.path[0]
        if not isinstance(index, int) or index >= len(starts):
            raise UnsafeError(1)
        by_item[index].append(replace(one, path=(0, *one.path[1:])))
    pieces = [page.text[start:end] for start, end in pairwise((*starts, len(page.text)))]
    for index, own in by_item.items():
        try:
            pieces[index] = _one_by_one(replace(page, text=pieces[index]), own)
        except UnsafeError as unsafe:
            raise UnsafeError(unsafe.line + page.line(starts[index]) - 1) from unsafe
    return page.text[: starts[0]] + "".join(pieces)


def _one_by_one(page: Page, cuts: Iterable[Cut]) -> str:
    for one in cuts:
        document = compose(page.text)
        if document.stopped:
            raise UnsafeError(1)
        page = replace(page, text=_with_cut(page, document.root, one))
    return page.text


def _with_cut(page: Page, root: Node | None, one: Cut) -> str:
    if one.part is Part.KEY or isinstance(one.value, Gone):
        parent, child = _found(root, one.path)
        if isinstance(one.value, Gone):
            return _without(page, parent, child)
        quote = page.text[child.start] if page.text[child.start] in _QUOTES else ""
        return page.put(child.start, child.key_end, scalar(one.value, quote))
    return _with_value(page, root, one.path, one.value, one.after)


def _found(root: Node | None, path: DocPath) -> tuple[Node, Child]:
    parent, child, node = None, None, root
    for step in path:
        parent, child = node, node.child(step) if node else None
        node = child.node if child else None
    if parent is None or child is None:
        raise UnsafeError(1)
    return parent, child


def _with_value(
    page: Page, root: Node | None, path: DocPath, value: Plain, after: tuple[str, ...]
) -> str:
    if root is None:
        return page.below_all(lines(_nested(path, value), 0))
    deeper = _list_offset(page, root)
    parent, child, node = None, None, root
    for depth, step in enumerate(path):
        inner = node.child(step)
        if inner is None and parent and child and _is_bare(node):
            return _replaced(page, parent, child, _nested(path[depth:], value), deeper)
        if inner is None:
            return _added(page, node, step, _nested(path[depth + 1 :], value), after, deeper)
        parent, child, node = node, inner, inner.node
    if parent is None or child is None:
        raise UnsafeError(1)
    return _replaced(page, parent, child, value, deeper)


def _nested(path: DocPath, value: Plain) -> Plain:
    """Return `value` with the mappings and lists of `path` around it."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _is_bare(node: Node) -> bool:
    """Return whether nothing stands here yet: no value, `~`, `[]` or `{}`."""
    if node.kind == "scalar":
        return not node.style and node.value is None
    return not node.children


def _replaced(page: Page, parent: Node, child: Child, value: Plain, deeper: int) -> str:
    old, lead = child.node, page.lead(parent, child)
    if not (parent.flow or fits_on_a_line(value)):
        return _unfolded(page, parent, child, value, deeper)
    text = flow(value) if is_list(value) or not _is_scalar(value) else scalar(value, old.style)
    if old.start == old.end:
        return page.put(lead, lead, f" {text}")
    inline = old.kind == "scalar" or old.flow
    start = old.start if inline else lead
    page.refuse_comments(start, old)
    return page.put(start, page.content_end(old), text if inline else f" {text}")


def _unfolded(page: Page, parent: Node, child: Child, value: Plain, deeper: int) -> str:
    """Put a mapping or a list below its key, or behind its dash."""
    old, lead = child.node, page.lead(parent, child)
    margin = page.column(parent.start)
    page.refuse_comments(lead, old)
    if parent.kind == "list":
        body = page.joined(lines(value, margin + 2, deeper=deeper))
        return page.put(lead, old.end, f" {body.lstrip(' ')}")
    body = page.joined(lines(value, margin + (deeper if is_list(value) else 2), deeper=deeper))
    if page.one_line(lead, old.end):
        rest = page.line_end(old.end)
        return page.text[:lead] + page.text[old.end : rest] + page.eol + body + page.text[rest:]
    return page.put(lead, old.end, page.eol + body)


def _added(  # noqa: PLR0913, PLR0917 - one place, one value, and how lists stand in this file
    page: Page, node: Node, step: str | int, value: Plain, after: tuple[str, ...], deeper: int
) -> str:
    if node.kind == "mapping" and isinstance(step, str):
        behind = next((one for one in reversed(node.children) if one.step in after), None)
        behind = behind or (node.children[-1] if node.children else None)
        inside = f"{scalar(step)}: {flow(value)}"
        body = lines({step: value}, page.column(node.start), deeper=deeper)
        spaced = not fits_on_a_line(value)
    elif node.kind == "list" and step == len(node.children):
        behind = node.children[-1] if node.children else None
        inside = flow(value)
        body = iter(_item(page, node, value, deeper)) if behind and not node.flow else iter(())
        spaced = True
    else:
        raise UnsafeError(page.line(node.start))
    if node.flow:
        return page.inside(node, behind, inside)
    if behind is None:
        raise UnsafeError(page.line(node.start))
    return page.below(behind.node.end, body, blank=spaced and page.spaced(node))


def _item(page: Page, node: Node, value: Plain, deeper: int) -> list[str]:
    """Return the lines of a new last item, written as the one before it."""
    last = node.children[-1]
    pad = " " * page.column(node.start)
    lead = page.lead(node, last)
    width = last.start - lead if page.one_line(lead, last.start) else 1
    dash = f"{pad}-{' ' * max(width, 1)}"
    in_brackets = last.node.flow and last.node.kind == "mapping"
    if in_brackets or fits_on_a_line(value):
        quote = last.node.style if last.node.kind == "scalar" and _is_scalar(value) else ""
        return [dash + (scalar(value, quote) if _is_scalar(value) else flow(value))]
    first, *rest = lines(value, len(dash), deeper=deeper)
    return [dash + first.lstrip(" "), *rest]


def _is_scalar(value: Plain) -> bool:
    return not isinstance(value, dict) and not is_list(value)


def _without(page: Page, parent: Node, child: Child) -> str:
    """Take a key with its value, or an item, out of a collection that keeps others."""
    at = parent.children.index(child)
    if len(parent.children) == 1:
        raise UnsafeError(page.line(child.start))
    if parent.flow:
        first = at == 0
        start = child.start if first else parent.children[at - 1].node.end
        end = parent.children[1].start if first else child.node.end
        page.refuse_comments(start, child.node)
        return page.put(start, end, "")
    start = page.lead(parent, child) - 1 if parent.kind == "list" else child.start
    line_start = page.line_start(start)
    page.refuse_comments(child.start, child.node)
    if page.text[line_start:start].strip():
        if at or parent.kind == "list" or not page.only_blank(child.node.end, parent.children[1]):
            raise UnsafeError(page.line(child.start))
        return page.put(child.start, parent.children[1].start, "")
    return page.put(line_start, page.next_line(child.node.end), "")


def _list_offset(page: Page, root: Node) -> int:
    """Return how many columns further in than its key a list stands in this file; usually 2."""
    waiting = [root]
    for node in waiting:
        for one in node.children:
            if one.node.kind == "list" and not one.node.flow and isinstance(one.step, str):
                return page.column(one.node.start) - page.column(one.start)
            waiting.append(one.node)
    return 2
