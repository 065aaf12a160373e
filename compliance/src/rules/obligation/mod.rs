//! Duties of the launch date that the texts of a dossier do not meet.
//!
//! A duty is met by words: the vocabulary is wide on purpose, since a buyer may meet it in many ways. What cannot be
//! told from the documents given is said to lack them, and is no alarm.

pub(super) mod avance_absente;
pub(super) mod condition_environnementale_absente;
pub(super) mod condition_sociale_absente;
pub(super) mod critere_environnemental_absent;
pub(super) mod critere_environnemental_sans_mesure;
mod criteria;
pub(super) mod delai_de_paiement_absent;
pub(super) mod maximum_absent;
pub(super) mod motif_de_lot_unique_absent;
pub(super) mod regle_des_lots_absente;
pub(super) mod revision_absente;
pub(super) mod specification_sans_durable;
mod vocabulary;

use document::DocumentKind;

use crate::dossier::{DossierReading, Duty, Outcome, piece_name};
use crate::phrases::Phrases;
use crate::rule::DocumentReading;
use document::typographic;

/// A duty and where the texts show that it is met.
pub(super) struct Wanted {
    /// Its identifier among the duties of the tender.
    duty: &'static str,
    /// The parameter of the law that gives its first day, when the date alone decides.
    start: Option<&'static str>,
    /// Each group must have one document at hand before its absence can be told.
    places: &'static [&'static [DocumentKind]],
    /// Whether a passage meets it.
    meets: fn(&DocumentReading<'_>, usize) -> bool,
    /// The title under which it should stand.
    title: Phrases,
    /// What is wrong.
    message: &'static str,
}

/// Says that a duty is not met, that a fact is missing to know, or that a document is.
pub(super) fn absent(d: &DossierReading<'_>, wanted: &Wanted, out: &mut Outcome) {
    let Some(duty) = d.duty(wanted.duty, wanted.start) else {
        out.lacks("Sans le besoin (montant, lots, durée), on ne sait pas si la loi l’exige ici.");
        return;
    };
    if matches!(duty, Duty::None) {
        return;
    }
    let kinds: Vec<DocumentKind> = wanted
        .places
        .iter()
        .flat_map(|group| group.iter().copied())
        .collect();
    let holders = d.of_kind(&kinds);
    let met = holders.iter().any(|at| {
        d.pieces[*at]
            .published()
            .any(|passage| (wanted.meets)(&d.pieces[*at], passage))
    });
    if met {
        return;
    }
    for group in wanted.places {
        if d.of_kind(group).is_empty() {
            out.lacks(format!(
                "Pas de document où chercher : il faudrait {}.",
                group
                    .iter()
                    .map(|kind| piece_name(*kind))
                    .collect::<Vec<_>>()
                    .join(", ou ")
            ));
            return;
        }
    }
    // The first kind named is the one where it is usually written.
    let usual = kinds.iter().find_map(|kind| d.of_kind(&[*kind]).first().copied());
    let Some(document) = usual else { return };
    let piece = &d.pieces[document];
    // An extract says nothing by its silence.
    if titles(d) < 2 {
        out.lacks(
            "Trop peu d’articles ont été reconnus dans les documents donnés : on ne sait pas s’ils sont entiers.",
        );
        return;
    }
    match duty {
        Duty::Missing(field) => {
            let message = format!(
                "Donnée à fournir : {} (champ {field}) ; elle décide si l’obligation « {} » s’applique, et les documents n’en \
                 disent rien.",
                field_label(field),
                obligations::title(wanted.duty)
            );
            let mut hit = piece.whole(place(piece, wanted), typographic(&message));
            hit.missing = true;
            out.hits.push((document, hit));
        }
        Duty::Due | Duty::None => {
            let hit = piece.whole(place(piece, wanted), typographic(wanted.message));
            out.hits.push((document, hit));
        }
    }
}

/// The title under which the words should stand, or the first title of the document.
fn place(piece: &DocumentReading<'_>, wanted: &Wanted) -> Option<usize> {
    let titles = (0..piece.passages.len()).find(|at| is_title(&piece.passages[*at]));
    piece.title_with(&wanted.title).or(titles)
}

fn is_title(passage: &document::Passage) -> bool {
    matches!(passage.place, document::Place::Title { .. })
}

/// How many titles the documents have: those of one article are an extract.
fn titles(d: &DossierReading<'_>) -> usize {
    let of = |piece: &DocumentReading<'_>| piece.passages.iter().filter(|one| is_title(one)).count();
    d.pieces.iter().map(of).sum()
}

/// What a field of the need is called.
fn field_label(field: &str) -> &str {
    match field {
        "lots" => "le nombre de lots",
        "lot" => "le montant de chaque lot",
        "duration_months" => "la durée, en mois",
        "accord_cadre" => "accord-cadre ou non",
        "maximum_ht" => "le maximum de l’accord-cadre",
        "raw_materials" => "la part des matières premières à cours mondiaux",
        "delivery_start_delay_months" => "le délai avant le début des livraisons",
        other => other,
    }
}
