//! Where a product is designated by its name: a known mark, or the shape of a name after « marque », « modèle », « réf. »,
//! or an unknown name followed by a model number.

use std::ops::Range;

use super::background::{in_background, lacking_is_refused};
use super::name::{
    GIVEN, ORGANISATIONS, after_goods, is_mixed, is_model, is_name, is_neutral, is_species, name_end,
    names_place,
};
use crate::exclusion::{ADMITTED, FIRM, ONLY, SOLE, refusals, shuts_out_others};
use crate::lexicon::{Form, brands, labels};
use crate::marks::{hull, overlaps};
use crate::mood::{self, Equivalence};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rules::norme::shape::standards;

/// A product designated by name.
#[derive(Debug, Clone)]
pub(crate) struct Designation {
    pub(crate) tokens: Range<usize>,
    pub(crate) equivalence: Equivalence,
    /// An existing thing, to keep in repair or to work with: nothing is bought under that name.
    pub(crate) background: bool,
}

static INTRODUCED: Phrases = Phrases::new(&[
    "(de|la|sous|en|à la|aux|des|une|marque) marques {nom: CAP}",
    "marques \":\"? {nom: CAP}",
    "de marque \"«\"? {nom: CAP}",
    "(modèle|modèles|gamme|référence|références|réf|série) \".\"? \":\"? \"«\"? {nom: CAP}",
    "(type|genre|style) \"«\"? {nom: CAP}",
    "(système|procédé|dispositif|produit|solution|technologie|appareil) (breveté|brevetée|dénommé|dénommée|appelé|exclusif|propriétaire) \"«\"? {nom: CAP}",
    "(brevet|breveté|brevetée) (de|du|par|n°)? \"«\"? {nom: CAP}",
    "(chez|fabricant|fournisseur|constructeur|éditeur|société|fabriqué par|produit par|distribué par|commercialisé par|fabrication|conception) \":\"? (le|la|de)? (fabricant|fournisseur|constructeur|société|distributeur)? {nom: CAP}",
    "\"»\" (de|du|des) (chez|la|l')? (maison|société|manufacture|firme|fabrique)? {nom: CAP}",
    "catalogue (du fabricant|de la société|fournisseur)? {nom: CAP}",
    "(collection|gamme|série|ligne|modèle|référence|finition|produit) \"«\" {nom: CAP}",
    "(de|du|d'|des) (chez|catalogue) {nom: CAP}",
    "(éditeur|fabricant|constructeur|fournisseur|modèle|marque|produit|logiciel|progiciel|référence|matériel|appareil) ..5 (est|sera|soit|reste|restera|étant) (le|la|l'|un|une)? {nom: CAP}",
    "(identique|identiques|semblable|semblables|similaire|similaires) (à|au|aux) (la|le|l')? {nom: CAP}",
    "(logiciel|progiciel|licence|licences|suite|format natif) {nom: (CAP CAP|UPPER)}",
]);

/// The name comes first: « Vardel, marque déposée ».
/// « Modèle demandé par le service : Vardel Pro ».
static ASKED: Phrases = Phrases::new(&[
    "(modèle|marque|référence|matériel|appareil|produit|logiciel) (demandé|demandée|souhaité|souhaitée|retenu|retenue|voulu|voulue|imposé|imposée|choisi|choisie|préféré|préférée|réclamé|attendu|attendue|désiré|exigé|exigée|requis) ..6 \":\" {nom: CAP}",
]);

static REGISTERED: Phrases = Phrases::new(&[
    "CAP \",\"? \"(\"? (marque|nom) ..1 (déposé|déposée|protégé|protégée|enregistré|enregistrée)",
    "(marque|nom) (déposé|déposée|protégé|protégée) \"«\"? CAP",
    "CAP CAP? \",\" (marque|modèle|gamme|référence|produit) (retenu|retenue|choisi|choisie|adopté|adoptée|préféré|préférée|imposé|imposée|souhaité|souhaitée|utilisé|utilisée|connu|connue|demandé|demandée|voulu|voulue|habituel|habituelle) ",
]);

static CATALOGUE: Phrases = Phrases::new(&[
    "(réf|référence|références) \".\"? (fabricant|catalogue|constructeur|fournisseur|commerciale)? \".\"? \":\"? (n°)? {nom: (UPPER|CAP)}",
]);
static DESIGNATES: Phrases = Phrases::new(&[
    "(marque|marques|modèle|modèles|gamme|référence|réf|série|type|constructeur|fabricant|chez)",
]);

/// What the candidate says of its own offer, the buyer's own mark, or no mark at all.
static HARMLESS: Phrases = Phrases::new(&[
    "(candidat|candidats|soumissionnaire|soumissionnaires|titulaire|il|ils|fournisseur|offre|offres) ..4 (indique|indiquent|indiquera|indiqueront|précise|précisent|précisera|mentionne|mentionnent|renseigne|renseignent|propose|proposent|complète) ..10 (marque|marques|modèle|référence|références|fabricant)",
    "(marque|marques|référence|références) (proposé|proposée|proposés|proposées|offert|offerte)",
    "(toutes|toute|aucune) marques",
    "(marque|logo|couleurs|charte) (de|du) (la|l')? (commune|ville|hôpital|établissement|acheteur|collectivité|métropole)",
    "marque (CE|d'identification|distinctive)",
    "(marque|marquage|étiquette) CE",
    "à (compléter|renseigner|remplir|indiquer|préciser)",
]);

static ORGANISATION: Phrases = Phrases::new(&[
    "(Chorus Pro|France Travail|Chorus|La Poste|Pôle Emploi|Légifrance|Google Maps|Adobe Reader|Acrobat Reader|PDF|Excel|Word|format (Word|Excel|PDF|Microsoft|Office)|fichier (Word|Excel|Microsoft)|tableur (Excel|Microsoft)|sous (Excel|Word)|formats ..6 (Word|Excel|Office|Autocad|DWG|PDF)|compatible avec Windows)",
]);

/// Products designated in a sentence that nothing makes sound.
pub(super) fn designations(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Designation> {
    r.once(&r.found.designations, sentence, search)
}

fn search(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Designation> {
    let mut found = known(r, sentence);
    if !r.is_shouted(sentence.clone()) {
        found.extend(introduced(r, sentence));
        found.extend(modelled(r, sentence, &found));
        found.extend(supplied(r, sentence));
        found.extend(exclusive(r, sentence));
        found.extend(super::shapes::placed(r, sentence));
    }
    if found.is_empty() {
        return Vec::new();
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            // « Renault Kangoo », « de marque Schréder, modèle Axia 3 »
            Some(last) if range.start <= last.end + 4 && same_product(r, last.end..range.start) => {
                last.end = last.end.max(range.end);
            }
            _ => merged.push(range),
        }
    }
    let not_products = r.find(&ORGANISATION, sentence.clone());
    let excluded: Vec<Range<usize>> = standards(r, sentence.clone())
        .into_iter()
        .map(|s| s.tokens)
        .chain(
            labels()
                .find(r, sentence.clone())
                .into_iter()
                .map(|(range, _)| range),
        )
        .chain(not_products)
        .collect();
    merged
        .into_iter()
        .filter(|range| !excluded.iter().any(|other| overlaps(other, range)))
        .filter(|range| {
            !r.has(&TITLE, r.back(range.start, 3)) && !r.has(&TITLE_LIKE, r.back(range.start, 12))
        })
        .filter(|range| {
            !r.has(&HARMLESS, sentence.start..r.clause(range).end.min(range.end + 8))
                || lacking_is_refused(r, range)
        })
        .filter(|range| !r.has(&FILLED_IN, r.clause(range)) && !is_person(r, range.start))
        .map(|range| judge(r, with_model(r, range)))
        .collect()
}

/// What a person holds, or takes part in, has a name as well.
static TITLE: Phrases = Phrases::new(&[
    "(certificat|diplôme|habilitation|permis|concours|festival|championnat|tournoi) (individuel|professionnel|réglementaire|de conduite)?",
]);

/// « M. Vardel », « Mme Vardel », « Jean Vardel ».
fn is_person(r: &Reading<'_>, at: usize) -> bool {
    let titled = |word: &str| {
        matches!(
            word,
            "m" | "mm"
                | "mme"
                | "mmes"
                | "mlle"
                | "mr"
                | "dr"
                | "me"
                | "pr"
                | "monsieur"
                | "madame"
                | "docteur"
                | "maitre"
        )
    };
    // « 2 x 1 m Vardel » is a length.
    let titled = |at: usize| titled(r.folded(at)) && (r.is_capital(at) || r.folded(at).len() > 3);
    let given = |word: &str| {
        GIVEN.contains(&word)
            && !matches!(
                word,
                "les"
                    | "saint"
                    | "sainte"
                    | "notre"
                    | "grand"
                    | "grande"
                    | "petit"
                    | "petite"
                    | "vieux"
                    | "bel"
                    | "belle"
            )
    };
    at >= 1 && titled(at - 1)
        || at >= 2 && r.before(at) == "." && titled(at - 2)
        || at >= 1 && r.is_capital(at - 1) && given(r.before(at))
}

/// What the tenderer writes down of its own offer.
pub(super) static FILLED_IN: Phrases = Phrases::new(&[
    "(inscri*|rempli*|renseign*|complét*|indiqu*|précis*|mentionn*|port*|saisi*) par (le|les|chaque|l') (candidat|candidats|soumissionnaire|soumissionnaires|titulaire|fournisseur|entreprise|entreprises)",
    "\"(\" ..1 à (compléter|renseigner|remplir)",
    "(désigne|désignent|signifie) (ici|donc)? (tout|toute|tous|n'importe)",
]);

static TITLE_LIKE: Phrases = Phrases::new(&[
    "(certificat|certificats|diplôme|diplômes|titre|titres|qualification|brevet|habilitation) ..9 (=notamment|=comme|=dont|tel que|tels que)",
]);

fn same_product(r: &Reading<'_>, gap: Range<usize>) -> bool {
    gap.clone().all(|at| {
        matches!(
            r.folded(at),
            "," | "("
                | "-"
                | "®"
                | "™"
                | "ou"
                | "et"
                | "»"
                | "«"
                | "du"
                | "de"
                | "d'"
                | "chez"
                | "la"
                | "fabricant"
                | "societe"
                | "maison"
                | "catalogue"
                | "marque"
                | "modele"
        )
    })
}

/// Names of the lexicon.
fn known(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    brands()
        .find(r, sentence.clone())
        .into_iter()
        .filter(|(range, name)| match name.form {
            Form::Ambiguous => {
                // « Total 100 »: the sum of a table.
                let sum = r.folded(range.start) == "total" && r.number(range.end).is_some();
                !sum && (r.has(&DESIGNATES, r.back(range.start, 4))
                    || is_mixed(r, range.end)
                    || follows_goods(r, sentence, range.start)
                    || (range.start > sentence.start && is_model(r, range.end))
                    || (range.start > sentence.start && brands_follow(r, range.end)))
            }
            Form::Common => true,
            _ => {
                !names_place(r.before(range.start))
                    || matches!(
                        r.before(range.start),
                        "de" | "d'"
                            | "du"
                            | "a"
                            | "au"
                            | "article"
                            | "site"
                            | "parc"
                            | "programme"
                            | "licence"
                            | "classe"
                            | "format"
                            | "marche"
                            | "contrat"
                    )
            }
        })
        .map(|(range, _)| range)
        .filter(|range| !is_species(r, range.end))
        .collect()
}

/// « plaques de cuisson Sauter »: a capital after a common noun is a name.
fn follows_goods(r: &Reading<'_>, sentence: &Range<usize>, at: usize) -> bool {
    let before = r.before(at);
    r.kind == document::DocumentKind::Cctp
        && at > sentence.start
        && r.is_word(at - 1)
        && !r.is_capital(at - 1)
        && before.len() > 3
        && before.chars().all(char::is_alphabetic)
        && !names_place(before)
        && !ORGANISATIONS.contains(&before)
}

fn brands_follow(r: &Reading<'_>, at: usize) -> bool {
    let ahead = r.ahead(at, 2);
    !ahead.is_empty()
        && r.is_capital(ahead.start)
        && r.tokens()[ahead.start].folded.len() > 2
        && !is_neutral(r.folded(ahead.start))
}

static CODE: Phrases = Phrases::new(&[
    "(référence|références|réf|code|numéro|n°) \".\"? (constructeur|catalogue|fabricant|fournisseur|commerciale|article|produit|éditeur) \":\"? (n°)? {code: _}",
    "(réf|référence) \".\"? \":\"? (n°)? {code: #>999}",
]);

/// Names after a word that introduces one.
fn introduced(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut introduced = r.find(&INTRODUCED, sentence.clone());
    introduced.extend(r.find(&ASKED, sentence.clone()));
    for range in introduced {
        let name = range.end - 1;
        // « une société de Brest »: a place.
        // « farine de type T65 »: a grade.
        let grade = r.folded(range.start) == "type"
            && r.folded(name).len() <= 3
            && r.folded(name).chars().any(|c| c.is_ascii_digit());
        let of_place =
            grade || r.before(name) == "de" && matches!(r.folded(range.start), "societe" | "fournisseur");
        if is_name(r, name) && !of_place && !is_procedure(r, &range) {
            found.push(range);
        }
    }
    found.extend(r.find(&REGISTERED, sentence.clone()));
    if r.kind == document::DocumentKind::Cctp {
        found.extend(r.find(&CODE, sentence.clone()).into_iter().filter(|range| {
            r.folded(range.end - 1).chars().any(|c| c.is_ascii_digit()) && !is_procedure(r, range)
        }));
    }
    for range in r.find(&CATALOGUE, sentence.clone()) {
        if is_name(r, range.end - 1) && !is_procedure(r, &range) && !found.iter().any(|f| overlaps(f, &range))
        {
            found.push(range);
        }
    }
    found
}

static PROCEDURE: Phrases = Phrases::new(&[
    "système ..2 de référence",
    "(référence|références|réf|type|modèle) (du|de la|de l'|de|d') (marché|consultation|acte|dossier|contrat|accord-cadre|procédure|avis)",
    "(société|fournisseur|fabricant|constructeur|éditeur) ..2 (titulaire|attributaire)",
]);

fn is_procedure(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&PROCEDURE, r.back(range.start, 6).start..range.end)
}
/// Unknown names followed by a model, after a common noun: « vannes Xylane 40 ».
fn modelled(r: &Reading<'_>, sentence: &Range<usize>, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let rules = r.kind == document::DocumentKind::Rc;
    for at in sentence.start + 1..sentence.end {
        if known.iter().any(|k| k.contains(&at)) || !is_name(r, at) || r.folded(at).chars().count() < 4 {
            continue;
        }
        let before = r.before(at);
        let opens =
            at - 1 == sentence.start || matches!(r.before(at - 1), "|" | ":" | "-" | "–" | "•" | "*" | ";");
        let signed = matches!(r.folded(at + 1), "®" | "™");
        let after_noun = signed
            || r.is_word(at - 1)
                && (!r.is_capital(at - 1) || opens || is_neutral(before) && r.is_upper(at - 1))
                && (before.chars().count() > 3 || after_goods(r, at, sentence.start))
                && before.chars().all(char::is_alphabetic)
                && !names_place(before);
        // « les routeurs sont des Vardel R41 »
        let said_to_be = matches!(before, "des" | "un" | "une")
            && matches!(r.before(at - 1), "sont" | "est" | "seront" | "sera");
        if !after_noun && !said_to_be {
            continue;
        }
        // A second capitalised word may stand before the model.
        let end = if at + 1 < sentence.end && is_name(r, at + 1) {
            at + 2
        } else {
            at + 1
        };
        let end = if is_mixed(r, end) { end + 1 } else { end };
        let trade_sign = matches!(r.folded(end), "®" | "™" | "(r)" | "tm");
        // « douze fauteuils Vardel », « Sacs Vardel pour … »: goods counted or listed by a name.
        let counted = at >= sentence.start + 2
            && (r.number(at - 2).is_some() || french::number_words(&r.tokens()[at - 2..at - 1]).is_some());
        let listed = (counted || at - 1 == sentence.start)
            && r.kind == document::DocumentKind::Cctp
            && before.ends_with(['s', 'x'])
            && end < sentence.end
            && !matches!(r.folded(end), ":" | "-" | "–" | "/")
            && r.folded(at).chars().all(char::is_alphabetic)
            && !r.is_upper(at);
        // « le produit Vardel VBA », « aspirateurs dorsaux Vardel Superpro »: two names in a row.
        let paired = end == at + 2
            && r.kind == document::DocumentKind::Cctp
            && !GIVEN.contains(&r.folded(at))
            && !ORGANISATIONS.contains(&before)
            && !r.is_upper(at)
            && !r.tokens()[at + 1].hyphenated;
        // « sécateurs VARDEL n° 2 »
        let numbered = r.kind == document::DocumentKind::Cctp
            && matches!(r.folded(end), "n°" | "n" | "numero")
            && (r.number(end + 1).is_some() || r.number(end + 2).is_some() && r.folded(end + 1) == "°");
        let mixed = r.kind == document::DocumentKind::Cctp && (is_mixed(r, at) || is_mixed(r, end));
        // Rules of a consultation name institutions more than products.
        if rules && !((counted || said_to_be) && end < sentence.end && is_model(r, end)) {
            continue;
        }
        let goods = r.kind == document::DocumentKind::Cctp
            && after_goods(r, at, sentence.start)
            && (!r.is_upper(at) || r.is_upper(at - 1))
            && !GIVEN.contains(&r.folded(at))
            && !is_species(r, at + 1)
            && !r.tokens()[at].hyphenated;
        if goods
            || trade_sign
            || mixed
            || numbered
            || listed
            || paired
            || (end < sentence.end && is_model(r, end))
        {
            found.push(at..end);
        }
    }
    found
}

/// Verbs and nouns by which something is bought.
static BOUGHT: Phrases = Phrases::new(&[
    "(sera|seront|est|sont|restera|resteront|soit|étant|livré|livrée|livrés|fourni|fournie|fournit|fournira|posé|installé|réalisé|retenu|retenue|retient|choisi|exigé|demandé|demande|prévu|équipé|équipée|équipés|doté|muni|utilise|utilisera|emploie|sous|avec|par|en|licences|licence)",
]);

/// The buyer has chosen what follows.
static CHOSEN: Phrases = Phrases::new(&[
    "(a|ont|avons|aura) (retenu|choisi|arrêté|préféré|désigné|plébiscité) (le|la|les|un|une|des|l')",
    "(choix|préférence|dévolu) ..8 (sur|pour) (le|la|les|un|une|des|l')",
    "(a|ont) opté pour (le|la|les|un|une|des|l')",
]);

/// « l’appareil sera un Vardel V50 », « le sol sera en Vardel Play 40 »: an unknown name after a verb of purchase.
fn supplied(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if r.kind == document::DocumentKind::Rc {
        return found;
    }
    for at in sentence.start + 2..sentence.end {
        let article = matches!(
            r.before(at),
            "un" | "une" | "des" | "le" | "la" | "les" | "du" | "en" | "sous" | "de" | "d'"
        );
        let starts = is_name(r, at) && r.folded(at).chars().count() > 2 || is_mixed(r, at);
        if !article || !starts || GIVEN.contains(&r.folded(at)) {
            continue;
        }
        let end = name_end(r, at, sentence.end);
        let figures = (at + 1..end).any(|i| r.folded(i).chars().any(|c| c.is_ascii_digit()));
        let strong = figures && end > at + 1 || is_mixed(r, at) || (at + 1..end).any(|i| is_mixed(r, i));
        let back = r.back(at, 5);
        let chosen = r.has(&CHOSEN, r.back(at, 9));
        if strong && r.has(&BOUGHT, back.start..at - 1) || chosen && !is_place_of(r, at) {
            found.push(at..end);
        }
    }
    found
}

/// What the others that are refused are: products, and nothing else.
static PRODUCTS: Phrases = Phrases::new(&[
    "(produit|matériel|logiciel|solution|modèle|marque|fabricant|constructeur|éditeur|référence|article|appareil|équipement|système|gamme|moteur|format|pièce|cartouche|consommable|préparation|pédagogie|outil|progiciel|application|licence|fournisseur|concurrent|tiers)",
    "(celui-ci|celle-ci|ceux-ci|celles-ci)",
]);

/// « des groupes Vardel uniquement », « n’acceptera que des Vardel », « Vardel, seul format admis ».
fn exclusive(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut shut: Option<Option<Range<usize>>> = None;
    for at in sentence.start..sentence.end {
        let upper = r.is_upper(at) && r.folded(at).len() > 2;
        let starts = is_name(r, at) && r.folded(at).chars().count() > 2 && (!r.is_upper(at) || upper)
            || is_mixed(r, at);
        let opens = at == sentence.start && !is_model(r, at + 1);
        if !starts || opens || GIVEN.contains(&r.folded(at)) || is_place_of(r, at) {
            continue;
        }
        let end = name_end(r, at, sentence.end);
        let after = r.ahead(end, 3);
        let only = r.kind == document::DocumentKind::Cctp
            && r.find(&ONLY, after.clone())
                .into_iter()
                .chain(r.find(&FIRM, after))
                .any(|adverb| adverb.end >= sentence.end || !r.is_word(adverb.end));
        // « seuls des onduleurs Vardel seront acceptés »
        let alone = r.has(&SOLE, r.back(at, 4))
            && r.has(&ADMITTED, r.ahead(end, 5))
            && r.kind == document::DocumentKind::Cctp;
        // « un autre logiciel que Vardel sera éliminé », « impérativement Vardel »
        let but = r.before(at) == "que"
            || matches!(r.before(at), "le" | "la" | "les" | "l'") && r.before(at - 1) == "que";
        let other_than = but
            && r.back(at, 6).any(|i| matches!(r.folded(i), "autre" | "autres"))
            && !refusals(r, sentence.clone()).is_empty();
        let forced = r.kind == document::DocumentKind::Cctp
            && at > sentence.start
            && r.find(&FIRM, r.back(at, 2))
                .into_iter()
                .chain(r.find(&ONLY, r.back(at, 2)))
                .any(|adverb| {
                    (adverb.end..at).all(|i| {
                        matches!(
                            r.folded(i),
                            "des" | "du" | "de" | "la" | "le" | "les" | "un" | "une"
                        )
                    })
                });
        let before = r.back(at, 4);
        let that = before
            .clone()
            .rev()
            .find(|&i| matches!(r.folded(i), "que" | "qu'"));
        let restricted = that.is_some_and(|that| {
            let reach = r.back(that, 14);
            reach.clone().any(|i| matches!(r.folded(i), "ne" | "n'"))
                && !reach
                    .clone()
                    .any(|i| matches!(r.folded(i), "pas" | "point" | "autre"))
                && r.has(&BUYING, reach)
        });
        let shut = shut.get_or_insert_with(|| {
            shuts_out_others(r, sentence.clone()).filter(|shut| {
                r.has(&PRODUCTS, shut.start..r.ahead(shut.end, 4).end)
                    || r.folded(shut.start) == "et"
                    || r.folded(shut.end - 1) == "chose"
            })
        });
        let closed = shut
            .as_ref()
            .is_some_and(|shut| shut.start >= end && shut.start - end <= 8);
        if only || restricted || closed || alone || other_than || forced {
            found.push(at..end);
        }
    }
    found
}

/// Verbs that « ne … que » turns into an exclusivity on products.
static BUYING: Phrases = Phrases::new(&[
    "(accepte|acceptera|accepté|acceptés|admis|admet|retenu|retiendra|proposé|proposés|proposer|utilise|utiliser|utilisé|emploie|employer|fournit|fourni|fournira|livré|livrer|posé|pose|installé|installer|vise|comporte|tolère|autorisé|monté|monter|équipé|sera|seront|est|sont|être)",
]);

/// A place, an institution, a title.
fn is_place_of(r: &Reading<'_>, at: usize) -> bool {
    let before = r.before(at);
    names_place(before)
        && !matches!(
            before,
            "groupe"
                | "groupes"
                | "de"
                | "d'"
                | "du"
                | "a"
                | "au"
                | "programme"
                | "licence"
                | "format"
                | "plan"
                | "contrat"
                | "marche"
        )
}

/// The model that follows the name.
fn with_model(r: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let ahead = r.ahead(range.end, 4);
    let mut end = range.end;
    for at in ahead {
        let joined = matches!(r.folded(at), "-" | "®" | "™");
        let name = is_name(r, at)
            || is_mixed(r, at)
            || is_model(r, at)
            || (r.is_capital(at) && r.folded(at).len() <= 3);
        if !(joined || name) {
            break;
        }
        if !joined {
            end = at + 1;
        }
    }
    range.start..end
}
fn judge(r: &Reading<'_>, tokens: Range<usize>) -> Designation {
    let own = |other: Range<usize>| !brands().find(r, other).is_empty();
    Designation {
        equivalence: mood::equivalence(r, &tokens, &own),
        background: in_background(r, &tokens),
        tokens,
    }
}

/// From the name to the words that take the equivalence back.
pub(super) fn with_lock(r: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let sentence = r.sentence(tokens.start);
    hull(
        tokens,
        &(tokens.end..sentence.end.saturating_sub(1).max(tokens.end)),
    )
}
