//! Of whom a condition is said: those who perform or manage, those an integration clause takes on, those who are served.

use std::ops::Range;

use crate::guards;
use crate::mood;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::is_trade;

/// Conditions looked at in one sentence: an endless sentence is not read again at each of its words.
pub(super) const MOST: usize = 12;

/// Of whom the words speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Staff and managers of the firm.
    Performer,
    /// Persons an integration clause takes on.
    Hired,
    /// Users, pupils, patients, staff of the buyer: whom the purchase serves.
    Served,
    /// Nobody is named.
    Nobody,
}

static PERFORMERS: Phrases = Phrases::new(&[
    "(agent|agents|salarié|salariée|salariés|employé|employée|ouvrier|ouvrière|personnel|personnels|équipe|équipes|effectif|effectifs|intervenant|intervenante|animateur|animatrice|encadrant|encadrante|encadrement|éducateur|éducatrice|moniteur|monitrice|conducteur|conductrice|chauffeur|gardien|gardienne|gardiennage|veilleur|veilleuse|surveillant|surveillante|vigile|rondier|formateur|formatrice|enseignant|professeur|hôte|hôtesse|opérateur|opératrice|technicien|technicienne|compagnon|dirigeant|dirigeante|gérant|gérante|associé|associée|actionnaire|administrateur|mandataire social|représentant légal|fondateur|chef|cheffe|responsable|interlocuteur|interlocutrice|référent|référente|coordonnateur|coordinateur|directeur|directrice|cuisinier|cuisinière|serveur|serveuse|auxiliaire|accompagnateur|accompagnatrice|assistant|assistante|infirmier|infirmière|soignant|psychologue|jardinier|jardinière|ripeur|éboueur|livreur|livreuse|coursier|pilote|traducteur|traductrice|conférencier|conférencière|comédien|comédienne|musicien|musicienne|figurant|figurante|modèle vivant|nageur|sauveteur|enquêteur|enquêtrice|distributeur|stagiaire de l'entreprise|apprenti|apprentie|intérimaire|bénévole|volontaire|main-d'œuvre|=consultant|=consultante|développeur|développeuse|ingénieur|ingénieure|concierge|standardiste|téléopérateur|téléopératrice|téléconseiller|téléconseillère|vendeur|vendeuse|caissier|caissière|agente|agentes|manutentionnaire|déménageur|monteur|monteuse|peintre|maçon|couvreur|plombier|électricien|soudeur|grutier|terrassier|paveur|régisseur|secrétaire|médiateur|médiatrice|nounou|baby-sitter|lingère|couturier|couturière|repasseuse|magasinier|cariste|brancardier|ambulancier|ambulancière|écailler|maître d'hôtel|barman|disc-jockey|artiste|danseur|danseuse|clown|conteur|conteuse|juré|recruté|recrutée|titulaire du poste|remplaçant|remplaçante|collaborateur|collaboratrice|préposé|préposée|manœuvre|travailleur|travailleuse|femme de ménage|femmes de ménage|homme d'entretien|pompier|maître-chien|maîtres-chiens|brigade|équipage|saisonnier|saisonnière|saisonniers|duo|binôme|poste|postes|profil|profils|candidat au poste|couple|couples)",
    "(vacataire|vacataires|secrétaire|secrétaires|fossoyeur|fossoyeurs|coiffeur|coiffeuse|coiffeuses|scaphandrier|plongeur|plongeurs|grimpeur|grimpeurs|contremaître|maréchal-ferrant|délégué|déléguée|délégués|recenseur|recenseurs|porteur|porteurs|porteuse|lecteur de contes|maître-nageur|maîtres-nageurs|convoyeur|convoyeurs|allumeur|placier|placiers|crieur|garde|gardes|majordome|nettoyeur|nettoyeurs|balayeur|balayeurs|laveur|laveurs|trieur|trieurs|plieuse|relieur|vérificateur|releveur|releveurs|correspondant|titulaire de la loge|présentateur|présentatrice|recrue|recrues|embauché|embauchés|embauchées|mannequin|mannequins|sapeur|cordiste|cordistes|pisteur|pisteurs|marin|marins|matelot|matelots|capitaine|aide-soignante|aide-soignant|sage-femme|puéricultrice|assistante maternelle|orateur|facilitateur|gestionnaire|juriste|comptable|informaticien|analyste|correctrice|correcteur|dessinateur|dessinatrice|palefrenier|soigneur|berger|vacher|apiculteur|bûcheron|élagueur|élagueurs|scieur|tailleur|forgeron|chauffagiste|ramoneur|vitrier|facteur|factrice|messager|agent d'entretien|homme de peine|gens de maison|mains|membre de l'équipe|membres de l'équipe)",
    "(=guide|=guides|=aide|=aides|=expert|=experts|=photographe|=photographes|=interprete|=interpretes)",
    "(personne|personnes) ..2 (affecté|employé|chargé|mobilisé|mis à disposition|présent|proposé|recruté|intervenant|désigné)",
    "(personne|personnes) ..14 (affecté|affectés|affectées|mises à disposition)",
    "(personne|personnes) (physique|physiques)? ..1 (qui|dont) ..3 (dirige|gère|détien|assure|tien|exécute|intervien)",
    "ceux qui (conduisent|travaillent|interviennent|exécutent)",
]);

static HIRED: Phrases = Phrases::new(&[
    "(demandeur|demandeurs|demandeuse|demandeuses) d'emploi",
    "(chômeur|chômeuse|allocataire|insertion|insérées|=publics|public cible|bénéficiaires de la clause|éloigné de l'emploi|éloignées de l'emploi|sans emploi|décrocheurs|RSA|apprentis)",
    "(personne|personnes|jeune|jeunes|habitant|habitante|habitants|candidat|candidats|femme|femmes|homme|hommes|mère|mères) ..12 (insertion|embauche|embauché|embauchées|recrut*|emploi|heures|réservé|réservées|inscrit|éligible|éligibles)",
    "(insertion|embauch*|recrut*|heures|heure|réservé|réservées|réserve|réservent|éligible|éligibles|emploi|emplois|postes) ..14 (personne|personnes|jeune|jeunes|habitant|habitants|femme|femmes|homme|hommes|riverains|résidents|mères|pères|gens|garçons|filles|chefs de famille|familles|natifs|Français|Françaises|ressortissants)",
    "(aide à l'emploi|clause sociale|clause d'insertion|heures (de travail|dues|réservées)|contrats aidés)",
    "(embauch*|recrut*|engag*) ..2 (que|qu')",
]);

static SERVED: Phrases = Phrases::new(&[
    "(usager|usagers|usagère|élève|élèves|enfant|enfants|résident|résidents|patient|patients|convive|convives|abonné|abonnés|participant|participants|participantes|aîné|aînés|voyageur|voyageurs|passager|passagers|visiteur|visiteurs|spectateur|spectateurs|lecteur|lecteurs|famille|familles|administré|administrés|client|clients|clientèle|électeur|électeurs|adhérent|adhérents|nourrisson|tout-petits|collégiens|lycéens|écoliers|étudiants|adolescents|adolescent|pensionnaires|locataires|hébergés|hébergées|bénéficiaire|bénéficiaires|assurés|défunt|défunts|vacanciers|séniors|seniors|=aînées|nageurs débutants|sportifs|licenciés|auditeurs|joueurs|baigneurs|parents|malades|mineurs|=accueillis|=accueillies|=accueilli)",
    "(agent|agents|personnel|personnels|services|salariés) (de la|de l'|du|des) (=commune|=ville|=collectivite|=mairie|=departement|=region|=service|=services|=etablissement|=hopital|=centre|=ccas|=ehpad|=metropole|=communaute|=acheteur|=syndicat)",
    "(agent|agents|personnel|personnels) (communal|communaux|municipal|municipaux|territorial|territoriaux|hospitalier|hospitaliers|public|publics|départemental|départementaux|soignants de l'établissement)",
    "(opérateur|opérateurs) (économique|économiques)",
    "personnes âgées !de",
    "(le|du|au) =public",
    "public (âgé|scolaire|familial|visé|accueilli|reçu|concerné|attendu|adulte|jeune)",
    "(vêtements|chaussures|coupe|coupes|tailles|taille|vestiaire|vestiaires|sanitaires|toilettes|modèle|modèles|pantalons|chemises|polos|gilets|blouses|tenues|rayon|douches) (pour)? (femme|femmes|homme|hommes|féminin|masculin|masculins|féminins|dame|dames|messieurs)",
    "(=equipe|=equipes) =de =france",
    "(=enquete|=enquetes|=sondage|=sondages|=questionnaire|=questionnaires|=echantillon|=concertation|=recensement|=panel|=reunion =publique|=reunions =publiques)",
    "(équipe|équipes|section|sections|tournoi|championnat|match) ..3 (football|rugby|basket|handball|club|sportive|sportives)",
]);

/// Of whom the words at `hit` are said: the nearest person named before them in the sentence, else after them in the
/// clause, else in the sentence before.
pub(super) fn who(r: &Reading<'_>, hit: &Range<usize>) -> Who {
    let sentence = r.sentence(hit.start);
    let hired = r.has(&HIRED, sentence.clone());
    if let Some(who) = subject(r, sentence.start, hit) {
        let taken_on =
            who == Who::Performer && is_hire(r, hit) || who == Who::Served && r.has(&CLAUSE, sentence);
        return if hired && taken_on { Who::Hired } else { who };
    }
    if hired {
        return Who::Hired;
    }
    let clause = r.clause(hit);
    // « 25 à 40 ans pour les agents »: only a sentence that opens with the condition names its persons after it.
    if hit.start <= sentence.start + 2
        && let Some(who) = first(r, hit.end..clause.end)
    {
        return who;
    }
    // A pronoun stands for those of the sentence before.
    match previous(r, &sentence) {
        Some(above) if r.has(&PRONOUN, sentence) => {
            if r.has(&HIRED, above.clone()) {
                return Who::Hired;
            }
            named(r, above).pop().map_or(Who::Nobody, |(_, who)| who)
        }
        _ if r.has(&EMPLOYED, clause) => Who::Performer,
        _ => Who::Nobody,
    }
}

static PRONOUN: Phrases = Phrases::new(&[
    "(=il|=ils|=elle|=elles|=leur|=leurs|=celui|=celle|=ceux|=celles|=chacun|=chacune|=tous|=toutes|=aucun|=aucune|=lui|=nul|=nulle|=quiconque)",
]);

static PREDICATE: Phrases = Phrases::new(&[
    "(=reste|=restent|=restera|=resteront|=demeure|=demeurent|=est|=sont|=sera|=seront|=soit|=soient|=etre|=ont|=a|=aura|=auront|exclusivement|uniquement|seulement|obligatoirement|impérativement)",
]);

/// The last person named before the hit, else the performer the hit itself names. Those served are passed over when they
/// only complete what the performers do: « chargés de la compagnie des bénéficiaires, (ils) sont … ».
fn subject(r: &Reading<'_>, start: usize, hit: &Range<usize>) -> Option<Who> {
    if let Some((_, who)) = named(r, hit.clone())
        .into_iter()
        .find(|(_, who)| *who == Who::Performer)
    {
        return Some(who);
    }
    let served_within = named(r, hit.clone()).into_iter().next();
    let mut named = named(r, start..hit.start);
    while let Some((range, who)) = named.pop() {
        let completes = who == Who::Served
            && matches!(
                r.before(range.start),
                "des" | "aux" | "du" | "de" | "d'" | "avec" | "les" | "au"
            )
            && (hit.start.saturating_sub(range.end) > 6 || r.has(&PREDICATE, range.end..hit.end))
            && named.iter().any(|(_, who)| *who == Who::Performer);
        if !completes {
            return Some(who);
        }
    }
    served_within.map(|(_, who)| who).or_else(|| {
        (start..hit.start)
            .any(|at| is_trade(r, at))
            .then_some(Who::Performer)
    })
}

static CLAUSE: Phrases = Phrases::new(&["(insertion|clause sociale|clauses sociales|la clause)"]);

/// Whoever works there, though nobody is named.
static EMPLOYED: Phrases = Phrases::new(&[
    "(affecté|affectée|affectés|affectées|affecter|employé|employer|emploie|embauch*|recrut*|mis à disposition|proposé|proposés|chantier|poste|postes|à bord|bord|équipe|équipes|engagé|engagés|garderie|monter|montent|emploi)",
]);

static HIRE: Phrases = Phrases::new(&["(insertion|recrut*|embauch*|demandeurs|demandeur)"]);

fn is_hire(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&HIRE, r.clause(hit))
}

/// The sentence before.
fn previous(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let index = r.text.sentence_of(sentence.start);
    let above = r.text.sentences().get(index.checked_sub(1)?)?;
    Some(above.tokens.clone())
}

fn named(r: &Reading<'_>, tokens: Range<usize>) -> Vec<(Range<usize>, Who)> {
    let served = r.find(&SERVED, tokens.clone());
    let mut all: Vec<_> = r
        .find(&PERFORMERS, tokens)
        .into_iter()
        .filter(|p| !served.iter().any(|s| s.start <= p.start && p.start < s.end))
        .map(|range| (range, Who::Performer))
        .collect();
    all.extend(served.into_iter().map(|range| (range, Who::Served)));
    all.sort_by_key(|(range, _)| range.start);
    all
}

fn first(r: &Reading<'_>, tokens: Range<usize>) -> Option<Who> {
    named(r, tokens).into_iter().next().map(|(_, who)| who)
}

static EQUAL: Phrases = Phrases::new(&[
    "(quel|quelle|quels|quelles) (que|qu'en) ..2 (soit|soient)",
    "quel qu'il soit",
    "(sans|aucun|aucune|nul|nulle|ni) ..2 (distinction|considération|discrimination|condition|conditions|exigence|égard|préférence|restriction|limite|critère|différence|clause|mention|obligation)",
    "(sans|aucun|aucune) ..1 (distinction|considération|discrimination|condition|exigence|égard|préférence|restriction|limite|critère|différence)",
    "(ne|n') ..4 (pas|jamais|point|ni|aucun|aucune|nullement) ..6 (exig*|requi*|demand*|impos*|condition*|écart*|exclu*|refus*|discrimin*|choisi*|tenir compte|tien*|considér*|fond*)",
    "(ne|n') (peut|peuvent|saurait|sauraient|doit|doivent) ..3 (être !(admis|admise|employé|employée|affecté|affectée|recruté|recrutée|proposé|proposée|embauché|un|une|tenu|confié|de)|fonder|écarter|exiger|refuser|subordonner|imposer|servir)",
    "(interdit|interdite|interdits|prohibé|proscrit|proscrite|illicite) ..4 (de|d'|toute|tout|par)",
    "(toute|tout) (discrimination|distinction|clause|condition|sélection|exigence) ..14 (interdit*|prohib*|exclu*|proscrit*|bann*|nulle|réputé*)",
    "(discrimination|discriminations|discriminatoire|discriminatoires)",
    "ou non",
    "(tarif|tarifs|billet|billets|billetterie|=entree|=entrees|gratuité)",
    "(indifféremment|indistinctement|peu importe|indépendamment)",
    "(femmes|femme|féminin|féminine|filles) (et|ou|\",\"|\"/\"|comme) (des|les|d'|de)? (hommes|homme|masculin|masculine|garçons)",
    "(hommes|homme|masculin|masculine|garçons) (et|ou|\",\"|\"/\"|comme) (des|les|d'|de)? (femmes|femme|féminin|féminine|filles)",
    "(égalité|parité|mixité|mixte|mixtes)",
    "(de|à) tous (âges|les âges|pays)",
    "toute nationalité",
    "(aucun|aucune|nul) ..6 (n'est|ne sont|ne sera|ne peut) ..2 (écart*|exclu*|refus*|licenci*)",
    "(de|aux) deux sexes",
    "(article|articles) ..2 (l1132-1|l1132|225-1)",
    "l1132-1",
    "(=hors|=en =dehors) (=du|=de =ce|=de)? =marche",
]);

/// The condition is denied, open to all, forbidden by the words, or only asked for information.
pub(super) fn is_open(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&EQUAL, r.clause(hit))
        || guards::recalled(r, hit)
        || guards::whatever(r, r.clause(hit))
        || mood::informative(r, hit)
        || mood::denied(r, hit)
}

static ONLY: Phrases = Phrases::new(&[
    "(exclusivement|uniquement|seulement|seul|seule|seuls|seules|exclu|exclue|exclus|exclues|exclusion|réservé|réservées|interdit|refusé|écarté|inéligible|inéligibles|obligatoirement|impérativement|impératif|éligibles)",
]);

/// Said as the sole condition.
pub(super) fn is_sole(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&ONLY, r.clause(hit))
}

static OTHER_PUBLICS: Phrases = Phrases::new(&[
    "(demandeurs d'emploi de longue durée|RSA|revenu de solidarité|handicapé|handicap|sans qualification|insertion par l'activité|structure d'insertion|solidarité spécifique|minima sociaux|éloigné de l'emploi|éloignées de l'emploi|réfugiés|détenus|sous main de justice|mission locale|contrat d'engagement|sans diplôme|faiblement qualifiés|ASS|longue durée)",
]);

/// The condition is one of several ways into an open list of publics.
pub(super) fn among_publics(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let alinea = r.alinea(hit.start);
    r.find(&OTHER_PUBLICS, alinea.clone()).len() >= 2 || mood::opens(r, alinea)
}
