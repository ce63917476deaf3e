"""Given names common among those whom French and English releases name.

Never evidence alone that a run of words is a person: they back evidence that is weak by itself.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

GIVEN_NAMES: Final = frozenset(
    """
    adrien agnes alain albert alexandra alexandre alexis alice aline amelie anais andre anne
    annick antoine arnaud arthur aude audrey aurelie axel barbara beatrice benedicte benjamin
    benoit bernard berangere boris brice brigitte brune bruno camille carole caroline catherine
    cecile cedric celine charles charlotte chantal christel christelle christian christiane
    christine christophe claire claude claudine clemence clement colette coralie corinne damien
    daniel daniele david delphine denis didier dominique edith edouard eleonore elisabeth elise
    elodie emilie emma emmanuel emmanuelle eric erwan estelle etienne eva evelyne fabien
    fabienne fabrice fanny felix fernand florence florent florian franck francois francoise
    frederic frederique gabriel gaelle gautier genevieve geoffroy georges gerald gerard
    ghislaine gilbert gilles guillaume gregoire gregory guy helene henri herve hubert hugo
    hugues huguette isabelle jacqueline jacques jean jeanne jeremie jerome joel joelle jonathan
    josiane josephine judith jules julie julien juliette justine karine laetitia laura laure
    laurence laurent lea leon lionel louis louise luc lucie lucien lydie madeleine magali marc
    marcel margaux marguerite marie marielle marine marion marlene martin martine mathilde
    mathieu matthieu maud maurice max maxime melanie michel michele micheline mireille monique
    muriel murielle myriam nadege nadia nadine natacha nathalie nicolas nicole noel noelle odile
    olivia olivier pascal pascale patrice patricia patrick paul pauline philippe pierre quentin
    raphael raymond regis remi remy renaud rene roger roland romain rosine roselyne sabine
    sabrina samuel sandra sandrine sarah sebastien segolene serge severine simon solange sonia
    sophie stephane stephanie suzanne sybille sylvain sylvie tanguy therese thierry thomas
    valerie veronique victor vincent virginie viviane xavier yann yannick yves yvan yvon
    jean-baptiste jean-claude jean-francois jean-jacques jean-louis jean-luc jean-marc
    jean-marie jean-michel jean-noel jean-paul jean-philippe jean-pierre jean-yves marie-claire
    marie-christine marie-helene marie-laure marie-pierre anne-marie pierre-yves pierre-andre
    aaron adam alan alejandro alexander alfred alison allison amanda amy andrea andrew andrzej
    angela ann anna anthony antony antonio jan april ashley austin barack barry ben beth betty
    bill bob bonnie brad brandon brenda brett brian bruce bryan carl carla carlos carmen carol
    carolyn cathy charlie cheryl chris christina christopher chuck cindy colin connie craig
    cynthia dan dana daniela darren dave dean deb debbie deborah debra denise dennis diana diane
    don donald donna doris dorothy doug douglas ed eddie edward eileen elaine elena eli
    elizabeth ellen emily erica erik ernest ethan eugene evan fatima francis francisco frank
    fred frederick gary gavin geoffrey george gina gloria gordon greg harold harry heather heidi
    helen henry howard hillary hassan ian ibrahim ivan jack jackie jacob jake james jamie jane
    janet janice jason javier jay jeff jeffrey jen jennifer jeremy jerry jesse jessica jill jim
    jimmy joan joao joanne joe john johnny jon jorge jose joseph josh joshua joyce juan judy
    julia justin karen karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth
    kevin kim kristen kurt kyle larry lauren lawrence lee leo leslie linda lisa liz lloyd lori
    lou lucy luis luke lynn manuel marcia marco marcus margaret maria mariana mario marisa mark
    marsha martha marty mary matt matthew maureen megan melinda melissa michael michelle miguel
    mike mitch mohamed mohammad mohammed monica muhammad nancy naomi natalie nathan neil nick
    norman oscar pam pamela pat paula pedro peggy penny pete peter phil philip phillip rachel
    ralph ramon randy raul ray rebecca renee ricardo richard rick rob robert roberto robin
    rodney ron ronald rosa rose ross roy ruben russell ruth ryan sally sam sandy sara scott sean
    seth shannon sharon sheila shirley stacy stanley stella stephen steve steven stuart sue
    susan tammy tara ted teresa terry theodore theresa tim timothy tina todd tom tommy tony
    tracy tyler ursula vanessa vernon veronica vera vicki victoria vladimir volodymyr walter
    warren wayne wendy william zachary jens mircea josep jozef jakub johannes jorgen klaus
    karoline lars magnus mette olaf petr sergey sergei tomas urmas viktor luther angus bashar
    yasmine youssef ahmed ali omar karim rachid abbas abdel abdul abdullah abiy adama adele
    adeline adrian adriana adrienne agathe aisha ajay ajit alban alberto aleksandar aleksander
    aleksandr alessandra alessandro alex alix alma alvaro alvin amadou amandine ambroise amina
    amit ana anatole anders andreas andrej andres andy anita annie anouk anwar apolline ariana
    ariel armando armelle arne arnold arun ashish ashraf astrid aubin augustin aung aymar
    aymeric aziz baptiste barham barnabe bastien beatrix benoite bertrand beverly bilal billy
    birgit bjorn blandine bobby bojan boubacar bradley brendan brent bridget byron cameron
    candace candice capucine carissa carrie carsten cassandre celestin charline chiara christy
    clara clarence claudia clementine clifford clotilde colleen cora corentin corey cristina
    cristobal cyprien cyrielle cyril cyrille dagmar dale damir damon danielle danny dante dara
    darryl daryl deirdre derek desiree dimitri dmitri dmitry donatien doriane dragan edgar edi
    edmond edmund eduardo eglantine eliane elias elif elisa eloise emeric emil emile emine
    enrico enrique erika erin esther eugenie evelyn fabiola faustine federica felicie felipe
    fernanda fernando filip frances francesca francesco francine frankie friedrich fumio gabe
    gael gaetan gail gaspard gaston gene georgette geraldine gerhard ghislain giorgia giorgio
    giovanni giulia giuseppe glenn glenna gretchen guillermo gunter gustave gustavo gwenaelle
    gwendal hadrien hamid hanna hannah hans harald hector heiko heinz helmut herbert hilda
    hortense hugh hussein ibrahima igor ilham ines ingrid irene irina isabel isabella isidore
    ismael issa ivana ivo jadranka jaime jana janos jared jean-dominique jeanine jeannine
    joachim joanna jocelyn johanny jonas joni jordi jovan julian juliane julieta julissa jurgen
    kaja karin karla karol karolina karsten katarina kerry khadija khalid kimberly kiran kirsten
    kit krista kristin krzysztof laila lamine laurie leah leila lena leonard leonie leopold
    leopoldo libby lilian lily lina lindsay lisette loic loick lois lonnie lorna luca lucas
    lucette lucian lucienne lucretia ludivine ludovic luigi luiz lydia maciej madeline mael
    maelle maelys maggie mahamat mahmoud mamadou manfred mara marcela marcelle marcelo marcin
    marcos marek margo margrethe mariette marilyn marilyne marjorie marko markus maros marta
    marvin maryanne maryline maryse maryvonne mateusz mathis matteo maura mauricette maxence meg
    meghan mehmet melina melodie melvin mia mikhail milos min miriam miroslav moussa mustafa
    mustapha myron nabil narendra natalia nathaniel neal nenad nicolette nikolai nikos nina
    nisha noemi noemie norbert nusrat oceane odette ole oleg oleksandr ophelie oumar ousmane
    pablo paige paolo patty paulette pavel pawel perrine philomene phyllis pierre-etienne
    pierrick piotr predrag quinton radoslaw rafael raj rashad recep regina reuben reza rita
    roberta rochelle rodolphe rodrigo rolf romane romuald rosalie roslyn roxane saad salman
    salvatore samantha samir sasha sebastian seema sergio shalanda shawn sheldon shelly sidonie
    sigrid silvia silvio simone sixtine slavko soe solene stacey stefan stefano susie sven
    svetlana sylvia tamara tamika tana tarek tariq tatiana teodoro terrence terri theo thibault
    thibaut thorsten tiffany timothee tomasz tomislav travis trey trina tristan troy ugo ulrich
    ulysse umberto valentin valentine vasil venus vesna vicente viktoria violaine vivian vjosa
    vojislav volker wade wendell willie wolfgang yasmina yoann yohann yolande yoshiaki yuri
    yusuf yvette yvonne zoe zoran zuzana
    """.split()
)
