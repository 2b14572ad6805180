"""A report as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.

The words stand in `page`, the pictures in `charts`, the layout in `templates/report`; here they
meet. Links to other reports are up to who has other reports: see `Site`.
"""

from borgen.render.html.page import html_page, html_report, html_view
from borgen.render.html.placing import Answer, Excerpt
from borgen.render.html.site import Link, Site

__all__ = ["Answer", "Excerpt", "Link", "Site", "html_page", "html_report", "html_view"]
