//! What is asked of each line of the price schedule: nobody prices what nothing describes (L2111-1).

use clauses::Selection;
use document::{Block, BlockId, DocumentKind, Inline, Provenance, Show};
use tender::PriceLine;

use crate::Brief;
use crate::plan::plan_of;

/// The lines typed, each with the buyer's description, the article it rests on, or a field to fill.
pub(crate) fn blocks(kind: DocumentKind, brief: &Brief<'_>, selection: &Selection<'_>) -> Vec<Block> {
    let tender = brief.tender;
    if tender.price_line.is_empty() {
        return Vec::new();
    }
    let several = tender.lot_count().is_some_and(|count| count > 1);
    let text = |words: &str| vec![Inline::text(words)];
    let mut heading = vec![text("Article du cadre de prix"), text("Ce qui est demandé")];
    if several {
        heading.insert(0, text("Lot"));
    }
    let mut rows = vec![heading];
    let mut lines: Vec<(usize, &PriceLine)> = (1..).zip(&tender.price_line).collect();
    lines.sort_by_key(|(_, line)| line.lot);
    for (n, line) in lines {
        let mut row = vec![text(line.title.trim()), asked(kind, brief, selection, n, line)];
        if several {
            row.insert(0, text(&line.lot.unwrap_or(1).to_string()));
        }
        rows.push(row);
    }
    let slug = kind.slug();
    vec![
        Block::paragraph(
            format!("{slug}/articles-du-prix#intro").as_str(),
            Provenance::Generated,
            text(
                "Chaque article du cadre de prix répond à sa description et aux exigences du présent cahier qui portent sur lui\u{a0}:",
            ),
        ),
        Block::table(
            format!("{slug}/articles-du-prix#tableau").as_str(),
            Provenance::Generated,
            if several { vec![1, 5, 9] } else { vec![5, 9] },
            rows,
        ),
    ]
}

fn asked(
    kind: DocumentKind,
    brief: &Brief<'_>,
    selection: &Selection<'_>,
    n: usize,
    line: &PriceLine,
) -> Vec<Inline> {
    let given = |words: &Option<String>| {
        words
            .as_deref()
            .map(str::trim)
            .filter(|words| !words.is_empty())
            .map(str::to_owned)
    };
    let description = given(&line.description);
    let elsewhere = match line.facet() {
        Some(facet) => article(kind, brief, selection, facet),
        None => given(&line.article).map(|words| vec![Inline::text(format!("voir {words}"))]),
    };
    let mut cell = Vec::new();
    if description.is_some() || elsewhere.is_none() {
        let what = if line.forfait == Some(true) {
            "contenu, quantités, lieux, durée"
        } else {
            "dimensions, performances, contenu"
        };
        cell.push(Inline::variable(
            &format!("prix.{n}.description"),
            &format!("Description de «\u{a0}{}\u{a0}»\u{a0}: {what}", line.title.trim()),
            description.as_deref(),
        ));
    }
    if let Some(reference) = elsewhere {
        if !cell.is_empty() {
            cell.push(Inline::Break);
        }
        cell.extend(reference);
    }
    cell
}

/// « voir l’article 4.1 », when the clause stands in this piece.
fn article(
    kind: DocumentKind,
    brief: &Brief<'_>,
    selection: &Selection<'_>,
    facet: &str,
) -> Option<Vec<Inline>> {
    let plan = plan_of(kind)?;
    let target = match selection.chosen.iter().find(|one| one.facet.id == facet) {
        Some(chosen) => {
            let taken = plan.place_of(kind.slug(), chosen, &brief.situation().due)?;
            match chosen.facet.head.title {
                Some(_) => format!("{facet}#0"),
                None => format!("{}/{}", kind.slug(), taken.place),
            }
        }
        // An article of the piece itself (« cctp/livraison »).
        None => {
            let place = facet.strip_prefix(kind.slug())?.strip_prefix('/')?;
            plan.articles.iter().find(|article| article.place == place)?;
            facet.to_owned()
        }
    };
    Some(vec![
        Inline::text("voir l’"),
        Inline::Reference {
            target: BlockId::new(target),
            show: Show::Number,
        },
    ])
}
