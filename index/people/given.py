"""Given names common among those whom French and English releases name.

Never evidence alone that a run of words is a person: they back evidence that is weak by itself.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = frozenset(
    """
    adrien agnes alain albert alexandra alexandre alexis alice aline amelie anais andre anne annick
    antoine arnaud arthur aude audrey aurelie axel barbara beatrice benedicte benjamin benoit
    bernard berangere boris brice brigitte brune bruno camille carole caroline catherine cecile
    cedric celine charles charlotte chantal christel christelle christian christiane christine
    christophe claire claude claudine clemence clement colette coralie corinne damien daniel daniele
    david delphine denis didier dominique edith edouard eleonore elisabeth elise elodie emilie emma
    emmanuel emmanuelle eric erwan estelle etienne eva evelyne fabien fabienne fabrice fanny felix
    fernand florence florent florian franck francois francoise frederic frederique gabriel gaelle
    gautier genevieve geoffroy georges gerald gerard ghislaine gilbert gilles guillaume gregoire
    gregory guy helene henri herve hubert hugo hugues huguette isabelle jacqueline jacques jean
    jeanne jeremie jerome joel joelle jonathan josiane josephine judith jules julie julien juliette
    justine karine laetitia laura laure laurence laurent lea leon lionel louis louise luc lucie
    lucien lydie madeleine magali marc marcel margaux marguerite marie marielle marine marion
    marlene martin martine mathilde mathieu matthieu maud maurice max maxime melanie michel michele
    micheline mireille monique muriel murielle myriam nadege nadia nadine natacha nathalie nicolas
    nicole noel noelle odile olivia olivier pascal pascale patrice patricia patrick paul pauline
    philippe pierre quentin raphael raymond regis remi remy renaud rene roger roland romain rosine
    roselyne sabine sabrina samuel sandra sandrine sarah sebastien segolene serge severine simon
    solange sonia sophie stephane stephanie suzanne sybille sylvain sylvie tanguy therese thierry
    thomas valerie veronique victor vincent virginie viviane xavier yann yannick yves yvan yvon
    jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc jean-marie
    jean-michel jean-noel jean-paul jean-philippe jean-pierre jean-yves marie-claire marie-christine
    marie-helene marie-laure marie-pierre anne-marie pierre-yves pierre-andre aaron adam alan
    alejandro alexander alfred alison allison amanda amy andrea andrew andrzej angela ann anna
    anthony antony antonio jan april ashley austin barack barry ben beth betty bill bob bonnie brad
    brandon brenda brett brian bruce bryan carl carla carlos carmen carol carolyn cathy charlie
    cheryl chris christina christopher chuck cindy colin connie craig cynthia dan dana daniela
    darren dave dean deb debbie deborah debra denise dennis diana diane don donald donna doris
    dorothy doug douglas ed eddie edward eileen elaine elena eli elizabeth ellen emily erica erik
    ernest ethan eugene evan fatima francis francisco frank fred frederick gary gavin geoffrey
    george gina gloria gordon greg harold harry heather heidi helen henry howard hillary hassan ian
    ibrahim ivan jack jackie jacob jake james jamie jane janet janice jason javier jay jeff jeffrey
    jen jennifer jeremy jerry jesse jessica jill jim jimmy joan joao joanne joe john johnny jon
    jorge jose joseph josh joshua joyce juan judy julia justin karen karl kate katherine kathleen
    kathryn kathy katie keith kelly ken kenneth kevin kim kristen kurt kyle larry lauren lawrence
    lee leo leslie linda lisa liz lloyd lori lou lucy luis luke lynn manuel marcia marco marcus
    margaret maria mariana mario marisa mark marsha martha marty mary matt matthew maureen megan
    melinda melissa michael michelle miguel mike mitch mohamed mohammad mohammed monica muhammad
    nancy naomi natalie nathan neil nick norman oscar pam pamela pat paula pedro peggy penny pete
    peter phil philip phillip rachel ralph ramon randy raul ray rebecca renee ricardo richard rick
    rob robert roberto robin rodney ron ronald rosa rose ross roy ruben russell ruth ryan sally sam
    sandy sara scott sean seth shannon sharon sheila shirley stacy stanley stella stephen steve
    steven stuart sue susan tammy tara ted teresa terry theodore theresa tim timothy tina todd tom
    tommy tony tracy tyler ursula vanessa vernon veronica vera vicki victoria vladimir volodymyr
    walter warren wayne wendy william zachary jens mircea josep jozef jakub johannes jorgen klaus
    karoline lars magnus mette olaf petr sergey sergei tomas urmas viktor luther angus bashar
    yasmine youssef ahmed ali omar karim rachid
    """.split()
)
