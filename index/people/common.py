"""Words that releases write small far more often than large, and that are nobody's surname there.

A name of which every word is one of them is none, unless an honorific stands before it:
"Block Grants", « Performance Industrielle ».

A table only; every word is folded.
Counted over the releases of the White House and of the French ministry of ecology: in small letters
in six releases or more, with a capital in two or more, and never after a given name.
"""

# ruff: noqa: SIM905 - a table of words reads best as words

from __future__ import annotations

from typing import Final

COMMON_WORDS: Final = frozenset(
    """
    abandoned ability able abortion above abroad absent absolutely abuse abusers abuses academia
    academic academies accelerate accelerated accelerateur accelerating accelerer acceptance
    acces access accessibilite accessibility accessible accessing accession accident accidents
    accompagnee accompagnement accompagner according account accountability accountable
    accounting accreditation accreditations accurate achievement achievements achieving
    acknowledging acquisition acquisitions across acte acteur acteurs activated activating
    active actively activists activities activity actor actors acts adapt adaptation adapter
    adaptez adaptive add addiction adding additionally address addressed addresses adds ademe
    adjunct administrative administrators admissions adolescents adopter adoptes adopting
    adoption adresse adult adults advance advanced advancement advantage advice advocacy
    advocate advocates aerial aerien aeroports aerospace affecting affiliated affirmative
    affirming affordability afterschool again against age agences agencies agent agents ages
    aggression aggressive aging agir agreements agricoles agriculteurs agricultural ahead aider
    aids ailleurs aim airborne aircraft aire aires airline airlines airports ait alert aligning
    allee aller alliances allied allocations allow allowing alma almost along alongside alors
    already alternate alternative alternatives although altogether alumni ambition ambitions
    ambitious amelioration ameliorer amenagements amended amendment amendments amid amis among
    amorce amplifier analyses analysis analytics analyze anchor animal anime annex anniversary
    annonce annoncee annonces announcement announcements annual another answered answers
    anticipate anticorruption antisemitism antitrust anyone app appeal appeals appel appellate
    applause applicants application applications applied apply applying appoint appointee
    appointing appointments appraisal appreciate apprenticeship approach approaches
    appropriations approval approved approximately apres-midi arbitration arc architects
    architecture archives area areas armed arms around arrangement arret arrive articles
    artificial artillery artists arts ask asked asking assault assess assessing assessment
    assessments assets assignment assignments assises assist assistance assistants assisted
    assister assisting assistive associated associations associer assurance assurer asylum
    at-home at-risk atelier ateliers atmosphere atmospheriques atout atrocities attache attack
    attacks atteindre attendance attendees attention attentive attorneys au-dela aucun aucune
    audience audit augmentation augmenter australes autant authorities authorization authorized
    authorizes auto automakers automated automatic automotive autonome autonomes autonomous
    autonomy autorite autour autoworkers autre autrement autres availability available avenir
    average averages avion avoid avoided avoiding avoir award award-winning awarded awarding
    awards aware awareness axe ayant babies baby backlog bad badge balanced ballistic ban
    banking bankruptcy banning banques bar bargain bargaining barriers bars bas bas-carbone base
    based basis basketball bassin batiment batiments batteries battery bear beat beating
    beaucoup beautiful becoming bed beef beginning behavioral behind being belief belle below
    bench benchmark beneficiaires benefit benefits bercy between beyond bias bicyclette bid bien
    bilan bilateral bilaterally bilingual billion billionaires billions bills bio biodiversity
    biofuels biogaz biological biologique biology biomasse biomedical biosecurity biotechnology
    birth bis bisexual bleue blind block blockchain blocking blood blueprint boards body bold
    bolster bolstering bombing bonds bono books boom boost boosted booster boosters boosting
    boosts border borders born borrowers boucle boucles bound box boys brain brands bras
    breakfast breaking breakthrough breast breathe bridges bridging brief bring bringing brink
    broad brothers brownfield budgeting budgets builders building builds built burdens burn bus
    buses business businesses buy buybacks buying cabinet-level cable cadre cafe called calling
    campaign campaigns campus campuses canal cancers cap capabilities capacity capital capitale
    capping caps capture carbone card career careers caregivers caregiving caring carrier
    carriers cars case cases catalyze catalyzing category cattle cause causes cela celebration
    celebrations cell celle celle-ci celles celles-ci cellular cellule celui celui-ci census
    centennial centered centers centrale centrality centres centuries century cependant
    ceremonie ceremonies ceremony certain certaines certainly certains certificate certification
    certifications certificats certified ceux ceux-ci chacun chaine chaired chairs challenges
    challenging chambres champ champion champions champs change changement changer changing
    channel chantier character charge charged chargee chargers charges charging charitable
    charting chasseurs chaudiere chaufferie check chemical chemicals chemin chemistry cheque
    chiffres child childcare childhood children chip chips choice choices choisir choose chronic
    churches cinq circle circuits circulaire circular circumstances citizen citizens citizenship
    citoyenne civic civil civile civilian claim claims clarifying classe classes classroom
    cleaner cleaning cleanup clear clearance clearinghouse clearly click client climate-smart
    clinic clinical clinics cliquez close closer closing closure club clubs cluster co-chaired
    co-construit co-host coach coal coalitions coast coastal cocaine code codes coeur coffee col
    cold collaborate collaborating collaboration collaborative collapse colleague collecte
    collection collections collective collectively collectivite colleges colloque color com
    combat combating combatting combined combustibles come coming comites commemoration comment
    commercial commissioned commissions commit commitment commitments commits committed
    committees committing commodities commodity commonsense commonwealth commun communal
    communautes communes communication communications community-led como compact compagnie
    comparative compare compared compensation compete competence competences competition
    competitive complaint complete complex compliance component components compose composition
    comprehensive compte comptes computer computing concentrated concentration concept concern
    concerning concerns concert concertation concessional conciliation conclusion conclusions
    concours concretement concu concurrently condemning conditions conduct conducted conducteurs
    conducting conferences confiance confidence confirm confirmation confirmed confirming
    conflict conflicts conformement confront confronting congestion congres connaissance
    connaissances connaitre connect connected connecting connection connections connectivity
    conscience consciente conscients conseils consensus consent consequences conservation
    conserve consider considerations considering consignations consistent consolidated
    consolidation consommation consommer consortium constituents constitutional constraints
    constructing construction construire construit consular consult consultant consultation
    consultations consultative consulter consultez consulting consumer consumers container
    contaminants contemporary content continent continental continuation continue continued
    continuing continuum contract contracting contractors contrairement contrat contrats
    contributing contribution contributions control controle controlled controls convene
    convenient convening conventional conventions convergence conversation conversations
    conversion cooling cooperate cooperating cooperation cooperative coordinate coordinated
    coordinating coordinators copropriete cops core cornerstone coronavirus corporate
    corporations correctional corridor corridors corrupt corruption costs cotes councils
    counseling counselors count counter countering counties countries country coup courage
    courte courts cover coverage covered covoiturage crack cracking create created creates
    creating creation creative credentials credits cree creee creer crew crews crime criminal
    criminals crise crises crisis criteria critical critically critics croissance cross-agency
    cross-border cross-sector cruel cryptography cultural cum curbing currency current currently
    curriculum customer customers customs cut cuts cutting cyber cybercrime cybersecurity
    cyberspace cycle cycles dad daily dairy damage dangerous database deadline dealers
    deambulation death deaths debat debate debris debt debut decade decades decarbonation
    decarboner decency dechets decider decision decouverte decouvrez dedicated deep deepening
    deeper defeat defend defender defenders defending defenses deferred deficit defining definir
    definition definitions deforestation degrading degree degrees deja dejeuner delegation
    deliver delivered delivering delivery demand democracies democracy democratic democratie
    demonstrate demonstrated demonstrating demonstration demonstrations demontrer demultiplier
    denial dental dentists deny denying depart departemental departementale departements
    departments departs departure depassement dependence dependent deploiement deploy deployer
    deploying deployment deposit depot depots depression design designated designating
    designation desk desormais despite destination destruction detailing details detection
    detention deter determination determined deterrence deux deuxieme devant develop developed
    developers developing developmental developments developper device devices diabetes
    diagnosed diagnostic diagnostics dialogue dialogues diaspora did diesel different
    differentes difficulty diffusion dignity diminuer diplomacy diplomatic direct directed
    directing directions directive directives directly directoire directorate directs
    disabilities disability disabled disadvantaged disarmament disasters disclosure discovery
    discrimination discriminatory discuss discussion discussions disease diseases disinvestment
    dismantling disorder disorders disparate disparities disparity displaced dispositif
    dispositifs dispute disrupt disruption disruptions disruptive distinction distress
    distressed distribute distributed distributing distribution districts diverse diversifying
    diversion diversite diversity divided division divisions dix docks doctorate doctors
    document documents does doing dollars domain domaine domestic domestically donate donating
    donnees donner donor donors door doses dote douanes double doubled doubling doulas douze
    down dozens dramatically drastically drawing dream dreams drill drinking drive driven
    drivers driving droit drone drought drug drugs due durables durant duties duty earlier earn
    earned earthquake easier easily easy eat eating eau echange echanges eco ecole ecological
    ecologiques economically economics economies economiser economists ecosystem ecosystemes
    ecosystems edge edition educate educating educational educator educators effective
    effectively effectiveness effects efficiency efficient effort efforts eight eighth
    elaboration elaboree elaborer elan elargir elder elderly election elections electoral
    electrical electricity electrify electrifying electronic electronics element elementary
    elements elevate elevating eleven eligibility eligible eliminate eliminating elimination
    elites embassies embedding embodied embrace emerge emergencies emission emissions emotional
    emphasis emploi employee employer employers employing employment empower empowered
    empowering empowerment enable enabling enact enacting encourage encouraged encourager
    encourages encouraging end ending endowed enduring energie-climat energies enforce enforced
    enforcement enforcing engage engaged engagements engager engages engaging engine engineers
    engines enhance enhanced enhancement enhances enhancing enlist enlisted enough enrichment
    enroll enrollment ensemble ensuite ensure ensures ensuring enterprises entertainment
    entities entity entrainer entree entrepreneurs entreprise entreprises entretiens entry
    environ environments epidemic epidemiology equal equality equip equipment equipping
    equitable equitably equivalent era espace especially essence essential essentielle establish
    established establishes establishing establishment estate estimate estimated estimates
    etablir etablissement etablissements etant etape etendre ethical ethics ethnic etre etudes
    evaluating evaluation evaluations evaluer evasion even evenement event events ever everybody
    everyday everyone everything eviction evictions evidence evidence-based evitez evolution
    exactly examen examination examine examiners example examples excellence exceptional excess
    exchange exchanges exclusion exclusionary excuse execute executing executives exemplaire
    exemple exemples exemption exercise exigence existing expand expanded expanding expands
    expansion expedite expedited expediting experience experiences experiencing experimenter
    expertise experts exploitation exploration explore explorer exploring export exposition
    expositions exposure exposures express expression extend extended extending extends
    extension extensions extensive external extreme extremism extremist eye eyes fabrique faced
    faces facilitate facilitated facilitateur facilitating facilitation faciliter facilities
    facility facing facteur factors factory facts factsheet faculty faibles failure faire fairer
    fairness fait faith-based falls families family famine far farm farmers farmland farms
    farmworkers fashion faster fastest father fatigue favoriser fear feature features federale
    federally federations federer fee feed feeding feet fellowships felony female fermer
    fermeture ferries ferroviaire fertilizer festival fete feuille feux few fewer fiber fifth
    fifty fight fighting figures file filiere filing filings filling films fin final finally
    financement financial financing find finding findings finds firearm firearms firefighter
    firefighters firefighting fires firm first-ever fiscal fiscalite fisheries fishing five
    five-year fix fixed fixer fixing flag flank fleet flexibility flexible flight floating
    floods floor flore flow flows fly flying focus focused focusing folks follow follows fond
    fonde fondee font food foods football footprint forced forecasting forestiere forestry
    forests foret forets forever forge forged forging forgiveness form format formation formerly
    forms formula forte forts forums forward fossil fostering foundational foundations founded
    founding four fragility frameworks francais francaise francaises franciliens fraud freedom
    freight frequent frequently fresh fret friendly friends friendship front frontier frontiere
    frontiers fruit fuel fueled fuels fulfilling full fully functional functions fundamental
    fundamentally funded funding funeral further furthering fusion futures gains galvanize game
    gang gap gaps garant gardens gares gas gases gasoline gathering gaz gendarmerie gender
    gender-based generating generation generations geographic geography gerer geste gestion get
    getting ghost gilets girl girls give given giving glad global globally globe goal goals
    going good-paying goodwill got gouging gouv gouvernance gouvernements gov governance
    governing governmental governments grade graduate graduated graduates grain grandparents
    grantees granting grants gratitude greater greatest greenhouse greening grid gross ground
    grounded grounds groupement groups grow growing growth guarantee guaranteed guarantees guard
    guess guidance guide guided guidelines guiding gun guns habitat halting happy harassment
    harbor hard-hit hard-pressed hardship harm harmful harms harness harnessing hate hate-fueled
    having hazard hazardous hazards heal healthcare healthier healthy hearing hearings heart
    hearts heat heating heavy heavy-duty heights heirs helicopters help helped helping helps
    herault hereby heritage hero heroes hidden high-impact high-level high-quality high-risk
    high-speed higher highest highlight highlighted highlighting highly highway highways hike
    hire hiring historic historical historically history hold holding holiday holidays holistic
    holy home homeless homelessness homeowners homeownership homes homicide hommes honor
    honorable hopefully horizon hors hospital hospital-based hospitals host hostage
    hostage-taking hosted hosting hot hotel hotels hotline hour household households houses
    however hub hubs humane humanities humanity hundred hundreds hunger hunting hurricane
    hurricanes hydrogen hydrogene hygiene ice idea ideas identification identify identifying
    identity ill illegal illicit illness illnesses imagine imaginer img immediately immigrant
    immigrants immigration immobilier immunity immunization impact impacted impacts impasse
    implement implementation implemented implementing implements implications import importance
    important importantly imports impose imposing improve improved improvement improvements
    improves improving impulsion in-person inaction inaudible inaugural incarcerated
    incarceration incentive incentives incentivize incident incidents inciter include included
    inclusion inclusive income inconsistent incorporate incorporated incorporating increase
    increased increases increasing increasingly indeed independence independent index indicators
    indigenous indispensables individual individually individuals indoor industrial industrielle
    industriels industries inegalites inequality inequitable infant infantry infants infection
    infections infectious influenced influential inform informed informer ingredients initial
    initialement initially initiate initiated initie initiee injury inland innovations
    innovative innovators innover input insecurity insertion inside insights inspection
    inspections inspectors inspire inspired installation installations installing instance
    instant instead institutes institution institutional institutions instruction instructions
    instructor instruments insurance integral integrate integrated integrating integration
    integre integrer integrity intellectual intensifier intensifying intensity intensive intent
    inter-agency interaction interactive interagency interdiction interdire interested interests
    interface interfaith intermediary intern internal interns internship intersex interstate
    interview intitule into intolerance introducing introduction invest invested investigate
    investigating investigation investigations investigative investigator investing investir
    investment investments investor investors invests invoking ira irregular isolation issu
    issue issued issuing jail jamais jardins jaune jeunes jeunesse jeux job join joining jour
    journal journalism journalists judicial judiciary jumpstart junior juris jurisdiction
    jurisdictions jury just justices justification juvenile keep keeping kids kit kitchen
    kleptocracy know knowing knowledge lab label labellise laboratoire laboratories labs lac
    lack lancee lancees lancer lances landing landlords landmark landowners lands landscape
    language languages largest largest-ever lasting later latest laude laughter launch launched
    launching launder laundering laureat laureates lawful lawmakers lawyer lawyers lead-based
    leader-level leadership leading leads learn learners learning lease leasing least leave
    leaving led left legacy legal legally legislation legislative legislator legislators
    legislature legitimacy lending lens lesbian less lessons lethal letters level levels
    leverage leveraging liability liaison liberal liberation liberer liberte liberties liberty
    libraries library licensed licenses licensing lie lien liens lifeline lifetime lifting
    lights ligne like likewise limit limited limiter limiting line lines link linking liquefied
    list liste listen listening literacy literature lithium litigation littoral live livelihoods
    lives livestock living local localement locales localities located logistics logistique loin
    lois long-term longer longue look looking lorsque loss losses lost lot low-carbon low-income
    low-wage lower lowered lowering lowers lowest lows lumiere lung lutte lutter luxury lycee
    machine made magazine mail main maintain maintaining maintenance maintenant maitrise
    maitriser majority make makers makes making malaria malicious man manage managed management
    managers managing mandate manifestation manner manufactured manufacturers manufacturing map
    mapping maps marche marginalized marines maritime maritimes marked market marketing
    marketplace marketplaces markets masking masks mass massif massive match material materials
    materiaux materiel maternal maternity math mathematics matinee matter matters maximize
    maximizing maybe meals mean meaningful measurement measures meat mecanisme mechanical
    mechanism media mediation medical medication medicine medicines mediterraneen medium
    medium-sized membership membres meme memoranda memorial menaces mental mentor mentored
    mentoring mentors menu mer merit merite message messaging metal metals meteo methane metiers
    metro mettre micro-tendu micros middle-class middle-income midi mieux migrant migrants
    migration migrations mile military milk million millions min mind mindful mineral minerals
    mines minimum mining ministeres ministerial ministries minorities minors mis misconduct mise
    misinformation miss missile missing missions misuse mitigate mitigating mitigation mixte
    mobile mobilisation mobiliser mobilization mobilize mobilizing modalites mode model models
    moderator modern modernisation moderniser modernization modernize modernizing modification
    modular moi moins mois molecular mom moment moms mondial mondiale monetary money monitor
    monitoring monkeypox montee month monthly months monuments moral moratorium morning
    mortality mortgage mot mother mothers motor mots mouvement move movement moves moving
    moyennes much multifamily multilateral multimodal multinational multiple municipal
    municipalities murdered museum museums music mutual name named narcotics narrow narrowing
    nationality nationally nationals nationwide native natural naturalization nature
    nature-based naturel naturelle naturelles naturels naval navigation navigator navigators
    neanmoins near-term nearly need needed needs negative neglected negotiate negotiations
    negotiator neige neighbor neighborhood neighborhoods neighbors neither net net-zero networks
    neuf neutrality never next nexus night nine ninth niveau nombre nominated non non-profit
    non-profits none nonprofit nonprofits norm normal norms northeast notable notably notamment
    nothing notice notification noting nouvel nouvelles nucleaire number numbers nurse nurses
    nursing nutrition objectives objets obligation observation observer obstacles obviously
    occupational occupations oceans odd off offenders offer offering officers offices official
    officials officiel offshore often oil oiseaux okay older oligarchs on-site once oncology one
    one-third one-time ongoing online only ont opening openness operating operation operationnel
    operations operator operators opinion opioid opioids opportunities opportunity optimiser
    optimize options oral ordering orderly ordre organisations organise organisee organizational
    organizations organize organized organizer organizing orientation origin originally origins
    orphan orphaned other others oui ours out outbreak outbreaks outcomes outdated outdoor
    outdoors outer outline outlined outlines outlook outreach outside outstanding ouvert ouverte
    overall overcome overdose overseas oversight overview own owned owners ownership oxygen
    package packaging paid paiement paint pair paired pandemic pandemics panel paper papers
    paquet para parallelement parc parce parcours parcs parent parents parfois parishes
    parisienne parity parliamentary parmi part partagee partenaires partenariat partenariats
    partial participates participatif participating participation particularly particulate
    particuliers parties partnered partnering partnership partnerships partout pas pass passage
    passed passenger passengers passer passes passing passionate past patent patents path
    pathway pathways patient patients patrimoine patriotic patrol pave pavillon pay paycheck
    paying payment payments paysages pdf peaceful peak peche pecheurs pediatric pediatricians
    peer penalties pensez pension pensions people peoples per percent perfect performance
    performing perhaps period periode permanence permanent permanente permanently permettre
    permit permits permitting persistent person personal personne personnel personnes persons
    perspectives perturbations petites petrole petroleum pharmaceutical pharmacies pharmacy
    phase philanthropic philanthropies philanthropy phone physical physician physicians physics
    pic picture pied pilier pillar pillars pills pilot pilote piloting pionniers pipeline pipes
    placee placement placer places plage plaine planete planned planner planning plans plastic
    plastics plastique plastiques plate-forme plateau plateforme plateformes platform platforms
    platoon playbook player players playing pledge pledges pleniere plugging pluralism
    pluriannuelle plus png pointe points poles police policies policing policymaking polio
    political politics politiques polluants pollution pool poor pop-up populaire population
    populations por portable portal porte portee portes porteur portfolio ports portuaire pose
    posed poses position positioning positionne positions positive possession possibilities
    poste postpartum postsecondary potential poultry pourquoi poursuite poursuivre pourtant
    poverty powered powering practice practices practitioner practitioners pre pre-school
    precision prediction preferences pregnant premium premiums prenant preparation prepare
    prepared preparedness preparez preparing preschool prescription presence present
    presentations presente presentee presently preservation preserve preserver preserving
    preside pressure pressures presumptive pret prevenir prevent prevented preventing prevention
    preventive previous previously prevoir prevue prices pride primary principals principe
    principles priorite priorities prioritize prioritized prioritizing priority pris prises
    prison prisons privacy private privilegier pro proactively problem procedure procedures
    proceedings process processes processing processus procurement produce produced producer
    producing product productif production productions productivity products produire profession
    professional professionals professionnel profit profitez profits programmation programming
    programs progress progressive prohibiting prohibition projection projects projets
    proliferation promise promote promoted promotes promoting promotion promouvoir propel
    properties property propos proposal proposals propose proposed proposing propulsion
    prosecuting prosecution prosecutions prospective prosperous protect protected protecting
    protection protections protective protectrice protects protegees proteger protein protocols
    provide provided provider providers provides providing provision provisions psychological
    psychology public-private publication publics publiee publique publish publishing puis pump
    purchase purchasing purpose pursuant pursue pursuing push pushing put putting quai qualified
    qualite quality quant quantum quart quartier quatre quel quelle quelles quelques quels
    quickly quittez racial racism radar radio railroad railroads raise raised raising ramp ran
    ranch ranchers range ranking ransomware rapid rapidement rapidly rappel rappelant rare rate
    rather ratification rating re-entry reach reached reaches reaching reaction reactor readily
    readiness reading ready reaffirming realise realiser realizing really reap rebate rebuild
    rebuilding receive recent recently reception recession recipient recipients reclamation
    recognition recommended reconciliation reconnaissance reconnect reconstruction record
    records recover recreation recruit recruiting recruitment recyclage recycler recycling
    redevelopment reduce reduced reducing reductions reduire reentry reestablishing referral
    refinery reflecting reform reforming reforms refuge refugee refugees regarding register
    registered registration reglementation regular regularly regulation regulations regulators
    regulatory rehabilitation reinforce reinforces reinforcing reintegration reinvigorating
    relais relance related relating relationship relationships relative released releasing
    relevant reliability reliable relief religion religious relocation remediate remediating
    remediation remember remote removal remove removing rencontres rendez-vous rendre renewable
    renewables renewal renewed renewing renforcement renforcer renouvelables renovation renover
    rent rental renters reopen reopened reopening repair repairing repairs reparer repartition
    repayment repeal repeat repenser replace replacement replenishment repondant repondre
    reporter reporting representation represented representing represents reprise reproductive
    republicain request requests require requirement requirements requires requiring researcher
    researchers reseau reseaux reservation reservations reserve reserves resettlement residence
    residency resident residential residents resilience resiliency resilient resistance resolute
    resolutions resolve resolving respect respectez respects respiratory respond responding
    responsabilite response responses responsibility responsible responsibly responsive
    ressources restart restaurant restaurants restaurer restez restitution restoration restore
    restores restoring restricted restricting restrictions resultat results retail retention
    retired retirees retirement retiring retour retours retreat retrofit retrouver return
    returning reuni reunification reunir reunis reussir revenue reverse reversing review
    reviewing reviews revised revision revisions revitalization revitalize revitalizing revoir
    revoking revolution revolving revue reward rewarding rewards rides rien right rise rising
    risks risques roadmap robust rocket role rolling roof room roots roughly round roundtable
    roundtables routier rulemaking rules run running rural rurale sacred safe safeguard
    safeguarding safeguards safely safer safety sais saisie salary salle sanctions sanitation
    satellite sauvetage save saved saving savings say scale scaling schedule schedules
    scheduling scheme scholar scholars scholarship scholarships school-based scientific
    scientifique scientists score screen screening scrutiny sea search seas season sec secondary
    secondly secours secretariat sections sector sector-based sectors secure secured securing
    securiser securities see seed seeing seek seekers segment seine-et-marne seine-maritime
    seize select selected selection semiconductor semiconductors sending seniors sens sense
    sensibiliser sensitive sent sentences sentencing separately sequestration serenite series
    serious seront serre serve serving servir session set sets setting settlement seul seulement
    seules seuls seventh several sewer sex sexual shadow share shared sharing shelter shelves
    shield shifting shingles shippers shipping shooters shooting shop shortage shortages shortly
    shot shots show showcase side sign signe significant significantly signing silence similar
    similarly simplification simplified simplifier simply simulation single single-family sinks
    sir sister sisters sites situation situe situee six sixth skilled skills slow smaller smoke
    smuggling so-called social sociale societes societies soil soit solaire solar soldiers
    soleil solid solidarite solidarites solidarity solution solve solving something sometimes
    sont soon sorry sound sources soutenir soutenue soutien sovereign sovereignty soyez soyons
    space spaces spark speakers speaking speaks specialisee specialist specialists specialized
    specialty species specific specifically specified spectrum spending spirit sponsored
    sponsors spot spouse spouses spread spur spurred spurring spurs stability stabilization
    stabilize staffing stage stakeholder stakeholders stand standard standards standing stands
    start start-up starting startup statewide station stationnement stations statistics status
    statute statutory stay stem stemming step steps stewardship stimuler stock stockpile stop
    stopping storage store stores stories strategies strategique strategist stream streamlined
    streamlining streets strength strengthen strengthened strengthening strengthens stress
    strike stringent stronger strongly structural structure struggle struggling studies study
    subject submarine submit subnational substance substances succeed success such sud-est
    sud-ouest sufficient suicide suivant suivi summa summary summits superfund superieur
    superieure supervising supervision supervisory supplement supplemental supplier suppliers
    supplies support supported supporting supportive supports surcharge sure surete surface
    surgery surges surtout surveillance survey surveys surviving survivor survivors suspension
    sustain sustainability sustainable sustained sustaining sweeping synagogue syndicat
    syndicats synergies systeme systemic table-ronde tackle tackled tackling tactical take taken
    taking talent talk talks tank tant tap tape target targeted targets taskforce tax taxation
    taxe taxes taxpayer teach teacher teachers teaching teams technicians technique techniques
    technological technologiques tel telechargez telecom telehealth telephone television tell
    telle tels temporarily temporary temps ten tenant tenants tenez-vous tenir tens term
    terminal termination terrestre territorial territoriale territoriales terror terrorism
    terrorist test testing tests text textile textiles than theater theft them theme then theory
    therapeutics therapy therefore thermal things think thirteen thirty though thousands thread
    threat threaten threatening threats three three-quarters thrive thriving through throughout
    thus ticket tickets ties time timely times tirant title tobacco together tonight too took
    tool toolkit tools top torture total tough tour tourism tourisme tours toutefois toward
    towards towers toxic tracing track tracking tracks trades trading traditional traditionally
    traffic trafficking trafic tragedy tragically trail train trained training trains
    trajectoire trajet transaction transactions transatlantic transfer transfert transform
    transformation transformative transformer transforming transgender transit transitional
    transitioning transitions translating transmission transnational transparency transparent
    transportation trauma traumatic travailler travaux travelers traveling traverse treat
    treating treatment treatments tree trente tres tri trial trials triangle tribal tribes trier
    trilateral trip triple tripled trips trois troisieme troop troops trop trophees tropical
    trottinettes truce truck trucking trucks trust trusted trusts tsunami tuberculosis tunnel
    turning turnover tutors twelve twenty twenty-one twice twin two two-thirds type typical
    ultimately unaccompanied undergraduate undermining underscores underscoring underserved
    understand understanding underway unemployment unfair unfortunately unified uniform
    uninsured unions unique unite uniting units unity universal universel universelle
    universities unlike unlocking unmanned unnecessary unprecedented unregulated unreported
    until unwavering update updated updates updating upgrade upgrades upgrading upon urbain
    urbaine urbains urban urbanisme urge urgent usagers use used users uses using utilisation
    utilities utility utilization utilize utilizing vacances vaccinate vaccinated vaccinating
    vaccination vaccinations vaccinators vaccine vaccines val-de-marne valide valorisation
    valuation value values variant variants vaucluse vehicle vehicles vehicule vehicules veiller
    veillez velo ventilation venture ventures venus verglas verification verifiez verte verts
    very vessels veteran veuillez viability victim victims victory vie vieux view vigicrues
    village villages violations violence violent virtual virus visa visas visibilite visibility
    vision visions visites visiting visitors visual vocational voice voices voies vol volatile
    volontaire volume voluntary volunteer volunteers vote voter voters voting vouchers voyage
    voyageurs vulnerabilite vulnerability vulnerable wage wages wait waiver wake walk war
    warfare warming warning waste wastewater watershed waterways wave ways wealth wealthy
    weapons weather weatherization website weekly welcome welcoming welfare well well-being
    wellness wetlands whatever whenever whether whistleblower whitehouse whole wide wildfire
    wildfires wildland wildlife win window winning wireless withdrawal withdrawing within
    witness woman women-owned word words work worker workforce working workplace workplaces
    works workshop worldwide worship writing wrong wrongfully xenophobia yeah year years yet
    youth zero zero-emission zip zone zones zoning
    """.split()
)
