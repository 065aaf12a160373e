//! EXE055.

use std::ops::Range;

use super::persons::{MOST, Who, among_publics, is_open, is_sole, who};
use crate::Family;
use crate::marks::{Hit, between, hull};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Une situation de famille, une conviction, une apparence ou un état de santé est exigé des personnes.
    ///
    /// ## Base légale
    /// Articles L3, L2112-2 et L2142-1 du code de la commande publique ; article L1132-1 du code du travail.
    ///
    /// ## Pourquoi
    /// La loi interdit de choisir un salarié d’après sa famille, sa grossesse, ses convictions, ses activités syndicales, son
    /// apparence ou sa santé. Une clause du marché ne peut l’exiger du titulaire.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les gardiens de nuit sont célibataires et sans enfant.
    /// ```
    /// ```cctp,bad
    /// Les hôtesses ont une taille minimale de 1,70 m et une apparence agréable.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les gardiens de nuit tiennent leur poste de 21 heures à 6 heures et répondent à chaque appel.
    /// ```
    /// ```ccap,good
    /// Les agents respectent la neutralité et la laïcité du service public, comme l’impose la loi.
    /// ```
    ///
    /// ## Correction
    /// Dire les tâches, les horaires et les compétences du poste, et laisser la personne de côté.
    pub(crate) RequiredSituation {
        code: "EXE055",
        name: "situation-exigee",
        family: Family::DiscriminationSociale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2112-2", "L2142-1", "c. trav. L1132-1"],
        headline: "une situation personnelle est exigée",
        check: Check::Passage(find),
    }
}

static SITUATION: Phrases = Phrases::new(&[
    "(=couple|=couples) !de",
    "(=celibataire|=celibataires|=marie|=mariee|=maries|=mariees|=pacse|=pacses|=divorce|=divorces|=veuf|=veuve|=epouse|=epoux|=conjoint|=conjoints)",
    "(=enfant|=enfants) à charge",
    "(ayant|ont|aient|avoir) ..3 (=enfants|=enfant)",
    "(parent|parents) (de|d'|isolé|isolés)",
    "(sans|aucun|ni) (=enfant|=enfants|charge de famille|charges de famille|charge familiale)",
    "(=mere|=meres|=pere|=peres|soutien|soutiens|chargé|chargés) de famille",
    "situation (de famille|familiale|maritale|matrimoniale)",
    "(=enceinte|=enceintes|grossesse|congé de maternité)",
    "(=catholique|=catholiques|=musulman|=musulmans|=musulmane|=musulmanes|=juif|=juifs|=juive|=juives|=protestant|=protestants|=chretien|=chretiens|=chretienne|=athee|=athees|=bouddhiste|=croyant|=croyants|=baptise|=baptises|=pratiquant|=pratiquants)",
    "(de|même|leur|leurs|sa|ses|quelconque|signe de|d'une) (=confession|=religion|convictions|croyances|opinions|orientation sexuelle)",
    "(=syndique|=syndiques|=syndiquee|=syndiquees|=encarte|=encartes)",
    "(adhérent|adhérents|membre|membres|affilié|affiliés|appartenance|mandat|sympathisants) (d'un|à un|d'une|d'aucun|à aucun|du)? ..1 (syndicat|parti|organisation syndicale|syndical|syndicale)",
    "(apparence|=physique|silhouette|=allure|corpulence|présentation) ..2 (agréable|avantageux|avantageuse|=jeune|élancée|svelte|=mince|athlétique|=physique|imposante|flatteuse|séduisante)",
    "(beauté|taille mannequin|belle allure|élancé|élancée|élancées|sveltes)",
    "(=taille|stature) (minimale|minimum|d'au moins|supérieure|comprise|de) ..4 # (=m|=cm|mètre)",
    "(mesurent|mesurant|mesurer) (au moins|plus de|au minimum|entre) ..2 # (=m|=cm|mètre)",
    "(sans|aucun|dépourvus de|ni) ..2 (=handicap|tatouage|tatouages|piercing|=barbe|infirmité|surpoids|embonpoint|antécédents médicaux|maladie chronique)",
    "(=valides|pleine santé|parfaite santé|bonne santé|état de santé|séronégatif|non-fumeur|non-fumeurs|non fumeurs|non fumeuses|imberbes)",
    "(travailleurs|personnes|salariés) handicapés ..8 (exclu*|écart*|refus*|interdi*|dispensé*)",
    "couleur de peau",
    "(ne|n') (adhère|adhèrent|appartient|appartiennent) (pas|point|à) ..3 (syndicat|parti|organisation syndicale)",
    "(est|sont|soit|soient) ..1 (enceinte|marié|mariée|célibataire)",
    "=ni ..3 (=fumeur|=handicape|=barbu|=syndique)",
    "(signe|signes|tenue|tenues) (religieux|religieuse|religieuses|ostensible|ostensibles|confessionnel)",
    "(=foulard|=foulards|=voile =islamique|=voilee|=voilees|=hidjab|=kippa|=turban|=barbe|=barbus)",
    "(=belle|=bonne|avenante) (prestance|apparence|tenue physique)",
    "en âge (de procréer|d'avoir des enfants|de maternité)",
    "(=mere|=meres|=pere|=peres|=femme|=femmes|=parent|=parents|=maman|=mamans) (isolé|isolée|isolées|isolés|=seul|=seule|=seules|=seuls|célibataire|célibataires)",
    "(pratique|conviction|convictions|appartenance|obédience|engagement) (religieuse|religieuses|politique|politiques|syndicale|philosophique|confessionnelle)",
]);

/// Words that name goods or the rule of law by the same words.
static ELSEWHERE: Phrases = Phrases::new(&[
    "=couple ..2 (#|de (serrage|rotation|démarrage|blocage)|moteur|nominal|maximal|maximum|constant|conique)",
    "(=accueil|=logements|=lit|=studio|=chambre|=chambres|=lits|suites|public|danse|animaux) ..4 (=couple|=couples)",
    "(laïcité|neutralité)",
    "(=coupe|=coupes|=vetement|=vetements|=tenue|=tenues|=blouse|=blouses|=pantalon|=pantalons|=modele|=modeles|=taille|=tailles) =de (=grossesse|=maternite)",
    "(=arrete|=decision|=rapport|=avis|=projet|=comite|=accord|=compte|=courrier|=visite) ..1 =conjoint",
    "(groupement|groupements|cotraitants|membres|entreprises|mandataire|mandataires) ..3 (=conjoint|=conjoints)",
    "(=conjoint|=conjoints|=conjointe) (et|ou) (=solidaire|=solidaires|non)",
    "(patient|patients|patientes|usagers|usager|consultation|consultations|soins|public|publics|familles) ..12 (=enceinte|=enceintes|grossesse)",
    "(=couple|=couples|=parents =isoles|=foyers) ..2 (hébergé|accueilli|reçu|résid*|bénéficiaire|logé|inscrit)",
    "(=foulard|=foulards|=barbe) (de|en|à|du|aux) (soie|travail|uniforme|couleurs|visite)",
    "(certificat médical|aptitude|visite médicale|médecine du travail|médecin du travail|suivi médical)",
    "(document|carte|contrat|titre|permis|attestation|certificat|certificats|assurance|signature|billet|offre|offres|ticket|ticket) ..3 (=valide|=valides)",
    "(liberté|libertés) ..3 (religion|conscience|opinion*)",
    "(=menu|=menus|repas|viande|édifice|édifices|culte|fêtes)",
    "(données|fichier|fichiers|révél*|RGPD|traitement de données)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    for sentence in r.sentences() {
        // What one sentence says of the same persons is one requirement.
        let found = r
            .find(&SITUATION, sentence.clone())
            .into_iter()
            .take(MOST)
            .filter(|hit| condemned(r, hit))
            .reduce(|first, next| match between(&first, &next).len() {
                ..=4 => hull(&first, &next),
                _ => first,
            });
        if let Some(hit) = found {
            hits.push(Hit::new(hit));
        }
    }
}

fn condemned(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    // « les scénarios validés »: the fold makes « valides » of them.
    if r.slice(hit.clone()).contains("alidé") {
        return false;
    }
    let clause = r.clause(hit);
    let who = who(r, hit);
    let one_of_many = who == Who::Hired && among_publics(r, hit) && !is_sole(r, hit);
    matches!(who, Who::Performer | Who::Hired)
        && !one_of_many
        && !r.has(&ELSEWHERE, clause)
        && !is_open(r, hit)
}
