//! SPE040.

use std::ops::Range;

use super::kept_out::by_build;
use super::matter::{Matter, matters};
use super::shut::{by_lack, by_others, by_refusal};
use super::soundness::sound;
use super::ways::{by_adjective, by_adverb, by_restriction, by_sole, rewarded};
use crate::Family;
use crate::lexicon::labels;
use crate::marks::Hit;
use crate::phrases::Phrases;
use crate::reading::Reading;
use crate::rule::{Check, Scope, Severity, declare_rule};

declare_rule! {
    /// Un matériau ou un procédé est imposé à l’exclusion de tout autre, sans justification.
    ///
    /// ## Base légale
    /// Article R2111-7 du code de la commande publique ; CJUE, 16 janvier 2025, C-424/23 (DYKA Plastics).
    ///
    /// ## Pourquoi
    /// Un matériau unique, quand il ne découle pas de l’objet, élimine les produits qui rendent le même service autrement.
    ///
    /// ## À éviter
    /// ```cctp,bad
    /// Les canalisations sont exclusivement en fonte.
    /// ```
    /// ```cctp,bad
    /// Le logo est posé par broderie, à l’exclusion de tout autre procédé.
    /// ```
    ///
    /// ## À écrire
    /// ```cctp,good
    /// Les mâts sont en acier, en bois ou en tout matériau de tenue équivalente.
    /// ```
    /// ```cctp,good
    /// Les murs existants sont en brique.
    /// ```
    ///
    /// ## Correction
    /// Écrire la tenue attendue (résistance, durée, entretien), ou ajouter « ou équivalent », ou donner le motif tiré du site ou de
    /// l’objet.
    pub(crate) ImposedProcess {
        code: "SPE040",
        name: "procede-impose",
        family: Family::Procede,
        severity: Severity::Majeur,
        scope: Scope::Passage,
        legal_basis: &["R2111-7"],
        headline: "un matériau ou un procédé est imposé",
        check: Check::Passage(find),
    }
}

/// What may impose, as a first look: without one of these nothing is imposed.
const HEADS: &[&str] = &[
    "exclu",
    "unique",
    "seul",
    "strictement",
    "imperati",
    "obligat",
    "necessair",
    "force",
    "absolument",
    "impos",
    "exig",
    "requis",
    "interdi",
    "refus",
    "proscri",
    "prohib",
    "banni",
    "ecart",
    "rejet",
    "elimin",
    "irreceva",
    "autre",
    "que",
    "qu'",
    "rien",
    "non",
    "n'",
    "ne",
    "exception",
    "integralement",
    "entierement",
    "totalement",
    "systematiquement",
    "point",
    "pts",
    "rigueur",
    "0/",
    "zero",
    "jamais",
    "inutile",
    "sans",
    "pas",
    "alternative",
    "aucun",
    "nul",
    "disqualif",
    "retourn",
    "irregul",
    "ni",
    "hors",
    "plutot",
    "delaiss",
    "recus",
    "abandonn",
    "substitu",
    "convient",
    "conviennent",
    "eux",
    "elle",
    "lui",
];

fn find(r: &Reading<'_>, hits: &mut Vec<Hit>) {
    // Administrative clauses say nothing of how things are made.
    if r.kind == document::DocumentKind::Ccap || !r.begins(HEADS) {
        return;
    }
    for sentence in r.sentences() {
        if let Some(range) = imposed(r, &sentence)
            && !elsewhere(r, &range)
            // « NF Amendement organique, sans possibilité d’y substituer… »: another rule speaks of the mark.
            && !range.clone().any(|at| r.folded(at) == "nf")
            && !r.has(&MARK, range.clone())
            && labels().find(r, range.clone()).is_empty()
        {
            hits.push(Hit::new(range));
        }
    }
}

/// A mark or a maker is kept, not a way of making.
static MARK: Phrases =
    Phrases::new(&["(=marque|=marques|=fabricant|=constructeur|=editeur|=logiciel|=progiciel)"]);

/// Words on the offer and its papers, not on what is bought.
static PAPERS: Phrases = Phrases::new(&[
    "(offre|offres|pli|plis|candidature|candidatures|mémoire|facture|factures|dossier|documents|réponse|paiement|correspondances|échanges|demandes|courrier|négociation|visite) ..6 (remis|remise|remises|transmis|transmise|transmises|déposé|déposée|déposées|rédigé|rédigée|rédigées|adressé|adressée|adressées|envoyé|établi|présenté|présentée|effectué|effectués|se fait|se font)",
    "(papier libre|papier à en-tête|support papier|voie électronique|voie dématérialisée|voie postale)",
]);

fn elsewhere(r: &Reading<'_>, range: &Range<usize>) -> bool {
    r.has(&PAPERS, r.back(range.start, 8).start..r.ahead(range.end, 2).end)
}

/// A way to impose: what it finds in a sentence, given the materials and processes named there.
type Way = fn(&Reading<'_>, &Range<usize>, &[Matter]) -> Vec<Range<usize>>;

fn imposed(r: &Reading<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let named = matters(r, sentence.clone());
    let scored = r.kind == document::DocumentKind::Rc;
    let ways: &[Way] = if scored {
        &[rewarded, by_adverb, by_sole, by_others, by_lack]
    } else {
        &[
            by_adverb,
            by_restriction,
            by_sole,
            by_others,
            by_refusal,
            by_lack,
            by_adjective,
            rewarded,
            by_build,
        ]
    };
    ways.iter()
        .flat_map(|way| way(r, sentence, &named))
        .find(|range| !sound(r, range))
}
