//! Findings as a compiler tells its own: where, the words underlined in their line, why, what to write instead.

use std::collections::BTreeMap;

use api::FindingView;
use api::check::{CheckedFile, PassageView, around};

use super::check::SEVERITIES;
use super::layout::{Page, columns, count, piece};
use crate::out::Screen;

/// Columns before what is told of a finding, and before the words of the text.
const INDENT: usize = 4;
const GUTTER: &str = "│ ";
/// Lines of the text shown of one finding: more are cut in their middle.
const LINES: usize = 5;

/// What a finding asks for, when several ask the same.
type Advice<'a> = (&'a str, &'a str, Option<&'a str>, Option<&'a str>);

/// Findings of a file, article by article.
pub(super) fn articles(page: &mut Page, file: &CheckedFile, screen: Screen) {
    let ink = Ink(screen.colour);
    let open: Vec<&FindingView> = file.findings.iter().filter(|one| is_open(one)).collect();
    // Where each piece of advice was given: it is not repeated in every article.
    let mut told: BTreeMap<Advice<'_>, String> = BTreeMap::new();
    for part in open.chunk_by(|a, b| a.article == b.article) {
        page.gap();
        let heading = heading(file, part[0]);
        page.line(0, &ink.paint("1", &heading));
        let mut rest = part.to_vec();
        while let Some(first) = rest.first().copied() {
            let (same, others): (Vec<_>, Vec<_>) =
                rest.into_iter().partition(|one| advice(one) == advice(first));
            rest = others;
            page.gap();
            for finding in &same {
                told_once(page, file, finding, screen);
            }
            match told.get(&advice(first)) {
                Some(place) => page.line(
                    INDENT,
                    &format!("Pourquoi, que faire : voir {place}, {}", first.rule),
                ),
                None => {
                    notes(page, first);
                    told.insert(advice(first), place_words(first));
                }
            }
        }
    }
}

/// Whether it asks for something: neither set aside nor waiting for a fact.
pub(super) fn is_open(finding: &FindingView) -> bool {
    finding.waiver.is_none() && finding.state == "signale"
}

fn advice(finding: &FindingView) -> Advice<'_> {
    (
        finding.rule,
        finding.why.as_str(),
        finding.fix.as_deref(),
        finding.replacement.as_deref(),
    )
}

/// « Article 3.2 – Livraison »; « Hors article » before the first one.
fn heading(file: &CheckedFile, finding: &FindingView) -> String {
    let title = passage_of(file, finding).and_then(|passage| passage.article_title.as_deref());
    match (&finding.article, title) {
        (Some(article), Some(title)) => format!("Article {article} – {title}"),
        (Some(article), None) => format!("Article {article}"),
        (None, Some(title)) => title.to_owned(),
        (None, None) => "Hors article".to_owned(),
    }
}

fn place_words(finding: &FindingView) -> String {
    finding.article.as_ref().map_or_else(
        || "plus haut".to_owned(),
        |article| format!("article\u{a0}{article}"),
    )
}

fn passage_of<'a>(file: &'a CheckedFile, finding: &FindingView) -> Option<&'a PassageView> {
    let block = finding.block.as_ref()?;
    file.passages.iter().find(|passage| &passage.block == block)
}

/// Severity and message, place, words in their line.
fn told_once(page: &mut Page, file: &CheckedFile, finding: &FindingView, screen: Screen) {
    let ink = Ink(screen.colour);
    let colour = colour(finding.severity);
    let head = ink.paint(colour, &format!("{} [{}]", finding.severity, finding.rule));
    page.head(2, INDENT, &format!("{head} {}", finding.message));
    page.line(INDENT, &ink.paint("2", &format!("→ {}", location(file, finding))));
    let Some(passage) = passage_of(file, finding) else {
        return;
    };
    if finding.span.start >= finding.span.end {
        return;
    }
    let width = screen.width.saturating_sub(INDENT + columns(GUTTER));
    for (text, marks) in excerpt(&passage.text, finding, width) {
        let gutter = format!("{}{}", " ".repeat(INDENT), ink.paint("2", GUTTER));
        page.raw(&format!("{gutter}{text}"));
        if !marks.is_empty() {
            page.raw(&format!("{gutter}{}", ink.paint(colour, &marks)));
        }
    }
}

/// « cctp.docx › CCTP › article 3.2 › page 4 ».
fn location(file: &CheckedFile, finding: &FindingView) -> String {
    let mut parts = vec![file.path.clone()];
    parts.extend(
        Some(piece(file.document))
            .filter(|name| !name.is_empty())
            .map(str::to_owned),
    );
    parts.extend(
        finding
            .article
            .as_ref()
            .map(|article| format!("article\u{a0}{article}")),
    );
    parts.extend(finding.page.map(|page| format!("page\u{a0}{page}")));
    parts.join(" › ")
}

fn notes(page: &mut Page, finding: &FindingView) {
    if !finding.why.is_empty() {
        page.item(INDENT, "Pourquoi :", &finding.why);
    }
    if let Some(fix) = &finding.fix {
        page.item(INDENT, "À écrire :", fix);
    }
    match finding.replacement.as_deref() {
        Some("") => page.item(INDENT, "Proposé  :", "supprimer ces mots"),
        Some(words) => page.item(INDENT, "Proposé  :", &format!("«\u{a0}{words}\u{a0}»")),
        None => {}
    }
    if !finding.legal_basis.is_empty() {
        page.item(INDENT, "Textes   :", &finding.legal_basis.join(", "));
    }
}

/// The lines of the text where the words stand, each with the marks beneath it; no marks where none belong.
fn excerpt(text: &str, finding: &FindingView, width: usize) -> Vec<(String, String)> {
    let taken = finding.span.end - finding.span.start;
    let shown = around(
        text,
        &finding.span,
        (width.saturating_sub(taken) / 2).max(width / 4),
    );
    let marked = [
        (&shown.before, false),
        (&shown.words, true),
        (&shown.after, false),
    ]
    .into_iter()
    .flat_map(|(words, mark)| {
        words.chars().map(move |c| {
            (
                if c.is_whitespace() && c != '\u{a0}' {
                    ' '
                } else {
                    c
                },
                mark,
            )
        })
    });
    let mut lines = wrapped(marked.collect(), width);
    if lines.len() > LINES {
        let last = lines.split_off(lines.len() - 1);
        lines.truncate(LINES - 2);
        lines.push(vec![('…', false)]);
        lines.extend(last);
    }
    lines
        .into_iter()
        .map(|line| {
            let text: String = line.iter().map(|(c, _)| c).collect();
            let marks: String = line
                .iter()
                .filter(|(c, _)| columns(&c.to_string()) > 0)
                .map(|(_, mark)| if *mark { '^' } else { ' ' })
                .collect();
            (text.trim_end().to_owned(), marks.trim_end().to_owned())
        })
        .collect()
}

/// Lines of at most `width` columns, cut between words; a longer word is cut where it must.
fn wrapped(text: Vec<(char, bool)>, width: usize) -> Vec<Vec<(char, bool)>> {
    let mut lines = Vec::new();
    let mut rest = text.as_slice();
    while rest.len() > width {
        let cut = rest[..=width]
            .iter()
            .rposition(|(c, _)| *c == ' ')
            .filter(|at| *at > 0)
            .unwrap_or(width);
        lines.push(rest[..cut].to_vec());
        rest = &rest[cut..];
        while let [(' ', _), after @ ..] = rest {
            rest = after;
        }
    }
    if !rest.is_empty() {
        lines.push(rest.to_vec());
    }
    lines
}

/// The last line: how many of each, and what each asks.
pub(super) fn balance(page: &mut Page, files: &[CheckedFile], screen: Screen) {
    let ink = Ink(screen.colour);
    let all = || files.iter().flat_map(|file| &file.findings);
    page.gap();
    let parts: Vec<String> = SEVERITIES
        .iter()
        .filter_map(|(slug, several, asks)| {
            let n = all().filter(|one| is_open(one) && one.severity == *slug).count();
            let said = format!("{} ({asks})", count(n, slug, several));
            (n > 0).then(|| ink.paint(colour(slug), &said))
        })
        .collect();
    let said = if parts.is_empty() {
        "aucun signalement".to_owned()
    } else {
        parts.join(", ")
    };
    page.line(0, &format!("Bilan : {said}."));
}

fn colour(severity: &str) -> &'static str {
    match severity {
        "bloquant" => "1;31",
        "majeur" => "1;33",
        "mineur" => "1;34",
        _ => "1;36",
    }
}

/// Colours, when the terminal shows them.
#[derive(Clone, Copy)]
struct Ink(bool);

impl Ink {
    fn paint(self, colour: &str, words: &str) -> String {
        if self.0 && !words.is_empty() {
            format!("\x1b[{colour}m{words}\x1b[0m")
        } else {
            words.to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use api::SpanView;

    use super::*;

    fn finding(text: &str, words: &str) -> FindingView {
        let start = text[..text.find(words).unwrap()].chars().count();
        FindingView {
            rule: "SPE001",
            name: "marque-sans-equivalent",
            family: "marque",
            severity: "bloquant",
            state: "signale",
            span: SpanView {
                start,
                end: start + words.chars().count(),
                text: words.to_owned(),
            },
            block: None,
            page: None,
            article: None,
            message: String::new(),
            why: String::new(),
            fix: None,
            replacement: None,
            legal_basis: Vec::new(),
            waiver: None,
        }
    }

    #[track_caller]
    fn check(text: &str, words: &str, width: usize, expected: &[(&str, &str)]) {
        let lines = excerpt(text, &finding(text, words), width);
        let lines: Vec<(&str, &str)> = lines.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_words_are_underlined_in_their_line() {
        check(
            "Les postes sont de marque Dupont.",
            "Dupont",
            60,
            &[(
                "Les postes sont de marque Dupont.",
                "                          ^^^^^^",
            )],
        );
        // An accent written apart from its letter takes no column.
        check(
            "de\u{301} marque X",
            "X",
            60,
            &[("de\u{301} marque X", "          ^")],
        );
    }

    #[test]
    fn a_narrow_terminal_cuts_between_words() {
        let text = "un deux trois quatre cinq six sept huit neuf dix onze";
        for (line, marks) in excerpt(text, &finding(text, "quatre cinq six sept huit"), 20) {
            assert!(
                line.chars().count() <= 20 && marks.chars().count() <= 20,
                "{line}"
            );
        }
    }

    #[test]
    fn a_long_passage_is_cut_in_its_middle() {
        let text = "mot ".repeat(200);
        let lines = excerpt(text.trim(), &finding(text.trim(), text.trim()), 40);
        assert_eq!(lines.len(), LINES);
        assert_eq!(lines[LINES - 2].0, "…");
    }
}
