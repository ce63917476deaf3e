"""Has every kind of page judged by others: the Nu HTML checker, axe-core, Lighthouse.

    npm install --ignore-scripts --prefix TOOLS vnu-jar lighthouse
    .venv/bin/python docs/conformance.py TOOLS

Serves the sample releases and some made here, in both languages, and writes docs/reports/pages.md.
Needs Debian's chromium, Node.js and Java beside the tools; what is not there is said to be missing.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator, Sized
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from axe_playwright_python import sync_playwright as axe
from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
REPORT = HERE / "reports" / "pages.md"
LANGUAGES = ("fr", "en")
WIDTHS = (320, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
UNFOLD = "document.querySelectorAll('details').forEach(e => { e.open = true })"

PAGES = {
    "home": "",
    "results": "?q=paix",
    "narrowed to a month": "?q=paix&date=2020-03&person=jane-ohara&not-kind=discours",
    "dates in words": "?from=juin+2020&to=last+30+days&of=published",
    "a wrong date": "?q=paix+(&from=32/13/2020&foo=1",
    "all of the people": "?person=jane-ohara&person=john-smith&people=all&per=20&page=2",
    "nothing found": "?q=zzzz&lang=fr&date=2020",
    "past the end": "?page=99",
    "release": "release/000_22f758d05eafb563",
    "release from a search": "release/row-05?q=paix&at=3",
    "release in both languages": "release/row-05",
    "why": "release/000_22f758d05eafb563/why?q=kosovo",
    "person": "person/boris-ruge",
    "people": "people",
    "suggestions": "suggest?q=de",
    "shelf": "shelf?id=000_22f758d05eafb563&id=row-05",
    "about": "about",
    "not found": "nope",
}
JUDGED = ("home", "results", "release", "person", "people", "about")
"""Those that Lighthouse is asked about; it takes half a minute for each."""

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

REVIEWED = {
    "color-contrast": (
        "axe cannot tell the background of text beside a drawing, or of a control that the browser "
        "draws: text and background are the two of the page's own dress, whose contrast is 6.9:1 "
        "or more in both schemes"
    ),
    "hidden-content": "what is folded is checked opened, by the walks of the tests",
    "target-size": (
        "a bar of the drawing may be narrower than 24 px: each stands in the table below it too, "
        "and as a box in the facet, both of full size (the exception for equivalents)"
    ),
}
"""What axe leaves to be reviewed by eye, and what the review found."""


@dataclass
class Findings:
    """What the judges said, by page and language."""

    html: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    violations: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    incomplete: dict[str, set[str]] = field(default_factory=dict)
    scores: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def main() -> None:
    """Serve, ask the judges, write the report."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the one argument
        sys.exit(__doc__)
    tools = Path(sys.argv[1])
    found = Findings()
    with served() as address:
        checked_html(address, tools / "node_modules/vnu-jar/build/dist/vnu.jar", found)
        written(found)
        checked_access(address, found)
        written(found)
        scored(address, tools / "node_modules/.bin/lighthouse", found)
    written(found)


def written(found: Findings) -> None:
    """Write what is known by now; the last judge is slow."""
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(report(found)) + "\n", encoding="utf-8")
    print(REPORT, flush=True)


@contextmanager
def served() -> Iterator[str]:
    """The address of a server of the sample releases and of the made ones."""
    communique = Path(sys.executable).parent / "communique"
    with tempfile.TemporaryDirectory() as aside:
        made = Path(aside) / "made.jsonl"
        made.write_text("".join(f"{json.dumps(one)}\n" for one in releases()), encoding="utf-8")
        command = [communique, "--data", Path(aside) / "data"]
        subprocess.run([*command, "index", HERE.parent / "seeds", made], check=True)
        environment = {**os.environ, "COMMUNIQUE_BUDGET": "60000"}
        server = subprocess.Popen(
            [*command, "serve", "--port", "0"], stdout=subprocess.PIPE, env=environment
        )
        try:
            assert server.stdout  # noqa: S101 - asked for above
            yield server.stdout.readline().decode().split()[-1]
        finally:
            server.terminate()
            server.wait()


def releases() -> Iterator[dict[str, str]]:
    """Forty releases in both languages, over three years, with two officials."""
    for number in range(40):
        day = f"{2019 + number // 14}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        both = {
            "id": f"row-{number:02}",
            "date": day,
            "published": day,
            "issuer": "OTAN" if number % 3 else "ONU",
            "kind": "déclaration" if number % 2 else "discours",
            "url": f"https://www.example.org/{number}",
        }
        yield both | {
            "language": "fr",
            "title": f"Déclaration n° {number} sur la paix",
            "text": "La ministre Jane O’Hara a rencontré le président John Smith à Sarajevo.\n\n"
            "« La paix est l’affaire de tous », a déclaré Mme O’Hara.",
        }
        yield both | {
            "language": "en",
            "title": f"Statement no. {number} on peace",
            "text": "Minister Jane O’Hara met President John Smith in Sarajevo.\n\n"
            "“Peace is everyone’s business,” said Ms O’Hara.",
        }


def checked_html(address: str, jar: Path, found: Findings) -> None:
    """The errors and warnings of the Nu HTML checker for each page."""
    if not jar.is_file() or shutil.which("java") is None:
        found.missing.append("the Nu HTML checker")
        return
    with tempfile.TemporaryDirectory() as aside:
        files = {}
        for number, (name, ui) in enumerate((name, ui) for name in PAGES for ui in LANGUAGES):
            file = Path(aside) / f"{number}.html"
            file.write_bytes(fetched(f"{address}{ui}/{PAGES[name]}"))
            files[file.as_uri()] = name, ui
            found.html[name, ui] = []
        command = [
            "java",
            "-jar",
            jar,
            "--format",
            "json",
            "--exit-zero-always",
            *Path(aside).iterdir(),
        ]
        told = subprocess.run(command, check=True, capture_output=True).stderr
    for one in json.loads(told)["messages"]:
        kind = one.get("subType") or one["type"]
        found.html[files[one["url"].replace("file:/", "file:///", 1)]].append(
            f"{kind}: {one['message']}"
        )


def fetched(address: str) -> bytes:
    """The page, of whatever status."""
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return bytes(error.read())


def checked_access(address: str, found: Findings) -> None:
    """What axe-core says of each page, in each language, scheme and width, all of it unfolded."""
    rules = (Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        for scheme in SCHEMES:
            for width in WIDTHS:
                context = chromium.new_context(
                    bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800}
                )
                page = context.new_page()
                for name, ui in ((name, ui) for name in PAGES for ui in LANGUAGES):
                    page.goto(f"{address}{ui}/{PAGES[name]}")
                    page.evaluate(UNFOLD)
                    page.evaluate(rules)
                    _noted(found, name, ui, page.evaluate("axe.run(document)"))
                context.close()
        chromium.close()


def _noted(found: Findings, name: str, ui: str, told: dict[str, list[dict[str, object]]]) -> None:
    """Keep what axe has found, and what it leaves to be reviewed."""
    violations = found.violations.setdefault((name, ui), set())
    violations.update(str(one["id"]) for one in told["violations"])
    for one in told["incomplete"]:
        found.incomplete.setdefault(str(one["id"]), set()).add(name)


def scored(address: str, lighthouse: Path, found: Findings) -> None:
    """The scores of Lighthouse, from 0 to 100."""
    if not lighthouse.exists():
        found.missing.append("Lighthouse")
        return
    environment = {**os.environ, "CHROME_PATH": shutil.which("chromium") or ""}
    for name in JUDGED:
        for ui in LANGUAGES:
            command = [
                str(lighthouse),
                f"{address}{ui}/{PAGES[name]}",
                "--quiet",
                "--output=json",
                f"--only-categories={','.join(CATEGORIES)}",
                "--chrome-flags=--headless=new --no-sandbox",
            ]
            told = subprocess.run(command, check=True, capture_output=True, env=environment)
            categories = json.loads(told.stdout)["categories"]
            found.scores[name, ui] = {
                key: round(100 * (categories[key]["score"] or 0)) for key in CATEGORIES
            }
            written(found)


def report(found: Findings) -> Iterator[str]:
    """The report as Markdown."""
    yield "# The pages, judged by others\n"
    yield "Made by `docs/conformance.py` from the sample releases and forty made ones; every page"
    yield "in French and in English.\n"
    for one in found.missing:
        yield f"{one} was not there when this was made.\n"
    yield "## Nu HTML checker and axe-core\n"
    yield "axe-core ran with all its rules at 320 and 1280 px, light and dark, all unfolded.\n"
    yield "| page | HTML errors and warnings, fr / en | axe violations, fr / en |\n|---|---|---|"
    for name in PAGES:
        html = [_count(found.html.get((name, ui))) for ui in LANGUAGES]
        access = [_count(found.violations.get((name, ui))) for ui in LANGUAGES]
        yield f"| {name} | {' / '.join(html)} | {' / '.join(access)} |"
    yield ""
    for (name, ui), messages in found.html.items():
        for message in messages:
            yield f"- {name}, {ui}: {message}"
    for (name, ui), ids in found.violations.items():
        for id in sorted(ids):
            yield f"- {name}, {ui}: axe {id}"
    yield "\nWhat axe leaves to the eye (`incomplete`):\n"
    for id, names in sorted(found.incomplete.items()):
        yield f"- `{id}` on {', '.join(sorted(names))}: {REVIEWED.get(id, 'not yet reviewed')}."
    yield "\n## Lighthouse\n"
    yield "Result pages ask not to be indexed, on purpose: their SEO score is lower for that.\n"
    yield f"| page | {' | '.join(CATEGORIES)} |\n|---|---|---|---|---|"
    for (name, ui), scores in found.scores.items():
        yield f"| {name}, {ui} | {' | '.join(str(scores[key]) for key in CATEGORIES)} |"


def _count(told: Sized | None) -> str:
    """How many there are, a dash where nobody was asked."""
    return "–" if told is None else str(len(told))


if __name__ == "__main__":
    main()
