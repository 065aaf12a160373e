//! What makes the same words sound or unlawful: negation, information, existing things, equivalence, notes.

use std::ops::Range;

use crate::guards::UNITS;
use crate::openings::{opened_above, openings, opens_there};
use crate::phrases::Phrases;
use crate::reading::Reading;

/// How far a mention of equivalence opens what it follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Equivalence {
    /// None is said.
    Absent,
    /// Equivalents are admitted.
    Open,
    /// Said, then taken back (« ou équivalent, seul le modèle X étant retenu »).
    Neutralised,
}

pub(crate) static EQUIVALENT: Phrases = Phrases::new(&[
    "équivalent",
    "équivalente",
    "équivalence",
    "équivaloir",
    "ou (=eq|=equiv|=equivt|=eqv)",
    "de (qualité|performance|performances|niveau|caractéristiques|tenue|valeur) ..2 (égale|égales|égal|comparable|comparables|supérieure)",
    "(norme|label|certification|référentiel|certificat|spécification|document|attestation|qualification) ..3 reconnu",
    "(autre|autres) (moyen|moyens|mode) ..2 (preuve|justification|justificatif)",
    "(tout|par tout|toute) (moyen|essai|rapport|élément|méthode) ..2 (preuve|approprié|probant|équivalent|admis|reconnu)",
    "par tout moyen",
    "^ (sont|peuvent être) ..1 (admis|admises|acceptés|acceptées|recevables) \":\"",
    "à titre d'illustration",
    "(peut|peuvent) ..4 ou (remplacer|substituer|préférer|proposer)",
    "(tient|tiennent|tenant) lieu (de|d') (preuve|justificatif|certificat|justification|certification)",
    "(par|de) quelque (moyen|façon|manière|voie) (que|qu')",
    "toute preuve",
    "tout autre moyen",
    "tout (document|justificatif) ..3 (preuve|probant|équivalent|approprié|accepté|admis)",
    "(tout|toute) autre (pièce|élément|document|justificatif|écrit|démonstration|trace|donnée) (probant|probante|utile|convaincant|démonstratif|démonstrative)",
    "toute autre (preuve|justification|attestation|certification|norme|méthode|solution) ..8 (admis|accepté|recevable|valable|même|comparable)",
    "(preuve|justification) libre",
    "ou (par|sur|d'après|au moyen de) (la|les|une|un|des)? (description|dossier|rapport|fiche|attestation|mesure|procédure|documentation|essai|note)",
    "ou (produit|fournit|présente|justifie|démontre|décrit|apporte) ..6 (preuve|dossier|rapport|mesures|éléments|fiche|essai)",
    "ou de même (niveau|performance|qualité|nature)",
    "(norme|label|certification|certificat|référentiel|produit|article|modèle|matériel) (comparable|analogue)",
    "à titre d'exemple",
    "par exemple",
    "(non limitatif|non limitative|non limitatifs|non limitatives|non exhaustif|non exhaustive|autant de moyens|entre autres|parmi d'autres)",
    "(rapport|dossier|essai|document|preuve|attestation|justificatif|fiche|certificat) ..4 (convient|conviennent|suffit|suffisent) (aussi|également|à)?",
    "(ou|et) (tout|toute) (pièce|élément|justification|justificatif|trace|écrit|démonstration) ..1 (établissant|établit|prouvant|démontrant|attestant|montrant|justifiant|probant|probante|utile|convaincant|convaincante|équivalente)",
    "(exemple|exemples) (de|d') (preuve|preuves|justificatif|justificatifs|moyens|documents|pièces)",
    "(ou|et) (tout|toute|tous|toutes|par tout|par toute) autre (organisme|document|justificatif|preuve|attestation|certificat|titre|signe|système|démarche|référentiel)",
    "ou (à|d'|par) (un|une|tout|toute) ..1 (signataire|équivalent|comparable|organisme)",
    "ou (à|par|selon|suivant|d'après|avec)? (un|une|tout|toute) (autre)? (protocole|méthode|norme|référentiel|essai|procédure|dispositif|système|démarche|spécification|preuve|document|certificat|label|attestation|dossier|rapport)",
    "(norme|méthode|référentiel|label|certification|système|dispositif|classement|classe|certificat|titre) (étrangère|étranger|comparable|analogue|de même (objet|portée|niveau))",
    "(qu'|que) (il|elle|ils|elles) (le|la|les|l')? (porte|portent|détienne|détiennent|ait|aient|soit|soient) ..1 ou (non|pas)",
    "ou (de|d'|du) (un|une|tout|toute) ..1 (référentiel|méthode|norme|protocole|label|certificat|certification|attestation|système|organisme|qualification)",
    "(niveau|classe|degré|grade|indice|score|rang) (correspondant|correspondante|comparable|analogue)",
    "ou ..1 (titulaire|titulaires|porteur|porteurs|muni|munis|munies|bénéficiant|disposant) (d'un|d'une|de|d') (autre)? (certification|certificat|label|attestation|titre|marque|agrément|qualification) (délivré|délivrée|comparable|d'un|émanant|attestant|de même)",
    "(organisme|organismes|laboratoire|laboratoires|institut|instituts|certificateur) (établi|établis|situé|accrédité|reconnu)? (d'un|d'|de|dans) (un|tout)? autre (État|États|pays)",
    "ou (=a|=de|=d'|=par|=selon|=suivant|=au|=en)? (=tout|=toute|=tous|=toutes|=un|=une|=l'|=d')? (autre|autres) (méthode|méthodes|essai|essais|spécification|spécifications|protocole|procédure|code|cadre|preuve|preuves|organisation|règle|règles|système|démarche|dispositif|classement|classe|mesure|mesures|référentiel|démonstration|évaluation|rapport|attestation|justificatif|document|titre|standard|certification|certificat|label|signe|niveau|échelle|formule|norme|normes|produit|modèle|matériel|article|appareil|solution|technique|gamme|série|pièce|pièces|logiciel|marque|fabricant|outil|exigence|texte|format) !(UPPER|#)",
    "ou (=a|=de|=d'|=par|=selon|=suivant|=au|=en)? (=tout|=toute|=tous|=toutes|=un|=une|=des)? (autre|autres)? ..1 (méthode|méthodes|essai|essais|spécification|spécifications|protocole|procédure|code|cadre|preuve|preuves|organisation|règle|règles|système|démarche|dispositif|classement|classe|mesure|mesures|référentiel|démonstration|évaluation|rapport|attestation|justificatif|document|titre|standard|certification|certificat|label|signe|niveau|échelle|formule|norme|normes|produit|modèle|matériel|article|appareil|solution|technique|gamme|série|pièce|pièces|logiciel|marque|fabricant|outil|exigence|texte|format) ..4 (même|mêmes|égal|égale|égaux|égales|identique|identiques|comparable|étranger|étrangère|corrélé|corrélés|analogue|similaire|quelconque|garantissant|assurant|donnant|offrant|conduisant|procurant|attestant|démontrant|prouvant|établissant|aboutissant|permettant|présentant|satisfaisant|répondant|apportant|montrant|justifiant|correspondant|correspondante)",
    "ou (=tout|=toute|=tous|=toutes) (autre|autres) (de|d'|aux|à|présentant|ayant|offrant|du) ..2 (même|mêmes|égal|égale|égales|comparable|comparables)",
    "(ne|n') ..2 (qu'|que) (un|une|des) (exemple|exemples|illustration|indication)",
    "ou (=de|=d'un|=d'une|=d') ..1 (portée|effet|valeur|niveau|fiabilité|rigueur|sévérité|précision|protection) (voisin|voisine|égal|égale|comparable|identique|semblable|analogue|supérieur|supérieure)",
    "(=autre|=autres) (=de|=d'une) (même|mêmes|égale) (valeur|portée|niveau|fiabilité|rigueur|effet|force)",
    "ou (=la|=une|=toute|=les|=selon =la|=a =la) (règle|règles|norme|méthode|réglementation|spécification) (du|d'un|de son|de leur|des) ..1 (pays|État|fabricant)",
]);

/// Uses of the word that open nothing.
static NOT_EQUIVALENT: Phrases = Phrases::new(&[
    "(équivalent|équivalence) (CO2|CO2e|carbone|temps plein|habitant|pétrole|Beaufort)",
    "CO2 équivalent",
    "tonnes équivalent",
    "(sans|aucun|aucune|nul|nulle) (équivalent|équivalence|équivalente)",
    "(sans|aucun|aucune|nul|nulle) !ou _ (équivalent|équivalence|équivalente)",
    "(sans|aucun|aucune|nul|nulle) !ou _ !ou _ (équivalent|équivalence|équivalente)",
    "(équivalent|équivalence|équivalente) ..6 (=n' =est|=ne =sont|=n' =étant|=ne =sera|=ne =seront) (pas|point|ni)",
    "(équivalent|équivalence) ..3 (exclu|refusé|rejeté|interdit)",
    "chiffre d'affaires ..3 équivalent",
    "(seul|seule|seuls|seules|unique) (norme|label|certification|référentiel|certificat|spécification|document|attestation|qualification) ..3 reconnu",
]);

static LOCK: Phrases = Phrases::new(&[
    "(seul|seule|seuls|seules) ..7 (accepté|retenu|admis|recevable|autorisé|valable|étant|sera|seront|conforme)",
    "(aucun|aucune) ..1 (autre|équivalent|équivalence|substitution|variante|alternative) ..8 (accepté|admis|retenu|sera|seront|recevable|autorisé|toléré|possible|étant)",
    "aucun (produit|modèle|matériel|article|appareil|équipement|fournisseur|fabricant|substitut) ..6 autre",
    "(aucun|aucune) autre",
    "(tout|toute) autre ..6 (refusé|exclu|rejeté|écarté|éliminé|irrégulier|prohibé|interdit|proscrit)",
    "à l'exclusion de (tout|toute|tous|toutes)",
    "à l'exclusion (des|de) autres",
    "identique en (tout|tous) (point|points)",
    "(strictement|rigoureusement|parfaitement|absolument) (identique|semblable|pareil|pareille)",
    "(ne|n') ..2 (accepte|accepter*|acceptant|retien*|retenant|admet|admettr*|admettant|reçoit|recevr*|recevant|valide|valider*|commander*|commandera) ..3 (que|qu') (la|le|les|l'|du|des|un|une|cette|ce|son|sa)",
    "sans (autre|aucun) ..2 (justificatif|équivalent|possibilité|preuve|substitution|produit|alternative)",
    "sans (équivalence|équivalent|substitution) ..2 (possible|admis|accepté)?",
    "(ne|n') ..3 (pas|point|aucun) ..2 (équivalent|équivalence|substitut)",
    "(équivalent|équivalence) ..8 (identique|même marque|même fabricant|même modèle|du même constructeur)",
    "à condition ..6 (même|identique) ..3 (marque|modèle|fabricant|référence|constructeur)",
    "(exclusivement|uniquement) (le|la|les|ce|cette|du|des)",
]);

/// Equivalence as the guide wants it: in the sentence, else in another sentence of the alinéa that has no reference of
/// its own (a mark, a standard, a label, or what `own` tells), else announced by the line that opens the list.
pub(crate) fn equivalence(
    r: &Reading<'_>,
    hit: &Range<usize>,
    own: &dyn Fn(Range<usize>) -> bool,
) -> Equivalence {
    let sentence = r.sentence(hit.start);
    if opens_there(r, hit, &sentence) {
        return if locked(r, sentence.clone()) || locked(r, next_sentence(r, &sentence)) {
            Equivalence::Neutralised
        } else {
            Equivalence::Open
        };
    }
    let alinea = r.alinea(hit.start);
    let openings = openings(r);
    let first = openings.partition_point(|other| other.start < alinea.start);
    for other in openings[first..]
        .iter()
        .take_while(|other| other.end <= alinea.end)
    {
        if other.start != sentence.start && !own(other.clone()) {
            return if locked(r, other.clone()) {
                Equivalence::Neutralised
            } else {
                Equivalence::Open
            };
        }
    }
    if r.announced.by_opening || opened_above(r, &sentence) {
        return Equivalence::Open;
    }
    Equivalence::Absent
}

/// Says that equivalents are admitted.
pub(crate) fn opens(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    // A long sentence is asked once, however many references it names.
    if !r.has(&EQUIVALENT, tokens.clone()) {
        return false;
    }
    let not = r.find(&NOT_EQUIVALENT, tokens.clone());
    r.find(&EQUIVALENT, tokens)
        .iter()
        .any(|found| !not.iter().any(|n| n.start <= found.start && found.end <= n.end))
}

/// Shuts what equivalence opened.
pub(crate) fn locked(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&LOCK, tokens)
}

/// The sentence just after, in the same alinéa; empty when there is none.
pub(crate) fn next_sentence(r: &Reading<'_>, sentence: &Range<usize>) -> Range<usize> {
    r.following(sentence.start).unwrap_or(sentence.end..sentence.end)
}

static REQUIREMENT_DENIED: Phrases = Phrases::new(&[
    "(ne|n') ..3 (pas|point|ni|jamais|nullement|aucunement|aucun|aucune) ..5 (exigé|exige|exiger|requis|requise|requises|requiert|attendu|attendue|attendus|attendues|réclamé|réclamée|réclamés|prescrit|prescrite|recherché|recherchée|demandé|imposé|impose|imposer|noté|note|notation|obligatoire|condition|jugement|classement|critère|compte|préférence|considéré|favorise|privilégie|avantage|appréciation|limité|restreint)",
    "(=ne =sont|=n' =est|=ne =peut|=ne =peuvent) ..2 (exigé|requis|requise|imposé|noté|demandé|obligatoire)",
    "(aucun|aucune|nul|nulle) !autre ..12 (attaché|attachée|exigé|requis|requise|imposé|noté|demandé|attendu|prescrit|pris|prise|appliqué|donné|accordé|retenu)",
    "(ne|n') ..2 (peut|peuvent|saurait|sauraient|doit|doivent|pourra) ..3 (préférer|favoriser|privilégier|avantager|exiger|imposer|réserver)",
    "sans (condition|exigence|considération|préférence|obligation|égard|distinction|discrimination)",
    "(quel|quelle|quels|quelles) (que soit|que soient|qu'en soit) !((=le|=la|=les|=l'|=leur|=leurs|=son|=sa|=ses)? (=leur|=leurs)? (qualité|résistance|diamètre|diamètres|dimension|dimensions|épaisseur|performance|performances|montant|quantité|usage|saison|température|poids|longueur|hauteur|nombre|durée|lot|poste|motif|justification|preuve|prix|tonnage|convention|accord|accords|capacité|valeur|mérite|mérites|avantage|avantages|teneur|traité))",
    "indépendamment (de|du|des)",
    "(interdit|prohibé|illégal|irrégulier|proscrit) ..3 (de|toute|tout|aux)",
    "(toute|tout) (clause|critère|préférence|exigence|mention) ..12 (interdit|prohibé|réputé|illégal|exclu|nul)",
    "peu importe",
    "(=n'|=ne) =a =pas (=la|=de)? (valeur|force|portée) (d'exigence|d'obligation|obligatoire|contraignante|contractuelle)",
    "(nul|aucun|pas) besoin (de|d')",
    "(ne|n') (donne|donnent|ouvre|ouvrent|confère|confèrent|procure|procurent|apporte|apportent|rapporte|rapportent) ..2 (aucun|aucune|pas|rien|ni|nul) ..2 (droit|avantage|point|points|bonus|priorité|préférence|supplément)",
    "sans (que|qu') ..3 (impose|imposent|oblige|obligent|lie|lient|engage)",
    "(ne|n') (importe|importent|compte|comptent) (pas|peu|nullement|guère|aucunement)",
    "(est|sont|sera|seront|reste|restent) (indifférent|indifférente|indifférents|indifférentes|sans importance)",
    "(ne|n') (a|ont|aura|auront|avoir) pas à",
    "(ne|n') (tient|tiennent|tenant|tiendra|dépend|dépendent|dépendra|résulte|résultent|repose|reposent) (pas|point|ni|nullement|aucunement|en rien|d'aucun|d'aucune)",
    "(=rien|=nul|=personne) (ne|n') ..1 (oblige|impose|exige|contraint|astreint|commande)",
    "(ne|n') ..1 (oblige|obligent|contraint|contraignent|astreint|astreignent|impose|imposent) (pas|personne|nullement|aucun|aucune|en rien|à rien)",
    "(ne|n') (est|sont|sera|seront|étant) (pas|point|ni|nullement|aucunement) ..2 (tenu|tenue|tenus|tenues|obligé|obligée|obligés|contraint|astreint|astreints|lié|liée|liés|liées|subordonné|subordonnée|conditionné|conditionnée|fondé|fondée)",
    "(ne|n') ..1 (rapporte|rapportent|vaut|valent|apporte|apportent|donne|donnent|procure|procurent|confère|confèrent|ajoute|tire|tirent) ..2 (aucun|aucune|nul|nulle|pas de|point de) ..2 (point|points|avantage|bonus|note|priorité|préférence|crédit|gain|droit|supplément)",
    "(importe|importent|importera) (peu|guère)",
    "(ne|n') ..2 (rapporte|rapportent|vaut|valent|apporte|apportent|donne|donnent|ouvre|ouvrent|procure|procurent|change|changent) ..2 (=rien)",
    "(ne|n') ..2 (pas|point|nullement) ..1 (nécessaire|nécessaires|indispensable|indispensables|utile|besoin|spécialement)",
    "(et|,|mais) sans points",
    "(ne|n') ..1 (sert|servent|avance|avancent|ajoute|change|compte) ..1 =rien",
]);

static ELSEWHERE: Phrases = Phrases::new(&[
    "hors (de|du|d'|des)",
    "autre que",
    "autres que",
    "ailleurs",
    "en dehors",
    "extérieur à",
]);

/// The words are denied: nothing is required of that kind.
pub(crate) fn denied(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let sentence = r.sentence(hit.start);
    if r.has(&ELSEWHERE, sentence.clone()) && !r.has(&NO_CONDITION, sentence.clone()) {
        return false;
    }
    let clause = r.clause(hit);
    r.has(&REQUIREMENT_DENIED, clause) || {
        let near = r.back(hit.start, 6);
        near.clone()
            .any(|at| matches!(r.folded(at), "aucun" | "aucune" | "ni") && !is_other(r, at))
    }
}

static NO_CONDITION: Phrases =
    Phrases::new(&["aucune (origine|provenance|implantation|condition|exigence|préférence)"]);

fn is_other(r: &Reading<'_>, at: usize) -> bool {
    r.folded(at + 1) == "autre"
}

static INFORMATION: Phrases = Phrases::new(&[
    "=non (noté|notée|notés|notées|coté|cotée|évalué|évaluée|pondéré|pondérée)",
    "(renseignement|donnée|information) (purement|simplement)? (statistique|documentaire)",
    "(pour|à titre de|à titre d') ..2 (information|indicatif|informatif|renseignement)",
    "à titre (purement|strictement|simplement|seulement)? (indicatif|informatif|statistique|documentaire|de simple information)",
    "(simple|seule) (information|renseignement|curiosité)",
    "sans (effet|incidence|influence|conséquence|impact) (sur|dans) ..3 (note|notation|jugement|classement|choix|analyse|attribution|appréciation|recevabilité)",
    "(ne|n') ..4 (pas|ni|aucunement) ..4 (noté|notation|note|classement|jugement|évalué|conformité|analyse|appréciation)",
    "(cette|ces|ce|cet) (information|mention|donnée|renseignement|indication|réponse|élément) ..2 (ne|n')",
    "fins (statistique|statistiques)",
    "(=ne|=n') ..3 (=dans|=en|=a) (=aucun|=aucune|=nul|=nulle) (critère|note|sous-critère|notation|compte|classement)",
    "(pour|à titre de|à titre d') ..1 (mémoire|rappel)",
]);

/// Asked for information only: said in the sentence or in the one after it.
pub(crate) fn informative(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let sentence = r.sentence(hit.start);
    // A question asks nothing of the tenderers: « Une fabrication française est-elle un plus ? »
    let asked = (hit.end..sentence.end).any(|at| r.folded(at) == "?");
    // « ; cette donnée n’entre dans aucun critère »
    let clause = r.clause(hit);
    let said_after = r.folded(clause.end) == ";"
        && matches!(
            r.folded(clause.end + 1),
            "cette" | "ces" | "ce" | "elle" | "elles" | "il" | "ils"
        )
        && r.has(&INFORMATION, clause.end..sentence.end.max(clause.end));
    asked || said_after || r.has(&INFORMATION, clause) || r.has(&INFORMATION, next_sentence(r, &sentence))
}

static EXISTING: Phrases = Phrases::new(&[
    "existant",
    "existante",
    "en place",
    "en service",
    "déjà",
    "actuel",
    "actuelle",
    "actuellement",
    "ancien",
    "ancienne",
    "précédent",
    "antérieur",
    "historique",
    "état des lieux",
    "à l'origine",
    "(=conservee|=conservees|maintenu|réutilisé|en l'état)",
    "(est|sont|être|reste|restent|été) ..1 conservé",
    "(possédé|détenu|utilisé|exploité|employé) (par|dans) (la|le|l'|les)",
    "(commune|ville|hôpital|établissement|collectivité|acheteur|service|services|centre) ..3 (possède|détient|dispose|utilise|exploite|emploie|est équipé|sont équipés|est doté)",
    "(était|étaient) équipé",
    "dont (il|elle|la|le|l') ..3 (dispose|est équipé)",
    "propriété (de|du)",
    "(en location|loué|louée|loués|prêté|prêtés)",
    "(le|du|son) parc (comprend|compte|est|se compose|=de|existant|installé|actuel)",
]);

static COMPATIBLE: Phrases = Phrases::new(&[
    "compatible",
    "compatibilité",
    "interopérable",
    "interopérabilité",
    "interface avec",
    "raccordé (à|au|aux)",
    "s'intègre",
    "dialogue",
    "communique avec",
    "destiné (à|au|aux) ..2 (imprimante|appareil|machine|équipement|véhicule|matériel|photocopieur|copieur|traceur|générateur|moniteur|pompe)",
]);

/// Said of what exists already, in the same clause.
pub(crate) fn existing(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    existing_in(r, r.clause(hit))
}

/// Said of what exists already, among these words.
pub(crate) fn existing_in(r: &Reading<'_>, clause: Range<usize>) -> bool {
    clause.clone().any(|at| is_past_year(r, at)) || r.has(&EXISTING, clause)
}

/// « de 2011 », « (1998) », « en 2021 »: the age of a thing, not a quantity.
pub(crate) fn is_past_year(r: &Reading<'_>, at: usize) -> bool {
    let launch = f64::from(r.ctx.launch_date.year());
    // Older ones only where no quantity stands: « depuis 1931 ».
    let oldest = if matches!(r.before(at), "en" | "depuis" | "(" | "annee") {
        1700.0
    } else {
        1950.0
    };
    let is_year = r.folded(at).len() == 4 && r.number(at).is_some_and(|n| n >= oldest && n < launch);
    is_year
        && (matches!(r.before(at), "de" | "en" | "depuis" | "(" | "annee")
            || r.before(at) == "entre"
                && r.folded(at + 1) == "et"
                && r.number(at + 2).is_some_and(|n| n > oldest && n < launch)
            || r.before(at) == "et"
                && r.folded(at.saturating_sub(3)) == "entre"
                && r.number(at.saturating_sub(2))
                    .is_some_and(|n| n > oldest && n < launch))
        && !UNITS.contains(&r.folded(at + 1))
}

/// Said of what the purchase must work with.
pub(crate) fn compatible(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    r.has(&COMPATIBLE, r.clause(hit))
}

static SCORE: Phrases = Phrases::new(&[
    "# (point|points|pts|pt)",
    "(point|points) (supplémentaire|sur|maximum|si|lorsque|pour|au|aux)",
    "bonus",
    "bonification",
    "malus",
    "majoration ..3 note",
    "critère",
    "sous-critère",
    "(noté|notée|notés|notées|notation)",
    "(la|une|sa|leur) note !(jointe|annexée|technique|méthodologique|explicative|de présentation|de calcul|de service)",
    "pondéré",
    "pondération",
    "barème",
    "valorisé",
    "valorise",
    "préférence",
    "(sera|seront|est|sont) (préféré|préférée|préférés|préférées)",
    "priorité",
    "prioritaire",
    "prioritairement",
    "priorisé",
    "privilégié",
    "privilégie",
    "privilégier",
    "favorisé",
    "favorise",
    "favoriser",
    "avantagé",
    "meilleure note",
    "mieux (noté|classé)",
    "départage",
    "départager",
    "retenu en premier",
    "(abattement|minoration|marge de préférence|de préférence|en priorité|favorablement)",
    "apprécié (au regard|en fonction|selon|sur)",
]);

static PERCENT: Phrases = Phrases::new(&["# \"%\"", "# pour cent"]);

/// Gives points or preference.
pub(crate) fn scored(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&SCORE, tokens.clone()) || (r.kind == document::DocumentKind::Rc && r.has(&PERCENT, tokens))
}

static REASON: Phrases = Phrases::new(&[
    "afin (de|d'|que)",
    "pour (assurer|garantir|permettre|protéger|sécuriser|prévenir|éviter|tenir|des raisons|des motifs|la sécurité|la protection|la continuité|répondre|limiter|respecter)",
    "en raison",
    "compte tenu",
    "eu égard",
    "au motif",
    "dès lors que",
    "pour (cette|ce|ces) (raison|raisons|motif|motifs)",
    "parce que",
    "justifié par",
    "imposant",
    "nécessitant",
    "exigeant",
    "(l'|les|y) (impose|imposent|exige|exigent|imposant|exigeant|justifie|justifiant|commande|nécessite)",
    "est (justifiée|nécessaire|rendue nécessaire|motivée)",
    "considération",
    "(risque|rupture|continuité|sécurité) ..4 (approvisionnement|soins|données|informations|service|échanges)",
]);

/// A reason is written.
pub(crate) fn reasoned(r: &Reading<'_>, tokens: Range<usize>) -> bool {
    r.has(&REASON, tokens)
}
