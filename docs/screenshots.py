"""Takes the pictures of the page that the documents show, from the sample releases.

    .venv/bin/python docs/screenshots.py

Every page in both languages, wide and narrow, light and dark, into docs/screenshots; needs Debian's
chromium.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
PAGES = {
    "search": "?q=s%C3%A9curit%C3%A9",
    "facets": "?q=otan&person=boris-ruge&date=2024-08",
    "dates": "?from=juin+2023&to=2024&of=updated&not-date=32/13/2020",
    "left-out": "?date=2024&not-person=boris-ruge",
    "empty": "?q=climat",
    "release": "release/000_22f758d05eafb563",
    "person": "person/boris-ruge",
    "people": "people",
    "shelf": "shelf?id=004_1c4b25704dc0e3be&id=000_22f758d05eafb563",
    "about": "about",
}
WIDTHS = (1280, 375)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main() -> None:
    """Index the samples aside, serve them, and look."""
    communique = shutil.which("communique", path=str(Path(sys.executable).parent))
    browser = shutil.which("chromium")
    if communique is None or browser is None:
        sys.exit("needs the project installed (./run setup) and Debian's chromium")
    with tempfile.TemporaryDirectory() as data:
        command = [communique, "--data", data]
        subprocess.run([*command, "index", HERE.parent / "seeds"], check=True)
        server = subprocess.Popen([*command, "serve", "--port", "0"], stdout=subprocess.PIPE)
        try:
            assert server.stdout  # noqa: S101 - asked for above
            address = server.stdout.readline().decode().split()[-1]
            take(address, browser)
        finally:
            server.terminate()
            server.wait()


def take(address: str, browser: str) -> None:
    """A picture of each page, named by page, language and width, and `dark` where it is."""
    folder = HERE / "screenshots"
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser)
        for width, scheme in product(WIDTHS, SCHEMES):
            page = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
            end = "-dark" if scheme == "dark" else ""
            for interface, (name, path) in product(("fr", "en"), PAGES.items()):
                page.goto(f"{address}{interface}/{path}")
                picture = folder / f"{name}-{interface}-{width}{end}.png"
                page.screenshot(path=picture, full_page=True)
        chromium.close()


if __name__ == "__main__":
    main()
