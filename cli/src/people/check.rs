//! What the checker and the reader say of a file.

use api::FindingView;
use api::check::{CheckAnswer, CheckedFile, Written};
use api::clauses::ClausesAnswer;
use api::read::ReadAnswer;

use super::diagnostics;
use super::duties::{articles, brief};
use super::layout::{Page, capital, count, date, piece};
use crate::out::Screen;

/// Severities, the worst first, and what each asks of the reader.
pub(super) const SEVERITIES: [(&str, &str, &str); 4] = [
    ("bloquant", "bloquants", "ne publiez pas ainsi"),
    ("majeur", "majeurs", "à corriger avant de publier"),
    ("mineur", "mineurs", "à améliorer"),
    ("conseil", "conseils", "à lire"),
];

pub(crate) fn check(answer: &CheckAnswer, written: &Written, screen: Screen) -> String {
    let mut page = Page::of(screen.width);
    for file in &answer.files {
        one_file(&mut page, file, screen);
    }
    said(&mut page, "Sur la vérification elle-même", &answer.remarks);
    said(
        &mut page,
        "Ce qui n’a pas pu être vérifié sur l’ensemble",
        &answer.not_checked,
    );
    // The duties belong to the need, not to each file.
    if let Some(file) = answer.files.iter().find(|file| !file.obligations.is_empty()) {
        page.title("Ce que la loi demande pour ce besoin");
        brief(&mut page, &file.obligations);
    }
    diagnostics::balance(&mut page, &answer.files, screen);
    page.line(
        0,
        &format!(
            "Droit appliqué : celui des consultations lancées le {}. Un texte sans signalement n’est pas pour autant régulier : le vérificateur reconnaît des tournures, il ne remplace pas une relecture.",
            date(&answer.date.to_string())
        ),
    );
    for path in &written.paths {
        page.raw(&format!("Écrit : {}", path.display()));
    }
    if written.unplaced > 0 {
        page.line(
            0,
            &format!(
                "{} dans le fichier annoté : leurs mots n’y ont pas été retrouvés.",
                match written.unplaced {
                    1 => "1 signalement n’a pas de commentaire".to_owned(),
                    n => format!("{n} signalements n’ont pas de commentaire"),
                }
            ),
        );
    }
    page.finish()
}

fn one_file(page: &mut Page, file: &CheckedFile, screen: Screen) {
    let open = file
        .findings
        .iter()
        .filter(|one| diagnostics::is_open(one))
        .count();
    page.gap();
    page.raw(&file.path);
    let found = match open {
        0 => "aucun signalement".to_owned(),
        n => count(n, "signalement", "signalements"),
    };
    page.line(0, &format!("{} – {found}", read_as(file.document)));
    diagnostics::articles(page, file, screen);
    let all: Vec<(Option<&str>, &FindingView)> =
        file.findings.iter().map(|finding| (None, finding)).collect();
    others(page, &all);
    said(page, "Ce qui n’a pas pu être vérifié", &file.not_checked);
}

/// Sentences under a title, when there are some.
fn said(page: &mut Page, title: &str, sentences: &[String]) {
    if sentences.is_empty() {
        return;
    }
    page.gap();
    page.line(2, &format!("{title} :"));
    for sentence in sentences {
        page.item(4, "•", sentence);
    }
}

/// Findings, the worst first; those of one rule that ask the same thing stand together.
/// `document` is named when several stand in one list.
pub(crate) fn findings(page: &mut Page, all: &[(Option<&str>, &FindingView)]) {
    let open = |finding: &FindingView| finding.waiver.is_none() && finding.state == "signale";
    for (slug, _, asks) in SEVERITIES {
        let mut rest: Vec<&(Option<&str>, &FindingView)> = all
            .iter()
            .filter(|(_, finding)| finding.severity == slug && open(finding))
            .collect();
        while let Some((_, first)) = rest.first().copied() {
            let (same, others): (Vec<_>, Vec<_>) = rest.into_iter().partition(|(_, finding)| {
                finding.rule == first.rule
                    && finding.fix == first.fix
                    && finding.why == first.why
                    && finding.replacement == first.replacement
            });
            rest = others;
            page.gap();
            page.line(2, &format!("{}, {asks} (règle {})", capital(slug), first.rule));
            for (document, finding) in same {
                page.item(4, "•", &told(*document, finding));
            }
            page.line(4, &format!("Pourquoi : {}", first.why));
            if let Some(text) = &first.replacement {
                page.line(4, &format!("Texte possible : «\u{a0}{text}\u{a0}»"));
            }
            if let Some(fix) = &first.fix {
                page.line(4, &format!("Que faire : {fix}"));
            }
            if !first.legal_basis.is_empty() {
                page.line(4, &articles(&first.legal_basis));
            }
        }
    }
    others(page, all);
}

/// What asks nothing of the text: what waits for a fact, what was set aside.
fn others(page: &mut Page, all: &[(Option<&str>, &FindingView)]) {
    list(page, "Pas encore vérifiable, faute de donnée", all, |finding| {
        finding.waiver.is_none() && finding.state != "signale"
    });
    list(page, "Écarté par l’acheteur, avec son motif", all, |finding| {
        finding.waiver.is_some()
    });
}

fn list(
    page: &mut Page,
    title: &str,
    all: &[(Option<&str>, &FindingView)],
    belongs: impl Fn(&FindingView) -> bool,
) {
    let some: Vec<_> = all.iter().filter(|(_, finding)| belongs(finding)).collect();
    if some.is_empty() {
        return;
    }
    page.gap();
    page.line(2, &format!("{title} : {}", some.len()));
    for (document, finding) in some {
        let reason = finding
            .waiver
            .as_ref()
            .map_or_else(String::new, |reason| format!(" Motif : {reason}"));
        page.item(4, "•", &format!("{}{reason}", told(*document, finding)));
    }
}

/// Where, and what is said; the words of the text are quoted when the message does not.
fn told(document: Option<&str>, finding: &FindingView) -> String {
    let article = finding
        .article
        .as_ref()
        .map(|article| format!("article\u{a0}{article}"))
        .or_else(|| finding.page.map(|page| format!("page\u{a0}{page}")));
    let place: Vec<&str> = document.into_iter().chain(article.as_deref()).collect();
    let place = if place.is_empty() {
        String::new()
    } else {
        format!("{} : ", capital(&place.join(", ")))
    };
    let quote = if finding.span.text.is_empty() || finding.message.contains(&finding.span.text) {
        String::new()
    } else {
        format!("«\u{a0}{}\u{a0}» : ", finding.span.text)
    };
    format!("{place}{quote}{}", finding.message)
}

/// For which piece the file is taken: the reader can correct it.
fn read_as(slug: &str) -> String {
    match piece(slug) {
        "" => "Pièce non reconnue (--document dit laquelle à la vérification)".to_owned(),
        name => format!("Pièce reconnue : {name}"),
    }
}

pub(crate) fn read(answer: &ReadAnswer) -> String {
    let mut page = Page::default();
    page.raw(&answer.path);
    page.line(0, &read_as(answer.document_guess));
    page.gap();
    for block in &answer.blocks {
        match (block.kind, &block.number) {
            ("titre", Some(number)) => page.title(&format!("{number} {}", block.text)),
            ("titre", None) => page.title(&block.text),
            ("liste", _) => page.item(2, "–", &block.text),
            ("cellule", _) => page.item(2, "|", &block.text),
            _ => page.line(0, &block.text),
        }
    }
    page.finish()
}

pub(crate) fn clauses(answer: &ClausesAnswer) -> String {
    format!(
        "{}, {} : aucun défaut.",
        count(answer.modules.len(), "module", "modules"),
        count(answer.facets, "facette", "facettes")
    )
}
