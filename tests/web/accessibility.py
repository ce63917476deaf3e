"""What axe, which checks pages for accessibility, has against the page that a browser shows."""

from pathlib import Path

import axe_playwright_python

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """The rules that the page breaks, each with what breaks it; its policy must be bypassed."""
    page.evaluate(AXE)
    answer = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    assert answer["passes"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in answer["violations"]]
