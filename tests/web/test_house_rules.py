"""Rules of the room that no single page shows."""

import re
from pathlib import Path

import web

ROOM = Path(web.__file__).parent
TEMPLATES = [path.read_text(encoding="utf-8") for path in (ROOM / "templates").iterdir()]


def test_templates_are_of_kinds_that_are_escaped():
    assert {path.suffix for path in (ROOM / "templates").iterdir()} <= {".html", ".xml"}


def test_the_only_script_in_a_page_is_a_file_of_ours_or_a_block_of_data():
    found = [tag for text in TEMPLATES for tag in re.findall(r"<script.*?</script>", text)]
    assert set(found) == {
        '<script src="{{ script }}" defer></script>',
        '<script type="application/ld+json">{{ page.article|tojson }}</script>',
    }
    assert not [text for text in TEMPLATES if re.search(r"<style|\son[a-z]+=|\sstyle=", text)]


def test_only_the_highlighter_tells_a_template_not_to_escape():
    sources = {path.name: path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py")}
    assert [name for name, text in sources.items() if "Markup(" in text] == ["highlighting.py"]
    assert [text for text in TEMPLATES if re.search(r"\|\s*safe|autoescape", text)] == []


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
    found = [
        w
        for text in TEMPLATES
        for w in re.findall(r"\b(?:url_for|request|session|config|g)\b\s*[.(]", text)
    ]
    assert found == []
