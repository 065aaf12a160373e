//! Award criteria and selection criteria.

use clauses::{Chosen, Kind};
use document::{Numbering, plain_text};

use super::codes::objectives;
use super::{Filled, NoticeLot, Sheet, clause, coded, each_lot, plain};
use crate::body::Writer;
use crate::generated::numbered;
use crate::globals::Globals;
use crate::{Brief, Draft};

pub(super) fn fields(brief: &Brief<'_>, draft: &Draft<'_>, lots: &[NoticeLot<'_>], sheet: &mut Sheet) {
    let globals = Globals::of(brief);
    for lot in each_lot(lots) {
        let number = lot
            .and_then(|id| lots.iter().find(|one| one.id == id))
            .map(|one| one.number);
        award(draft, &globals, lot, number, sheet);
        selection(draft, &globals, lot, sheet);
    }
}

fn award(draft: &Draft<'_>, globals: &Globals, lot: Option<&str>, number: Option<usize>, sheet: &mut Sheet) {
    let scale = draft
        .selection
        .scales
        .iter()
        .find(|scale| scale.lots.is_empty() || number.is_some_and(|number| scale.lots.contains(&number)));
    let Some(scale) = scale else { return };
    for member in numbered(&draft.selection)
        .into_iter()
        .flat_map(|(_, members)| members)
    {
        let facet = member.chosen.facet.id.as_str();
        let Some(points) = scale.points.get(facet) else {
            continue;
        };
        let module = &member.chosen.module.head.id;
        let kind = match member.criterion.group.as_str() {
            "prix" if objectives().cost.contains(module) => "cost",
            "prix" => "price",
            _ => "quality",
        };
        let writer = Writer {
            globals,
            chosen: member.chosen,
            document: "rc",
        };
        let words = |text: &str| plain_text(&writer.sentence(text), &Numbering::default());
        let description = format!(
            "{}. {}",
            words(&member.criterion.measure).trim_end_matches('.'),
            words(&member.criterion.calculation)
        );
        for (code, value) in [
            ("BT-539", coded("BT-539", kind)),
            ("BT-734", plain(member.criterion.label.as_str())),
            ("BT-540", plain(description)),
            ("BT-541", plain(points.to_string())),
            ("BT-5421", coded("BT-5421", "poi-exa")),
        ] {
            sheet.put(Filled {
                lot,
                criterion: Some(member.number.clone()),
                ..Filled::new(code, vec![value], clause(facet))
            });
        }
    }
}

/// Conditions of participation kept, in their own words.
fn selection(draft: &Draft<'_>, globals: &Globals, lot: Option<&str>, sheet: &mut Sheet) {
    for chosen in &draft.selection.chosen {
        if !is_condition(chosen) {
            continue;
        }
        let writer = Writer {
            globals,
            chosen,
            document: &chosen.facet.head.document,
        };
        let id = chosen.facet.id.as_str();
        let title = chosen
            .facet
            .head
            .title
            .as_ref()
            .unwrap_or(&chosen.module.head.title);
        for (code, value) in [("BT-749", title.clone()), ("BT-750", writer.preview().join(" "))] {
            sheet.put(Filled {
                lot,
                ..Filled::new(code, vec![plain(value)], clause(id))
            });
        }
    }
    sheet.await_for(
        "BT-809",
        lot,
        "le type de chaque condition de participation se choisit dans la liste de la plateforme",
    );
    sheet.await_for(
        "BT-771",
        lot,
        "le règlement permet à l’acheteur de faire compléter une candidature\u{a0}; choisissez dans quelle mesure",
    );
}

/// The article on candidacies, and the conditions of the families. Variants are not one.
fn is_condition(chosen: &Chosen<'_>) -> bool {
    let head = &chosen.facet.head;
    head.document == "rc"
        && match chosen.facet.kind {
            Kind::Selection => head.place == "candidatures" || head.place == "acces-a-la-consultation",
            Kind::Article => head.place == "candidatures",
            _ => false,
        }
}
