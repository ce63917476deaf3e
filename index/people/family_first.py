"""Names that put the family first: Xi Jinping, Yoon Suk-yeol, Kishida Fumio.

A name is read so when its first word is a family's of China, Korea or Japan and what follows is
spelt as given names of that country are.  Vietnamese names stay as they are: in Vietnam too a
person goes by the last word.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from index.people.given import GIVEN_NAMES

_CHINESE: Final = frozenset(
    """
    xi wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang
    zheng xie tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia ding
    wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan sheng zou xiong jin qin qiu
    hou bai meng long duan lei hao kong mao shao wan chang qian he han hong song geng wen tsai lai
    """.split()
)
_KOREAN: Final = frozenset(
    """
    kim lee yi rhee park pak choi choe chung jung jeong kang cho jo yoon yun jang chang lim im han
    shin sin suh seo kwon hwang ahn an song ryu yoo yu hong moon mun ban roh noh ko koh bae baek ha
    heo huh nam noh oh son woo you chun jeon joo ju sung min ri thae
    """.split()
)
_JAPANESE: Final = frozenset(
    """
    abe akiba amari asakawa aso fujii fujimoto fukuda hagiuda hamada harada hashimoto hatoyama
    hatta hayashi hirai hiroshi hosoda ichikawa ikeda inada inoue ishiba ishii ishihara ishikawa ito
    iwaya kajiyama kamikawa kan kano kato kawaguchi kawamura kihara kimura kishi kishida kitamura
    kobayashi koike koizumi komura kono kuroda maeda maehara matsuda matsumoto matsuno mimura
    miyazawa mori morimoto motegi murakami nakagawa nakamura nakasone nakatani nakayama nishimura
    nishioka noda nogami obuchi ogawa ohno okada okamoto onodera ota otsuka saito sakamoto sasaki
    sato seko shimizu suga sugiyama suzuki takagi takahashi takaichi takeda takemoto tanaka
    tanigaki tomita uchida ueda ueno wada watanabe yamada yamaguchi yamamoto yamanaka yamazaki
    yasuda yokoyama yoshida yoshino
    """.split()
)

_PINYIN: Final = re.compile(
    r"(?:(?:zh|ch|sh|ts|hs|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|uan|uai|iao|ian|an|en|in|un|ai|ei|ao|ou|ia|ie|ua|uo|ui|iu"
    r"|ue|[aeiou])){1,3}"
)
_HANGUL: Final = re.compile(
    r"(?:(?:ch|sh|kk|tt|pp|ss|jj|[bdghjklmnprstwy])?"
    r"(?:yeo|eui|wae|yae|ae|eo|eu|oe|oo|wa|we|wi|wo|ya|ye|yo|yu|ui|ou|[aeiou])"
    r"(?:ng|ck|[knlmptbsgrd](?![aeiou])|h(?![aeiou]))?){1,2}"
)
_KANA: Final = re.compile(
    r"(?:(?:ky|gy|sh|sy|j|ch|ts|ny|hy|by|py|my|ry|[kgsztdnhbpmyrwf])?[aeiou]h?(?:n(?![aeiou]))?)"
    r"{2,4}"
)

_MOST: Final = 3
"""Words of the longest such name: Yoon Suk Yeol."""


def is_family_first(words: Sequence[str]) -> bool:
    """Whether folded words are such a name.

    >>> [is_family_first(name.split()) for name in ("xi jinping", "yoon suk-yeol", "kim janey")]
    [True, True, False]
    >>> [is_family_first(name.split()) for name in ("fumio kishida", "kishida fumio", "lee wu")]
    [False, True, False]
    """
    if not 1 < len(words) <= _MOST:
        return False
    family, *given = words
    parts = [part for word in given for part in word.split("-")]
    if not all(parts):
        return False
    if family in _JAPANESE and len(given) == 1 and given[0] not in _JAPANESE:
        return _KANA.fullmatch(given[0]) is not None
    if any(part in GIVEN_NAMES for part in (*given, *parts)):
        return False
    several = len(parts) > 1
    spelt: re.Pattern[str] | None = None
    # Of two families' names the last is the family's: Jun Li
    if family in _KOREAN and (several or family not in GIVEN_NAMES | _CHINESE):
        spelt = _HANGUL if several or parts[0] not in _KOREAN | _CHINESE else None
    elif family in _CHINESE and family not in GIVEN_NAMES and len(given) == 1:
        spelt = _PINYIN if several or parts[0] not in _CHINESE else None
    return spelt is not None and all(spelt.fullmatch(part) for part in parts)
