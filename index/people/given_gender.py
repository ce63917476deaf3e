"""Given names that men alone bear, or women alone: for whom « il » and « elle » may stand.

Tables only; every word is folded.  A name that both bear (Camille, Dominique, Leslie), or that is a
man's in one language and a woman's in the other (Jean, Laurence, Andrea), is in neither.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

from index.people.keys import fold
from index.people.told import Gender

_WOMEN: Final = frozenset(
    """
    abby abigail adriana agnes alexandra alice alicia aline alison allison amanda amber amelia
    amelie amy anais angela anita ann anna anne anne-marie annette annick annie antonia aude
    audrey aurelie aurore ava barbara beatrice becky belinda benedicte berangere beth betty
    beverly bonnie brenda bridget brigitte brittany brune carmen carol carole carolina caroline
    carolyn carrie cassandra catherine cathy cecile cecilia celia celine chantal charlotte
    chellie cheryl chloe christel christelle christina christine cindy claudia claudine clemence
    colette coline connie coralie corinne crystal cynthia daniela daniele danielle darlene dawn
    deb debbie deborah debra delia delphine denise diana diane dina dolores donna doris dorothy
    edith eileen elaine elena eleonore elisabeth elise elizabeth ella ellen elodie elsa emilie
    emily emma emmanuelle erica erin estelle esther ethel eva evelyn evelyne fabienne fanny
    fatima fiona florence frances francoise gabriela gabrielle gaelle gail gayle genevieve
    geraldine ghislaine gina gloria grace greta gretchen gwen hannah heather heidi helen helene
    hillary huguette ines ingrid irene isabel isabella isabelle jacinda jacqueline jane janelle
    janet janice jeanette jeanne jeannette jen jennifer jessica jill joan joanne jocelyne jodi
    joni josephine josiane joyce juana judith judy julia julie juliette june justine kamala kara
    karen karine karoline kate katherine kathleen kathryn kathy katie keisha kimberly kirsten
    kristen kyrsten lael laetitia laura lauren lea leila leonore leticia letitia lilian liliana
    lillian lina linda lisa liz lori lorraine louise lucie lucille lucy luisa lydia lydie lynda
    lynne mabel madeleine magali maggie marcia marcy margaret margaux marguerite maria mariana
    marianne marie marie-christine marie-claire marie-helene marie-laure marie-pierre marielle
    marilyn marina marine marisa marjorie marla marlene marsha martha martina martine mary
    mathilde maud maureen maxine mazie meg megan melanie melinda melissa mercedes meredith mia
    michaela micheline michelle miranda mireille molly monica monique muriel murielle myriam
    nadege nadia nadine nancy naomi natacha natalie nathalie neera nell nelly nicole nina noelle
    nora norma odile olga olivia pamela pascale patricia patty paula pauline peggy penelope
    penny phyllis polly priscilla rachel ramona rebecca regine renata rhonda rita roberta
    rochelle rosa rosalie rose roselyne rosine roxane ruth sabine sabrina sally samantha sandra
    sandrine sanna sara sarah segolene selena severine shalanda sharon sheila shelley sherry
    shirley silvia simone solange sonia sonya sophie stacey stella stephanie susan susanne suzan
    suzanne suzette sybille sylvia sylvie tamara tammy tanya tara tatiana teresa thelma theresa
    therese tina tricia ursula valentina valerie vanessa vera veronica veronique vicki victoria
    virginie vivian viviane wendy whitney yasmine yvette yvonne zoe zuzana
    """.split()
)

_MEN: Final = frozenset(
    """
    aaron abe adam adrien ahmed al alain alan albert alejandro alexander alexandre alfred ali
    anatole andrew andrzej andy angus anthony antoine antonio antony arnaud art arthur austin
    axel barack barry bart bashar ben benjamin benoit bernard bert bill bob boris brad brandon
    brett brian brice bruce bruno bryan cal carl carlos cedric chad charles christian christophe
    christopher chuck clark clay clement cliff cody colin cory craig curt damien dan daniel
    darren dave david denis dennis dick didier don donald doug douglas duane dwight earl ed
    eddie edouard edward elijah eliot elliot emanuel emmanuel eric erik ernest erwan ethan
    etienne eugene evan fabien fabrice felix fernand fernando florent florian francisco franck
    francois frank fred frederic frederick gary gautier gavin gene geoff geoffrey geoffroy
    george georges gerald gerard gilbert gilles glenn grant greg gregoire gregory guillaume gus
    guy hank harold harry hassan hector henri henry herb herve howard hubert hugo hugues ibrahim
    isaac ivan jack jacob jacques jake jakub james jared jason javier jay jean-baptiste
    jean-christophe jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc
    jean-marie jean-michel jean-noel jean-paul jean-philippe jean-pierre jean-yves jeff jeffrey
    jens jeremie jeremy jerome jerrold jerry jesse jim jimmy joao joaquin joe joel joey johannes
    john johnny jon jonathan jorge jorgen jose josef joseph josh joshua jozef juan jules julian
    julien justin karim keith ken kenneth kevin kirk klaus kurt kyle lance larry lars laurent
    lawrence leo leon leroy lester lionel lloyd lonnie lou louie louis luc lucien luis luke
    luther magnus malcolm manuel marc marcel marco marcus mario mark martin marvin mathieu matt
    matthew matthieu maurice mauricio maxime michael michel mick miguel mike mircea mitch
    mohamed mohammad mohammed muhammad nate nathan ned neil nelson nick nicolas noah norman olaf
    olivier omar oscar owen pascal patrice patrick paul pedro perry pete peter petr phil philip
    philippe phillip pierre pierre-andre pierre-yves preston quentin rachid rafael ralph ramon
    randy raphael raul ray raymond reggie regis remi remy ricardo rich richard rick rob robert
    roberto rod rodney roger roland romain roman ron ronald roy ruben russ russell ryan sal
    salvador samuel scott sean sebastien serge sergei sergey seth shane shawn sherrod simon stan
    stanley stephane stephen steve steven stuart sylvain tanguy ted terrence theodore thierry
    thomas tim timothy todd tom tomas tommy tony trent trevor ty tyler urmas vernon victor
    viktor vincent vladimir volodymyr wally walter warren wayne wes wesley will william willie
    xavier yann yannick youssef yvan yves yvon zachary
    """.split()
)


_KNOWN: Final = _WOMEN | _MEN


def is_known(given: str) -> bool:
    """Whether a word is a given name whose gender is known."""
    return fold(given) in _KNOWN


def gender_of_given(name: str) -> Gender | None:
    """Whose the first of the names is; None where both bear it, or nobody knows.

    >>> gender_of_given("Anne Vasseur"), gender_of_given("Camille Vasseur"), gender_of_given("Ruge")
    ('f', None, None)
    """
    words = name.split()
    if len(words) == 1:
        return None
    first = fold(words[0])
    if first in _WOMEN:
        return "f"
    return "m" if first in _MEN else None
