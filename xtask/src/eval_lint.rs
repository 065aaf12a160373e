//! Measures the checker on annotated passages: recall and precision by family, silence on sound passages.
//!
//! As the annotation guide says (§§ 4 and 5): an alert finds a segment when its family is right and it covers it in
//! part; any other alert is false, but a second alert tolerated on the same segment, or one more on a segment found.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use compliance::likeness::Model;
use compliance::{Context, Family, check_text_by, rules};
use jiff::civil::date;
use law::Law;

use crate::passages;

/// Second alerts tolerated on the segment of the first family.
const TOLERATED: &[(&str, &[&str])] = &[
    ("origine", &["label", "local"]),
    ("local", &["capacite-excessive", "discrimination-sociale"]),
    ("discrimination-sociale", &["local"]),
    ("marque", &["procede"]),
    ("label", &["capacite-excessive", "norme", "marque"]),
    ("norme", &["label"]),
    ("rse-generale", &["critere-flou"]),
    ("critere-flou", &["rse-generale"]),
    ("droit-perime", &["delai-paiement"]),
];

/// Counts of one family.
#[derive(Default, Clone, Copy)]
struct Score {
    expected: usize,
    found: usize,
    alerts: usize,
    false_alerts: usize,
}

impl Score {
    fn add(&mut self, other: Self) {
        self.expected += other.expected;
        self.found += other.found;
        self.alerts += other.alerts;
        self.false_alerts += other.false_alerts;
    }

    /// Harmonic mean of recall and precision, 0 to 1.
    fn f1(self) -> f64 {
        let wrong = (self.expected - self.found) + self.false_alerts;
        let right = self.found as f64;
        if self.found + wrong == 0 {
            return 1.0;
        }
        2.0 * right / (2.0 * right + wrong as f64)
    }

    fn line(self, name: &str) -> String {
        format!(
            "{name:<24} rappel {:>7} ({}/{})   précision {:>7} ({} fausses sur {})",
            rate(self.found, self.expected),
            self.found,
            self.expected,
            rate(self.alerts - self.false_alerts, self.alerts),
            self.false_alerts,
            self.alerts,
        )
    }
}

/// Sound passages, and those without any alert.
#[derive(Default)]
struct Silence {
    passages: usize,
    silent: usize,
}

/// Reads the file, prints the measures; with `errors`, also what was missed and what was wrongly said.
pub(crate) fn run(path: &Path, errors: bool, model: &Model) -> Result<()> {
    // The law of the annotations: a consultation launched in November 2026.
    let ctx = Context::new(date(2026, 11, 23), Law::embedded());
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let (mut sound, mut hard) = (Silence::default(), Silence::default());
    let passages = passages::read(path)?;
    for passage in &passages {
        let words = &passage.words;
        let findings = check_text_by(words, passage.kind, &ctx, model);
        let mut found = vec![false; passage.segments.len()];
        if passage.segments.is_empty() {
            for counted in [Some(&mut sound), passage.hard.then_some(&mut hard)]
                .into_iter()
                .flatten()
            {
                counted.passages += 1;
                counted.silent += usize::from(findings.is_empty());
            }
        }
        for finding in &findings {
            let slug = finding.rule.family.slug();
            let mut right = false;
            for (segment, found) in passage.segments.iter().zip(&mut found) {
                if finding.span.start >= segment.end || segment.start >= finding.span.end {
                    continue;
                }
                if segment.family == slug {
                    *found = true;
                    right = true;
                } else {
                    right |= TOLERATED
                        .iter()
                        .any(|(first, seconds)| *first == segment.family && seconds.contains(&slug));
                }
            }
            let score = scores.entry(slug.to_owned()).or_default();
            score.alerts += 1;
            score.false_alerts += usize::from(!right);
            if errors && !right {
                println!(
                    "FAUX   {} {} {} « {} »",
                    passage.id, slug, finding.rule.code, finding.excerpt
                );
                println!("       {words}");
            }
        }
        for (segment, found) in passage.segments.iter().zip(found) {
            let score = scores.entry(segment.family.clone()).or_default();
            score.expected += 1;
            score.found += usize::from(found);
            if errors && !found && Family::from_slug(&segment.family).is_some() {
                println!("MANQUÉ {} {} « {} »", passage.id, segment.family, segment.text);
                println!("       {words}");
            }
        }
    }
    print(&scores, passages.len(), &sound, &hard);
    Ok(())
}

fn print(scores: &BTreeMap<String, Score>, passages: usize, sound: &Silence, hard: &Silence) {
    let implemented = |slug: &str| rules().iter().any(|rule| rule.family.slug() == slug);
    let mut total = Score::default();
    println!("{passages} passages\n");
    for (slug, score) in scores.iter().filter(|(slug, _)| implemented(slug)) {
        println!("{}", score.line(slug));
        total.add(*score);
    }
    println!("{}", total.line("ENSEMBLE"));
    println!("F1 {:.3}", total.f1());
    let others: Vec<String> = scores
        .iter()
        .filter(|(slug, _)| !implemented(slug))
        .map(|(slug, score)| format!("{slug} ({})", score.expected))
        .collect();
    println!("\nFamilles sans règle, non comptées : {}", others.join(", "));
    println!(
        "Passages sains sans alerte : {} ({}/{})",
        rate(sound.silent, sound.passages),
        sound.silent,
        sound.passages
    );
    println!(
        "Négatifs difficiles sans alerte : {} ({}/{})",
        rate(hard.silent, hard.passages),
        hard.silent,
        hard.passages
    );
}

fn rate(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    format!("{:.1} %", 100.0 * part as f64 / whole as f64)
}
