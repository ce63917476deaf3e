"""Real releases, where they are at hand: all are read, and read back from what is written."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from index.reading import Read, find, jsonlines, read

RELEASES = Path(__file__).parents[2] / "shared" / "corpora" / "releases"
FILES = sorted(find([RELEASES])) if RELEASES.is_dir() else []


@pytest.mark.skipif(not FILES, reason="put releases into ../shared/corpora/releases")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_real_releases_are_read_and_read_back(tmp_path: Path, file: Path) -> None:
    outcomes = [outcome for outcome, _ in zip(read(file, zone=UTC), range(300), strict=False)]
    assert outcomes
    versions = [outcome.version for outcome in outcomes if isinstance(outcome, Read)]
    assert len(versions) == len(outcomes)
    assert all(version.happened for version in versions)
    back = tmp_path / "back.jsonl"
    back.write_text("".join(f"{jsonlines.line(v)}\n" for v in versions), encoding="utf-8")
    assert [one.version for one in read(back, zone=UTC) if isinstance(one, Read)] == versions
