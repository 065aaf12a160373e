//! Small documents written in a few lines, for the tests that need several of them.

use compliance::{Context, Report, check_dossier};
use document::{Audience, Block, Body, Document, DocumentKind, Inline, Provenance};
use tender::Tender;

use crate::context;

/// A document of these lines: `# ` and `## ` titles, `- ` items, `| ` rows of a table (the first is its header), `> ` a
/// working note; the others are paragraphs.
pub(crate) fn document(kind: DocumentKind, lines: &str) -> Document {
    let mut document = Document::new(kind, "Essai");
    let words = |text: &str| vec![Inline::text(text.trim())];
    let mut items: Vec<Vec<Inline>> = Vec::new();
    let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
    for (n, line) in lines.lines().map(str::trim).chain([""]).enumerate() {
        let id = format!("b{n}");
        if let Some(item) = line.strip_prefix("- ") {
            items.push(words(item));
            continue;
        }
        if let Some(row) = line.strip_prefix("| ") {
            rows.push(row.split('|').map(words).collect());
            continue;
        }
        if !items.is_empty() {
            let id = format!("l{n}");
            let items = std::mem::take(&mut items);
            document
                .blocks
                .push(Block::list(id.as_str(), Provenance::Buyer, false, items));
        }
        if !rows.is_empty() {
            let id = format!("t{n}");
            let rows = std::mem::take(&mut rows);
            let widths = vec![1; rows[0].len()];
            document
                .blocks
                .push(Block::table(id.as_str(), Provenance::Buyer, widths, rows));
        }
        let paragraph = |text: &str| Block::paragraph(id.as_str(), Provenance::Buyer, words(text));
        document
            .blocks
            .push(if let Some(text) = line.strip_prefix("## ") {
                Block::title(id.as_str(), Provenance::Buyer, 2, words(text))
            } else if let Some(text) = line.strip_prefix("# ") {
                Block::title(id.as_str(), Provenance::Buyer, 1, words(text))
            } else if let Some(text) = line.strip_prefix("> ") {
                let note = format!("n{n}");
                Block {
                    id: note.as_str().into(),
                    provenance: Provenance::Buyer,
                    body: Body::Note {
                        audience: Audience::Working,
                        blocks: vec![paragraph(text)],
                    },
                }
            } else if line.is_empty() {
                continue;
            } else {
                paragraph(line)
            });
    }
    document
}

/// A need of 300 000 € for supplies, with these lines added.
pub(crate) fn need(lines: &str) -> Tender {
    let text = format!(
        "objet = \"Mobilier\"\nlaunch_date = 2026-11-23\nnature = \"fournitures\"\namount_ht = 300000\n{lines}\n\
         [buyer]\nkind = \"commune\"\n"
    );
    Tender::from_toml(&text, "besoin.toml").expect("need")
}

pub(crate) fn report(documents: &[Document], tender: Option<&Tender>) -> Report {
    let ctx = Context { tender, ..context() };
    check_dossier(documents, &ctx)
}

/// Codes, pieces and excerpts of the findings whose code begins so.
pub(crate) fn told(report: &Report, documents: &[Document], prefix: &str) -> Vec<String> {
    let of = report
        .findings
        .iter()
        .filter(|finding| finding.rule.code.starts_with(prefix));
    of.map(|f| {
        format!(
            "{} {} « {} »",
            f.rule.code,
            documents[f.document].kind.slug(),
            f.excerpt
        )
    })
    .collect()
}

/// Checks what a dossier of these pieces tells, for the rules whose code begins so.
#[track_caller]
pub(crate) fn check(
    pieces: &[(DocumentKind, &str)],
    tender: Option<&Tender>,
    prefix: &str,
    expected: &[&str],
) {
    let documents: Vec<_> = pieces
        .iter()
        .map(|(kind, lines)| document(*kind, lines))
        .collect();
    let report = report(&documents, tender);
    let messages: Vec<_> = report.findings.iter().map(|f| &f.message).collect();
    assert_eq!(told(&report, &documents, prefix), expected, "{messages:?}");
}
