//! Clauses of the house, laid over the official ones: whose a module is, what it was issued from, what is put away.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tender::{Choices, Date, FacetChoice, date_field};
use ts_rs::TS;

use crate::select::{JUSTIFICATION, WEIGHT};
use crate::{Conflict, Library, Module};

/// Whose a module is.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Of the application.
    #[default]
    Official,
    /// Written or adapted here.
    House,
    /// Written elsewhere, and received in the pack of that name.
    Pack(String),
}

/// The official module of which a module of the house is an adaptation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct IssuedFrom {
    /// Its id.
    pub module: String,
    /// Its title at that time.
    pub title: String,
    /// Its version at that time.
    pub version: u32,
    /// SHA-256 of its file at that time, in hexadecimal.
    pub digest: String,
}

/// Why a module is put away: no longer proposed nor drafted, still listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PutAway {
    /// The reason, as the buyer wrote it.
    pub reason: String,
    /// The day.
    #[serde(deserialize_with = "date_field")]
    pub day: Date,
}

/// SHA-256 of the text of a clause file, in hexadecimal.
#[must_use]
pub fn digest(text: &str) -> String {
    Sha256::digest(text)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Module {
    /// Whose it is, in French, when it is not the official one: « clause de la maison, issue de « … », version 2 ».
    #[must_use]
    pub fn mark(&self) -> Option<String> {
        let whose = match &self.origin {
            Origin::Official => return None,
            Origin::House => "clause de la maison".to_owned(),
            Origin::Pack(pack) => format!("clause de la maison, du paquet «\u{a0}{pack}\u{a0}»"),
        };
        Some(match &self.head.issued_from {
            None => whose,
            Some(from) => format!(
                "{whose}, issue de «\u{a0}{}\u{a0}», version {}",
                from.title, from.version
            ),
        })
    }
}

impl Library {
    /// The library in force: modules of the house over these, then what is put away taken aside.
    ///
    /// A module of the house takes the place of the official one that has its id.
    #[must_use]
    pub fn with_house(&self, house: Vec<Module>, put_away: &BTreeMap<String, PutAway>) -> Self {
        let mut modules = house;
        for official in self.modules() {
            if !modules.iter().any(|module| module.head.id == official.head.id) {
                modules.push(official.clone());
            }
        }
        let mut library = Self::default();
        for module in modules {
            match put_away.get(&module.head.id) {
                Some(why) => library.put_away.push((module, why.clone())),
                None => library.modules.push(module),
            }
        }
        library.sort();
        library
    }

    /// What of the choices can be followed here, and what cannot, in sentences. A dossier may come from a computer
    /// that has other clauses, or have been written before a clause changed: it opens all the same, and says so.
    #[must_use]
    pub fn heard(&self, choices: &Choices) -> (Choices, Vec<Conflict>) {
        let mut heard = Choices::new();
        let mut vain = Vec::new();
        for (id, choice) in choices {
            let mut say = |message: String| {
                vain.push(Conflict {
                    facet: id.clone(),
                    message,
                });
            };
            if self.facet(id).is_some() {
                heard.insert(id.clone(), self.followed(id, choice, &mut say));
            } else if *choice != FacetChoice::Kept(false) {
                say(self.absent(id));
            }
        }
        (heard, vain)
    }

    /// The choice of a facet without the values that it no longer accepts.
    fn followed(&self, id: &str, choice: &FacetChoice, say: &mut dyn FnMut(String)) -> FacetChoice {
        let FacetChoice::Values(values) = choice else {
            return choice.clone();
        };
        let mut followed = values.clone();
        for (name, value) in values {
            let alone = FacetChoice::Values([(name.clone(), value.clone())].into());
            if let Err(error) = self.check_choice(id, &alone) {
                followed.remove(name);
                // Points and reasons belong to the format: their refusals say enough.
                let kept = if [WEIGHT, JUSTIFICATION].contains(&name.as_str()) {
                    String::new()
                } else {
                    "\u{a0}; cette valeur n’est pas employée".to_owned()
                };
                say(format!("«\u{a0}{id}\u{a0}»\u{a0}: {}{kept}", error.message));
            }
        }
        FacetChoice::Values(followed)
    }

    /// Why a facet that was chosen is not there.
    fn absent(&self, id: &str) -> String {
        let module = id.split_once('/').map_or(id, |(module, _)| module);
        if let Some((module, why)) = self.put_away().iter().find(|(one, _)| one.head.id == module) {
            return format!(
                "«\u{a0}{id}\u{a0}» est choisie, mais la clause «\u{a0}{}\u{a0}» a été rangée le {}\u{a0}: {}. Rien n’en est rédigé\u{a0}; \
                 reprenez-la dans la bibliothèque de clauses, ou choisissez-en une autre",
                module.head.title,
                day(why.day),
                why.reason.trim().trim_end_matches('.')
            );
        }
        match self.module(module) {
            Some(module) => format!(
                "«\u{a0}{id}\u{a0}» est choisie, mais la clause «\u{a0}{}\u{a0}» n’a pas cette facette sur ce poste. Rien n’en est rédigé",
                module.head.title
            ),
            None => format!(
                "«\u{a0}{id}\u{a0}» est choisie, mais cette clause n’est pas sur ce poste. Rien n’en est rédigé\u{a0}; si elle est d’une \
                 maison, demandez son paquet de clauses à qui l’a écrite et installez-le"
            ),
        }
    }
}

/// « 29/11/2026 ».
fn day(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}
