//! One dossier as it is computed: need understood, duties, draft, suggestions, findings.

use ::clauses::Library;
use compliance::{Context, Finding, FindingState, Severity};
use drafting::{Brief, Draft};
use law::Law;
use obligations::Assessment;
use tender::Tender;

use crate::need::Understood;

/// What drafting looks at. The buyer's own tender is drafted: a proposed CPV stays a field to confirm.
pub(crate) fn brief<'a>(
    understood: &'a Understood,
    tender: &'a Tender,
    assessment: &'a Assessment,
    slugs: &'a [String],
) -> Brief<'a> {
    Brief {
        tender,
        assessment,
        library: Library::embedded(),
        law: Law::embedded(),
        families: slugs,
        lot_families: &understood.lot_families,
        cpv_labels: &understood.labels,
    }
}

/// Findings of the published pieces, waived ones included.
pub(crate) fn findings(tender: &Tender, draft: &Draft<'_>) -> Vec<Finding> {
    let context = Context {
        launch_date: tender.launch_date,
        law: Law::embedded(),
        tender: Some(tender),
        watched_names: &[],
    };
    compliance::check_dossier(&draft.documents, &context)
}

/// Whether a finding stops whoever waits for severity `level`.
pub(crate) fn stops(finding: &Finding, level: Severity) -> bool {
    finding.waived.is_none() && finding.state == FindingState::Signale && finding.rule.severity >= level
}
