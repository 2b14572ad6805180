"""References in plans and logs as they were read, and the changes that make them refer elsewhere.

Private files and lines that are left out of the model count too.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from borgen.diagnostics import DocPath
from borgen.errors import BorgenError
from borgen.links import Links
from borgen.load import entry_name
from borgen.load.files import Tree
from borgen.load.roles import source_file
from borgen.model.base import TargetKind
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.plan import DOCUMENTS
from borgen.model.references import FoundReference, line_references, references
from borgen.model.workspace import NAMES_FILE, SETTINGS_FILE
from borgen.yamltext import read
from borgen.yamltext.edit import Change

RefKind: TypeAlias = Literal["goal", "cycle", "factor", "person", "trajectory"]

_KINDS: Final[Mapping[TargetKind, RefKind]] = {
    "contribution": "goal",
    "goal": "goal",
    "cycle": "cycle",
    "factor": "factor",
    "trajectory": "trajectory",
    "person": "person",
    "member": "person",
    "role": "person",
}
"""What a rename follows; references to skills are not among them."""

_ROLES: Final = frozenset({"organisation", "trajectory", "team", "person", "log", "private"})
_MOST_BYTES: Final = 100_000_000


class Mention(NamedTuple):
    """A reference in a file; `owner` is whose file it is."""

    file: str
    path: DocPath
    kind: RefKind
    text: str
    owner: str


def every_document(tree: Tree, *, without: Collection[str] = ()) -> dict[str, object]:
    """Return every plan and log as it was read, except the files `without`.

    Raises:
        BorgenError: one cannot be read.
    """
    documents: dict[str, object] = {}
    for file in tree.files():
        if source_file(file).role not in _ROLES or file == NAMES_FILE or file in without:
            continue
        if tree.kind(file) != "regular":
            raise BorgenError("edit.unreadable", file=file)
        reading = read(tree.read(file), limit_bytes=_MOST_BYTES)
        if reading.problems:
            raise BorgenError("edit.unreadable", file=file)
        documents[file] = reading.value
    return documents


def mapping_in(tree: Tree, file: str) -> dict[str, Any]:
    """Return a file as it was read; empty if it is no mapping."""
    value = read(tree.read(file)).value if tree.kind(file) == "regular" else None
    return value if isinstance(value, dict) else {}


def mentions(file: str, document: object, links: Links) -> Iterator[Mention]:
    """Yield every reference in a document as it was read.

    Args:
        file: its file, which tells whose it is.
        document: a mapping of a plan, or the list of a log.
        links: the graph of the workspace.
    """
    owner, role = owner_of(file, links), source_file(file).role
    found: Iterator[FoundReference]
    if isinstance(document, list):
        found = (one for n, line in enumerate(document) for one in line_references(line, (n,)))
    else:
        found = references(DOCUMENTS[role], document) if role in DOCUMENTS else iter(())
    for one in found:
        if kind := _KINDS.get(one.kind):
            yield Mention(file, one.path, kind, one.text, owner)


def owner_of(file: str, links: Links) -> str:
    """Return whose file it is, by its present id."""
    one = source_file(file)
    return ORGANISATION if one.stem == ORGANISATION else links.owner(one.stem) or one.stem


def resolved(links: Links, mention: Mention) -> Key | str | None:
    """Return the target of a reference: a full name, or the id of a person or programme."""
    match mention.kind:
        case "goal":
            target = links.goal(mention.text, mention.owner)
        case "cycle":
            target = links.cycle(mention.text, mention.owner)
        case "factor":
            target = links.factor(mention.text, mention.owner)
        case _:
            return links.owner(mention.text) or mention.text
    return target.key if target else None


def renamed_text(text: str, key: Key) -> str:
    """Return a reference as it is written once its target is `key`; an id alone stays one."""
    return str(key) if Ref.parse(text).owner is not None else key.id


def reference_changes(
    documents: Mapping[str, object], links: Links, new_text: Callable[[Mention], str]
) -> Iterator[Change]:
    """Yield the changes of references, and of the lines whose names change with them.

    Args:
        documents: the files as read.
        links: the graph of the workspace.
        new_text: returns how a reference is written afterwards.
    """
    for file, document in documents.items():
        own = [
            Change(file, one.path, text)
            for one in mentions(file, document, links)
            if (text := new_text(one)) != one.text
        ]
        yield from own
        if isinstance(document, list) and own:
            yield from _void_changes(file, document, own)


def ignored_file_changes(tree: Tree, new_names: Mapping[str, str]) -> Iterator[Change]:
    """Yield the changes of settings that ignore findings in a file that gets a new name."""
    ignored: Any = (mapping_in(tree, SETTINGS_FILE).get("check") or {}).get("ignore") or {}
    for code, files in ignored.items():
        for index, file in enumerate(files or ()):
            if file in new_names:
                path = ("check", "ignore", code, index)
                yield Change(SETTINGS_FILE, path, new_names[file])


def _void_changes(file: str, log: list[Any], own: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes of `void` lines whose target gets another name, which is a fingerprint.

    A `void` line gets another name itself, and may have been taken back by another one.
    """
    lines = [dict(line) if isinstance(line, dict) else {} for line in log]
    old = [entry_name(line) for line in lines]
    for change in own:
        item, key, *deeper = change.path
        value: Any = change.value
        if deeper:
            value = list(lines[int(item)][str(key)])
            value[int(deeper[0])] = change.value
        lines[int(item)][str(key)] = value
    changed = True
    while changed:
        names = {before: entry_name(line) for before, line in zip(old, lines, strict=True)}
        changed = False
        for line, before in zip(lines, log, strict=True):
            of = before.get("of") if isinstance(before, dict) else None
            if of is not None and names.get(of, of) != line["of"]:
                line["of"] = names[of]
                changed = True
    for item, line in enumerate(lines):
        before = log[item].get("of") if isinstance(log[item], dict) else None
        if before is not None and line["of"] != before:
            yield Change(file, (item, "of"), line["of"])
