"""Draw the role phrases that are checked by hand: the same ones on every machine.

``python tests/people/draw_roles.py FOLDER OUT [SEED]`` reads ``FOLDER/<collection>.jsonl.gz``,
settles who is named over the whole folder, and writes a hundred of the mentions that have a role,
with the text around each, to ``OUT``.

The order is that of SHA-256 of the seed, the id, the language and the place of the name.
"""

from pathlib import Path

from draw_quotes import COUNT, asking, place, text_of
from measure import heard_in

from index.people import identify
from index.people.authority import everyone

SEED = "which-role-10"
AHEAD, BEHIND = 350, 350


def main(folder: Path, out: Path, seed: str) -> None:
    """Write the roles drawn, to be read by hand."""
    releases = heard_in(folder).sighted
    known, _ = everyone(releases.values())
    drawn = []
    for id, sighted in releases.items():
        people, mentions = identify(sighted, known.get(id))
        names = {person.id: person.name for person in people}
        for one in mentions:
            if one.role is not None:
                version = next(v for v, _ in sighted if v.language == one.language)
                key = place(seed, id, one.language, one.block, one.start)
                drawn.append((key, id, one, names[one.person], text_of(version, one.block)))
    drawn.sort(key=lambda one: one[0])
    with out.open("w", encoding="utf-8") as file:
        file.write(f"{len(drawn)} mentions have a role\n\n")
        for number, (_, id, one, name, text) in enumerate(drawn[:COUNT], 1):
            ahead, named = text[max(0, one.start - AHEAD) : one.start], text[one.start : one.end]
            file.write(f"##### {number} {id} {one.language} {one.block} {one.start}\n")
            file.write(f"##### {name} | {one.role}\n")
            file.write(f"{ahead}<<<{named}>>>{text[one.end : one.end + BEHIND]}\n\n")


if __name__ == "__main__":
    told = asking(__doc__, seed=SEED).parse_args()
    main(told.folder, told.out, told.seed)
