"""Tell how many of the quotes that were read by hand are rightly attributed now.

``python tests/people/check_quotes.py FOLDER [VERDICTS]`` reads ``FOLDER/<collection>.jsonl.gz``.
Who spoke is what the verdict says: the speaker found then where that was right, else the names of
``label``, which are several where words are said jointly, none where the text names nobody, and
null where the words are no quote.  A quote is known by a place in which some of its words begin.
One that is not found any more counts as wrong, unless it is none; so does one in more or fewer
``pieces`` than the verdict tells, where it was joined with another's.
"""

import json
import sys
from pathlib import Path

from measure import heard_in, tell

from index.people import identify, name_key, spoken
from index.people.authority import everyone
from index.release import ReleaseId

HERE = Path(__file__).resolve().parent


def is_same(told: list[str] | None, wanted: list[str] | None) -> bool:
    """Whether the names are the same, or one leaves out words of the other."""
    if told is None or wanted is None or len(told) != len(wanted):
        return told == wanted
    left = [set(name.split()) for name in told]
    for name in wanted:
        words = set(name.split())
        same = next((one for one in left if one <= words or words <= one), None)
        if same is None:
            return False
        left.remove(same)
    return True


def main(folder: Path, verdicts: Path) -> None:
    """Print each quote that is wrong, and how many are right."""
    releases, said = heard_in(folder)
    known, _ = everyone(releases.values())
    right = total = named = rightly = 0
    for line in verdicts.read_text("utf-8").splitlines():
        one = json.loads(line)
        id = ReleaseId(one["id"])
        people, mentions = identify(releases[id], known.get(id))
        names = {person.id: person.name for person in people}
        place = (one["language"], one["block"], one["start"])
        quote = next(
            (
                quote
                for quote in spoken(said[id], mentions)
                if place in {(quote.language, span.block, span.start) for span in quote.spans}
            ),
            None,
        )
        told = None if quote is None else [name_key(names[who]) for who in quote.speakers]
        if one["right"]:
            ids = [one["speaker"], *one.get("also", ())] if one["speaker"] else []
            wanted = sorted(name_key(names.get(who, who)) for who in ids)
        else:
            label = one.get("label")
            wanted = None if label is None else sorted(map(name_key, label))
        pieces = one.get("pieces")
        joined = quote is not None and pieces is not None and len(quote.spans) != pieces
        total += 1
        named += bool(told)
        if is_same(told, wanted) and not joined:
            right += 1
            rightly += bool(told)
        else:
            tell(f"    {one['id']} {one['block']}:{one['start']}  {told}, not {wanted}")
    tell(f"{right} of {total} rightly attributed; {rightly} of the {named} given to somebody")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
