//! Rules, their pages, their specs, and the checker over documents.

mod bank;
mod built;
mod coherence;
mod documents;
mod dossier;
mod likeness;
mod memory;
mod obligation;
mod orphelin;
mod pages;
mod phrases;
mod robust;
mod specs;
mod typed;

use compliance::{Context, Finding, check_text};
use document::DocumentKind;
use jiff::civil::date;
use law::Law;

/// The context of most tests: a consultation launched on 23 November 2026.
fn context() -> Context<'static> {
    Context::new(date(2026, 11, 23), Law::embedded())
}

fn findings(text: &str, kind: DocumentKind) -> Vec<Finding> {
    check_text(text, kind, &context())
}

/// Codes and excerpts, as a test shows them.
fn shown(findings: &[Finding]) -> Vec<String> {
    findings
        .iter()
        .map(|f| format!("{} « {} »", f.rule.code, f.excerpt))
        .collect()
}
