"""Where the files name each other, as written: every reference of a plan or a log, by its path.

Read off the documents themselves, so that private files and lines that do not fit count too.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from borgen.diagnostics import DocPath
from borgen.links import Links
from borgen.load.roles import source_file
from borgen.model.ids import ORGANISATION, Key, Ref

RefKind: TypeAlias = Literal["goal", "cycle", "factor", "person", "trajectory"]

_PLAN_KEYS: Final[Mapping[str, RefKind]] = {
    "contributes_to": "goal",
    "goals": "goal",
    "trajectory": "trajectory",
    "participants": "person",
    "members": "person",
    "groups": "person",
    "lead": "person",
    "sponsor": "person",
    "manager": "person",
    "owner": "person",
    "by": "person",
    "facilitator": "person",
}
_LOG_KEYS: Final[Mapping[str, RefKind]] = {
    "goal": "goal",
    "cycle": "cycle",
    "factor": "factor",
    "present": "person",
}


class Mention(NamedTuple):
    """A text that names something, as it stands in a file of `home`."""

    file: str
    path: DocPath
    kind: RefKind
    text: str
    home: str


def mentions(file: str, document: object, links: Links) -> Iterator[Mention]:
    """Yield every reference in a document as it was read.

    Args:
        file: its file, which tells whose it is.
        document: a mapping of a plan, or the list of a log.
        links: the graph of the workspace.
    """
    home, keys = home_of(file, links), _PLAN_KEYS
    if isinstance(document, list):
        keys = _LOG_KEYS
    for path, kind, text in _walk(document, (), keys):
        yield Mention(file, path, kind, text, home)


def home_of(file: str, links: Links) -> str:
    """Return whose file it is, by its present id."""
    one = source_file(file)
    return ORGANISATION if one.stem == ORGANISATION else links.owner(one.stem) or one.stem


def meant(links: Links, mention: Mention) -> Key | str | None:
    """Return what a reference leads to today: a full name, or a person's or programme's id."""
    match mention.kind:
        case "goal":
            target = links.goal(mention.text, mention.home)
        case "cycle":
            target = links.cycle(mention.text, mention.home)
        case "factor":
            target = links.factor(mention.text, mention.home)
        case _:
            return links.owner(mention.text) or mention.text
    return target.key if target else None


def renamed_text(text: str, key: Key) -> str:
    """Return a reference as it is written once it leads to `key`: bare where it was bare."""
    return str(key) if Ref.parse(text).owner is not None else key.id


def _walk(
    node: object, path: DocPath, keys: Mapping[str, RefKind]
) -> Iterator[tuple[DocPath, RefKind, str]]:
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _walk(item, (*path, index), keys)
    elif isinstance(node, dict):
        for name, inner in node.items():
            if name in keys:
                yield from _named(inner, (*path, name), keys[name])
            if not name.startswith("x-"):
                yield from _walk(inner, (*path, name), keys)


def _named(node: object, path: DocPath, kind: RefKind) -> Iterator[tuple[DocPath, RefKind, str]]:
    """Yield the texts behind a key: one, a list, lists of lists, or members with their days."""
    if isinstance(node, str):
        yield path, kind, node
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from _named(item, (*path, index), kind)
    elif isinstance(node, dict) and kind == "person" and isinstance(node.get("id"), str):
        yield (*path, "id"), kind, node["id"]
