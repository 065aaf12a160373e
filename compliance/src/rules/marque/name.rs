//! The shape of a name of product, and of a model: words, capitals and figures.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use french::Lexicon;

use crate::lexicon::place_names;
use crate::reading::Reading;

/// Capitalised words that are no product, kept with the data.
pub(super) fn is_neutral(folded: &str) -> bool {
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
    "section",
    "station",
    "espace",
    "poste",
    "ligne",
    "arret",
    "gare",
    "port",
    "maison",
    "halle",
    "domaine",
    "foret",
    "bois",
    "lac",
    "etang",
    "crique",
    "hameau",
    "lieu-dit",
    "dit",
    "teinte",
    "coloris",
    "couleur",
    "nuance",
    "ton",
    "protocole",
    "standard",
    "norme",
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
    "bassin",
    "puits",
    "reservoir",
    "chaufferie",
    "ouvrage",
    "troncon",
    "local",
    "aile",
    "hall",
    "tranche",
    "phase",
    "repere",
    "regard",
    "diagnostic",
    "dossier",
    "rapport",
    "registre",
    "bordereau",
    "attestation",
    "declaration",
    "fichier",
    "statut",
    "regime",
    "visa",
    "echelle",
    "cycles",
    "essai",
    "test",
];

/// A word after which a name is that of a place or of people, plural or not.
pub(super) fn names_place(word: &str) -> bool {
    BEFORE_PLACE.contains(&word)
        || word
            .strip_suffix(['s', 'x'])
            .is_some_and(|singular| singular.len() > 3 && BEFORE_PLACE.contains(&singular))
}

/// Given names: two capitals after a noun are then a person.
pub(super) static GIVEN: &[&str] = &[
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

pub(super) static ORGANISATIONS: &[&str] = &[
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
/// A capitalised word that may be the name of a product.
pub(super) fn is_name(r: &Reading<'_>, at: usize) -> bool {
    r.is_word(at)
        && r.is_capital(at)
        && r.folded(at).chars().count() > 1
        && !is_neutral(r.folded(at))
        && place_names().find(r, at..at + 1).is_empty()
}

/// « 5450 », « FS 461 C-EM », « C3 », « XR-200 ».
pub(super) fn is_model(r: &Reading<'_>, at: usize) -> bool {
    if at >= r.tokens().len() {
        return false;
    }
    let folded = r.folded(at);
    // « T-25 »: a letter and the number tied to it.
    if folded.len() == 1
        && r.is_capital(at)
        && r.tokens()
            .get(at + 1)
            .is_some_and(|next| next.hyphenated && next.number.is_some())
    {
        return true;
    }
    let digits = folded.chars().any(|c| c.is_ascii_digit());
    let letters = folded.chars().any(|c| c.is_ascii_alphabetic());
    if !digits {
        return r.is_upper(at)
            && folded.len() <= 3
            && !is_neutral(folded)
            && folded.chars().any(|c| c.is_ascii_alphabetic());
    }
    if letters {
        return !folded.contains('€') && !is_neutral(folded) && !is_dimension(folded);
    }
    r.tokens()[at].kind == french::TokenKind::Number && !is_measured(r, at)
}

/// « m2 », « 12v », « 30x40 », « 1er »: a measure or a rank written in one word.
fn is_dimension(folded: &str) -> bool {
    let digits: String = folded.chars().take_while(char::is_ascii_digit).collect();
    let rest = &folded[digits.len()..];
    matches!(
        folded,
        "co2" | "m2" | "m3" | "h2o" | "o2" | "n2" | "1er" | "1re" | "2e" | "3e"
    ) || (!digits.is_empty()
        && (UNITS.contains(&rest)
            || matches!(
                rest,
                "e" | "eme"
                    | "er"
                    | "go"
                    | "to"
                    | "mo"
                    | "ko"
                    | "ah"
                    | "va"
                    | "kva"
                    | "hz"
                    | "db"
                    | "bar"
                    | "bars"
                    | "pa"
                    | "j"
                    | "d"
            ))
        || folded.contains('x')
            && folded
                .chars()
                .all(|c| c.is_ascii_digit() || c == 'x' || c == ',' || c == '.'))
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

pub(super) fn is_measured(r: &Reading<'_>, at: usize) -> bool {
    at + 1 < r.tokens().len() && UNITS.contains(&r.folded(at + 1))
}

fn goods() -> &'static Lexicon {
    static GOODS: OnceLock<Lexicon> = OnceLock::new();
    GOODS.get_or_init(|| {
        let entries = include_str!("../../../data/biens.txt")
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(','))
            .map(str::trim);
        Lexicon::by_stem(entries.enumerate().map(|(id, entry)| (entry, id)))
    })
}

/// Goods stand just before, or before an adjective or two: « table pliante Mobel », « clé USB Vardel ».
pub(super) fn after_goods(r: &Reading<'_>, at: usize, floor: usize) -> bool {
    let from = at.saturating_sub(4).max(floor);
    let start = (from..at)
        .rev()
        .find(|&i| !r.is_word(i) || is_link(r.folded(i)))
        .map_or(from, |i| i + 1);
    start < at
        && goods()
            .find_in(r.text, start..at)
            .iter()
            .any(|(range, _)| range.start == start || range.end == at)
}

pub(super) fn is_link(word: &str) -> bool {
    matches!(
        word,
        "de" | "d'"
            | "du"
            | "des"
            | "en"
            | "par"
            | "pour"
            | "sur"
            | "sous"
            | "dans"
            | "a"
            | "au"
            | "aux"
            | "avec"
            | "et"
            | "ou"
            | "le"
            | "la"
            | "les"
            | "l'"
            | "un"
            | "une"
            | "est"
            | "sont"
            | "que"
            | "qui"
            | "chez"
            | "vers"
            | "entre"
    )
}

/// « Acer campestre », « Prunus avium »: a plant, by the epithet that follows its genus.
pub(super) fn is_species(r: &Reading<'_>, at: usize) -> bool {
    const FRENCH: &[&str] = &[
        "plus", "sous", "tous", "dessus", "acquis", "compris", "depuis", "requis", "jamais", "fournis",
        "livres",
    ];
    const LATIN: &[&str] = &[
        "us", "um", "ii", "ensis", "estre", "estris", "oides", "ata", "ana", "ea", "ens", "ica", "alis",
        "aris", "osa",
    ];
    let next = r.folded(at);
    r.is_word(at)
        && !r.is_capital(at)
        && next.len() > 4
        && !FRENCH.contains(&next)
        && LATIN.iter().any(|ending| next.ends_with(ending))
}

/// A capital inside the word: « CityCat », « iCombi », « XProtect ». Ordinary words have none.
pub(super) fn is_mixed(r: &Reading<'_>, at: usize) -> bool {
    if !r.is_word(at) || r.folded(at).len() < 4 {
        return false;
    }
    let word = r.slice(at..at + 1);
    // Seldom so: the rest is not looked at.
    if !word.chars().skip(1).any(char::is_uppercase) {
        return false;
    }
    !is_neutral(r.folded(at))
        && r.folded(at).chars().count() >= 4
        && word.chars().filter(|c| c.is_lowercase()).count() >= 2
        && word.chars().all(char::is_alphanumeric)
}

/// The end of a name that begins here: its other words, its model.
pub(super) fn name_end(r: &Reading<'_>, at: usize, limit: usize) -> usize {
    let mut end = at + 1;
    while end < limit && end < at + 5 {
        let joined = matches!(r.folded(end), "®" | "™") || r.tokens()[end].hyphenated && r.is_capital(end);
        if joined || is_name(r, end) || is_mixed(r, end) || is_model(r, end) {
            end += 1;
        } else {
            break;
        }
    }
    end
}
