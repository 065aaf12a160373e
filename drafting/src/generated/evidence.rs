//! What proves each requirement: any line is enough.

use clauses::{Asked, Kind, Selection};
use document::{Block, DocumentKind, Inline, Provenance};

use crate::Brief;
use crate::body::Writer;
use crate::generated::numbered;
use crate::globals::Globals;
use crate::lots::lots_of;

/// The RC asks what comes with the tender or before the award; the CCTP, what comes during the contract.
pub(crate) fn blocks(
    kind: DocumentKind,
    brief: &Brief<'_>,
    globals: &Globals,
    selection: &Selection<'_>,
) -> Vec<Block> {
    let here = |asked: Asked| match kind {
        DocumentKind::Rc => matches!(asked, Asked::Offre | Asked::Attribution),
        _ => matches!(asked, Asked::Livraison | Asked::Annuel),
    };
    let text = |t: &str| vec![Inline::text(t)];
    let mut rows = vec![vec![
        text("Exigence ou critère"),
        text("Preuves admises (une seule suffit)"),
        text("Quand"),
    ]];
    let criteria: Vec<_> = numbered(selection)
        .into_iter()
        .flat_map(|(_, members)| members)
        .collect();
    for chosen in selection.of_kind(Kind::Preuve) {
        let groups: Vec<_> = chosen
            .facet
            .head
            .evidence
            .iter()
            .filter(|group| here(group.asked))
            .collect();
        if groups.is_empty() {
            continue;
        }
        let proved = chosen
            .facet
            .head
            .proves
            .as_deref()
            .and_then(|heading| chosen.module.facet(heading));
        let criterion = criteria
            .iter()
            .find(|member| proved.is_some_and(|facet| facet.id == member.chosen.facet.id));
        let mut title = match criterion {
            Some(member) => format!("Critère {}\u{a0}: {}", member.number, member.criterion.label),
            None => proved
                .and_then(|facet| facet.head.title.clone())
                .unwrap_or_else(|| chosen.module.head.title.clone()),
        };
        if let Some(lots) = lots_of(chosen, brief) {
            title.push_str(&format!(" ({lots})"));
        }
        let mut ways = Vec::new();
        let mut moments: Vec<&str> = Vec::new();
        for group in groups {
            if !ways.is_empty() {
                ways.push(Inline::Break);
            }
            ways.push(Inline::text(format!("– {}\u{a0};", group.all.join(" et "))));
            if !moments.contains(&group.asked.words()) {
                moments.push(group.asked.words());
            }
        }
        ways.push(Inline::Break);
        ways.push(Inline::text("– ou tout autre moyen de preuve équivalent."));
        // What the clause adds: which reports are admitted, of what age, on which model.
        let writer = Writer {
            globals,
            chosen,
            document: kind.slug(),
        };
        for line in writer.lines() {
            ways.push(Inline::Break);
            ways.extend(line);
        }
        rows.push(vec![text(&title), ways, text(&moments.join(", "))]);
    }
    if rows.len() == 1 {
        return Vec::new();
    }
    vec![Block::table(
        format!("{}/preuves#tableau", kind.slug()).as_str(),
        Provenance::Generated,
        vec![5, 10, 3],
        rows,
    )]
}
