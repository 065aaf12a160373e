//! The dossiers whose choices name a module.

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use crate::Desk;
use crate::dossiers::{self, glance};

/// A dossier that names a module.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct UseView {
    /// Its file.
    pub path: String,
    /// Its name.
    pub name: String,
    /// Facets it keeps.
    pub kept: Vec<String>,
    /// Facets it leaves out.
    pub left_out: Vec<String>,
}

/// The dossiers of the folder, and those opened lately, whose choices name a module. One that cannot be read is not
/// told here: the list of dossiers says its trouble.
pub(super) fn uses(desk: &Desk, module: &str) -> Vec<UseView> {
    let mut uses = Vec::new();
    for path in dossiers::known(desk) {
        let Some((name, need)) = glance(&path) else {
            continue;
        };
        let Some(Value::Object(choices)) = need.get("choices") else {
            continue;
        };
        let (mut kept, mut left_out) = (Vec::new(), Vec::new());
        for (facet, choice) in choices {
            if facet.split_once('/').is_some_and(|(of, _)| of == module) {
                match choice {
                    Value::Bool(false) => left_out.push(facet.clone()),
                    _ => kept.push(facet.clone()),
                }
            }
        }
        if !kept.is_empty() || !left_out.is_empty() {
            uses.push(UseView {
                path: path.display().to_string(),
                name,
                kept,
                left_out,
            });
        }
    }
    uses
}
