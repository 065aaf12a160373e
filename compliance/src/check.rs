//! Runs the rules over a passage, a document, a dossier.

use std::collections::BTreeSet;

use document::{Document, DocumentKind, Passage, Place};
use french::Text;

use crate::marks::Hit;
use crate::mood;
use crate::overlap::{Candidate, settled};
use crate::reading::{Announced, Reading};
use crate::rule::{Check, DocumentReading, PlacedHit};
use crate::typography::typographic;
use crate::{Context, Finding, FindingState, Rule, rules};

/// Findings of one passage, judged alone, in the order of the text.
#[must_use]
pub fn check_text(text: &str, kind: DocumentKind, ctx: &Context<'_>) -> Vec<Finding> {
    check_passage(text, kind, ctx, Announced::default())
}

fn check_passage(source: &str, kind: DocumentKind, ctx: &Context<'_>, announced: Announced) -> Vec<Finding> {
    let text = Text::new(source);
    if text.tokens().is_empty() {
        return Vec::new();
    }
    let reading = Reading::new(&text, kind, ctx, announced);
    let mut candidates = Vec::new();
    for rule in rules() {
        if let Check::Passage(check) = rule.check {
            let mut hits = Vec::new();
            check(&reading, &mut hits);
            candidates.extend(hits.into_iter().map(|hit| Candidate { rule, hit }));
        }
    }
    settled(candidates)
        .into_iter()
        .map(|candidate| finding(&reading, candidate.rule, candidate.hit))
        .collect()
}

fn finding(r: &Reading<'_>, rule: &'static Rule, hit: Hit) -> Finding {
    let span = r.text.span_of(hit.tokens.clone());
    let excerpt = r.text.slice(span).to_owned();
    let message = hit.message.unwrap_or_else(|| said(&excerpt, rule.headline));
    let correction = rule.section("Correction");
    Finding {
        rule,
        state: FindingState::Signale,
        block: None,
        span,
        article: None,
        message,
        why: rule.section("Pourquoi"),
        fix: hit
            .fix
            .map(|fix| typographic(&fix))
            .or((!correction.is_empty()).then_some(correction)),
        replacement: hit.replacement,
        excerpt,
        waived: None,
    }
}

/// « … » : une provenance est imposée.
fn said(excerpt: &str, headline: &str) -> String {
    const LONGEST: usize = 140;
    let mut words: String = excerpt.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > LONGEST {
        words = words.chars().take(LONGEST).collect::<String>() + "…";
    }
    typographic(&format!("« {words} » : {headline}."))
}

/// Findings of a document: passages first, in reading order, then what only the whole document shows.
///
/// Working notes and internal notes are left alone: they are not published.
#[must_use]
pub fn check_document(document: &Document, ctx: &Context<'_>) -> Vec<Finding> {
    if !document.kind.is_published() {
        return Vec::new();
    }
    let passages = document.passages();
    let empty: BTreeSet<String> = document
        .variables()
        .into_iter()
        .filter_map(|(_, node)| match node {
            document::Inline::Variable {
                label, value: None, ..
            } => Some(format!("[{label}]")),
            _ => None,
        })
        .collect();
    let announced = equivalence_announced(&passages, ctx);
    let mut findings = Vec::new();
    for (passage, announced) in passages.iter().zip(announced) {
        if matches!(
            passage.place,
            Place::Note {
                audience: document::Audience::Working
            }
        ) {
            continue;
        }
        for mut finding in check_passage(&passage.text, passage.document, ctx, announced) {
            // The label of an empty variable is told once, by its own rule.
            if finding.rule.code == "DOC001" && empty.contains(&finding.excerpt) {
                continue;
            }
            finding.block = Some(passage.block.clone());
            finding.article = passage.article.clone();
            findings.push(finding);
        }
    }
    let reading = DocumentReading {
        document,
        passages: &passages,
    };
    for rule in rules() {
        if let Check::Document(check) = rule.check {
            let mut hits = Vec::new();
            check(&reading, &mut hits);
            findings.extend(hits.into_iter().map(|hit| placed(&reading, rule, hit)));
        }
    }
    findings
}

fn placed(reading: &DocumentReading<'_>, rule: &'static Rule, hit: PlacedHit) -> Finding {
    let passage = hit.passage.and_then(|at| reading.passages.get(at));
    let correction = rule.section("Correction");
    Finding {
        rule,
        state: if hit.missing {
            FindingState::DonneeManquante
        } else {
            FindingState::Signale
        },
        block: passage.map(|p| p.block.clone()),
        span: hit.span,
        excerpt: hit.excerpt,
        article: passage.and_then(|p| p.article.clone()),
        message: hit.message,
        why: rule.section("Pourquoi"),
        fix: (!correction.is_empty()).then_some(correction),
        replacement: None,
        waived: None,
    }
}

/// For each passage, whether equivalence is said above it: by the line that opens its list, or by a general clause of
/// its article.
fn equivalence_announced(passages: &[Passage], ctx: &Context<'_>) -> Vec<Announced> {
    let mut article = None;
    let mut general = false;
    let mut opening = false;
    let mut announced = Vec::with_capacity(passages.len());
    for passage in passages {
        if article != Some(&passage.article) {
            article = Some(&passage.article);
            (general, opening) = (false, false);
        }
        announced.push(Announced {
            by_opening: opening && passage.place == Place::Item,
            for_standards: general,
        });
        if passage.place == Place::Paragraph {
            general = general || (is_general_clause(&passage.text) && says_equivalence(&passage.text, ctx));
            opening = passage.text.trim_end().ends_with(':') && says_equivalence(&passage.text, ctx);
        }
    }
    announced
}

fn is_general_clause(text: &str) -> bool {
    let folded = french::fold(text);
    [
        "toute norme",
        "toutes les normes",
        "les normes citees",
        "normes mentionnees",
        "toute reference",
    ]
    .iter()
    .any(|head| folded.contains(head))
}

fn says_equivalence(source: &str, ctx: &Context<'_>) -> bool {
    let text = Text::new(source);
    let reading = Reading::new(&text, DocumentKind::Autre, ctx, Announced::default());
    mood::opens(&reading, reading.all()) && !mood::locked(&reading, reading.all())
}

/// Findings of all documents of a dossier, those said twice left out, the buyer's waivers attached.
///
/// A waiver holds while the excerpt is word for word the one that was set aside.
#[must_use]
pub fn check_dossier(documents: &[Document], ctx: &Context<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut missing = BTreeSet::new();
    for document in documents {
        for mut finding in check_document(document, ctx) {
            // A fact entered once is missing once.
            if finding.state == FindingState::DonneeManquante && !missing.insert(finding.message.clone()) {
                continue;
            }
            finding.waived = ctx.tender.and_then(|tender| {
                tender
                    .waiver
                    .iter()
                    .find(|waiver| waiver.rule == finding.rule.code && waiver.excerpt == finding.excerpt)
                    .cloned()
            });
            findings.push(finding);
        }
    }
    findings
}
