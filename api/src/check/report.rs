//! A report to print: what was found, article by article.

use std::collections::BTreeSet;

use document::{Document, Inline};
use formats::write::TextOptions;
use law::{Entry, Law, long_date};

use super::{CheckAnswer, CheckedFile, PassageView, around, is_open, severity_word};
use crate::draft::piece_name;
use crate::page::{Page, plain};
use crate::{ApiError, FindingView};

/// Severities, the worst first, and what each asks of the reader.
const SEVERITIES: [(&str, &str, &str); 4] = [
    (
        "bloquant",
        "Bloquant",
        "Ne pas publier ainsi\u{a0}: corriger, ou justifier par écrit.",
    ),
    ("majeur", "Majeur", "À corriger avant de publier."),
    ("mineur", "Mineur", "À améliorer."),
    ("conseil", "Conseil", "À lire."),
];
/// Widths of a name and of what it names.
const WIDTHS: [u16; 2] = [4, 13];
/// Characters of the text shown on each side of what is found.
const ROOM: usize = 160;

/// The report as a Word file.
pub(super) fn bytes(answer: &CheckAnswer) -> Result<Vec<u8>, ApiError> {
    Ok(formats::write::docx(
        &report(answer),
        &TextOptions::new(answer.date),
    )?)
}

fn report(answer: &CheckAnswer) -> Document {
    let mut page = Page::new("Rapport de relecture", "rapport");
    let names: Vec<String> = answer.files.iter().map(|file| name(&file.path)).collect();
    let files = if names.len() < 2 {
        "Fichier relu"
    } else {
        "Fichiers relus"
    };
    page.table(
        &[files, &names.join(", ")],
        &WIDTHS,
        vec![
            vec![
                plain("Droit appliqué"),
                plain(&format!(
                    "celui des consultations lancées le {}",
                    long_date(answer.date)
                )),
            ],
            vec![plain("Remarques"), plain(&counted(&answer.files))],
        ],
    );
    page.text(
        "Un texte sans remarque n’est pas pour autant régulier\u{a0}: le vérificateur reconnaît des tournures, il ne \
         remplace pas une relecture. Emplettes aide à rédiger\u{a0}; ce n’est pas un conseil juridique.",
    );
    if answer.files.iter().any(|file| file.findings.iter().any(is_told)) {
        severities(&mut page, answer);
    }
    for file in &answer.files {
        one_file(&mut page, file);
    }
    let whole: Vec<String> = answer
        .remarks
        .iter()
        .chain(&answer.not_checked)
        .cloned()
        .collect();
    if !whole.is_empty() {
        page.title(1, "Sur l’ensemble des fichiers");
        page.list(whole);
    }
    duties(&mut page, answer);
    articles(&mut page, answer);
    page.document
}

fn is_told(finding: &FindingView) -> bool {
    is_open(finding) && finding.state == "signale"
}

/// « 4 remarques », « aucune ».
fn counted(files: &[CheckedFile]) -> String {
    let told = files
        .iter()
        .flat_map(|file| &file.findings)
        .filter(|one| is_told(one))
        .count();
    match told {
        0 => "aucune".to_owned(),
        1 => "1 remarque".to_owned(),
        n => format!("{n} remarques"),
    }
}

fn severities(page: &mut Page, answer: &CheckAnswer) {
    let rows = SEVERITIES
        .iter()
        .map(|(slug, word, asks)| {
            let n = answer
                .files
                .iter()
                .flat_map(|file| &file.findings)
                .filter(|one| is_told(one) && one.severity == *slug)
                .count();
            vec![plain(word), plain(&n.to_string()), plain(asks)]
        })
        .collect();
    page.table(&["Gravité", "Nombre", "Ce qu’il faut faire"], &[3, 2, 12], rows);
}

fn one_file(page: &mut Page, file: &CheckedFile) {
    let piece = match file.document {
        "autre" => "pièce non reconnue",
        slug => piece_name(slug),
    };
    page.title(1, &format!("{} ({piece})", name(&file.path)));
    let told: Vec<&FindingView> = file.findings.iter().filter(|one| is_told(one)).collect();
    if told.is_empty() {
        page.text("Aucune remarque dans ce fichier.");
    }
    // Where each piece of advice stands: it is not repeated in every article.
    let mut given: Vec<(&FindingView, String)> = Vec::new();
    for part in told.chunk_by(|a, b| a.article == b.article) {
        page.title(2, &heading(file, part[0]));
        let mut rest = part.to_vec();
        while let Some(first) = rest.first().copied() {
            // What asks the same thing stands together, its reason written once.
            let (same, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|one| same_advice(one, first));
            rest = others;
            let before = given.iter().find(|(one, _)| same_advice(one, first));
            remark(page, file, &same, before.map(|(_, place)| place.as_str()));
            if before.is_none() {
                given.push((first, place(first)));
            }
        }
    }
    let waiting: Vec<&FindingView> = file
        .findings
        .iter()
        .filter(|one| is_open(one) && !is_told(one))
        .collect();
    if !waiting.is_empty() {
        page.title(2, "À compléter");
        page.list(waiting.iter().map(|one| located(one, &one.message)).collect());
    }
    let waived: Vec<&FindingView> = file.findings.iter().filter(|one| one.waiver.is_some()).collect();
    if !waived.is_empty() {
        page.title(2, "Remarques écartées par l’acheteur, avec leur motif");
        page.list(
            waived
                .iter()
                .map(|one| {
                    let reason = one.waiver.as_deref().unwrap_or_default();
                    located(one, &format!("{} Motif\u{a0}: {reason}", one.message))
                })
                .collect(),
        );
    }
    if !file.not_checked.is_empty() {
        page.title(2, "Ce qui n’a pas pu être vérifié");
        page.list(file.not_checked.clone());
    }
}

fn same_advice(a: &FindingView, b: &FindingView) -> bool {
    a.rule == b.rule && a.why == b.why && a.fix == b.fix && a.replacement == b.replacement
}

/// « article 3.2 », as one refers to it.
fn place(finding: &FindingView) -> String {
    finding.article.as_ref().map_or_else(
        || "plus haut".to_owned(),
        |article| format!("à l’article\u{a0}{article}"),
    )
}

/// « Article 3.2 – Livraison (page 4) »; « Hors article » before the first one.
fn heading(file: &CheckedFile, finding: &FindingView) -> String {
    let passage = passage_of(file, finding);
    let title = passage.and_then(|passage| passage.article_title.as_deref());
    let words = match (&finding.article, title) {
        (Some(article), Some(title)) => format!("Article {article} – {title}"),
        (Some(article), None) => format!("Article {article}"),
        (None, Some(title)) => title.to_owned(),
        (None, None) => "Hors article".to_owned(),
    };
    match finding.page {
        Some(page) => format!("{words} (page {page})"),
        None => words,
    }
}

fn passage_of<'a>(file: &'a CheckedFile, finding: &FindingView) -> Option<&'a PassageView> {
    file.passages
        .iter()
        .find(|passage| Some(&passage.block) == finding.block.as_ref())
}

/// A table for what asks the same thing in an article. `before`: where the advice was given already.
fn remark(page: &mut Page, file: &CheckedFile, same: &[&FindingView], before: Option<&str>) {
    let first = same[0];
    let rule = compliance::rule(first.rule);
    let summary = rule.map_or_else(|| first.message.clone(), compliance::Rule::summary);
    let mut rows: Vec<Vec<Vec<Inline>>> = same
        .iter()
        .map(|finding| vec![plain("Passage"), passage(file, finding)])
        .collect();
    // A message of its own says more than the summary of the rule.
    for finding in same {
        if rule.is_none_or(|rule| !spaced(&finding.message).contains(&spaced(rule.headline))) {
            rows.push(vec![plain("Remarque"), plain(&finding.message)]);
        }
    }
    if let Some(place) = before {
        rows.push(vec![
            plain("Que faire"),
            plain(&format!("Voir {place}, {}.", first.rule)),
        ]);
    } else {
        advice(&mut rows, first);
    }
    let head = format!("{}\u{a0}· {}", severity_word(first), first.rule);
    page.table(&[&head, &summary], &WIDTHS, rows);
}

/// Why, what to write instead, on which texts it rests.
fn advice(rows: &mut Vec<Vec<Vec<Inline>>>, finding: &FindingView) {
    if !finding.why.is_empty() {
        rows.push(vec![plain("Pourquoi"), plain(&finding.why)]);
    }
    if let Some(fix) = &finding.fix {
        rows.push(vec![plain("Que faire"), plain(fix)]);
    }
    match finding.replacement.as_deref() {
        Some("") => rows.push(vec![plain("Texte possible"), plain("Supprimer ces mots.")]),
        Some(words) => rows.push(vec![
            plain("Texte possible"),
            vec![Inline::italic(format!("«\u{a0}{words}\u{a0}»"))],
        ]),
        None => {}
    }
    if !finding.legal_basis.is_empty() {
        rows.push(vec![plain("Textes"), plain(&finding.legal_basis.join(", "))]);
    }
}

/// The same words with ordinary spaces.
fn spaced(words: &str) -> String {
    words.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The words found, in bold, among those around them.
fn passage(file: &CheckedFile, finding: &FindingView) -> Vec<Inline> {
    let Some(passage) = passage_of(file, finding) else {
        return plain(&finding.span.text);
    };
    let shown = around(&passage.text, &finding.span, ROOM);
    vec![
        Inline::text(shown.before),
        Inline::bold(shown.words),
        Inline::text(shown.after),
    ]
}

fn located(finding: &FindingView, words: &str) -> String {
    match &finding.article {
        Some(article) => format!("Article {article}\u{a0}: {words}"),
        None => words.to_owned(),
    }
}

/// What the law asks for the tender, when one was given.
fn duties(page: &mut Page, answer: &CheckAnswer) {
    let Some(file) = answer.files.iter().find(|file| !file.obligations.is_empty()) else {
        return;
    };
    page.title(1, "Ce que la loi demande pour ce marché");
    let rows = file
        .obligations
        .iter()
        .filter(|duty| duty.state != "sans-objet")
        .map(|duty| {
            let state = if duty.state == "due" {
                "due"
            } else {
                "à préciser"
            };
            vec![
                plain(&format!("{} ({state})", duty.title)),
                plain(&duty.why),
                plain(&duty.legal_basis.join(", ")),
            ]
        })
        .collect();
    page.table(&["Obligation", "Pourquoi", "Textes"], &[5, 8, 4], rows);
}

/// What the articles cited say, each once.
fn articles(page: &mut Page, answer: &CheckAnswer) {
    let cited: BTreeSet<&str> = answer
        .files
        .iter()
        .flat_map(|file| &file.findings)
        .filter(|one| is_told(one))
        .flat_map(|one| one.legal_basis.iter().copied())
        .collect();
    let law = Law::embedded();
    let rows: Vec<Vec<Vec<Inline>>> = cited
        .into_iter()
        .filter_map(|citation| {
            let (name, digest) = law.look_up(citation).into_iter().find_map(|entry| match entry {
                Entry::Article(article) => Some((article.citation(), article.digest.clone())),
                Entry::Case(case) => Some((case.citation(), case.digest.clone())),
                _ => None,
            })?;
            Some(vec![plain(&french::capital(&name)), plain(&digest)])
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    page.title(1, "Les textes cités, en bref");
    page.text("Les résumés sont les nôtres\u{a0}; seuls les textes officiels font foi.");
    page.table(&["Texte", "Ce qu’il dit"], &[5, 12], rows);
}

fn name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}
