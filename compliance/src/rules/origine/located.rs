//! Means kept somewhere: servers, copies, desks, plants.

use std::ops::Range;

use super::provenance::{BARRIER, Provenance};
use crate::marks::{hull, overlaps};
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::words::{BUYER_PLACES, HOLDER, Place, PlaceKind};

/// « stockés à Roubaix »: means, then a name the lists do not have.
pub(super) fn kept_at(
    r: &Reading<'_>,
    sentence: &Range<usize>,
    means: &[Range<usize>],
    known: &[Place],
) -> Vec<Provenance> {
    if means.is_empty() {
        return Vec::new();
    }
    r.find(&KEPT, sentence.clone())
        .into_iter()
        .filter(|at| !r.is_upper(at.end - 1))
        .filter(|at| {
            !known
                .iter()
                .any(|p| overlaps(&p.tokens, at) && !matches!(p.kind, PlaceKind::Territory))
        })
        .filter_map(|at| {
            let mean = means
                .iter()
                .rfind(|m| m.start <= at.start && at.start.saturating_sub(m.end) <= 9)?;
            (!r.has(&BARRIER, mean.end..at.start.max(mean.end))).then(|| Provenance {
                tokens: hull(mean, &at),
                kind: PlaceKind::Region,
                means: true,
            })
        })
        .collect()
}

static KEPT: Phrases = Phrases::new(&[
    "(situ*|stock*|héberg*|conserv*|implant*|localis*|sis|sise|install*|demeur*|tournent|répliqué|répliquées|sauvegardées) (physiquement|exclusivement|uniquement)? (=a|=en|=dans =le|=dans =la) CAP",
]);

/// « Les positions de travail sont établies sur le sol national »: whatever is no firm and no place of the buyer.
pub(super) fn stationed(r: &Reading<'_>, sentence: &Range<usize>, places: &[Place]) -> Vec<Provenance> {
    places
        .iter()
        .filter(|p| matches!(p.kind, PlaceKind::France | PlaceKind::Europe | PlaceKind::Country))
        .filter_map(|place| {
            // « dans un autre État membre »: a door is opened.
            let other = r.back(place.tokens.start, 2).start..place.tokens.end;
            if other
                .into_iter()
                .any(|at| matches!(r.folded(at), "autre" | "autres"))
            {
                return None;
            }
            let verb = r.find(&STATIONED, r.back(place.tokens.start, 4)).pop()?;
            let subject = r.clause(&verb).start..verb.start;
            let other = r.has(&HOLDER, subject.clone())
                || r.has(&BUYER_PLACES, subject.clone())
                || r.has(&NO_MEANS, subject.clone());
            (!subject.is_empty() && !other && verb.start > sentence.start).then_some(Provenance {
                tokens: subject.start..place.tokens.end,
                kind: place.kind,
                means: true,
            })
        })
        .collect()
}

pub(super) static STATIONED: Phrases = Phrases::new(&[
    "(situé|située|situés|situées|=etabli|=etablie|=etablis|=etablies|implant*|localis*|install*|basé|basée|basés|basées|héberg*|exploité|exploitée|exploités|=opere|=operee|=operes|=operees|stock*|conserv*|archiv*|entrepos*|traité|traitée|traitées|traités|tourn*)",
]);

/// What is somewhere without being means of the contract.
static NO_MEANS: Phrases = Phrases::new(&[
    "(siège|agence|=etablissement|=etablissements|filiale|domicile|société|site|sites|lieu|lieux|chantier|bâtiment|bâtiments|=travaux|opération|ouvrage|immeuble|parcelle|terrain|prestations|mission|missions|livraison|livraisons|transport|séjour|voyage|musée|œuvre|œuvres|tribunal|juridiction|organisme|laboratoire accrédité|assureur|banque|représentant|mandataire|responsable)",
    "(=il|=elle|=ils|=elles|=celui-ci|=celle-ci|=lequel|=laquelle) (=est|=sont|=soit|=soient|=sera|=seront)",
    "(salarié|salariés|personne|personnes|agent|agents|habitants|élèves|patients|public)",
]);

/// « aucune donnée ne quitte le sol français ».
pub(super) fn never_leave(r: &Reading<'_>, sentence: &Range<usize>, places: &[Place]) -> Vec<Provenance> {
    let leaving = r.find(&LEAVING, sentence.clone());
    if leaving.is_empty() || !r.has(&DATA, sentence.clone()) {
        return Vec::new();
    }
    places
        .iter()
        .filter_map(|place| {
            let verb = leaving.iter().rfind(|verb| verb.end <= place.tokens.start)?;
            (place.tokens.start - verb.end <= 8).then(|| Provenance {
                tokens: hull(verb, &place.tokens),
                kind: place.kind,
                means: true,
            })
        })
        .collect()
}

pub(super) static LEAVING: Phrases = Phrases::new(&[
    "(ne|n') (quitt*|=sort|=sortent|sortir*|franchi*)",
    "(sans|interdit de) (quitter|sortir)",
]);

static DATA: Phrases = Phrases::new(&[
    "(donnée|données|fichier|fichiers|sauvegardes|serveurs|informations|images|enregistrements|copie|copies)",
]);
