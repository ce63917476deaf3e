"""Whether what was compiled is what the modules of a checkout are now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def outdated(root: Path = Path(__file__).parent) -> Iterator[Path]:
    """The modules that have changed since they were compiled, or are gone.

    Python would run what they were, beside what the others are now.
    """
    if not (root / "setup.py").exists():
        return  # an installed program, of which nothing changes
    for package in ("index", "search"):
        for compiled in (root / package).rglob("*.so"):
            module = compiled.with_name(compiled.name.split(".")[0])
            sources = [module.with_suffix(kind) for kind in (".pyx", ".py")]
            source = next((one for one in sources if one.exists()), None)
            if source is None or source.stat().st_mtime > compiled.stat().st_mtime:
                yield compiled if source is None else source
