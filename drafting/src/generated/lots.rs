//! The table of lots.

use document::{Block, DocumentKind, Inline, Provenance};

use crate::Brief;

pub(crate) fn blocks(kind: DocumentKind, brief: &Brief<'_>) -> Vec<Block> {
    let tender = brief.tender;
    if tender.lot.is_empty() {
        return Vec::new();
    }
    let text = |t: &str| vec![Inline::text(t)];
    let mut rows = vec![vec![text("Lot"), text("Objet"), text("Codes CPV")]];
    for (n, lot) in tender.lot.iter().enumerate() {
        let codes = if lot.cpv.is_empty() { &tender.cpv } else { &lot.cpv };
        let codes: Vec<String> = codes
            .iter()
            .map(|code| match brief.cpv_labels.get(code) {
                Some(label) => format!("{code} ({label})"),
                None => code.to_string(),
            })
            .collect();
        let codes = if codes.is_empty() {
            vec![Inline::variable("tender.cpv", "Codes CPV", None)]
        } else {
            text(&codes.join(", "))
        };
        rows.push(vec![text(&(n + 1).to_string()), text(&lot.title), codes]);
    }
    vec![Block::table(
        format!("{}/lots#tableau", kind.slug()).as_str(),
        Provenance::Generated,
        vec![1, 5, 4],
        rows,
    )]
}
