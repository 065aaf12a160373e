//! The documents of a dossier checked together, and what is said beside the findings.

use std::collections::BTreeSet;

use document::{Document, DocumentKind, Passage};
use french::Text;
use tender::Waiver;

use crate::check::{check_piece, placed, published};
use crate::dossier::{DossierReading, Outcome, analysed, sources, topics_of};
use crate::rule::{Check, DocumentReading, Scope};
use crate::suppression::{apply, suppressions};
use crate::topics::Topics;
use crate::{Context, Family, Finding, FindingState, Rule, rules};
use document::typographic;

/// The answer for a dossier.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// What was found: document by document, then what only the whole dossier shows.
    pub findings: Vec<Finding>,
    /// What the findings taken together say of the rules themselves.
    pub remarks: Vec<Remark>,
    /// Rules that could not judge, and what they lack.
    pub not_run: Vec<NotRun>,
    /// Waivers of the tender that no finding of these documents answers to any more. It says that they lapsed only
    /// when all documents of the dossier were given.
    pub lapsed: Vec<Waiver>,
}

/// A word on the checking itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// The rule it is about.
    pub rule: &'static Rule,
    /// In one French sentence.
    pub text: String,
}

/// A rule that could not judge.
#[derive(Debug, Clone, PartialEq)]
pub struct NotRun {
    /// The rule.
    pub rule: &'static Rule,
    /// What it lacks, in one French sentence.
    pub lacks: String,
}

/// Findings of all documents of a dossier, those said twice left out, then what only the documents together show; the
/// buyer's waivers attached.
///
/// A waiver holds while the excerpt is word for word the one that was set aside: what changes around it does not count.
#[must_use]
pub fn check_dossier(documents: &[Document], ctx: &Context<'_>) -> Report {
    let passages: Vec<Vec<Passage>> = documents.iter().map(published).collect();
    let sources: Vec<_> = passages.iter().map(|passages| sources(passages)).collect();
    let texts: Vec<Vec<Text<'_>>> = sources.iter().map(|sources| analysed(sources)).collect();
    let topics: Vec<Vec<Topics>> = (texts.iter()).map(|texts| topics_of(texts)).collect();
    let pieces: Vec<DocumentReading<'_>> = (documents.iter().enumerate())
        .map(|(at, document)| DocumentReading {
            document,
            passages: &passages[at],
            texts: &texts[at],
            topics: &topics[at],
            ctx,
        })
        .collect();
    let dossier = DossierReading {
        pieces: &pieces,
        assessment: ctx.tender.map(|tender| obligations::assess(tender, ctx.law)),
        ctx,
    };
    let mut report = Report::default();
    let mut by_piece: Vec<Vec<Finding>> = pieces.iter().map(check_piece).collect();
    let mut together: Vec<Vec<Finding>> = vec![Vec::new(); pieces.len()];
    for rule in rules() {
        if let Check::Dossier(check) = rule.check {
            let mut outcome = Outcome::default();
            check(&dossier, &mut outcome);
            for (at, hit) in outcome.hits {
                together[at].push(placed(&pieces[at], rule, hit));
            }
            let lacks = outcome.lacks.into_iter();
            report.not_run.extend(lacks.map(|lacks| NotRun { rule, lacks }));
        }
    }
    for (at, piece) in pieces.iter().enumerate() {
        let suppressions = suppressions(piece);
        let served = apply(piece, &suppressions, &mut by_piece[at]);
        let served_too = apply(piece, &suppressions, &mut together[at]);
        let idle = suppressions.iter().zip(served.iter().zip(&served_too));
        for (idle, _) in idle.filter(|(_, (one, other))| !**one && !**other) {
            if let Some(rule) = idle.rule.filter(|_| !idle.reason.is_empty()) {
                let text = typographic(&format!(
                    "{} : une note de rédaction met de côté {}, qui ne se déclenche pas dans le passage qui suit.",
                    french::capital(&piece.name()),
                    rule.code
                ));
                report.remarks.push(Remark { rule, text });
            }
        }
    }
    report.not_run.extend(unseen(&dossier));
    let mut missing = BTreeSet::new();
    for findings in [by_piece, together] {
        for (at, findings) in findings.into_iter().enumerate() {
            for mut finding in findings {
                // A fact entered once is missing once.
                if finding.state == FindingState::DonneeManquante && !missing.insert(finding.message.clone())
                {
                    continue;
                }
                finding.document = at;
                finding.waived = waiver(ctx, &finding).or(finding.waived);
                report.findings.push(finding);
            }
        }
    }
    report.remarks.extend(everywhere(&pieces, &report.findings));
    report.lapsed = lapsed(ctx, &report.findings);
    report
}

/// The waiver of the tender that sets a finding aside.
fn waiver(ctx: &Context<'_>, finding: &Finding) -> Option<Waiver> {
    let waivers = &ctx.tender?.waiver;
    waivers.iter().find(|waiver| answers(waiver, finding)).cloned()
}

/// Spaces and apostrophes set by a word processor change no word.
fn answers(waiver: &Waiver, finding: &Finding) -> bool {
    waiver.rule == finding.rule.code
        && (waiver.excerpt == finding.excerpt || plain(&waiver.excerpt) == plain(&finding.excerpt))
}

fn plain(words: &str) -> String {
    let words = words.replace('’', "'");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lapsed(ctx: &Context<'_>, findings: &[Finding]) -> Vec<Waiver> {
    let waivers = ctx.tender.map_or(&[][..], |tender| &tender.waiver);
    let holds = |waiver: &&Waiver| findings.iter().any(|finding| answers(waiver, finding));
    waivers.iter().filter(|waiver| !holds(waiver)).cloned().collect()
}

/// Rules over one document whose document is not among those given.
fn unseen(dossier: &DossierReading<'_>) -> Vec<NotRun> {
    use DocumentKind::{Ae, Autre, Ccap, Ccp, Lettre, Rc};
    const WANTED: [(Family, &[DocumentKind], &str); 2] = [
        (
            Family::Ponderation,
            &[Rc, Lettre, Ccp, Autre],
            "Pas de règlement de la consultation ni de lettre : les poids ne sont pas dans les documents donnés.",
        ),
        (
            Family::Derogation,
            &[Ccap, Ccp, Ae, Lettre],
            "Pas de CCAP ni de CCP : les dérogations au CCAG ne sont pas dans les documents donnés.",
        ),
    ];
    let absent = WANTED
        .iter()
        .filter(|(_, kinds, _)| dossier.of_kind(kinds).is_empty());
    absent
        .flat_map(|(family, _, lacks)| {
            let of_family = rules()
                .iter()
                .filter(|rule| rule.family == *family && rule.scope == Scope::Document);
            of_family.map(|rule| NotRun {
                rule,
                lacks: typographic(lacks),
            })
        })
        .collect()
}

/// A rule found in most articles is probably mis-set, or reads something it should not.
fn everywhere(pieces: &[DocumentReading<'_>], findings: &[Finding]) -> Vec<Remark> {
    const FEWEST: usize = 8;
    const SHARE: f64 = 0.6;
    let mut articles: BTreeSet<(usize, &str)> = BTreeSet::new();
    for (at, piece) in pieces.iter().enumerate() {
        articles.extend(
            piece
                .passages
                .iter()
                .filter_map(|p| Some((at, p.article.as_deref()?))),
        );
    }
    if articles.len() < FEWEST {
        return Vec::new();
    }
    let mut found: BTreeSet<(&str, usize, &str)> = BTreeSet::new();
    for finding in findings {
        if let Some(article) = finding.article.as_deref() {
            found.insert((finding.rule.code, finding.document, article));
        }
    }
    let count = |rule: &Rule| found.iter().filter(|(code, _, _)| *code == rule.code).count();
    (rules().iter().copied())
        .map(|rule| (rule, count(rule)))
        .filter(|(_, count)| *count as f64 > SHARE * articles.len() as f64)
        .map(|(rule, count)| Remark {
            rule,
            text: typographic(&format!(
                "{} se déclenche dans {} articles sur {} : la règle est sans doute mal réglée pour ces documents, ou le \
                 même passage s’y répète. Une seule correction suffit peut-être.",
                rule.code,
                count,
                articles.len()
            )),
        })
        .collect()
}
