//! One purchase as it is computed: need understood, duties, draft, the buyer's own words over it.

use std::collections::BTreeMap;

use ::clauses::Library;
use cabinet::SourcingEntry;
use compliance::{Finding, FindingState, Report, Scope, Severity};
use document::own::{Overlaid, OwnBlocks, overlay, values_of};
use document::{Block, Document, DocumentKind, Inline, Provenance};
use drafting::{Answers, Brief, Draft};
use law::Law;
use obligations::Assessment;
use tender::Tender;

use crate::need::{Purchase, Understood};
use crate::sourcing::{outputs, watched_names};
use crate::{ApiError, Desk};

/// The buyer's own words, by document.
pub type OwnWords = BTreeMap<DocumentKind, OwnBlocks>;

/// A purchase with its documents.
pub(crate) struct Composition<'a> {
    pub(crate) tender: &'a Tender,
    pub(crate) understood: &'a Understood,
    pub(crate) assessment: &'a Assessment,
    pub(crate) brief: Brief<'a>,
    /// The draft; its documents bear the buyer's words.
    pub(crate) draft: Draft<'a>,
    /// The documents as proposed.
    pub(crate) proposed: Vec<Document>,
    /// What came of the buyer's words, document by document.
    pub(crate) overlaid: Vec<Overlaid>,
    /// What all candidates are told of the sourcing, once firms were asked: published and checked with the pieces, and
    /// written from what the letters told, or from the need when none was kept.
    pub(crate) annex: Option<Document>,
    /// The price schedule, when a piece describes the need.
    pub(crate) prices: Option<drafting::Schedule>,
    /// The convention of the groupement, when several buyers buy together: written inside, signed by its members.
    pub(crate) convention: Option<Document>,
    /// What candidates answer, when the pieces are not a letter alone.
    pub(crate) frame: Option<Answers>,
    /// The purchase as it stands in the dossier.
    pub(crate) purchase: &'a Purchase,
    watched: Vec<String>,
    judged: &'a compliance::Memory,
}

impl Composition<'_> {
    /// A document by kind: as proposed, and with the buyer's words.
    pub(crate) fn piece(&self, kind: DocumentKind) -> Option<(&Document, &Overlaid)> {
        let at = self.proposed.iter().position(|document| document.kind == kind)?;
        Some((&self.proposed[at], &self.overlaid[at]))
    }

    /// Findings in one piece, which may be more recent than the draft's, told while one types: what the pieces only show
    /// together is told by the verification of all.
    pub(crate) fn findings_in(&self, piece: &Document) -> Vec<Finding> {
        let mut findings = self.check(std::slice::from_ref(piece)).findings;
        findings.retain(|finding| finding.rule.scope != Scope::Dossier);
        findings
    }

    /// What is risky in all that is published together, the buyer's waivers attached.
    pub(crate) fn report(&self) -> Report {
        self.check(&self.published())
    }

    /// Each finding of [`Self::report`] with the document it stands in.
    pub(crate) fn placed(&self, findings: Vec<Finding>) -> Vec<(&'static str, Finding)> {
        let documents = self.draft.documents.iter().chain(&self.annex);
        let kinds: Vec<DocumentKind> = documents.map(|document| document.kind).collect();
        findings
            .into_iter()
            .map(|finding| (kinds[finding.document].slug(), finding))
            .collect()
    }

    /// The findings of all that is published together, each with the document it stands in.
    pub(crate) fn placed_findings(&self) -> Vec<(&'static str, Finding)> {
        self.placed(self.report().findings)
    }

    /// The pieces, then the annex.
    fn published(&self) -> Vec<Document> {
        self.draft.documents.iter().chain(&self.annex).cloned().collect()
    }

    /// What does not fit in the price lines, and what is risky in their words: they are published as they were typed, in a
    /// table that no piece holds.
    pub(crate) fn price_conflicts(&self) -> Vec<String> {
        let Some(prices) = &self.prices else {
            return Vec::new();
        };
        let mut said = prices.conflicts.clone();
        let mut lines = Document::new(DocumentKind::Autre, "");
        lines
            .blocks
            .extend(self.tender.price_line.iter().enumerate().map(|(n, line)| {
                let words = vec![Inline::text(line.title.trim())];
                Block::paragraph(format!("prix#{n}").as_str(), Provenance::Buyer, words)
            }));
        said.extend(self.findings_in(&lines).into_iter().map(|finding| {
            format!(
                "Ligne de prix «\u{a0}{}\u{a0}»\u{a0}: {}",
                finding.excerpt, finding.message
            )
        }));
        said
    }

    fn check(&self, documents: &[Document]) -> Report {
        let context = compliance::Context {
            memory: Some(self.judged),
            ..context(self.tender, &self.watched)
        };
        compliance::check_dossier(documents, &context)
    }
}

/// What is due and what is understood, before anything is drafted.
pub(crate) fn understood<T>(
    desk: &Desk,
    tender: &Tender,
    work: impl FnOnce(&Understood, &Assessment, &Brief<'_>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let understood = Understood::of(desk, tender)?;
    let assessment = obligations::assess_with(&understood.tender, understood.codes(), Law::embedded());
    let slugs = understood.slugs();
    let shelves = desk.shelves();
    let brief = brief(&understood, tender, &assessment, &shelves.library, &slugs, false);
    work(&understood, &assessment, &brief)
}

/// Drafts a purchase, puts the buyer's words over it, and works on the result.
pub(crate) fn composed<T>(
    desk: &Desk,
    purchase: &Purchase,
    work: impl FnOnce(&Composition<'_>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let Purchase { tender, own, .. } = purchase;
    let understood = Understood::of(desk, tender)?;
    let assessment = obligations::assess_with(&understood.tender, understood.codes(), Law::embedded());
    let slugs = understood.slugs();
    // A firm only written down, an exercise: nobody was told anything.
    let sourced = purchase.log.values().any(SourcingEntry::took_place);
    let shelves = desk.shelves();
    let brief = brief(
        &understood,
        tender,
        &assessment,
        &shelves.library,
        &slugs,
        sourced,
    );
    let draft = drafting::draft(&brief)?;
    let values = values_of(&draft.documents);
    let nothing = OwnBlocks::new();
    let overlaid: Vec<Overlaid> = draft
        .documents
        .iter()
        .map(|document| overlay(document, own.get(&document.kind).unwrap_or(&nothing), &values))
        .collect();
    let mut overlaid = overlaid;
    let mut proposed = draft.documents.clone();
    let mut draft = draft.with_documents(
        &brief,
        overlaid.iter().map(|over| over.document.clone()).collect(),
    );
    // Its numbers are those of the pieces as the buyer has them.
    let frame = drafting::answers(&brief, &draft);
    if let Some(frame) = &frame {
        let document = frame.document(tender);
        let over = overlay(&document, own.get(&document.kind).unwrap_or(&nothing), &values);
        proposed.push(document);
        overlaid.push(over);
        draft = draft.with_documents(
            &brief,
            overlaid.iter().map(|over| over.document.clone()).collect(),
        );
    }
    let annex = sourced.then(|| outputs::information(purchase));
    let convention = drafting::convention(tender);
    let others: Vec<&Document> = annex.iter().chain(&convention).collect();
    if !others.is_empty() {
        draft = draft.with_others(&others);
    }
    let prices = drafting::schedule(&brief, &draft);
    if let Some(prices) = &prices {
        draft.missing.extend(prices.missing());
    }
    work(&Composition {
        tender,
        understood: &understood,
        assessment: &assessment,
        brief,
        draft,
        proposed,
        overlaid,
        annex,
        prices,
        convention,
        frame,
        purchase,
        watched: watched_names(purchase),
        judged: desk.judged(),
    })
}

/// What drafting looks at. The buyer's own tender is drafted: a proposed CPV stays a field to confirm.
fn brief<'a>(
    understood: &'a Understood,
    tender: &'a Tender,
    assessment: &'a Assessment,
    library: &'a Library,
    slugs: &'a [String],
    sourced: bool,
) -> Brief<'a> {
    Brief {
        tender,
        assessment,
        library,
        law: Law::embedded(),
        families: slugs,
        lot_families: &understood.lot_families,
        lot_cpv: &understood.lot_cpv,
        named_cpv: &understood.named,
        cpv_labels: &understood.labels,
        sourced,
    }
}

/// What the texts of a purchase are checked with.
pub(crate) fn context<'a>(tender: &'a Tender, watched: &'a [String]) -> compliance::Context<'a> {
    compliance::Context {
        launch_date: tender.launch_date,
        law: Law::embedded(),
        tender: Some(tender),
        watched_names: watched,
        memory: None,
    }
}

/// Whether a finding stops whoever waits for severity `level`.
pub(crate) fn stops(finding: &Finding, level: Severity) -> bool {
    let open = matches!(
        finding.state,
        FindingState::Signale | FindingState::DonneeManquante
    );
    open && finding.waived.is_none() && finding.rule.severity >= level
}
