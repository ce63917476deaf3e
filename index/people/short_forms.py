"""First names and the short forms that they go by, in both languages.

Two first names that are the same or short for the same *may* be one person's.
They are never proof of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

_SHORT: Final = """
    joseph: joe jo joey
    robert: bob rob bobby robbie bert
    william: bill will billy willie liam
    richard: dick rick rich ricky
    james: jim jimmy jamie
    john: jack johnny jon
    jonathan: jon
    thomas: tom tommy thom
    michael: mike mick mickey micky
    christopher: chris kit
    charles: charlie chuck chas
    edward: ed eddie ted ned
    theodore: ted teddy theo
    anthony: tony
    antony: tony
    antonio: tony toni
    daniel: dan danny
    david: dave davey
    donald: don donnie
    douglas: doug
    andrew: andy drew
    alexander: alex sasha
    alexandre: alex
    alexandra: alex sandra
    alejandro: alex ale
    benjamin: ben benji
    samuel: sam sammy
    matthew: matt
    matthieu: mat
    patrick: pat paddy
    patricia: pat patty trish patti
    peter: pete
    philip: phil
    phillip: phil
    philippe: phil
    stephen: steve
    steven: steve
    stephane: steph
    timothy: tim
    kenneth: ken kenny
    gregory: greg
    jeffrey: jeff
    geoffrey: geoff jeff
    ronald: ron ronnie
    raymond: ray
    lawrence: larry
    laurence: larry
    leonard: len lenny leo
    nicholas: nick nico
    nicolas: nico nick
    nathaniel: nate nat nathan
    nathan: nate
    zachary: zach zack
    joshua: josh
    jacob: jake
    bradley: brad
    frederick: fred freddie rick
    frederic: fred
    francis: frank fran
    francisco: frank paco
    franklin: frank
    gerald: jerry gerry
    jerome: jerry
    eugene: gene
    harold: hal harry
    henry: hank harry
    albert: al bert
    alan: al
    alfred: al fred
    arthur: art
    walter: walt wally
    vincent: vince
    victor: vic
    russell: russ
    randall: randy
    leslie: les
    maxwell: max
    maximilian: max
    maxime: max
    mitchell: mitch
    norman: norm
    oliver: ollie
    olivier: oliver
    sebastian: seb
    sebastien: seb
    vladimir: vova
    volodymyr: vova
    elizabeth: liz beth betty lizzie eliza lisa
    katherine: kate kathy katie kat kathryn
    catherine: cathy kate cath
    kathleen: kathy kate
    margaret: maggie meg peggy
    barbara: barb babs
    deborah: deb debbie
    debra: deb debbie
    jennifer: jen jenny
    jessica: jess jessie
    kimberly: kim
    pamela: pam
    rebecca: becky becca
    susan: sue susie
    suzanne: sue suzy
    theresa: terry tess
    teresa: terry tess
    victoria: vicki vicky tori
    virginia: ginny
    nancy: nan
    abigail: abby
    alison: ali
    amanda: mandy
    angela: angie
    christina: chris tina
    christine: chris tina
    cynthia: cindy
    dorothy: dot dottie
    jacqueline: jackie
    judith: judy
    melissa: missy
    samantha: sam
    sandra: sandy
    valerie: val
    veronica: ronnie
    ursula: uschi
    emmanuel: manu
    emmanuelle: manu
    manuel: manny manu
    dominique: dom
    mohammed: mohamed mohammad muhammad mohamad muhamed
    abdallah: abdullah
    abdel: abdul abd
    yousef: youssef yusuf yousuf
    hussain: hussein husain hussayn
    sergei: sergey serge serguei
    dmitri: dmitry dmitriy
    yuri: yury
    mikhail: mikhael
    aleksandr: alexander aleksander oleksandr
    aleksandar: alexander
"""


def _related() -> dict[str, frozenset[str]]:
    """Each name with the others that it may stand for."""
    related: dict[str, set[str]] = defaultdict(set)
    for line in _SHORT.strip().splitlines():
        long, _, short = line.strip().partition(":")
        for form in short.split():
            related[long].add(form)
            related[form].add(long)
    return {name: frozenset(others) for name, others in related.items()}


_RELATED: Final = _related()

_FORM: Final = 2
"""Letters from which a name is a form of its own, and no initial: Jo, Ed."""


def are_compatible(one: str, other: str) -> bool:
    """Whether two folded first names may be one person's: equal, an initial of it, short for it.

    >>> are_compatible("joe", "joseph"), are_compatible("p", "peter"), are_compatible("jo", "jill")
    (True, True, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _FORM:
        return long.startswith(short)
    return short in _RELATED.get(long, ())
