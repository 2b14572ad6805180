"""Reports for the terminal, laid out with rich: calm, aligned, plain when piped.

The words stand in `page`; here are widths, signs and the one colour.
"""

from borgen.render.text.sheet import text_page, text_report

__all__ = ["text_page", "text_report"]
