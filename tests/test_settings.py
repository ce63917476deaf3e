"""The environment is read in one place, and a value that cannot be used is named."""

from __future__ import annotations

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from index.errors import SettingError
from index.settings import Settings, read

CHECKOUT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {
            f"COMMUNIQUE_{name}": ""
            for name in ("DATA", "INDEX", "TIME_ZONE", "HOSTS", "PROXIES", "BUDGET")
        },
        {"DATA": "elsewhere", "communique_data": "elsewhere"},
    ],
    ids=["nothing", "empty", "others"],
)
def test_what_is_not_set_has_its_usual_value(environment):
    assert read(environment) == Settings()
    assert Settings().data == Path("var")


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("DATA", "/srv/communique", "data", Path("/srv/communique")),
        ("INDEX", "opensearch+http://a:9200/b", "index", "opensearch+http://a:9200/b"),
        ("TIME_ZONE", "America/Toronto", "time_zone", ZoneInfo("America/Toronto")),
        ("HOSTS", "a.org, b.org  c.org", "hosts", ("a.org", "b.org", "c.org")),
        ("PROXIES", "2", "proxies", 2),
        ("BUDGET", "1200", "budget", 1200),
    ],
)
def test_every_setting_is_read(name, value, field, expected):
    assert getattr(read({f"COMMUNIQUE_{name}": value}), field) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIME_ZONE", "Mars/Olympus"),
        ("TIME_ZONE", "Europe"),
        ("TIME_ZONE", "../../etc/passwd"),
        ("TIME_ZONE", "/etc/passwd"),
        ("TIME_ZONE", "a" * 5000),
        ("TIME_ZONE", "\udcff"),
        ("BUDGET", "49"),
        ("BUDGET", "60001"),
        ("BUDGET", "0.5"),
        ("BUDGET", "²"),
        ("BUDGET", "9" * 5000),
        ("PROXIES", "-1"),
        ("PROXIES", "un"),
        ("PROXIES", "²"),
        ("PROXIES", "1.5"),
        ("PROXIES", "9" * 5000),
    ],
)
def test_a_value_that_cannot_be_used_is_named_with_its_cure(name, value):
    with pytest.raises(SettingError, match=rf"^COMMUNIQUE_{name} is .*: write "):
        read({f"COMMUNIQUE_{name}": value})


def test_only_the_command_line_hands_the_environment_on():
    files = [
        path.name
        for path in (*CHECKOUT.glob("*.py"), *CHECKOUT.glob("[isw]*/**/*.py"))
        if re.search(r"os\.environ|getenv|import environ", path.read_text("utf-8"))
    ]
    assert sorted({*files} - {"conftest.py"}) == ["communique.py"]
