"""Hold borgen's reader to pure YAML 1.2 on thousands of texts: `python fuzz/agree.py [TEXTS]`.

The texts are this repository's files, plans and logs in odd styles, with slips, noise, and words as
people write them. The reference is ruamel.yaml's pure parser with the core schema of YAML 1.2, in
which days are text, and borgen's file rules: no anchors, tags, repeated keys or control characters.

With `--suite FOLDER`, a checkout of github.com/yaml/yaml-test-suite, its cases are read as well: no
crash, and none takes longer than a second. Exits with 1 where a text is read differently.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from time import process_time
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from texts import texts

from borgen.characters import CONTROLS
from borgen.load.log import line_fields
from borgen.yamltext import Reading, read
from borgen.yamltext.scalars import plain_scalar

SLOW: Final = 1.0
"""Seconds that a small text may take."""

NESTED: Final = 60
_SHOWN: Final = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "∎\n": ""}
"""How the suite writes what cannot be seen."""


class RefusedError(Exception):
    """The reference does not read a text, or a file rule forbids it."""


def reference(source: bytes) -> object:
    """Return the value of a text as the pure parser reads it."""
    try:
        text = source.removeprefix(b"\xef\xbb\xbf").decode()
        forbidden = CONTROLS.search(text) or any(map(_is_special, _pure().parse(text)))
        node = None if forbidden else _pure().compose(text)
    except Exception as error:
        raise RefusedError from error
    if forbidden:
        raise RefusedError
    return None if node is None else _shown(_value(node, 0))


def _pure() -> YAML:
    return YAML(typ="safe", pure=True)


def _shown(value: object) -> object:
    """Return a document; a mere word is none, whatever it is."""
    return value if value is None or isinstance(value, dict | list) else "a word"


def _is_special(event: Any) -> bool:  # noqa: ANN401 - the library has no types
    """Return whether an event has an anchor, an alias, a tag or a directive but YAML 1.2."""
    if any(getattr(event, name, None) for name in ("anchor", "tag", "tags")):
        return True
    return getattr(event, "version", None) not in {None, (1, 2)}


def _value(node: Any, depth: int) -> object:  # noqa: ANN401 - the library has no types
    if depth > NESTED:
        raise RefusedError
    if isinstance(node, ScalarNode):
        if node.style:
            if CONTROLS.search(node.value):
                raise RefusedError
            return node.value
        return plain_scalar(node.value)
    if isinstance(node, SequenceNode):
        return [_value(one, depth + 1) for one in node.value]
    if not isinstance(node, MappingNode):
        raise RefusedError
    found: dict[str, object] = {}
    for key, inner in node.value:
        if not isinstance(key, ScalarNode) or key.value in found:
            raise RefusedError
        if key.value == "<<" and not key.style:
            raise RefusedError
        found[key.value] = _value(inner, depth + 1)
    return found


def suite(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the cases of the public YAML suite."""
    for file in sorted(folder.rglob("*.yaml")):
        text = file.read_bytes().decode(errors="replace")
        yield "the suite's own files", text
        for case in _cases(text):
            yield "the suite's cases", case


def _cases(text: str) -> Iterator[str]:
    try:
        found = _pure().load(text)
    except Exception:  # noqa: BLE001 - the file itself was yielded already
        return
    for case in found if isinstance(found, list) else ():
        written = case.get("yaml") if isinstance(case, dict) else None
        if isinstance(written, str):
            written = re.sub("—*»", "\t", written)
            for shown, meant in _SHOWN.items():
                written = written.replace(shown, meant)
            yield written


def judged(source: bytes) -> str:
    """Return how a text is read against the reference."""
    begun = process_time()
    found = [read(source), *_as_log(source)]
    seconds = process_time() - begun
    try:
        wanted = repr(reference(source))
    except RefusedError:
        wanted = ""
    values = {"" if one.problems else repr(_shown(one.value)) for one in found}
    if seconds > SLOW:
        return "slow"
    if len(values) > 1:
        return "two readings"
    (value,) = values
    if value == wanted:
        return "alike" if value else "refused by both"
    if not wanted:
        return "read, refused by the reference"
    return "read differently" if value else "refused, read by the reference"


def _as_log(source: bytes) -> Iterator[Reading]:
    reading = read(source, item=line_fields)
    if isinstance(reading.value, list):
        yield reading


def main() -> int:
    """Read everything and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=int, nargs="?", default=12_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--suite", type=Path, help="a checkout of yaml-test-suite")
    parser.add_argument("--show", type=int, default=10, help="how many texts to show of a kind")
    asked = parser.parse_args()
    found: Counter[tuple[str, str]] = Counter()
    examples: dict[str, list[str]] = {}
    public = suite(asked.suite) if asked.suite else ()
    for kind, text in chain(texts(asked.texts, asked.seed), public):
        result = judged(text.encode(errors="surrogatepass"))
        found[kind, result] += 1
        examples.setdefault(result, []).append(text)
    results = sorted(examples)
    print("", *results, sep=" | ")
    for kind in dict.fromkeys(kind for kind, _ in found):
        print(kind, *(found[kind, result] for result in results), sep=" | ")
    for result in results:
        if result not in {"alike", "refused by both"}:
            print(f"\n{result}:")
            for text in islice(sorted(set(examples[result]), key=len), asked.show):
                print("   ", repr(text)[:300])
    return int(any(one in examples for one in ("read differently", "two readings", "slow")))


if __name__ == "__main__":
    sys.exit(main())
