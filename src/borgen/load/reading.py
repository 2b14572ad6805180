"""One file of a tree: its value as read, and the findings about the file itself (F)."""

from collections.abc import Collection
from typing import Final

from borgen import yamltext
from borgen.diagnostics import Finding, Fix, Place, Related, finding
from borgen.frozen import Value, replace
from borgen.load.entries import Log, log_rows
from borgen.load.sift import lines_with
from borgen.load.tree import Tree
from borgen.model.workspace import log_file
from borgen.yamltext import Problem

LOG_BYTES: Final = 100_000_000
PLAN_BYTES: Final = 10_000_000


class Raw(Value, frozen=True):
    """A file as read; `value` is None where it could not be read at all."""

    file: str
    value: dict[str, object] | list[object] | None
    findings: tuple[Finding, ...] = ()


def bytes_in(tree: Tree, file: str) -> bytes | Finding:
    """Return the bytes of a file, or F09 where it is none that may be read."""
    kind = tree.kind(file)
    if kind != "regular":
        return unopened(file, kind)
    try:
        return tree.read(file)
    except OSError:
        return unopened(file, "unreadable")


def mapping_in(tree: Tree, file: str) -> Raw:
    """Read a file that should hold a mapping; an empty one holds an empty mapping."""
    return mapping_from(file, bytes_in(tree, file))


def mapping_from(file: str, source: bytes | Finding) -> Raw:
    """Read a mapping from what `bytes_in` returned."""
    return _value(file, source, PLAN_BYTES, {})


def list_in(tree: Tree, file: str) -> Raw:
    """Read a log; an empty one holds no lines."""
    return list_from(file, bytes_in(tree, file))


def list_from(file: str, source: bytes | Finding) -> Raw:
    """Read a log from what `bytes_in` returned."""
    return _value(file, source, LOG_BYTES, [])


def load_log(
    tree: Tree,
    owner: str,
    *,
    private: bool = False,
    names: bool = False,
    only: Collection[str] = (),
) -> Log:
    """Read one log; a log that is not there has no rows.

    Args:
        tree: where the files are.
        owner: whose log.
        private: the one in `private/log/`.
        names: whether the rows need their names.
        only: words; lines that hold none of them may be left out, unless they take others back.
    """
    file = log_file(owner, private=private)
    if tree.kind(file) == "missing":
        return Log()
    source = bytes_in(tree, file)
    if only and isinstance(source, bytes) and len(source) <= LOG_BYTES:
        some = list_from(file, lines_with((*only, "void"), source))
        if some.value is not None:
            return rows_of(some, owner, names=names)
    return rows_of(list_from(file, source), owner, names=names)


def rows_of(raw: Raw, owner: str, *, names: bool = False) -> Log:
    """Return the rows of a log as read."""
    if not isinstance(raw.value, list):
        return Log((), raw.findings, whole=False)
    log = log_rows(raw.file, owner, raw.value, names=names)
    return replace(log, findings=raw.findings + log.findings)


def unopened(file: str, why: str) -> Finding:
    """Return F09 for what is no readable file inside the workspace; `why` is a `Kind` of tree."""
    return finding("F09", Place(file), variant=why)


def _value(
    file: str, source: bytes | Finding, limit: int, empty: dict[str, object] | list[object]
) -> Raw:
    if isinstance(source, Finding):
        return Raw(file, None, (source,))
    reading = yamltext.read(source, limit_bytes=limit)
    if reading.problems:
        return Raw(file, None, tuple(_found(file, problem) for problem in reading.problems))
    if reading.value is None:
        return Raw(file, empty)
    if isinstance(reading.value, dict | list) and isinstance(reading.value, type(empty)):
        return Raw(file, reading.value)
    expected = "mapping" if isinstance(empty, dict) else "list"
    return Raw(file, None, (finding("F08", Place(file), variant=expected),))


def _found(file: str, problem: Problem) -> Finding:
    """Return the finding of a problem that reading met."""
    related = tuple(
        Related(Place(file, span=span), "finding.F03.first") for span in problem.related
    )
    fix = None
    if problem.fix:
        span, text = problem.fix
        fix = Fix(Place(file, span=span), text)
    return Finding(
        code=problem.code,
        place=Place(file, span=problem.span),
        args=problem.args,
        variant=problem.variant,
        related=related,
        fix=fix,
    )
