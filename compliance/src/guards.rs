//! More of what makes the same words sound, whatever the family: the law obliges, the words recall what is forbidden, a
//! study is told, all origins are named alike, the buyer speaks of itself.

use std::ops::Range;

use crate::phrases::Phrases;
use crate::reading::Reading;

static BY_LAW: Phrases = Phrases::new(&[
    "(=arrete|=decret|=loi|=directive|=code) ..10 (=rend|=rendent|=rendant) ..1 (applicable|applicables|obligatoire|obligatoires)",
    "(imposé|imposée|imposés|imposées|exigé|exigée|exigés|exigées|prescrit|prescrite|prescrits|prescrites|prévu|prévue|prévus|prévues|requis|requise|requises|fixé|fixée|rendu obligatoire|rendue obligatoire|rendus obligatoires|rendues obligatoires|d'application obligatoire) ..1 (=par|=a|=au|=aux) (=l'|=le|=la|=les|=un)? (=arrete|=arretes|=decret|=decrets|=loi|=lois|=directive|=code|=reglementation)",
    "(imposé|imposée|imposés|imposées|exigé|exigée|exigées|prévu|prévue|prévues|requis|requise|rendu obligatoire|rendue obligatoire|rendus obligatoires|rendues obligatoires) ..1 =par (=le|=un) =reglement !(=de =la =consultation)",
    "(=comme|=que|=qu'|=ainsi =que) (=l'|=le|=la|=les)? ..1 (impose|imposent|exige|exigent|prévoit|prévoient|prescrit|prescrivent|veut) ..1 (=arrete|=arretes|=decret|=loi|=directive|=reglement|=code|=reglementation)",
    "(=comme|=ainsi =que) (=l'|=le|=la|=les) (=arrete|=arretes|=decret|=loi|=directive|=reglement|=code|=reglementation) ..12 (impose|imposent|exige|exigent|prévoit|prévoient|prescrit|prescrivent|veut)",
    "(=en =application|=en =vertu|=en =execution|conformément) (=de|=du|=des|=aux|=au|=a) (=l'|=la|=le|=les)? (=arrete|=arretes|=decret|=loi|=directive|=code|=reglementation)",
    "(imposé|imposée|imposés|imposées|exigé|exigée|exigées|prescrit|prescrite|prévu|prévue|prévues|requis|requise|fixé|fixée|fixés|conformément|=application|=vertu|impose|imposent|exige|exigent|prévoit|prescrit|veut) ..1 (=par|=a|=au|=aux|=de|=des|=l')? (=l'|=les)? (=article|=articles) ..9 (=code|=loi|=decret|=arrete|=directive|=reglement)",
    "(visé|visée|visés|visées|concerné|concernés|soumis|soumises|listé|listés|listées|interdit|interdits|interdites|interdiction|interdictions|restriction|restrictions) ..3 (=par|=du|=de|=au|=a) (=l'|=le|=la)? (=reglement|=decret|=arrete|=loi|=directive|=code) !(=de =la =consultation)",
]);

/// A text of law is cited as the source of what is asked: it binds every tenderer alike.
pub(crate) fn by_law(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&BY_LAW, tokens)
}

static RECALLED: Phrases = Phrases::new(&[
    "(clause|critère|exigence|condition|mention|préférence|disposition|stipulation|règle|note|prescription|avantage|offre) (=qui|=que|=ou|=par =laquelle|=consistant|=tendant|=reservant|=imposant|=favorisant|=fonde|=fondee|=de|=d'|=tenant|=tire|=tiree|=lie|=liee|=relatif|=relative|=exigeant|=selon) ..26 (=serait|=est|=seraient|=sont|=sera) ..1 (nul|nulle|nuls|nulles|illégal|illégale|irrégulier|irrégulière|interdite|interdit|prohibée|discriminatoire|contraire|réputée|illicite|censurée)",
    "(clause|critère|exigence|condition|obligation|préférence|disposition|stipulation|règle|avantage|bonus|prime|sous-critère) ..26 (=a|=ont) (=ete)? ..1 (supprimé|supprimée|supprimés|retiré|retirée|abandonné|abandonnée|levée|annulée|annulé|abrogée|abrogé)",
    "(clause|critère|exigence|condition|obligation|préférence|disposition|stipulation|règle|avantage|bonus|prime|sous-critère) ..26 (=n'|=ne) (=a|=ont|=est|=sont|=sera) (=pas|=plus|=point) (=ete)? ..1 (retenu|retenue|repris|reprise|maintenu|maintenue|conservé|conservée|reconduite|appliqué|appliquée|applicable)",
    "(=constituerait|=constitueraient|=caracteriserait) ..2 (manquement|infraction|délit|discrimination|irrégularité|atteinte|faute|rupture|méconnaissance)",
    "(=constitue|=constituent|=est|=sont) (=une|=un|=des) (discrimination|discriminations|délit|infraction)",
    "(=serait|=seraient) ..1 (nul|nulle|illégal|illégale|irrégulier|irrégulière|contraire|discriminatoire|illicite)",
    "(=prohibe|=prohibent|=interdit|=interdisent|=defend|=sanctionne|=reprime|=proscrit) (=de|=d'|=toute|=tout|=les|=la|=le|=aux|=a|=qu') ..4 (discrimination|discriminations|distinction|préférence|préférences|clause|critère|acheteur|condition|exiger|réserver|favoriser|noter|prendre en compte)",
]);

/// Recalls what the law forbids: « une clause qui réserverait les emplois serait nulle ».
pub(crate) fn recalled(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&RECALLED, r.sentence(hit.start))
}

static STUDY: Phrases = Phrases::new(&[
    "(=diagnostic|=diagnostics|=audit|=constat|=etude|=etudes|=inventaire|=expertise|=rapport|=bilan|=cartographie)",
]);

static TELLS: Phrases = Phrases::new(&[
    "(=releve|=relevent|=constate|=constatent|=conclut|=concluent|=montre|=montrent|=indique|=indiquent|=fait =apparaitre|=font =apparaitre|=fait =etat|=signale|=a =montre|=a =revele|=revele|=revelent|=mentionne|=cite|=citent|=ont =montre|=ont =revele|=recense|=est =joint|=est =jointe|=sont =joints|=est =annexe|=est =annexee|=figure|=figurent)",
]);

static DUE: Phrases = Phrases::new(&[
    "(doit|doivent|devra|devront|titulaire|candidat|candidats|soumissionnaire|attributaire|prestataire|offre|offres)",
]);

/// A study made before tells what it saw, by the method it followed; the tenderer is not in its sentence.
pub(crate) fn told_by_a_study(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let clause = r.clause(hit);
    let opening = clause.start..(clause.start + 4).min(hit.start.max(clause.start));
    r.has(&STUDY, opening) && r.has(&TELLS, clause.clone()) && !r.has(&DUE, clause)
}

static WHATEVER: Phrases = Phrases::new(&[
    "(=qu'|=que) (=il|=elle|=ils|=elles) (soit|soient|vienne|viennent|provienne|proviennent) ..8 =ou (=non|=autre|=autres|=ailleurs|=d'ailleurs|=etranger|=etrangere|=etrangers|=pas)",
    "=de =quelque _ (=que|=qu')",
    "(=quel|=quelle|=quels|=quelles) =que =soit !((=le|=la|=les|=l'|=leur|=leurs|=son|=sa|=ses)? (=leur|=leurs)? (qualité|résistance|diamètre|diamètres|dimension|dimensions|épaisseur|performance|performances|montant|quantité|usage|saison|température|poids|longueur|hauteur|nombre|durée|lot|poste|motif|justification|preuve|prix|tonnage|convention|accord|accords|capacité|valeur|mérite|mérites|avantage|avantages|teneur|traité))",
    "(=qu'|=que) (=il|=elle|=ils|=elles) (se)? (soit|soient|trouve|trouvent|réside|résident|habite|habitent|vienne|viennent) ..6 =ou (=a|=en|=dans|=de|=d')? (=l'|=un|=tout)? (=etranger|=ailleurs|=autre)",
    "(=france|=union|=europe) =ou (=d'|=de|=dans|=en|=a) (=un|=tout|=l'|=l'un =des|=d')? (=autre|=autres|=etranger) (État|États|pays|=membre|continent)?",
    "(=d'|=de|=en) =europe =ou (=d'|=de|=en) (=asie|=amerique|=afrique|=ailleurs|=chine|=orient)",
    "=ou =non (=de|=d'|=du|=en|=dans|=a)",
    "=ou (=dans|=en|=a|=de|=d'|=sur)? (=tout|=toute|=n'importe =quel|=quelque) (=autre)? (=pays|=etat|=lieu|=region|=endroit)",
]);

/// One or another alike: « qu’elle soit française, irlandaise ou autre ».
pub(crate) fn whatever(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&WHATEVER, tokens)
}

static BUYER_FIRST: Phrases = Phrases::new(&[
    "^ (=la|=notre|=l'|=le) (=commune|=ville|=collectivite|=etablissement|=hopital|=centre =hospitalier|=departement|=region|=metropole|=syndicat|=agglomeration|=communaute =de =communes|=mairie|=ccas|=ehpad|=acheteur|=camping|=piscine|=station|=port|=office|=musee|=ecole|=creche|=parc|=foret|=plage|=restaurant|=cuisine|=regie|=lycee|=college|=mediatheque|=village|=territoire|=residence|=bibliotheque|=theatre|=stade|=golf|=gite|=refuge)",
]);

static WANTS: Phrases = Phrases::new(&[
    "(exige|exigent|impose|demande|achète|commande|attend|refuse|n'|ne|accepte|admet|veut|entend|privilégie|note|préfère|favorise|attribue|consulte|réserve|requiert|écarte|élimine|recrute|choisit)",
    "(souhaite|recherche|retient) !((=le|=la|=l'|=les) (garder|conserver|obtenir|maintenir|renouveler)) (=un|=une|=des|=le|=la|=les|=que|=du)",
    "titulaire !(de|d'|du|des)",
    "(candidat|candidats|prestataire|entreprise|entreprises|fournisseur|fournisseurs|offre|offres|=produits|articles|attributaire|soumissionnaire)",
]);

/// The buyer tells of itself, from the head of the sentence to the hit, and wants nothing of others.
pub(crate) fn of_the_buyer(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let clause = r.clause(hit);
    let head = r.find(&BUYER_FIRST, clause.clone());
    head.first()
        .is_some_and(|head| head.end <= hit.start && hit.start - head.end <= 14)
        && !r.has(&WANTS, clause)
}

/// After a number that is no year.
pub(crate) const UNITS: &[&str] = &[
    "euros",
    "€",
    "habitants",
    "lumens",
    "w",
    "k",
    "mm",
    "ml",
    "m",
    "m2",
    "m²",
    "m3",
    "g",
    "kg",
    "l",
    "h",
    "heures",
    "litres",
    "feuilles",
    "pages",
    "points",
    "exemplaires",
    "tonnes",
    "repas",
    "places",
    "agents",
    "eleves",
    "sites",
    "unites",
    "personnes",
    "watts",
    "kwh",
    "%",
    "articles",
    "pieces",
    "lits",
    "boites",
];
