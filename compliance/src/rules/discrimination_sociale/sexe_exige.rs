//! EXE052.

use std::ops::Range;

use super::persons::{MOST, Who, among_publics, is_open, is_sole, who};
use crate::Family;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un sexe est exigé des personnes.
    ///
    /// ## Base légale
    /// Articles L3, L2112-2 et L2142-1 du code de la commande publique ; article L1132-1 du code du travail.
    ///
    /// ## Pourquoi
    /// Réserver un poste aux femmes ou aux hommes discrimine les salariés et restreint la concurrence, même pour des soins, un
    /// accueil ou des charges lourdes.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les intervenants à domicile sont exclusivement des femmes.
    /// ```
    /// ```cctp,bad
    /// L’équipe de manutention est masculine.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les agents d’accueil, femmes ou hommes, ont suivi une formation à l’écoute.
    /// ```
    /// ```cctp,good
    /// Les vestiaires femmes et hommes sont nettoyés chaque soir.
    /// ```
    ///
    /// ## Correction
    /// Dire la compétence ou l’aptitude attendue, sans mention de sexe.
    pub(crate) RequiredSex {
        code: "EXE052",
        name: "sexe-exige",
        family: Family::DiscriminationSociale,
        severity: Severity::Bloquant,
        scope: Scope::Passage,
        legal_basis: &["L3", "L2112-2", "L2142-1", "c. trav. L1132-1"],
        headline: "un sexe est exigé",
        check: Check::Passage(find),
    }
}

static SEX: Phrases = Phrases::new(&[
    "(de|du|des) sexe (féminin|masculin)",
    "(=feminin|=feminine|=feminins|=feminines|=masculin|=masculine|=masculins|=masculines)",
    "(exclusivement|uniquement|seulement|obligatoirement|impérativement|seul|seuls|seules) ..3 (=femme|=femmes|=homme|=hommes|=dames|=dame|=messieurs|=garcons|=filles|=demoiselle)",
    "(=femme|=femmes|=homme|=hommes|=dames|=dame|=messieurs|=garcons|=garcon|=filles|=fille|=demoiselle) (de préférence|exclusivement|uniquement|obligatoirement|seulement|impérativement|par nature|forcément)",
    "(préfér*|privilégi*|priorité|de préférence) ..3 (=femme|=femmes|=homme|=hommes|=dames|=dame|=garcons|=filles|=candidates|=candidature =feminine)",
    "(est|sont|sera|seront|être|soit|soient) ..3 (des|une|un|aux|d'|=de) (=femme|=femmes|=homme|=hommes|=dame|=dames|=messieurs)",
    "(confié|confiée|confiés|confiées|réservé|réservée|réservés|réservées|tenu|tenue|assuré|assurée|assurés|assurées|effectué|effectuée|effectués|effectuées|composé|composée|conduite|conduit|réalisé|réalisée|exécuté|exécutée|dispensé|dispensée|pratiqué|pratiquée) ..4 (=femme|=femmes|=homme|=hommes|=dame|=dames)",
    "(parmi|entre|qu'à|que des|aux seuls|aux seules) (=les|=des)? (=hommes|=femmes)",
    "(aucun|aucune|pas de|pas d'|sans) (=femme|=femmes|=homme|=hommes)",
    "(=femmes|=hommes|=femme|=homme) ..6 (exclu*|refus*|interdi*|écart*|uniquement|exclusivement|seulement|obligatoire*|exigé*|requis*)",
    "(équipe|équipes|poste|postes|emploi|emplois|loge|accueil|surveillance|service) ..4 (=aux|=a =des|=a =une|=a =un|=d'une|=d'un) (=femme|=femmes|=homme|=hommes|=dame|=dames|=messieurs)",
    "(équipe|équipes|binôme|personnel|brigade) ..2 (de|d') (=femmes|=hommes)",
    "(=une|=un) (=femme|=homme) ..2 (de|âgé|âgée|en|pour|titulaire|diplômé|ayant|à)",
]);

static STRONG: Phrases = Phrases::new(&[
    "(=feminin|=feminine|=feminins|=feminines|=masculin|=masculine|=masculins|=masculines|femmes|hommes|femme|homme|dame|dames|messieurs|garçon|garçons|filles|fille|demoiselle|demoiselles)",
]);

/// Words in which a sex is not that of a performer.
static ELSEWHERE: Phrases = Phrases::new(&[
    "(=homme|=hommes) (de|du|d'|-|et la|mort|clé|clef|pied|jour|jours|heure|heures|toutes mains)",
    "(jours|jour|heures|nombre d'|moyens|=droits de l'|métier d'|coups d'|corps d'|sciences de l') =hommes?",
    "(droits|sciences|prud) ..2 (homme|hommes)",
    "(article|catégorie|coupe|coupes|taille|tailles|modèle|modèles|vestiaire|vestiaires|chaussures|vêtements|tenue|tenues|polo|polos|pantalon|pantalons|chemise|chemises|blouse|blouses|sanitaire|sanitaires|toilettes|douches|public|club|section|sport|football|rugby|handball|basket|genre|nom|accord|morphologie|morphologies) ..4 (=femme|=femmes|=homme|=hommes|=feminin|=feminine|=feminins|=feminines|=masculin|=masculine|=masculins|=masculines)",
    "(protection|protections|hygiène|cancer|santé|précarité|violences|égalité|entrepreneuriat|emploi) ..4 (=femme|=femmes|=feminin|=feminine|=feminines)",
    "(pourcentage|part|proportion|taux|nombre|index) (de|des|d') ..3 (=femme|=femmes|=feminin|=feminine|=feminins|=feminines)",
    "(vestiaire|vestiaires) ..6 (=feminin|=masculin|=feminine|=masculine|=femmes|=hommes)",
]);

/// Said of nobody named: still of a person.
static SURE: Phrases = Phrases::new(&[
    "(de|du) sexe (féminin|masculin)",
    "(obligatoirement|exclusivement|impérativement|uniquement) ..2 (=femme|=femmes|=homme|=hommes|=dame|=dames)",
    "(=femme|=homme|=dame) (obligatoirement|exclusivement|impérativement)",
]);

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    if !r.begins(&[
        "femme",
        "homme",
        "feminin",
        "masculin",
        "dame",
        "messieurs",
        "sexe",
        "garcon",
        "fille",
        "demoiselle",
        "exclusivement",
        "uniquement",
        "que",
        "qu'",
    ]) {
        return;
    }
    for sentence in r.sentences() {
        let found = r
            .find(&SEX, sentence.clone())
            .into_iter()
            .take(MOST)
            .find(|hit| condemned(r, hit))
            .or_else(|| women_only(r, &sentence));
        if let Some(hit) = found {
            hits.push(Hit::new(hit));
        }
    }
}

static NONE_BUT: Phrases = Phrases::new(&[
    "(ne|n') ..3 (comporte|comprend|comprendra|compte|composée|composé|emploie|affecte|recrute|propose|accepte|admet|sera|seront|sont|est|réunit|constituée|confié|confiée|tenu|assuré|assurée) ..2 (que|qu') (par|de|d'|à)? (des|les|aux|d'|une)? _",
    "(exclusivement|uniquement|seulement) (par|de|d'|à)? (des|les|aux|d') _",
]);

static BUT_AFTER: Phrases = Phrases::new(&["(exclusivement|uniquement|seulement)"]);

/// « ne comporte que des animatrices »: the trade is named in the feminine, and no other is admitted.
fn women_only(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    const FEMININE: &[&str] = &["trices", "euses", "ieres", "iennes", "trice", "euse", "hotesses"];
    const THINGS: &[&str] = &[
        "machines",
        "matrices",
        "matieres",
        "lumieres",
        "tondeuses",
        "directrices",
        "barrieres",
        "chaudieres",
        "carrieres",
        "rivieres",
        "manieres",
        "litieres",
        "premieres",
        "dernieres",
        "entieres",
        "particulieres",
        "debroussailleuses",
        "agrafeuses",
        "perceuses",
        "laveuses",
        "balayeuses",
        "faucheuses",
        "autolaveuses",
        "imprimantes",
        "bouilloires",
        "poussieres",
        "cafetieres",
        "nombreuses",
        "dangereuses",
        "quotidiennes",
        "anciennes",
        "europeennes",
        "jardinieres",
        "souffleuses",
        "broyeuses",
        "chargeuses",
        "motrices",
        "cicatrices",
        "regulieres",
        "foncieres",
        "financieres",
        "frontieres",
        "charnieres",
        "gouttieres",
    ];
    // « des animatrices uniquement »
    let after = r.find(&BUT_AFTER, sentence.clone()).into_iter();
    let after = after
        .filter(|only| only.start > sentence.start)
        .map(|only| (only.start - 1, only.start - 1..only.end));
    let before = r.find(&NONE_BUT, sentence.clone()).into_iter();
    let before = before.map(|hit| (hit.end - 1, hit));
    before.chain(after).find_map(|(trade, hit)| {
        let word = r.folded(trade);
        let found = FEMININE
            .iter()
            .any(|end| word.ends_with(end) && word.len() > end.len() + 2)
            && !THINGS.contains(&word)
            && r.has(&PEOPLE, r.back(hit.start, 8).start..hit.end)
            && !is_open(r, &hit);
        found.then_some(hit)
    })
}

/// Those a sentence on posts speaks of.
static PEOPLE: Phrases = Phrases::new(&[
    "(équipe|équipes|personnel|poste|postes|service|surveillance|garde|accueil|encadrement|animateur|animateurs|animatrices|animatrice|agent|agents|éducatrices|soignantes|auxiliaires|intervenant|intervenants|titulaire|prestataire|groupe|effectif|recrut*|affect*|confi*|assur*|puéricultrices|infirmières|gardiennes|monitrices|vendeuses|coiffeuses|serveuses|hôtesses)",
]);

fn condemned(r: &Reading<'_>, hit: &Range<usize>) -> bool {
    let near = r.back(hit.start, 5).start..hit.end;
    r.has(&STRONG, hit.clone())
        && !r.has(&ELSEWHERE, near)
        && !is_open(r, hit)
        && match who(r, hit) {
            Who::Performer => true,
            Who::Hired => is_sole(r, hit) || !among_publics(r, hit),
            Who::Nobody => r.has(&SURE, r.back(hit.start, 2).start..hit.end),
            Who::Served => false,
        }
}
