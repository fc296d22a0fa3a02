"""How the pages of docs/ become a site: `make docs`; docs/decisions/0036 says why so."""

from __future__ import annotations

import sys
from pathlib import Path

import musnad

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

project = "Musnad"
author = copyright = "The Musnad developers"
version = release = musnad.__version__
language = "en"

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx_click",
    "directions",
]
exclude_patterns = ["site", "schema"]
root_doc = "index"

# Headings down to the third level have the anchors that they have where the repository is browsed.
myst_heading_anchors = 3
# Pictures that say how wide they are.
myst_enable_extensions = ["html_image"]
# Code names its language, or has none to be coloured by.
highlight_language = "none"

# In docstrings `name` is code, as in Markdown.
default_role = "code"
# The component's page needs no spaCy; its names are shown as they are written.
autodoc_mock_imports = ["spacy"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 72
napoleon_numpy_docstring = False
napoleon_use_ivar = True
napoleon_custom_sections = ["Not handled", "Source"]

html_theme = "furo"
html_title = "Musnad"
html_static_path = ["static", "../../src/musnad/export/fonts"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
# The theme's colours, those of the report (src/musnad/export/style.css).
html_theme_options = {
    "light_css_variables": {
        "font-stack": '"IBM Plex Sans Arabic", system-ui, sans-serif',
        "font-stack--monospace": '"Terminal Arabic", ui-monospace, "DejaVu Sans Mono", '
        "Menlo, Consolas, monospace",
    },
}
