//! A finding set aside keeps its reason, and comes back when the text changes.

use tender::{Waiver, WaiverReason};

use crate::{desk, example};

/// Findings of the brand family in a draft whose context names a brand: (excerpt, waiver).
fn brand_findings(context: &str, waiver: Option<Waiver>) -> (Vec<(String, Option<String>)>, bool) {
    let mut tender = example("mobilier-scolaire");
    tender.context = Some(context.to_owned());
    tender.waiver.extend(waiver);
    let out = tempfile::tempdir().unwrap();
    let answer = api::draft::draft(
        desk(),
        &tender.clone().into(),
        out.path(),
        &[],
        &api::Job::silent(),
    )
    .unwrap();
    let stops = answer.worst == Some(api::check::Severity::Bloquant);
    let found = answer
        .findings
        .into_iter()
        .filter(|f| f.finding.family == "marque")
        .map(|f| (f.finding.span.text, f.finding.waiver))
        .collect();
    (found, stops)
}

#[test]
fn a_waiver_holds_while_the_words_hold() {
    let context = "Les postes sont de marque Dupont.";
    let (found, stops) = brand_findings(context, None);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(stops);
    let excerpt = found[0].0.clone();
    let waiver = Waiver {
        rule: "SPE001".into(),
        excerpt: excerpt.clone(),
        reason: WaiverReason::JustifieParObjet,
        text: "Pièces d’un matériel que l’on garde.".into(),
        date: "2026-11-20".parse().unwrap(),
    };
    let (found, stops) = brand_findings(context, Some(waiver.clone()));
    assert_eq!(
        found,
        [(excerpt, Some("Pièces d’un matériel que l’on garde.".to_owned()))]
    );
    assert!(!stops);
    // Another brand is another matter.
    let (found, stops) = brand_findings("Les postes sont de marque Durand.", Some(waiver));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, None);
    assert!(stops);
}
