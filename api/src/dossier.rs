//! One dossier as it is computed: need understood, duties, draft, suggestions, findings.

use ::clauses::Library;
use compliance::{Finding, FindingState, Severity};
use drafting::Brief;
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

/// Whether a finding stops whoever waits for severity `level`.
pub(crate) fn stops(finding: &Finding, level: Severity) -> bool {
    let open = matches!(
        finding.state,
        FindingState::Signale | FindingState::DonneeManquante
    );
    open && finding.waived.is_none() && finding.rule.severity >= level
}
