//! The library as it is looked at: a card a module, then its page.

use std::collections::BTreeMap;

use ::clauses::{Kind, Module, Origin, digest};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::change::unknown;
use super::diff::{DifferenceView, differences};
use super::folder;
use super::form::ModuleForm;
use super::shelves::{Shelves, official};
use super::used::{UseView, uses};
use super::words::{family_title, shelf_title};
use super::{Remark, written};
use crate::{ApiError, Desk};

/// What is looked for in the library.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct ClausesQuery {
    /// Words, all of them, in the title, the need or the texts; accents do not count.
    #[serde(default)]
    pub words: String,
}

/// A module, by its id.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ClauseRef {
    /// The id.
    pub module: String,
}

/// A module in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClauseCard {
    /// Id.
    pub module: String,
    /// Shelf.
    pub shelf: String,
    /// Title of the shelf.
    pub shelf_title: String,
    /// Title.
    pub title: String,
    /// The buyer's need.
    pub need: String,
    /// Families it serves, by title; empty: every purchase.
    pub families: Vec<String>,
    /// Slugs of these families.
    pub family_slugs: Vec<String>,
    /// Whose it is.
    #[ts(type = "\"officielle\" | \"maison\" | \"paquet\"")]
    pub origin: &'static str,
    /// The pack that brought it.
    pub pack: Option<String>,
    /// The same in words, with what it was issued from; absent for an official one.
    pub mark: Option<String>,
    /// Version.
    pub version: u32,
    /// Last review.
    pub reviewed: String,
    /// Whether it is proposed and drafted.
    #[ts(type = "\"en-service\" | \"rangee\"")]
    pub state: &'static str,
    /// Why it is put away.
    pub put_away_reason: Option<String>,
    /// The day it was.
    pub put_away_day: Option<String>,
    /// Whether the official text it was adapted from has changed since.
    pub suspect: bool,
    /// How many of its passages our checker flags.
    pub remarks: usize,
    /// Whether it belongs to what is proposed by itself.
    pub default: bool,
    /// Whether the buyer must write a reason to keep it.
    pub asks_reason: bool,
    /// Kinds of its facets, in words.
    pub kinds: Vec<&'static str>,
    /// Levels it has.
    pub levels: Vec<&'static str>,
}

/// A shelf and how many modules of the answer stand on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShelfCount {
    /// Slug.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Modules.
    pub modules: usize,
}

/// A file of the house that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RefusedFile {
    /// File, in the folder of the house.
    pub file: String,
    /// Line.
    pub line: usize,
    /// Why.
    pub message: String,
}

/// The library, or what answers some words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ClauseList {
    /// Folder of the house.
    pub folder: String,
    /// Modules: those that answer in their title first.
    pub modules: Vec<ClauseCard>,
    /// Modules in the whole library.
    pub total: usize,
    /// Shelves that hold one of them.
    pub shelves: Vec<ShelfCount>,
    /// Files of the house that are left out.
    pub refused: Vec<RefusedFile>,
}

/// What the official text has become since a module was adapted from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SuspectView {
    /// What happened, in a sentence.
    pub why: String,
    /// From the official text of then to that of now.
    pub differences: Vec<DifferenceView>,
    /// Whether it can be kept by resting on the official text of today.
    pub can_keep: bool,
}

/// A module and all that is known of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ClausePage {
    /// Its card.
    pub card: ClauseCard,
    /// What it holds.
    pub form: ModuleForm,
    /// What the official text has become.
    pub suspect: Option<SuspectView>,
    /// What our checker says of its texts.
    pub remarks: Vec<Remark>,
    /// Dossiers whose choices name it.
    pub used_in: Vec<UseView>,
    /// Whether one can go back to the text it took the place of.
    pub can_go_back: bool,
}

/// The library, or what answers some words. The folder of the house is looked at again: somebody may have put a file
/// in it.
///
/// # Errors
/// None: what cannot be read is told in the answer.
pub fn list(desk: &Desk, request: ClausesQuery) -> Result<ClauseList, ApiError> {
    let mut shelves = desk.shelves();
    if folder::stamp(desk.data_dir()) != shelves.stamp {
        shelves = desk.read_shelves();
    }
    let folded = french::fold(&request.words).to_lowercase();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let mut found: Vec<(u8, &Module)> = shelves
        .modules()
        .filter_map(|module| Some((rank(module, &words)?, module)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, module) in &found {
        *counts.entry(&module.shelf).or_default() += 1;
    }
    let mut on_shelves: Vec<ShelfCount> = counts
        .into_iter()
        .map(|(slug, modules)| ShelfCount {
            slug: slug.to_owned(),
            title: shelf_title(slug),
            modules,
        })
        .collect();
    on_shelves.sort_by_key(|shelf| {
        let first = ["administratif", "transversal"]
            .iter()
            .position(|slug| *slug == shelf.slug);
        (first.unwrap_or(2), french::fold(&shelf.title))
    });
    Ok(ClauseList {
        folder: desk.data_dir().join(folder::FOLDER).display().to_string(),
        modules: found.iter().map(|(_, module)| card(&shelves, module)).collect(),
        total: shelves.modules().count(),
        shelves: on_shelves,
        refused: shelves
            .refused
            .iter()
            .map(|error| RefusedFile {
                file: error.file.clone(),
                line: error.line,
                message: error.message.clone(),
            })
            .collect(),
    })
}

/// Where all the words are found: the title, the need, the texts.
fn rank(module: &Module, words: &[&str]) -> Option<u8> {
    if words.is_empty() {
        return Some(0);
    }
    let head = &module.head;
    let mut seen = format!("{} {}", head.title, head.id);
    let holds = |seen: &str| {
        let folded = french::fold(seen).to_lowercase();
        words.iter().all(|word| folded.contains(word))
    };
    if holds(&seen) {
        return Some(0);
    }
    seen.push(' ');
    seen.push_str(&head.need);
    if holds(&seen) {
        return Some(1);
    }
    for facet in &module.facets {
        for text in &facet.texts {
            seen.push(' ');
            seen.push_str(facet.head.title.as_deref().unwrap_or_default());
            seen.push(' ');
            seen.push_str(&written(facet, text));
        }
    }
    holds(&seen).then_some(2)
}

/// A module, its official text then and now, the dossiers that name it.
///
/// # Errors
/// No module has that id.
pub fn page(desk: &Desk, request: ClauseRef) -> Result<ClausePage, ApiError> {
    let shelves = desk.shelves();
    let module = shelves
        .module(&request.module)
        .ok_or_else(|| unknown(&request.module))?;
    let id = &module.head.id;
    let known = shelves.house.get(id);
    // The file rather than the module in force, which may have been taken out of the default set.
    let form =
        known.and_then(|known| ModuleForm::of_text(&known.file.shelf, &known.file.name, &known.file.text));
    Ok(ClausePage {
        card: card(&shelves, module),
        form: form.unwrap_or_else(|| ModuleForm::of(module)),
        suspect: suspect(&shelves, module),
        remarks: known.map(|known| known.remarks.clone()).unwrap_or_default(),
        used_in: uses(desk, id),
        can_go_back: module.origin == Origin::House
            && (official(id).is_some() || shelves.packed.contains(id)),
    })
}

fn card(shelves: &Shelves, module: &Module) -> ClauseCard {
    let head = &module.head;
    let put_away = shelves
        .library
        .put_away()
        .iter()
        .find(|(one, _)| one.head.id == head.id);
    let mut kinds: Vec<Kind> = module.facets.iter().map(|facet| facet.kind).collect();
    kinds.sort();
    kinds.dedup();
    let mut levels: Vec<_> = module
        .facets
        .iter()
        .filter(|facet| facet.kind != Kind::Article)
        .map(|facet| facet.level)
        .collect();
    levels.sort();
    levels.dedup();
    ClauseCard {
        module: head.id.clone(),
        shelf: module.shelf.clone(),
        shelf_title: shelf_title(&module.shelf),
        title: head.title.clone(),
        need: head.need.clone(),
        families: head.families.iter().map(|slug| family_title(slug)).collect(),
        family_slugs: head.families.clone(),
        origin: match module.origin {
            Origin::Official => "officielle",
            Origin::House => "maison",
            Origin::Pack(_) => "paquet",
        },
        pack: match &module.origin {
            Origin::Pack(pack) => Some(pack.clone()),
            _ => None,
        },
        mark: module.mark(),
        version: head.version,
        reviewed: head.reviewed.to_string(),
        state: if put_away.is_some() {
            "rangee"
        } else {
            "en-service"
        },
        put_away_reason: put_away.map(|(_, why)| why.reason.clone()),
        put_away_day: put_away.map(|(_, why)| why.day.to_string()),
        suspect: suspect(shelves, module).is_some(),
        remarks: shelves.house.get(&head.id).map_or(0, |known| known.remarks.len()),
        default: head.default,
        asks_reason: head.justification.is_some(),
        kinds: kinds.into_iter().map(Kind::name).collect(),
        levels: levels.into_iter().map(::clauses::Level::slug).collect(),
    }
}

/// What the official text has become, when it is no longer that of which the module was issued.
fn suspect(shelves: &Shelves, module: &Module) -> Option<SuspectView> {
    let from = module.head.issued_from.as_ref()?;
    let known = shelves.house.get(&module.head.id)?;
    let Some((now, text)) = official(&from.module) else {
        return Some(SuspectView {
            why: format!(
                "La clause officielle «\u{a0}{}\u{a0}», dont celle-ci est issue, n’est plus dans la bibliothèque.",
                from.title
            ),
            differences: Vec::new(),
            can_keep: false,
        });
    };
    if digest(text) == from.digest {
        return None;
    }
    let then = known
        .file
        .origin
        .as_deref()
        .filter(|then| digest(then) == from.digest);
    let name = format!("{}.md", from.module);
    let then = then.and_then(|then| ModuleForm::of_text(&now.shelf, &name, then));
    let Some(then) = then else {
        return Some(SuspectView {
            why: format!(
                "Le texte officiel de «\u{a0}{}\u{a0}» a changé depuis la version {}, et celui d’alors n’est plus gardé à côté\u{a0}: \
                 relisez le vôtre en regard de celui d’aujourd’hui.",
                from.title, from.version
            ),
            differences: Vec::new(),
            can_keep: true,
        });
    };
    let differences = differences(&then, &ModuleForm::of(now));
    // A later review that changed nothing asks for none here.
    (!differences.is_empty()).then(|| SuspectView {
        why: format!(
            "Le texte officiel de «\u{a0}{}\u{a0}» a changé depuis que vous l’avez adapté (version {} alors, {} aujourd’hui). Le vôtre \
             n’a pas bougé\u{a0}: voyez s’il doit suivre.",
            from.title, from.version, now.head.version
        ),
        differences,
        can_keep: true,
    })
}
