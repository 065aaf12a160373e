//! The table of lots.

use document::{Block, DocumentKind, Inline, Provenance};
use tender::Euros;

use crate::Brief;

/// Lots of a table that nobody described: beyond, the buyer describes them first.
const MOST_UNDESCRIBED: usize = 100;

pub(crate) fn blocks(kind: DocumentKind, brief: &Brief<'_>) -> Vec<Block> {
    let tender = brief.tender;
    let count = tender.lot_count().unwrap_or(0);
    if tender.lot.is_empty() && !(2..=MOST_UNDESCRIBED).contains(&count) {
        return Vec::new();
    }
    let text = |t: &str| vec![Inline::text(t)];
    // Each lot of a framework agreement has its maximum (R2162-4).
    let framework = tender.accord_cadre == Some(true) && count > 1;
    let mut widths = vec![1, 5, 4];
    let mut heading = vec![text("Lot"), text("Objet"), text("Codes CPV")];
    if framework {
        heading.push(text("Maximum HT"));
        widths.push(2);
    }
    let mut rows = vec![heading];
    for n in 1..=count {
        let lot = tender.lot.get(n - 1);
        let title = lot.map(|lot| lot.title.as_str());
        let field = |name: &str, label: &str, value: Option<&str>| {
            vec![Inline::variable(
                &format!("lot.{n}.{name}"),
                &format!("{label} du lot {n}"),
                value,
            )]
        };
        let own = lot.map(|lot| &lot.cpv).filter(|codes| !codes.is_empty());
        let codes: Vec<String> = own
            .unwrap_or(&tender.cpv)
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
        let title = title.map_or_else(|| field("title", "Objet", None), text);
        let mut row = vec![text(&n.to_string()), title, codes];
        if framework {
            let maximum = lot.and_then(|lot| lot.maximum_ht).map(Euros::short);
            row.push(field("maximum_ht", "Maximum, en euros HT,", maximum.as_deref()));
        }
        rows.push(row);
    }
    vec![Block::table(
        format!("{}/lots#tableau", kind.slug()).as_str(),
        Provenance::Generated,
        widths,
        rows,
    )]
}
