"""The references of plans and logs as they were read: what an edit has to follow.

Private files and lines that do not fit count too.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from borgen.diagnostics import DocPath
from borgen.links import Links
from borgen.load.roles import source_file
from borgen.model.base import TargetKind
from borgen.model.ids import ORGANISATION, Key, Ref
from borgen.model.plan import DOCUMENTS
from borgen.model.references import FoundReference, line_references, references

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
"""What is renamed with whom; skills are not."""


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
    home, role = home_of(file, links), source_file(file).role
    found: Iterator[FoundReference]
    if isinstance(document, list):
        found = (one for n, line in enumerate(document) for one in line_references(line, (n,)))
    else:
        found = references(DOCUMENTS[role], document) if role in DOCUMENTS else iter(())
    for one in found:
        if kind := _KINDS.get(one.kind):
            yield Mention(file, one.path, kind, one.text, home)


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
