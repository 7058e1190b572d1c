"""What a page carries in itself: its style, its script, and the policy that lets it use nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files

from markupsafe import Markup

_FOOTER = """
@page{size:A4;margin:13mm 13mm 16mm;
@bottom-left{content:"TEXT";font:8px system-ui,sans-serif;color:#5a6470}
@bottom-right{content:counter(page) " / " counter(pages);font:8px system-ui,sans-serif;color:#5a6470}}
"""


def style(footer: str) -> Markup:
    """The page's style, with the text that a printed page has at its foot."""
    return Markup(_template("page.css") + _FOOTER.replace("TEXT", css_text(footer)))


def script() -> Markup:
    """The page's script: it sorts tables; without it the page says the same."""
    return Markup(_template("page.js"))


def policy(css: str, own: str = "") -> str:
    """A content security policy: this style and this script, and no request to anywhere."""
    scripts = f"; script-src 'sha256-{_digest(own)}'" if own else ""
    return f"default-src 'none'; style-src 'sha256-{_digest(css)}'{scripts}"


def css_text(text: str) -> str:
    r"""Text inside the quotes of CSS: whatever is not a plain letter or figure is escaped.

    >>> css_text('a-1"</style>')
    'a\\2d 1\\22 \\3c \\2f style\\3e '
    """
    return re.sub(r"[^A-Za-z0-9]", lambda found: f"\\{ord(found[0]):x} ", text)


def _template(name: str) -> str:
    return (files("salesperf") / "templates" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
