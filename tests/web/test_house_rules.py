"""Rules of the room that no single page shows."""

import re
from pathlib import Path

import web

ROOM = Path(web.__file__).parent


def test_only_the_highlighter_tells_a_template_not_to_escape():
    sources = {path.name: path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py")}
    assert [name for name, text in sources.items() if "Markup(" in text] == ["highlighting.py"]
    templates = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.html")]
    assert [text for text in templates if re.search(r"\|\s*safe|autoescape", text)] == []


def test_the_dress_is_light_and_its_own():
    style = (ROOM / "static" / "communique.css").read_text(encoding="utf-8")
    assert len(style.encode()) < 20_000
    assert not re.search(r"@import|url\(|https?:", style)


def test_the_one_script_is_small_and_asks_no_other_server():
    (script,) = ROOM.rglob("*.js")
    text = script.read_text(encoding="utf-8")
    assert len(text.encode()) <= 3_000
    assert not re.search(r"https?:|//[a-z]+\.|innerHTML|eval|document\.write|cookie|Storage", text)


def test_templates_read_nothing_of_flask():
    templates = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.html")]
    found = [
        w
        for text in templates
        for w in re.findall(r"\b(?:url_for|request|session|config|g)\b\s*[.(]", text)
    ]
    assert found == []
