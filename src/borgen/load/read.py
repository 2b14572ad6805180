"""One file of a tree: what stands in it, and what is wrong with the file itself (F)."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from borgen import yamltext
from borgen.diagnostics import DocPath, Finding, Fix, Place, Related, finding
from borgen.frozen import Value, replace
from borgen.load.files import Tree
from borgen.load.log import Log, line_fields, log_rows
from borgen.load.validate import validated
from borgen.model.plan import DOCUMENTS
from borgen.model.workspace import log_file
from borgen.yamltext import Problem, Reading

LOG_BYTES: Final = 100_000_000
PLAN_BYTES: Final = 10_000_000


class ReadFile(Value, frozen=True):
    """What was read of a file.

    Attributes:
        value: the mapping as read, or the document made of it; None where it could not be read.
        lost: the places of what was left out.
        nameless: whether what was left out may have held names.
        unread: whether it could not be read at all.
    """

    file: str
    value: Any = None
    findings: tuple[Finding, ...] = ()
    lost: frozenset[DocPath] = frozenset()
    nameless: bool = False
    unread: bool = False


def read_mapping(tree: Tree, file: str) -> ReadFile:
    """Read a file that should hold a mapping; an empty one holds an empty mapping."""
    source = _source(tree, file)
    if isinstance(source, Finding):
        return ReadFile(file, findings=(source,), unread=True)
    reading = yamltext.read(source, limit_bytes=PLAN_BYTES)
    findings = _findings(file, reading)
    if reading.value is not None and not isinstance(reading.value, dict):
        findings = (finding("F08", Place(file), variant="mapping"),)
    if findings:
        return ReadFile(file, findings=findings, unread=True)
    return ReadFile(file, reading.value or {})


def read_document(raw: ReadFile, role: str) -> ReadFile:
    """Return the document of a mapping as read; a blank one where it could not be read."""
    model = DOCUMENTS[role]
    if raw.value is None:
        return replace(raw, value=validated(raw.file, model, {}).value)
    found = validated(raw.file, model, raw.value)
    findings = raw.findings + found.findings
    return ReadFile(raw.file, found.value, findings, found.lost, found.nameless)


def read_log(
    tree: Tree, file: str, owner: str, *, names: bool = False, containing: Collection[str] = ()
) -> Log:
    """Read a log; an empty one holds no lines.

    Args:
        tree: where the file is.
        file: its path.
        owner: whose log it is.
        names: whether rows need their names though no line takes another back.
        containing: reads only the lines that contain one of these words, and those that take
            another back; all lines if empty.
    """
    source = _source(tree, file)
    if isinstance(source, Finding):
        return Log(findings=(source,), whole=False)
    if containing:
        source = _items_containing(source, [*(word.encode() for word in containing), b"void"])
    reading = yamltext.read(source, limit_bytes=LOG_BYTES, item=line_fields)
    findings = _findings(file, reading)
    if reading.value is not None and not isinstance(reading.value, list):
        findings = (finding("F08", Place(file), variant="list"),)
    if findings:
        return Log(findings=findings, whole=False)
    lines = reading.value if isinstance(reading.value, list) else []
    return log_rows(file, owner, lines, names=names)


def _items_containing(source: bytes, words: Sequence[bytes]) -> bytes:
    """Return the items of a list at the left margin that contain one of `words`."""
    found: dict[int, int] = {}
    for word in words:
        at = source.find(word)
        while at >= 0:
            start = source.rfind(b"\n- ", 0, at) + 1
            end = source.find(b"\n- ", at) + 1 or len(source)
            found[start] = end
            at = source.find(word, end)
    return b"".join(source[start : found[start]] for start in sorted(found))


def load_log(
    tree: Tree,
    owner: str,
    *,
    private: bool = False,
    names: bool = False,
    containing: Collection[str] = (),
) -> Log:
    """Read one log; a log that is not there has no rows.

    Args:
        tree: where the files are.
        owner: whose log.
        private: the one in `private/log/`.
        names: whether the rows need their names.
        containing: as of `read_log`.
    """
    file = log_file(owner, private=private)
    if tree.kind(file) == "missing":
        return Log()
    return read_log(tree, file, owner, names=names, containing=containing)


def unopened(file: str, why: str) -> Finding:
    """Return F09 for what is no readable file inside the workspace; `why` is a `Kind` of file."""
    return finding("F09", Place(file), variant=why)


def _source(tree: Tree, file: str) -> bytes | Finding:
    """Return the bytes of a file, or F09 where it is none that may be read."""
    kind = tree.kind(file)
    if kind != "regular":
        return unopened(file, kind)
    try:
        return tree.read(file)
    except OSError:
        return unopened(file, "unreadable")


def _findings(file: str, reading: Reading) -> tuple[Finding, ...]:
    return tuple(_finding(file, problem) for problem in reading.problems)


def _finding(file: str, problem: Problem) -> Finding:
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
