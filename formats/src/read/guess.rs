//! Which piece of a consultation a file is.

use document::DocumentKind;

/// Full names, as they stand in titles; the longer come first.
const NAMES: [(&str, DocumentKind); 19] = [
    (
        "cahier des clauses administratives particulieres",
        DocumentKind::Ccap,
    ),
    ("cahier des clauses techniques particulieres", DocumentKind::Cctp),
    (
        "cahier des clauses administratives et techniques",
        DocumentKind::Ccp,
    ),
    ("cahier des clauses particulieres", DocumentKind::Ccp),
    ("reglement de la consultation", DocumentKind::Rc),
    ("reglement de consultation", DocumentKind::Rc),
    ("acte d'engagement", DocumentKind::Ae),
    ("lettre de consultation", DocumentKind::Lettre),
    ("lettre d'invitation", DocumentKind::Lettre),
    ("demande de devis", DocumentKind::Lettre),
    ("convention de groupement", DocumentKind::ConventionGroupement),
    (
        "convention constitutive du groupement",
        DocumentKind::ConventionGroupement,
    ),
    ("cadre de reponse", DocumentKind::CadreReponse),
    ("note de justification", DocumentKind::NoteJustification),
    ("note justificative", DocumentKind::NoteJustification),
    ("questionnaire de sourcage", DocumentKind::Questionnaire),
    ("informations prealables", DocumentKind::InformationsPrealables),
    (
        "information prealable des candidats",
        DocumentKind::InformationsPrealables,
    ),
    ("compte rendu de sourcage", DocumentKind::CompteRenduSourcage),
];

/// Abbreviations, as they stand in names of files.
const SHORT: [(&str, DocumentKind); 13] = [
    ("ccap", DocumentKind::Ccap),
    ("cctp", DocumentKind::Cctp),
    ("ccatp", DocumentKind::Ccp),
    ("ccp", DocumentKind::Ccp),
    ("rc", DocumentKind::Rc),
    ("dpgf", DocumentKind::Autre),
    ("ae", DocumentKind::Ae),
    ("lettreconsultation", DocumentKind::Lettre),
    ("conventiongroupement", DocumentKind::ConventionGroupement),
    ("cadrereponse", DocumentKind::CadreReponse),
    ("notejustification", DocumentKind::NoteJustification),
    ("informationsprealables", DocumentKind::InformationsPrealables),
    ("compterendusourcage", DocumentKind::CompteRenduSourcage),
];

/// Guesses from the title, then from the name of the file, then from the first words of the text: the name
/// that comes first wins. [`DocumentKind::Autre`] when nothing tells.
///
/// ```
/// use document::DocumentKind;
/// assert_eq!(formats::read::guess_kind("", "2026-14_CCTP_mobilier.docx", ""), DocumentKind::Cctp);
/// assert_eq!(formats::read::guess_kind("Règlement de la consultation", "v3.docx", ""), DocumentKind::Rc);
/// ```
#[must_use]
pub fn guess_kind(title: &str, file_name: &str, opening: &str) -> DocumentKind {
    named(title)
        .or_else(|| short(title))
        .or_else(|| named(&file_name.replace(['_', '-', '.'], " ")))
        .or_else(|| short(file_name))
        .or_else(|| named(opening))
        .unwrap_or(DocumentKind::Autre)
}

/// Whether a title is only the name of a piece.
pub(super) fn is_piece_name(title: &str) -> bool {
    let folded = fold(title);
    let bare = folded.trim();
    NAMES.iter().any(|(name, _)| bare == *name)
        || SHORT.iter().any(|(name, _)| bare == *name)
        || NAMES.iter().any(|(name, _)| {
            bare.strip_prefix(name)
                .is_some_and(|rest| rest.trim().trim_matches(['(', ')']).len() <= 5)
        })
}

fn named(text: &str) -> Option<DocumentKind> {
    let text = fold(text);
    NAMES
        .iter()
        .filter_map(|(name, kind)| text.find(name).map(|at| (at, *kind)))
        .min_by_key(|(at, _)| *at)
        .map(|(_, kind)| kind)
}

fn short(text: &str) -> Option<DocumentKind> {
    let text = fold(text);
    text.split(|c: char| !c.is_alphanumeric()).find_map(|word| {
        SHORT
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, kind)| *kind)
    })
}

/// Lower case, without accents, plain apostrophes and single spaces.
fn fold(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'à' | 'â' => 'a',
            'î' | 'ï' => 'i',
            'ô' => 'o',
            'ù' | 'û' => 'u',
            'ç' => 'c',
            '’' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    plain
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
