//! Strategic procurement: environment, social, innovation, reservation.

use std::collections::{BTreeMap, BTreeSet};

use clauses::{Chosen, Kind};

use super::codes::{code_of, objectives};
use super::{Filled, NoticeLot, Sheet, clause, coded, each_lot, plain};
use crate::lots::concerned_lots;
use crate::{Brief, Draft};

/// Whether a clause kept pursues the environment: it answers a duty about it, or its criterion scores it.
pub(crate) fn is_green(chosen: &Chosen<'_>) -> bool {
    pursues(chosen, "env-", "environnement", "BT-774")
}

/// Whether it pursues a social objective.
pub(crate) fn is_social(chosen: &Chosen<'_>) -> bool {
    pursues(chosen, "social-", "social", "BT-775")
}

fn pursues(chosen: &Chosen<'_>, duties: &str, group: &str, field: &str) -> bool {
    let head = &chosen.facet.head;
    let asks = matches!(
        chosen.facet.kind,
        Kind::Exigence | Kind::Critere | Kind::Execution | Kind::Selection
    );
    asks && (head.satisfies.iter().any(|id| id.starts_with(duties))
        || head
            .criterion
            .as_ref()
            .is_some_and(|criterion| criterion.group == group)
        || head.eforms.iter().any(|code| code == field))
}

pub(super) fn fields(brief: &Brief<'_>, draft: &Draft<'_>, lots: &[NoticeLot<'_>], sheet: &mut Sheet) {
    let chosen = &draft.selection.chosen;
    for lot in each_lot(lots) {
        let number = lot
            .and_then(|id| lots.iter().find(|one| one.id == id))
            .map(|one| one.number);
        let here = |one: &&Chosen<'_>| {
            let lots = concerned_lots(one, brief);
            lots.is_empty() || number.is_none_or(|number| lots.contains(&number))
        };
        let green: Vec<&Chosen<'_>> = chosen.iter().filter(|one| is_green(one)).filter(here).collect();
        let social: Vec<&Chosen<'_>> = chosen.iter().filter(|one| is_social(one)).filter(here).collect();
        let innovative = brief.tender.innovant == Some(true);
        let mut goals = Vec::new();
        let mut from = Vec::new();
        if !green.is_empty() {
            goals.push(coded("BT-06", "env-imp"));
            from.push("clauses environnementales retenues");
        }
        if !social.is_empty() {
            goals.push(coded("BT-06", "soc-obj"));
            from.push("clauses sociales retenues");
        }
        if innovative {
            goals.push(coded("BT-06", "inn-pur"));
            from.push("besoin\u{a0}: innovant");
        }
        if goals.is_empty() {
            sheet.await_for(
                "BT-06",
                lot,
                "aucune clause environnementale ou sociale n’est retenue ici",
            );
        } else {
            sheet.put(Filled {
                lot,
                ..Filled::new("BT-06", goals, from.join("\u{a0}; "))
            });
        }
        objective("BT-774", &green, &objectives().green, lot, sheet);
        objective("BT-775", &social, &objectives().social, lot, sheet);
        if innovative {
            sheet.await_for(
                "BT-776",
                lot,
                "l’achat est dit innovant\u{a0}; le besoin ne dit pas en quoi",
            );
        }
        describe(&green, &social, lot, sheet);
        reservation(draft, lot, lots.len(), sheet);
    }
}

/// The codes of what is pursued, and what the table cannot say.
fn objective(
    field: &'static str,
    kept: &[&Chosen<'_>],
    table: &'static BTreeMap<String, Vec<String>>,
    lot: Option<&str>,
    sheet: &mut Sheet,
) {
    let modules: BTreeSet<&str> = kept.iter().map(|one| one.module.head.id.as_str()).collect();
    let mut by_code: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut others = Vec::new();
    for module in modules {
        match code_of(table, module) {
            Some(code) => by_code.entry(code).or_default().push(module),
            None => others.push(module),
        }
    }
    if !by_code.is_empty() {
        let from: Vec<&str> = by_code.values().flatten().copied().collect();
        let values = by_code.keys().map(|code| coded(field, code)).collect();
        sheet.put(Filled {
            lot,
            ..Filled::new(field, values, format!("clauses\u{a0}: {}", from.join(", ")))
        });
    }
    if !others.is_empty() {
        let titles = titles(
            kept.iter()
                .filter(|one| others.contains(&one.module.head.id.as_str())),
        );
        sheet.await_for(
            field,
            lot,
            format!("objectif à choisir pour\u{a0}: {}", titles.join("\u{a0}; ")),
        );
    }
}

/// Titles of the modules, each once, in the order of the clauses.
pub(crate) fn titles<'c>(kept: impl Iterator<Item = &'c &'c Chosen<'c>>) -> Vec<&'c str> {
    let mut titles: Vec<&str> = Vec::new();
    for one in kept {
        let title = one.module.head.title.as_str();
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    titles
}

fn describe(green: &[&Chosen<'_>], social: &[&Chosen<'_>], lot: Option<&str>, sheet: &mut Sheet) {
    let all: Vec<&Chosen<'_>> = green.iter().chain(social).copied().collect();
    let words = titles(all.iter()).join("\u{a0}; ");
    sheet.put(Filled {
        lot,
        ..Filled::new(
            "BT-777",
            vec![plain(words)],
            "titres des clauses retenues".to_owned(),
        )
    });
}

fn reservation(draft: &Draft<'_>, lot: Option<&str>, lots: usize, sheet: &mut Sheet) {
    let reserved = draft.selection.chosen.iter().find(|one| {
        one.module.head.id == "reservation-handicap-insertion" && one.facet.kind == Kind::Selection
    });
    match reserved {
        None => sheet.put(Filled {
            lot,
            ..Filled::new(
                "BT-71",
                vec![coded("BT-71", "none")],
                "aucune clause de réservation n’est retenue".to_owned(),
            )
        }),
        // The words of the buyer say which lots: they are not read here.
        Some(_) if lots > 1 => sheet.await_for(
            "BT-71",
            lot,
            "une réservation est retenue\u{a0}; dites si elle vise ce lot",
        ),
        Some(one) => sheet.put(Filled {
            lot,
            ..Filled::new("BT-71", vec![coded("BT-71", "res-ws")], clause(&one.facet.id))
        }),
    }
}
