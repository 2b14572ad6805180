"""The one door to Jinja: finds a template, in the workspace first, and fills it in.

Templates run in Jinja's sandbox and know nothing but the values they are given; a name that
they were not given is an error. What the values are is up to who calls.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from borgen.errors import BorgenError, UsageError
from borgen.render.options import RenderOptions

AsIs: TypeAlias = Markup
"""A text that is written as it is, for it is safe already."""

_PACKAGE: Final = Path(__file__).parents[1]
_MISSING: Final = re.compile(r"'([^']+)' is undefined|no (?:attribute|element) '([^']+)'")
_BROKEN: Final = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What a template can bring about; the sandbox's refusals are among them."""


class _Inside(FileSystemLoader):
    """Reads templates; one that a link leads out of its folder is not there."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, file, fresh = super().get_source(environment, template)
        real = Path(file).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template)
        return source, file, fresh


def template_folders(root: Path | None) -> tuple[Path, ...]:
    """Return where templates are looked for: in the workspace at `root`, then the shipped ones.

    The wheel carries the shipped ones in the package; a checkout has them at its own root.
    """
    packed = _PACKAGE / "_templates"
    shipped = packed if packed.is_dir() else _PACKAGE.parents[1] / "templates"
    own = root / "templates" if root else None
    return (own, shipped) if own and own.is_dir() and own != shipped else (shipped,)


def template_names(pattern: str, root: Path | None = None) -> tuple[str, ...]:
    """Return the templates that fit a pattern such as `init/*.yaml.j2`, in alphabetical order."""
    return tuple(
        sorted(
            {
                path.relative_to(folder).as_posix()
                for folder in template_folders(root)
                for path in folder.glob(pattern)
            }
        )
    )


def report_template(extension: str, kind: str, options: RenderOptions) -> str:
    """Return the template of a report: the one asked for, that of its kind, or that of all kinds.

    Args:
        extension: what is written: `html`, `md`.
        kind: what the report is about, such as `team`.
        options: says which template was asked for, and which workspace's own ones go first.

    Raises:
        UsageError: there is no template of the name that was asked for.
    """
    known = template_names(f"report/*.{extension}.j2", options.root)
    chosen = f"report/{options.template or kind}.{extension}.j2"
    if chosen in known:
        return chosen
    if options.template:
        stems = (Path(name).name.removesuffix(f".{extension}.j2") for name in known)
        names = tuple(stem for stem in stems if not stem.startswith("_"))
        raise UsageError("template.no_such", word=options.template, known=names)
    return f"report/page.{extension}.j2"


def template_text(name: str, root: Path | None = None) -> str:
    """Return a file among the templates as it stands, such as `report/report.css`.

    Raises:
        BorgenError: it is not there or is no text.
    """
    try:
        return _Inside(template_folders(root)).get_source(Environment(autoescape=True), name)[0]
    except (TemplateNotFound, ValueError):
        raise BorgenError("template.absent", name=name) from None


def as_is(text: str) -> AsIs:
    """Return `text` as a value that `filled` does not quote; it has to be safe already."""
    return Markup(text)  # noqa: S704 - whoever calls answers for it


def filled(
    name: str,
    values: Mapping[str, object],
    *,
    quote: Callable[[str], str],
    root: Path | None = None,
) -> str:
    """Return the template `name` filled in with `values`.

    Args:
        name: the way to it from the folder of templates, `report/team.md.j2`.
        values: what the template may speak of.
        quote: makes a text safe in the format that is written; everything that is filled in
            passes through it once, what the template says itself never does.
        root: the workspace, whose own templates go before the shipped ones.

    Raises:
        BorgenError: the template is not there or does not work.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=_Inside(template_folders(root)),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=lambda value: _quoted(value, quote),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template(name).render(values)
    except TemplateNotFound as error:
        raise BorgenError("template.absent", name=str(error.name)) from None
    except _BROKEN as error:
        raise _broken(error, name) from error


def _quoted(value: object, quote: Callable[[str], str]) -> object:
    """Return a value as text that needs no escaping any more; macros return such text already."""
    if isinstance(value, StrictUndefined) or hasattr(value, "__html__"):
        return value
    return Markup(quote(str(value)))  # noqa: S704 - `quote` is what makes it safe


def _broken(error: Exception, name: str) -> BorgenError:
    """Return what is wrong with a template in our own words."""
    place = _place(error, name)
    missing = _MISSING.search(str(error)) if isinstance(error, UndefinedError) else None
    if missing:
        return BorgenError("template.unknown_name", **place, word=missing[1] or missing[2])
    return BorgenError("template.broken", **place)


def _place(error: Exception, name: str) -> dict[str, str]:
    """Return in which template something went wrong and on which line (0 where unknown)."""
    if isinstance(error, TemplateSyntaxError):
        return {"name": error.name or name, "line": str(error.lineno)}
    lines = [(file, line) for file, line in _frames(error) if file.endswith(".j2")]
    file, line = lines[-1] if lines else (name, 0)
    return {"name": "/".join(Path(file).parts[-2:]), "line": str(line)}


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
