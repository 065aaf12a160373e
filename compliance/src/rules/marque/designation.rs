//! Where a product is designated by its name: a known mark, or the shape of a name after « marque », « modèle », « réf. »,
//! or an unknown name followed by a model number.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use crate::lexicon::{Form, brands, labels, place_names};
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
    /// Existing equipment to keep in repair or to work with: a reason to name it.
    pub(crate) reasoned: bool,
}

static INTRODUCED: Phrases = Phrases::new(&[
    "(de|la|sous|en|à la|aux|des|une|marque) marques {nom: CAP}",
    "marques \":\"? {nom: CAP}",
    "de marque \"«\"? {nom: CAP}",
    "(modèle|modèles|gamme|référence|références|réf|série) \".\"? \":\"? \"«\"? {nom: CAP}",
    "(type|genre|style) \"«\"? {nom: CAP}",
    "(système|procédé|dispositif|produit|solution|technologie|appareil) (breveté|brevetée|dénommé|dénommée|appelé|exclusif|propriétaire) \"«\"? {nom: CAP}",
    "(brevet|breveté|brevetée) (de|du|par|n°)? \"«\"? {nom: CAP}",
    "(chez|fabricant|fournisseur|constructeur|éditeur|société|fabriqué par|produit par|distribué par|commercialisé par) (le|la|de)? (fabricant|fournisseur|constructeur|société|distributeur)? {nom: CAP}",
    "catalogue (du fabricant|de la société|fournisseur)? {nom: CAP}",
]);

static CATALOGUE: Phrases = Phrases::new(&[
    "(réf|référence|références) \".\"? (fabricant|catalogue|constructeur|fournisseur|commerciale)? \".\"? \":\"? (n°)? {nom: (UPPER|CAP)}",
]);

/// Capitalised words that are no product, kept with the data.
fn is_neutral(folded: &str) -> bool {
    static NEUTRAL: OnceLock<BTreeSet<&'static str>> = OnceLock::new();
    NEUTRAL
        .get_or_init(|| {
            include_str!("../../../data/neutres.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect()
        })
        .contains(folded)
}

/// Before a name of place or person, which is no product.
static BEFORE_PLACE: &[&str] = &[
    "rue",
    "avenue",
    "place",
    "boulevard",
    "chemin",
    "route",
    "allee",
    "impasse",
    "quai",
    "ecole",
    "ecoles",
    "college",
    "lycee",
    "gymnase",
    "stade",
    "salle",
    "site",
    "batiment",
    "residence",
    "quartier",
    "parc",
    "square",
    "cours",
    "pont",
    "hopital",
    "pavillon",
    "commune",
    "ville",
    "communes",
    "departement",
    "region",
    "monsieur",
    "madame",
    "m",
    "mme",
    "docteur",
    "dr",
    "professeur",
    "maire",
    "groupe",
    "scolaire",
    "creche",
    "hotel",
    "eglise",
    "musee",
    "theatre",
    "cite",
    "lotissement",
    "foyer",
    "ehpad",
    "piscine",
    "mediatheque",
    "bibliotheque",
    "tribunal",
    "a",
    "au",
    "arret",
    "jurisprudence",
    "loi",
    "plan",
    "programme",
    "annexe",
    "article",
    "lot",
    "zone",
    "secteur",
    "niveau",
    "classe",
    "classement",
    "categorie",
    "format",
    "taille",
    "tailles",
    "indice",
    "degre",
    "norme",
    "qualification",
    "label",
    "certification",
    "certificat",
    "licence",
    "permis",
    "diplome",
    "habilitation",
    "vers",
    "de",
    "d'",
    "du",
    "selon",
    "instruction",
    "formulaire",
    "cerfa",
    "marche",
    "contrat",
    "procedure",
    "salle",
    "mouvement",
];

/// A word after which a name is that of a place or of people, plural or not.
fn names_place(word: &str) -> bool {
    BEFORE_PLACE.contains(&word)
        || word
            .strip_suffix(['s', 'x'])
            .is_some_and(|singular| singular.len() > 3 && BEFORE_PLACE.contains(&singular))
}

/// Given names: two capitals after a noun are then a person.
static GIVEN: &[&str] = &[
    "jean",
    "pierre",
    "paul",
    "marie",
    "louis",
    "louise",
    "jules",
    "victor",
    "charles",
    "georges",
    "simone",
    "lucie",
    "anne",
    "joseph",
    "michel",
    "francois",
    "francoise",
    "henri",
    "albert",
    "antoine",
    "claude",
    "jacques",
    "marcel",
    "rene",
    "andre",
    "robert",
    "raymond",
    "leon",
    "romain",
    "emile",
    "gustave",
    "alphonse",
    "maurice",
    "roger",
    "philippe",
    "alain",
    "bernard",
    "nelson",
    "rosa",
    "olympe",
    "jeanne",
    "leonard",
    "leonie",
    "edith",
    "arthur",
    "blaise",
    "denis",
    "eugene",
    "ferdinand",
    "gaston",
    "helene",
    "irene",
    "nicolas",
    "martin",
    "les",
    "saint",
    "sainte",
    "notre",
    "grand",
    "grande",
    "petit",
    "petite",
    "vieux",
    "bel",
    "belle",
    "chateau",
];

static ORGANISATIONS: &[&str] = &[
    "association",
    "agence",
    "fondation",
    "ministere",
    "office",
    "institut",
    "universite",
    "programme",
    "plateforme",
    "portail",
    "dispositif",
    "reseau",
    "label",
    "journee",
    "operation",
    "syndicat",
    "club",
    "service",
    "comite",
    "festival",
    "semaine",
    "fete",
    "territoire",
];

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
    found.extend(introduced(r, sentence));
    found.extend(modelled(r, sentence, &found));
    if found.is_empty() {
        return Vec::new();
    }
    found.sort_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            // « Renault Kangoo », « de marque Schréder, modèle Axia 3 »
            Some(last) if range.start <= last.end + 2 && same_product(r, last.end..range.start) => {
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
        .filter(|range| !r.has(&HARMLESS, sentence.start..r.clause(range).end.min(range.end + 8)))
        .map(|range| judge(r, with_model(r, range)))
        .collect()
}

fn same_product(r: &Reading<'_>, gap: Range<usize>) -> bool {
    gap.clone()
        .all(|at| matches!(r.folded(at), "," | "(" | "-" | "ou" | "et" | "»" | "«"))
}

/// Names of the lexicon.
fn known(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    brands()
        .find(r, sentence.clone())
        .into_iter()
        .filter(|(range, name)| match name.form {
            Form::Ambiguous => {
                r.has(&DESIGNATES, r.back(range.start, 4))
                    || (range.start > sentence.start && is_model(r, range.end))
                    || (range.start > sentence.start && brands_follow(r, range.end))
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
        .collect()
}

fn brands_follow(r: &Reading<'_>, at: usize) -> bool {
    let ahead = r.ahead(at, 2);
    !ahead.is_empty()
        && r.is_capital(ahead.start)
        && r.tokens()[ahead.start].folded.len() > 2
        && !is_neutral(r.folded(ahead.start))
}

/// Names after a word that introduces one.
fn introduced(r: &Reading<'_>, sentence: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for range in r.find(&INTRODUCED, sentence.clone()) {
        let name = range.end - 1;
        if is_name(r, name) && !is_procedure(r, &range) {
            found.push(range);
        }
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
    "(référence|références|réf|type|modèle) (du|de la|de l'|de|d') (marché|consultation|acte|dossier|contrat|accord-cadre|procédure|avis)",
    "(société|fournisseur|fabricant|constructeur|éditeur) ..2 (titulaire|attributaire|retenu)",
]);

fn is_procedure(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&PROCEDURE, r.back(range.start, 6).start..range.end)
}

/// A capitalised word that may be the name of a product.
fn is_name(r: &Reading<'_>, at: usize) -> bool {
    r.is_word(at)
        && r.is_capital(at)
        && r.folded(at).chars().count() > 1
        && !is_neutral(r.folded(at))
        && place_names().find(r, at..at + 1).is_empty()
}

/// « 5450 », « FS 461 C-EM », « C3 », « XR-200 ».
fn is_model(r: &Reading<'_>, at: usize) -> bool {
    if at >= r.tokens().len() {
        return false;
    }
    let folded = r.folded(at);
    let digits = folded.chars().any(|c| c.is_ascii_digit());
    let letters = folded.chars().any(|c| c.is_ascii_alphabetic());
    if !digits {
        return r.is_upper(at)
            && folded.len() <= 3
            && !is_neutral(folded)
            && folded.chars().any(|c| c.is_ascii_alphabetic());
    }
    if letters {
        return !folded.contains('€') && !matches!(folded, "co2" | "a4" | "a3" | "m2" | "m3");
    }
    r.tokens()[at].kind == french::TokenKind::Number && !is_measured(r, at)
}

static UNITS: &[&str] = &[
    "€",
    "euros",
    "euro",
    "%",
    "mm",
    "cm",
    "m",
    "km",
    "g",
    "kg",
    "mg",
    "l",
    "ml",
    "cl",
    "litres",
    "jours",
    "mois",
    "ans",
    "heures",
    "h",
    "minutes",
    "points",
    "point",
    "euros",
    "places",
    "personnes",
    "unites",
    "exemplaires",
    "lots",
    "lumens",
    "watts",
    "w",
    "v",
    "kw",
    "°",
    "°c",
    "x",
    "pages",
    "feuilles",
    "boites",
    "pieces",
    "tonnes",
    "m2",
    "m²",
    "m3",
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

fn is_measured(r: &Reading<'_>, at: usize) -> bool {
    at + 1 < r.tokens().len() && UNITS.contains(&r.folded(at + 1))
}

/// Unknown names followed by a model, after a common noun: « vannes Xylane 40 ».
fn modelled(r: &Reading<'_>, sentence: &Range<usize>, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if r.kind == document::DocumentKind::Rc {
        return found;
    }
    for at in sentence.start + 1..sentence.end {
        if known.iter().any(|k| k.contains(&at)) || !is_name(r, at) || r.folded(at).chars().count() < 4 {
            continue;
        }
        let before = r.before(at);
        let after_noun = r.is_word(at - 1)
            && (!r.is_capital(at - 1) || at - 1 == sentence.start)
            && before.chars().count() > 3
            && before.chars().all(char::is_alphabetic)
            && !names_place(before);
        if !after_noun {
            continue;
        }
        // A second capitalised word may stand before the model.
        let end = if at + 1 < sentence.end && is_name(r, at + 1) {
            at + 2
        } else {
            at + 1
        };
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
        if trade_sign || listed || paired || (end < sentence.end && is_model(r, end)) {
            found.push(at..end);
        }
    }
    found
}

/// The model that follows the name.
fn with_model(r: &Reading<'_>, range: Range<usize>) -> Range<usize> {
    let ahead = r.ahead(range.end, 4);
    let mut end = range.end;
    for at in ahead {
        let joined = matches!(r.folded(at), "-" | "®" | "™");
        let name = is_name(r, at) || is_model(r, at) || (r.is_capital(at) && r.folded(at).len() <= 3);
        if !(joined || name) {
            break;
        }
        if !joined {
            end = at + 1;
        }
    }
    range.start..end
}

static LOCKED_BEFORE: Phrases = Phrases::new(&[
    "(uniquement|exclusivement|seulement|impérativement|obligatoirement|seul|seule|seuls|seules|autre|que)",
]);

static REPLACE: Phrases =
    Phrases::new(&["(fourniture|fournit|fournir|livraison|acquisition|achat|remplacés par|remplacées par)"]);

fn judge(r: &Reading<'_>, tokens: Range<usize>) -> Designation {
    let own = |other: Range<usize>| !brands().find(r, other).is_empty();
    let equivalence = mood::equivalence(r, &tokens, &own);
    let existing = mood::existing(r, &tokens) || mood::upkeep(r, &tokens) || mood::compatible(r, &tokens);
    let near = r.back(tokens.start, 4);
    let replaced = r.has(&REPLACE, near.clone());
    let forced = r.has(&LOCKED_BEFORE, near) || replaced;
    Designation {
        reasoned: existing && !forced,
        equivalence,
        tokens,
    }
}

/// Whether the words name an existing thing, whatever is said of equivalence.
pub(super) fn is_background(r: &Reading<'_>, designation: &Designation) -> bool {
    designation.reasoned || mood::denied(r, &designation.tokens)
}

/// From the name to the words that take the equivalence back.
pub(super) fn with_lock(r: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let sentence = r.sentence(tokens.start);
    hull(
        tokens,
        &(tokens.end..sentence.end.saturating_sub(1).max(tokens.end)),
    )
}
