"""The one door to Jinja: finds a template, in the workspace first, and fills it in.

Templates run in Jinja's sandbox and know nothing but the values they are given; a name that
they were not given is an error. What the values are is up to who calls.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from borgen.errors import BorgenError

_PACKAGE: Final = Path(__file__).parents[1]


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
        loader=FileSystemLoader(template_folders(root)),
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
    except (TemplateError, SecurityError, ArithmeticError, LookupError, TypeError) as error:
        raise BorgenError("template.broken", **_place(error, name)) from error


def _quoted(value: object, quote: Callable[[str], str]) -> object:
    """Return a value as text that needs no escaping any more; macros return such text already."""
    if isinstance(value, StrictUndefined) or hasattr(value, "__html__"):
        return value
    return Markup(quote(str(value)))  # noqa: S704 - `quote` is what makes it safe


def _place(error: Exception, name: str) -> dict[str, str | int]:
    """Return in which template something went wrong and on which line (0 where unknown)."""
    if isinstance(error, TemplateSyntaxError):
        return {"name": error.name or name, "line": error.lineno}
    lines = [(file, line) for file, line in _frames(error) if file.endswith(".j2")]
    file, line = lines[-1] if lines else (name, 0)
    return {"name": "/".join(Path(file).parts[-2:]), "line": line}


def _frames(error: Exception) -> Iterator[tuple[str, int]]:
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
