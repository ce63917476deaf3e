"""What an archive's own pairs teach: which word of one language stands for which of the other.

    versions in both languages ─align paragraphs→ ─count, learn→ pairs of words ─write→ lexicon.tsv

In goes every release that has a French and an English version; out come pairs of words, each with
how surely either stands for the other, in a file that anyone can read and that
`lexicon-corrections.txt` beside it puts right.

>>> from index.lexicon.learning import learn
>>> learnt = learn([("les élections au Kosovo", "elections in Kosovo"),
...     ("des élections libres", "free elections"), ("un Kosovo libre", "a free Kosovo"),
...     ("le ministre vote", "the minister votes"),
...     ("élections : le ministre", "minister elections"),
...     ("la presse libre vote", "the free press votes"), ("presse", "press")], least_together=2)
>>> sorted((pair.french, pair.english) for pair in learnt)[:3]
[('libre', 'free'), ('ministre', 'minister'), ('presse', 'press')]
"""

from index.lexicon.corrections import Corrections
from index.lexicon.pair import Pair

__all__ = ["Corrections", "Pair"]
