//! The fields of a European notice (eForms, BT-…) that the choices already say.
//!
//! Only what is known is filled in, each value with where it comes from; what is doubtful is left to the buyer and
//! listed. Names and codes stand in `codes.toml`, what each clause module pursues in `objectives.toml`.

mod codes;
mod criteria;
mod strategic;

use tender::{Lot, Nature};

use codes::table;
pub use codes::{Source, knows_bt, source};
pub(crate) use strategic::{is_green, is_social, titles};

use crate::deadline::Deadline;
use crate::{Brief, Draft};

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BtValue {
    /// As the platform takes it: a code, a number, a date, words.
    pub value: String,
    /// What the code means.
    pub label: Option<String>,
    /// Unit of a number (`MONTH`, `DAY`, `EUR`).
    pub unit: Option<&'static str>,
}

/// A field filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bt {
    /// `BT-27`.
    pub code: &'static str,
    /// Its official name.
    pub name: &'static str,
    /// Its values.
    pub values: Vec<BtValue>,
    /// The lot (`LOT-0001`); none: the whole procedure.
    pub lot: Option<String>,
    /// The criterion it speaks of, by its number in the table.
    pub criterion: Option<String>,
    /// Where the value comes from: a fact of the need, clauses.
    pub from: String,
    /// What to know before using it.
    pub note: Option<&'static str>,
}

/// A field left to the buyer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// `BT-809`.
    pub code: &'static str,
    /// Its official name.
    pub name: &'static str,
    /// The lot; none: the whole procedure, or every lot.
    pub lot: Option<String>,
    /// Why it is not filled in.
    pub why: String,
}

/// What a notice would hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Eforms {
    /// Fields filled in, in the order of a notice.
    pub fields: Vec<Bt>,
    /// Fields to complete on the platform.
    pub awaited: Vec<Awaited>,
}

/// A lot as a notice numbers it.
pub(crate) struct NoticeLot<'a> {
    /// From 1.
    pub(crate) number: usize,
    /// `LOT-0001`.
    pub(crate) id: String,
    /// Its description, when there is one.
    pub(crate) lot: Option<&'a Lot>,
}

/// The lots, when their number is known. A purchase in one piece is one lot for a notice.
pub(crate) fn lots<'a>(brief: &Brief<'a>) -> Vec<NoticeLot<'a>> {
    let described = &brief.tender.lot;
    (1..=brief.tender.lot_count().unwrap_or(0))
        .map(|number| NoticeLot {
            number,
            id: format!("LOT-{number:04}"),
            lot: described.get(number - 1),
        })
        .collect()
}

/// What the choices say of the fields of a notice.
#[must_use]
pub fn eforms(brief: &Brief<'_>, draft: &Draft<'_>) -> Eforms {
    let mut sheet = Sheet::default();
    let lots = lots(brief);
    buyer(brief, &mut sheet);
    procedure(brief, &mut sheet);
    of_lots(brief, draft, &lots, &mut sheet);
    strategic::fields(brief, draft, &lots, &mut sheet);
    criteria::fields(brief, draft, &lots, &mut sheet);
    said_by_clauses(draft, &mut sheet);
    together(&mut sheet.done.awaited, lots.len());
    sheet.done
}

/// What is awaited for every lot, for one reason, is said once.
fn together(awaited: &mut Vec<Awaited>, lots: usize) {
    let all = awaited.clone();
    let same = |one: &Awaited, other: &Awaited| one.code == other.code && one.why == other.why;
    let mut merged: Vec<Awaited> = Vec::new();
    for one in &all {
        if all.iter().filter(|other| same(one, other)).count() < lots.max(2) {
            merged.push(one.clone());
        } else if !merged.iter().any(|other| same(one, other)) {
            merged.push(Awaited {
                lot: None,
                ..one.clone()
            });
        }
    }
    *awaited = merged;
}

/// The notice being filled in.
#[derive(Default)]
pub(crate) struct Sheet {
    done: Eforms,
}

impl Sheet {
    /// Adds a field. A code or a field that the table does not hold is a mistake of ours: it is left out.
    pub(crate) fn put(&mut self, bt: Filled<'_>) {
        let Some((code, entry)) = table().field.get_key_value(bt.code) else {
            return;
        };
        let values: Vec<BtValue> = bt
            .values
            .into_iter()
            .filter(|one| !one.value.trim().is_empty())
            .collect();
        if !values.is_empty() {
            self.done.fields.push(Bt {
                code,
                name: &entry.name,
                values,
                lot: bt.lot.map(str::to_owned),
                criterion: bt.criterion,
                from: bt.from,
                note: bt.note,
            });
        }
    }

    /// Adds a fact of the need, or says that it is awaited.
    pub(crate) fn fact(
        &mut self,
        code: &'static str,
        value: Option<&str>,
        lot: Option<&str>,
        field: &str,
        why: &str,
    ) {
        match value.map(str::trim).filter(|text| !text.is_empty()) {
            Some(value) => self.put(Filled {
                lot,
                ..Filled::new(code, vec![plain(value)], need(field))
            }),
            None => self.await_for(code, lot, why),
        }
    }

    /// Says that a field is left to the buyer.
    pub(crate) fn await_for(&mut self, code: &str, lot: Option<&str>, why: impl Into<String>) {
        if let Some((code, entry)) = table().field.get_key_value(code) {
            self.done.awaited.push(Awaited {
                code,
                name: &entry.name,
                lot: lot.map(str::to_owned),
                why: why.into(),
            });
        }
    }
}

/// A field to add.
pub(crate) struct Filled<'a> {
    pub(crate) code: &'a str,
    pub(crate) values: Vec<BtValue>,
    pub(crate) lot: Option<&'a str>,
    pub(crate) criterion: Option<String>,
    pub(crate) from: String,
    pub(crate) note: Option<&'static str>,
}

impl<'a> Filled<'a> {
    pub(crate) fn new(code: &'a str, values: Vec<BtValue>, from: String) -> Self {
        Self {
            code,
            values,
            lot: None,
            criterion: None,
            from,
            note: None,
        }
    }
}

pub(crate) fn plain(value: impl Into<String>) -> BtValue {
    BtValue {
        value: value.into(),
        label: None,
        unit: None,
    }
}

pub(crate) fn measured(value: impl ToString, unit: &'static str) -> BtValue {
    BtValue {
        value: value.to_string(),
        label: None,
        unit: Some(unit),
    }
}

/// A code with its label; a code out of the list of its field is nothing.
pub(crate) fn coded(field: &str, code: &str) -> BtValue {
    let label = table().label(field, code);
    BtValue {
        value: label.map_or_else(String::new, |_| code.to_owned()),
        label: label.map(str::to_owned),
        unit: None,
    }
}

/// « besoin : objet ».
pub(crate) fn need(field: &str) -> String {
    format!("besoin\u{a0}: {field}")
}

/// « clause : duree/article-ccap ».
pub(crate) fn clause(id: &str) -> String {
    format!("clause\u{a0}: {id}")
}

fn buyer(brief: &Brief<'_>, sheet: &mut Sheet) {
    let buyer = &brief.tender.buyer;
    let siret = buyer.siret.as_ref().map(ToString::to_string);
    sheet.fact(
        "BT-500",
        buyer.name.as_deref(),
        None,
        "buyer.name",
        "le nom de l’acheteur n’est pas donné",
    );
    sheet.fact(
        "BT-501",
        siret.as_deref(),
        None,
        "buyer.siret",
        "le SIRET de l’acheteur n’est pas donné",
    );
    sheet.fact(
        "BT-508",
        buyer.profile_url.as_deref(),
        None,
        "buyer.profile_url",
        "l’adresse du profil d’acheteur n’est pas donnée",
    );
}

fn procedure(brief: &Brief<'_>, sheet: &mut Sheet) {
    let tender = brief.tender;
    sheet.fact("BT-21", Some(&tender.objet), None, "objet", "");
    sheet.fact(
        "BT-22",
        tender.reference.as_deref(),
        None,
        "reference",
        "la référence de la consultation n’est pas donnée",
    );
    sheet.fact(
        "BT-24",
        tender.context.as_deref(),
        None,
        "context",
        "le besoin n’est décrit que par son objet",
    );
    let nature = match tender.nature {
        Nature::Fournitures => "supplies",
        Nature::Services => "services",
        Nature::Travaux => "works",
    };
    sheet.put(Filled::new("BT-23", vec![coded("BT-23", nature)], need("nature")));
    match tender.cpv.split_first() {
        Some((main, others)) => {
            sheet.put(Filled::new("BT-262", vec![plain(main.to_string())], need("cpv")));
            let others = others.iter().map(|code| plain(code.to_string())).collect();
            sheet.put(Filled::new("BT-263", others, need("cpv")));
        }
        None => sheet.await_for(
            "BT-262",
            None,
            "le besoin ne donne pas de code CPV\u{a0}; celui que l’application propose est à confirmer",
        ),
    }
    sheet.put(Filled {
        note: Some("Donnée interne\u{a0}: les pièces publiées ne la disent pas. Ne la publiez que si vous le décidez."),
        ..Filled::new("BT-27", vec![euros(tender.amount_ht)], need("amount_ht"))
    });
    match brief.assessment.procedure {
        obligations::Procedure::Formalisee => sheet.put(Filled::new(
            "BT-105",
            vec![coded("BT-105", "open")],
            "pièces préparées pour un appel d’offres ouvert".to_owned(),
        )),
        _ => sheet.await_for(
            "BT-105",
            None,
            "une procédure adaptée n’a pas de code propre dans la liste européenne\u{a0}: suivez votre plateforme",
        ),
    }
    if tender.accord_cadre == Some(true) {
        match tender.maximum_ht {
            Some(maximum) => {
                sheet.put(Filled::new("BT-271", vec![euros(maximum)], need("maximum_ht")));
            }
            None => sheet.await_for("BT-271", None, "le maximum de l’accord-cadre n’est pas donné"),
        }
    }
}

fn euros(amount: tender::Euros) -> BtValue {
    let (euros, cents) = (amount.cents() / 100, amount.cents() % 100);
    measured(format!("{euros}.{cents:02}"), "EUR")
}

/// Each lot, or none when their number is unknown: what holds for all is then said without a lot.
pub(crate) fn each_lot<'l>(lots: &'l [NoticeLot<'_>]) -> Vec<Option<&'l str>> {
    if lots.is_empty() {
        vec![None]
    } else {
        lots.iter().map(|lot| Some(lot.id.as_str())).collect()
    }
}

fn of_lots(brief: &Brief<'_>, draft: &Draft<'_>, lots: &[NoticeLot<'_>], sheet: &mut Sheet) {
    let tender = brief.tender;
    if lots.is_empty() {
        sheet.await_for("BT-137", None, "le nombre de lots n’est pas donné");
    }
    for one in lots {
        let lot = Some(one.id.as_str());
        sheet.put(Filled {
            lot,
            ..Filled::new("BT-137", vec![plain(one.id.as_str())], "numéro du lot".to_owned())
        });
        match one.lot {
            Some(described) => {
                sheet.put(Filled {
                    lot,
                    ..Filled::new("BT-22", vec![plain(one.number.to_string())], need("lot"))
                });
                sheet.fact("BT-21", Some(&described.title), lot, "lot.title", "");
                let codes = described.cpv.iter().map(|code| plain(code.to_string()));
                let mut codes = codes.collect::<Vec<_>>().into_iter();
                if let Some(main) = codes.next() {
                    sheet.put(Filled {
                        lot,
                        ..Filled::new("BT-262", vec![main], need("lot.cpv"))
                    });
                    sheet.put(Filled {
                        lot,
                        ..Filled::new("BT-263", codes.collect(), need("lot.cpv"))
                    });
                }
                if let Some(maximum) = described.maximum_ht {
                    sheet.put(Filled {
                        lot,
                        ..Filled::new("BT-271", vec![euros(maximum)], need("lot.maximum_ht"))
                    });
                }
                if let Some(amount) = described.amount_ht {
                    sheet.put(Filled {
                        lot,
                        note: Some("Donnée interne\u{a0}: ne la publiez que si vous le décidez."),
                        ..Filled::new("BT-27", vec![euros(amount)], need("lot.amount_ht"))
                    });
                }
            }
            None if lots.len() == 1 => sheet.fact("BT-21", Some(&tender.objet), lot, "objet", ""),
            None => sheet.await_for("BT-21", lot, "ce lot n’est pas décrit"),
        }
    }
    for lot in each_lot(lots) {
        duration(brief, draft, lot, sheet);
        framework(brief, draft, lot, sheet);
        let value = draft
            .selection
            .chosen
            .iter()
            .filter(|chosen| chosen.module.head.id == "validite-des-offres")
            .find_map(|chosen| match chosen.values.get("validite") {
                Some(Some(tender::Value::Number(days))) => Some((chosen.facet.id.as_str(), *days)),
                _ => None,
            });
        match value {
            Some((id, days)) => sheet.put(Filled {
                lot,
                ..Filled::new("BT-98", vec![measured(days, "DAY")], clause(id))
            }),
            None => sheet.await_for("BT-98", lot, "la durée de validité des offres n’est pas donnée"),
        }
        deadline(brief, lot, sheet);
    }
}

fn duration(brief: &Brief<'_>, draft: &Draft<'_>, lot: Option<&str>, sheet: &mut Sheet) {
    let renewed = draft
        .selection
        .chosen
        .iter()
        .find(|chosen| chosen.module.head.id == "reconduction" && chosen.values.contains_key("nombre"));
    if let Some(renewed) = renewed {
        let id = renewed.facet.id.as_str();
        if let Some(Some(tender::Value::Number(times))) = renewed.values.get("nombre") {
            sheet.put(Filled {
                lot,
                ..Filled::new("BT-58", vec![plain(times.to_string())], clause(id))
            });
        }
        sheet.await_for(
            "BT-36",
            lot,
            "le marché est reconductible\u{a0}: première période et durée totale sont au CCAP, la plateforme dit laquelle elle attend",
        );
        return;
    }
    match brief.tender.duration_months {
        Some(months) => sheet.put(Filled {
            lot,
            ..Filled::new("BT-36", vec![measured(months, "MONTH")], need("duration_months"))
        }),
        None => sheet.await_for("BT-36", lot, "la durée n’est pas donnée"),
    }
}

fn framework(brief: &Brief<'_>, draft: &Draft<'_>, lot: Option<&str>, sheet: &mut Sheet) {
    let again = draft
        .selection
        .chosen
        .iter()
        .any(|chosen| chosen.module.head.id == "marches-subsequents");
    let (code, from) = match brief.tender.accord_cadre {
        Some(false) => ("none", need("accord_cadre")),
        // The CCAP has orders alone, or subsequent contracts alone: never both.
        Some(true) if again => ("fa-w-rc", clause("marches-subsequents/article-ccap")),
        Some(true) => ("fa-wo-rc", clause("accord-cadre/article-ccap")),
        None => {
            sheet.await_for(
                "BT-765",
                lot,
                "le besoin ne dit pas s’il s’agit d’un accord-cadre",
            );
            return;
        }
    };
    sheet.put(Filled {
        lot,
        ..Filled::new("BT-765", vec![coded("BT-765", code)], from)
    });
}

fn deadline(brief: &Brief<'_>, lot: Option<&str>, sheet: &mut Sheet) {
    let Some(typed) = brief.tender.offers_deadline.as_deref() else {
        sheet.await_for(
            "BT-131",
            lot,
            "la date limite de remise des offres n’est pas donnée",
        );
        return;
    };
    match Deadline::read(typed) {
        Some(Deadline {
            day,
            time: Some((hour, minutes)),
        }) => sheet.put(Filled {
            lot,
            note: Some("Heure du siège de l’acheteur\u{a0}: indiquez le fuseau horaire sur la plateforme."),
            ..Filled::new(
                "BT-131",
                vec![plain(day.to_string()), plain(format!("{hour:02}:{minutes:02}"))],
                need("offers_deadline"),
            )
        }),
        Some(Deadline { day, time: None }) => {
            sheet.put(Filled {
                lot,
                ..Filled::new("BT-131", vec![plain(day.to_string())], need("offers_deadline"))
            });
            sheet.await_for("BT-131", lot, "l’heure limite n’est pas donnée");
        }
        None => sheet.await_for(
            "BT-131",
            lot,
            format!(
                "«\u{a0}{}\u{a0}» ne se lit pas comme une date et une heure",
                typed.trim()
            ),
        ),
    }
}

/// A clause that says it bears on a field which is neither filled in nor awaited: the buyer is told.
fn said_by_clauses(draft: &Draft<'_>, sheet: &mut Sheet) {
    for chosen in &draft.selection.chosen {
        for code in &chosen.facet.head.eforms {
            let known = sheet.done.fields.iter().any(|bt| bt.code == code)
                || sheet.done.awaited.iter().any(|bt| bt.code == code);
            if !known {
                sheet.await_for(
                    code,
                    None,
                    format!(
                        "à remplir d’après la clause «\u{a0}{}\u{a0}»",
                        chosen.module.head.title
                    ),
                );
            }
        }
    }
}
